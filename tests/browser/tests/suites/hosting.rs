//! Checks `docs/hosting.md` against the tests: each row names behaviours that exist, and each page of `tests/hosts/` and each site or
//! app of `tests/frameworks/` is in a row.

use std::{collections::BTreeSet, fs};

use anyhow::Result;
use browser_tests::{Behaviour, Trial, project};

const PAGES: [&str; 2] = ["tests/hosts", "tests/frameworks"];

/// The checks of the document against these `behaviours`.
pub fn checks(behaviours: &[Behaviour]) -> Vec<Trial> {
    let known: BTreeSet<&str> = behaviours.iter().map(Behaviour::short_name).collect();
    vec![
        Trial::test("hosting::every_row_is_proven", move || Ok(every_row_is_proven(&known)?)),
        Trial::test("hosting::every_page_is_in_a_row", || Ok(every_page_is_in_a_row()?)),
    ]
}

/// The rows of all tables whose last column is `proven by`.
fn rows(document: &str) -> impl Iterator<Item = &str> {
    let tables = document
        .split("\n\n")
        .filter(|block| block.lines().next().is_some_and(|head| head.ends_with("| proven by |")));
    tables.flat_map(|table| table.lines().skip(2))
}

fn every_row_is_proven(known: &BTreeSet<&str>) -> Result<()> {
    let document = fs::read_to_string(project("docs/hosting.md"))?;
    assert_ne!(rows(&document).count(), 0);
    for row in rows(&document) {
        let proof = row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        let named: BTreeSet<&str> = proof.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() && named.is_subset(known), "{row}");
    }
    Ok(())
}

fn every_page_is_in_a_row() -> Result<()> {
    let document = fs::read_to_string(project("docs/hosting.md"))?;
    let links = rows(&document).flat_map(|row| row.split("](../").skip(1));
    let linked = links
        .filter_map(|link| link.split(')').next())
        .filter(|link| PAGES.iter().any(|pages| link.starts_with(pages)));
    let mut there = BTreeSet::new();
    for pages in PAGES {
        for page in fs::read_dir(project(pages))? {
            let page = page?;
            if page.file_type()?.is_dir() {
                there.insert(format!("{pages}/{}", page.file_name().display()));
            }
        }
    }
    assert_eq!(linked.collect::<BTreeSet<_>>(), there.iter().map(String::as_str).collect());
    Ok(())
}
