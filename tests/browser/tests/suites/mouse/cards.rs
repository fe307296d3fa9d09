//! By the cards.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Page, Settings, behaviours, eventually};
use serde_json::json;

use super::{FEED, card, events, feed, open, release, rests_at, scrolled, step};

behaviours! { in &Engine::ALL =>
    a_row_that_is_dragged_follows_the_mouse_and_settles_at_the_nearest_card,
    from_right_to_left_it_follows_the_mouse_too,
    a_drag_opens_nothing_and_selects_nothing,
    a_press_that_hardly_moves_opens_the_card,
    after_a_drag_the_next_click_opens_a_card,
    a_click_while_the_row_settles_opens_a_card,
    a_drag_whose_end_is_not_told_ends_with_the_next_event_without_a_button,
    a_cut_off_card_that_is_dragged_does_not_move_the_row_on,
    with_reduced_motion_the_row_settles_at_once,
    dragging_to_the_end_loads_more,
    a_row_that_fits_stays_where_it_is,
    text_that_is_not_a_link_can_be_selected,
    fingers_and_pens_do_not_drag_the_cards,
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
    let gap = widget.rects("card").await?[3].left - 4.0;
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

/// Cards took no clicks until the row had settled.
async fn a_click_while_the_row_settles_opens_a_card(session: BrowserSession) -> Result<()> {
    let page = open(&session, "element").await?;
    keep_here(&page).await?;
    // At once, in one task: what the driver sends may come too late.
    let script = "const [link] = parts(0, 'link');
                  const send = (target, type, clientX, buttons) => target.dispatchEvent(new PointerEvent(type, {
                    bubbles: true, composed: true, cancelable: true, isPrimary: true, pointerType: 'mouse', clientX, clientY: 300, buttons,
                    detail: 1,
                  }));
                  send(link, 'pointerdown', 600, 1);
                  send(link, 'pointermove', 450, 1);
                  send(link, 'pointerup', 450, 0);
                  send(link, 'click', 450, 0);
                  const { top, left, width, height } = parts(0, 'card')[2].getBoundingClientRect();
                  const there = widgets[0].shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
                  send(there, 'pointerdown', 600, 1);
                  send(there, 'pointerup', 600, 0);
                  send(there, 'click', 600, 0);
                  return there.part.value";
    assert_eq!(page.read::<String>(script, vec![]).await?, "link");
    let opened = async || anyhow::Ok(events(&page).await?.into_iter().filter(|name| name == "open").count());
    assert_eq!(opened().await?, 1, "the click that ends the drag is none, the next one is");
    Ok(())
}

/// A dialogue has taken the release of the button away, or the element has been moved in the page.
async fn a_drag_whose_end_is_not_told_ends_with_the_next_event_without_a_button(
    session: BrowserSession,
) -> Result<()> {
    let page = open(&session, "element").await?;
    let is_held = async || {
        anyhow::Ok(page.widget().of_each::<bool>("viewport", "part.dataset.drag === 'held'").await?[0])
    };
    for end in [
        "document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }))",
        "dispatchEvent(new Event('blur'))",
    ] {
        let drag = "const [link] = parts(0, 'link');
                    const send = (type, clientX, buttons) => link.dispatchEvent(new PointerEvent(type, {
                      bubbles: true, composed: true, isPrimary: true, pointerType: 'mouse', clientX, clientY: 300, buttons,
                    }));
                    send('pointerdown', 600, 1);
                    send('pointermove', 500, 1);";
        page.execute(drag, vec![]).await?;
        assert!(is_held().await?);
        page.execute(end, vec![]).await?;
        assert!(!is_held().await?, "{end}");
        rests_at(&page, &[1, 2, 3, 4]).await?;
    }
    Ok(())
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
    for cards in [[4, 5, 6, 7], [7, 8, 9, 10], [10, 11, 12, 13]] {
        page.hold_at(x, y).await?;
        page.move_to(x - 3.0 * step, y).await?;
        page.let_go().await?;
        rests_at(&page, &cards).await?;
    }
    Ok(())
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
    // Drivers select nothing by moving. The browser does where the press is its own: beside a text it is not.
    let begins = "const begins = (place) => {
                    const mouse = { bubbles: true, composed: true, cancelable: true, clientX: 600, buttons: 1 };
                    place.dispatchEvent(new PointerEvent('pointerdown', { ...mouse, pointerType: 'mouse' }));
                    return place.dispatchEvent(new MouseEvent('mousedown', mouse));
                  };
                  return ['title', 'track'].map((name) => begins(parts(0, name)[0]))";
    assert_eq!(page.read::<[bool; 2]>(begins, vec![]).await?, [true, false]);
    let selectable = "return getComputedStyle(parts(0, 'title')[0]).userSelect ?? 'auto'";
    assert_ne!(page.read::<String>(selectable, vec![]).await?, "none");
    Ok(())
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
