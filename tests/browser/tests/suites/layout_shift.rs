//! Content below the widget never moves, if the page reserves the height that the README names.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually};

behaviours! { in &Engine::ALL =>
    nothing_moves_when_the_cards_come,
    nothing_moves_when_there_are_none,
    nothing_moves_when_it_fails,
    nothing_moves_around_the_pages_own_element,
    nothing_moves_on_a_phone,
    nothing_moves_while_the_row_does,
    what_is_reserved_is_enough_on_a_phone_unless_a_choice_changes_the_height,
    what_is_reserved_is_enough_on_a_tablet_unless_a_choice_changes_the_height,
    what_is_reserved_is_enough_on_a_desktop_unless_a_choice_changes_the_height,
}

const SCRIPT: &str = "/v1/invest-seoul-news.js";
const FEED: &str = "/sample/feed.json";

/// Follows the paragraph below the widget from before the script, through loading, to the phase `end` after this `answer`.
async fn nothing_moves(
    session: BrowserSession,
    host: &str,
    width: u32,
    answer: Answer,
    end: &str,
) -> Result<()> {
    session.site.answer(SCRIPT, Answer::OncePainted);
    session.site.answer(FEED, Answer::Nothing);
    let page = session.open_narrow(&Host::new(host), width).await?;
    let widget = page.widget();
    page.phases_are(&["loading"]).await?;
    session.site.answer(FEED, answer);
    widget.is(end).await?;
    if end == "ready" {
        widget.is_rendered().await?;
    }
    // Wait for a frame with the last phase, and for the pictures in view.
    eventually(true, async || {
        let settled = "return pageLog.phases.at(-1) === arguments[0]
          && parts(0, 'image').filter((i) => !i.closest('[inert]')).every((i) => i.complete)";
        page.read(settled, vec![end.into()]).await
    })
    .await?;
    let log = page.log().await?;
    assert_eq!(log.phases, ["loading", end]);
    assert_eq!(log.below.len(), 1, "the paragraph below was at {:?}", log.below);
    // Only Chromium measures layout shifts.
    let measured = (session.engine() == Engine::Chromium).then_some(0.0);
    assert_eq!((log.layout_shift, log.shifted), (measured, vec![]));
    Ok(())
}

async fn nothing_moves_when_the_cards_come(session: BrowserSession) -> Result<()> {
    nothing_moves(session, "reserved", 1280, Answer::File, "ready").await
}

async fn nothing_moves_when_there_are_none(session: BrowserSession) -> Result<()> {
    let empty = r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#;
    nothing_moves(session, "reserved", 1280, Answer::Text(empty.into()), "empty").await
}

async fn nothing_moves_when_it_fails(session: BrowserSession) -> Result<()> {
    nothing_moves(session, "reserved-element", 1280, Answer::Status(500), "failed").await
}

async fn nothing_moves_around_the_pages_own_element(session: BrowserSession) -> Result<()> {
    nothing_moves(session, "reserved-element", 768, Answer::File, "ready").await
}

async fn nothing_moves_on_a_phone(session: BrowserSession) -> Result<()> {
    nothing_moves(session, "reserved", 360, Answer::File, "ready").await
}

async fn nothing_moves_while_the_row_does(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("reserved")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for in_view in [[5, 6, 7, 8], [9, 10, 11, 12]] {
        widget.call("next", serde_json::json!([])).await?;
        eventually(in_view.to_vec(), async || widget.in_view().await).await?;
    }
    assert_eq!(page.log().await?.below.len(), 1);
    Ok(())
}

/// What a page reserves, in CSS px.
const RESERVED: f64 = 500.0;

/// How much of that may stay empty.
const SPARE: f64 = 30.0;

/// The height of a widget that is on its page alone, with these attributes, in a frame of this width.
async fn height(session: &BrowserSession, width: u32, attributes: &[(&'static str, &str)]) -> Result<f64> {
    let host = attributes.iter().fold(Host::new("element"), |host, (name, value)| host.with(name, value));
    let page = session.open_narrow(&host, width).await?;
    page.widget().ready().await?;
    page.read("return widgets[0].getBoundingClientRect().height", vec![]).await
}

async fn what_is_reserved_is_enough_on_a_phone_unless_a_choice_changes_the_height(
    session: BrowserSession,
) -> Result<()> {
    what_is_reserved_is_enough(&session, 360).await
}

async fn what_is_reserved_is_enough_on_a_tablet_unless_a_choice_changes_the_height(
    session: BrowserSession,
) -> Result<()> {
    what_is_reserved_is_enough(&session, 768).await
}

async fn what_is_reserved_is_enough_on_a_desktop_unless_a_choice_changes_the_height(
    session: BrowserSession,
) -> Result<()> {
    what_is_reserved_is_enough(&session, 1280).await
}

/// The forms for other systems reserve nothing where an attribute of `contract::height` is set, and the configurator also where a property is.
async fn what_is_reserved_is_enough(session: &BrowserSession, width: u32) -> Result<()> {
    let others = [
        ("heading", "none"),
        ("heading-level", "4"),
        ("columns", "1"),
        ("limit", "6"),
        ("theme", "dark"),
        ("sort", "newest"),
        ("open", "reader"),
        ("autoplay", "60"),
        ("date-style", "long"),
        (
            "style",
            "--isn-radius: 2em; --isn-gap: 2em; --isn-title-weight: 900; --isn-focus-width: 9px; --isn-font: serif",
        ),
    ];
    for attributes in [&[][..], &others] {
        let height = height(session, width, attributes).await?;
        assert!((RESERVED - SPARE..=RESERVED).contains(&height), "{attributes:?}: {height} px");
    }
    for changed in [
        ("search", ""),
        ("show", "date"),
        ("layout", "list"),
        ("style", "--isn-image-height: 20em; --isn-image-ratio: 1"),
    ] {
        let height = height(session, width, &[changed]).await?;
        assert!(!(RESERVED - SPARE..=RESERVED).contains(&height), "{changed:?}: {height} px");
    }
    Ok(())
}
