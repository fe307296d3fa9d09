//! An element in the life of a page: far from the viewport, used early, moved, or in the head.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Event, Host, Rect, behaviours, eventually, module_path};
use serde_json::json;

const FEED: &str = "/sample/feed.json";

behaviours! {
    in &Engine::ALL =>
    a_far_element_that_is_refreshed_loads_once,
    a_far_element_loads_when_it_becomes_eager,
    a_moved_element_shows_the_cards_it_showed,
    an_element_that_is_moved_while_its_cards_move_shows_those_it_was_going_to,
    a_page_that_is_shown_for_the_first_time_does_not_stop_a_move,
    another_limit_reads_the_same_feed_whatever_the_base_of_the_page_is_now,
    a_page_can_choose_the_first_card_as_soon_as_there_are_any,
    a_tag_in_the_head_is_explained,
    a_page_of_nothing_but_the_tag_shows_the_news,
    an_element_that_is_out_of_the_page_for_a_moment_comes_back_where_it_was,
    an_element_that_is_out_of_the_page_while_it_loads_loads_once,
    an_element_that_was_out_of_the_page_for_long_shows_its_cards_again;
    in &[Engine::Chromium] =>
    elements_that_are_out_of_the_page_leave_nothing_behind,
    an_element_in_a_scroll_container_loads_before_it_is_in_view;
}

async fn a_far_element_that_is_refreshed_loads_once(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("far-below")).await?;
    page.execute(
        "const element = document.querySelector('invest-seoul-news');
         for (let time = 0; time < 3; time++) element.refresh();",
        vec![],
    )
    .await?;
    page.widget().ready().await?;
    page.scroll_to(5000.0).await?;
    eventually(vec![ready(12)], async || Ok(page.log().await?.events)).await?;
    assert_eq!(page.widget().count("frame").await?, 1);
    assert_eq!(session.site.count(|path| path == "/sample/feed.json"), 1);
    Ok(())
}

async fn a_far_element_loads_when_it_becomes_eager(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("far-below")).await?;
    page.widget().is("loading").await?;
    page.widget().set("loading", "eager").await?;
    page.widget().ready().await
}

// When an element moves in the DOM, browsers reset its scroll position without an event.
async fn a_moved_element_shows_the_cards_it_showed(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.call("goTo", json!([4])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await?;
    let events = page.log().await?.events;
    page.execute(
        "window.positions = [];
         const [position] = parts(0, 'status');
         new MutationObserver(() => positions.push(text(position)))
           .observe(position, { characterData: true, childList: true, subtree: true });
         document.body.append(document.querySelector('invest-seoul-news'));",
        vec![],
    )
    .await?;
    let on_screen = async || -> Result<Vec<usize>> {
        let viewport = widget.rects("viewport").await?.remove(0);
        let slides = widget.rects("slide").await?;
        let inside = |slide: &Rect| {
            slide.left > viewport.left - 2.0
                && slide.left + slide.width < viewport.left + viewport.width + 2.0
        };
        Ok((1..).zip(&slides).filter(|(_, slide)| inside(slide)).map(|(number, _)| number).collect())
    };
    eventually(vec![5, 6, 7, 8], on_screen).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    // A carousel has settled 150 ms after the last scroll event. Neither readers nor the page are told of a move that was none.
    let positions: Vec<String> = page
        .read("return new Promise((resolve) => setTimeout(() => resolve(positions), 600))", vec![])
        .await?;
    assert_eq!(positions, Vec::<String>::new());
    assert_eq!(page.log().await?.events, events);
    assert_eq!(widget.texts("status").await?, ["5–8 of 12"]);
    Ok(())
}

// It showed the cards from before the move, which it knew as its last ones.
async fn an_element_that_is_moved_while_its_cards_move_shows_those_it_was_going_to(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("widgets[0].goTo(4); document.body.append(widgets[0])", vec![]).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await?;
    assert_eq!(widget.in_view().await?, [5, 6, 7, 8]);
    Ok(())
}

// Every page is shown once it has loaded, also when a reader has pressed next already.
async fn a_page_that_is_shown_for_the_first_time_does_not_stop_a_move(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute(
        "document.querySelector('invest-seoul-news').next();
         dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));",
        vec![],
    )
    .await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await?;
    assert_eq!(widget.in_view().await?, [5, 6, 7, 8]);
    Ok(())
}

// Routers change the address of a page, and some its base, against which a relative feed was resolved.
async fn another_limit_reads_the_same_feed_whatever_the_base_of_the_page_is_now(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute(
        "const [element] = widgets;
         window.base = document.head.appendChild(document.createElement('base'));
         base.href = new URL('.', element.getAttribute('feed'));
         element.setAttribute('feed', 'feed.json');",
        vec![],
    )
    .await?;
    eventually(3, async || Ok(widget.items().await?.len())).await?;
    page.execute("base.href = new URL('elsewhere/', base.href)", vec![]).await?;
    widget.set("limit", "8").await?;
    eventually(8, async || Ok(widget.items().await?.len())).await?;
    assert_eq!(widget.phase().await?.as_deref(), Some("ready"));
    Ok(())
}

