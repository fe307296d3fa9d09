//! Opening and closing the dialog, by mouse and keyboard, and the way through the releases.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Focus, Key, behaviours, eventually};
use serde_json::{Value, json};

use super::{FEED, feed, has_focus, host, is_closed, opened, shows};

behaviours! {
    in &Engine::ALL =>
        a_click_opens_the_release_over_the_page,
        enter_opens_it_and_escape_gives_the_focus_back,
        the_close_button_and_a_press_beside_the_panel_close_it,
        a_selection_that_ends_beside_the_panel_does_not_close_it,
        tab_stays_inside,
        previous_and_next_go_through_the_releases;
}

async fn a_click_opens_the_release_over_the_page(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    let dialog = widget.part("reader").await?;
    eventually(("dialog".to_owned(), "Release 1".to_owned()), async || {
        Ok((page.role(&dialog).await?, page.label(&dialog).await?))
    })
    .await?;
    assert!(page.read::<bool>("return parts(0, 'reader')[0].matches(':modal')", vec![]).await?);
    let known = "return [...parts(0, 'reader')[0].querySelectorAll('[part=date], [part=author], [part=views], [part=reader-original]')].map(text)";
    let known: Vec<String> = page.read(known, vec![]).await?;
    let expected = ["Aug 1, 2018", "Invest Seoul", "718 views", "Read the original (opens in a new tab)"];
    assert_eq!(known, expected);
    let log = page.log().await?;
    assert_eq!(log.events.iter().filter(|event| event.name == "open").count(), 1);
    assert_eq!(page.windows().await?, [format!("{}/", session.site.host_origin())]);
    assert_eq!(log.uncaught, Vec::<String>::new());
    Ok(())
}

async fn enter_opens_it_and_escape_gives_the_focus_back(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    page.widget().ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    page.press(Key::Enter).await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    shows(&page.widget(), "Release 2", "The whole text of release 2.").await?;
    page.press(Key::Escape).await?;
    has_focus(&page, Focus::Card(2)).await?;
    is_closed(&page.widget()).await
}

async fn the_close_button_and_a_press_beside_the_panel_close_it(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    widget.click("reader-close").await?;
    is_closed(&widget).await?;
    has_focus(&page, Focus::Card(1)).await?;
    page.press(Key::Enter).await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    page.click_at(40.0, 400.0).await?;
    is_closed(&widget).await?;
    has_focus(&page, Focus::Card(1)).await
}

async fn a_selection_that_ends_beside_the_panel_does_not_close_it(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let title = page.widget().rects("reader-title").await?[0];
    page.hold_at(title.left + 20.0, title.top + 10.0).await?;
    page.move_to(40.0, 400.0).await?;
    page.let_go().await?;
    page.two_frames().await?;
    assert_eq!(page.widget().count("reader").await?, 1);
    Ok(())
}

async fn tab_stays_inside(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let text = "return parts(0, 'reader-file').length";
    eventually(2, async || page.read::<u32>(text, vec![]).await).await?;
    let mut stops = Vec::new();
    for _ in 0..16 {
        page.press(Key::Tab).await?;
        stops.push(page.focus().await?);
    }
    page.execute("parts(0, 'reader-title')[0].focus()", vec![]).await?;
    for _ in 0..8 {
        page.chord(&[Key::Shift, Key::Tab]).await?;
        stops.push(page.focus().await?);
    }
    // After the last stop come the browser's own controls, or the first again.
    let inside = |focus: &Focus| match focus {
        Focus::Nothing => true,
        Focus::Part(part) => part.starts_with("reader") || part == "A" || part == "retry",
        Focus::Host(_) | Focus::Card(_) => false,
    };
    assert!(stops.iter().all(inside), "{stops:?}");
    for part in ["reader-original", "reader-share", "reader-next", "reader-close"] {
        assert!(stops.contains(&Focus::Part(part.into())), "{part}: {stops:?}");
    }
    Ok(())
}

async fn previous_and_next_go_through_the_releases(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    let ends = async || -> Result<Vec<String>> {
        let mut ends = widget.of_each("reader-previous", "part.ariaDisabled").await?;
        ends.extend(widget.of_each::<String>("reader-next", "part.ariaDisabled").await?);
        Ok(ends)
    };
    eventually(["true", "false"].map(str::to_owned).to_vec(), ends).await?;
    eventually(true, async || Ok(widget.texts("reader-text").await?[0].contains("Said the mayor"))).await?;
    let asked = session.site.count(|path| path == FEED);
    for number in 2..=5 {
        widget.click("reader-next").await?;
        shows(&widget, &format!("Release {number}"), &format!("The whole text of release {number}.")).await?;
        has_focus(&page, Focus::Part("reader-title".into())).await?;
    }
    assert_eq!(ends().await?, ["false", "true"]);
    // At the end, the button does nothing.
    widget.click("reader-next").await?;
    widget.click("reader-previous").await?;
    shows(&widget, "Release 4", "The whole text of release 4.").await?;
    assert_eq!(session.site.count(|path| path == FEED), asked, "they have come with the first");
    let opened: Vec<Value> = page
        .log()
        .await?
        .events
        .iter()
        .filter(|event| event.name == "open")
        .map(|event| event.detail["item"]["id"].clone())
        .collect();
    assert_eq!(opened, ["1", "2", "3", "4", "5", "4"].map(|id| json!(id)));
    page.press(Key::Escape).await?;
    has_focus(&page, Focus::Card(1)).await
}
