//! Narrow viewports and large text (WCAG 1.4.4, 1.4.10), and the size of targets (2.5.8).

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Page, Rect, Settings, behaviours, eventually};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    at_320_px_the_page_does_not_scroll_sideways,
    in_a_sidebar_of_320_px_the_row_stays_inside,
    at_320_px_every_card_can_be_reached,
    with_text_twice_as_large_nothing_is_cut_off,
    with_text_twice_as_large_on_a_phone_nothing_is_cut_off,
    buttons_and_links_are_large_enough_for_a_finger,
}

async fn at_320_px_the_page_does_not_scroll_sideways(session: BrowserSession) -> Result<()> {
    let page = session.open_narrow(&Host::new("one-tag"), 320).await?;
    page.widget().ready().await?;
    assert!(!scrolls_sideways(&page).await?, "the page scrolls sideways");
    Ok(())
}

async fn in_a_sidebar_of_320_px_the_row_stays_inside(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("sidebar-320")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let width = |rects: Vec<Rect>| rects.iter().map(|rect| rect.width).collect::<Vec<_>>();
    assert_eq!(width(widget.rects("viewport").await?), [320.0]);
    assert_eq!(widget.in_view().await?, [1]);
    assert!(!scrolls_sideways(&page).await?, "the page scrolls sideways");
    Ok(())
}

async fn at_320_px_every_card_can_be_reached(session: BrowserSession) -> Result<()> {
    let page = session.open_narrow(&Host::new("one-tag").with("limit", "4"), 320).await?;
    let widget = page.widget();
    widget.ready().await?;
    for card in 1..=4 {
        eventually(vec![card], async || widget.in_view().await).await?;
        widget.call("next", json!([])).await?;
    }
    Ok(())
}

async fn scrolls_sideways(page: &Page<'_>) -> Result<bool> {
    page.read("const page = document.documentElement; return page.scrollWidth > page.clientWidth", vec![])
        .await
}

const LARGE_TEXT: Settings = Settings {
    large_text: true,
    dark: false,
    reduced_motion: false,
    forced_colors: false,
    more_contrast: false,
};

async fn with_text_twice_as_large_nothing_is_cut_off(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(LARGE_TEXT).await?;
    let page =
        session.open(&Host::new("one-tag").with("show", "image summary date views author comments")).await?;
    page.widget().ready().await?;
    assert_eq!(font_size(&page).await?, "32px");
    assert_eq!(cut_off(&page).await?, Vec::<String>::new());
    Ok(())
}

async fn with_text_twice_as_large_on_a_phone_nothing_is_cut_off(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(LARGE_TEXT).await?;
    let page = session.open_narrow(&Host::new("one-tag"), 360).await?;
    page.widget().ready().await?;
    assert_eq!(font_size(&page).await?, "32px");
    assert_eq!(cut_off(&page).await?, Vec::<String>::new());
    assert!(!scrolls_sideways(&page).await?, "the page scrolls sideways");
    Ok(())
}

async fn font_size(page: &Page<'_>) -> Result<String> {
    page.read("return getComputedStyle(parts(0, 'root')[0]).fontSize", vec![]).await
}

/// The elements in view that reach out of the element around them, or whose text does. A title of more than three lines ends in
/// an ellipsis on purpose.
async fn cut_off(page: &Page<'_>) -> Result<Vec<String>> {
    page.read(
        "const outer = { card: 'slide', title: 'card', summary: 'card', date: 'card', views: 'card', author: 'card',
           comments: 'card', heading: 'frame', previous: 'frame', next: 'frame', position: 'frame' };
         const extent = (part) => {
           const found = [part.getBoundingClientRect()];
           const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
           while (texts.nextNode()) {
             // Text for screen readers only, and an empty one, have no place on the screen.
             if (!texts.currentNode.data || texts.currentNode.parentElement.closest('.unseen')) continue;
             const range = document.createRange();
             range.selectNodeContents(texts.currentNode);
             found.push(range.getBoundingClientRect());
           }
           return { left: Math.min(...found.map((r) => r.left)), right: Math.max(...found.map((r) => r.right)) };
         };
         const beyond = (part, name) => {
           const [box, around] = [part, part.closest(`[part~=${outer[name]}]`)].map((e) => e.getBoundingClientRect());
           const { left, right } = extent(part);
           return [
             left < around.left - 1 && 'left',
             right > around.right + 1 && 'right',
             box.top < around.top - 1 && 'top',
             box.bottom > around.bottom + 1 && 'bottom',
           ].filter(Boolean);
         };
         return Object.keys(outer).flatMap((name) => parts(0, name)
           .filter((part) => !part.closest('[inert]'))
           .flatMap((part) => beyond(part, name).map((side) => `${name} at the ${side}: ${text(part)}`)));",
        vec![],
    )
    .await
}

async fn buttons_and_links_are_large_enough_for_a_finger(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let targets = targets(&page).await?;
    // Two buttons and four cards.
    assert_eq!(targets.len(), 6);
    let small: Vec<_> = targets.iter().filter(|target| target.width < 24.0 || target.height < 24.0).collect();
    assert_eq!(small, Vec::<&Rect>::new());
    Ok(())
}

/// The rectangles of the targets in view: buttons, and cards, because a link covers its whole card.
async fn targets(page: &Page<'_>) -> Result<Vec<Rect>> {
    page.read(
        "return ['previous', 'next', 'retry', 'card'].flatMap((name) => parts(0, name))
           .filter((part) => !part.closest('[inert]'))
           .map((part) => part.getBoundingClientRect())
           .map(({ left, top, width, height }) => ({ left, top, width, height }))",
        vec![],
    )
    .await
}
