//! jQuery writes markup into the page: it runs scripts by a request of its own, or puts a copy into the head.

use anyhow::Result;
use browser_tests::{BrowserSession, Host, Page};

use super::{behaviours_of, has_one_widget_with_cards, has_widgets, nothing_is_logged};

const JQUERY_3: &str = "3";
const JQUERY_4: &str = "4";

behaviours_of! { jquery_3(JQUERY_3):
    in &Engine::ALL => html_with_a_tag_shows_the_news, append_with_a_tag_shows_the_news, load_with_a_tag_shows_the_news,
        inner_html_with_a_tag_shows_the_news_where_the_script_is
}
behaviours_of! { jquery_4(JQUERY_4):
    in &Engine::ALL => html_with_a_tag_shows_the_news, append_with_a_tag_shows_the_news, load_with_a_tag_shows_the_news,
        inner_html_with_a_tag_shows_the_news_where_the_script_is
}

async fn html_with_a_tag_shows_the_news(session: BrowserSession, version: &'static str) -> Result<()> {
    written_twice_it_is_one_widget(session, version, "$('#news').html(fragment)").await
}

async fn append_with_a_tag_shows_the_news(session: BrowserSession, version: &'static str) -> Result<()> {
    written_twice_it_is_one_widget(session, version, "$('#news').append(fragment)").await
}

async fn load_with_a_tag_shows_the_news(session: BrowserSession, version: &'static str) -> Result<()> {
    written_twice_it_is_one_widget(session, version, "$('#news').load('/fragment.html')").await
}

/// Writes the tag by this statement, empties its place, and writes it once more.
async fn written_twice_it_is_one_widget(
    session: BrowserSession,
    version: &'static str,
    statement: &str,
) -> Result<()> {
    let page = open(&session, version).await?;
    for _ in 0..2 {
        page.execute(statement, vec![]).await?;
        has_one_widget_with_cards(&page).await?;
        assert!(
            page.read::<bool>("return document.getElementById('news').contains(widgets[0])", vec![]).await?
        );
        page.execute("$('#news').empty()", vec![]).await?;
        has_widgets(&page, 0).await?;
    }
    nothing_is_logged(&page).await
}

// The first one runs the script. The browser does not run a tag that comes by `innerHTML`.
async fn inner_html_with_a_tag_shows_the_news_where_the_script_is(
    session: BrowserSession,
    version: &'static str,
) -> Result<()> {
    let page = open(&session, version).await?;
    page.execute("$('#news').html(fragment)", vec![]).await?;
    has_one_widget_with_cards(&page).await?;
    page.execute("document.getElementById('news').innerHTML = fragment", vec![]).await?;
    has_one_widget_with_cards(&page).await?;
    nothing_is_logged(&page).await
}

/// The page, which has the text of the fragment as `fragment`.
async fn open<'a>(session: &'a BrowserSession, version: &'static str) -> Result<Page<'a>> {
    let page = session.open(&Host::framework("jquery", "portal").fill("{{version}}", version)).await?;
    page.execute(
        "return fetch('/fragment.html').then((answer) => answer.text()).then((text) => { window.fragment = text })",
        vec![],
    )
    .await?;
    Ok(page)
}
