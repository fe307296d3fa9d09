//! `autoplay`: the carousel moves by itself, until it must not (WCAG 2.2.2).

use std::time::Duration;

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Key, Page, Settings, Widget, behaviours, eventually};
use serde_json::json;
use tokio::time::sleep;

behaviours! { in &Engine::ALL =>
    autoplay_moves_on_by_one_view_and_from_the_end_to_the_start,
    its_button_comes_first_and_stops_and_starts_it,
    it_is_held_while_the_mouse_is_over_the_cards,
    it_is_held_while_the_focus_is_in_the_carousel,
    it_is_held_in_a_hidden_tab,
    it_is_held_out_of_view,
    it_stops_for_good_when_the_reader_moves_on_by_themselves,
    the_wheel_stops_it_if_it_moves_the_row_and_so_does_a_search,
    with_less_motion_it_starts_only_by_its_button,
    it_comes_and_goes_with_the_attribute;
}

/// The time of one view on a page where seconds are short.
const TURN: Duration = Duration::from_millis(1_000);

/// A page on which intervals are a third as long.
fn host() -> Host {
    let start = "<h1>Chamber of commerce</h1>";
    let with_short_intervals = "<script>{
        const { setInterval } = window;
        window.setInterval = (call, ms, ...rest) => setInterval(call, ms / 3, ...rest);
      }</script><h1>Chamber of commerce</h1>";
    Host::new("element").fill(start, with_short_intervals)
}

/// The first card in view after each move so far, from 0.
async fn moves(page: &Page<'_>) -> Result<Vec<u64>> {
    let slides = page.log().await?.events.into_iter().filter(|event| event.name == "slide");
    Ok(slides.filter_map(|event| event.detail["first"].as_u64()).collect())
}

/// Waits until it moves.
async fn it_moves(page: &Page<'_>) -> Result<()> {
    let before = moves(page).await?.len();
    eventually(true, async || Ok(moves(page).await?.len() > before)).await
}

/// Fails unless it rests for as long as a reader would see two views. A move that is under way may end.
async fn it_rests(page: &Page<'_>) -> Result<()> {
    eventually(true, async || {
        let before = moves(page).await?;
        sleep(2 * TURN).await;
        Ok(moves(page).await? == before)
    })
    .await
}

async fn label(widget: &Widget<'_>) -> Result<Vec<String>> {
    widget.of_each("pause", "part.ariaLabel").await
}

async fn live(widget: &Widget<'_>) -> Result<Vec<String>> {
    widget.of_each("status", "part.ariaLive").await
}

async fn autoplay_moves_on_by_one_view_and_from_the_end_to_the_start(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("autoplay", "3")).await?;
    page.widget().ready().await?;
    eventually(vec![4, 8, 0, 4], async || Ok(moves(&page).await?.into_iter().take(4).collect::<Vec<_>>()))
        .await
}

async fn its_button_comes_first_and_stops_and_starts_it(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    // In the order of the document, and from left to right.
    let stops = "const stops = [...parts(0, 'header')[0].querySelectorAll('button, a')].filter((stop) => stop.checkVisibility());
                 const lefts = stops.map((stop) => stop.getBoundingClientRect().left);
                 return [stops.map((stop) => stop.part[0]), lefts.every((left, at) => at === 0 || left > lefts[at - 1])]";
    let order = ["pause", "heading-link", "all-news", "previous", "next"].map(str::to_owned);
    assert_eq!(page.read::<(Vec<String>, bool)>(stops, vec![]).await?, (order.to_vec(), true));
    let rect = widget.rects("pause").await?[0];
    assert_eq!((rect.width, rect.height), (44.0, 44.0));
    assert_eq!(
        (label(&widget).await?, live(&widget).await?),
        (vec!["Pause rotation".into()], vec!["off".into()])
    );
    widget.click("pause").await?;
    eventually(vec!["Start rotation".to_owned()], async || label(&widget).await).await?;
    assert_eq!(live(&widget).await?, ["polite"]);
    it_rests(&page).await?;
    // The mouse is over the button and the button has the focus: neither holds it.
    widget.click("pause").await?;
    eventually(vec!["Pause rotation".to_owned()], async || label(&widget).await).await?;
    it_moves(&page).await
}

