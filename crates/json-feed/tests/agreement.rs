//! The checker says what the reader of the widget does, of every document.

use std::fs;

use json_feed::check::{Effect, Rule, Severity, check};
use json_feed::{Error, Limits, OmittedItem, Reader};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What the widget has of a document: how many items it shows, what it leaves out, and whether the document ends well.
fn widget(document: &[u8]) -> (usize, Vec<OmittedItem>, Result<(), Error>) {
    let mut reader = Reader::new(Limits::WIDGET);
    let (mut items, mut omitted) = (0, Vec::new());
    for piece in document.chunks(7) {
        let result = reader.push(piece);
        items += reader.take_items().len();
        omitted = reader.omitted().to_vec();
        if result.is_err() {
            break;
        }
    }
    (items, omitted, reader.finish().map(|_| ()))
}

fn agree(document: &[u8]) {
    let (items, omitted, end) = widget(document);
    let findings = check(document, None);
    let with_effect = |effect: Effect| -> Vec<&str> {
        findings.iter().filter(|found| found.effect == effect).map(|found| found.at.as_str()).collect()
    };
    let (failed, damaged): (&[&str], &[&str]) = match (&end, items) {
        (Ok(()), _) => (&[], &[]),
        (Err(_), 0) => (&[""], &[]),
        (Err(_), _) => (&[], &[""]),
    };
    assert_eq!(with_effect(Effect::NoNews), failed);
    assert_eq!(with_effect(Effect::ItemsBeforeDamageShown), damaged);
    let left_out: Vec<_> = omitted.iter().map(|item| format!("/items/{}", item.index)).collect();
    assert_eq!(with_effect(Effect::ItemOmitted), left_out);
    if let Err(error) = end {
        let rule = if items == 0 { Rule::NoFeed(error) } else { Rule::Damaged(error) };
        let told = findings.iter().any(|found| found.rule == rule);
        assert!(told && findings[0].severity == Severity::Error, "{error}: {findings:?}");
    }
}

fn fixtures() -> Vec<Vec<u8>> {
    fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .expect("the fixtures are there")
        .map(|entry| fs::read(entry.expect("a fixture").path()).expect("a fixture can be read"))
        .collect()
}

#[test]
fn checker_and_reader_agree_on_all_fixtures() {
    for document in fixtures() {
        agree(&document);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn checker_and_reader_agree_on_broken_feeds(
        document in select(fixtures()), at in any::<Index>(), length in 0..8_usize,
        bytes in prop_oneof![vec(any::<u8>(), 0..4), r#"[\[\]{}",:\\u0-9a-z.eE+-]{0,4}"#.prop_map(String::into_bytes)],
    ) {
        let mut document = document;
        let start = at.index(document.len() + 1);
        let end = document.len().min(start + length);
        document.splice(start..end, bytes);
        agree(&document);
    }
}
