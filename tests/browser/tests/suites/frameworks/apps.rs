//! React, Preact, Angular, Vue and Svelte. Each app has the same views; `show` on its page renders one, with other props.

use anyhow::Result;
use browser_tests::{BrowserSession, Event, Host, Page, eventually};
use serde_json::{Value, json};

use super::{FEED, behaviours_of, has_one_widget_with_cards, has_widgets, is_quiet, nothing_is_logged};

/// An app, in one of the modes in which it is built.
#[derive(Clone, Copy)]
struct App {
    folder: &'static str,
    mode: &'static str,
}

const REACT: App = App { folder: "react", mode: "production" };
/// The development build mounts each component twice in strict mode, and says where server and client differ.
const REACT_STRICT_MODE: App = App { folder: "react", mode: "development" };
const PREACT: App = App { folder: "preact", mode: "production" };
const ANGULAR: App = App { folder: "angular", mode: "production" };
const VUE: App = App { folder: "vue", mode: "production" };
const SVELTE: App = App { folder: "svelte", mode: "production" };

behaviours_of! { react(REACT):
    in &Engine::ALL =>
        an_element_is_hydrated_without_an_error,
        a_tag_in_a_server_rendered_page_breaks_no_hydration,
        a_tag_in_server_rendered_markup_breaks_no_hydration,
        a_tag_in_a_hydrated_document_breaks_no_hydration,
        an_async_tag_in_jsx_is_explained,
        props_and_events_are_connected,
        a_keyed_reorder_keeps_the_widgets,
        each_visit_has_one_widget,
        markup_with_a_tag_shows_the_news;
    in &[Engine::Chromium] => many_mounts_leave_nothing_behind;
}

behaviours_of! { react_strict_mode(REACT_STRICT_MODE):
    in &Engine::ALL =>
        an_element_is_hydrated_without_an_error,
        a_tag_in_a_server_rendered_page_breaks_no_hydration,
        a_tag_in_server_rendered_markup_breaks_no_hydration,
        a_tag_in_a_hydrated_document_breaks_no_hydration,
        a_mount_asks_for_the_feed_once;
}

behaviours_of! { preact(PREACT):
    in &Engine::ALL =>
        props_and_events_are_connected,
        a_keyed_reorder_keeps_the_widgets,
        each_visit_has_one_widget,
        markup_with_a_tag_shows_the_news;
    in &[Engine::Chromium] => many_mounts_leave_nothing_behind;
}

behaviours_of! { angular(ANGULAR):
    in &Engine::ALL => props_and_events_are_connected, a_keyed_reorder_keeps_the_widgets;
    in &[Engine::Chromium] => many_mounts_leave_nothing_behind;
}

behaviours_of! { vue(VUE):
    in &Engine::ALL =>
        an_element_is_hydrated_without_an_error,
        a_tag_in_a_server_rendered_page_breaks_no_hydration,
        a_tag_in_server_rendered_markup_breaks_no_hydration,
        props_and_events_are_connected,
        a_keyed_reorder_keeps_the_widgets,
        each_visit_has_one_widget,
        markup_with_a_tag_shows_the_news,
        a_kept_element_comes_back_where_it_was;
    in &[Engine::Chromium] => many_mounts_leave_nothing_behind;
}

behaviours_of! { svelte(SVELTE):
    in &Engine::ALL =>
        an_element_is_hydrated_without_an_error,
        a_tag_in_a_server_rendered_page_breaks_no_hydration,
        a_tag_in_server_rendered_markup_breaks_no_hydration,
        props_and_events_are_connected,
        a_keyed_reorder_keeps_the_widgets,
        each_visit_has_one_widget,
        markup_with_a_tag_shows_the_news;
    in &[Engine::Chromium] => many_mounts_leave_nothing_behind;
}

/// Opens a view of the app, as its server renders it, and waits until the app runs.
async fn open<'a>(session: &'a BrowserSession, app: App, view: &str) -> Result<Page<'a>> {
    let page = session.open(&Host::framework(app.folder, view).fill("{{mode}}", app.mode)).await?;
    eventually(true, async || page.read("return 'show' in window", vec![]).await).await?;
    Ok(page)
}

/// Renders the app with other props. `undefined` stands for a prop that is taken away.
async fn show(page: &Page<'_>, props: Value) -> Result<()> {
    let script = "const props = arguments[0];
        for (const name in props) if (props[name] === 'undefined') props[name] = undefined;
        show(props)";
    page.execute(script, vec![props]).await.map(drop)
}

/// How many items the first widget shows, and the level of its heading.
async fn limit_and_level(page: &Page<'_>) -> Result<(usize, String)> {
    page.read("return [widgets[0].items.length, parts(0, 'heading')[0]?.ariaLevel ?? '']", vec![]).await
}

async fn an_element_is_hydrated_without_an_error(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "element").await?;
    has_one_widget_with_cards(&page).await?;
    // React's server writes the prop as an attribute `headinglevel`, and leaves it so.
    assert_eq!(limit_and_level(&page).await?, (12, "3".into()));
    // The app has taken over the element that the server has written.
    show(&page, json!({ "limit": 3, "headingLevel": null })).await?;
    eventually((3, "2".into()), async || limit_and_level(&page).await).await?;
    nothing_is_logged(&page).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn a_tag_in_a_server_rendered_page_breaks_no_hydration(
    session: BrowserSession,
    app: App,
) -> Result<()> {
    is_hydrated_and_shows_the_news(session, app, "tag").await
}

async fn a_tag_in_server_rendered_markup_breaks_no_hydration(
    session: BrowserSession,
    app: App,
) -> Result<()> {
    is_hydrated_and_shows_the_news(session, app, "markup").await
}

