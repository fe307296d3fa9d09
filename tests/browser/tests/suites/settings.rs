//! What readers have set in their system: it holds for the widget, too.

use anyhow::Result;
use browser_tests::{Engine, Host, Settings, Visitor, behaviours};

behaviours! {
    in &Engine::ALL => a_dark_system_makes_no_dark_widget_on_a_light_page, reduced_motion_stops_the_smooth_scrolling;
    in &[Engine::Chromium, Engine::Firefox] => with_forced_colours_cards_and_progress_keep_their_outlines,
}

async fn a_dark_system_makes_no_dark_widget_on_a_light_page(visitor: Visitor) -> Result<()> {
    let visitor = visitor.set(Settings { dark: true, ..Settings::default() }).await?;
    let page = visitor.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let dark: bool = page.read("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await?;
    assert!(dark, "the setting reaches the page");
    // The page says nothing of dark schemes, so it is light.
    let ground: Vec<String> = widget.of_each("card", "getComputedStyle(part).backgroundColor").await?;
    assert_eq!(ground[0], "rgb(255, 255, 255)");
    page.execute("document.documentElement.style.colorScheme = 'light dark'", vec![]).await?;
    let ground: Vec<String> = widget.of_each("card", "getComputedStyle(part).backgroundColor").await?;
    assert_eq!(ground[0], "rgb(28, 33, 42)");
    Ok(())
}

async fn reduced_motion_stops_the_smooth_scrolling(visitor: Visitor) -> Result<()> {
    let visitor = visitor.set(Settings { reduced_motion: true, ..Settings::default() }).await?;
    let page = visitor.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let behaviour: Vec<String> = widget.of_each("viewport", "getComputedStyle(part).scrollBehavior").await?;
    assert_eq!(behaviour, ["auto"]);
    Ok(())
}

async fn with_forced_colours_cards_and_progress_keep_their_outlines(visitor: Visitor) -> Result<()> {
    let visitor = visitor.set(Settings { forced_colors: true, ..Settings::default() }).await?;
    let page = visitor.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let forced: bool = page.read("return matchMedia('(forced-colors: active)').matches", vec![]).await?;
    assert!(forced, "the setting reaches the page");
    let ground: String =
        page.read("return getComputedStyle(parts(0, 'card')[0]).backgroundColor", vec![]).await?;
    for (part, what) in
        [("card", "borderTopColor"), ("previous", "borderTopColor"), ("next", "borderTopColor")]
    {
        let colors: Vec<String> = widget.of_each(part, &format!("getComputedStyle(part).{what}")).await?;
        assert_ne!(colors[0], ground, "{part} can't be told from the ground");
    }
    let progress: [String; 2] = page
        .read(
            "const [row] = parts(0, 'progress');
             return [row, row.firstElementChild].map((e) => getComputedStyle(e).backgroundColor)",
            vec![],
        )
        .await?;
    assert_ne!(progress[0], progress[1], "where one is can't be told from the rest");
    Ok(())
}
