//! What a long feed costs: requests, elements, frames.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, Page, Settings, behaviours, eventually, module_path,
};
use serde_json::json;

use super::{FEED, document, go_to_the_end, host_with, position, releases};

behaviours! {
    in &Engine::ALL =>
        before_the_first_card_script_module_and_feed_are_requested_once,
        a_thousand_releases_take_no_more_elements_than_twelve,
        the_first_frame_after_a_press_sends_no_request,
        the_first_frame_after_a_press_sends_no_request_with_reduced_motion,
        without_a_move_no_more_is_loaded_than_the_limit,
        no_more_of_a_long_feed_is_read_than_is_shown;
}

async fn before_the_first_card_script_module_and_feed_are_requested_once(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&host_with(&session, 1000, "one-tag")).await?;
    page.widget().ready().await?;
    let mut requested: Vec<String> =
        session.site.requests().into_iter().map(|request| request.path).collect();
    requested.sort();
    assert_eq!(requested, [FEED, &module_path()?, "/v1/invest-seoul-news.js"]);
    assert_eq!(position(&page.widget()).await?, "1–4");
    Ok(())
}

async fn elements(page: &Page<'_>) -> Result<f64> {
    page.read("return widgets[0].shadowRoot.querySelectorAll('*').length", vec![]).await
}

async fn a_thousand_releases_take_no_more_elements_than_twelve(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 12, "one-tag")).await?;
    page.widget().ready().await?;
    let twelve = elements(&page).await?;
    let page = session.open(&host_with(&session, 1000, "one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "997–1,000 of 1,000").await?;
    for (index, in_view, rendered) in
        [(996, 997..=1000, 989..=1000), (500, 501..=504, 493..=512), (0, 1..=4, 1..=12)]
    {
        widget.call("goTo", json!([index])).await?;
        eventually(Vec::from_iter(in_view), async || widget.in_view().await).await?;
        eventually(Vec::from_iter(rendered), async || widget.rendered().await).await?;
        // In the middle, cards are rendered on both sides.
        let most = if index == 500 { 1.1 * twelve * 20.0 / 12.0 } else { 1.1 * twelve };
        let now = elements(&page).await?;
        assert!(now <= most, "{now} elements at {index}, {twelve} with twelve releases");
    }
    Ok(())
}

/// On a slow phone, sending a request takes longer than a frame.
async fn the_first_frame_after_a_press_sends_no_request(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    page.widget().ready().await?;
    let requests = "let requests = 0;
                 const { fetch } = window;
                 window.fetch = (...values) => {
                     requests++;
                     return fetch(...values);
                 };
                 parts(0, 'next')[0].click();
                 // Scroll events come earlier in a frame.
                 return new Promise((resolve) => requestAnimationFrame(() => resolve(requests)))";
    assert_eq!(page.read::<usize>(requests, vec![]).await?, 0, "in the first frame");
    // Some more items may have been loaded with the first ones.
    eventually(2, async || {
        page.widget().call("next", json!([])).await?;
        Ok(session.site.count(|path| path == FEED))
    })
    .await
}

async fn the_first_frame_after_a_press_sends_no_request_with_reduced_motion(
    session: BrowserSession,
) -> Result<()> {
    let reduced = Settings { reduced_motion: true, ..Settings::default() };
    the_first_frame_after_a_press_sends_no_request(session.with_settings(reduced).await?).await
}

async fn without_a_move_no_more_is_loaded_than_the_limit(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    eventually("1–3".to_owned(), async || position(&widget).await).await?;
    assert_eq!(widget.rendered().await?, [1, 2, 3]);
    assert_eq!(widget.items().await?.len(), 3);
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn no_more_of_a_long_feed_is_read_than_is_shown(session: BrowserSession) -> Result<()> {
    let long = document(releases(1..=36_000), None);
    let length = long.len() as u64;
    session.site.answer(FEED, Answer::Chunked(long));
    let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
    page.widget().ready().await?;
    // The connection is closed: the server sends no more.
    let sent = async || {
        let before = session.site.sent();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        Ok(session.site.sent() == before)
    };
    eventually(true, sent).await?;
    let sent = session.site.sent();
    assert!(sent * 10 <= length, "{sent} bytes of {length} have been sent");
    assert_eq!(position(&page.widget()).await?, "1–4");
    Ok(())
}
