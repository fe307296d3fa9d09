//! `refresh`: news comes by itself, and the reader notices no more than that.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, Widget, behaviours, eventually};
use serde_json::{Value, json};
use tokio::time::sleep;

behaviours! {
    in &Engine::ALL =>
    refresh_asks_for_news_and_says_once_how_many_there_are,
    a_reader_in_the_last_view_stays_there,
    a_reader_who_points_at_a_card_keeps_it,
    new_view_counts_come_in_place_and_the_focus_stays,
    an_answer_without_news_changes_nothing,
    later_documents_are_asked_for_only_if_there_may_be_news_in_them,
    a_hidden_tab_waits_and_catches_up_when_it_is_shown,
    two_widgets_of_a_feed_share_the_news_of_one_and_no_refresh_ends_it;
    // WebKitGTK has no copy under its driver, so that it asks for the whole.
    in &[Engine::Chromium, Engine::Firefox] => the_server_is_asked_whether_the_copy_in_the_cache_is_still_right;
}

const FEED: &str = "/fixtures/news.json";

/// The time between two requests on a page where minutes are short.
const MINUTE: Duration = Duration::from_millis(600);

/// A page on which a minute takes 0.6 s. Shorter times are as they are.
fn host() -> Host {
    let start = "<h1>Chamber of commerce</h1>";
    let with_short_minutes = "<script>{
        const { setTimeout } = window;
        window.setTimeout = (call, ms, ...rest) => setTimeout(call, ms > 50_000 ? ms / 100 : ms, ...rest);
      }</script><h1>Chamber of commerce</h1>";
    Host::new("element").fill(start, with_short_minutes).feed(FEED)
}

/// A feed of releases with these numbers and view counts.
fn feed(numbers: impl IntoIterator<Item = usize>, views: u64) -> Answer {
    document(numbers, views, None)
}

/// The same, with the address of the next document.
fn document(numbers: impl IntoIterator<Item = usize>, views: u64, next: Option<&str>) -> Answer {
    let item = |number: usize| {
        json!({
            "id": number.to_string(),
            "url": format!("/{number}"),
            "title": format!("Release {number}"),
            "tags": ["press"],
            "_invest_seoul": { "views": views },
        })
    };
    let items: Vec<Value> = numbers.into_iter().map(item).collect();
    let mut feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en", "items": items });
    if let Some(next) = next {
        feed["next_url"] = json!(next);
    }
    Answer::Text(feed.to_string())
}

/// The titles of the cards in view.
async fn titles(widget: &Widget<'_>) -> Result<Vec<String>> {
    let titles: Vec<Option<String>> =
        widget.of_each("slide", "part.inert ? null : part.querySelector('a').firstChild.data").await?;
    Ok(titles.into_iter().flatten().collect())
}

fn releases(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("Release {number}")).collect()
}

/// Waits until the feed has been asked for so many times more.
async fn asked_again(session: &BrowserSession, times: usize) -> Result<()> {
    let requests = || session.site.count(|path| path == FEED);
    let wanted = requests() + times;
    eventually(true, async || Ok(requests() >= wanted)).await
}

