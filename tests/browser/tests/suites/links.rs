//! What a page gets of its links: its name in their addresses, word of what is opened and seen.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};
use serde_json::{Value, json};

behaviours! {
    in &Engine::ALL =>
        utm_names_the_page_in_links_and_nowhere_else,
        beacon_gets_the_item_and_the_feed_of_what_is_opened_and_nothing_else,
        a_card_that_the_page_opens_itself_is_not_reported,
        isn_seen_tells_each_card_once_when_it_was_half_in_view_for_a_second,
        a_card_in_a_hidden_tab_is_not_seen;
    in &[Engine::Chromium, Engine::Firefox] => the_middle_button_opens_a_card_too;
}

const BEACON: &str = "/beacon";

async fn links(page: &Page<'_>) -> Result<Vec<String>> {
    let read = "return [...parts(0, 'link').slice(0, 1), ...parts(0, 'all-news')].map((link) => link.getAttribute('href'))";
    page.read(read, vec![]).await
}

async fn utm_names_the_page_in_links_and_nowhere_else(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("utm", "visit-seoul").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let release = "http://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110";
    let home: String = links(&page).await?[1].clone();
    let home = home.trim_end_matches("?utm_source=visit-seoul").to_owned();
    let named = |source: &str| {
        let home = format!("{home}?utm_source={source}");
        vec![format!("{release}&utm_source={source}"), home.clone(), home]
    };
    assert_eq!(links(&page).await?, named("visit-seoul"));
    assert_eq!(widget.items().await?[0]["url"], json!(release));
    widget.set("utm", "a b").await?;
    eventually(named("a%20b"), async || links(&page).await).await?;
    page.execute("widgets[0].removeAttribute('utm')", vec![]).await?;
    eventually(vec![release.to_owned(), home.clone(), home], async || links(&page).await).await
}

/// The bodies of what the beacon got.
fn reports(session: &BrowserSession) -> Vec<Value> {
    let requests = session.site.requests().into_iter().filter(|request| request.path == BEACON);
    requests.filter_map(|request| serde_json::from_str(&request.body).ok()).collect()
}

/// A page whose beacon is at the widget's server.
fn host() -> Host {
    Host::new("one-tag").feed("/fixtures/local.json").with("limit", "1").with("beacon", "{{widget}}/beacon")
}

async fn beacon_gets_the_item_and_the_feed_of_what_is_opened_and_nothing_else(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(BEACON, Answer::Status(204));
    let page = session.open(&host()).await?;
    page.widget().ready().await?;
    page.widget().click("views").await?;
    let report =
        json!({ "feed": format!("{}/fixtures/local.json", session.site.widget_origin()), "item": "1" });
    eventually(vec![report], async || Ok(reports(&session))).await?;
    let requests = session.site.requests();
    let sent = requests.iter().find(|request| request.path == BEACON);
    let sent = sent.map(|request| (&*request.method, request.cookie.clone(), request.referer.clone()));
    assert_eq!(sent, Some(("POST", None, None)));
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn a_card_that_the_page_opens_itself_is_not_reported(session: BrowserSession) -> Result<()> {
    session.site.answer(BEACON, Answer::Status(204));
    let page = session.open(&host()).await?;
    page.widget().ready().await?;
    page.execute(
        "addEventListener('isn-open', (event) => event.preventDefault(), { once: true });
         const [link] = parts(0, 'link');
         // Stays here: only what is told of it matters.
         link.target = '_self';
         link.href = '#opened';
         link.click();
         link.click();",
        vec![],
    )
    .await?;
    eventually(1, async || Ok(reports(&session).len())).await?;
    assert_eq!(page.read::<String>("return location.hash", vec![]).await?, "#opened");
    Ok(())
}

async fn the_middle_button_opens_a_card_too(session: BrowserSession) -> Result<()> {
    session.site.answer(BEACON, Answer::Status(204));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    let card = widget.rects("views").await?[0];
    page.click_with(1, card.left + 5.0, card.top + 5.0).await?;
    eventually(1, async || Ok(reports(&session).len())).await?;
    let opened = page.log().await?.events.iter().filter(|event| event.name == "open").count();
    assert_eq!(opened, 1);
    Ok(())
}

/// The releases that the page has been told of.
async fn seen(page: &Page<'_>) -> Result<Vec<(usize, String)>> {
    page.read("return (window.seen ?? []).sort(([a], [b]) => a - b)", vec![]).await
}

async fn listen(page: &Page<'_>) -> Result<()> {
    let listen = "addEventListener('isn-seen', ({ detail }) => (window.seen ??= []).push([detail.index, detail.item.id]))";
    page.execute(listen, vec![]).await.map(drop)
}

/// A page whose element is far below, and does load.
fn far_below() -> Host {
    Host::new("far-below").feed("/fixtures/local.json").with("loading", "eager")
}

async fn isn_seen_tells_each_card_once_when_it_was_half_in_view_for_a_second(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&far_below()).await?;
    let widget = page.widget();
    widget.ready().await?;
    listen(&page).await?;
    page.two_frames().await?;
    assert_eq!(seen(&page).await?, []);
    page.execute("widgets[0].scrollIntoView({ behavior: 'instant' })", vec![]).await?;
    let in_view = |range: std::ops::Range<usize>| -> Vec<(usize, String)> {
        range.map(|index| (index, (index + 1).to_string())).collect()
    };
    eventually(in_view(0..4), async || seen(&page).await).await?;
    widget.call("next", json!([])).await?;
    eventually(in_view(0..8), async || seen(&page).await).await?;
    widget.call("previous", json!([])).await?;
    eventually(vec![1, 2, 3, 4], async || widget.in_view().await).await?;
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    assert_eq!(seen(&page).await?, in_view(0..8));
    Ok(())
}

async fn a_card_in_a_hidden_tab_is_not_seen(session: BrowserSession) -> Result<()> {
    let page = session.open(&far_below()).await?;
    page.widget().ready().await?;
    listen(&page).await?;
    let set_hidden = async |is_hidden: bool| {
        let script = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
             document.dispatchEvent(new Event('visibilitychange'));";
        page.execute(script, vec![json!(is_hidden)]).await
    };
    set_hidden(true).await?;
    page.execute("widgets[0].scrollIntoView({ behavior: 'instant' })", vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(2_000)).await;
    assert_eq!(seen(&page).await?, []);
    set_hidden(false).await?;
    eventually(4, async || Ok(seen(&page).await?.len())).await
}
