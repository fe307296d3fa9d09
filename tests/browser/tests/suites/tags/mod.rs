//! Script tags and their elements: in pages whose router, framework or optimiser inserts, copies, removes and replaces them.

pub mod copies;
pub mod frameworks;
pub mod options;
pub mod pages;

use anyhow::Result;
use browser_tests::{BrowserSession, Host, Page, eventually};

const FEED: &str = "/sample/feed.json";

const SCRIPT: &str = "/v1/invest-seoul-news.js";

/// A page whose router has shown a view with the tag, by `innerHTML`, and whose widget is ready.
async fn routed(session: &BrowserSession) -> Result<Page<'_>> {
    let page = session.open(&Host::new("router")).await?;
    is_defined(&page).await?;
    page.execute("document.querySelector('main').innerHTML = view", vec![]).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// Waits until the script has run.
async fn is_defined(page: &Page<'_>) -> Result<()> {
    let defined = "return !!customElements.get('invest-seoul-news')";
    eventually(true, async || page.read(defined, vec![]).await).await
}

/// Waits until the script has been sent so often.
async fn has_run(session: &BrowserSession, times: usize) -> Result<()> {
    eventually(times, async || Ok(session.site.count(|path| path == SCRIPT))).await
}

/// The names of the elements of `<main>`, without those that are not displayed.
async fn shown(page: &Page<'_>) -> Result<Vec<String>> {
    let script = "return [...document.querySelector('main').children]
      .filter((child) => child.getClientRects().length).map((child) => child.localName)";
    page.read(script, vec![]).await
}

/// Waits until `<main>` shows a heading, one widget with cards, and a paragraph.
async fn has_one_widget(page: &Page<'_>) -> Result<()> {
    eventually(["h2", "invest-seoul-news", "p"].map(str::to_owned).to_vec(), async || shown(page).await)
        .await?;
    page.widget().ready().await?;
    // What would be wrong later is wrong by then.
    page.two_frames().await?;
    assert_eq!(shown(page).await?, ["h2", "invest-seoul-news", "p"]);
    assert_eq!(count(page).await?, 1);
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.console), (vec![], vec![]));
    Ok(())
}

async fn count(page: &Page<'_>) -> Result<usize> {
    page.read("return widgets.length", vec![]).await
}

/// Waits for these lines on the console.
async fn console_is(page: &Page<'_>, lines: &[&str]) -> Result<()> {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    eventually(lines, async || Ok(page.log().await?.console)).await
}
