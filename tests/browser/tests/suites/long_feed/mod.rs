//! Feeds with more releases than are shown at first: their cost, and the way to the last release. In a window of 1280 px four
//! cards are in view, and eight on each side of them are rendered.

pub mod cost;
pub mod documents;
pub mod way;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Host, Page, Widget, eventually};
use serde_json::{Value, json};

const FEED: &str = "/fixtures/long.json";

/// Releases with these numbers.
fn releases(numbers: impl IntoIterator<Item = usize>) -> Vec<Value> {
    let release = |number: usize| {
        json!({
            "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}"),
            "summary": "One of many. ".repeat(number % 9), "date_published": "2018-08-01T11:01:00+09:00",
            "_invest_seoul": { "views": number },
        })
    };
    numbers.into_iter().map(release).collect()
}

/// A document of a feed. The address of the next one comes before the releases, as publishers write it, and all that it says of itself.
fn document(items: Vec<Value>, next: Option<&str>) -> String {
    let version = "https://jsonfeed.org/version/1.1";
    let next = next.map(|next| format!(r#""next_url": "{next}", "#)).unwrap_or_default();
    let head =
        format!(r#""version": "{version}", "title": "A long feed", "language": "en", "authors": [], {next}"#);
    format!(r#"{{ {head}"items": {} }}"#, Value::from(items))
}

/// Makes the feed one document with this many releases, and returns a host page that shows it.
fn host_with(session: &BrowserSession, count: usize, host: &str) -> Host {
    session.site.answer(FEED, Answer::Text(document(releases(1..=count), None)));
    Host::new(host).feed(FEED)
}

/// The text of the position.
async fn position(widget: &Widget<'_>) -> Result<String> {
    Ok(widget.texts("status").await?.concat())
}

/// The numbers of the releases on cards that are not inert.
async fn releases_in_view(widget: &Widget<'_>) -> Result<Vec<usize>> {
    let links: Vec<Option<usize>> = widget
        .of_each("link", "part.closest('[inert]') ? null : Number(new URL(part.href).pathname.split('/')[2])")
        .await?;
    Ok(links.into_iter().flatten().collect())
}

/// Presses next until this release is in view, and returns the releases that were in view.
async fn press_next_until(widget: &Widget<'_>, last: usize) -> Result<Vec<usize>> {
    let mut seen = Vec::new();
    for first in (1..=last).step_by(4) {
        let view = Vec::from_iter(first..first + 4);
        eventually(view.clone(), async || releases_in_view(widget).await).await?;
        seen.extend(view);
        widget.click("next").await?;
    }
    Ok(seen)
}

/// Goes to the end, again each time the scrolling has stopped, until the position is `end`.
async fn go_to_the_end(page: &Page<'_>, end: &str) -> Result<()> {
    let observed = "const { scrollLeft } = parts(0, 'viewport')[0];
                    const now = performance.now();
                    const [at, since] = window.stopped ?? [];
                    if (scrollLeft !== at) window.stopped = [scrollLeft, now];
                    else if (now - since > 300) {
                        widgets[0].goTo(1e6);
                        window.stopped = undefined;
                    }
                    return text(parts(0, 'status')[0])";
    eventually(end.to_owned(), async || page.read(observed, vec![]).await).await?;
    page.widget().is_rendered().await
}
