//! Only its `id` decides whether an item is kept.

use json_feed::{DroppedField, Flaw, Item, OmissionReason, OmittedItem, Reading};

use crate::{read, releases, some, without_items};

#[test]
fn an_item_without_a_usable_id_is_kept_by_its_address() {
    let address = |number: u32| format!("https://example.org/{number}");
    let item = |number| Item { url: Some(address(number)), ..Item::new(address(number)) };
    let external = |number| Item { external_url: Some(address(number)), ..Item::new(address(number)) };
    let dropped = [
        ("/items/0/id", Flaw::Missing),
        ("/items/1/id", Flaw::Missing),
        ("/items/2/id", Flaw::Blank),
        ("/items/2/url", Flaw::NotAString),
        ("/items/3/id", Flaw::NotAString),
        ("/items/4/id", Flaw::NotAString),
    ];
    assert_eq!(
        read("id_is_missing_beside_an_address.json"),
        Ok(Reading {
            feed: releases([
                Item { title: some("First"), ..item(1) },
                external(2),
                external(3),
                item(4),
                item(5)
            ]),
            omitted: vec![
                OmittedItem { index: 5, reason: OmissionReason::IdRepeated { first: 0 } },
                OmittedItem { index: 6, reason: OmissionReason::IdMissing },
            ],
            dropped: dropped.map(|(at, flaw)| DroppedField { at: at.to_owned(), flaw }).into(),
        })
    );
}

#[test]
fn a_number_as_id_becomes_text_as_ecmascript_writes_it() {
    let ids = ["5", "6", "5.5", "-110", "-0.25", "1000", "0.0000001", "18446744073709551615"];
    assert_eq!(read("id_is_a_number.json"), without_items(releases(ids.map(Item::new)), []));
}

#[test]
fn a_number_too_long_to_be_told_from_others_is_no_id() {
    let reason = OmissionReason::IdNotText;
    assert_eq!(
        read("id_is_too_long_a_number.json"),
        without_items(
            releases([Item::new("123456789012345678901")]),
            [(0, reason.clone()), (1, reason.clone()), (2, reason)],
        )
    );
}

#[test]
fn an_item_without_id_is_left_out() {
    let reason = OmissionReason::IdMissing;
    assert_eq!(
        read("id_is_missing.json"),
        without_items(releases([Item::new("3")]), [(0, reason.clone()), (1, reason)])
    );
}

#[test]
fn an_item_with_a_blank_id_is_left_out() {
    let reason = OmissionReason::IdBlank;
    assert_eq!(
        read("id_is_blank.json"),
        without_items(releases([Item::new("3")]), [(0, reason.clone()), (1, reason)])
    );
}

#[test]
fn an_item_whose_id_is_neither_string_nor_number_is_left_out() {
    let reason = OmissionReason::IdNotText;
    assert_eq!(
        read("id_is_not_text.json"),
        without_items(releases([Item::new("4")]), [(0, reason.clone()), (1, reason.clone()), (2, reason)],)
    );
}

#[test]
fn of_items_with_one_id_the_first_is_kept_and_nothing_is_told_of_the_others_fields() {
    assert_eq!(
        read("id_is_repeated.json"),
        without_items(
            releases([Item { title: some("First"), ..Item::new("5") }, Item::new("6")]),
            [
                (1, OmissionReason::IdRepeated { first: 0 }),
                (2, OmissionReason::IdMissing),
                (4, OmissionReason::IdRepeated { first: 3 }),
            ],
        )
    );
}

#[test]
fn ids_that_begin_alike_are_told_apart() {
    let ids = ["11", "1", "1\0", "110"];
    assert_eq!(
        read("id_begins_like_another.json"),
        without_items(releases(ids.map(Item::new)), [(4, OmissionReason::IdRepeated { first: 1 })])
    );
}

#[test]
fn an_item_that_is_no_object_is_left_out() {
    let reason = OmissionReason::NotAnObject;
    assert_eq!(
        read("item_is_not_an_object.json"),
        without_items(
            releases([Item::new("1"), Item::new("5")]),
            [(1, reason.clone()), (2, reason.clone()), (3, reason)],
        )
    );
}

/// The reader marks numbers as objects with an empty name while it decodes an item.
#[test]
fn an_object_with_an_empty_name_is_not_a_number() {
    let document = br#"{"version":"https://jsonfeed.org/version/1.1","title":"Releases","items":[{"id":{"":"5"}},{"id":{"":5}}]}"#;
    let reason = OmissionReason::IdNotText;
    assert_eq!(json_feed::read(document), without_items(releases([]), [(0, reason.clone()), (1, reason)]));
}
