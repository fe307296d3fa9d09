//! Every field of the specification, read and written.

use json_feed::text::Preview;
use json_feed::{Attachment, Author, Feed, Hub, InvestSeoul, Item, Thumbnail, Version};

use crate::{fixture, nothing_left_out, read, some};

fn every_field() -> Feed {
    Feed {
        version: Version::V1_1,
        title: some("Invest Seoul"),
        home_page_url: some("https://investseoul.com/"),
        feed_url: some("https://investseoul.com/feed.json"),
        description: some("Releases on investing in Seoul"),
        user_comment: some("Add this address to a feed reader."),
        next_url: some("https://investseoul.com/feed-2.json"),
        icon: some("https://investseoul.com/icon.png"),
        favicon: some("https://investseoul.com/favicon.png"),
        authors: vec![Author {
            name: some("Invest Seoul"),
            url: some("https://investseoul.com/about"),
            avatar: some("https://investseoul.com/avatar.png"),
        }],
        language: some("en"),
        expired: true,
        hubs: vec![Hub { protocol: "WebSub".to_owned(), url: "https://hub.example.org/".to_owned() }],
        items: vec![Item {
            id: "110".to_owned(),
            url: some("http://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110"),
            external_url: some("https://english.seoul.go.kr/mou"),
            title: some("Joint Tourism Marketing MOU"),
            content_html: some("<p>Signed in Seoul.</p>"),
            content_text: some("Signed in Seoul."),
            summary: some("Two cities, one campaign."),
            image: some("https://investseoul.com/110.png"),
            banner_image: some("https://investseoul.com/110-wide.png"),
            date_published: Some("2018-08-01T11:01:00+09:00".parse().expect("a date")),
            date_modified: Some("2018-08-02T00:00:00Z".parse().expect("a date")),
            authors: vec![Author { name: some("SMG"), url: None, avatar: None }],
            tags: vec!["tourism".to_owned(), "관광".to_owned()],
            language: some("ko"),
            attachments: vec![Attachment {
                url: "https://investseoul.com/110.mp3".to_owned(),
                mime_type: some("audio/mpeg"),
                title: some("The speeches"),
                size_in_bytes: Some(120_000),
                duration_in_seconds: Some(61.5),
            }],
            preview: Preview::default(),
            invest_seoul: InvestSeoul {
                about: some("https://investseoul.com/feed-extension"),
                views: Some(718),
                comments: Some(0),
                thumbnails: vec![Thumbnail {
                    url: "https://investseoul.com/110-320.webp".to_owned(),
                    width: 320,
                }],
            },
        }],
    }
}

#[test]
fn every_field_is_read() {
    assert_eq!(read("every_field.json"), nothing_left_out(every_field()));
}

#[test]
fn every_field_is_written_in_the_order_of_the_specification() {
    let written = serde_json::to_string_pretty(&every_field()).expect("a feed can be written") + "\n";
    assert_eq!(written.as_bytes(), fixture("every_field.json"));
}

#[test]
fn what_is_absent_is_not_written() {
    let feed = Feed { items: vec![Item::new("1")], ..Feed::new("Releases") };
    assert_eq!(
        serde_json::to_string(&feed).expect("a feed can be written"),
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"Releases","items":[{"id":"1"}]}"#
    );
}
