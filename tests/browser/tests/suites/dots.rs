//! The dots below the cards: one for each view, where these are few.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Widget, behaviours, eventually};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    each_view_has_a_dot_that_brings_it,
    a_dot_has_a_name_and_room_to_press_and_is_no_stop_of_the_tab_key,
    where_views_are_many_or_the_end_is_unknown_there_is_the_bar;
}

/// Whether each dot stands for the view that the reader sees.
async fn current(widget: &Widget<'_>) -> Result<Vec<String>> {
    widget.of_each("dot", "part.getAttribute('aria-current')").await
}

async fn each_view_has_a_dot_that_brings_it(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(current(&widget).await?, ["true", "false", "false"]);
    assert_eq!(widget.rects("progress").await?[0].height, 0.0, "the bar gives way");
    let last = widget.rects("dot").await?[2];
    page.click_at(last.left + last.width / 2.0, last.top + last.height / 2.0).await?;
    eventually(vec![9, 10, 11, 12], async || widget.in_view().await).await?;
    assert_eq!(current(&widget).await?, ["false", "false", "true"]);
    widget.call("previous", json!([])).await?;
    eventually(vec!["false", "true", "false"].into_iter().map(str::to_owned).collect(), async || {
        current(&widget).await
    })
    .await
}

async fn a_dot_has_a_name_and_room_to_press_and_is_no_stop_of_the_tab_key(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let labels = async || widget.of_each::<String>("dot", "part.ariaLabel").await;
    assert_eq!(labels().await?, ["Page 1", "Page 2", "Page 3"]);
    assert!(widget.rects("dot").await?.iter().all(|dot| dot.width >= 24.0 && dot.height >= 24.0));
    assert_eq!(widget.of_each::<i32>("dot", "part.tabIndex").await?, [-1; 3]);
    widget.set("lang", "ko").await?;
    eventually(vec!["1페이지".to_owned(), "2페이지".into(), "3페이지".into()], labels).await
}

async fn where_views_are_many_or_the_end_is_unknown_there_is_the_bar(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "6")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.count("dot").await?, 0, "the feed has more than six releases");
    assert!(widget.rects("progress").await?[0].width > 100.0);
    let page = session.open_narrow(&Host::new("one-tag"), 400).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.count("dot").await?, 0, "one of twelve is in view");
    assert!(widget.rects("progress").await?[0].width > 100.0);
    Ok(())
}
