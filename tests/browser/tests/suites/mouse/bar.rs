//! By the bar below the cards, which can also be pressed.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Page, behaviours, eventually};

use super::{FEED, feed, middle, release, rests_at, scrolled, step};

behaviours! { in &Engine::ALL =>
    a_press_beside_the_bar_brings_the_bar_there,
    a_press_above_or_below_the_bar_counts,
    a_bar_that_is_dragged_moves_the_row,
    from_right_to_left_the_bar_moves_the_row_too,
    dragging_the_bar_to_its_end_loads_more_once,
}

/// As many releases as have no dots in place of the bar.
const RELEASES: f64 = 36.0;

/// A page with all of them.
async fn open_long<'a>(session: &'a BrowserSession, host: &str) -> Result<Page<'a>> {
    session.site.answer(FEED, feed(RELEASES as usize, release));
    let page = session.open(&Host::new(host).feed(FEED).with("limit", "36")).await?;
    page.widget().ready().await?;
    Ok(page)
}

async fn a_press_beside_the_bar_brings_the_bar_there(session: BrowserSession) -> Result<()> {
    let page = open_long(&session, "element").await?;
    let room = page.widget().rects("progress").await?[0];
    let y = middle(&room).1;
    // The room has a part for each release, and the bar is four of them long.
    let at = |releases: f64| room.left + room.width * releases / RELEASES;
    page.click_at(at(35.0), y).await?;
    rests_at(&page, &[33, 34, 35, 36]).await?;
    page.click_at(at(5.0), y).await?;
    rests_at(&page, &[4, 5, 6, 7]).await?;
    // On the bar itself.
    page.click_at(at(3.5), y).await?;
    rests_at(&page, &[4, 5, 6, 7]).await
}

async fn a_press_above_or_below_the_bar_counts(session: BrowserSession) -> Result<()> {
    let page = open_long(&session, "element").await?;
    let room = page.widget().rects("progress").await?[0];
    assert!(room.height <= 4.0, "the bar is {} px high", room.height);
    let ((_, y), end) = (middle(&room), room.left + room.width - 2.0);
    page.click_at(end, y - 11.0).await?;
    rests_at(&page, &[33, 34, 35, 36]).await?;
    page.click_at(room.left + 2.0, y + 11.0).await?;
    rests_at(&page, &[1, 2, 3, 4]).await
}

async fn a_bar_that_is_dragged_moves_the_row(session: BrowserSession) -> Result<()> {
    let page = open_long(&session, "element").await?;
    let widget = page.widget();
    let room = widget.rects("progress").await?[0];
    let (part, y) = (room.width / RELEASES, middle(&room).1);
    page.hold_at(room.left + 2.0 * part, y).await?;
    // Also where the mouse has left the room.
    page.move_to(room.left + 5.3 * part, y - 100.0).await?;
    eventually(true, async || {
        let start = widget.rects("bar").await?[0].left - room.left;
        Ok((start - 3.3 * part).abs() <= 1.5)
    })
    .await?;
    let moved = scrolled(&page).await? / step(&widget).await?;
    assert!((moved - 3.3).abs() < 0.05, "{moved} cards, not 3.3");
    page.let_go().await?;
    rests_at(&page, &[4, 5, 6, 7]).await?;
    assert_eq!(page.read::<String>("return String(getSelection())", vec![]).await?, "");
    Ok(())
}

async fn from_right_to_left_the_bar_moves_the_row_too(session: BrowserSession) -> Result<()> {
    let page = open_long(&session, "rtl").await?;
    let room = page.widget().rects("progress").await?[0];
    let (end, part, y) = (room.left + room.width, room.width / RELEASES, middle(&room).1);
    page.hold_at(end - 2.0 * part, y).await?;
    page.move_to(end - 5.3 * part, y).await?;
    page.let_go().await?;
    rests_at(&page, &[4, 5, 6, 7]).await?;
    page.click_at(room.left + 2.0, y).await?;
    rests_at(&page, &[33, 34, 35, 36]).await
}

async fn dragging_the_bar_to_its_end_loads_more_once(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(60, release));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    let room = widget.rects("progress").await?[0];
    let y = middle(&room).1;
    page.hold_at(room.left + 10.0, y).await?;
    page.move_to(room.left + room.width - 5.0, y).await?;
    eventually(true, async || Ok(widget.items().await?.len() > 12)).await?;
    let before = widget.items().await?.len();
    page.move_to(room.left + room.width - 2.0, y).await?;
    // The room stands for what was known when the bar was pressed.
    rests_held(&page, before).await?;
    page.let_go().await?;
    eventually(vec![9, 10, 11, 12], async || widget.in_view().await).await
}

/// The row stays at the twelfth card while the bar is held at its end, and no more is loaded.
async fn rests_held(page: &Page<'_>, loaded: usize) -> Result<()> {
    page.two_frames().await?;
    assert_eq!(page.widget().in_view().await?, [9, 10, 11, 12]);
    assert_eq!(page.widget().items().await?.len(), loaded);
    Ok(())
}
