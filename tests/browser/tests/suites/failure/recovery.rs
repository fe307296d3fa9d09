//! Recovery: by the reader, by itself, or from the cache.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, module_path};
use serde_json::json;

use super::{FEED, SCRIPT};

behaviours! { in &Engine::ALL =>
    trying_again_brings_the_cards_once_the_server_has_healed,
    trying_again_brings_the_cards_once_the_module_is_there,
    the_cards_come_by_themselves_once_the_server_has_healed,
    the_cards_come_by_themselves_once_the_module_is_there,
    the_cards_come_once_the_browser_is_online,
    a_missing_feed_is_not_requested_again,
    the_cards_come_once_the_browser_is_online_and_the_module_there,
    twenty_widgets_without_the_module_are_one_line,
    twenty_widgets_send_as_many_requests_as_one,
    cards_stay_when_newer_ones_can_not_be_loaded;
    // WebKitGTK has no cache under WebDriver.
    in &[Engine::Chromium, Engine::Firefox] => a_copy_in_the_browsers_cache_is_shown_with_its_age,
}

/// The names of the page's events, in order.
async fn events(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(page.log().await?.events.into_iter().map(|event| event.name).collect())
}

/// How many widgets of the page are in this phase.
async fn widgets_that_are(page: &Page<'_>, phase: &str) -> Result<usize> {
    let count = "return widgets.filter(({ shadowRoot }) => shadowRoot.querySelector(`[data-phase=${arguments[0]}]`)).length";
    page.read(count, vec![json!(phase)]).await
}

async fn trying_again_brings_the_cards_once_the_server_has_healed(session: BrowserSession) -> Result<()> {
    // The widget does not retry after a 404 by itself.
    session.site.answer(FEED, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.is("failed").await?;
    widget.click("retry").await?;
    eventually(2, async || Ok(session.site.count(|path| path == FEED))).await?;
    widget.is("failed").await?;
    session.site.answer(FEED, Answer::File);
    widget.click("retry").await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn trying_again_brings_the_cards_once_the_module_is_there(session: BrowserSession) -> Result<()> {
    let module = module_path()?;
    session.site.answer(&module, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.is("failed").await?;
    session.site.answer(&module, Answer::File);
    widget.click("retry").await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn the_cards_come_by_themselves_once_the_server_has_healed(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Nothing);
    let page = session.open(&Host::new("element")).await?;
    page.phases_are(&["loading"]).await?;
    session.site.answer(FEED, Answer::Status(503));
    page.phases_are(&["loading", "failed"]).await?;
    session.site.answer(FEED, Answer::File);
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    // There is one `error` event for all tries.
    let emitted = vec!["error".to_owned(), "ready".to_owned()];
    eventually(emitted, async || events(&page).await).await?;
    page.phases_are(&["loading", "failed", "ready"]).await
}

async fn the_cards_come_by_themselves_once_the_module_is_there(session: BrowserSession) -> Result<()> {
    let module = module_path()?;
    session.site.answer(&module, Answer::Status(503));
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    session.site.answer(&module, Answer::File);
    page.widget().ready().await?;
    let emitted = vec!["error".to_owned(), "ready".to_owned()];
    eventually(emitted, async || events(&page).await).await
}

async fn the_cards_come_once_the_browser_is_online(session: BrowserSession) -> Result<()> {
    // The widget does not retry after a 404 until the browser is online again.
    session.site.answer(FEED, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    session.site.answer(FEED, Answer::File);
    page.execute("dispatchEvent(new Event('online'))", vec![]).await?;
    page.widget().ready().await
}

async fn a_missing_feed_is_not_requested_again(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    // The first retry after other failures comes within 3 s.
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn twenty_widgets_send_as_many_requests_as_one(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(503));
    let page = session.open(&Host::new("twenty-widgets")).await?;
    eventually(20, async || widgets_that_are(&page, "failed").await).await?;
    let requests = session.site.count(|path| path == FEED);
    // Once, and perhaps the first retries.
    assert!((1..=4).contains(&requests), "{requests} requests");
    assert_eq!(page.log().await?.console.len(), 1, "one line for all");
    session.site.answer(FEED, Answer::File);
    eventually(20, async || widgets_that_are(&page, "ready").await).await?;
    assert_eq!(session.site.count(|path| path == SCRIPT || path == module_path().unwrap_or_default()), 2);
    Ok(())
}

async fn a_copy_in_the_browsers_cache_is_shown_with_its_age(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Cacheable("Thu, 20 Aug 2026 06:00:00 GMT"));
    let feed = format!("{}{FEED}", session.site.publisher_origin());
    let host = Host::new("element").feed(&feed);
    session.open(&host).await?.widget().ready().await?;
    session.site.refuse(true);
    // For a second the cache needs no request.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let page = session.open(&host).await?;
    let widget = page.widget();
    widget.is("stale").await?;
    widget.is_rendered().await?;
    assert_eq!(widget.count("card").await?, 12);
    let note = "May be out of date: from Aug 20, 2026.";
    assert_eq!(widget.texts("note").await?, [note]);
    session.site.refuse(false);
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    Ok(())
}

async fn cards_stay_when_newer_ones_can_not_be_loaded(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Status(500));
    widget.call("refresh", json!([])).await?;
    widget.is("stale").await?;
    widget.is_rendered().await?;
    let note = "These releases may be out of date.";
    assert_eq!(widget.texts("note").await?, [note]);
    assert_eq!(widget.count("card").await?, 12);
    Ok(())
}

async fn the_cards_come_once_the_browser_is_online_and_the_module_there(
    session: BrowserSession,
) -> Result<()> {
    let module = module_path()?;
    session.site.answer(&module, Answer::Status(503));
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    session.site.answer(&module, Answer::File);
    page.execute("dispatchEvent(new Event('online'))", vec![]).await?;
    page.widget().ready().await
}

async fn twenty_widgets_without_the_module_are_one_line(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Status(404));
    let page = session.open(&Host::new("twenty-widgets")).await?;
    eventually(20, async || widgets_that_are(&page, "failed").await).await?;
    assert_eq!(page.log().await?.console.len(), 1);
    Ok(())
}
