//! The result does not depend on how the bytes are cut, and the reader agrees with serde_json on what JSON is.

mod grammar;
mod invariants;
mod values;

use std::fs;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn fixtures() -> Vec<Vec<u8>> {
    fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .expect("the fixtures are there")
        .map(|entry| fs::read(entry.expect("a fixture").path()).expect("a fixture can be read"))
        .collect()
}

#[test]
fn invariants_hold_of_all_fixtures() {
    for document in fixtures() {
        invariants::hold(&document, &[3]);
    }
}

/// A fixture of which some bytes are replaced, and the end may be missing.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    let bytes =
        prop_oneof![vec(any::<u8>(), 0..4), r#"[\[\]{}",:\\u0-9a-z.eE+-]{0,4}"#.prop_map(String::into_bytes)];
    let flaw = (any::<Index>(), 0..8_usize, bytes);
    (select(fixtures()), vec(flaw, 1..4), of(any::<Index>())).prop_map(|(mut document, flaws, end)| {
        for (start, length, bytes) in flaws {
            let start = start.index(document.len() + 1);
            let end = document.len().min(start + length);
            document.splice(start..end, bytes);
        }
        document.truncate(end.map_or(document.len(), |end| end.index(document.len() + 1)));
        document
    })
}

/// Any JSON, with any white space.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        select(vec!["null", "true", "false"]).prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,4})?",
        string(),
    ];
    scalar.prop_recursive(6, 48, 6, |value| {
        prop_oneof![
            (vec(value.clone(), 0..6), space()).prop_map(|(entries, space)| format!(
                "[{space}{}{space}]",
                entries.join(&format!("{space},"))
            )),
            (vec((name(), value), 0..6), space()).prop_map(|(members, space)| {
                let members: Vec<_> =
                    members.iter().map(|(name, value)| format!("{name}{space}:{space}{value}")).collect();
                format!("{{{space}{}{space}}}", members.join(&format!(",{space}")))
            }),
        ]
    })
}

fn space() -> impl Strategy<Value = String> {
    "[ \t\r\n]{0,2}"
}

fn name() -> impl Strategy<Value = String> {
    let known =
        ["id", "version", "items", "title", "authors", "author", "tags", "attachments", "_invest_seoul"];
    let known = select(known.to_vec());
    let escaped =
        |name: &str| name.chars().map(|letter| format!("\\u{:04x}", u32::from(letter))).collect::<String>();
    prop_oneof![
        known.clone().prop_map(|name| format!("\"{name}\"")),
        known.prop_map(move |name| format!("\"{}\"", escaped(name))),
        string()
    ]
}

/// A string, with its characters escaped in all possible ways.
fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[^\"\\\\\u{0}-\u{1F}]{0,4}",
        r#"\\["\\/bfnrt]"#,
        "\\\\u[0-9a-fA-F]{4}",
        "\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}",
    ];
    vec(piece, 0..6).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn lengths() -> impl Strategy<Value = Vec<usize>> {
    vec(0..40_usize, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn invariants_hold_of_bytes(document in vec(any::<u8>(), 0..64), lengths in lengths()) {
        invariants::hold(&document, &lengths);
    }

    #[test]
    fn invariants_hold_of_broken_feeds(document in broken(), lengths in lengths()) {
        invariants::hold(&document, &lengths);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn invariants_hold_of_json(document in json(), lengths in lengths()) {
        invariants::hold(document.as_bytes(), &lengths);
    }

    #[test]
    fn invariants_hold_of_feeds_of_any_json(version in json(), items in vec(json(), 0..4), lengths in lengths()) {
        let document = format!(r#"{{"version":{version},"items":[{}]}}"#, items.join(","));
        invariants::hold(document.as_bytes(), &lengths);
    }
}
