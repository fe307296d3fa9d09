//! Content-Security-Policy: the directives that the README asks for are enough in every phase, and nothing causes a violation.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, module_path};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    trusted_types_are_enforced_on_the_strict_page,
    loading_and_ready_break_no_policy,
    an_image_that_gives_way_to_the_drawing_breaks_no_policy,
    empty_breaks_no_policy,
    stale_breaks_no_policy,
    failing_and_trying_again_break_no_policy,
    a_missing_module_breaks_no_policy,
    without_wasm_only_the_wasm_is_refused,
    a_refused_feed_is_unreachable,
    storage_that_throws_is_never_touched,
}

const FEED: &str = "/sample/feed.json";

async fn violations(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(page.log().await?.violations)
}

// The other behaviours rely on this: the page blocks markup from strings, and the log has the violation.
async fn trusted_types_are_enforced_on_the_strict_page(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    page.widget().ready().await?;
    // In an event handler of the page, because scripts of a WebDriver may bypass the policy.
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

async fn loading_and_ready_break_no_policy(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Nothing);
    let page = session
        .open(&Host::new("one-tag").with("show", "image summary date views author tags comments"))
        .await?;
    let widget = page.widget();
    widget.is("loading").await?;
    eventually(1, async || Ok(session.site.count(|path| path == FEED))).await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    session.site.answer(FEED, Answer::File);
    widget.ready().await?;
    widget.call("next", json!([])).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    widget.set("lang", "ko").await?;
    eventually("조회수 718회".to_owned(), async || Ok(widget.texts("views").await?.swap_remove(0))).await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn empty_breaks_no_policy(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").feed("/fixtures/empty.json")).await?;
    page.widget().is("empty").await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn an_image_that_gives_way_to_the_drawing_breaks_no_policy(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").feed("/fixtures/local.json")).await?;
    let widget = page.widget();
    widget.ready().await?;
    // Seven items have no image. That of the second is not there, with a referrer and without.
    let drawn = async || Ok((widget.count("image").await?, widget.count("placeholder").await?));
    eventually((0, 8), drawn).await?;
    assert_eq!(session.site.count(|path| path == "/sample/images/missing.webp"), 2);
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn stale_breaks_no_policy(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Status(500));
    widget.call("refresh", json!([])).await?;
    widget.is("stale").await?;
    eventually(1, async || widget.count("note").await).await?;
    widget.is_rendered().await?;
    assert_eq!(widget.count("card").await?, 12);
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn failing_and_trying_again_break_no_policy(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(404));
    let page = session.open(&Host::new("one-tag")).await?;
    page.widget().is("failed").await?;
    session.site.answer(FEED, Answer::File);
    page.widget().click("retry").await?;
    page.widget().ready().await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn a_missing_module_breaks_no_policy(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Status(404));
    let page = session.open(&Host::new("one-tag")).await?;
    page.widget().is("failed").await?;
    assert_eq!(violations(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn without_wasm_only_the_wasm_is_refused(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("no-wasm")).await?;
    page.widget().is("failed").await?;
    // WebKit blocks it without a report.
    let reports = if session.engine() == Engine::WebKit { 0 } else { 1 };
    let expected = vec!["script-src wasm-eval".to_owned(); reports];
    eventually(expected, async || {
        let mut blocked = violations(&page).await?;
        blocked.dedup();
        Ok(blocked)
    })
    .await
}

async fn a_refused_feed_is_unreachable(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("feed-elsewhere")).await?;
    page.widget().has_failed().await?;
    let log = page.log().await?;
    assert_eq!(log.events[0].detail, json!({ "cause": "feed-unreachable" }));
    assert_eq!(log.uncaught, Vec::<String>::new());
    Ok(())
}

async fn storage_that_throws_is_never_touched(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("no-storage")).await?;
    page.widget().ready().await?;
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.console].concat(), Vec::<String>::new());
    assert_eq!(page.read::<u32>("return window.touched", vec![]).await?, 0);
    Ok(())
}
