//! The configurator: what its page does, and that the code of each form shows cards. It is on another origin than the page and the
//! feed.

pub mod choosing;
pub mod copying;
pub mod feed_check;
pub mod forms;
pub mod page;

use anyhow::{Context, Result};
use browser_tests::{BrowserSession, Element, Host, Page, eventually};
use serde_json::json;

const FEED: &str = "/sample/feed.json";

/// Opens the configurator with a set-up, and waits for its controls.
async fn configured<'a>(session: &'a BrowserSession, query: &str) -> Result<Page<'a>> {
    let page = session.open(&Host::new("blank").fill("{{code}}", "")).await?;
    page.configure(query).await?;
    has(&page, "#code-1").await?;
    eventually(false, async || Ok(verdict(&page).await? == "pending")).await?;
    Ok(page)
}

/// Waits until an element is there.
async fn has(page: &Page<'_>, selector: &str) -> Result<()> {
    eventually(true, async || {
        page.read("return document.querySelector(arguments[0]) !== null", vec![json!(selector)]).await
    })
    .await
}

/// The element, scrolled to where the bar does not cover it.
async fn at(page: &Page<'_>, selector: &str) -> Result<Element> {
    let script = "const found = document.querySelector(arguments[0]);
        found?.closest('details')?.setAttribute('open', '');
        found?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return found ? [found] : []";
    let found = page.elements(script, vec![json!(selector)]).await?.pop();
    found.with_context(|| format!("there is no {selector}"))
}

async fn click(page: &Page<'_>, selector: &str) -> Result<()> {
    Ok(at(page, selector).await?.click().await?)
}

async fn type_into(page: &Page<'_>, selector: &str, text: &str) -> Result<()> {
    let input = at(page, selector).await?;
    input.clear().await?;
    Ok(input.send_keys(text).await?)
}

/// The text of an element, with single spaces; empty if it is not there.
async fn text(page: &Page<'_>, selector: &str) -> Result<String> {
    let script = "const found = document.querySelector(arguments[0]); return found ? text(found) : ''";
    page.read(script, vec![json!(selector)]).await
}

/// The piece of code with this number, as it is.
async fn code(page: &Page<'_>, number: usize) -> Result<String> {
    let script = "return document.getElementById(`code-${arguments[0]}`).textContent";
    page.read(script, vec![json!(number)]).await
}

/// The id of the element that has the focus.
async fn focus(page: &Page<'_>) -> Result<String> {
    page.read("return document.activeElement.id", vec![]).await
}

async fn verdict(page: &Page<'_>) -> Result<String> {
    page.read("return document.querySelector('.verdict').dataset.verdict", vec![]).await
}

/// Gives the page a clipboard that takes what its buttons copy, or one that refuses. Not all engines have one here, and sessions share it.
async fn clipboard(page: &Page<'_>, is_allowed: bool) -> Result<()> {
    let script = "const [isAllowed] = arguments;
        window.copied = [];
        const writeText = (text) => isAllowed ? Promise.resolve(window.copied.push(text)) : Promise.reject(new Error('refused'));
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });";
    page.execute(script, vec![json!(is_allowed)]).await.map(drop)
}

/// What the buttons of the page have copied so far, in order.
async fn copied(page: &Page<'_>) -> Result<Vec<String>> {
    page.read("return window.copied", vec![]).await
}

fn feed(session: &BrowserSession) -> String {
    format!("{}{FEED}", session.site.publisher_origin())
}

/// The heading of [`choose`]: each form of code has to escape something of it.
const HEADING: &str = "\"서울\" & l'<more>";

/// The colour of cards in [`choose`].
const SURFACE: &str = "rgb(1, 2, 3)";

/// Chooses as a webmaster does: a feed, a colour, and other things than the defaults.
async fn choose(page: &Page<'_>, feed: &str) -> Result<()> {
    choose_colour(page, feed).await?;
    click(page, "#layout-grid").await?;
    at(page, "#lang").await?.select_by_value("ko").await?;
    type_into(page, "#limit", "3").await?;
    type_into(page, "#heading", HEADING).await
}

/// Chooses a feed and a colour, and leaves the default layout.
async fn choose_colour(page: &Page<'_>, feed: &str) -> Result<()> {
    type_into(page, "#feed", feed).await?;
    type_into(page, "#isn-surface", SURFACE).await
}