// React is given the whole document, as by Next.
async fn a_tag_in_a_hydrated_document_breaks_no_hydration(session: BrowserSession, app: App) -> Result<()> {
    is_hydrated_and_shows_the_news(session, app, "document").await
}

async fn is_hydrated_and_shows_the_news(session: BrowserSession, app: App, view: &str) -> Result<()> {
    let page = open(&session, app, view).await?;
    has_one_widget_with_cards(&page).await?;
    // React reports an error that it has mended by rendering everything anew to the page's own handlers.
    nothing_is_logged(&page).await
}

// React takes it for a resource and moves it into the head.
async fn an_async_tag_in_jsx_is_explained(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "async").await?;
    eventually(1, async || Ok(page.log().await?.console.len())).await?;
    let line = page.log().await?.console.remove(0);
    assert!(line.contains("<invest-seoul-news feed="), "{line}");
    is_quiet(&page).await?;
    has_widgets(&page, 0).await?;
    assert_eq!(page.log().await?.console, [line]);
    Ok(())
}

async fn a_mount_asks_for_the_feed_once(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    show(&page, json!({ "view": "element" })).await?;
    has_one_widget_with_cards(&page).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    let ready = Event { name: "ready".into(), widget: 0, detail: json!({ "count": 12 }) };
    assert_eq!(page.log().await?.events, [ready]);
    nothing_is_logged(&page).await
}

async fn props_and_events_are_connected(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    let shown = async || limit_and_level(&page).await;
    show(&page, json!({ "view": "element", "limit": 6, "headingLevel": 3 })).await?;
    page.widget().ready().await?;
    eventually((6, "3".into()), shown).await?;
    eventually(6, async || page.read("return window.heard ?? 0", vec![]).await).await?;
    show(&page, json!({ "limit": 3, "headingLevel": 4 })).await?;
    eventually((3, "4".into()), shown).await?;
    show(&page, json!({ "limit": "undefined", "headingLevel": null })).await?;
    eventually((12, "2".into()), shown).await?;
    nothing_is_logged(&page).await
}

async fn a_keyed_reorder_keeps_the_widgets(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    show(&page, json!({ "view": "list" })).await?;
    has_widgets(&page, 2).await?;
    page.widget_at(0).ready().await?;
    page.widget_at(1).ready().await?;
    page.widget_at(0).call("goTo", json!([4])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || page.widget_at(0).texts("status").await).await?;
    page.execute("[window.english, window.korean] = widgets", vec![]).await?;
    show(&page, json!({ "order": ["ko", "en"] })).await?;
    let reordered = "return widgets[0] === korean && widgets[1] === english";
    eventually(true, async || page.read(reordered, vec![]).await).await?;
    is_quiet(&page).await?;
    page.widget_at(1).ready().await?;
    eventually(vec![5, 6, 7, 8], async || page.widget_at(1).in_view().await).await?;
    let events = page.log().await?.events;
    assert_eq!(events.iter().filter(|event| event.name == "ready").count(), 2);
    assert_eq!(session.site.count(|path| path == FEED), 1);
    nothing_is_logged(&page).await
}

// Preact's fragments left a widget behind at each visit.
async fn each_visit_has_one_widget(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    for _ in 0..13 {
        show(&page, json!({ "view": "tag" })).await?;
        has_widgets(&page, 1).await?;
        show(&page, json!({ "view": "nothing" })).await?;
        has_widgets(&page, 0).await?;
    }
    show(&page, json!({ "view": "tag" })).await?;
    has_one_widget_with_cards(&page).await?;
    nothing_is_logged(&page).await
}

// The browser does not run scripts that come as markup.
async fn markup_with_a_tag_shows_the_news(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    for _ in 0..2 {
        show(&page, json!({ "view": "markup" })).await?;
        has_one_widget_with_cards(&page).await?;
        show(&page, json!({ "view": "nothing" })).await?;
        has_widgets(&page, 0).await?;
    }
    nothing_is_logged(&page).await
}

async fn a_kept_element_comes_back_where_it_was(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    show(&page, json!({ "view": "kept" })).await?;
    let widget = page.widget();
    has_widgets(&page, 1).await?;
    widget.ready().await?;
    widget.call("goTo", json!([4])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await?;
    show(&page, json!({ "view": "nothing" })).await?;
    has_widgets(&page, 0).await?;
    show(&page, json!({ "view": "kept" })).await?;
    has_widgets(&page, 1).await?;
    widget.ready().await?;
    is_quiet(&page).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    nothing_is_logged(&page).await
}

async fn many_mounts_leave_nothing_behind(session: BrowserSession, app: App) -> Result<()> {
    let page = open(&session, app, "nothing").await?;
    let mounts = async |count: u32| {
        let script = "return (async () => {
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            for (let mount = 0; mount < arguments[0]; mount++) {
                show({ view: 'element' });
                await frame();
                await frame();
                show({ view: 'nothing' });
                await frame();
            }
        })()";
        page.execute(script, vec![json!(count)]).await?;
        has_widgets(&page, 0).await
    };
    mounts(20).await?;
    // What an element that was removed keeps for a while is gone with it.
    let (nodes, listeners) = settled(&page).await?;
    mounts(80).await?;
    let held = async || {
        let now = page.held().await?;
        Ok(now.0 < nodes + 50 && now.1 < listeners + 10)
    };
    eventually(true, held).await?;
    nothing_is_logged(&page).await
}

/// The nodes and listeners that the page holds, once there are no fewer half a second later.
async fn settled(page: &Page<'_>) -> Result<(u64, u64)> {
    loop {
        let held = page.held().await?;
        is_quiet(page).await?;
        if page.held().await? >= held {
            return Ok(held);
        }
    }
}
