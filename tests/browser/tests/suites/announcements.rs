//! What screen readers are told, in order: each change of a live region (WCAG 4.1.3).

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    a_carousel_tells_of_loading_moving_searching_failing_and_trying_again,
    a_list_tells_of_loading_more_searching_failing_and_trying_again,
    an_empty_feed_is_told,
}

const FEED: &str = "/fixtures/told.json";

fn feed(count: usize) -> Answer {
    let release = |number: usize| json!({ "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}") });
    let items: Vec<Value> = (1..=count).map(release).collect();
    Answer::Text(
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items }).to_string(),
    )
}

/// Opens a page whose feed does not answer yet, and writes down what live regions say from then on: the role of the region, and its text
/// after each change. A hidden region says nothing.
async fn open<'a>(session: &'a BrowserSession, host: Host) -> Result<Page<'a>> {
    session.site.answer(FEED, Answer::Nothing);
    let page = session.open(&host.feed(FEED)).await?;
    page.widget().is("loading").await?;
    page.execute(
        "const root = widgets[0].shadowRoot;
         const before = new WeakMap();
         window.told = [];
         const listen = () => {
           for (const region of root.querySelectorAll('[role=status], [role=alert]')) {
             const isSilent = region.ariaLive === 'off' || getComputedStyle(region).visibility === 'hidden';
             const now = isSilent ? '' : text(region);
             if (now && now !== before.get(region)) told.push(`${region.role}: ${now}`);
             before.set(region, now);
           }
         };
         listen();
         new MutationObserver(listen)
           .observe(root, { subtree: true, childList: true, characterData: true, attributes: true })",
        vec![],
    )
    .await?;
    Ok(page)
}

/// Waits until they have said this much more.
async fn tells(page: &Page<'_>, all: &mut Vec<String>, more: &[&str]) -> Result<()> {
    all.extend(more.iter().map(|text| (*text).to_owned()));
    eventually(all.clone(), async || page.read("return told", vec![]).await).await
}

async fn search(page: &Page<'_>, query: &str) -> Result<()> {
    let script = "const [box] = parts(0, 'search-box');
                  box.focus();
                  box.value = arguments[0];
                  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    page.execute(script, vec![json!(query)]).await.map(drop)
}

const LOADING: &str = "status: Loading the news…";
const FAILED: &str = "alert: The news server isn’t answering as it should. Please try again in a moment.";

/// The feed stops answering: what is there stays, and the reader is told that it may be old. Then the page asks for another one, which
/// fails, and the reader tries again.
async fn fails_and_tries_again(
    session: &BrowserSession,
    page: &Page<'_>,
    told: &mut Vec<String>,
    at_last: &[&str],
) -> Result<()> {
    let widget = page.widget();
    session.site.answer(FEED, Answer::Status(503));
    widget.call("refresh", json!([])).await?;
    tells(page, told, &["status: These releases may be out of date."]).await?;
    session.site.answer("/fixtures/other.json", Answer::Status(503));
    let other = "widgets[0].feed = widgets[0].feed.replace('told', 'other')";
    page.execute(other, vec![]).await?;
    tells(page, told, &[FAILED]).await?;
    session.site.answer("/fixtures/other.json", Answer::Nothing);
    widget.click("retry").await?;
    tells(page, told, &[LOADING]).await?;
    session.site.answer("/fixtures/other.json", feed(3));
    tells(page, told, at_last).await
}

async fn a_carousel_tells_of_loading_moving_searching_failing_and_trying_again(
    session: BrowserSession,
) -> Result<()> {
    let page = open(&session, Host::new("element").with("search", "").with("columns", "2")).await?;
    let mut told = Vec::new();
    tells(&page, &mut told, &[LOADING]).await?;
    session.site.answer(FEED, feed(5));
    tells(&page, &mut told, &["status: 1–2 of 5"]).await?;
    page.widget().click("next").await?;
    tells(&page, &mut told, &["status: 3–4 of 5"]).await?;
    eventually(1, async || page.widget().count("search-box").await).await?;
    search(&page, "release").await?;
    tells(&page, &mut told, &["status: 5 results"]).await?;
    search(&page, "no such word").await?;
    tells(&page, &mut told, &["status: No releases match."]).await?;
    search(&page, "").await?;
    tells(&page, &mut told, &["status: 1–2 of 5"]).await?;
    fails_and_tries_again(&session, &page, &mut told, &["status: 1–2 of 3"]).await
}

async fn a_list_tells_of_loading_more_searching_failing_and_trying_again(
    session: BrowserSession,
) -> Result<()> {
    for layout in ["grid", "list", "compact"] {
        let host = Host::new("element").with("search", "").with("limit", "2").with("layout", layout);
        let page = open(&session, host).await?;
        let mut told = Vec::new();
        tells(&page, &mut told, &[LOADING]).await?;
        session.site.answer(FEED, feed(5));
        // The list speaks for itself: it says its length when the reader comes to it.
        eventually(2, async || page.widget().count("entry").await).await?;
        tells(&page, &mut told, &[]).await?;
        page.execute("parts(0, 'show-more')[0].click()", vec![]).await?;
        tells(&page, &mut told, &["status: 1–4"]).await?;
        search(&page, "release 5").await?;
        tells(&page, &mut told, &["status: 1 result"]).await?;
        search(&page, "no such word").await?;
        tells(&page, &mut told, &["status: No releases match."]).await?;
        search(&page, "").await?;
        tells(&page, &mut told, &["status: 1–4"]).await?;
        fails_and_tries_again(&session, &page, &mut told, &[]).await?;
    }
    Ok(())
}

async fn an_empty_feed_is_told(session: BrowserSession) -> Result<()> {
    let page = open(&session, Host::new("element")).await?;
    let mut told = Vec::new();
    tells(&page, &mut told, &[LOADING]).await?;
    session.site.answer(FEED, feed(0));
    tells(&page, &mut told, &["status: There are no releases at the moment."]).await
}
