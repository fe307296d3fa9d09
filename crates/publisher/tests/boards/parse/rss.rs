//! RSS and Atom.

use super::*;

#[test]
fn an_rss_feed_of_gnuboard_has_everything_but_counts() {
    let title = "서울시, 로스앤젤레스와 업무협약".to_owned();
    let release = Release {
        permalink: None,
        title: title.clone(),
        author: some("인베스트서울"),
        published: on("2018-08-01 11:01"),
        views: None,
        comments: None,
        tags: vec![],
        image: Url::parse("http://board.example/data/mou.jpg").ok(),
        attachments: vec![],
        html: "<p>두 도시가 협약을 맺었다. <img src=\"http://board.example/data/mou.jpg\"></p>".to_owned(),
        text: "두 도시가 협약을 맺었다.".to_owned(),
    };
    let row = Row {
        views: None,
        comments: None,
        release: Some(release),
        ..row(&wr("news", 12), &title, "18-08-01 11:01", 0)
    };
    assert_eq!(
        list(Kind::Rss, "http://board.example/bbs/rss.php?bo_table=news", "feeds/gnuboard.xml", 1),
        List {
            heading: some("인베스트서울 > 소식 > 보도자료"),
            language: some("ko"),
            rows: vec![row],
            has_more: false,
            ..empty_list()
        }
    );
}

#[test]
fn an_atom_feed_may_have_entries_without_an_address() {
    let list = list(Kind::Rss, "http://board.example/atom.xml", "feeds/atom.xml", 1);
    let releases: Vec<_> =
        list.rows.into_iter().map(|row| (row.address, row.release.expect("a release"))).collect();
    let note = Release {
        permalink: None,
        title: "A note".to_owned(),
        author: None,
        published: on("2018-08-02 09:00"),
        views: None,
        comments: None,
        tags: vec![],
        image: None,
        attachments: vec![],
        html: "No page of its own.".to_owned(),
        text: "No page of its own.".to_owned(),
    };
    let signs = Release {
        permalink: None,
        title: "Seoul signs".to_owned(),
        author: some("Invest Seoul"),
        published: on("2018-08-01 11:01"),
        tags: vec!["tourism".to_owned(), "Climate".to_owned()],
        html: "<p>Two cities.</p>".to_owned(),
        text: "Two cities.".to_owned(),
        ..note.clone()
    };
    assert_eq!(
        releases,
        [
            ("http://board.example/news/110".to_owned(), signs),
            ("tag:investseoul.example,2018:111".to_owned(), note)
        ]
    );
}

#[test]
fn a_document_that_is_not_a_feed_or_is_nested_too_deeply_is_rejected() {
    let board = board(Kind::Rss, "http://board.example/rss.php", None);
    for bytes in [
        b"<html><body>".to_vec(),
        b"<rss><channel>".iter().copied().chain(*b"<a>").cycle().take(3_000_000).collect(),
    ] {
        let document = Document { bytes, ..document("feeds/atom.xml", "http://board.example/rss.php") };
        let outcome = board.parse_list(&document, 1, now());
        assert!(matches!(outcome, Err(ParseError::NotAFeed(_))), "{outcome:?}");
    }
}
