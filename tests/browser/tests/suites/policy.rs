//! Under a page's Content-Security-Policy: what the README asks for is enough in every phase, and nothing else is ever tried.

use anyhow::Result;
use browser_tests::{Answer, Engine, Host, Page, Visitor, behaviours, eventually, module_path};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    trusted_types_are_enforced_on_the_strict_page,
    loading_and_ready_break_no_policy,
    empty_breaks_no_policy,
    failing_and_trying_again_break_no_policy,
    a_missing_module_breaks_no_policy,
    without_wasm_only_the_wasm_is_refused,
    a_refused_feed_is_unreachable,
    storage_that_throws_is_never_touched,
}

const FEED: &str = "/sample/feed.json";

async fn violations(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(page.testimony().await?.violations)
}

// What the other behaviours stand on: markup from strings is refused here, and the witness hears of it.
async fn trusted_types_are_enforced_on_the_strict_page(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("one-tag")).await?;
    page.widget().ready().await?;
    // In a handler of the page's own, for a driver's scripts may be above the policy.
    page.execute(
        "const tag = document.createElement('button');
         tag.onclick = () => { try { tag.innerHTML = '<b>'; } catch {} };
         tag.click()",
        vec![],
    )
    .await?;
    eventually(vec!["require-trusted-types-for trusted-types-sink".to_owned()], async || {
        violations(&page).await
    })
    .await
}

async fn loading_and_ready_break_no_policy(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Nothing);
    let page = visitor
        .open(&Host::new("one-tag").with("show", "image summary date views author tags comments"))
        .await?;
    let widget = page.widget();
    widget.is("loading").await?;
    eventually(1, async || Ok(visitor.site.count(|path| path == FEED))).await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    visitor.site.answer(FEED, Answer::File);
    widget.ready().await?;
    widget.call("next", json!([])).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    widget.set("lang", "ko").await?;
    eventually("조회수 718회".to_owned(), async || Ok(widget.texts("views").await?.swap_remove(0))).await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn empty_breaks_no_policy(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("one-tag").feed("/fixtures/empty.json")).await?;
    page.widget().is("empty").await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn failing_and_trying_again_break_no_policy(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Status(404));
    let page = visitor.open(&Host::new("one-tag")).await?;
    page.widget().is("failed").await?;
    visitor.site.answer(FEED, Answer::File);
    page.widget().click("retry").await?;
    page.widget().ready().await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn a_missing_module_breaks_no_policy(visitor: Visitor) -> Result<()> {
    visitor.site.answer(&module_path()?, Answer::Status(404));
    let page = visitor.open(&Host::new("one-tag")).await?;
    page.widget().is("failed").await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn without_wasm_only_the_wasm_is_refused(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("no-wasm")).await?;
    page.widget().is("failed").await?;
    // WebKit refuses without a report.
    let reports = if visitor.engine() == Engine::WebKit { 0 } else { 1 };
    let expected = vec!["script-src wasm-eval".to_owned(); reports];
    eventually(expected, async || {
        let mut refused = violations(&page).await?;
        refused.dedup();
        Ok(refused)
    })
    .await
}

async fn a_refused_feed_is_unreachable(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("feed-elsewhere")).await?;
    page.widget().has_failed().await?;
    let testimony = page.testimony().await?;
    assert_eq!(testimony.events[0].detail, json!({ "cause": "feed-unreachable" }));
    assert_eq!(testimony.uncaught, Vec::<String>::new());
    Ok(())
}

async fn storage_that_throws_is_never_touched(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("no-storage")).await?;
    page.widget().ready().await?;
    let testimony = page.testimony().await?;
    assert_eq!([testimony.uncaught, testimony.console].concat(), Vec::<String>::new());
    assert_eq!(page.read::<u32>("return window.touched", vec![]).await?, 0);
    Ok(())
}
