//! What stands below the widget never moves, if the page keeps the room free as the README says.

use anyhow::Result;
use browser_tests::{Answer, Engine, Host, Visitor, behaviours, eventually};

behaviours! { in &Engine::ALL =>
    nothing_moves_when_the_cards_come,
    nothing_moves_when_there_are_none,
    nothing_moves_when_it_fails,
    nothing_moves_around_the_pages_own_element,
    nothing_moves_on_a_phone,
    nothing_moves_while_the_row_does,
}

const SCRIPT: &str = "/v1/invest-seoul-news.js";
const FEED: &str = "/sample/feed.json";

/// Follows the paragraph below from before the script, through loading, to the phase `end`, which `answer` leads to.
async fn nothing_moves(visitor: Visitor, host: &str, width: u32, answer: Answer, end: &str) -> Result<()> {
    visitor.site.answer(SCRIPT, Answer::OnceSeen);
    visitor.site.answer(FEED, Answer::Nothing);
    let page = visitor.open_narrow(&Host::new(host), width).await?;
    let widget = page.widget();
    page.has_seen(&["loading"]).await?;
    visitor.site.answer(FEED, answer);
    widget.is(end).await?;
    if end == "ready" {
        widget.is_drawn().await?;
    }
    // Until the frame with the last phase has been drawn, and the pictures in view with it.
    eventually(true, async || {
        let drawn = "return witness.phases.at(-1) === arguments[0]
          && parts(0, 'image').filter((i) => !i.closest('[inert]')).every((i) => i.complete)";
        page.read(drawn, vec![end.into()]).await
    })
    .await?;
    let testimony = page.testimony().await?;
    assert_eq!(testimony.phases, ["loading", end]);
    assert_eq!(testimony.below.len(), 1, "the paragraph below was at {:?}", testimony.below);
    // Chromium measures it, too; the others have no word for it.
    let measured = (visitor.engine() == Engine::Chromium).then_some(0.0);
    assert_eq!(testimony.layout_shift, measured);
    Ok(())
}

async fn nothing_moves_when_the_cards_come(visitor: Visitor) -> Result<()> {
    nothing_moves(visitor, "reserved", 1280, Answer::File, "ready").await
}

async fn nothing_moves_when_there_are_none(visitor: Visitor) -> Result<()> {
    let empty = r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#;
    nothing_moves(visitor, "reserved", 1280, Answer::Text(empty.into()), "empty").await
}

async fn nothing_moves_when_it_fails(visitor: Visitor) -> Result<()> {
    nothing_moves(visitor, "reserved-element", 1280, Answer::Status(500), "failed").await
}

async fn nothing_moves_around_the_pages_own_element(visitor: Visitor) -> Result<()> {
    nothing_moves(visitor, "reserved-element", 768, Answer::File, "ready").await
}

async fn nothing_moves_on_a_phone(visitor: Visitor) -> Result<()> {
    nothing_moves(visitor, "reserved", 360, Answer::File, "ready").await
}

async fn nothing_moves_while_the_row_does(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("reserved")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for in_view in [[5, 6, 7, 8], [9, 10, 11, 12]] {
        widget.call("next", serde_json::json!([])).await?;
        eventually(in_view.to_vec(), async || widget.in_view().await).await?;
    }
    assert_eq!(page.testimony().await?.below.len(), 1);
    Ok(())
}
