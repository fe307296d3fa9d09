//! The mouse: cards and bar can be dragged. Four cards are in view in a window of 1280 px.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, Page, Rect, Settings, Widget, behaviours, eventually,
};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    a_row_that_is_dragged_follows_the_mouse_and_settles_at_the_nearest_card,
    from_right_to_left_it_follows_the_mouse_too,
    a_drag_opens_nothing_and_selects_nothing,
    a_press_that_hardly_moves_opens_the_card,
    after_a_drag_the_next_click_opens_a_card,
    a_cut_off_card_that_is_dragged_does_not_move_the_row_on,
    with_reduced_motion_the_row_settles_at_once,
    dragging_to_the_end_loads_more,
    a_row_that_fits_stays_where_it_is,
    text_that_is_not_a_link_can_be_selected,
    fingers_and_pens_do_not_drag_the_cards,
    a_press_beside_the_bar_brings_the_bar_there,
    a_press_above_or_below_the_bar_counts,
    a_bar_that_is_dragged_moves_the_row,
    from_right_to_left_the_bar_moves_the_row_too,
    dragging_the_bar_to_its_end_loads_more_once;
}

const FEED: &str = "/fixtures/many.json";

/// A feed of so many releases.
fn feed(count: usize, release: impl Fn(usize) -> Value) -> Answer {
    let items: Vec<Value> = (1..=count).map(release).collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items });
    Answer::Text(feed.to_string())
}

fn release(number: usize) -> Value {
    json!({ "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}") })
}

/// Where the middle of something is.
fn middle(rect: &Rect) -> (f64, f64) {
    (rect.left + rect.width / 2.0, rect.top + rect.height / 2.0)
}

/// Where the middle of the card `number` is, from 1.
async fn card(widget: &Widget<'_>, number: usize) -> Result<(f64, f64)> {
    Ok(middle(&widget.rects("card").await?[number - 1]))
}

/// The width of a card and the gap after it.
async fn step(widget: &Widget<'_>) -> Result<f64> {
    let cards = widget.rects("card").await?;
    Ok((cards[1].left - cards[0].left).abs())
}

async fn scrolled(page: &Page<'_>) -> Result<f64> {
    page.read("return parts(0, 'viewport')[0].scrollLeft", vec![]).await
}

/// Waits until exactly these cards are in view, the first at the start of the view, and the row snaps again.
async fn rests_at(page: &Page<'_>, cards: &[usize]) -> Result<()> {
    let rest = "const view = parts(0, 'viewport')[0].getBoundingClientRect();
                const near = parts(0, 'slide').filter((slide) => {
                  const rect = slide.getBoundingClientRect();
                  return Math.min(Math.abs(rect.left - view.left), Math.abs(rect.right - view.right)) < 1;
                });
                return [parts(0, 'slide').filter((slide) => !slide.inert).map(number),
                  near.length > 0 && getComputedStyle(parts(0, 'viewport')[0]).scrollSnapType !== 'none']";
    eventually((cards.to_vec(), true), async || page.read(rest, vec![]).await).await
}

async fn open<'a>(session: &'a BrowserSession, host: &str) -> Result<Page<'a>> {
    let page = session.open(&Host::new(host)).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// The names of the events that the page has got after `ready`.
async fn events(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(page.log().await?.events.into_iter().map(|event| event.name).filter(|name| name != "ready").collect())
}

async fn a_row_that_is_dragged_follows_the_mouse_and_settles_at_the_nearest_card(
    session: BrowserSession,
) -> Result<()> {
    let page = open(&session, "element").await?;
    let widget = page.widget();
    let (step, (x, y)) = (step(&widget).await?, card(&widget, 3).await?);
    page.hold_at(x, y).await?;
    page.move_to(x - 1.4 * step, y + 30.0).await?;
    let moved = scrolled(&page).await?;
    assert!((moved - 1.4 * step).abs() < 3.0, "scrolled by {moved}, not by 1.4 × {step}");
    page.let_go().await?;
    rests_at(&page, &[2, 3, 4, 5]).await?;
    // The other way, out of the window.
    page.hold_at(x, y).await?;
    page.move_to(x + 0.6 * step, y).await?;
    page.let_go().await?;
    rests_at(&page, &[1, 2, 3, 4]).await
}

async fn from_right_to_left_it_follows_the_mouse_too(session: BrowserSession) -> Result<()> {
    let page = open(&session, "rtl").await?;
    let widget = page.widget();
    let (step, (x, y)) = (step(&widget).await?, card(&widget, 3).await?);
    page.hold_at(x, y).await?;
    page.move_to(x + 1.4 * step, y).await?;
    let moved = scrolled(&page).await?;
    assert!((moved + 1.4 * step).abs() < 3.0, "scrolled by {moved}, not by -1.4 × {step}");
    page.let_go().await?;
    rests_at(&page, &[2, 3, 4, 5]).await
}

