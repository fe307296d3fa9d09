//! Reading a release in place (`open="reader"`): the dialog, its keys, its text, and what it asks for.

pub mod dialog;
pub mod page;
pub mod sharing;
pub mod text;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Focus, Host, Page, Widget, eventually};
use serde_json::{Value, json};

const FEED: &str = "/fixtures/reader.json";

const TEXT: &str = "<h1>Two cities</h1><p>Seoul and <b>Los Angeles</b> <a href='/more?a&amp;b'>sign</a>.</p>\
    <h2>What they do</h2><ul><li>Tourism<li>Climate</ul>\
    <table><caption>Visitors</caption><tr><th scope=col>Year<th scope=col>Visitors<tr><td>2018<td>13,000,000</table>\
    <blockquote>Said the mayor</blockquote><figure><img src='../sample/images/friendship-pavilion.webp' alt='The bay'>\
    <figcaption>Dusk</figcaption></figure>";

/// A feed of five releases.
fn feed() -> Value {
    let release = |number: usize| {
        json!({
            "id": number.to_string(),
            "url": format!("/release/{number}"),
            "title": format!("Release {number}"),
            "summary": format!("Summary {number}."),
            "content_html": format!("<p>The whole text of release {number}.</p>"),
            "date_published": "2018-08-01T11:01:00+09:00",
            "_invest_seoul": { "views": 718 },
        })
    };
    let mut items: Vec<Value> = (1..=5).map(release).collect();
    items[0]["content_html"] = json!(TEXT);
    items[0]["image"] = json!("/sample/images/los-angeles-dusk.webp");
    items[0]["authors"] = json!([{ "name": "Invest Seoul" }]);
    items[0]["attachments"] = json!([
        { "url": "/files/release.pdf", "mime_type": "application/pdf", "title": "The memorandum", "size_in_bytes": 1_234_567 },
        { "url": "/files/%EB%B3%B4%EB%8F%84.hwp?no=1", "mime_type": "application/octet-stream" },
        { "url": "javascript:window.acted", "mime_type": "text/html" },
    ]);
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en", "authors": [], "items": items })
}

fn host() -> Host {
    Host::new("element").feed(FEED).with("open", "reader")
}

/// Opens the page with this feed, and the first release.
async fn opened<'a>(session: &'a BrowserSession, host: &Host, feed: &Value) -> Result<Page<'a>> {
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    let page = session.open(host).await?;
    page.widget().ready().await?;
    page.widget().click("link").await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    Ok(page)
}

async fn has_focus(page: &Page<'_>, focus: Focus) -> Result<()> {
    eventually(focus, async || page.focus().await).await
}

/// Waits until the dialog shows the release with this title and its text.
async fn shows(widget: &Widget<'_>, title: &str, text: &str) -> Result<()> {
    eventually((vec![title.to_owned()], vec![text.to_owned()]), async || {
        Ok((widget.texts("reader-title").await?, widget.texts("reader-text").await?))
    })
    .await
}

async fn is_closed(widget: &Widget<'_>) -> Result<()> {
    eventually(0, async || widget.count("reader").await).await
}
