//! The rules that a machine can check (axe-core: WCAG 2.2 A and AA, and good practice), in every phase and both themes.

use std::fs;

use anyhow::{Context, Result};
use browser_tests::{Answer, Engine, Host, Page, Visitor, behaviours, eventually, project};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    no_rule_is_broken_in_light,
    no_rule_is_broken_in_dark,
}

async fn no_rule_is_broken_in_light(visitor: Visitor) -> Result<()> {
    no_rule_is_broken_in_any_phase(visitor, "light").await
}

async fn no_rule_is_broken_in_dark(visitor: Visitor) -> Result<()> {
    no_rule_is_broken_in_any_phase(visitor, "dark").await
}

async fn no_rule_is_broken_in_any_phase(visitor: Visitor, theme: &str) -> Result<()> {
    let feed = "/sample/feed.json";
    visitor.site.answer(feed, Answer::Nothing);
    let page = visitor.open(&Host::new("element").with("theme", theme)).await?;
    // The page takes the theme's side, and says so: axe does not know the canvas that a scheme brings.
    let side = "document.documentElement.style = `color-scheme: ${arguments[0]}; background: Canvas`";
    page.execute(side, vec![json!(theme)]).await?;
    let widget = page.widget();
    let axe = project("node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).context("axe-core is missing: npm ci")?;
    page.execute(&format!("{axe}; window.axe = axe"), vec![]).await?;

    eventually(1, async || {
        page.read("return widgets[0].shadowRoot.querySelectorAll('[role=status]').length", vec![]).await
    })
    .await?;
    assert_eq!(broken(&page, "aria-roles").await?, Vec::<String>::new(), "while loading");
    visitor.site.answer(feed, Answer::File);
    widget.ready().await?;
    assert_eq!(broken(&page, "color-contrast").await?, Vec::<String>::new(), "with cards");
    visitor.site.answer(
        feed,
        Answer::Text(r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#.into()),
    );
    widget.call("refresh", json!([])).await?;
    widget.is("empty").await?;
    assert_eq!(broken(&page, "color-contrast").await?, Vec::<String>::new(), "when empty");
    visitor.site.answer(feed, Answer::Status(500));
    widget.call("refresh", json!([])).await?;
    widget.is("failed").await?;
    assert_eq!(broken(&page, "button-name").await?, Vec::<String>::new(), "when failed");
    Ok(())
}

/// The rules that the widget breaks, or that axe can't decide on, each with where and why; and `applies`, if it did not.
async fn broken(page: &Page<'_>, applies: &str) -> Result<Vec<String>> {
    let tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    page.execute(
        "window.broken = null;
         const told = ({ id, nodes }) =>
           nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary}`);
         axe.run({ include: [['invest-seoul-news']] }, { runOnly: { type: 'tag', values: arguments[0] } }).then(
           ({ violations, incomplete, passes }) => {
             window.broken = [...violations, ...incomplete].flatMap(told);
             if (!passes.some(({ id }) => id === arguments[1])) window.broken.push(`${arguments[1]} did not apply`);
           },
           (error) => { window.broken = [String(error)] });",
        vec![json!(tags), json!(applies)],
    )
    .await?;
    eventually(true, async || page.read("return window.broken !== null", vec![]).await).await?;
    page.read("return window.broken", vec![]).await
}
