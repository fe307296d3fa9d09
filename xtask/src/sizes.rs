//! What the shipped files weigh, against the committed baseline xtask/sizes.json.
//!
//! A file may drift by 1 % or 256 bytes: the releases of rustc that stable stands for differ by that.

use crate::{compression, paths};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
};

/// One file's weight in bytes: as it is, and in the strongest form of what servers compress with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    raw: usize,
    /// gzip, level 9.
    gzip: usize,
    /// Brotli, quality 11.
    brotli: usize,
}

/// The weight of each file of a folder, by its name without content hash.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sizes(BTreeMap<String, Size>);

impl Sizes {
    /// Weighs a folder's files; not what is compressed beside them.
    pub fn of(folder: &Path) -> Result<Self> {
        let mut sizes = BTreeMap::new();
        for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
            let path = entry?.path();
            if !compression::is_beside(&path) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                sizes.insert(without_hash(&name), Size::of(&fs::read(&path)?)?);
            }
        }
        Ok(Self(sizes))
    }

    /// Where these sizes left the baseline, one sentence each.
    pub fn drift_from_baseline(&self) -> Result<Vec<String>> {
        let path = baseline();
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        Ok(self.drift(&serde_json::from_str(&text)?))
    }

    /// Makes these sizes the baseline.
    pub fn bless(&self) -> Result<()> {
        Ok(fs::write(baseline(), serde_json::to_string_pretty(self)? + "\n")?)
    }

    /// Each file's size after Brotli.
    pub fn brotli(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(name, size)| (name.as_str(), size.brotli))
    }

    fn drift(&self, baseline: &Self) -> Vec<String> {
        let lost = baseline.0.keys().filter(|name| !self.0.contains_key(*name));
        let mut drift: Vec<_> =
            lost.map(|name| format!("{name} is in the baseline but not shipped")).collect();
        for (name, now) in &self.0 {
            let Some(before) = baseline.0.get(name) else {
                drift.push(format!("{name} is shipped but not in the baseline"));
                continue;
            };
            for (form, before, now) in [
                ("raw", before.raw, now.raw),
                ("gzip", before.gzip, now.gzip),
                ("brotli", before.brotli, now.brotli),
            ] {
                if now.abs_diff(before) > (before / 100).max(256) {
                    let verb = if now > before { "grew" } else { "shrank" };
                    drift.push(format!("{name} {verb} from {before} to {now} bytes ({form})"));
                }
            }
        }
        drift
    }
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self {
            raw: bytes.len(),
            gzip: compression::gzip(bytes)?.len(),
            brotli: compression::brotli(bytes)?.len(),
        })
    }
}

/// A table; its last line counts what a page loads, which the licences are not part of.
impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut row = |name: &str, raw: &str, gzip: &str, brotli: &str| {
            writeln!(out, "{name:<26} {raw:>9} {gzip:>9} {brotli:>9}")
        };
        row("bytes", "raw", "gzip 9", "brotli 11")?;
        let mut loaded = Size::default();
        for (name, size) in &self.0 {
            row(name, &size.raw.to_string(), &size.gzip.to_string(), &size.brotli.to_string())?;
            if !name.starts_with("LICENSE") {
                loaded.raw += size.raw;
                loaded.gzip += size.gzip;
                loaded.brotli += size.brotli;
            }
        }
        row("loaded by a page", &loaded.raw.to_string(), &loaded.gzip.to_string(), &loaded.brotli.to_string())
    }
}

fn baseline() -> PathBuf {
    paths::root().join("xtask/sizes.json")
}

/// "invest-seoul-news.wasm" for "invest-seoul-news-0123abcd.wasm".
fn without_hash(name: &str) -> String {
    let Some((stem, rest)) = name.rsplit_once('-') else { return name.into() };
    match rest.split_once('.') {
        Some((hash, extension)) if hash.len() == 8 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            format!("{stem}.{extension}")
        }
        _ => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes<const N: usize>(files: [(&str, usize); N]) -> Sizes {
        Sizes(files.map(|(name, raw)| (name.to_owned(), Size { raw, gzip: 0, brotli: 0 })).into())
    }

    #[test]
    fn a_content_hash_is_no_part_of_a_files_name() {
        assert_eq!(without_hash("invest-seoul-news-0123abcd.wasm"), "invest-seoul-news.wasm");
        assert_eq!(without_hash("invest-seoul-news.js"), "invest-seoul-news.js");
        assert_eq!(without_hash("LICENSE-MIT"), "LICENSE-MIT");
    }

    #[test]
    fn a_file_may_drift_by_256_bytes_or_one_percent() {
        let baseline = sizes([("small", 1_000), ("large", 100_000)]);
        assert_eq!(sizes([("small", 1_256), ("large", 99_000)]).drift(&baseline), Vec::<String>::new());
        assert_eq!(
            sizes([("small", 1_257), ("large", 98_999)]).drift(&baseline),
            ["large shrank from 100000 to 98999 bytes (raw)", "small grew from 1000 to 1257 bytes (raw)"]
        );
    }

    #[test]
    fn a_file_that_comes_or_goes_is_drift() {
        assert_eq!(
            sizes([("new", 1)]).drift(&sizes([("old", 1)])),
            ["old is in the baseline but not shipped", "new is shipped but not in the baseline"]
        );
    }

    #[test]
    fn compressed_sizes_are_those_of_the_strongest_setting() {
        assert_eq!(Size::of(&[b'a'; 10_000]).unwrap(), Size { raw: 10_000, gzip: 45, brotli: 13 });
    }
}
