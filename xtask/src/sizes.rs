//! The sizes of the shipped files. Two rules: hard budgets, and the baseline xtask/sizes.json with a tolerance.
//!
//! A budget says what a page may be asked to load. The baseline shows when a change or an update of a dependency moves a size:
//! then somebody decides, with `cargo xtask dist --bless`.

use crate::{bundle::SCRIPT, compression, frame, paths};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
};

/// Most bytes of the script after Brotli. Every page loads it at once, however far down the widget is.
/// 2,600 of them are for pages that live on: pairs of tags and elements, frameworks that hydrate, copies of the script.
const SCRIPT_BUDGET: usize = 15_900;

/// Most bytes of the script and the module after Brotli: 3 % more than they have. The goal is 88,000; docs/performance.md says what the
/// rest is spent on, and what of it can be loaded later.
const CODE_BUDGET: usize = 175_500;

/// How far a file may be from the baseline, in percent.
const TOLERANCE: usize = 3;

/// The size of one file in bytes: as it is, and in the strongest form of what servers compress with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    raw: usize,
    /// gzip, level 9.
    gzip: usize,
    /// Brotli, quality 11.
    brotli: usize,
}

/// The size of each file of a folder, by its name without the content hash. The messages of all languages are one entry, the largest. What
/// depends on the address of the folder is left out.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sizes(BTreeMap<String, Size>);

impl Sizes {
    /// Measures the files of a folder, except the compressed copies beside them.
    pub fn of(folder: &Path) -> Result<Self> {
        let mut sizes = BTreeMap::new();
        let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
        // No reader of a partner's page loads the folder of the configurator.
        for entry in entries.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_file())) {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !compression::is_beside(&path) && ![frame::PAGE, frame::OEMBED].contains(&&*name) {
                let size = Size::of(&fs::read(&path)?)?;
                let entry = sizes.entry(entry_name(&name)).or_insert(size);
                *entry = if entry.brotli < size.brotli { size } else { *entry };
            }
        }
        Ok(Self(sizes))
    }

    /// Every budget that these sizes exceed and every file that left the baseline, one sentence each.
    pub fn problems(&self) -> Result<Vec<String>> {
        let path = baseline();
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let mut problems = self.over_budget();
        problems.extend(self.drift(&serde_json::from_str(&text)?));
        Ok(problems)
    }

    /// Makes these sizes the baseline.
    pub fn bless(&self) -> Result<()> {
        Ok(fs::write(baseline(), serde_json::to_string_pretty(self)? + "\n")?)
    }

    fn over_budget(&self) -> Vec<String> {
        let brotli = |name: &str| self.0.get(name).map_or(0, |size| size.brotli);
        let script = brotli(SCRIPT);
        let code = script + brotli("invest-seoul-news.wasm");
        [("the script", script, SCRIPT_BUDGET), ("script and module", code, CODE_BUDGET)]
            .into_iter()
            .filter(|(_, bytes, budget)| bytes > budget)
            .map(|(what, bytes, budget)| {
                format!("{what}: {bytes} bytes (brotli), {} over the budget of {budget}", bytes - budget)
            })
            .collect()
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
                if now.abs_diff(before) * 100 > before * TOLERANCE {
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

/// A table. The last line is what a page loads whose language is compiled in, for a carousel: all files but chunks, messages, licences and
/// what is for frames.
impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut row = |name: &str, raw: &str, gzip: &str, brotli: &str| {
            writeln!(out, "{name:<26} {raw:>9} {gzip:>9} {brotli:>9}")
        };
        row("bytes", "raw", "gzip 9", "brotli 11")?;
        let mut loaded = Size::default();
        for (name, size) in &self.0 {
            row(name, &size.raw.to_string(), &size.gzip.to_string(), &size.brotli.to_string())?;
            if !name.starts_with("LICENSE")
                && !name.starts_with("chunk-")
                && ![MESSAGES, frame::SCRIPT].contains(&&**name)
            {
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

/// The entry of the messages of all languages.
const MESSAGES: &str = "messages.json";

/// "invest-seoul-news.wasm" for "invest-seoul-news-0123abcd.wasm".
fn entry_name(name: &str) -> String {
    if name.starts_with("messages-") {
        return MESSAGES.into();
    }
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
        Sizes(files.map(|(name, bytes)| (name.to_owned(), Size { raw: 0, gzip: 0, brotli: bytes })).into())
    }

    fn over_budget(script: usize, module: usize) -> Vec<String> {
        sizes([(SCRIPT, script), ("invest-seoul-news.wasm", module), ("LICENSE-MIT", 99_999)]).over_budget()
    }

    #[test]
    fn code_up_to_the_budgets_is_accepted() {
        assert_eq!(over_budget(SCRIPT_BUDGET, CODE_BUDGET - SCRIPT_BUDGET), Vec::<String>::new());
    }

    #[test]
    fn each_exceeded_budget_is_named() {
        let (script, code) = (SCRIPT_BUDGET + 1, CODE_BUDGET + 1);
        assert_eq!(
            over_budget(script, code - script),
            [
                format!("the script: {script} bytes (brotli), 1 over the budget of {SCRIPT_BUDGET}"),
                format!("script and module: {code} bytes (brotli), 1 over the budget of {CODE_BUDGET}"),
            ]
        );
    }

    #[test]
    fn a_small_script_does_not_excuse_a_large_module() {
        let code = CODE_BUDGET + 1;
        assert_eq!(
            over_budget(1_000, code - 1_000),
            [format!("script and module: {code} bytes (brotli), 1 over the budget of {CODE_BUDGET}")]
        );
    }

    #[test]
    fn the_name_of_a_file_has_no_content_hash() {
        assert_eq!(entry_name("invest-seoul-news-0123abcd.wasm"), "invest-seoul-news.wasm");
        assert_eq!(entry_name("messages-zh-Hant-0123abcd.json"), "messages.json");
        assert_eq!(entry_name("invest-seoul-news.js"), "invest-seoul-news.js");
        assert_eq!(entry_name("LICENSE-MIT"), "LICENSE-MIT");
    }

    #[test]
    fn a_file_may_differ_from_the_baseline_by_three_percent() {
        let baseline = sizes([("small", 1_000), ("large", 100_000)]);
        assert_eq!(sizes([("small", 1_030), ("large", 97_000)]).drift(&baseline), Vec::<String>::new());
        assert_eq!(
            sizes([("small", 1_031), ("large", 96_999)]).drift(&baseline),
            [
                "large shrank from 100000 to 96999 bytes (brotli)",
                "small grew from 1000 to 1031 bytes (brotli)"
            ]
        );
    }

    #[test]
    fn a_new_or_missing_file_is_drift() {
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
