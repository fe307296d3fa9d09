//! Documents that are not feeds, and the smallest ones that are.

use json_feed::{Error, Feed, Flaw, Item, Version};

use crate::{fixture, nothing_left_out, read, releases, without_fields};

#[test]
fn what_is_not_json_is_no_feed() {
    assert_eq!(read("web_page.html"), Err(Error::NotJson { line: 1, column: 1 }));
    assert_eq!(read("comma_too_many.json"), Err(Error::NotJson { line: 4, column: 27 }));
    assert_eq!(read("comma_missing.json"), Err(Error::NotJson { line: 6, column: 7 }));
    assert_eq!(read("line_break_in_a_string.json"), Err(Error::NotJson { line: 3, column: 17 }));
    assert_eq!(read("two_documents.json"), Err(Error::NotJson { line: 2, column: 1 }));
}

#[test]
fn a_control_character_in_a_string_is_not_json() {
    for character in 0..0x20_u8 {
        let document = [br#"{"title":""#, &[character][..], br#""}"#].concat();
        assert_eq!(
            json_feed::read(&document),
            Err(Error::NotJson { line: 1, column: 11 }),
            "{character:#04x}"
        );
    }
}

#[test]
fn an_error_says_where_it_is_and_what_to_do() {
    let error = read("comma_too_many.json").expect_err("the document is not JSON");
    assert_eq!(
        error.to_string(),
        "the document is not JSON from line 4, column 27: check that the address leads to the feed and not to a \
         web page, and that a program wrote its JSON"
    );
}

#[test]
fn a_feed_is_not_used_in_part_when_its_end_is_missing() {
    assert_eq!(read("empty.json"), Err(Error::CutShort));
    assert_eq!(read("cut_short.json"), Err(Error::CutShort));
    let whole = fixture("every_field.json");
    let end = whole.trim_ascii_end().len();
    for length in 0..end {
        assert_eq!(json_feed::read(&whole[..length]), Err(Error::CutShort), "the first {length} bytes");
    }
}

#[test]
fn json_nested_however_deep_overflows_no_stack() {
    let (begin, end) = (r#"[{"title":"#.repeat(500_000), "}]".repeat(500_000));
    assert_eq!(json_feed::read(begin.as_bytes()), Err(Error::CutShort));
    let document = |member: &str| {
        format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"Releases","items":[{{"id":"1","{member}":{begin}1{end}}}]}}"#
        )
    };
    assert_eq!(
        json_feed::read(document("_blue_shed").as_bytes()),
        nothing_left_out(releases([Item::new("1")]))
    );
    assert_eq!(
        json_feed::read(document("title").as_bytes()),
        without_fields(releases([Item::new("1")]), [("/items/0/title", Flaw::NotAString)])
    );
}

#[test]
fn a_list_is_no_feed() {
    assert_eq!(read("list.json"), Err(Error::NotAnObject));
}

#[test]
fn items_have_to_be_there_and_to_be_a_list() {
    assert_eq!(read("items_are_missing.json"), Err(Error::ItemsMissing));
    assert_eq!(read("items_are_null.json"), Err(Error::ItemsMissing));
    assert_eq!(read("items_are_an_object.json"), Err(Error::ItemsNotAnArray));
}

#[test]
fn a_feed_may_have_no_items_yet() {
    assert_eq!(read("items_are_empty.json"), nothing_left_out(releases([])));
}

#[test]
fn items_that_can_be_shown_are_read_without_a_version() {
    assert_eq!(
        read("version_is_missing_beside_items.json"),
        without_fields(releases([Item::new("1")]), [("/version", Flaw::Missing)])
    );
}

#[test]
fn a_version_has_to_be_there_where_no_item_can_be_shown() {
    assert_eq!(read("version_is_missing_beside_broken_items.json"), Err(Error::VersionMissing));
    assert_eq!(read("version_is_missing.json"), Err(Error::VersionMissing));
    assert_eq!(read("version_is_null.json"), Err(Error::VersionMissing));
}

#[test]
fn a_version_still_to_come_is_read_as_far_as_it_is_known() {
    let version = Version::Later("https://jsonfeed.org/version/2".to_owned());
    let feed = Feed { version, ..releases([Item::new("1")]) };
    assert_eq!(read("version_is_later.json"), nothing_left_out(feed));
}

#[test]
fn a_version_is_known_by_all_spellings_of_its_address() {
    assert_eq!(read("version_is_spelled_otherwise.json"), nothing_left_out(releases([])));
}

#[test]
fn a_version_of_no_json_feed_is_dropped_and_the_items_are_read_all_the_same() {
    assert_eq!(
        read("version_is_of_another_format.json"),
        without_fields(releases([Item::new("1")]), [("/version", Flaw::NotAVersion)])
    );
    assert_eq!(
        read("version_is_a_number.json"),
        without_fields(releases([]), [("/version", Flaw::NotAString)])
    );
}

#[test]
fn a_feed_without_a_title_is_a_feed() {
    assert_eq!(read("title_is_missing.json"), nothing_left_out(Feed { title: None, ..releases([]) }));
}