async fn it_is_held_while_the_mouse_is_over_the_cards(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let card = widget.rects("viewport").await?[0];
    page.move_to(card.left + 40.0, card.top + 40.0).await?;
    eventually(vec!["polite".to_owned()], async || live(&widget).await).await?;
    it_rests(&page).await?;
    page.move_to(1.0, 1.0).await?;
    it_moves(&page).await
}

async fn it_is_held_while_the_focus_is_in_the_carousel(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'next')[0].focus()", vec![]).await?;
    eventually(vec!["polite".to_owned()], async || live(&widget).await).await?;
    it_rests(&page).await?;
    page.execute("document.getElementById('before').focus()", vec![]).await?;
    it_moves(&page).await
}

async fn it_is_held_in_a_hidden_tab(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3")).await?;
    page.widget().ready().await?;
    let set_hidden = async |is_hidden: bool| {
        let script = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
             document.dispatchEvent(new Event('visibilitychange'));";
        page.execute(script, vec![json!(is_hidden)]).await
    };
    set_hidden(true).await?;
    it_rests(&page).await?;
    set_hidden(false).await?;
    it_moves(&page).await
}

async fn it_is_held_out_of_view(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("document.body.style.paddingBlockEnd = '4000px'", vec![]).await?;
    page.scroll_to(3_000.0).await?;
    eventually(vec!["polite".to_owned()], async || live(&widget).await).await?;
    it_rests(&page).await?;
    page.scroll_to(0.0).await?;
    it_moves(&page).await
}

async fn it_stops_for_good_when_the_reader_moves_on_by_themselves(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.click("next").await?;
    page.move_to(1.0, 1.0).await?;
    page.execute("document.getElementById('before').focus()", vec![]).await?;
    eventually(vec!["Start rotation".to_owned()], async || label(&widget).await).await?;
    it_rests(&page).await?;
    assert_eq!(live(&widget).await?, ["polite"]);
    // A script of the page is not the reader.
    widget.click("pause").await?;
    widget.call("goTo", json!([0])).await?;
    eventually(vec!["Pause rotation".to_owned()], async || label(&widget).await).await?;
    page.execute("parts(0, 'link')[0].focus()", vec![]).await?;
    page.press(Key::Right).await?;
    eventually(vec!["Start rotation".to_owned()], async || label(&widget).await).await
}

async fn the_wheel_stops_it_if_it_moves_the_row_and_so_does_a_search(session: BrowserSession) -> Result<()> {
    let page = session.open(&host().with("autoplay", "3").with("search", "")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let wheel = "parts(0, 'link')[0].dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true, deltaX: arguments[0], deltaY: 4 }))";
    page.execute(wheel, vec![json!(1)]).await?;
    assert_eq!(label(&widget).await?, ["Pause rotation"], "the page scrolls");
    page.execute(wheel, vec![json!(-40)]).await?;
    eventually(vec!["Start rotation".to_owned()], async || label(&widget).await).await?;
    widget.click("pause").await?;
    eventually(vec!["Pause rotation".to_owned()], async || label(&widget).await).await?;
    let search = "const [box] = parts(0, 'search-box');
                  box.value = 'seoul';
                  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    page.execute(search, vec![]).await?;
    eventually(vec!["Start rotation".to_owned()], async || label(&widget).await).await
}

async fn with_less_motion_it_starts_only_by_its_button(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { reduced_motion: true, ..Settings::default() }).await?;
    let page = session.open(&host().with("autoplay", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(label(&widget).await?, ["Start rotation"]);
    it_rests(&page).await?;
    widget.click("pause").await?;
    it_moves(&page).await
}

async fn it_comes_and_goes_with_the_attribute(session: BrowserSession) -> Result<()> {
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(label(&widget).await?, [""; 0]);
    widget.set("autoplay", "3").await?;
    it_moves(&page).await?;
    assert_eq!(label(&widget).await?, ["Pause rotation"]);
    page.execute("widgets[0].removeAttribute('autoplay')", vec![]).await?;
    eventually(0, async || widget.count("pause").await).await?;
    it_rests(&page).await
}