async fn a_page_can_choose_the_first_card_as_soon_as_there_are_any(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("far-below")).await?;
    page.execute(
        "addEventListener('isn-ready', (event) => event.target.goTo(4));
         document.querySelector('invest-seoul-news').setAttribute('loading', 'eager');",
        vec![],
    )
    .await?;
    let widget = page.widget();
    widget.ready().await?;
    page.scroll_to(5000.0).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    widget.call("next", json!([])).await?;
    eventually(vec![9, 10, 11, 12], async || widget.in_view().await).await
}

async fn a_tag_in_the_head_is_explained(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("head")).await?;
    let line = "warn: [invest-seoul-news] the script tag is in <head>, where nothing is shown (React moves <script async> \
                there): move it, or write <invest-seoul-news feed=\"…\"> where the news should be, and load the script without data-feed";
    eventually(vec![line.to_owned()], async || Ok(page.log().await?.console)).await?;
    let elements: u32 =
        page.read("return document.querySelectorAll('invest-seoul-news').length", vec![]).await?;
    assert_eq!(elements, 0);
    Ok(())
}

// The parser puts a script before any content into the head.
async fn a_page_of_nothing_but_the_tag_shows_the_news(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("bare")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().in_view().await?, [1, 2, 3, 4]);
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

// Routers and frameworks take elements out of the page and bring them back.
async fn an_element_that_is_out_of_the_page_for_a_moment_comes_back_where_it_was(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.call("goTo", json!([4])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await?;
    let events = page.log().await?.events;
    page.execute("window.element = widgets[0]; element.remove()", vec![]).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    page.execute("document.body.append(element)", vec![]).await?;
    eventually(vec![5, 6, 7, 8], async || widget.in_view().await).await?;
    let settled = "return new Promise((resolve) => setTimeout(() => resolve(true), 600))";
    assert!(page.read::<bool>(settled, vec![]).await?);
    assert_eq!(widget.texts("status").await?, ["5–8 of 12"]);
    assert_eq!(widget.in_view().await?, [5, 6, 7, 8]);
    assert_eq!(page.log().await?.events, events);
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn an_element_that_is_out_of_the_page_while_it_loads_loads_once(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Nothing);
    session.site.answer(&module_path()?, Answer::Nothing);
    let page = session.open(&Host::new("element")).await?;
    eventually(2, async || Ok(session.site.waiting())).await?;
    page.execute("window.element = widgets[0]; element.remove()", vec![]).await?;
    session.site.answer(FEED, Answer::File);
    session.site.answer(&module_path()?, Answer::File);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(page.log().await?.events, []);
    page.execute("document.body.append(element)", vec![]).await?;
    page.widget().ready().await?;
    eventually(vec![ready(12)], async || Ok(page.log().await?.events)).await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn an_element_that_was_out_of_the_page_for_long_shows_its_cards_again(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.execute("window.element = widgets[0]; element.remove()", vec![]).await?;
    // After 5 s it keeps nothing.
    let items = "return element.items.length";
    eventually(0, async || page.read::<usize>(items, vec![]).await).await?;
    page.execute("document.body.append(element)", vec![]).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().in_view().await?, [1, 2, 3, 4]);
    Ok(())
}

async fn elements_that_are_out_of_the_page_leave_nothing_behind(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let rounds = "const [element] = widgets;
        for (let round = 0; round < arguments[0]; round++) {
          const copy = element.cloneNode();
          copy.setAttribute('loading', 'eager');
          element.after(copy);
          await new Promise((resolve) => setTimeout(resolve));
          copy.remove();
        }";
    let rounds = format!("return (async () => {{ {rounds} }})()");
    page.execute(&rounds, vec![json!(20)]).await?;
    tokio::time::sleep(Duration::from_secs(6)).await;
    let (nodes, listeners) = page.held().await?;
    page.execute(&rounds, vec![json!(200)]).await?;
    let held = async || {
        let now = page.held().await?;
        Ok(now.0 < nodes + 50 && now.1 < listeners + 10)
    };
    eventually(true, held).await
}

// It is too far from the panel's edge for the margin of the viewport alone.
async fn an_element_in_a_scroll_container_loads_before_it_is_in_view(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("scroll-container")).await?;
    let defined = "return !!customElements.get('invest-seoul-news')";
    eventually(true, async || page.read(defined, vec![]).await).await?;
    page.execute(
        "const element = document.createElement('invest-seoul-news');
         element.setAttribute('feed', arguments[0]);
         document.getElementById('panel').append(element);",
        vec![json!(format!("{}{FEED}", session.site.widget_origin()))],
    )
    .await?;
    page.widget().is("ready").await?;
    assert_eq!(page.read::<f64>("return document.getElementById('panel').scrollTop", vec![]).await?, 0.0);
    Ok(())
}

fn ready(count: u32) -> Event {
    Event { name: "ready".into(), widget: 0, detail: json!({ "count": count }) }
}
