//! Strings and numbers are decoded as `std` and serde_json decode them.

use json_feed::{Item, OmissionReason, OmittedItem, Reading};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Number;

fn read(item: &str) -> Reading {
    let document = format!(r#"{{"version":"https://jsonfeed.org/version/1.1","items":[{item}]}}"#);
    json_feed::read(document.as_bytes()).expect("the document is a feed")
}

fn title(string: &[u8]) -> Option<String> {
    let document =
        [br#"{"version":"https://jsonfeed.org/version/1.1","items":[],"title":"#, string, b"}"].concat();
    json_feed::read(&document).expect("the document is a feed").feed.title
}

/// The id and views of an item and the duration of an attachment, all written as this number.
fn numbers(number: &str) -> (Option<String>, Option<u64>, Option<f64>) {
    let reading = read(&format!(
        r#"{{"id":{number}}},{{"id":"-","_invest_seoul":{{"views":{number}}},"attachments":[{{"url":"-","duration_in_seconds":{number}}}]}}"#
    ));
    let (others, [item]) = reading.feed.items.split_last_chunk().expect("the last item has a good id");
    let id = others.first().map(|Item { id, .. }| id.clone());
    (id, item.invest_seoul.views, item.attachments[0].duration_in_seconds)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn a_string_is_what_serde_json_makes_of_it(text in "x\\PC*", escaped in any::<bool>()) {
        let mut string = serde_json::to_string(&text).expect("a string can be written");
        if escaped {
            let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            string = format!("\"{units}\"");
        }
        prop_assert_eq!(serde_json::from_str(&string).ok(), Some(text.clone()));
        prop_assert_eq!(title(string.as_bytes()), Some(text));
    }

    #[test]
    fn bytes_in_a_string_are_read_as_std_reads_them(bytes in vec(any::<u8>(), 0..12)) {
        let bytes: Vec<u8> =
            bytes.into_iter().filter(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1F)).collect();
        let text = format!("x{}", String::from_utf8_lossy(&bytes));
        prop_assert_eq!(title(&[b"\"x", &bytes[..], b"\""].concat()), Some(text));
    }

    #[test]
    fn escaped_units_in_a_string_are_read_as_std_reads_them(units in vec(prop_oneof![any::<u16>(), 0xD800..0xE000_u16], 0..8)) {
        let string: String = units.iter().map(|unit| format!("\\u{unit:04X}")).collect();
        let text = format!("x{}", String::from_utf16_lossy(&units));
        prop_assert_eq!(title(format!("\"x{string}\"").as_bytes()), Some(text));
    }

    #[test]
    fn a_whole_number_is_what_serde_json_makes_of_it(number in prop_oneof![any::<u64>(), 0..1000_u64]) {
        let text = number.to_string();
        let duration = Some(number as f64);
        prop_assert_eq!(numbers(&text), (Some(text.clone()), Some(number), duration));
        let negative = (number > 0).then(|| format!("-{text}"));
        prop_assert_eq!(numbers(&format!("-{text}")), match negative {
            Some(negative) => (Some(negative), None, None),
            None => (Some(text), Some(0), Some(0.0)),
        });
    }

    #[test]
    fn a_number_is_what_serde_json_makes_of_it(number in "(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?") {
        let (id, count, duration) = numbers(&number);
        let theirs = serde_json::from_str::<Number>(&number).ok().and_then(|number| number.as_f64());
        let Some(theirs) = theirs else {
            prop_assert_eq!((id, count, duration), (None, None, None));
            return Ok(());
        };
        let ours = duration.expect("a number that a double holds");
        prop_assert!((ours - theirs).abs() <= theirs * 1e-14 + 1e-288, "{} is not {}", ours, theirs);
        // Ids and counts are exact. The last bit of a double from serde_json is not, one from `std` is.
        let exact: f64 = number.parse().expect("std reads every number of JSON");
        if let Some(id) = &id {
            prop_assert_eq!(id.parse(), Ok(exact));
        }
        if let Some(count) = count {
            prop_assert_eq!(count as f64, exact);
        }
        // A whole number that no program rounds is read, however it is written.
        if exact.fract() == 0.0 && (1.0..1e15).contains(&exact) && number.len() < 16 {
            prop_assert_eq!(count, Some(exact as u64));
            prop_assert_eq!(id, Some((exact as u64).to_string()));
        }
    }

    #[test]
    fn of_items_with_one_id_the_first_is_kept(ids in vec("[ab\u{0}\u{e9}\u{1f3ef}]{1,4}", 0..60)) {
        let item = |id: &String| format!("{{\"id\":{}}}", serde_json::to_string(id).expect("a string can be written"));
        let reading = read(&ids.iter().map(item).collect::<Vec<_>>().join(","));
        let first = |id: &String| ids.iter().position(|other| other == id).expect("the id is among the ids");
        let (kept, repeated): (Vec<_>, Vec<_>) =
            ids.iter().enumerate().partition(|(index, id)| first(id) == *index);
        prop_assert_eq!(reading.feed.items, kept.into_iter().map(|(_, id)| Item::new(id)).collect::<Vec<_>>());
        let omitted = |(index, id)| OmittedItem { index, reason: OmissionReason::IdRepeated { first: first(id) } };
        prop_assert_eq!(reading.omitted, repeated.into_iter().map(omitted).collect::<Vec<_>>());
    }
}
