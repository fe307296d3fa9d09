//! Where the Tab key leads in each layout and state, from the link before the widget to the one after it, and back (WCAG 2.1.1, 2.1.2,
//! 2.4.3, 2.4.11). The stops are those that `docs/accessibility.md` lists under "Keyboard".

use std::{fs, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, BrowserSession, Engine, Host, Key, Page, behaviours, eventually, project};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

behaviours! { in &Engine::ALL =>
    tab_walks_through_the_carousel,
    tab_walks_through_the_carousel_with_search,
    tab_walks_through_a_carousel_that_rotates,
    tab_walks_through_the_grid,
    tab_walks_through_the_list,
    tab_walks_through_the_compact_list,
    tab_walks_through_a_list_with_search,
    tab_walks_through_a_sidebar,
    tab_walks_through_the_heading_where_it_is_the_only_way_to_all_news,
    tab_walks_through_a_failure,
    tab_walks_through_an_empty_feed,
}

const FEED: &str = "/fixtures/walk.json";

/// How long the focus may take to move.
const STEP: Duration = Duration::from_secs(10);

/// No walk has more stops.
const MOST: usize = 20;

/// A feed of so many releases, with a home page.
fn feed(count: usize) -> Answer {
    let release = |number: usize| json!({ "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}") });
    let items: Vec<Value> = (1..=count).map(release).collect();
    Answer::Text(
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": "/", "items": items })
            .to_string(),
    )
}

/// The stops of the row in the document that begins with this name.
fn documented(name: &str) -> Result<Vec<String>> {
    let document = fs::read_to_string(project("docs/accessibility.md"))?;
    let start = format!("| {name} | ");
    let row = document.lines().find_map(|line| line.strip_prefix(&start));
    let stops = row.with_context(|| format!("there is no row {name}"))?.trim_end_matches(" |");
    Ok(stops.split(", ").map(str::to_owned).collect())
}

/// What has the focus, in the words of the document; with `hidden` if it can't be seen where it is.
async fn stop(page: &Page<'_>) -> Result<String> {
    page.read(
        "const outer = document.activeElement;
         const inner = outer?.shadowRoot?.activeElement;
         if (!inner) return outer?.id ?? '';
         const entries = parts(0, 'entry');
         const entry = inner.closest('[part~=entry], [part~=slide]');
         const name = entry ? `release ${entry.matches('[part~=slide]') ? number(entry) : entries.indexOf(entry) + 1}`
           : inner.part.value.replaceAll('-', ' ');
         const { left, top, width, height } = (entry ?? inner).getBoundingClientRect();
         const there = inner.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
         return there && inner.contains(there) ? name : `${name} hidden`;",
        vec![],
    )
    .await
}

/// The stops from here to the element `end`, by this key.
async fn walk(page: &Page<'_>, keys: &[Key], end: &str) -> Result<Vec<String>> {
    let mut stops: Vec<String> = Vec::new();
    let mut here = stop(page).await?;
    while stops.len() < MOST {
        page.chord(keys).await?;
        let deadline = Instant::now() + STEP;
        let next = loop {
            let next = stop(page).await?;
            // What is out of view may be on its way into it.
            if (next != here && !next.ends_with(" hidden")) || Instant::now() > deadline {
                break next;
            }
            sleep(Duration::from_millis(20)).await;
        };
        if next == end {
            return Ok(stops);
        }
        ensure!(next != here, "the focus stays at {here} after {stops:?}");
        here.clone_from(&next);
        stops.push(next);
    }
    Ok(stops)
}

/// Walks there and back, and compares with the row of the document.
async fn walks_as_documented(page: &Page<'_>, name: &str) -> Result<()> {
    let expected = documented(name)?;
    page.execute("document.getElementById('before').focus()", vec![]).await?;
    assert_eq!(walk(page, &[Key::Tab], "after").await?, expected);
    let back: Vec<String> = expected.into_iter().rev().collect();
    assert_eq!(walk(page, &[Key::Shift, Key::Tab], "before").await?, back);
    Ok(())
}

async fn has_three_cards(page: &Page<'_>) -> Result<()> {
    page.widget().ready().await?;
    eventually(3, async || page.widget().count("card").await).await
}

async fn walks_through(session: &BrowserSession, host: Host, name: &str) -> Result<()> {
    session.site.answer(FEED, feed(5));
    let page = session.open(&host.feed(FEED).with("limit", "3")).await?;
    has_three_cards(&page).await?;
    walks_as_documented(&page, name).await
}

async fn tab_walks_through_the_carousel(session: BrowserSession) -> Result<()> {
    walks_through(&session, Host::new("element").with("columns", "3"), "carousel").await
}

async fn tab_walks_through_the_carousel_with_search(session: BrowserSession) -> Result<()> {
    let host = Host::new("element").with("columns", "3").with("search", "");
    walks_through(&session, host, "carousel with `search`").await
}

async fn tab_walks_through_a_carousel_that_rotates(session: BrowserSession) -> Result<()> {
    let host = Host::new("element").with("columns", "3").with("autoplay", "60");
    walks_through(&session, host, "carousel with `autoplay`").await
}

async fn tab_walks_through_the_grid(session: BrowserSession) -> Result<()> {
    walks_through(&session, Host::new("element").with("layout", "grid"), "grid").await
}

async fn tab_walks_through_the_list(session: BrowserSession) -> Result<()> {
    walks_through(&session, Host::new("element").with("layout", "list"), "list").await
}

async fn tab_walks_through_the_compact_list(session: BrowserSession) -> Result<()> {
    walks_through(&session, Host::new("element").with("layout", "compact"), "compact").await
}

async fn tab_walks_through_a_list_with_search(session: BrowserSession) -> Result<()> {
    for layout in ["grid", "list", "compact"] {
        let host = Host::new("element").with("layout", layout).with("search", "");
        walks_through(&session, host, "grid, list or compact with `search`").await?;
    }
    Ok(())
}

async fn tab_walks_through_a_sidebar(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(5));
    for (layout, name) in
        [("carousel", "carousel in a sidebar"), ("list", "grid, list or compact in a sidebar")]
    {
        let host = Host::new("element").feed(FEED).with("limit", "3").with("layout", layout);
        let page = session.open_narrow(&host, 256).await?;
        has_three_cards(&page).await?;
        walks_as_documented(&page, name).await?;
    }
    Ok(())
}

async fn tab_walks_through_the_heading_where_it_is_the_only_way_to_all_news(
    session: BrowserSession,
) -> Result<()> {
    let host = Host::new("element").with("layout", "list").with("show", "date");
    walks_through(&session, host, "list without `all-news`").await
}

async fn tab_walks_through_a_failure(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(503));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().is("failed").await?;
    walks_as_documented(&page, "failed").await
}

async fn tab_walks_through_an_empty_feed(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(0));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().is("empty").await?;
    walks_as_documented(&page, "empty").await
}
