//! The way to the last release.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Focus, Key, Rect, behaviours, eventually};
use serde_json::json;

use super::{go_to_the_end, host_with, position, press_next_until, releases_in_view};

behaviours! {
    in &Engine::ALL =>
        pressing_next_again_and_again_leads_to_the_last_release,
        pressing_next_leads_to_the_last_release_from_right_to_left_too,
        end_again_and_again_leads_to_the_last_release,
        where_all_cards_fit_next_loads_more,
        nothing_moves_when_more_is_loaded,
        a_card_keeps_the_focus_however_far_the_row_moves_away;
    in &[Engine::Chromium, Engine::Firefox] =>
        cards_that_are_not_rendered_are_on_paper;
}

async fn pressing_next_again_and_again_leads_to_the_last_release(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(position(&widget).await?, "1–4");
    assert_eq!(press_next_until(&widget, 60).await?, Vec::from_iter(1..=60));
    eventually("57–60 of 60".to_owned(), async || position(&widget).await).await?;
    assert_eq!(widget.of_each::<String>("next", "part.ariaDisabled").await?, ["true"]);
    assert_eq!(widget.items().await?.len(), 60);
    // Loading more is no new `ready`.
    let events = page.log().await?.events;
    assert_eq!(events.iter().filter(|event| event.name == "ready").count(), 1);
    Ok(())
}

async fn pressing_next_leads_to_the_last_release_from_right_to_left_too(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "rtl")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 60).await?, Vec::from_iter(1..=60));
    Ok(())
}

async fn end_again_and_again_leads_to_the_last_release(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[0].focus()", vec![]).await?;
    eventually("57–60 of 60".to_owned(), async || {
        page.press(Key::End).await?;
        position(&widget).await
    })
    .await?;
    eventually(Focus::Card(60), async || page.focus().await).await
}

async fn where_all_cards_fit_next_loads_more(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.click("next").await?;
    eventually(vec![5, 6, 7, 8], async || releases_in_view(&widget).await).await?;
    widget.click("previous").await?;
    eventually(vec![1, 2, 3, 4], async || releases_in_view(&widget).await).await
}

async fn nothing_moves_when_more_is_loaded(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "reserved")).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "57–60 of 60").await?;
    widget.call("goTo", json!([20])).await?;
    eventually(vec![21, 22, 23, 24], async || widget.in_view().await).await?;
    widget.is_rendered().await?;
    let log = page.log().await?;
    assert_eq!(log.below.len(), 1, "the paragraph below was at {:?}", log.below);
    // Only Chromium measures layout shifts. The position and the bar may shift, because they follow the reader.
    let following = [widget.rects("position").await?, widget.rects("footer").await?].concat();
    let is_stray = |rect: &Rect| !following.iter().any(|place| place.contains(rect));
    let shifted: Vec<_> = log.shifted.into_iter().filter(is_stray).collect();
    assert_eq!(shifted, []);
    Ok(())
}

async fn a_card_keeps_the_focus_however_far_the_row_moves_away(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "60")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    widget.call("goTo", json!([40])).await?;
    eventually(vec![2, 41, 42, 43, 44], async || widget.in_view().await).await?;
    eventually([vec![2], Vec::from_iter(33..=52)].concat(), async || widget.rendered().await).await?;
    assert_eq!(page.focus().await?, Focus::Card(2));
    page.press(Key::Right).await?;
    eventually(Focus::Card(3), async || page.focus().await).await?;
    eventually(vec![3, 4, 5, 6], async || widget.in_view().await).await?;
    eventually(Vec::from_iter(1..=14), async || widget.rendered().await).await
}

async fn cards_that_are_not_rendered_are_on_paper(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "30")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let mut links: Vec<String> =
        (1..=30).map(|number| format!("{}/release/{number}", session.site.widget_origin())).collect();
    links.push(format!("{}/release", session.site.host_origin()));
    links.sort();
    assert_eq!(page.printed_links().await?, links);
    // After printing it is as before.
    eventually(Vec::from_iter(1..=12), async || widget.rendered().await).await
}
