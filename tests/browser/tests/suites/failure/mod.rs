//! Failures: the reader gets a message in their language, the page's own link and a button to try again. The page gets an event,
//! and the console one line.

pub mod feed;
pub mod module;
pub mod recovery;

use anyhow::Result;
use browser_tests::{Event, Page};
use serde_json::json;

const FEED: &str = "/sample/feed.json";
const SCRIPT: &str = "/v1/invest-seoul-news.js";

/// What is shown after a failure, with the events of the page and the lines of the console.
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
    let message = "return text(parts(0, 'notice')[0].querySelector('p'))";
    // An element without layout is not visible.
    let fallback = "return document.getElementById('fallback')?.getClientRects().length > 0";
    let log = page.log().await?;
    assert_eq!(log.uncaught, Vec::<String>::new());
    Ok(Failure {
        message: page.read(message, vec![]).await?,
        retry: page.widget().texts("retry").await?,
        fallback: page.read(fallback, vec![]).await?,
        events: log.events,
        console: log.console,
    })
}

/// A failure with this cause, message and line, in English and with a button to try again.
fn expected(cause: &str, message: &str, line: &str) -> Failure {
    Failure {
        message: message.into(),
        retry: vec!["Try again".into()],
        fallback: true,
        events: vec![Event { name: "error".into(), widget: 0, detail: json!({ "cause": cause }) }],
        console: vec![format!("error: [invest-seoul-news] {cause}: {line}")],
    }
}
