//! Modules that can't be loaded, may not run, or stop.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Host, behaviours, changed_module, eventually, module_path,
};
use serde_json::json;

use super::{Failure, SCRIPT, expected, failure};

behaviours! { in &Engine::ALL =>
    a_policy_without_wasm_is_explained,
    a_missing_module_is_unreachable,
    a_module_cut_short_is_unreachable,
    another_module_is_unreachable,
    a_changed_module_is_unreachable_for_a_pinned_script,
    a_changed_module_is_unreachable_for_a_module_script,
    a_changed_module_runs_for_a_script_that_is_not_pinned,
    a_module_under_a_wrong_type_runs_all_the_same,
    the_scripts_own_messages_are_right_in_whatever_encoding_page_and_server_declare,
    a_browser_without_wasm_gets_the_pages_own_link,
    a_browser_without_adopted_style_sheets_gets_the_pages_own_link,
    a_panic_at_the_start_ends_the_widget_and_nothing_else,
    a_panic_in_the_middle_ends_the_widget_and_nothing_else,
    a_panic_within_a_listener_of_the_page_ends_the_widget_and_nothing_else,
    a_page_that_hides_create_element_gets_its_own_link,
    a_module_that_never_comes_times_out,
    without_the_script_the_pages_own_link_stands,
}

const UNREACHABLE: &str = "The news couldn’t be loaded. Please try again in a moment.";

async fn a_policy_without_wasm_is_explained(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("no-wasm")).await?;
    let message = "The news can’t be shown under this page’s security settings.";
    let line = "add 'wasm-unsafe-eval' to script-src of this page's Content-Security-Policy";
    assert_eq!(failure(&page).await?, Failure { retry: vec![], ..expected("wasm-blocked", message, line) });
    Ok(())
}

async fn without_the_script_the_pages_own_link_stands(session: BrowserSession) -> Result<()> {
    session.site.answer(SCRIPT, Answer::Status(404));
    let page = session.open(&Host::new("element")).await?;
    let visible = "return document.getElementById('fallback').getClientRects().length";
    assert_eq!(page.read::<usize>(visible, vec![]).await?, 1);
    assert_eq!(page.widget().phase().await?, None);
    Ok(())
}

/// Fails unless the module is reported as unreachable. The text of the engine in the line is not compared.
async fn is_unreachable(session: BrowserSession, host: &str, answer: Answer) -> Result<()> {
    let module = module_path()?;
    session.site.answer(&module, answer);
    let page = session.open(&Host::new(host)).await?;
    let origin = session.site.widget_origin();
    let mut failure = failure(&page).await?;
    for line in &mut failure.console {
        if let (Some(from), Some(to)) = (line.find("loaded: "), line.find("; check")) {
            line.replace_range(from + 8..to, "…");
        }
    }
    let line = format!(
        "{origin}{module} could not be loaded: …; check that it is served beside {origin}{SCRIPT}, unchanged, with \
         Access-Control-Allow-Origin, and that connect-src of this page's policy allows it"
    );
    // A tag has no link of the page inside.
    let expected = Failure { fallback: host != "module", ..expected("wasm-unreachable", UNREACHABLE, &line) };
    assert_eq!(failure, expected);
    Ok(())
}

async fn a_missing_module_is_unreachable(session: BrowserSession) -> Result<()> {
    is_unreachable(session, "element", Answer::Status(404)).await
}

async fn a_module_cut_short_is_unreachable(session: BrowserSession) -> Result<()> {
    is_unreachable(session, "element", Answer::CutAfter(10_000)).await
}

async fn another_module_is_unreachable(session: BrowserSession) -> Result<()> {
    is_unreachable(session, "element", Answer::Bytes(b"\0asm\x01\0\0\0".to_vec())).await
}

async fn a_changed_module_is_unreachable_for_a_pinned_script(session: BrowserSession) -> Result<()> {
    is_unreachable(session, "pinned", Answer::Bytes(changed_module()?)).await
}

// A module script does not know its tag.
async fn a_changed_module_is_unreachable_for_a_module_script(session: BrowserSession) -> Result<()> {
    is_unreachable(session, "module", Answer::Bytes(changed_module()?)).await
}

async fn a_changed_module_runs_for_a_script_that_is_not_pinned(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Bytes(changed_module()?));
    session.open(&Host::new("element")).await?.widget().ready().await
}

async fn a_module_under_a_wrong_type_runs_all_the_same(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::As("application/octet-stream"));
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    let log = page.log().await?;
    assert_eq!((log.console.len(), log.uncaught), (1, vec![]), "{:?}", log.console);
    assert!(log.console[0].contains("application/wasm"), "{:?}", log.console);
    Ok(())
}

