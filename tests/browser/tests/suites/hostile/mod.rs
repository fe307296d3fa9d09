//! Malicious feeds: each text of a feed is shown as text in its own place, or not at all.

pub mod characters;
pub mod documents;
pub mod markup;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Host, Page, module_path};
use serde_json::{Value, json};

const FEED: &str = "/fixtures/hostile.json";

/// The parts of a card with a text of the feed.
const TEXTS: [&str; 4] = ["title", "summary", "author", "tags"];

/// A feed of these items.
fn feed(items: Vec<Value>) -> Answer {
    let title = "A malicious feed";
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": title, "items": items });
    Answer::Text(feed.to_string())
}

/// Opens a page with a strict policy and the whole feed.
async fn open<'site>(session: &'site BrowserSession, feed: Answer) -> Result<Page<'site>> {
    session.site.answer(FEED, feed);
    let host = Host::new("one-tag").feed(FEED).with("limit", "100");
    let page = session.open(&host.with("show", "image summary date views author tags comments")).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// Fails if a script of the feed has run, or anything but script, module and feed was requested.
async fn the_feed_had_no_effect(page: &Page<'_>) -> Result<()> {
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    nothing_has_run(page).await
}

async fn nothing_has_run(page: &Page<'_>) -> Result<()> {
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    let mut requested: Vec<String> = page
        .read(
            "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
               .filter((path) => path !== '/favicon.ico')",
            vec![],
        )
        .await?;
    requested.sort();
    assert_eq!(requested, [FEED, &module_path()?, "/v1/invest-seoul-news.js"]);
    Ok(())
}
