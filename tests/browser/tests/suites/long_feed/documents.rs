//! Feeds in several documents (`next_url`).

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually};
use serde_json::{Value, json};

use super::{
    FEED, document, go_to_the_end, host_with, position, press_next_until, releases, releases_in_view,
};

behaviours! {
    in &Engine::ALL =>
        a_feed_in_several_documents_is_read_to_its_end,
        short_documents_are_read_to_their_end,
        authors_before_the_releases_do_not_cut_them_off,
        repeated_releases_are_shown_once,
        releases_are_shown_once_however_much_documents_repeat,
        ten_thousand_releases_are_the_end_and_the_reader_is_told,
        a_document_that_can_not_be_had_is_named,
        a_document_that_leads_back_ends_the_feed,
        the_position_stays_while_no_more_can_be_loaded;
}

async fn a_feed_in_several_documents_is_read_to_its_end(session: BrowserSession) -> Result<()> {
    let pages = [FEED, "/fixtures/second.json", "/fixtures/third.json"];
    let last = [12, 24, 36];
    for (index, path) in pages.iter().enumerate() {
        let items = releases(last[index] - 11..=last[index]);
        session.site.answer(path, Answer::Text(document(items, pages.get(index + 1).copied())));
    }
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(position(&widget).await?, "1–4");
    let requests = |path: &str| session.site.count(|requested| requested == path);
    assert_eq!(pages.map(requests), [1, 0, 0], "before the reader has come to the end of the first");
    assert_eq!(press_next_until(&widget, 36).await?, Vec::from_iter(1..=36));
    eventually("33–36 of 36".to_owned(), async || position(&widget).await).await
}

/// The first two together have no more releases than the default limit.
async fn short_documents_are_read_to_their_end(session: BrowserSession) -> Result<()> {
    let pages = [FEED, "/fixtures/second.json", "/fixtures/third.json"];
    for (index, path) in pages.iter().enumerate() {
        let items = releases(6 * index + 1..=6 * index + 6);
        session.site.answer(path, Answer::Text(document(items, pages.get(index + 1).copied())));
    }
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    assert_eq!(position(&page.widget()).await?, "1–4");
    go_to_the_end(&page, "15–18 of 18").await
}

/// The script aborts the first response when a list has more objects than the limit. It takes the authors for releases here.
async fn authors_before_the_releases_do_not_cut_them_off(session: BrowserSession) -> Result<()> {
    let authors = vec![json!({ "name": "Invest Seoul ".repeat(100) }); 20];
    let feed = document(releases(1..=3), None);
    let feed = feed.replacen(r#""items""#, &format!(r#""authors": {}, "items""#, Value::from(authors)), 1);
    session.site.answer(FEED, Answer::Chunked(feed));
    let page = session.open(&Host::new("element").feed(FEED).with("limit", "1")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("title").await?, ["Release 1 (opens in a new tab)"]);
    // The feed is requested again, or was complete. No failure is reported.
    let log = page.log().await?;
    assert!(!log.phases.contains(&"failed".to_owned()), "{:?}", log.phases);
    assert_eq!(log.console, Vec::<String>::new());
    Ok(())
}

async fn repeated_releases_are_shown_once(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=20), Some(second))));
    // Two releases were added after the first document was read, and one is repeated.
    let repeated = releases((19..=36).chain([36]));
    session.site.answer(second, Answer::Text(document(repeated, None)));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 36).await?, Vec::from_iter(1..=36));
    eventually("33–36 of 36".to_owned(), async || position(&widget).await).await
}

/// Only the last hundred were compared.
async fn releases_are_shown_once_however_much_documents_repeat(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=200), Some(second))));
    session.site.answer(second, Answer::Text(document(releases(51..=212), None)));
    let page = session.open(&Host::new("element").feed(FEED).with("limit", "100")).await?;
    page.widget().ready().await?;
    go_to_the_end(&page, "209–212 of 212").await?;
    let ids = page.widget().items().await?.into_iter().map(|item| item["id"].clone());
    assert_eq!(ids.collect::<Vec<_>>(), (1..=212).map(|id: usize| json!(id.to_string())).collect::<Vec<_>>());
    Ok(())
}

async fn ten_thousand_releases_are_the_end_and_the_reader_is_told(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=9_990), Some(second))));
    session.site.answer(second, Answer::Text(document(releases(9_981..=10_001), None)));
    let page = session.open(&Host::new("element").feed(FEED).with("limit", "100")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    go_to_the_end(&page, "9,997–10,000 of 10,000").await?;
    assert_eq!(widget.texts("note").await?, ["Further releases can’t be shown here."]);
    widget.call("goTo", json!([0])).await?;
    eventually(Vec::new(), async || widget.texts("note").await).await
}

async fn a_document_that_can_not_be_had_is_named(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=12), Some(second))));
    session.site.answer(second, Answer::Status(404));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "9–12 of 12").await?;
    let line = format!(
        "warn: [invest-seoul-news] {}{second} answered with status 404: check the address, or tell its server's owner",
        session.site.widget_origin()
    );
    assert_eq!(page.log().await?.console, [line]);
    assert_eq!(widget.texts("note").await?, ["Further releases can’t be shown here."]);
    Ok(())
}

async fn a_document_that_leads_back_ends_the_feed(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=12), Some(second))));
    session.site.answer(second, Answer::Text(document(releases(13..=24), Some(FEED))));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 24).await?, Vec::from_iter(1..=24));
    eventually("21–24 of 24".to_owned(), async || position(&widget).await).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn the_position_stays_while_no_more_can_be_loaded(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Status(503));
    eventually(Some("stale".to_owned()), async || {
        widget.call("goTo", json!([1e6])).await?;
        widget.phase().await
    })
    .await?;
    let count = widget.items().await?.len();
    let end = Vec::from_iter(count - 3..=count);
    eventually(end.clone(), async || releases_in_view(&widget).await).await?;
    let note = "These releases may be out of date.";
    assert_eq!(widget.texts("note").await?, [note]);
    session.site.answer(FEED, Answer::Text(document(releases(1..=60), None)));
    // It tries again by itself, and soon after the network has come back.
    page.execute("dispatchEvent(new Event('online'))", vec![]).await?;
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    eventually(end, async || releases_in_view(&widget).await).await?;
    go_to_the_end(&page, "57–60 of 60").await
}
