//! The keyboard. Four cards are in view in a window of 1280 px.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Focus, Host, Key, Page, behaviours, eventually};

behaviours! { in &Engine::ALL =>
    tab_goes_through_the_buttons_and_the_cards_in_view_and_on,
    arrows_go_from_card_to_card_and_bring_them_into_view,
    home_and_end_go_to_the_first_and_the_last_card,
    from_left_to_right_is_from_right_to_left_in_persian,
    arrows_on_a_button_move_by_what_is_on_screen,
    a_button_keeps_the_focus_where_it_can_go_no_further,
    a_card_keeps_the_focus_when_the_row_moves_away_from_it,
    enter_opens_the_release_in_a_new_tab,
    trying_again_keeps_the_focus_in_the_widget,
    after_buttons_and_keys_the_row_rests_exactly_at_a_card,
}

// An animation of the slides shifted where the browser snaps to by 3 px.
async fn after_buttons_and_keys_the_row_rests_exactly_at_a_card(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let distance = "const start = parts(0, 'viewport')[0].getBoundingClientRect().left;
                    const distances = parts(0, 'slide').map((slide) => slide.getBoundingClientRect().left - start);
                    return Math.min(...distances.map(Math.abs))";
    let rests_at = async |view: [usize; 4]| {
        eventually(view.to_vec(), async || widget.in_view().await).await?;
        let position = format!("{}–{} of 12", view[0], view[3]);
        eventually(vec![position], async || widget.texts("status").await).await?;
        // Cards count as in view before the smooth scrolling ends.
        eventually(0, async || Ok(page.read::<f64>(distance, vec![]).await?.floor() as u32)).await
    };
    widget.click("next").await?;
    rests_at([5, 6, 7, 8]).await?;
    widget.click("next").await?;
    rests_at([9, 10, 11, 12]).await?;
    widget.click("previous").await?;
    rests_at([5, 6, 7, 8]).await?;
    page.execute("parts(0, 'next')[0].focus()", vec![]).await?;
    page.press(Key::Right).await?;
    rests_at([9, 10, 11, 12]).await?;
    page.press(Key::Left).await?;
    rests_at([5, 6, 7, 8]).await?;
    page.press(Key::Home).await?;
    rests_at([1, 2, 3, 4]).await
}

async fn tab_goes_through_the_buttons_and_the_cards_in_view_and_on(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.execute("document.getElementById('before').focus()", vec![]).await?;
    let order = [
        Focus::Host("before".into()),
        Focus::Part("all-news".into()),
        Focus::Part("previous".into()),
        Focus::Part("next".into()),
        Focus::Card(1),
        Focus::Card(2),
        Focus::Card(3),
        Focus::Card(4),
        Focus::Host("after".into()),
    ];
    for stop in &order[1..] {
        page.press(Key::Tab).await?;
        focus_is(&page, stop.clone()).await?;
    }
    for stop in order[..8].iter().rev() {
        page.chord(&[Key::Shift, Key::Tab]).await?;
        focus_is(&page, stop.clone()).await?;
    }
    Ok(())
}

async fn arrows_go_from_card_to_card_and_bring_them_into_view(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    tab_to_first_card(&page).await?;
    for card in 2..=5 {
        page.press(Key::Right).await?;
        focus_is(&page, Focus::Card(card)).await?;
    }
    in_view(&page, &[2, 3, 4, 5]).await?;
    for card in (1..=4).rev() {
        page.press(Key::Left).await?;
        focus_is(&page, Focus::Card(card)).await?;
    }
    in_view(&page, &[1, 2, 3, 4]).await
}

async fn home_and_end_go_to_the_first_and_the_last_card(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    tab_to_first_card(&page).await?;
    page.press(Key::End).await?;
    focus_is(&page, Focus::Card(12)).await?;
    in_view(&page, &[9, 10, 11, 12]).await?;
    page.press(Key::Home).await?;
    focus_is(&page, Focus::Card(1)).await?;
    in_view(&page, &[1, 2, 3, 4]).await
}

