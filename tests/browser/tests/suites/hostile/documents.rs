//! Documents that are too large, too deep, or made to break a parser.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually};
use serde_json::json;

use super::{FEED, feed, open, the_feed_had_no_effect};

behaviours! {
    in &Engine::ALL =>
        enormous_feeds_are_shown,
        documents_made_to_break_a_parser_are_invalid,
        unknown_members_are_skipped_however_deep,
        a_member_of_the_wrong_type_is_skipped_alone_however_deep;
}

async fn enormous_feeds_are_shown(session: BrowserSession) -> Result<()> {
    let megabyte = "news ".repeat(200_000);
    let tags: Vec<String> = (0..10_000).map(|number| format!("tag {number}")).collect();
    let mut items = vec![
        json!({ "id": "1", "title": megabyte, "summary": megabyte, "content_text": megabyte, "authors": [{ "name": megabyte }], "language": megabyte }),
        json!({ "id": "2", "title": "Many tags", "tags": tags }),
    ];
    items.extend((3..10_000).map(|number| json!({ "id": number, "title": "One of many" })));
    let page = open(&session, feed(items)).await?;
    let widget = page.widget();
    // What has come after a second is shown at once.
    eventually(100, async || Ok(widget.items().await?.len())).await?;
    eventually(Vec::from_iter(1..=12), async || widget.rendered().await).await?;
    let mut expected = vec!["One of many".to_owned(); 12];
    expected[..2].clone_from_slice(&["news ".repeat(80).trim_end().to_owned() + "…", "Many tags".to_owned()]);
    assert_eq!(widget.texts("title").await?, expected);
    assert_eq!(widget.texts("status").await?, ["1–4"]);
    the_feed_had_no_effect(&page).await
}

async fn documents_made_to_break_a_parser_are_invalid(session: BrowserSession) -> Result<()> {
    let deep = |open: &str| open.repeat(100_000);
    for document in [
        deep("["),
        deep("{\"a\":"),
        "\u{FEFF}\u{FEFF}{}".into(),
        String::new(),
        "<!doctype html><script>broken()</script>".into(),
    ] {
        session.site.answer(FEED, Answer::Text(document));
        let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
        page.widget().has_failed().await?;
        let log = page.log().await?;
        assert_eq!(log.events.len(), 1);
        assert_eq!(log.events[0].detail, json!({ "cause": "feed-invalid" }));
        assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    }
    Ok(())
}

async fn unknown_members_are_skipped_however_deep(session: BrowserSession) -> Result<()> {
    for value in [format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "1e999".into()] {
        let document = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "_x": {value}, "items": [{{ "id": 1, "title": "Sound" }}] }}"#
        );
        session.site.answer(FEED, Answer::Text(document));
        let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
        page.widget().is("ready").await?;
        assert_eq!(page.widget().texts("title").await?, ["Sound"]);
        let log = page.log().await?;
        assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    }
    Ok(())
}

async fn a_member_of_the_wrong_type_is_skipped_alone_however_deep(session: BrowserSession) -> Result<()> {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let document = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "language": {deep}, "next_url": {deep}, "items": [
            {{ "id": {deep} }},
            {{ "id": 1, "title": "Sound", "url": {deep}, "date_published": {deep}, "tags": {deep}, "authors": {deep} }},
            {{ "id": 2, "title": "So is this", "_invest_seoul": {{ "views": {deep}, "thumbnails": {deep} }} }}
        ] }}"#
    );
    session.site.answer(FEED, Answer::Text(document));
    let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
    page.widget().is("ready").await?;
    eventually(vec!["Sound".to_owned(), "So is this".into()], async || page.widget().texts("title").await)
        .await?;
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    Ok(())
}
