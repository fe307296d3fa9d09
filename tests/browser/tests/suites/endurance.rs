//! A long life on a busy page: nothing is left behind, nothing stale is shown.

use anyhow::Result;
use browser_tests::{Answer, Engine, Host, Page, Visitor, behaviours, eventually, module_path};
use serde_json::json;

behaviours! {
    in &Engine::ALL =>
        two_hundred_rounds_leave_no_memory_and_no_listener_behind,
        a_feed_that_nobody_shows_any_more_is_not_waited_for,
        a_feed_asked_for_before_the_module_is_not_waited_for_either,
        the_last_feed_wins,
        going_back_brings_the_cards_back;
    in &[Engine::Chromium] =>
        two_hundred_rounds_leave_no_node_behind;
    in &[Engine::Chromium, Engine::Firefox] => all_cards_are_on_paper;
}

const FEED: &str = "/sample/feed.json";

/// So many rounds of what a busy page does to its elements; see the page.
async fn rounds(page: &Page<'_>, count: u32) -> Result<()> {
    page.execute("rounds(arguments[0])", vec![json!(count)]).await?;
    eventually(true, async || page.read("return settled()", vec![]).await).await?;
    page.widget().ready().await
}

async fn two_hundred_rounds_leave_no_memory_and_no_listener_behind(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("busy")).await?;
    page.widget().ready().await?;
    // Its second feed never comes: requests are under way all the time.
    visitor.site.answer("/sample/feed.ko.json", Answer::Nothing);
    // Buffers and caches reach their size.
    rounds(&page, 200).await?;
    let held = async || page.read::<[u64; 3]>("return held()", vec![]).await;
    let [memory, listeners, elements] = held().await?;
    rounds(&page, 200).await?;
    // A page of WebAssembly more is chance; two hundred times anything is none.
    let now = async || {
        let [now, listeners, elements] = held().await?;
        Ok((now <= memory + 2 * 65_536, listeners, elements))
    };
    eventually((true, listeners, elements), now).await?;
    let testimony = page.testimony().await?;
    assert_eq!((testimony.uncaught, testimony.console), (vec![], vec![]));
    eventually(0, async || Ok(visitor.site.waiting())).await
}

async fn two_hundred_rounds_leave_no_node_behind(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("busy")).await?;
    page.widget().ready().await?;
    rounds(&page, 20).await?;
    let (nodes, listeners) = page.held().await?;
    rounds(&page, 200).await?;
    // A card more or less may still be on its way out; a leak would be two hundred times anything.
    let held = async || {
        let now = page.held().await?;
        Ok(now.0 < nodes + 50 && now.1 < listeners + 10)
    };
    eventually(true, held).await
}

async fn a_feed_that_nobody_shows_any_more_is_not_waited_for(visitor: Visitor) -> Result<()> {
    let second = "/sample/feed.ko.json";
    let page = visitor.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let waiting = async || Ok(visitor.site.waiting());
    visitor.site.answer(second, Answer::Nothing);
    widget.set("feed", &format!("{}{second}", visitor.site.widget_origin())).await?;
    eventually(1, waiting).await?;
    widget.set("feed", &format!("{}{FEED}", visitor.site.widget_origin())).await?;
    eventually(0, waiting).await?;
    widget.set("feed", &format!("{}{second}", visitor.site.widget_origin())).await?;
    eventually(1, waiting).await?;
    page.execute("widgets[0].remove()", vec![]).await?;
    eventually(0, waiting).await
}

async fn a_feed_asked_for_before_the_module_is_not_waited_for_either(visitor: Visitor) -> Result<()> {
    visitor.site.answer(&module_path()?, Answer::Nothing);
    visitor.site.answer(FEED, Answer::Nothing);
    let page = visitor.open(&Host::new("element")).await?;
    let waiting = async || Ok(visitor.site.waiting());
    eventually(2, waiting).await?;
    page.execute("widgets[0].remove()", vec![]).await?;
    // The module goes on coming, for others.
    eventually(1, waiting).await
}

async fn the_last_feed_wins(visitor: Visitor) -> Result<()> {
    let slow = "/sample/feed.ko.json";
    visitor.site.answer(slow, Answer::Nothing);
    let page = visitor.open(&Host::new("element").feed(slow)).await?;
    let widget = page.widget();
    page.has_seen(&["loading"]).await?;
    widget.set("feed", &format!("{}{FEED}", visitor.site.widget_origin())).await?;
    widget.ready().await?;
    visitor.site.answer(slow, Answer::File);
    // By then the slow answer would be here, too.
    widget.call("refresh", json!([])).await?;
    eventually(2, async || Ok(visitor.site.count(|path| path == FEED))).await?;
    assert_eq!(widget.texts("heading").await?, ["Invest Seoul News"]);
    page.has_seen(&["loading", "ready"]).await
}

async fn going_back_brings_the_cards_back(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.leave_for("/release").await?;
    page.back().await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    page.widget().call("next", json!([])).await?;
    eventually(vec![5, 6, 7, 8], async || page.widget().in_view().await).await?;
    assert_eq!(page.testimony().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn all_cards_are_on_paper(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let mut links: Vec<String> = page.widget().of_each("link", "part.href").await?;
    links.push(format!("{}/release", visitor.site.host_origin()));
    links.sort();
    assert_eq!(page.printed_links().await?, links);
    Ok(())
}
