//! How the news comes back: by a reader's hand, by itself, or as it was before.

use anyhow::Result;
use browser_tests::{Answer, Engine, Host, Page, Visitor, behaviours, eventually, module_path};
use serde_json::json;

use super::{FEED, SCRIPT};

behaviours! { in &Engine::ALL =>
    trying_again_brings_the_cards_once_the_server_has_healed,
    trying_again_brings_the_cards_once_the_module_is_there,
    the_cards_come_by_themselves_once_the_server_has_healed,
    the_cards_come_by_themselves_once_the_module_is_there,
    the_cards_come_once_the_browser_is_online,
    a_feed_that_is_not_there_is_not_asked_for_again,
    the_cards_come_once_the_browser_is_online_and_the_module_there,
    twenty_widgets_without_the_module_are_one_line,
    twenty_widgets_ask_as_often_as_one,
    cards_stay_when_newer_ones_can_not_be_had;
    // WebKitGTK keeps no cache for a driver.
    in &[Engine::Chromium, Engine::Firefox] => a_copy_in_the_browsers_cache_is_shown_with_its_age,
}

/// The names of the events that the page has heard, in order.
async fn events(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(page.testimony().await?.events.into_iter().map(|event| event.name).collect())
}

/// How many widgets of the page are in this phase.
async fn widgets_that_are(page: &Page<'_>, phase: &str) -> Result<usize> {
    let count = "return widgets.filter(({ shadowRoot }) => shadowRoot.querySelector(`[data-phase=${arguments[0]}]`)).length";
    page.read(count, vec![json!(phase)]).await
}

async fn trying_again_brings_the_cards_once_the_server_has_healed(visitor: Visitor) -> Result<()> {
    // Not a trouble that passes by itself: only the reader makes the widget ask again.
    visitor.site.answer(FEED, Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.is("failed").await?;
    widget.click("retry").await?;
    eventually(2, async || Ok(visitor.site.count(|path| path == FEED))).await?;
    widget.is("failed").await?;
    visitor.site.answer(FEED, Answer::File);
    widget.click("retry").await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn trying_again_brings_the_cards_once_the_module_is_there(visitor: Visitor) -> Result<()> {
    let module = module_path()?;
    visitor.site.answer(&module, Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.is("failed").await?;
    visitor.site.answer(&module, Answer::File);
    widget.click("retry").await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn the_cards_come_by_themselves_once_the_server_has_healed(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Nothing);
    let page = visitor.open(&Host::new("element")).await?;
    page.has_seen(&["loading"]).await?;
    visitor.site.answer(FEED, Answer::Status(503));
    page.has_seen(&["loading", "failed"]).await?;
    visitor.site.answer(FEED, Answer::File);
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    // A reader who waits is not told of each try.
    let told = vec!["error".to_owned(), "ready".to_owned()];
    eventually(told, async || events(&page).await).await?;
    page.has_seen(&["loading", "failed", "ready"]).await
}

async fn the_cards_come_by_themselves_once_the_module_is_there(visitor: Visitor) -> Result<()> {
    let module = module_path()?;
    visitor.site.answer(&module, Answer::Status(503));
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    visitor.site.answer(&module, Answer::File);
    page.widget().ready().await?;
    let told = vec!["error".to_owned(), "ready".to_owned()];
    eventually(told, async || events(&page).await).await
}

async fn the_cards_come_once_the_browser_is_online(visitor: Visitor) -> Result<()> {
    // Not a trouble that passes by itself: only the browser's word makes the widget ask again.
    visitor.site.answer(FEED, Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    visitor.site.answer(FEED, Answer::File);
    page.execute("dispatchEvent(new Event('online'))", vec![]).await?;
    page.widget().ready().await
}

async fn a_feed_that_is_not_there_is_not_asked_for_again(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    // The first try of those that may pass comes after 3 s at the latest.
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(visitor.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn twenty_widgets_ask_as_often_as_one(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Status(503));
    let page = visitor.open(&Host::new("twenty-widgets")).await?;
    eventually(20, async || widgets_that_are(&page, "failed").await).await?;
    let asked = visitor.site.count(|path| path == FEED);
    // Once, and by now perhaps again.
    assert!((1..=4).contains(&asked), "{asked} requests");
    assert_eq!(page.testimony().await?.console.len(), 1, "one line for all");
    visitor.site.answer(FEED, Answer::File);
    eventually(20, async || widgets_that_are(&page, "ready").await).await?;
    assert_eq!(visitor.site.count(|path| path == SCRIPT || path == module_path().unwrap_or_default()), 2);
    Ok(())
}

async fn a_copy_in_the_browsers_cache_is_shown_with_its_age(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Kept("Thu, 20 Aug 2026 06:00:00 GMT"));
    let feed = format!("{}{FEED}", visitor.site.publisher_origin());
    let host = Host::new("element").feed(&feed);
    visitor.open(&host).await?.widget().ready().await?;
    visitor.site.refuse(true);
    // It may be kept for a second without asking.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let page = visitor.open(&host).await?;
    let widget = page.widget();
    widget.is("stale").await?;
    widget.is_drawn().await?;
    assert_eq!(widget.count("card").await?, 12);
    let note = "The latest releases can’t be loaded right now. These are from Aug 20, 2026.";
    assert_eq!(widget.texts("note").await?, [note]);
    visitor.site.refuse(false);
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    Ok(())
}

async fn cards_stay_when_newer_ones_can_not_be_had(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    visitor.site.answer(FEED, Answer::Status(500));
    widget.call("refresh", json!([])).await?;
    widget.is("stale").await?;
    widget.is_drawn().await?;
    let note = "The latest releases can’t be loaded right now. These may be out of date.";
    assert_eq!(widget.texts("note").await?, [note]);
    assert_eq!(widget.count("card").await?, 12);
    Ok(())
}

async fn the_cards_come_once_the_browser_is_online_and_the_module_there(visitor: Visitor) -> Result<()> {
    let module = module_path()?;
    visitor.site.answer(&module, Answer::Status(503));
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    visitor.site.answer(&module, Answer::File);
    page.execute("dispatchEvent(new Event('online'))", vec![]).await?;
    page.widget().ready().await
}

async fn twenty_widgets_without_the_module_are_one_line(visitor: Visitor) -> Result<()> {
    visitor.site.answer(&module_path()?, Answer::Status(404));
    let page = visitor.open(&Host::new("twenty-widgets")).await?;
    eventually(20, async || widgets_that_are(&page, "failed").await).await?;
    assert_eq!(page.testimony().await?.console.len(), 1);
    Ok(())
}