async fn a_drag_opens_nothing_and_selects_nothing(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    let widget = page.widget();
    let (step, (x, y)) = (step(&widget).await?, card(&widget, 3).await?);
    let here = page.windows().await?;
    let gap = widget.rects("card").await?[1].left - 4.0;
    // From a card's link, and from the gap between two cards, over their titles.
    for from in [x, gap] {
        page.hold_at(from, y).await?;
        page.move_to(from - step, y + 60.0).await?;
        page.let_go().await?;
    }
    rests_at(&page, &[3, 4, 5, 6]).await?;
    let selected: String = page.read("return String(getSelection())", vec![]).await?;
    assert_eq!(selected.trim(), "");
    assert!(!events(&page).await?.contains(&"open".to_owned()), "the drag has opened a card");
    assert_eq!(page.windows().await?, here);
    Ok(())
}

/// Has the page keep cards from opening: the events tell.
async fn keep_here(page: &Page<'_>) -> Result<()> {
    page.execute("document.addEventListener('isn-open', (event) => event.preventDefault())", vec![])
        .await
        .map(drop)
}

async fn a_press_that_hardly_moves_opens_the_card(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    keep_here(&page).await?;
    let (x, y) = card(&page.widget(), 3).await?;
    page.hold_at(x, y).await?;
    page.move_to(x + 3.0, y - 3.0).await?;
    page.let_go().await?;
    eventually(vec!["open".to_owned()], async || events(&page).await).await?;
    assert_eq!(scrolled(&page).await?, 0.0);
    Ok(())
}

async fn after_a_drag_the_next_click_opens_a_card(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    keep_here(&page).await?;
    let widget = page.widget();
    let (x, y) = card(&widget, 3).await?;
    page.hold_at(x, y).await?;
    page.move_to(x - step(&widget).await?, y).await?;
    page.let_go().await?;
    rests_at(&page, &[2, 3, 4, 5]).await?;
    eventually(vec!["slide".to_owned()], async || events(&page).await).await?;
    page.click_at(x, y).await?;
    eventually(vec!["slide".to_owned(), "open".to_owned()], async || events(&page).await).await
}

async fn a_cut_off_card_that_is_dragged_does_not_move_the_row_on(session: BrowserSession) -> Result<()> {
    let page = session.open_narrow(&Host::new("one-tag"), 360).await?;
    page.widget().ready().await?;
    let next = page.widget().rects("card").await?[1];
    page.hold_at(next.left + 10.0, next.top + 60.0).await?;
    page.move_to(next.left - 20.0, next.top + 60.0).await?;
    page.let_go().await?;
    rests_at(&page, &[1]).await
}

async fn with_reduced_motion_the_row_settles_at_once(session: BrowserSession) -> Result<()> {
    let reduced = Settings { reduced_motion: true, ..Settings::default() };
    let session = session.with_settings(reduced).await?;
    let page = open(&session, "element").await?;
    let (step, (x, y)) = (step(&page.widget()).await?, card(&page.widget(), 3).await?);
    page.execute(
        "window.offsets = [];
         parts(0, 'viewport')[0].addEventListener('pointerup', ({ currentTarget }) => {
           const observe = () => {
             offsets.push(Math.round(currentTarget.scrollLeft));
             if (offsets.length < 5) requestAnimationFrame(observe);
           };
           requestAnimationFrame(() => requestAnimationFrame(observe));
         })",
        vec![],
    )
    .await?;
    page.hold_at(x, y).await?;
    page.move_to(x - 1.4 * step, y).await?;
    page.let_go().await?;
    eventually(vec![step.round() as u32; 5], async || page.read("return offsets", vec![]).await).await
}

async fn dragging_to_the_end_loads_more(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(60, release));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    let ((x, y), step) = (card(&widget, 4).await?, step(&widget).await?);
    for _ in 0..3 {
        page.hold_at(x, y).await?;
        page.move_to(x - 3.0 * step, y).await?;
        page.let_go().await?;
    }
    eventually(true, async || Ok(widget.items().await?.len() > 12)).await?;
    rests_at(&page, &[10, 11, 12, 13]).await
}

async fn a_row_that_fits_stays_where_it_is(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(3, release));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    let (x, y) = card(&widget, 2).await?;
    let cursors = "return ['viewport', 'link'].map((name) => getComputedStyle(parts(0, name)[0]).cursor)";
    assert_eq!(page.read::<[String; 2]>(cursors, vec![]).await?, ["auto", "pointer"]);
    page.hold_at(x, y).await?;
    page.move_to(x - 200.0, y).await?;
    assert_eq!(widget.of_each::<bool>("viewport", "part.hasAttribute('data-drag')").await?, [false]);
    page.let_go().await
}

