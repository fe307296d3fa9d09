//! Roles, names and states for screen readers, as the browsers compute them (ARIA APG, carousel pattern).

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    it_is_a_named_region_described_as_a_carousel,
    the_heading_is_a_heading,
    the_buttons_have_names_and_states,
    a_card_is_a_slide_with_its_place_among_all,
    a_link_has_its_title_and_that_it_opens_a_new_tab_as_name,
    the_position_is_announced_politely,
    loading_and_empty_are_announced_politely_and_a_failure_at_once,
    in_korean_every_name_is_korean,
}

/// Role and name of each of the widget's elements with this part name.
async fn tree(page: &Page<'_>, part: &str) -> Result<Vec<(String, String)>> {
    let mut nodes = Vec::new();
    for element in page.widget().parts(part).await? {
        nodes.push((page.role(&element).await?, page.label(&element).await?));
    }
    Ok(nodes)
}

/// Waits until they are these. Firefox updates its accessibility tree a frame later.
async fn tree_is(page: &Page<'_>, part: &str, expected: Vec<(String, String)>) -> Result<()> {
    eventually(expected, async || tree(page, part).await).await
}

fn node(role: &str, name: &str) -> (String, String) {
    (role.into(), name.into())
}

async fn it_is_a_named_region_described_as_a_carousel(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    tree_is(&page, "frame", vec![node("region", "Invest Seoul News")]).await?;
    let descriptions: Vec<String> = widget.of_each("frame", "part.ariaRoleDescription").await?;
    assert_eq!(descriptions, ["carousel"]);
    Ok(())
}

async fn the_heading_is_a_heading(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "1")).await?;
    page.widget().ready().await?;
    tree_is(&page, "heading", vec![node("heading", "Invest Seoul News")]).await?;
    let titles = tree(&page, "title").await?;
    assert_eq!(titles.iter().map(|(role, _)| role.as_str()).collect::<Vec<_>>(), ["heading"]);
    Ok(())
}

async fn the_buttons_have_names_and_states(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    tree_is(&page, "previous", vec![node("button", "Previous releases")]).await?;
    tree_is(&page, "next", vec![node("button", "Next releases")]).await?;
    let disabled = async || -> Result<Vec<String>> {
        let mut disabled: Vec<String> = widget.of_each("previous", "part.ariaDisabled").await?;
        disabled.extend(widget.of_each::<String>("next", "part.ariaDisabled").await?);
        Ok(disabled)
    };
    assert_eq!(disabled().await?, ["true", "false"]);
    // Beyond the last release is the card that leads to all news.
    widget.call("goTo", json!([12])).await?;
    eventually(vec!["false".to_owned(), "true".to_owned()], disabled).await
}

async fn a_card_is_a_slide_with_its_place_among_all(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let places = ["1 of 12", "2 of 12", "3 of 12", "4 of 12"].map(|place| node("group", place));
    eventually(places.to_vec(), async || Ok(tree(&page, "slide").await?[..4].to_vec())).await?;
    let descriptions: Vec<String> = widget.of_each("slide", "part.ariaRoleDescription").await?;
    assert_eq!(descriptions, ["slide"; 12]);
    Ok(())
}

async fn a_link_has_its_title_and_that_it_opens_a_new_tab_as_name(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "1")).await?;
    page.widget().ready().await?;
    let name = "Seoul Metropolitan Government Signs ‘Joint Tourism Marketing MOU’ with the City of Los Angeles, USA \
                (opens in a new tab)";
    tree_is(&page, "link", vec![node("link", name)]).await
}

async fn the_position_is_announced_politely(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let position = widget.part("status").await?;
    eventually("status".to_owned(), async || page.role(&position).await).await?;
    assert_eq!(widget.texts("status").await?, ["1–4 of 12"]);
    widget.call("next", json!([])).await?;
    eventually(vec!["5–8 of 12".to_owned()], async || widget.texts("status").await).await
}

async fn loading_and_empty_are_announced_politely_and_a_failure_at_once(
    session: BrowserSession,
) -> Result<()> {
    let feed = "/sample/feed.json";
    session.site.answer(feed, Answer::Nothing);
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    let announced = async || -> Result<Vec<(String, String)>> {
        page.read(
            "return [...(widgets[0]?.shadowRoot?.querySelectorAll('[role=status], [role=alert]') ?? [])]
               .map((node) => [node.role, text(node)])",
            vec![],
        )
        .await
    };
    eventually(vec![node("status", "Loading the news…")], &announced).await?;
    session.site.answer(
        feed,
        Answer::Text(r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#.into()),
    );
    widget.is("empty").await?;
    eventually(vec![node("status", "There are no releases at the moment.")], &announced).await?;
    session.site.answer(feed, Answer::Status(500));
    widget.call("refresh", json!([])).await?;
    widget.is("failed").await?;
    let message = "The news server isn’t answering as it should. Please try again in a moment.";
    eventually(vec![node("alert", message)], &announced).await
}

async fn in_korean_every_name_is_korean(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("korean").feed("/sample/feed.ko.json")).await?;
    let widget = page.widget();
    widget.ready().await?;
    tree_is(&page, "frame", vec![node("region", "인베스트서울 소식")]).await?;
    tree_is(&page, "previous", vec![node("button", "이전 소식")]).await?;
    tree_is(&page, "next", vec![node("button", "다음 소식")]).await?;
    let first = node("group", "전체 12개 중 1번째");
    eventually(first, async || Ok(tree(&page, "slide").await?.swap_remove(0))).await?;
    let descriptions: Vec<String> = widget.of_each("frame", "part.ariaRoleDescription").await?;
    assert_eq!(descriptions, ["캐러셀"]);
    let slides: Vec<String> = widget.of_each("slide", "part.ariaRoleDescription").await?;
    assert_eq!(slides, ["슬라이드"; 12]);
    let language: Vec<String> = widget.of_each("root", "part.lang").await?;
    assert_eq!(language, ["ko"]);
    Ok(())
}
