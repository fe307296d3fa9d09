//! The limits, and what happens to a document beyond them.

use json_feed::text::Preview;
use json_feed::{Error, Flaw, Html, Item, Limits, OmissionReason, Reader, Reading};

use crate::{fixture, nothing_left_out, read, releases, some, without_fields, without_items};

fn read_within(limits: Limits, document: &[u8]) -> Result<Reading, Error> {
    let mut reader = Reader::new(limits);
    reader.push(document)?;
    reader.finish()
}

/// A feed of one item that has these members besides its `id`.
fn with_members(members: &str) -> Vec<u8> {
    format!(
        r#"{{"version":"https://jsonfeed.org/version/1.1","title":"Releases","items":[{{"id":"1",{members}}}]}}"#
    )
    .into_bytes()
}

#[test]
fn a_document_of_as_many_bytes_as_it_may_have_is_read_and_a_longer_one_refused() {
    let document = fixture("every_field.json");
    let limits = |document_bytes| Limits { document_bytes, ..Limits::default() };
    assert_eq!(read_within(limits(document.len()), &document), read("every_field.json"));
    assert_eq!(read_within(limits(document.len() - 1), &document), Err(Error::TooLarge));
}

#[test]
fn items_before_the_limit_can_be_taken_and_more_bytes_are_refused() {
    let mut reader = Reader::new(Limits { document_bytes: 24, ..Limits::default() });
    assert_eq!(reader.push(br#"{"items": [{"id": "1"},{"#), Ok(()));
    assert_eq!(reader.push(b" "), Err(Error::TooLarge));
    assert_eq!(reader.push(b""), Err(Error::TooLarge));
    assert_eq!(reader.take_items(), [Item::new("1")]);
    assert_eq!(reader.finish(), Err(Error::TooLarge));
}

/// The strings have as many bytes as the address of the version.
const LIMITS: Limits = Limits { document_bytes: 4096, string_bytes: 32, list_entries: 2, html: Html::Skip };

#[test]
fn a_text_that_is_too_long_is_cut_after_a_character() {
    for (text, kept) in [
        ("0123456789abcdef0123456789abcdef-", "0123456789abcdef0123456789abcdef"),
        ("서울특별시 투자 정보 포털 뉴스", "서울특별시 투자 정보 "),
        ("0123456789abcdef0123456789abcd관", "0123456789abcdef0123456789abcd"),
        (r"0123456789abcdef0123456789abcd\uad00", "0123456789abcdef0123456789abcd"),
        (r"0123456789abcdef0123456789abcde\ud83c\udfef", "0123456789abcdef0123456789abcde"),
    ] {
        let document = with_members(&format!(r#""summary":"{text}""#));
        let item = Item { summary: some(kept), ..Item::new("1") };
        assert_eq!(
            read_within(LIMITS, &document),
            without_fields(releases([item]), [("/items/0/summary", Flaw::TooLong)]),
            "{text}"
        );
    }
}

#[test]
fn a_text_of_as_many_bytes_as_it_may_have_is_kept() {
    for (text, kept) in [
        ("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"),
        (r"0123456789abcdef0123456789abc\uad00", "0123456789abcdef0123456789abc관"),
    ] {
        let document = with_members(&format!(r#""summary":"{text}""#));
        let item = Item { summary: some(kept), ..Item::new("1") };
        assert_eq!(read_within(LIMITS, &document), nothing_left_out(releases([item])), "{text}");
    }
}

#[test]
fn an_address_that_is_too_long_is_dropped_for_its_beginning_leads_elsewhere() {
    let document = with_members(r#""url":"https://investseoul.com/bbs/board.php?wr_id=110""#);
    assert_eq!(
        read_within(LIMITS, &document),
        without_fields(releases([Item::new("1")]), [("/items/0/url", Flaw::TooLong)])
    );
}

#[test]
fn an_item_whose_id_is_too_long_is_left_out() {
    let document = with_members(r#""id":"https://investseoul.com/bbs/board.php?wr_id=110""#);
    assert_eq!(read_within(LIMITS, &document), without_items(releases([]), [(0, OmissionReason::IdTooLong)]));
}

#[test]
fn of_a_list_that_is_too_long_the_first_entries_are_kept() {
    let document = with_members(r#""tags":["tourism","trade",["marketing"],7]"#);
    let tags = vec!["tourism".to_owned(), "trade".to_owned()];
    assert_eq!(
        read_within(LIMITS, &document),
        without_fields(releases([Item { tags, ..Item::new("1") }]), [("/items/0/tags", Flaw::TooMany)])
    );
}

#[test]
fn of_items_that_are_too_many_the_first_are_kept_and_the_feed_after_them_is_read() {
    let document = br#"{"items":[{"id":"1"},{"id":"2"},{"id":"2"},[{}],5],"title":"Releases","version":"https://jsonfeed.org/version/1.1"}"#;
    assert_eq!(
        read_within(LIMITS, document),
        without_fields(releases([Item::new("1"), Item::new("2")]), [("/items", Flaw::TooMany)])
    );
}

#[test]
fn a_list_of_as_many_entries_as_it_may_have_is_kept() {
    let document = with_members(r#""tags":["tourism","trade"]"#);
    let tags = vec!["tourism".to_owned(), "trade".to_owned()];
    assert_eq!(read_within(LIMITS, &document), nothing_left_out(releases([Item { tags, ..Item::new("1") }])));
}

#[test]
fn of_html_the_beginning_is_read_to_the_end_of_a_character() {
    let limits = Limits { html: Html::Preview(16), ..LIMITS };
    for (html, text) in [
        ("<p>Seoul</p>", "Seoul"),
        ("<p>0123456789abc", "0123456789abc"),
        ("<p>0123456789abcd", "0123456789abc"),
        ("<p>서울특별시 투자", "서울특별"),
        ("<p>0123456789a서", "0123456789a"),
        // Escapes stay whole.
        (r"<p>0123456789ab\t\tc", "0123456789ab"),
        (r"<p>0123456789a\uc11c\uc6b8", "0123456789a서"),
        (r"<p>0123456789a\ud83c\udfef!", "0123456789a🏯"),
        (r"<p>01234567\\ud83c!!!!", r"01234567\ud8"),
    ] {
        let document = with_members(&format!(r#""content_html":"{html}""#));
        let preview = Preview { text: some(text), image: None };
        let item = Item { preview, ..Item::new("1") };
        assert_eq!(read_within(limits, &document), nothing_left_out(releases([item])), "{html}");
    }
}

#[test]
fn of_html_the_text_is_kept_if_there_is_no_other_and_the_picture_if_there_is_no_other() {
    let limits = Limits { html: Html::Preview(1000), ..Limits::default() };
    let preview = |text: Option<&str>, image: Option<&str>| Preview {
        text: text.map(str::to_owned),
        image: image.map(str::to_owned),
    };
    let (text, image) = (Some("Signed."), Some("2.png"));
    for (members, kept) in [
        ("", preview(text, image)),
        (r#","summary":"Two cities.""#, preview(None, image)),
        (r#","content_text":"Two cities.""#, preview(None, image)),
        (r#","title":"MOU","summary":"MOU""#, preview(text, image)),
        (r#","banner_image":"1.png""#, preview(text, None)),
        (r#","attachments":[{"url":"1.mp3","mime_type":"audio/mpeg"}]"#, preview(text, image)),
        (r#","attachments":[{"url":"1.png","mime_type":"Image/png"}]"#, preview(text, None)),
        (r#","image":"1.png","summary":"Two cities.""#, Preview::default()),
    ] {
        let html = format!(r#""content_html":"<p>Signed.<img src=2.png></p>"{members}"#);
        let reading = read_within(limits, &with_members(&html)).expect("a feed");
        let item = &reading.feed.items[0];
        assert_eq!((item.content_html.as_deref(), &item.preview), (None, &kept), "{members}");
    }
}

#[test]
fn html_that_nobody_wants_is_passed_over() {
    let document = with_members(r#""content_html":"<p>Signed in Seoul.</p>","summary":"Two cities.""#);
    let item = Item { summary: some("Two cities."), ..Item::new("1") };
    assert_eq!(read_within(LIMITS, &document), nothing_left_out(releases([item])));
}
