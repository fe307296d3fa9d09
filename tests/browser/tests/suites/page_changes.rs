//! A page that changes around the element while it is open: its language, its direction, the reader who comes back to it.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, Page, Widget, behaviours, eventually, module_path,
};
use serde_json::{Value, json};

behaviours! {
    in &Engine::ALL =>
        another_language_of_the_page_is_followed,
        a_language_is_followed_wherever_around_the_element_it_changes,
        a_failure_without_the_module_follows_the_language_too,
        another_direction_is_followed_by_the_next_move,
        a_direction_that_only_a_style_sheet_sets_is_followed,
        the_place_stays_when_the_direction_changes,
        a_tab_that_was_hidden_for_an_hour_asks_for_news,
        a_page_out_of_the_back_forward_cache_asks_for_news,
        a_reader_stays_at_the_release_they_see_when_newer_ones_come,
        the_focus_stays_at_its_release_when_newer_ones_come;
    in &[Engine::Chromium, Engine::Firefox] => pictures_are_on_paper_even_if_nobody_scrolled;
}

const FEED: &str = "/fixtures/long.json";

/// A feed of releases with these numbers.
fn feed(numbers: impl IntoIterator<Item = usize>) -> Answer {
    let item = |number: usize| json!({ "id": number.to_string(), "url": format!("/{number}"), "title": format!("Release {number}") });
    let items: Vec<Value> = numbers.into_iter().map(item).collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en", "items": items });
    Answer::Text(feed.to_string())
}

/// The titles of the cards in view, without the note for screen readers.
async fn titles_in_view(widget: &Widget<'_>) -> Result<Vec<String>> {
    let titles: Vec<Option<String>> =
        widget.of_each("slide", "part.inert ? null : part.querySelector('a').firstChild.data").await?;
    Ok(titles.into_iter().flatten().collect())
}

/// Waits until the first card is at this side of the viewport, `left` or `right`, to the pixel.
async fn first_card_is_at(page: &Page<'_>, side: &str) -> Result<()> {
    let script = "const [viewport] = parts(0, 'viewport');
                  const first = parts(0, 'slide').find((slide) => number(slide) === 1);
                  const side = arguments[0];
                  return viewport.getBoundingClientRect()[side] - first.getBoundingClientRect()[side]";
    eventually(0.0, async || page.read(script, vec![json!(side)]).await).await
}

async fn another_language_of_the_page_is_followed(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?, ["718 views"]);
    page.execute("document.documentElement.lang = 'ko'", vec![]).await?;
    eventually(vec!["조회수 718회".to_owned()], async || widget.texts("views").await).await?;
    page.execute("document.documentElement.removeAttribute('lang')", vec![]).await?;
    // Now the feed's own.
    eventually(vec!["718 views".to_owned()], async || widget.texts("views").await).await
}

async fn a_language_is_followed_wherever_around_the_element_it_changes(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("shadow-root")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let is_now = async |text: &str| {
        eventually(text.to_owned(), async || Ok(widget.texts("views").await?.swap_remove(0))).await
    };
    // Around the component that has the element in its shadow root.
    page.execute("document.querySelector('app-shell').setAttribute('lang', 'ko')", vec![]).await?;
    is_now("조회수 718회").await?;
    // Moved, and then changed at its new place.
    page.execute(
        "window.place = document.body.appendChild(document.createElement('section'));
         place.append(widgets[0]);",
        vec![],
    )
    .await?;
    is_now("718 views").await?;
    page.execute("place.lang = 'ja'", vec![]).await?;
    is_now("閲覧数718回").await
}

async fn a_failure_without_the_module_follows_the_language_too(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.has_failed().await?;
    let english = widget.texts("retry").await?;
    assert_eq!(english, ["Try again"]);
    page.execute("document.documentElement.lang = 'ko'", vec![]).await?;
    eventually(vec!["다시 시도".to_owned()], async || widget.texts("retry").await).await?;
    assert_eq!(page.log().await?.events.len(), 1, "it is the same failure");
    Ok(())
}

async fn another_direction_is_followed_by_the_next_move(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("document.documentElement.dir = 'rtl'; widgets[0].next()", vec![]).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    widget.call("previous", json!([])).await?;
    eventually(vec![1, 2, 3, 4], async || widget.in_view().await).await?;
    first_card_is_at(&page, "right").await
}

