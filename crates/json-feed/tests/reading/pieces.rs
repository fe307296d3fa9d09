//! Documents of which not all bytes have come.

use std::fs;

use json_feed::{
    Author, DroppedField, Error, Feed, Flaw, Item, Limits, OmissionReason, OmittedItem, Reader, Reading,
    Version,
};

use crate::{nothing_left_out, read, releases, some, without_fields};

fn reader() -> Reader {
    Reader::new(Limits::default())
}

/// The id of each item, and the number of bytes after which it was returned.
fn arrivals(document: &[u8]) -> Vec<(String, usize)> {
    let mut reader = reader();
    let mut arrivals = Vec::new();
    for (index, byte) in document.iter().enumerate() {
        reader.push(&[*byte]).expect("the document is JSON");
        arrivals.extend(reader.take_items().into_iter().map(|item| (item.id, index + 1)));
    }
    arrivals
}

#[test]
fn an_item_is_there_with_its_last_byte() {
    let document =
        r#"{ "items": [ {"id":1}, {"id":"관광"} , {"title":"No id"}, {"id":"3"}], "title": "Releases" }"#;
    let end = |item: &str| document.find(item).expect("the item is in the document") + item.len();
    assert_eq!(
        arrivals(document.as_bytes()),
        [
            ("1".to_owned(), end(r#"{"id":1}"#)),
            ("관광".to_owned(), end(r#"{"id":"관광"}"#)),
            ("3".to_owned(), end(r#"{"id":"3"}"#)),
        ]
    );
}

#[test]
fn the_first_items_of_a_long_feed_come_as_early_as_those_of_a_short_one() {
    let feed = |length: usize| {
        let item = |index: usize| {
            let mut item = Item::new(index.to_string());
            item.title = some("Joint Tourism Marketing MOU");
            item.summary = some(&"Two cities, one campaign. ".repeat(15));
            item
        };
        let feed = Feed { items: (0..length).map(item).collect(), ..Feed::new("Releases") };
        serde_json::to_vec(&feed).expect("a feed can be written")
    };
    let (short, long) = (feed(12), feed(10_000));
    let twelfth = arrivals(&short)[11].1;
    let mut reader = reader();
    reader.push(&long[..twelfth]).expect("the document is JSON");
    assert_eq!(reader.take_items().len(), 12);
    assert!(twelfth * 100 < long.len() * 3, "{twelfth} of {} bytes", long.len());
}

#[test]
fn items_are_taken_once() {
    let mut reader = reader();
    reader
        .push(br#"{"version":"https://jsonfeed.org/version/1.1","title":"Releases","items":[{"id":"1"},"#)
        .expect("JSON");
    assert_eq!(reader.take_items(), [Item::new("1")]);
    assert_eq!(reader.take_items(), []);
    reader.push(br#"{"id":"2"}]}"#).expect("JSON");
    assert_eq!(reader.finish(), nothing_left_out(releases([Item::new("2")])));
}

#[test]
fn a_field_of_the_feed_is_known_when_it_has_come_before_the_items_or_after() {
    let mut reader = reader();
    reader.push(br#"{"title": "Releases", "items": ["#).expect("JSON");
    assert_eq!(*reader.feed(), releases([]));
    reader.push(br#"], "language": "ko", "next_url": "https://example.org/2"#).expect("JSON");
    assert_eq!(*reader.feed(), Feed { language: some("ko"), ..releases([]) });
    reader.push(br#"", "#).expect("JSON");
    assert_eq!(
        *reader.feed(),
        Feed { language: some("ko"), next_url: some("https://example.org/2"), ..releases([]) }
    );
}

#[test]
fn what_is_left_out_is_told_as_it_comes() {
    let mut reader = reader();
    reader.push(br#"{"title": 5, "items": [{"title": "No id"}, {"id": "2", "tags": [3]}"#).expect("JSON");
    assert_eq!(reader.omitted(), [OmittedItem { index: 0, reason: OmissionReason::IdMissing }]);
    assert_eq!(
        reader.dropped(),
        [("/title", Flaw::NotAString), ("/items/1/tags/0", Flaw::NotAString)]
            .map(|(at, flaw)| DroppedField { at: at.to_owned(), flaw })
    );
}

#[test]
fn a_version_may_come_after_the_items() {
    let feed = Feed { version: Version::V1, ..releases([Item::new("1")]) };
    assert_eq!(read("version_comes_last.json"), nothing_left_out(feed));
}

#[test]
fn that_a_version_is_missing_is_known_at_the_end() {
    let mut reader = reader();
    reader.push(br#"{"title": "Releases", "items": [{"id": "1"}]}"#).expect("JSON");
    assert_eq!(reader.take_items(), [Item::new("1")]);
    assert_eq!(reader.dropped(), []);
    assert_eq!(reader.finish(), without_fields(releases([]), [("/version", Flaw::Missing)]));
}

#[test]
fn items_before_a_flaw_in_the_json_can_be_taken_and_the_flaw_is_not_forgotten() {
    let mut reader = reader();
    let error = Error::NotJson { line: 1, column: 24 };
    assert_eq!(reader.push(br#"{"items": [{"id": "1"}]] {"#), Err(error));
    assert_eq!(reader.push(br#"}"#), Err(error));
    assert_eq!(reader.take_items(), [Item::new("1")]);
    assert_eq!(reader.finish(), Err(error));
}

#[test]
fn of_several_lists_of_items_the_first_is_read() {
    assert_eq!(
        read("items_twice.json"),
        without_fields(releases([Item::new("1")]), [("/items", Flaw::Repeated)])
    );
}

#[test]
fn what_was_noted_of_a_field_that_comes_again_stays_noted() {
    assert_eq!(
        read("title_twice_and_once_no_text.json"),
        without_fields(releases([]), [("/title", Flaw::NotAString)])
    );
}

#[test]
fn the_feeds_authors_win_over_its_author_wherever_they_stand_unless_they_are_none() {
    let by = |name| Feed { authors: vec![Author { name: some(name), ..Author::default() }], ..releases([]) };
    assert_eq!(read("author_after_authors.json"), nothing_left_out(by("New")));
    assert_eq!(read("author_before_no_authors.json"), nothing_left_out(by("Old")));
}

#[test]
fn a_document_cut_anywhere_gives_the_same_items() {
    /// The items after each piece, and the end.
    fn outcome(pieces: &[&[u8]]) -> (Vec<Item>, Result<Reading, Error>) {
        let (mut reader, mut items) = (reader(), Vec::new());
        for piece in pieces {
            // An error is returned again at the end.
            let _ = reader.push(piece);
            items.append(&mut reader.take_items());
        }
        (items, reader.finish())
    }
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).expect("the fixtures") {
        let path = entry.expect("a fixture").path();
        let document = fs::read(&path).expect("a fixture can be read");
        let whole = outcome(&[&document]);
        for cut in 0..=document.len() {
            let (begin, end) = document.split_at(cut);
            assert_eq!(outcome(&[begin, end]), whole, "{} after {cut} bytes", path.display());
        }
    }
}

#[test]
fn a_member_has_come_whatever_its_value() {
    let mut reader = reader();
    reader.push(br#"{"title": " ", "language": null, "_x": 1, "items": [{"id": "1"}], "vers"#).expect("JSON");
    let has = ["title", "language", "_x", "version"].map(|name| reader.has_member(name));
    assert_eq!(has, [true, true, false, false]);
    reader.push(br#"ion": 1"#).expect("JSON");
    assert!(!reader.has_member("version"), "the number may go on");
    reader.push(b"}").expect("JSON");
    assert!(reader.has_member("version"));
}

#[test]
fn bytes_that_are_not_utf_8_are_known_as_soon_as_they_are_read() {
    let mut reader = reader();
    reader
        .push(br#"{"items": [{"id": "1", "title": "half \ud83c a flag"}, {"id": "2", "title": "#)
        .expect("JSON");
    assert!(reader.is_utf8(), "an escape is ASCII");
    reader.push(b"\"\xbc\xd2\xbd\xc4\"}").expect("JSON");
    assert!(!reader.is_utf8(), "EUC-KR");
}
