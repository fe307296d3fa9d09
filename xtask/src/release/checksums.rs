//! Checksums of the files of a release: for people who download it, and for pages that pin it.

use super::Files;
use crate::wasm;
use anyhow::Result;
use serde_json::json;
use sha2::{Digest, Sha384};
use std::{collections::BTreeMap, fmt::Write};

/// `SHA384SUMS`, which `sha384sum -c` checks.
pub fn sums(files: &Files) -> String {
    let mut lines = String::new();
    for (name, bytes) in files {
        writeln!(lines, "{:x}  {name}", Sha384::digest(bytes)).expect("a string can be written to");
    }
    lines
}

/// `integrity.json`: the version, and the subresource integrity value of each file that a page can pin.
pub fn integrity(files: &Files) -> Result<String> {
    let pinned = files.iter().filter(|(name, _)| name.ends_with(".js") || name.ends_with(".wasm"));
    let values: BTreeMap<_, _> = pinned.map(|(name, bytes)| (name, wasm::integrity(bytes))).collect();
    let document = json!({ "version": env!("CARGO_PKG_VERSION"), "integrity": values });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        [("b.js", "1"), ("a.txt", "2")].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()
    }

    #[test]
    fn sums_are_lines_of_hash_and_name() {
        let sums = sums(&files());
        let lines: Vec<_> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
        assert_eq!(
            lines.iter().map(|(hash, name)| (hash.len(), *name)).collect::<Vec<_>>(),
            [(96, "a.txt"), (96, "b.js")]
        );
        assert!(lines[1].0.starts_with("47f05d367b0c32e4"), "{sums}");
    }

    #[test]
    fn scripts_and_modules_can_be_pinned() {
        let document: serde_json::Value = serde_json::from_str(&integrity(&files()).unwrap()).unwrap();
        let value = "sha384-R/BdNnsMMuQ4+2Pmz0pfNcKqL5DcdUP4pBoPlc6KQKMTq1zzYTSiBoxMlpy1Dbd2";
        assert_eq!(document, json!({ "version": env!("CARGO_PKG_VERSION"), "integrity": { "b.js": value } }));
    }
}
