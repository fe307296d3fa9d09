//! Feeds that can't be loaded or are invalid.

use std::time::{Duration, Instant};

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};

use super::{FEED, Failure, expected, failure};

behaviours! { in &Engine::ALL =>
    without_an_address_it_says_so,
    a_feed_that_may_not_be_read_here_is_unreachable,
    a_server_that_refuses_is_unreachable,
    a_redirect_loop_is_unreachable,
    a_connection_that_breaks_before_the_first_release_is_unreachable,
    the_releases_before_a_break_are_shown,
    a_missing_feed_is_reported_by_its_status,
    a_server_error_is_reported_by_its_status,
    a_silent_server_times_out,
    a_server_that_never_answers_times_out,
    a_dripping_server_times_out,
    a_document_that_is_no_feed_is_invalid,
    a_web_page_is_no_feed,
    an_empty_document_is_no_feed,
    a_gigabyte_is_not_read,
    the_message_is_in_the_readers_language,
    an_empty_feed_says_so,
}

const UNREACHABLE: &str = "The news couldn’t be reached. Please check your connection and try again.";
const INVALID: &str = "The news arrived in a form that can’t be read.";
const CUT_SHORT: &str = "the document is empty or ends too early: check that the feed is written completely before it is published";
const NOT_JSON: &str = "the document is not JSON from line 1, column 1: check that the address leads to the feed and not to a web page, \
                        and that a program wrote its JSON";
const TOO_SLOW: &str = "The news server is taking too long to answer. Please try again in a moment.";

async fn without_an_address_it_says_so(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.execute("widgets[0].removeAttribute('feed')", vec![]).await?;
    let mut failure = failure(&page).await?;
    assert_eq!(failure.events.remove(0).name, "ready");
    let message = "The news can’t be shown: this page doesn’t say where to find it.";
    let line = "add the address of a JSON Feed: feed=\"https://…/feed.json\"";
    assert_eq!(failure, Failure { retry: vec![], ..expected("feed-missing", message, line) });
    Ok(())
}

async fn a_feed_that_may_not_be_read_here_is_unreachable(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::ForOwnOriginOnly);
    let page = session.open(&Host::new("element")).await?;
    is_unreachable(&page, &format!("{}{FEED}", session.site.widget_origin())).await
}

async fn a_missing_feed_is_reported_by_its_status(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    let message = "The news server isn’t answering as it should. Please try again in a moment.";
    let line = format!(
        "{}{FEED} answered with status 404: check the address, or tell its server's owner",
        session.site.widget_origin()
    );
    assert_eq!(failure(&page).await?, expected("feed-status", message, &line));
    Ok(())
}

async fn a_document_that_is_no_feed_is_invalid(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(r#"{ "rss": true }"#.into()));
    let page = session.open(&Host::new("element")).await?;
    let failure = failure(&page).await?;
    let message = "The news arrived in a form that can’t be read.";
    let line = format!("{}{FEED} is not a JSON Feed: ", session.site.widget_origin());
    // The reason comes from crates/json-feed, which tests it.
    let console = failure
        .console
        .iter()
        .map(|line| line.chars().take(line.find("Feed: ").map_or(0, |at| at + 6)).collect());
    assert_eq!(Failure { console: console.collect(), ..failure }, expected("feed-invalid", message, &line));
    Ok(())
}

async fn the_message_is_in_the_readers_language(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(500));
    let page = session.open(&Host::new("element").with("lang", "ko")).await?;
    let failure = failure(&page).await?;
    assert_eq!(failure.message, "소식 서버가 정상적으로 응답하지 않습니다. 잠시 후 다시 시도해 주세요.");
    assert_eq!(failure.retry, ["다시 시도"]);
    Ok(())
}

async fn an_empty_feed_says_so(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").feed("/fixtures/empty.json")).await?;
    let widget = page.widget();
    widget.is("empty").await?;
    let text = "There are no releases at the moment. Read the news on investseoul.com (opens in a new tab)";
    assert_eq!(widget.texts("notice").await?, [text.replace("moment. ", "moment.")]);
    assert_eq!(widget.texts("heading").await?, ["A feed without a release"]);
    Ok(())
}

/// Fails unless `address` is reported as unreachable.
async fn is_unreachable(page: &Page<'_>, address: &str) -> Result<()> {
    let line = format!(
        "{address} gave no answer this page may read: check the address, that its server sends \
         Access-Control-Allow-Origin, and that connect-src of this page's policy allows it"
    );
    assert_eq!(failure(page).await?, expected("feed-unreachable", UNREACHABLE, &line));
    Ok(())
}

async fn a_server_that_refuses_is_unreachable(session: BrowserSession) -> Result<()> {
    session.site.refuse(true);
    let feed = format!("{}{FEED}", session.site.publisher_origin());
    let page = session.open(&Host::new("element").feed(&feed)).await?;
    is_unreachable(&page, &feed).await
}

