//! When there is no news: the reader gets a message in their language, the page's own link and a way to try again; the
//! page gets an event, its webmaster one line in the console.

use anyhow::Result;
use browser_tests::{Answer, Engine, Event, Host, Page, Visitor, behaviours, eventually, module_path};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    without_an_address_it_asks_for_one,
    a_feed_that_may_not_be_read_here_is_unreachable,
    a_missing_feed_is_told_by_its_status,
    a_document_that_is_no_feed_is_invalid,
    a_policy_without_wasm_is_told_how_to_allow_it,
    a_missing_module_is_unreachable,
    trying_again_brings_the_cards_once_the_server_has_healed,
    trying_again_brings_the_cards_once_the_module_is_there,
    the_message_is_in_the_readers_language,
    an_empty_feed_says_so,
    without_the_script_the_pages_own_link_stands,
}

const FEED: &str = "/sample/feed.json";

/// What a reader has before them after a failure, and what page and console were told.
#[derive(Debug, PartialEq)]
struct Failure {
    message: String,
    retry: Vec<String>,
    fallback: bool,
    events: Vec<Event>,
    console: Vec<String>,
}

async fn failure(page: &Page<'_>) -> Result<Failure> {
    page.widget().is("failed").await?;
    let message = "return said(parts(0, 'notice')[0].querySelector('p'))";
    // What is not laid out can't be seen.
    let fallback = "return document.getElementById('fallback').getClientRects().length > 0";
    let testimony = page.testimony().await?;
    Ok(Failure {
        message: page.read(message, vec![]).await?,
        retry: page.widget().texts("retry").await?,
        fallback: page.read(fallback, vec![]).await?,
        events: testimony.events,
        console: testimony.console,
    })
}

/// A failure with this cause, message and line, in English and with a way to try again.
fn expected(cause: &str, message: &str, line: &str) -> Failure {
    Failure {
        message: message.into(),
        retry: vec!["Try again".into()],
        fallback: true,
        events: vec![Event { name: "error".into(), widget: 0, detail: json!({ "cause": cause }) }],
        console: vec![format!("error: [invest-seoul-news] {cause}: {line}")],
    }
}

async fn without_an_address_it_asks_for_one(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.execute("widgets[0].removeAttribute('feed')", vec![]).await?;
    let mut failure = failure(&page).await?;
    assert_eq!(failure.events.remove(0).name, "ready");
    let message = "The news can’t be shown: this page doesn’t say where to find it.";
    let line = "add the address of a JSON Feed: feed=\"https://…/feed.json\"";
    assert_eq!(failure, Failure { retry: vec![], ..expected("feed-missing", message, line) });
    Ok(())
}

async fn a_feed_that_may_not_be_read_here_is_unreachable(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::ForOwnOriginOnly);
    let page = visitor.open(&Host::new("element")).await?;
    let message = "The news couldn’t be reached. Please check your connection and try again.";
    let line = format!(
        "{}{FEED} gave no answer this page may read: check the address, that its server sends \
         Access-Control-Allow-Origin, and that connect-src of this page's policy allows it",
        visitor.site.widget_origin()
    );
    assert_eq!(failure(&page).await?, expected("feed-unreachable", message, &line));
    Ok(())
}

async fn a_missing_feed_is_told_by_its_status(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    let message = "The news server isn’t answering as it should. Please try again in a moment.";
    let line = format!(
        "{}{FEED} answered with status 404: check the address, or tell its server's owner",
        visitor.site.widget_origin()
    );
    assert_eq!(failure(&page).await?, expected("feed-status", message, &line));
    Ok(())
}

async fn a_document_that_is_no_feed_is_invalid(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Text(r#"{ "rss": true }"#.into()));
    let page = visitor.open(&Host::new("element")).await?;
    let failure = failure(&page).await?;
    let message = "The news arrived in a form that can’t be read.";
    let line = format!("{}{FEED} is not a JSON Feed: ", visitor.site.widget_origin());
    // The reason is the reader's own, see crates/json-feed.
    let console = failure
        .console
        .iter()
        .map(|told| told.chars().take(told.find("Feed: ").map_or(0, |at| at + 6)).collect());
    assert_eq!(Failure { console: console.collect(), ..failure }, expected("feed-invalid", message, &line));
    Ok(())
}

async fn a_policy_without_wasm_is_told_how_to_allow_it(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("no-wasm")).await?;
    let message = "The news can’t be shown under this page’s security settings.";
    let line = "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy";
    assert_eq!(failure(&page).await?, Failure { retry: vec![], ..expected("wasm-blocked", message, line) });
    Ok(())
}

async fn a_missing_module_is_unreachable(visitor: Visitor) -> Result<()> {
    let module = module_path()?;
    visitor.site.answer(&module, Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    let origin = visitor.site.widget_origin();
    let message = "The news couldn’t be loaded. Please try again in a moment.";
    let mut failure = failure(&page).await?;
    // What the engine itself says.
    for told in &mut failure.console {
        if let (Some(from), Some(to)) = (told.find("loaded: "), told.find("; check")) {
            told.replace_range(from + 8..to, "…");
        }
    }
    let line = format!(
        "{origin}{module} could not be loaded: …; check that it is served beside \
         {origin}/v1/invest-seoul-news.js, unchanged, with Access-Control-Allow-Origin, and that connect-src of this \
         page's policy allows it"
    );
    assert_eq!(failure, expected("wasm-unreachable", message, &line));
    Ok(())
}

async fn trying_again_brings_the_cards_once_the_server_has_healed(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Status(500));
    let page = visitor.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.is("failed").await?;
    widget.click("retry").await?;
    eventually(2, async || Ok(visitor.site.count(|path| path == FEED))).await?;
    widget.is("failed").await?;
    visitor.site.answer(FEED, Answer::File);
    widget.click("retry").await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn trying_again_brings_the_cards_once_the_module_is_there(visitor: Visitor) -> Result<()> {
    let module = module_path()?;
    visitor.site.answer(&module, Answer::Status(503));
    let page = visitor.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.is("failed").await?;
    visitor.site.answer(&module, Answer::File);
    widget.click("retry").await?;
    widget.ready().await?;
    assert_eq!(widget.texts("views").await?[0], "718 views");
    Ok(())
}

async fn the_message_is_in_the_readers_language(visitor: Visitor) -> Result<()> {
    visitor.site.answer(FEED, Answer::Status(500));
    let page = visitor.open(&Host::new("element").with("lang", "ko")).await?;
    let failure = failure(&page).await?;
    assert_eq!(failure.message, "소식 서버가 정상적으로 응답하지 않습니다. 잠시 후 다시 시도해 주세요.");
    assert_eq!(failure.retry, ["다시 시도"]);
    Ok(())
}

async fn an_empty_feed_says_so(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&Host::new("element").feed("/fixtures/empty.json")).await?;
    let widget = page.widget();
    widget.is("empty").await?;
    assert_eq!(widget.texts("notice").await?, ["There are no releases at the moment."]);
    assert_eq!(widget.texts("heading").await?, ["A feed without a release"]);
    Ok(())
}

async fn without_the_script_the_pages_own_link_stands(visitor: Visitor) -> Result<()> {
    visitor.site.answer("/v1/invest-seoul-news.js", Answer::Status(404));
    let page = visitor.open(&Host::new("element")).await?;
    let seen = "return document.getElementById('fallback').getClientRects().length";
    assert_eq!(page.read::<usize>(seen, vec![]).await?, 1);
    assert_eq!(page.widget().phase().await?, None);
    Ok(())
}
