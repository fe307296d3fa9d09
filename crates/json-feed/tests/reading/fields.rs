//! A field that cannot be used is dropped. The item and the feed around it stay.

use json_feed::{
    Attachment, DroppedField, Feed, Flaw, Hub, InvestSeoul, Item, OmissionReason, OmittedItem, Reading,
    Thumbnail,
};

use crate::{nothing_left_out, read, releases, some, without_fields};

fn counted(id: &str, views: Option<u64>, comments: Option<u64>) -> Item {
    Item { invest_seoul: InvestSeoul { views, comments, ..InvestSeoul::default() }, ..Item::new(id) }
}

fn attachment(url: &str) -> Attachment {
    Attachment {
        url: url.to_owned(),
        mime_type: None,
        title: None,
        size_in_bytes: None,
        duration_in_seconds: None,
    }
}

#[test]
fn null_is_absence() {
    assert_eq!(read("nulls.json"), nothing_left_out(releases([Item::new("1")])));
}

#[test]
fn a_field_of_the_wrong_type_is_dropped() {
    assert_eq!(
        read("wrong_types.json"),
        without_fields(
            Feed { title: None, ..releases([Item::new("1")]) },
            [
                ("/title", Flaw::NotAString),
                ("/home_page_url", Flaw::NotAString),
                ("/feed_url", Flaw::NotAString),
                ("/description", Flaw::NotAString),
                ("/user_comment", Flaw::NotAString),
                ("/next_url", Flaw::NotAString),
                ("/icon", Flaw::NotAString),
                ("/favicon", Flaw::NotAString),
                ("/authors", Flaw::NotAnArray),
                ("/author", Flaw::NotAnObject),
                ("/language", Flaw::NotAString),
                ("/expired", Flaw::NotABoolean),
                ("/hubs", Flaw::NotAnArray),
                ("/items/0/url", Flaw::NotAString),
                ("/items/0/external_url", Flaw::NotAString),
                ("/items/0/title", Flaw::NotAString),
                ("/items/0/content_html", Flaw::NotAString),
                ("/items/0/content_text", Flaw::NotAString),
                ("/items/0/summary", Flaw::NotAString),
                ("/items/0/image", Flaw::NotAString),
                ("/items/0/banner_image", Flaw::NotAString),
                ("/items/0/date_published", Flaw::NotAString),
                ("/items/0/date_modified", Flaw::NotAString),
                ("/items/0/authors", Flaw::NotAnArray),
                ("/items/0/tags", Flaw::NotAnArray),
                ("/items/0/language", Flaw::NotAString),
                ("/items/0/attachments", Flaw::NotAnArray),
                ("/items/0/_invest_seoul", Flaw::NotAnObject),
            ],
        )
    );
}

#[test]
fn a_blank_field_is_dropped() {
    assert_eq!(
        read("blanks.json"),
        without_fields(
            releases([Item { tags: vec!["tourism".to_owned()], ..Item::new("1") }]),
            [
                ("/language", Flaw::Blank),
                ("/items/0/title", Flaw::Blank),
                ("/items/0/image", Flaw::Blank),
                ("/items/0/date_published", Flaw::Blank),
                ("/items/0/tags/0", Flaw::Blank),
                ("/items/0/_invest_seoul/about", Flaw::Blank),
                ("/items/0/_invest_seoul/views", Flaw::Blank),
            ],
        )
    );
}

