//! Sharing a release by the device, or copying its link.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Key, Page, behaviours, eventually};
use serde_json::{Value, json};

use super::{FEED, feed, host, is_closed};

behaviours! {
    in &Engine::ALL =>
        the_devices_own_dialog_shares_where_there_is_one;
    // In WebKitGTK under WebDriver, neither way to copy succeeds.
    in &[Engine::Chromium, Engine::Firefox] =>
        the_link_is_copied_where_nothing_can_share_it;
}

async fn the_link_is_copied_where_nothing_can_share_it(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host().with("utm", "visit-seoul")).await?;
    let widget = page.widget();
    widget.ready().await?;
    // Some engines have `share` also on a desktop.
    page.execute("delete Navigator.prototype.share", vec![]).await?;
    widget.click("link").await?;
    eventually(vec!["Copy link".to_owned()], async || widget.texts("reader-share").await).await?;
    press_share(&page).await?;
    eventually(vec!["Link copied".to_owned()], async || widget.texts("reader-copied").await).await?;
    let status = widget.part("reader-copied").await?;
    eventually("status".to_owned(), async || page.role(&status).await).await?;
    page.press(Key::Escape).await?;
    is_closed(&widget).await?;
    let field = "const field = document.body.appendChild(document.createElement('input')); field.id = 'field'; field.focus()";
    page.execute(field, vec![]).await?;
    page.chord(&[Key::Shift, Key::Insert]).await?;
    let copied = format!("{}/release/1", session.site.widget_origin());
    eventually(copied, async || page.read("return document.getElementById('field').value", vec![]).await)
        .await
}

/// Waits until all is there, and presses the button that shares. By a key: pictures that come move it.
async fn press_share(page: &Page<'_>) -> Result<()> {
    eventually(2, async || page.widget().count("reader-file").await).await?;
    page.execute("parts(0, 'reader-share')[0].focus()", vec![]).await?;
    page.press(Key::Enter).await
}

async fn the_devices_own_dialog_shares_where_there_is_one(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    let device = "Object.defineProperty(navigator, 'share', { configurable: true, value: async (data) => {
        (window.shared ??= []).push({ ...data });
        if (shared.length > 1) throw new DOMException('', 'AbortError');
      } })";
    page.execute(device, vec![]).await?;
    widget.click("link").await?;
    eventually(vec!["Share".to_owned()], async || widget.texts("reader-share").await).await?;
    for presses in 1..=2 {
        press_share(&page).await?;
        eventually(presses, async || page.read::<usize>("return window.shared?.length ?? 0", vec![]).await)
            .await?;
    }
    let shared: Value = page.read("return shared[0]", vec![]).await?;
    let address = format!("{}/release/1", session.site.widget_origin());
    assert_eq!(shared, json!({ "title": "Release 1", "url": address }));
    // Who changes their mind gets no copy.
    page.two_frames().await?;
    assert_eq!(widget.texts("reader-copied").await?, [""]);
    Ok(())
}
