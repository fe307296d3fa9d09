//! When there is no news: the reader gets a message in their language, the page's own link and a way to try again; the
//! page gets an event, its webmaster one line in the console.

pub mod feed;
pub mod module;
pub mod recovery;

use anyhow::Result;
use browser_tests::{Event, Page};
use serde_json::json;

const FEED: &str = "/sample/feed.json";
const SCRIPT: &str = "/v1/invest-seoul-news.js";

/// What a reader has before them after a failure, and what page and console were told.
#[derive(Debug, PartialEq)]
struct Failure {
    message: String,
    retry: Vec<String>,
    fallback: bool,
    events: Vec<Event>,
    console: Vec<String>,
}

async fn failure(page: &Page<'_>) -> Result<Failure> {
    page.widget().has_failed().await?;
    let message = "return said(parts(0, 'notice')[0].querySelector('p'))";
    // What is not laid out can't be seen.
    let fallback = "return document.getElementById('fallback')?.getClientRects().length > 0";
    let testimony = page.testimony().await?;
    assert_eq!(testimony.uncaught, Vec::<String>::new());
    Ok(Failure {
        message: page.read(message, vec![]).await?,
        retry: page.widget().texts("retry").await?,
        fallback: page.read(fallback, vec![]).await?,
        events: testimony.events,
        console: testimony.console,
    })
}

/// A failure with this cause, message and line, in English and with a way to try again.
fn expected(cause: &str, message: &str, line: &str) -> Failure {
    Failure {
        message: message.into(),
        retry: vec!["Try again".into()],
        fallback: true,
        events: vec![Event { name: "error".into(), widget: 0, detail: json!({ "cause": cause }) }],
        console: vec![format!("error: [invest-seoul-news] {cause}: {line}")],
    }
}