async fn text_that_is_not_a_link_can_be_selected(session: BrowserSession) -> Result<()> {
    let without_link =
        |number: usize| json!({ "id": number.to_string(), "title": "A title to select ".repeat(3) });
    session.site.answer(FEED, feed(12, without_link));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    let title = widget.rects("title").await?[2];
    let (x, y) = (title.left + 100.0, title.top + 10.0);
    page.hold_at(x, y).await?;
    page.move_to(x - 90.0, y).await?;
    page.let_go().await?;
    assert_eq!(scrolled(&page).await?, 0.0);
    // A double click selects a word. (Chromium's driver selects nothing by moving.)
    page.click_at(x, y).await?;
    page.click_at(x, y).await?;
    // A selection in a shadow root is not the document's in each engine.
    let selected = "const root = widgets[0].shadowRoot;
                    const selection = root.getSelection?.() ?? getSelection();
                    const [range] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
                    return Boolean(String(selection) || (range && !range.collapsed))";
    eventually(true, async || page.read(selected, vec![]).await).await
}

/// Lets the script of the page move a pointer of this kind over the cards, and returns how far the row is scrolled then.
async fn scripted_drag(page: &Page<'_>, pointer: &str) -> Result<f64> {
    let drag = "const [link] = parts(0, 'link');
                const send = (type, clientX, buttons) => link.dispatchEvent(new PointerEvent(type, {
                  bubbles: true, composed: true, isPrimary: true, pointerType: arguments[0], clientX, clientY: 300, buttons,
                }));
                send('pointerdown', 600, 1);
                send('pointermove', 500, 1);
                const { scrollLeft } = parts(0, 'viewport')[0];
                send('pointerup', 500, 0);
                return scrollLeft";
    page.read(drag, vec![json!(pointer)]).await
}

async fn fingers_and_pens_do_not_drag_the_cards(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    assert_eq!(scripted_drag(&page, "touch").await?, 0.0);
    assert_eq!(scripted_drag(&page, "pen").await?, 0.0);
    assert_eq!(scripted_drag(&page, "mouse").await?, 100.0);
    Ok(())
}

async fn a_press_beside_the_bar_brings_the_bar_there(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    let room = page.widget().rects("progress").await?[0];
    let y = middle(&room).1;
    // Of twelve releases, the room has a twelfth for each, and the bar is four of them long.
    let at = |twelfths: f64| room.left + room.width * twelfths / 12.0;
    page.click_at(at(11.0), y).await?;
    rests_at(&page, &[9, 10, 11, 12]).await?;
    page.click_at(at(5.0), y).await?;
    rests_at(&page, &[4, 5, 6, 7]).await?;
    // On the bar itself.
    page.click_at(at(3.5), y).await?;
    rests_at(&page, &[4, 5, 6, 7]).await
}

async fn a_press_above_or_below_the_bar_counts(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    let room = page.widget().rects("progress").await?[0];
    assert!(room.height <= 4.0, "the bar is {} px high", room.height);
    let ((_, y), end) = (middle(&room), room.left + room.width - 2.0);
    page.click_at(end, y - 11.0).await?;
    rests_at(&page, &[9, 10, 11, 12]).await?;
    page.click_at(room.left + 2.0, y + 11.0).await?;
    rests_at(&page, &[1, 2, 3, 4]).await
}

async fn a_bar_that_is_dragged_moves_the_row(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    let widget = page.widget();
    let room = widget.rects("progress").await?[0];
    let (twelfth, y) = (room.width / 12.0, middle(&room).1);
    page.hold_at(room.left + 2.0 * twelfth, y).await?;
    // Also where the mouse has left the room.
    page.move_to(room.left + 5.3 * twelfth, y - 100.0).await?;
    eventually(
        (3.3 * twelfth).round(),
        async || Ok((widget.rects("bar").await?[0].left - room.left).round()),
    )
    .await?;
    let moved = scrolled(&page).await? / step(&widget).await?;
    assert!((moved - 3.3).abs() < 0.05, "{moved} cards, not 3.3");
    page.let_go().await?;
    rests_at(&page, &[4, 5, 6, 7]).await?;
    assert_eq!(page.read::<String>("return String(getSelection())", vec![]).await?, "");
    Ok(())
}

async fn from_right_to_left_the_bar_moves_the_row_too(session: BrowserSession) -> Result<()> {
    let page = open(&session, "rtl").await?;
    let room = page.widget().rects("progress").await?[0];
    let (end, twelfth, y) = (room.left + room.width, room.width / 12.0, middle(&room).1);
    page.hold_at(end - 2.0 * twelfth, y).await?;
    page.move_to(end - 5.3 * twelfth, y).await?;
    page.let_go().await?;
    rests_at(&page, &[4, 5, 6, 7]).await?;
    page.click_at(room.left + 2.0, y).await?;
    rests_at(&page, &[9, 10, 11, 12]).await
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