async fn refresh_asks_for_news_and_says_once_how_many_there_are(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(4..=8, 1));
    let page = session.open(&host().with("refresh", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(titles(&widget).await?, releases(4..=7));
    page.execute(
        "const [news] = parts(0, 'news');
         window.said = [];
         new MutationObserver(() => news.textContent && said.push(news.textContent))
           .observe(news, { childList: true, characterData: true, subtree: true });",
        vec![],
    )
    .await?;
    session.site.answer(FEED, feed(1..=8, 1));
    eventually(releases(1..=4), async || titles(&widget).await).await?;
    asked_again(&session, 2).await?;
    let said = "return [said, parts(0, 'news')[0].getAttribute('role')]";
    let expected = json!([["3 new releases"], "status"]);
    eventually(expected, async || page.read::<Value>(said, vec![]).await).await
}

/// The row had as many cards as before, so that the place of the last ones was beyond its end.
async fn a_reader_in_the_last_view_stays_there(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(10..=21, 1));
    let page = session.open(&host().with("refresh", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.call("goTo", json!([8])).await?;
    let status = async || widget.texts("status").await;
    eventually(vec!["9–12 of 12".to_owned()], status).await?;
    session.site.answer(FEED, feed(7..=21, 1));
    eventually(vec!["12–15 of 15".to_owned()], status).await?;
    eventually(releases(18..=21), async || titles(&widget).await).await
}

async fn a_reader_who_points_at_a_card_keeps_it(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(10..=21, 1));
    let page = session.open(&host().with("refresh", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let card = widget.rects("card").await?[0];
    page.move_to(card.left + 20.0, card.top + 20.0).await?;
    session.site.answer(FEED, feed(8..=21, 1));
    eventually(true, async || Ok(widget.texts("status").await?[0].starts_with("3–6"))).await?;
    eventually(releases(10..=13), async || titles(&widget).await).await
}

async fn new_view_counts_come_in_place_and_the_focus_stays(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(1..=12, 7));
    let page = session.open(&host().with("refresh", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    session.site.answer(FEED, feed(1..=12, 4_733));
    eventually(true, async || Ok(widget.texts("views").await?.iter().all(|views| views == "4,733 views")))
        .await?;
    let focused = "return widgets[0].shadowRoot.activeElement?.firstChild?.data ?? null";
    eventually(Some("Release 2".to_owned()), async || page.read(focused, vec![]).await).await?;
    assert_eq!(titles(&widget).await?, releases(1..=4));
    Ok(())
}

async fn an_answer_without_news_changes_nothing(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(1..=5, 1));
    let page = session.open(&host().with("refresh", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("for (const card of parts(0, 'card')) card.isOld = true", vec![]).await?;
    let events = page.log().await?.events;
    asked_again(&session, 3).await?;
    let old: Vec<bool> = widget.of_each("card", "part.isOld ?? false").await?;
    assert_eq!(old, [true; 5]);
    assert_eq!(page.log().await?.events, events);
    // A page that asks by itself is told when it is done, as ever.
    widget.call("refresh", json!([])).await?;
    eventually(events.len() + 1, async || Ok(page.log().await?.events.len())).await
}

async fn the_server_is_asked_whether_the_copy_in_the_cache_is_still_right(
    session: BrowserSession,
) -> Result<()> {
    let since = "Wed, 01 Aug 2018 00:00:00 GMT";
    let path = "/fixtures/local.json";
    session.site.answer(path, Answer::Cacheable(since));
    let page = session.open(&host().feed(path).with("refresh", "1")).await?;
    page.widget().ready().await?;
    let is_conditional = || {
        let requests = session.site.requests();
        requests
            .iter()
            .any(|request| request.path == path && request.if_modified_since.as_deref() == Some(since))
    };
    eventually(true, async || Ok(is_conditional())).await
}

/// All documents were asked for each time.
async fn later_documents_are_asked_for_only_if_there_may_be_news_in_them(
    session: BrowserSession,
) -> Result<()> {
    let second = "/fixtures/second.json";
    let next = Some("second.json");
    session.site.answer(FEED, document(4..=8, 1, next));
    session.site.answer(second, feed(9..=11, 1));
    let page =
        session.open(&host().with("refresh", "1").with("layout", "compact").with("tags", "press")).await?;
    let widget = page.widget();
    let shown = async || Ok(widget.of_each::<String>("link", "part.firstChild.data").await?);
    eventually(releases(4..=11), shown).await?;
    session.site.forget_requests();
    asked_again(&session, 3).await?;
    // One comes, and one is in the second document now.
    session.site.answer(FEED, document(3..=7, 1, next));
    session.site.answer(second, feed(8..=11, 1));
    eventually(releases(3..=11), shown).await?;
    asked_again(&session, 2).await?;
    assert_eq!(session.site.count(|path| path == second), 0);
    // More come than the first document has. Twelve are shown.
    session.site.answer(second, feed(2..=11, 1));
    session.site.answer(FEED, document([21, 22, 23, 24, 25], 1, next));
    eventually(releases([21, 22, 23, 24, 25].into_iter().chain(2..=8)), shown).await
}

/// Has the page believe that its tab is hidden, or shown.
async fn set_hidden(page: &Page<'_>, is_hidden: bool) -> Result<()> {
    page.execute(
        "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
         document.dispatchEvent(new Event('visibilitychange'));",
        vec![json!(is_hidden)],
    )
    .await
    .map(drop)
}

fn requests(session: &BrowserSession) -> usize {
    session.site.count(|path| path == FEED)
}

/// Waits until the feed is requested no more, and returns how often it was. A request may be under way.
async fn requests_end(session: &BrowserSession) -> Result<usize> {
    eventually(true, async || {
        let before = requests(session);
        sleep(3 * MINUTE).await;
        Ok(requests(session) == before)
    })
    .await?;
    Ok(requests(session))
}

async fn a_hidden_tab_waits_and_catches_up_when_it_is_shown(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, feed(1..=5, 1));
    let page = session.open(&host().with("refresh", "1")).await?;
    page.widget().ready().await?;
    set_hidden(&page, true).await?;
    let before = requests_end(&session).await?;
    set_hidden(&page, false).await?;
    eventually(true, async || Ok(requests(&session) > before)).await
}

async fn two_widgets_of_a_feed_share_the_news_of_one_and_no_refresh_ends_it(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(FEED, feed(3..=5, 1));
    let second = "<invest-seoul-news feed=\"{{feed}}\" refresh=\"1440\"></invest-seoul-news><p id=\"below\">";
    let page = session.open(&host().fill("<p id=\"below\">", second).with("refresh", "1")).await?;
    let widgets = [page.widget(), page.widget_at(1)];
    for widget in &widgets {
        widget.ready().await?;
    }
    session.site.answer(FEED, feed(2..=5, 1));
    for widget in &widgets {
        eventually(4, async || widget.count("card").await).await?;
    }
    page.execute("widgets[0].removeAttribute('refresh')", vec![]).await?;
    // The other asks once a day.
    let before = requests_end(&session).await?;
    widgets[1].set("refresh", "1").await?;
    eventually(true, async || Ok(requests(&session) > before)).await
}
