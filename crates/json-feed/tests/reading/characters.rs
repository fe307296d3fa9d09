//! Text that is not UTF-8, as JSON requires.

use json_feed::{Error, Flaw, Item};

use crate::{nothing_left_out, read, releases, some, without_fields};

#[test]
fn a_byte_order_mark_is_no_part_of_the_document() {
    assert_eq!(read("byte_order_mark.json"), nothing_left_out(releases([Item::new("1")])));
}

#[test]
fn half_a_byte_order_mark_is_not_json() {
    assert_eq!(read("half_a_byte_order_mark.json"), Err(Error::NotJson { line: 1, column: 1 }));
}

#[test]
fn bytes_that_are_not_utf_8_become_replacement_characters() {
    let items = [Item { summary: some("서\u{FFFD}"), ..Item::new("1") }];
    assert_eq!(read("not_utf_8.json"), without_fields(releases(items), [("", Flaw::NotUnicode)]));
}

#[test]
fn half_a_surrogate_pair_in_a_name_makes_it_another_name() {
    let items = [Item { summary: some("z"), ..Item::new("1") }];
    assert_eq!(read("half_a_character_in_names.json"), nothing_left_out(releases(items)));
}

#[test]
fn half_a_surrogate_pair_becomes_a_replacement_character() {
    let items = [Item {
        title: some("\u{1F3EF} \\ud83c"),
        summary: some("Seoul \u{FFFD}\u{1F3EF} \u{FFFD}"),
        content_text: some("\u{FFFD} Seoul \u{FFFD}A"),
        ..Item::new("1")
    }];
    assert_eq!(read("half_a_character.json"), without_fields(releases(items), [("", Flaw::NotUnicode)]));
}
