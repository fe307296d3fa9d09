//! The licences of all code of others that can be in the modules, with their texts.

use crate::crates::{Crate, Id};
use anyhow::{Context, Result, ensure};
use std::{collections::BTreeMap, fs, path::Path};

/// The licences under which a release may contain code of others. All let us give it to anybody, and none asks a page that embeds the
/// widget for anything. What is in tools alone may have others (deny.toml).
const ALLOWED: [&str; 7] =
    ["MIT", "Apache-2.0", "Unicode-3.0", "Zlib", "BSL-1.0", "Unlicense", "BSD-3-Clause"];

/// Beginnings of names of files with a licence or a notice.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

const MIT: &str = include_str!("../../LICENSE-MIT");

/// The name of the file with the document.
pub const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// The document: a section for each text, with the crates that it is about.
///
/// # Errors
/// If a crate has no text, or a licence that is not allowed.
pub fn document(crates: &BTreeMap<Id, Crate>) -> Result<String> {
    // Many crates have the same text.
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for it in crates.values().filter(|it| !it.is_own()) {
        let unknown = it.licence.split([' ', '(', ')']).find(|word| !is_allowed(word));
        ensure!(unknown.is_none(), "{} is under {}", it.name, it.licence);
        let title = format!("{} {} ({})", it.name, it.version, it.licence);
        for text in texts(it).with_context(|| format!("the licence of {}", it.name))? {
            sections.entry(text).or_default().push(title.clone());
        }
    }
    sections
        .entry(mit("The Rust Project Contributors"))
        .or_default()
        .push("Rust's standard library (MIT OR Apache-2.0)".into());
    let mut ordered: Vec<_> = sections.into_iter().map(|(text, titles)| (titles, text)).collect();
    ordered.sort();
    let mut document = "The WebAssembly modules (*.wasm) are linked from the crates below.\n".to_owned();
    for (titles, text) in ordered {
        document.push_str(&format!("\n{}\n{}\n\n{}\n", "=".repeat(80), titles.join("\n"), text.trim_end()));
    }
    Ok(document)
}

fn is_allowed(word: &str) -> bool {
    word.is_empty() || ["AND", "OR", "WITH", "LLVM-exception"].contains(&word) || ALLOWED.contains(&word)
}

/// The texts in the package. Packages without one name the MIT licence, which is short enough to be written here.
fn texts(it: &Crate) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(&it.folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|start| name.starts_with(start)) && entry.file_type()?.is_file() {
            texts.push(read(&entry.path())?);
        }
    }
    if texts.is_empty() {
        ensure!(it.licence.contains("MIT"), "the package has no text of {}", it.licence);
        let authors =
            if it.authors.is_empty() { format!("the authors of {}", it.name) } else { it.authors.join(", ") };
        texts.push(mit(&authors));
    }
    texts.sort();
    Ok(texts)
}

fn read(path: &Path) -> Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(path)?).replace("\r\n", "\n"))
}

/// The MIT licence of code by these authors.
fn mit(authors: &str) -> String {
    let line = |line: &str| match line.starts_with("Copyright") {
        true => format!("Copyright (c) {authors}\n"),
        false => format!("{line}\n"),
    };
    MIT.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crates::{CONFIGURATOR, WIDGET, linked};

    #[test]
    fn every_crate_of_others_has_its_licence() {
        let crates = linked(&[WIDGET, CONFIGURATOR]).unwrap();
        let document = document(&crates).unwrap();
        for it in crates.values() {
            let title = format!("\n{} {} (", it.name, it.version);
            assert_eq!(document.contains(&title), !it.is_own(), "{title}");
        }
        assert!(document.contains("Copyright (c) The Rust Project Contributors\n"));
    }

    #[test]
    fn the_mit_licence_names_the_authors() {
        assert_eq!(mit("Ada").lines().nth(2), Some("Copyright (c) Ada"));
    }
}
