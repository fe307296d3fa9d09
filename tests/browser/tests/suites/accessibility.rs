//! Checks `docs/accessibility.md` against the tests: it has each criterion of WCAG 2.2 A and AA and each item of KWCAG 2.2, in order, and
//! each names behaviours that exist, or says why there is nothing to test.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::Result;
use browser_tests::{Behaviour, Trial, project};

/// The success criteria of levels A and AA (<https://www.w3.org/TR/WCAG22/>).
const WCAG: [&str; 55] = [
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5",
    "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.1.1", "2.1.2",
    "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6", "2.4.7",
    "2.4.11", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7", "2.5.8", "3.1.1", "3.1.2", "3.2.1", "3.2.2",
    "3.2.3", "3.2.4", "3.2.6", "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8", "4.1.2", "4.1.3",
];

/// The items of KS X OT0003:2022 (KWCAG 2.2, <https://a11ykr.github.io/kwcag22/>).
const KWCAG: [&str; 33] = [
    "5.1.1", "5.2.1", "5.3.1", "5.3.2", "5.3.3", "5.4.1", "5.4.2", "5.4.3", "5.4.4", "6.1.1", "6.1.2",
    "6.1.3", "6.1.4", "6.2.1", "6.2.2", "6.3.1", "6.4.1", "6.4.2", "6.4.3", "6.4.4", "6.5.1", "6.5.2",
    "6.5.3", "6.5.4", "7.1.1", "7.2.1", "7.2.2", "7.3.1", "7.3.2", "7.3.3", "7.3.4", "8.1.1", "8.2.1",
];

/// How a row says that there is nothing to test.
const REASONS: [&str; 2] = ["Does not apply: ", "The page’s: "];

/// A row of a table whose last column is `proven by`: its cells.
type Row = Vec<String>;

/// The checks of the document against these `behaviours`.
pub fn checks(behaviours: &[Behaviour]) -> Vec<Trial> {
    let known: BTreeSet<&str> = behaviours.iter().map(Behaviour::short_name).collect();
    vec![
        Trial::test("accessibility::every_criterion_is_there_once", || Ok(every_criterion_is_there_once()?)),
        Trial::test("accessibility::every_item_of_kwcag_is_there", || Ok(every_item_of_kwcag_is_there()?)),
        Trial::test("accessibility::every_row_is_proven", move || Ok(every_row_is_proven(&known)?)),
    ]
}

/// The tables by the first word of their heads, `WCAG` and `KWCAG`.
fn tables() -> Result<BTreeMap<String, Vec<Row>>> {
    let document = fs::read_to_string(project("docs/accessibility.md"))?;
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let tables = document.split("\n\n").filter_map(|block| {
        let head = block.lines().next()?.strip_suffix("| proven by |")?;
        let name = head.trim_start_matches("| ").split(' ').next()?;
        Some((name.to_owned(), block.lines().skip(2).map(cells).collect()))
    });
    Ok(tables.collect())
}

/// The number that a cell begins with.
fn number(cell: &str) -> &str {
    cell.split(' ').next().unwrap_or_default()
}

fn every_criterion_is_there_once() -> Result<()> {
    let tables = tables()?;
    let numbers: Vec<&str> = tables["WCAG"].iter().map(|row| number(&row[0])).collect();
    assert_eq!(numbers, WCAG);
    Ok(())
}

/// Beside the criterion of the same meaning, or in the table of those without one.
fn every_item_of_kwcag_is_there() -> Result<()> {
    let tables = tables()?;
    let beside = tables["WCAG"].iter().flat_map(|row| row[2].split(", "));
    let own: Vec<&str> = tables["KWCAG"].iter().map(|row| number(&row[0])).collect();
    let beside: BTreeSet<&str> = beside.filter(|item| !item.is_empty()).collect();
    assert!(own.iter().all(|item| !beside.contains(item)), "an item of its own is also beside a criterion");
    assert_eq!(beside.into_iter().chain(own).collect::<BTreeSet<_>>(), KWCAG.into());
    Ok(())
}

fn every_row_is_proven(known: &BTreeSet<&str>) -> Result<()> {
    for row in tables()?.into_values().flatten() {
        let proof = row.last().map(String::as_str).unwrap_or_default();
        let named: BTreeSet<&str> = proof.split('`').skip(1).step_by(2).collect();
        let unknown: Vec<&&str> = named.difference(known).collect();
        assert!(unknown.is_empty(), "{} names tests that do not exist: {unknown:?}", row[0]);
        let has_reason = REASONS.iter().any(|reason| proof.starts_with(reason));
        assert!(!named.is_empty() || has_reason, "{} has neither a test nor a reason", row[0]);
    }
    Ok(())
}
