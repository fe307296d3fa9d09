//! The rules of axe-core (WCAG 2.2 A and AA, best practices), in every phase and both themes.

use std::fs;

use anyhow::{Context, Result};
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually, project};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    no_rule_is_broken_in_light,
    no_rule_is_broken_in_dark,
}

async fn no_rule_is_broken_in_light(session: BrowserSession) -> Result<()> {
    no_rule_is_broken_in_any_phase(session, "light").await
}

async fn no_rule_is_broken_in_dark(session: BrowserSession) -> Result<()> {
    no_rule_is_broken_in_any_phase(session, "dark").await
}

async fn no_rule_is_broken_in_any_phase(session: BrowserSession, theme: &str) -> Result<()> {
    let feed = "/sample/feed.json";
    session.site.answer(feed, Answer::Nothing);
    let page = session.open(&Host::new("element").with("theme", theme)).await?;
    // The page gets the same scheme and an explicit background: axe does not know the canvas of a scheme.
    let style = "document.documentElement.style = `color-scheme: ${arguments[0]}; background: Canvas`";
    page.execute(style, vec![json!(theme)]).await?;
    let widget = page.widget();
    load_axe(&page).await?;

    eventually(1, async || {
        page.read("return widgets[0].shadowRoot.querySelectorAll('[role=status]').length", vec![]).await
    })
    .await?;
    assert_eq!(broken(&page, "aria-roles").await?, Vec::<String>::new(), "while loading");
    session.site.answer(feed, Answer::File);
    widget.ready().await?;
    assert_eq!(broken(&page, "color-contrast").await?, Vec::<String>::new(), "with cards");
    session.site.answer(
        feed,
        Answer::Text(r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#.into()),
    );
    widget.call("refresh", json!([])).await?;
    widget.is("empty").await?;
    assert_eq!(broken(&page, "color-contrast").await?, Vec::<String>::new(), "when empty");
    session.site.answer(feed, Answer::Status(500));
    widget.call("refresh", json!([])).await?;
    widget.is("failed").await?;
    assert_eq!(broken(&page, "button-name").await?, Vec::<String>::new(), "when failed");
    Ok(())
}

/// Gives the page axe-core.
pub async fn load_axe(page: &Page<'_>) -> Result<()> {
    let axe = project("node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).context("axe-core is missing: npm ci")?;
    page.execute(&format!("{axe}; window.axe = axe"), vec![]).await.map(drop)
}

/// The rules that the widget breaks or that axe can't decide, each with element and reason; and `applies`, if that rule did not apply.
pub async fn broken(page: &Page<'_>, applies: &str) -> Result<Vec<String>> {
    let tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    page.execute(
        "window.broken = null;
         const describe = ({ id, nodes }) =>
           nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary}`);
         axe.run({ include: [['invest-seoul-news']] }, { runOnly: { type: 'tag', values: arguments[0] } }).then(
           ({ violations, incomplete, passes }) => {
             window.broken = [...violations, ...incomplete].flatMap(describe);
             if (!passes.some(({ id }) => id === arguments[1])) window.broken.push(`${arguments[1]} did not apply`);
           },
           (error) => { window.broken = [String(error)] });",
        vec![json!(tags), json!(applies)],
    )
    .await?;
    eventually(true, async || page.read("return window.broken !== null", vec![]).await).await?;
    page.read("return window.broken", vec![]).await
}
