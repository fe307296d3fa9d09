//! The mouse drags the row. Four cards are in view in a window of 1280 px.

pub mod bar;
pub mod cards;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Host, Page, Rect, Widget, eventually};
use serde_json::{Value, json};

pub const FEED: &str = "/fixtures/many.json";

/// A feed of so many releases.
pub fn feed(count: usize, release: impl Fn(usize) -> Value) -> Answer {
    let items: Vec<Value> = (1..=count).map(release).collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items });
    Answer::Text(feed.to_string())
}

pub fn release(number: usize) -> Value {
    json!({ "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}") })
}

/// Where the middle of something is.
pub fn middle(rect: &Rect) -> (f64, f64) {
    (rect.left + rect.width / 2.0, rect.top + rect.height / 2.0)
}

/// Where the middle of the card `number` is, from 1.
pub async fn card(widget: &Widget<'_>, number: usize) -> Result<(f64, f64)> {
    Ok(middle(&widget.rects("card").await?[number - 1]))
}

/// The width of a card and the gap after it.
pub async fn step(widget: &Widget<'_>) -> Result<f64> {
    let cards = widget.rects("card").await?;
    Ok((cards[1].left - cards[0].left).abs())
}

pub async fn scrolled(page: &Page<'_>) -> Result<f64> {
    page.read("return parts(0, 'viewport')[0].scrollLeft", vec![]).await
}

/// Waits until exactly these cards are in view, the first at the start of the view, and the row snaps again.
pub async fn rests_at(page: &Page<'_>, cards: &[usize]) -> Result<()> {
    let rest = "const view = parts(0, 'viewport')[0].getBoundingClientRect();
                const near = parts(0, 'slide').filter((slide) => {
                  const rect = slide.getBoundingClientRect();
                  return Math.min(Math.abs(rect.left - view.left), Math.abs(rect.right - view.right)) < 1;
                });
                return [parts(0, 'slide').filter((slide) => !slide.inert).map(number),
                  near.length > 0 && getComputedStyle(parts(0, 'viewport')[0]).scrollSnapType !== 'none']";
    eventually((cards.to_vec(), true), async || page.read(rest, vec![]).await).await
}

pub async fn open<'a>(session: &'a BrowserSession, host: &str) -> Result<Page<'a>> {
    let page = session.open(&Host::new(host)).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// The names of the events that the page has got after `ready`.
pub async fn events(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(page.log().await?.events.into_iter().map(|event| event.name).filter(|name| name != "ready").collect())
}