#[test]
fn a_text_of_characters_that_nobody_sees_is_blank() {
    for text in ["\u{3164}", "\u{200b}", "\u{2800} \u{ad}", "\u{a0}\u{feff}"] {
        let document = with_item(&format!(r#""id":"1","title":"{text}""#));
        assert_eq!(
            json_feed::read(&document),
            without_fields(releases([Item::new("1")]), [("/items/0/title", Flaw::Blank)]),
            "{text:?}"
        );
    }
}

/// A feed of one item with these members.
fn with_item(members: &str) -> Vec<u8> {
    let version = r#""version":"https://jsonfeed.org/version/1.1","title":"Releases""#;
    format!(r#"{{{version},"items":[{{{members}}}]}}"#).into_bytes()
}

#[test]
fn the_counts_of_others_are_read_where_ours_are_absent() {
    let items = [
        counted("1", Some(718), Some(1234)),
        counted("2", Some(718), Some(3)),
        counted("3", Some(718), None),
        counted("4", Some(718), Some(3)),
        counted("5", Some(718), None),
        Item::new("6"),
        Item { title: some("After"), tags: vec!["views".to_owned()], ..counted("7", Some(718), None) },
    ];
    assert_eq!(read("counts_of_others.json"), nothing_left_out(releases(items)));
}

#[test]
fn an_image_may_stand_in_an_object_or_a_list() {
    let items = [
        Item { image: some("https://example.org/1.png"), ..Item::new("1") },
        Item { image: some("https://example.org/2.png"), ..Item::new("2") },
        Item { banner_image: some("/3.png"), ..Item::new("3") },
        Item::new("4"),
        Item::new("5"),
    ];
    assert_eq!(
        read("images_of_all_sorts.json"),
        without_fields(
            releases(items),
            [("/items/3/image", Flaw::NotAString), ("/items/4/image", Flaw::Blank)]
        )
    );
}

#[test]
fn a_count_may_be_written_as_a_whole_float_or_as_digits() {
    let items = [
        counted("1", Some(718), Some(0)),
        counted("2", Some(718), Some(1000)),
        counted("3", Some(718), Some(0)),
        counted("4", Some(u64::MAX), Some(999_999_999_999_999)),
        Item::new("5"),
        counted("6", Some(1234), Some(12_345_678)),
    ];
    assert_eq!(read("counts.json"), nothing_left_out(releases(items)));
}

#[test]
fn a_count_that_is_negative_broken_separated_or_rounded_is_dropped() {
    assert_eq!(
        read("counts_that_count_nothing.json"),
        without_fields(
            releases(["1", "2", "3", "4", "5"].map(Item::new)),
            [
                ("/items/0/_invest_seoul/views", Flaw::NotACount),
                ("/items/0/_invest_seoul/comments", Flaw::NotACount),
                ("/items/1/_invest_seoul/views", Flaw::NotACount),
                ("/items/1/_invest_seoul/comments", Flaw::NotACount),
                ("/items/2/_invest_seoul/views", Flaw::NotACount),
                ("/items/2/_invest_seoul/comments", Flaw::NotACount),
                ("/items/3/_invest_seoul/views", Flaw::NotACount),
                ("/items/3/_invest_seoul/comments", Flaw::NotACount),
                ("/items/4/_invest_seoul/views", Flaw::NotACount),
                ("/items/4/_invest_seoul/comments", Flaw::NotACount),
            ],
        )
    );
}

#[test]
fn a_number_that_no_double_holds_costs_its_field_or_item_and_nothing_else() {
    let attachment = attachment("https://example.org/1.mp3");
    let item = Item { attachments: vec![attachment], ..counted("1", None, Some(0)) };
    assert_eq!(
        read("numbers_beyond_doubles.json"),
        Ok(Reading {
            feed: releases([item]),
            omitted: vec![OmittedItem { index: 1, reason: OmissionReason::IdNotText }],
            dropped: ["/items/0/attachments/0/duration_in_seconds", "/items/0/_invest_seoul/views"]
                .into_iter()
                .zip([Flaw::NotADuration, Flaw::NotACount])
                .map(|(at, flaw)| DroppedField { at: at.to_owned(), flaw })
                .collect(),
        })
    );
}

#[test]
fn a_date_is_kept_as_written() {
    let item = Item {
        date_published: "2018-08-01T11:01:00+09:00".parse().ok(),
        date_modified: "2018-08-01t02:01:00.5z".parse().ok(),
        ..Item::new("1")
    };
    assert!(item.date_published.is_some() && item.date_modified.is_some());
    assert_eq!(read("dates.json"), nothing_left_out(releases([item])));
}

#[test]
fn a_date_is_read_in_the_forms_that_generators_write() {
    let dates =
        ["2018-08-01", "2018-08-01T11:01:00", "2018-08-01 11:01:00 +0900", "Wed, 01 Aug 2018 11:01:00 +0900"];
    let item = |(index, date): (usize, &str)| Item {
        date_published: Some(date.parse().expect("a date")),
        ..Item::new((index + 1).to_string())
    };
    let items: Vec<_> = dates.into_iter().enumerate().map(item).collect();
    assert_eq!(read("dates_of_all_sorts.json"), nothing_left_out(releases(items)));
}

#[test]
fn what_is_no_date_is_dropped() {
    assert_eq!(
        read("dates_without_a_moment.json"),
        without_fields(
            releases([Item::new("1"), Item::new("2")]),
            [
                ("/items/0/date_published", Flaw::NotADate),
                ("/items/0/date_modified", Flaw::NotADate),
                ("/items/1/date_published", Flaw::NotADate),
            ],
        )
    );
}

#[test]
fn a_feed_is_expired_only_by_true() {
    assert_eq!(
        read("expired_is_not_a_boolean.json"),
        without_fields(releases([]), [("/expired", Flaw::NotABoolean)])
    );
}

#[test]
fn a_hub_without_type_or_url_is_dropped() {
    let hub = Hub { protocol: "WebSub".to_owned(), url: "https://hub.example.org/".to_owned() };
    assert_eq!(
        read("hubs_lack_something.json"),
        without_fields(
            Feed { hubs: vec![hub], ..releases([]) },
            [
                ("/hubs/0", Flaw::Lacks("url")),
                ("/hubs/1", Flaw::Lacks("type")),
                ("/hubs/2", Flaw::NotAnObject),
            ],
        )
    );
}

#[test]
fn an_attachment_needs_a_url_and_can_do_without_the_rest() {
    let attachment = attachment("https://example.org/2.mp3");
    let counted = Attachment {
        url: "https://example.org/3.mp3".to_owned(),
        size_in_bytes: Some(120_000),
        ..attachment.clone()
    };
    assert_eq!(
        read("attachments_lack_something.json"),
        without_fields(
            releases([Item { attachments: vec![attachment, counted], ..Item::new("1") }]),
            [
                ("/items/0/attachments/0", Flaw::Lacks("url")),
                ("/items/0/attachments/1/size_in_bytes", Flaw::NotACount),
                ("/items/0/attachments/1/duration_in_seconds", Flaw::NotADuration),
                ("/items/0/attachments/2/duration_in_seconds", Flaw::NotADuration),
                ("/items/0/attachments/3", Flaw::NotAnObject),
            ],
        )
    );
}

#[test]
fn a_thumbnail_needs_a_url_and_a_width() {
    let thumbnail = |url: &str, width| Thumbnail { url: url.to_owned(), width };
    let thumbnails = vec![thumbnail("images/110-320.webp", 320), thumbnail("images/110-640.webp", 640)];
    assert_eq!(
        read("thumbnails_lack_something.json"),
        without_fields(
            releases([
                Item { invest_seoul: InvestSeoul { thumbnails, ..InvestSeoul::default() }, ..Item::new("1") },
                Item::new("2")
            ]),
            [
                ("/items/0/_invest_seoul/thumbnails/1", Flaw::Lacks("url")),
                ("/items/0/_invest_seoul/thumbnails/2", Flaw::Lacks("width")),
                ("/items/0/_invest_seoul/thumbnails/3", Flaw::Lacks("width")),
                ("/items/0/_invest_seoul/thumbnails/4", Flaw::NotAnObject),
                ("/items/1/_invest_seoul/thumbnails", Flaw::NotAnArray),
            ],
        )
    );
}

#[test]
fn a_tag_that_is_no_text_is_dropped_from_among_the_others() {
    let tags = vec!["tourism".to_owned(), "관광".to_owned()];
    assert_eq!(
        read("tags_of_all_sorts.json"),
        without_fields(
            releases([Item { tags, ..Item::new("1") }]),
            [
                ("/items/0/tags/1", Flaw::NotAString),
                ("/items/0/tags/2", Flaw::Blank),
                ("/items/0/tags/3", Flaw::NotAString),
            ],
        )
    );
}

#[test]
fn members_that_the_format_does_not_know_are_ignored() {
    assert_eq!(read("unknown_members.json"), nothing_left_out(releases([counted("1", Some(718), None)])));
}

#[test]
fn of_two_members_with_one_name_the_last_holds() {
    let feed = Feed { title: some("Releases"), ..releases([Item::new("2")]) };
    assert_eq!(read("members_twice.json"), nothing_left_out(feed));
}

/// The most deeply nested field. What is nested deeper is not decoded.
#[test]
fn a_list_in_place_of_the_most_deeply_nested_field_is_the_wrong_type() {
    let document = br#"{"version":"https://jsonfeed.org/version/1.1","title":"Releases","items":[{"id":"1","_invest_seoul":{"thumbnails":[{"url":[[["a"]]],"width":320}]}}]}"#;
    assert_eq!(
        json_feed::read(document),
        without_fields(
            releases([Item::new("1")]),
            [
                ("/items/0/_invest_seoul/thumbnails/0/url", Flaw::NotAString),
                ("/items/0/_invest_seoul/thumbnails/0", Flaw::Lacks("url")),
            ]
        )
    );
}
