//! Showing more: who has the focus then, and further documents.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};
use serde_json::json;

use super::{FEED, document, has_entries};

behaviours! {
    in &Engine::ALL =>
        show_more_appends_as_many_and_the_first_of_them_takes_the_focus,
        an_entry_keeps_the_focus_when_newer_releases_come_ahead,
        show_more_leaves_the_focus_where_the_reader_has_gone,
        show_more_goes_on_through_the_documents_of_a_feed,
        a_document_that_fails_leaves_what_is_there,
        next_shows_more_and_go_to_brings_an_entry_into_view;
}

/// Presses the button below the list.
async fn show_more(page: &Page<'_>) -> Result<()> {
    page.execute("parts(0, 'show-more')[0].scrollIntoView({ behavior: 'instant', block: 'center' })", vec![])
        .await?;
    page.widget().click("show-more").await
}

async fn show_more_appends_as_many_and_the_first_of_them_takes_the_focus(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(FEED, document(1..=10, None));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "list").with("limit", "4")).await?;
    let widget = page.widget();
    has_entries(&widget, 4).await?;
    assert_eq!(widget.texts("status").await?, [""], "what is there at first is no news");
    show_more(&page).await?;
    has_entries(&widget, 8).await?;
    eventually("Release 5".to_owned(), async || focused(&page).await).await?;
    eventually(vec!["1–8".to_owned()], async || widget.texts("status").await).await?;
    show_more(&page).await?;
    has_entries(&widget, 10).await?;
    eventually("Release 9".to_owned(), async || focused(&page).await).await?;
    eventually(vec!["1–10 of 10".to_owned()], async || widget.texts("status").await).await?;
    let button = "return getComputedStyle(parts(0, 'show-more')[0]).display";
    eventually("none".to_owned(), async || page.read(button, vec![]).await).await
}

// All entries were made anew, because their places had changed.
async fn an_entry_keeps_the_focus_when_newer_releases_come_ahead(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(3..=10, None));
    let page = session.open(&Host::new("element").feed(FEED).with("layout", "grid")).await?;
    let widget = page.widget();
    has_entries(&widget, 8).await?;
    page.execute("parts(0, 'link')[2].focus()", vec![]).await?;
    session.site.answer(FEED, document(1..=10, None));
    widget.call("refresh", json!([])).await?;
    has_entries(&widget, 10).await?;
    assert_eq!(focused(&page).await?, "Release 5");
    Ok(())
}

async fn show_more_leaves_the_focus_where_the_reader_has_gone(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=5, Some("second.json")));
    session.site.answer("/fixtures/second.json", Answer::Nothing);
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "list").with("limit", "5")).await?;
    has_entries(&page.widget(), 5).await?;
    show_more(&page).await?;
    page.execute("document.getElementById('after').focus()", vec![]).await?;
    session.site.answer("/fixtures/second.json", document(6..=9, None));
    has_entries(&page.widget(), 9).await?;
    page.two_frames().await?;
    assert_eq!(page.read::<String>("return document.activeElement.id", vec![]).await?, "after");
    Ok(())
}

/// The text of the link that has the focus, without what is for screen readers only.
async fn focused(page: &Page<'_>) -> Result<String> {
    page.read("return widgets[0].shadowRoot.activeElement?.firstChild?.textContent ?? ''", vec![]).await
}

async fn show_more_goes_on_through_the_documents_of_a_feed(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=5, Some("second.json")));
    session.site.answer("/fixtures/second.json", document(4..=9, Some("long.json")));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "compact").with("limit", "4")).await?;
    let widget = page.widget();
    has_entries(&widget, 4).await?;
    for count in [8, 9] {
        show_more(&page).await?;
        has_entries(&widget, count).await?;
    }
    // The second document repeats two releases and leads back to the first.
    let titles: Vec<String> = (1..=9).map(|number| format!("Release {number}")).collect();
    let shown: Vec<String> = widget.of_each("link", "part.firstChild.textContent").await?;
    assert_eq!(shown, titles);
    Ok(())
}

async fn a_document_that_fails_leaves_what_is_there(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=5, Some("second.json")));
    session.site.answer("/fixtures/second.json", Answer::Status(404));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "grid").with("limit", "5")).await?;
    let widget = page.widget();
    has_entries(&widget, 5).await?;
    show_more(&page).await?;
    eventually(vec!["Further releases can’t be shown here.".to_owned()], async || {
        widget.texts("note").await
    })
    .await?;
    assert_eq!(widget.count("entry").await?, 5);
    Ok(())
}

async fn next_shows_more_and_go_to_brings_an_entry_into_view(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=40, None));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "list").with("limit", "10")).await?;
    let widget = page.widget();
    has_entries(&widget, 10).await?;
    widget.call("next", json!([])).await?;
    has_entries(&widget, 20).await?;
    assert_eq!(widget.items().await?.len(), 20);
    widget.call("goTo", json!([19])).await?;
    let is_in_view = "const { top, bottom } = parts(0, 'entry')[19].getBoundingClientRect();
                      return top < innerHeight && bottom > 0";
    eventually(true, async || page.read(is_in_view, vec![]).await).await?;
    // A page may pass anything.
    page.execute("widgets[0].goTo(Infinity)", vec![]).await?;
    has_entries(&widget, 30).await
}
