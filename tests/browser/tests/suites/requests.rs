//! Which requests are sent, and which are not.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Event, Host, behaviours, eventually, module_path};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    widgets_on_a_page_share_one_module_and_one_answer_per_feed,
    nothing_but_the_script_is_requested_far_from_the_viewport,
    eager_loads_at_once,
    two_limits_of_one_feed_are_one_request_and_one_ready_each,
    a_greater_limit_far_below_is_the_same_request,
    no_other_origin_is_requested_and_nothing_is_stored,
}

const SCRIPT: &str = "/v1/invest-seoul-news.js";

async fn widgets_on_a_page_share_one_module_and_one_answer_per_feed(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("two-widgets")).await?;
    for index in 0..3 {
        page.widget_at(index).ready().await?;
    }
    let cards = async |index| page.widget_at(index).count("card").await;
    assert_eq!((cards(0).await?, cards(1).await?, cards(2).await?), (12, 3, 12));
    assert_eq!(page.widget_at(2).texts("views").await?[0], "조회수 718회");
    let module = module_path()?;
    let count = |path: &str| session.site.count(|asked| asked == path);
    assert_eq!(
        (count(&module), count("/sample/feed.json"), count("/sample/feed.ko.json")),
        (1, 1, 1),
        "{:?}",
        session.site.requests()
    );
    Ok(())
}

async fn nothing_but_the_script_is_requested_far_from_the_viewport(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("far-below")).await?;
    let widget = page.widget();
    widget.is("loading").await?;
    // If the widget were in view, its intersection observer would have run by then.
    page.two_frames().await?;
    let requested: Vec<String> = session.site.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(requested, [SCRIPT]);
    page.scroll_to(5000.0).await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn eager_loads_at_once(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("far-below").with("loading", "eager")).await?;
    page.widget().is("ready").await?;
    let scrolled: f64 = page.read("return scrollY", vec![]).await?;
    assert_eq!(scrolled, 0.0);
    Ok(())
}

/// Fails unless both elements show what they should after one request and one `isn-ready`.
async fn two_limits(session: BrowserSession, distance: &'static str) -> Result<()> {
    let page = session.open(&Host::new("two-limits").fill("{{distance}}", distance)).await?;
    page.widget().ready().await?;
    page.scroll_to(9999.0).await?;
    page.widget_at(1).ready().await?;
    let ready =
        |widget: i32, count: u32| Event { name: "ready".into(), widget, detail: json!({ "count": count }) };
    eventually(vec![ready(0, 6), ready(1, 12)], async || Ok(page.log().await?.events)).await?;
    page.two_frames().await?;
    assert_eq!(page.log().await?.events, [ready(0, 6), ready(1, 12)]);
    assert_eq!(session.site.count(|path| path == "/sample/feed.json"), 1);
    Ok(())
}

async fn two_limits_of_one_feed_are_one_request_and_one_ready_each(session: BrowserSession) -> Result<()> {
    two_limits(session, "0").await
}

async fn a_greater_limit_far_below_is_the_same_request(session: BrowserSession) -> Result<()> {
    two_limits(session, "3000px").await
}

async fn no_other_origin_is_requested_and_nothing_is_stored(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.call("goTo", json!([11])).await?;
    eventually(vec![9, 10, 11, 12], async || widget.in_view().await).await?;
    let origins: Vec<String> = page
        .read(
            "return [...new Set(performance.getEntriesByType('resource').map(({ name }) => name)
               // Browsers request it by themselves.
               .filter((name) => !name.endsWith('/favicon.ico')).map((name) => new URL(name).origin))]",
            vec![],
        )
        .await?;
    assert_eq!(origins, [session.site.widget_origin()]);
    assert!(
        session.site.requests().iter().all(|request| request.method == "GET" && request.cookie.is_none())
    );
    page.execute(
        "window.stored = null;
         Promise.all([indexedDB.databases?.() ?? [], window.caches?.keys() ?? [], navigator.serviceWorker?.getRegistrations() ?? []])
           .then((lists) => { window.stored = [document.cookie, localStorage.length, sessionStorage.length, ...lists.map((l) => l.length)] })",
        vec![],
    )
    .await?;
    eventually(json!(["", 0, 0, 0, 0, 0]), async || page.read("return window.stored", vec![]).await).await
}