// The script begins with a byte order mark.
async fn the_scripts_own_messages_are_right_in_whatever_encoding_page_and_server_declare(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(SCRIPT, Answer::As("text/javascript; charset=euc-kr"));
    session.site.answer(&module_path()?, Answer::Status(404));
    let page = session.open(&Host::new("euc-kr").with("lang", "ko")).await?;
    assert_eq!(failure(&page).await?.message, "소식을 불러올 수 없습니다. 잠시 후 다시 시도해 주세요.");
    Ok(())
}

/// Fails unless the browser is reported as unsupported.
async fn lacks(session: BrowserSession, host: &str) -> Result<()> {
    let page = session.open(&Host::new(host)).await?;
    let message = "The news can’t be shown in this browser.";
    let line = "this browser lacks WebAssembly or adopted style sheets";
    let expected = Failure { retry: vec![], ..expected("unsupported-browser", message, line) };
    assert_eq!(failure(&page).await?, expected);
    Ok(())
}

async fn a_browser_without_wasm_gets_the_pages_own_link(session: BrowserSession) -> Result<()> {
    lacks(session, "lockdown-mode").await
}

async fn a_browser_without_adopted_style_sheets_gets_the_pages_own_link(
    session: BrowserSession,
) -> Result<()> {
    lacks(session, "old-browser").await
}

/// Fails unless the widget has stopped, and stays so whatever the page does.
async fn has_stopped(session: &BrowserSession, page: &browser_tests::Page<'_>) -> Result<()> {
    let mut failure = failure(page).await?;
    failure.events.retain(|event| event.name == "error");
    for line in &mut failure.console {
        if let (Some(from), Some(to)) = (line.find("stopped: "), line.find("; reload")) {
            line.replace_range(from + 9..to, "…");
        }
    }
    let line = "the module stopped: …; reload the page, and please report this";
    let expected = Failure { retry: vec![], ..expected("wasm-unreachable", UNREACHABLE, line) };
    assert_eq!(failure, expected);
    let widget = page.widget();
    widget.set("lang", "ko").await?;
    for (method, arguments) in [("next", json!([])), ("goTo", json!([3])), ("refresh", json!([]))] {
        widget.call(method, arguments).await?;
    }
    assert_eq!(widget.items().await?, Vec::<serde_json::Value>::new());
    page.execute("widgets[0].after(widgets[0].cloneNode(true))", vec![]).await?;
    let korean = vec!["소식을 불러올 수 없습니다. 잠시 후 다시 시도해 주세요.".to_owned()];
    for index in 0..2 {
        let message = async || page.widget_at(index).of_each("notice", "text(part.querySelector('p'))").await;
        eventually(korean.clone(), message).await?;
    }
    page.execute("widgets.forEach((widget) => widget.remove())", vec![]).await?;
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.console.len()), (vec![], 1));
    assert_eq!(session.site.count(|path| path == module_path().unwrap_or_default()), 1);
    Ok(())
}

async fn a_panic_at_the_start_ends_the_widget_and_nothing_else(session: BrowserSession) -> Result<()> {
    session.site.break_module("mount")?;
    let page = session.open(&Host::new("element")).await?;
    has_stopped(&session, &page).await
}

async fn a_panic_in_the_middle_ends_the_widget_and_nothing_else(session: BrowserSession) -> Result<()> {
    session.site.break_module("widget_next")?;
    let page = session.open(&Host::new("element")).await?;
    page.widget().ready().await?;
    page.widget().call("next", json!([])).await?;
    has_stopped(&session, &page).await
}

async fn a_panic_within_a_listener_of_the_page_ends_the_widget_and_nothing_else(
    session: BrowserSession,
) -> Result<()> {
    session.site.break_module("widget_go_to")?;
    let page = session.open(&Host::new("far-below")).await?;
    page.execute(
        "document.querySelector('invest-seoul-news').innerHTML = '<a id=fallback href=/release>News</a>';
         addEventListener('isn-ready', (event) => event.target.goTo(4));
         document.querySelector('invest-seoul-news').setAttribute('loading', 'eager');",
        vec![],
    )
    .await?;
    page.widget().is("failed").await?;
    page.scroll_to(5000.0).await?;
    has_stopped(&session, &page).await
}

// Leptos creates each element by `document.createElement`, which is a form on this page. A promise that the module waits for
// settles after the module has stopped: its callback once threw into the page.
async fn a_page_that_hides_create_element_gets_its_own_link(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("clobbered-methods")).await?;
    has_stopped(&session, &page).await
}

async fn a_module_that_never_comes_times_out(session: BrowserSession) -> Result<()> {
    session.site.answer(&module_path()?, Answer::Nothing);
    let page = session.open(&Host::new("element")).await?;
    page.widget().is("loading").await?;
    tokio::time::sleep(std::time::Duration::from_secs(20)).await;
    page.widget().is("failed").await?;
    let fallback = "return document.getElementById('fallback').getClientRects().length";
    assert_eq!(page.read::<usize>(fallback, vec![]).await?, 1);
    Ok(())
}
