//! A long time on a busy page: no leaks, nothing stale.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, module_path};
use serde_json::json;

behaviours! {
    in &Engine::ALL =>
        two_hundred_rounds_leave_no_memory_and_no_listener_behind,
        a_request_for_a_feed_that_is_no_longer_shown_is_aborted,
        a_request_sent_before_the_module_is_aborted_too,
        the_last_feed_wins,
        going_back_brings_the_cards_back;
    in &[Engine::Chromium] =>
        two_hundred_rounds_leave_no_node_behind;
    in &[Engine::Chromium, Engine::Firefox] => all_cards_are_on_paper;
}

const FEED: &str = "/sample/feed.json";

/// This many rounds of changes to the page's elements; see the host page.
async fn rounds(page: &Page<'_>, count: u32) -> Result<()> {
    page.execute("rounds(arguments[0])", vec![json!(count)]).await?;
    eventually(true, async || page.read("return settled()", vec![]).await).await?;
    page.widget().ready().await
}

async fn two_hundred_rounds_leave_no_memory_and_no_listener_behind(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("busy")).await?;
    page.widget().ready().await?;
    // The second feed is never answered, so there are open requests all the time.
    session.site.answer("/sample/feed.ko.json", Answer::Nothing);
    // Buffers and caches reach their final size.
    rounds(&page, 200).await?;
    let held = async || page.read::<[u64; 3]>("return held()", vec![]).await;
    let [memory, listeners, elements] = held().await?;
    rounds(&page, 200).await?;
    // Two more pages of WebAssembly memory may be chance. A leak of 200 rounds is larger.
    let now = async || {
        let [now, listeners, elements] = held().await?;
        Ok((now <= memory + 2 * 65_536, listeners, elements))
    };
    eventually((true, listeners, elements), now).await?;
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.console), (vec![], vec![]));
    eventually(0, async || Ok(session.site.waiting())).await
}

async fn two_hundred_rounds_leave_no_node_behind(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("busy")).await?;
    page.widget().ready().await?;
    rounds(&page, 20).await?;
    let (nodes, listeners) = page.held().await?;
    rounds(&page, 200).await?;
    // A card may not have been collected yet. A leak of 200 rounds is larger.
    let held = async || {
        let now = page.held().await?;
        Ok(now.0 < nodes + 50 && now.1 < listeners + 10)
    };
    eventually(true, held).await
}

async fn a_request_for_a_feed_that_is_no_longer_shown_is_aborted(session: BrowserSession) -> Result<()> {
    let second = "/sample/feed.ko.json";
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let waiting = async || Ok(session.site.waiting());
    session.site.answer(second, Answer::Nothing);
    widget.set("feed", &format!("{}{second}", session.site.widget_origin())).await?;
    eventually(1, waiting).await?;
    widget.set("feed", &format!("{}{FEED}", session.site.widget_origin())).await?;
    eventually(0, waiting).await?;
    widget.set("feed", &format!("{}{second}", session.site.widget_origin())).await?;
    eventually(1, waiting).await?;
    page.execute("widgets[0].remove()", vec![]).await?;
    eventually(0, waiting).await
}

async fn a_request_sent_before_the_module_is_aborted_too(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Nothing);
    session.site.answer(FEED, Answer::Nothing);
    let page = session.open(&Host::new("element")).await?;
    let waiting = async || Ok(session.site.waiting());
    eventually(2, waiting).await?;
    page.execute("widgets[0].remove()", vec![]).await?;
    // The request for the module stays open, for other elements.
    eventually(1, waiting).await
}

async fn the_last_feed_wins(session: BrowserSession) -> Result<()> {
    let slow = "/sample/feed.ko.json";
    session.site.answer(slow, Answer::Nothing);
    let page = session.open(&Host::new("element").feed(slow)).await?;
    let widget = page.widget();
    page.phases_are(&["loading"]).await?;
    widget.set("feed", &format!("{}{FEED}", session.site.widget_origin())).await?;
    widget.ready().await?;
    session.site.answer(slow, Answer::File);
    // When this request has been answered, the slow one would have been, too.
    widget.call("refresh", json!([])).await?;
    eventually(2, async || Ok(session.site.count(|path| path == FEED))).await?;
    assert_eq!(widget.texts("heading").await?, ["Invest Seoul News"]);
    page.phases_are(&["loading", "ready"]).await
}

async fn going_back_brings_the_cards_back(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.leave_for("/release").await?;
    page.back().await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    page.widget().call("next", json!([])).await?;
    eventually(vec![5, 6, 7, 8], async || page.widget().in_view().await).await?;
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn all_cards_are_on_paper(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let mut links: Vec<String> = page.widget().of_each("link", "part.href").await?;
    links.extend(page.widget().of_each::<String>("heading-link", "part.href").await?);
    links.push(format!("{}/release", session.site.host_origin()));
    links.sort();
    assert_eq!(page.printed_links().await?, links);
    Ok(())
}
