//! What scripts of the page can use: methods, the property `items`, events.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Event, Host, Page, behaviours, eventually};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    ready_is_emitted_once_with_the_number_of_cards,
    next_and_previous_move_by_what_is_on_screen_and_emit_slide,
    go_to_brings_a_card_into_view,
    refresh_requests_the_feed_again,
    items_are_what_is_shown,
    a_click_opens_the_release_in_a_new_tab_and_emits_open,
    a_page_can_prevent_a_card_from_opening,
    attributes_are_properties,
    properties_set_before_the_script_has_come_count,
}

async fn ready_is_emitted_once_with_the_number_of_cards(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "7")).await?;
    page.widget().ready().await?;
    let ready = Event { name: "ready".into(), widget: 0, detail: json!({ "count": 7 }) };
    eventually(vec![ready.clone()], async || Ok(page.log().await?.events)).await?;
    // Another heading is no new `ready`.
    page.widget().set("heading", "Other words").await?;
    eventually(vec!["Other words".to_owned()], async || page.widget().texts("heading").await).await?;
    assert_eq!(page.log().await?.events, [ready]);
    Ok(())
}

async fn next_and_previous_move_by_what_is_on_screen_and_emit_slide(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.in_view().await?, [1, 2, 3, 4]);
    widget.call("next", json!([])).await?;
    eventually(Some(json!({ "first": 4, "last": 7 })), async || last_slide(&page).await).await?;
    assert_eq!(widget.in_view().await?, [5, 6, 7, 8]);
    assert_eq!(widget.texts("status").await?, ["5–8 of 12"]);
    widget.call("previous", json!([])).await?;
    eventually(Some(json!({ "first": 0, "last": 3 })), async || last_slide(&page).await).await?;
    assert_eq!(widget.in_view().await?, [1, 2, 3, 4]);
    Ok(())
}

/// The detail of the last `slide` event. On a slow machine that stops the scrolling for a second there is an event for that, too.
async fn last_slide(page: &Page<'_>) -> Result<Option<serde_json::Value>> {
    let slide = page.log().await?.events.into_iter().rfind(|event| event.name == "slide");
    Ok(slide.map(|event| event.detail))
}

async fn go_to_brings_a_card_into_view(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for (index, in_view) in [
        (2, vec![3, 4, 5, 6]),
        (11, vec![9, 10, 11, 12]),
        // Beyond the releases is the card that leads to all news.
        (99, vec![10, 11, 12]),
        (0, vec![1, 2, 3, 4]),
    ] {
        widget.call("goTo", json!([index])).await?;
        eventually(in_view, async || widget.in_view().await).await?;
    }
    Ok(())
}

async fn refresh_requests_the_feed_again(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let news = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Fresh",
        "items": [{ "id": "1", "title": "Just in" }],
    });
    session.site.answer("/sample/feed.json", Answer::Text(news.to_string()));
    widget.call("refresh", json!([])).await?;
    eventually(vec!["Just in".to_owned()], async || widget.texts("title").await).await?;
    assert_eq!(session.site.count(|path| path == "/sample/feed.json"), 2);
    Ok(())
}

async fn items_are_what_is_shown(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let address = "http://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110";
    assert_eq!(
        widget.items().await?,
        [json!({
            "id": address,
            "url": address,
            "title": "Seoul Metropolitan Government Signs ‘Joint Tourism Marketing MOU’ with the City of Los Angeles, USA",
            "summary": "Seoul and Los Angeles will promote each other as destinations and work together on climate and \
                        gender equity, under a memorandum signed by both mayors on 26 July 2018.",
            "image": format!("{}/sample/images/los-angeles-dusk.webp", session.site.widget_origin()),
            "date_published": "2018-08-01T11:01:00+09:00",
            "authors": ["Invest Seoul"],
            "tags": ["tourism", "climate", "gender equity"],
            "views": 718,
            "comments": 0,
        })]
    );
    Ok(())
}

async fn a_click_opens_the_release_in_a_new_tab_and_emits_open(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").feed("/fixtures/local.json").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    // The link covers the whole card.
    widget.click("views").await?;
    let (here, release) =
        (format!("{}/", session.site.host_origin()), format!("{}/release", session.site.host_origin()));
    eventually(vec![here, release.clone()], async || page.windows().await).await?;
    let events = page.log().await?.events;
    let open: Vec<_> =
        events.iter().filter(|event| event.name == "open").map(|event| &event.detail).collect();
    assert_eq!(
        open,
        [&json!({ "item": {
            "id": "1",
            "url": release,
            "title": "A release that can be opened without leaving this machine",
            "date_published": "2018-08-01T15:30:00Z",
            "authors": [],
            "tags": [],
            "views": 1,
        } })]
    );
    Ok(())
}

async fn attributes_are_properties(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("limit", "6")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let read = "const { limit, headingLevel, theme, timeZone, lang } = widgets[0];
      return [limit, headingLevel, theme, timeZone, lang]";
    let properties = async || page.read::<serde_json::Value>(read, vec![]).await;
    assert_eq!(properties().await?, json!(["6", null, null, null, ""]));
    page.execute(
        "Object.assign(widgets[0], { limit: 3, headingLevel: 4, theme: 'dark', timeZone: 'UTC', lang: 'ko', search: true })",
        vec![],
    )
    .await?;
    eventually(3, async || Ok(widget.items().await?.len())).await?;
    assert_eq!(properties().await?, json!(["3", "4", "dark", "UTC", "ko"]));
    let attributes = "return widgets[0].getAttributeNames().sort()";
    assert_eq!(
        page.read::<Vec<String>>(attributes, vec![]).await?,
        ["feed", "heading-level", "lang", "limit", "search", "theme", "time-zone"]
    );
    // Frameworks set what is gone to one of these.
    page.execute(
        "Object.assign(widgets[0], { limit: undefined, headingLevel: null, search: false, theme: null, timeZone: undefined })",
        vec![],
    )
    .await?;
    assert_eq!(page.read::<Vec<String>>(attributes, vec![]).await?, ["feed", "lang"]);
    eventually(12, async || Ok(widget.items().await?.len())).await?;
    // A method and no property, though there is an attribute of that name.
    assert_eq!(page.read::<String>("return typeof widgets[0].refresh", vec![]).await?, "function");
    Ok(())
}

async fn properties_set_before_the_script_has_come_count(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("properties")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.items().await?.len(), 3);
    let attributes =
        "return ['feed', 'limit', 'heading-level', 'theme'].map((name) => widgets[0].getAttribute(name))";
    let feed = format!("{}/sample/feed.json", session.site.widget_origin());
    assert_eq!(page.read::<serde_json::Value>(attributes, vec![]).await?, json!([feed, "3", "4", null]));
    // They hide those of the class no longer.
    page.execute("widgets[0].limit = 5", vec![]).await?;
    eventually(5, async || Ok(widget.items().await?.len())).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn a_page_can_prevent_a_card_from_opening(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").feed("/fixtures/local.json").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute(
        "addEventListener('isn-open', (event) => event.preventDefault());
         addEventListener('click', (event) => { window.prevented = event.defaultPrevented });",
        vec![],
    )
    .await?;
    widget.click("views").await?;
    eventually(json!(true), async || page.read("return window.prevented ?? null", vec![]).await).await?;
    assert_eq!(page.windows().await?, [format!("{}/", session.site.host_origin())]);
    Ok(())
}