async fn a_direction_that_only_a_style_sheet_sets_is_followed(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("document.body.style.direction = 'rtl'; widgets[0].next()", vec![]).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    let is_mirrored = "return parts(0, 'next')[0].matches(':dir(rtl)')";
    assert!(page.read::<bool>(is_mirrored, vec![]).await?, "the arrows point the other way");
    page.execute("document.body.style.direction = ''; widgets[0].previous()", vec![]).await?;
    eventually(vec![1, 2, 3, 4], async || widget.in_view().await).await?;
    first_card_is_at(&page, "left").await?;
    assert!(!page.read::<bool>(is_mirrored, vec![]).await?);
    Ok(())
}

async fn the_place_stays_when_the_direction_changes(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.call("goTo", json!([4])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await?;
    page.execute("document.body.dir = 'rtl'", vec![]).await?;
    let [viewport, fifth] =
        ["parts(0, 'viewport')[0]", "parts(0, 'slide').find((slide) => number(slide) === 5)"];
    let distance = format!(
        "return Math.round(Math.abs({viewport}.getBoundingClientRect().right - {fifth}.getBoundingClientRect().right))"
    );
    eventually(0, async || page.read(&distance, vec![]).await).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await
}

/// Has the page believe that its tab is hidden, or shown, at a time so many minutes from now.
async fn set_hidden(page: &Page<'_>, is_hidden: bool, minutes: u32) -> Result<()> {
    page.execute(
        "const { Date } = window;
         const { now } = window.clock ??= { now: Date.now };
         Date.now = () => now() + arguments[1] * 60_000;
         Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
         document.dispatchEvent(new Event('visibilitychange'));",
        vec![json!(is_hidden), json!(minutes)],
    )
    .await
    .map(drop)
}

async fn a_tab_that_was_hidden_for_an_hour_asks_for_news(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(1..=3));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    let requests = || session.site.count(|path| path == FEED);
    set_hidden(&page, true, 0).await?;
    set_hidden(&page, false, 59).await?;
    session.site.answer(FEED, feed(0..=3));
    set_hidden(&page, true, 60).await?;
    assert_eq!(requests(), 1, "less than an hour is not long");
    set_hidden(&page, false, 121).await?;
    eventually(4, async || widget.count("card").await).await?;
    assert_eq!(titles_in_view(&widget).await?[0], "Release 0");
    assert_eq!(requests(), 2);
    Ok(())
}

async fn a_page_out_of_the_back_forward_cache_asks_for_news(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(1..=3));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, feed(0..=3));
    page.execute("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", vec![]).await?;
    eventually(4, async || widget.count("card").await).await
}

async fn a_reader_stays_at_the_release_they_see_when_newer_ones_come(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(10..=30));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.call("goTo", json!([4])).await?;
    let view: Vec<String> = (14..=17).map(|number| format!("Release {number}")).collect();
    eventually(view.clone(), async || titles_in_view(&widget).await).await?;
    let is_at = async |range: &str| -> Result<bool> {
        Ok(widget.texts("status").await?.iter().all(|position| position.starts_with(range)))
    };
    eventually(true, async || is_at("5–8").await).await?;
    session.site.answer(FEED, feed(7..=30));
    widget.call("refresh", json!([])).await?;
    eventually(true, async || is_at("8–11").await).await?;
    eventually(view, async || titles_in_view(&widget).await).await?;
    let offset = "const [viewport] = parts(0, 'viewport');
                  const eighth = parts(0, 'slide').find((slide) => number(slide) === 8);
                  return Math.round(eighth.getBoundingClientRect().left - viewport.getBoundingClientRect().left)";
    eventually(0, async || page.read(offset, vec![]).await).await
}

async fn the_focus_stays_at_its_release_when_newer_ones_come(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(10..=30));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    session.site.answer(FEED, feed(9..=30));
    widget.call("refresh", json!([])).await?;
    let focused = "return widgets[0].shadowRoot.activeElement?.firstChild?.data ?? null";
    eventually("Release 9".to_owned(), async || Ok(titles_in_view(&widget).await?.remove(0))).await?;
    eventually(Some("Release 11".to_owned()), async || page.read(focused, vec![]).await).await
}

async fn pictures_are_on_paper_even_if_nobody_scrolled(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("far-below").with("loading", "eager")).await?;
    page.widget().ready().await?;
    let pictures: usize = page.widget().count("image").await?;
    assert_eq!((pictures, page.printed_images().await?), (8, 8));
    Ok(())
}