async fn a_redirect_loop_is_unreachable(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Redirect(FEED.into()));
    let page = session.open(&Host::new("element")).await?;
    is_unreachable(&page, &format!("{}{FEED}", session.site.widget_origin())).await
}

// WebKit takes a broken connection for the end of the response.
async fn a_connection_that_breaks_before_the_first_release_is_unreachable(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(FEED, Answer::CutAfter(300));
    let page = session.open(&Host::new("element")).await?;
    let address = format!("{}{FEED}", session.site.widget_origin());
    match session.engine() {
        Engine::WebKit => {
            let line = format!("{address} is not a JSON Feed: {CUT_SHORT}");
            assert_eq!(failure(&page).await?, expected("feed-invalid", INVALID, &line));
        }
        _ => is_unreachable(&page, &address).await?,
    }
    session.site.answer(FEED, Answer::File);
    page.widget().ready().await
}

async fn the_releases_before_a_break_are_shown(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::CutAfter(3000));
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?, ["718 views", "1,661 views"]);
    let address = format!("warn: [invest-seoul-news] {}{FEED}", session.site.widget_origin());
    let line = match session.engine() {
        Engine::WebKit => format!("{address} is not a JSON Feed: {CUT_SHORT}"),
        _ => format!(
            "{address} gave no answer this page may read: check the address, that its server sends \
             Access-Control-Allow-Origin, and that connect-src of this page's policy allows it"
        ),
    };
    // They are shown a second before the break.
    eventually(vec![line], async || {
        let mut lines = page.log().await?.console;
        // It may have been requested again meanwhile.
        lines.dedup();
        Ok(lines)
    })
    .await?;
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    // The others come by themselves when the server works again.
    session.site.answer(FEED, Answer::File);
    eventually(Vec::from_iter(1..=12), async || widget.rendered().await).await?;
    assert_eq!(widget.items().await?.len(), 12);
    Ok(())
}

async fn a_server_error_is_reported_by_its_status(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Status(500));
    let page = session.open(&Host::new("element")).await?;
    let message = "The news server isn’t answering as it should. Please try again in a moment.";
    let line = format!(
        "{}{FEED} answered with status 500: check the address, or tell its server's owner",
        session.site.widget_origin()
    );
    assert_eq!(failure(&page).await?, expected("feed-status", message, &line));
    Ok(())
}

/// Fails unless the request for the feed times out after `timeout`, and not before.
async fn times_out(session: BrowserSession, answer: Answer, timeout: Duration) -> Result<()> {
    session.site.answer(FEED, answer);
    let start = Instant::now();
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("loading").await?;
    let early = (timeout - Duration::from_secs(2)).saturating_sub(start.elapsed());
    tokio::time::sleep(early).await;
    assert_eq!(page.widget().phase().await?.as_deref(), Some("loading"), "after {:?}", start.elapsed());
    let line = format!("{}{FEED} is too slow: tell its server's owner", session.site.widget_origin());
    assert_eq!(failure(&page).await?, expected("feed-timeout", TOO_SLOW, &line));
    Ok(())
}

async fn a_silent_server_times_out(session: BrowserSession) -> Result<()> {
    times_out(session, Answer::SilentAfter(300), Duration::from_secs(15)).await
}

async fn a_server_that_never_answers_times_out(session: BrowserSession) -> Result<()> {
    times_out(session, Answer::Nothing, Duration::from_secs(15)).await
}

async fn a_dripping_server_times_out(session: BrowserSession) -> Result<()> {
    times_out(session, Answer::Dripping, Duration::from_secs(30)).await
}

/// Fails unless this document is reported as invalid for this reason.
async fn is_invalid(session: BrowserSession, text: &str, reason: &str) -> Result<()> {
    session.site.answer(FEED, Answer::Text(text.into()));
    let page = session.open(&Host::new("element")).await?;
    let line = format!("{}{FEED} is not a JSON Feed: {reason}", session.site.widget_origin());
    assert_eq!(failure(&page).await?, expected("feed-invalid", INVALID, &line));
    Ok(())
}

async fn a_web_page_is_no_feed(session: BrowserSession) -> Result<()> {
    is_invalid(session, "<!doctype html><title>Please log in</title>", NOT_JSON).await
}

async fn an_empty_document_is_no_feed(session: BrowserSession) -> Result<()> {
    is_invalid(session, "", CUT_SHORT).await
}

async fn a_gigabyte_is_not_read(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Endless);
    let page = session.open(&Host::new("element")).await?;
    let message = "The news arrived in a form that is too large to read.";
    let line = format!(
        "{}{FEED} has 8 MB and no release in them: check the address, and that its items come first",
        session.site.widget_origin()
    );
    assert_eq!(failure(&page).await?, expected("feed-too-large", message, &line));
    // 8 MB are read; the rest is in buffers.
    let sent = session.site.sent();
    assert!((8 << 20..128 << 20).contains(&sent), "{sent} bytes have been sent");
    Ok(())
}
