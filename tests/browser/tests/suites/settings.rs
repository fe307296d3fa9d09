//! Settings of the reader's system apply to the widget, too.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Settings, behaviours};

behaviours! {
    in &Engine::ALL => a_dark_system_makes_no_dark_widget_on_a_light_page, reduced_motion_stops_the_smooth_scrolling;
    in &[Engine::Chromium, Engine::Firefox] => with_forced_colours_cards_and_progress_keep_their_outlines,
}

async fn a_dark_system_makes_no_dark_widget_on_a_light_page(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { dark: true, ..Settings::default() }).await?;
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let dark: bool = page.read("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await?;
    assert!(dark, "the setting reaches the page");
    // The page declares no `color-scheme`, so it is light.
    let background: Vec<String> = widget.of_each("card", "getComputedStyle(part).backgroundColor").await?;
    assert_eq!(background[0], "rgb(255, 255, 255)");
    page.execute("document.documentElement.style.colorScheme = 'light dark'", vec![]).await?;
    let background: Vec<String> = widget.of_each("card", "getComputedStyle(part).backgroundColor").await?;
    assert_eq!(background[0], "rgb(28, 33, 42)");
    Ok(())
}

async fn reduced_motion_stops_the_smooth_scrolling(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { reduced_motion: true, ..Settings::default() }).await?;
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let behaviour: Vec<String> = widget.of_each("viewport", "getComputedStyle(part).scrollBehavior").await?;
    assert_eq!(behaviour, ["auto"]);
    Ok(())
}

async fn with_forced_colours_cards_and_progress_keep_their_outlines(session: BrowserSession) -> Result<()> {
    let session = session.with_settings(Settings { forced_colors: true, ..Settings::default() }).await?;
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let forced: bool = page.read("return matchMedia('(forced-colors: active)').matches", vec![]).await?;
    assert!(forced, "the setting reaches the page");
    let background: String =
        page.read("return getComputedStyle(parts(0, 'card')[0]).backgroundColor", vec![]).await?;
    for (part, what) in
        [("card", "borderTopColor"), ("previous", "borderTopColor"), ("next", "borderTopColor")]
    {
        let colors: Vec<String> = widget.of_each(part, &format!("getComputedStyle(part).{what}")).await?;
        assert_ne!(colors[0], background, "{part} looks like the background");
    }
    let progress: [String; 2] = page
        .read(
            "const [row] = parts(0, 'progress');
             return [row, row.firstElementChild].map((e) => getComputedStyle(e).backgroundColor)",
            vec![],
        )
        .await?;
    assert_ne!(progress[0], progress[1], "the progress looks like the rest of its bar");
    Ok(())
}