async fn from_left_to_right_is_from_right_to_left_in_persian(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("rtl")).await?;
    page.widget().ready().await?;
    tab_to_first_card(&page).await?;
    page.press(Key::Left).await?;
    focus_is(&page, Focus::Card(2)).await?;
    page.press(Key::Right).await?;
    focus_is(&page, Focus::Card(1)).await?;
    page.press(Key::End).await?;
    focus_is(&page, Focus::Card(12)).await?;
    in_view(&page, &[9, 10, 11, 12]).await?;
    let lefts: Vec<f64> = page.widget().rects("slide").await?[8..].iter().map(|slide| slide.left).collect();
    assert!(lefts.is_sorted_by(|a, b| a > b), "the cards go from right to left: {lefts:?}");
    Ok(())
}

async fn arrows_on_a_button_move_by_what_is_on_screen(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    tab_to_next(&page).await?;
    page.press(Key::Right).await?;
    in_view(&page, &[5, 6, 7, 8]).await?;
    page.press(Key::Left).await?;
    in_view(&page, &[1, 2, 3, 4]).await?;
    page.press(Key::End).await?;
    in_view(&page, &[9, 10, 11, 12]).await?;
    focus_is(&page, Focus::Part("next".into())).await
}

async fn a_button_keeps_the_focus_where_it_can_go_no_further(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    tab_to_next(&page).await?;
    page.press(Key::Enter).await?;
    in_view(&page, &[5, 6, 7, 8]).await?;
    page.press(Key::Enter).await?;
    in_view(&page, &[9, 10, 11, 12]).await?;
    // After the last release comes a card that leads to all news.
    page.press(Key::Enter).await?;
    in_view(&page, &[10, 11, 12]).await?;
    let disabled = async || page.widget().of_each::<String>("next", "part.ariaDisabled").await;
    eventually(vec!["true".to_owned()], disabled).await?;
    page.press(Key::Enter).await?;
    focus_is(&page, Focus::Part("next".into())).await?;
    in_view(&page, &[10, 11, 12]).await
}

async fn a_card_keeps_the_focus_when_the_row_moves_away_from_it(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    tab_to_first_card(&page).await?;
    page.widget().call("next", serde_json::json!([])).await?;
    in_view(&page, &[1, 5, 6, 7, 8]).await?;
    focus_is(&page, Focus::Card(1)).await?;
    page.press(Key::Right).await?;
    focus_is(&page, Focus::Card(2)).await
}

async fn enter_opens_the_release_in_a_new_tab(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").feed("/fixtures/local.json")).await?;
    page.widget().ready().await?;
    tab_to_first_card(&page).await?;
    page.press(Key::Enter).await?;
    let origin = session.site.host_origin();
    eventually(vec![format!("{origin}/"), format!("{origin}/release")], async || page.windows().await).await
}

async fn trying_again_keeps_the_focus_in_the_widget(session: BrowserSession) -> Result<()> {
    session.site.answer("/sample/feed.json", Answer::Status(503));
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("failed").await?;
    page.execute("document.getElementById('fallback').focus()", vec![]).await?;
    page.press(Key::Tab).await?;
    focus_is(&page, Focus::Part("retry".into())).await?;
    session.site.answer("/sample/feed.json", Answer::File);
    page.press(Key::Enter).await?;
    page.widget().ready().await?;
    // The button is gone; the focus stays in the widget and does not go back to the top of the page.
    focus_is(&page, Focus::Part("root".into())).await
}

async fn tab_to_next(page: &Page<'_>) -> Result<()> {
    page.execute("document.getElementById('before').focus()", vec![]).await?;
    // All news is not the first stop where the feed names no home page.
    for _ in ["all-news", "previous"] {
        let before = page.focus().await?;
        page.press(Key::Tab).await?;
        eventually(true, async || Ok(page.focus().await? != before)).await?;
        if page.focus().await? == Focus::Part("previous".into()) {
            break;
        }
    }
    page.press(Key::Tab).await?;
    focus_is(page, Focus::Part("next".into())).await
}

async fn tab_to_first_card(page: &Page<'_>) -> Result<()> {
    tab_to_next(page).await?;
    page.press(Key::Tab).await?;
    focus_is(page, Focus::Card(1)).await
}

async fn focus_is(page: &Page<'_>, expected: Focus) -> Result<()> {
    eventually(expected, async || page.focus().await).await
}

async fn in_view(page: &Page<'_>, expected: &[usize]) -> Result<()> {
    eventually(expected.to_vec(), async || page.widget().in_view().await).await
}
