//! Choosing: what the address of the page, the preview and the fields do with it.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually};
use serde_json::json;

use super::{FEED, HEADING, choose, click, code, configured, feed, has, text, type_into, verdict};

behaviours! { in &Engine::ALL =>
    a_link_brings_a_set_up_back,
    the_feed_of_the_publisher_is_the_default_where_it_is_beside_the_versions,
    the_page_shows_itself_before_the_feed_of_the_publisher_has_come,
    while_the_server_of_the_publisher_fails_its_feed_stays_in_the_code,
    what_a_link_brings_is_seen_and_its_mistakes_are_named,
    the_preview_follows_a_choice,
    the_preview_has_the_width_and_the_background_that_are_chosen,
    a_feed_is_requested_once_nobody_types,
    what_is_no_address_is_not_checked_and_the_code_says_which_feed_it_has,
    code_that_is_not_pinned_yet_says_so,
    the_address_of_the_script_is_typed_letter_by_letter,
}

/// The caution in all tests: their servers are on this computer.
const SCRIPT_IS_LOCAL: &str =
    "This address works on your own computer only. Write where the script will be on the web.";

/// The feed of the publisher.
const PUBLISHED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "Releases", "items": [
    { "id": "1", "url": "https://seoul.test/1", "title": "One", "content_text": "One." }] }"#;

async fn a_link_brings_a_set_up_back(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    choose(&page, &feed(&session)).await?;
    click(&page, "#form-vue").await?;
    eventually(true, async || Ok(code(&page, 1).await?.contains("<template>"))).await?;
    let (written, query): (String, String) =
        (code(&page, 1).await?, page.read("return location.search.slice(1)", vec![]).await?);
    let page = configured(&session, &query).await?;
    assert_eq!(code(&page, 1).await?, written);
    let fields = "return ['feed', 'lang', 'limit', 'heading'].map((id) => document.getElementById(id).value)";
    assert_eq!(
        page.read::<Vec<String>>(fields, vec![]).await?,
        [feed(&session), "ko".to_owned(), "3".to_owned(), HEADING.to_owned()]
    );
    let checked = "return [...document.querySelectorAll(':checked[name=layout], :checked[name=form]')].map(({ id }) => id)";
    assert_eq!(page.read::<Vec<String>>(checked, vec![]).await?, ["layout-grid", "form-vue"]);
    Ok(())
}

async fn the_feed_of_the_publisher_is_the_default_where_it_is_beside_the_versions(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer("/feed.json", Answer::Text(PUBLISHED.into()));
    let own = format!("{}/feed.json", session.site.widget_origin());
    let page = configured(&session, "").await?;
    let field = "return document.getElementById('feed').value";
    assert_eq!(page.read::<String>(field, vec![]).await?, own);
    assert!(code(&page, 1).await?.contains(&format!(" data-feed=\"{own}\"")));
    assert_eq!(text(&page, ".verdict").await?, "Your readers can see 1 release.");
    assert_eq!(text(&page, ".caution").await?, SCRIPT_IS_LOCAL);
    // A link names it, so that it is the same on other servers.
    let link = "return [new URL(document.getElementById('link').value), new URL(location)].map((url) => url.searchParams.get('feed'))";
    assert_eq!(page.read::<[String; 2]>(link, vec![]).await?, [own.clone(), own]);

    session.site.answer("/feed.json", Answer::Text("<!doctype html>".into()));
    let page = configured(&session, "").await?;
    let sample = format!("{}/v1/configurator{FEED}", session.site.widget_origin());
    assert_eq!(page.read::<String>(field, vec![]).await?, sample);
    assert!(text(&page, ".caution").await?.starts_with("This code shows the sample feed."));
    assert_eq!(page.read::<[String; 2]>(link, vec![]).await?, [sample.clone(), sample]);
    Ok(())
}

async fn the_page_shows_itself_before_the_feed_of_the_publisher_has_come(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer("/feed.json", Answer::Nothing);
    let page = session.open(&Host::new("blank").fill("{{code}}", "")).await?;
    page.configure("").await?;
    has(&page, "#code-1").await?;
    assert_eq!(verdict(&page).await?, "pending");
    let own = format!("{}/feed.json", session.site.widget_origin());
    assert!(code(&page, 1).await?.contains(&format!(" data-feed=\"{own}\"")));
    session.site.answer("/feed.json", Answer::Text(PUBLISHED.into()));
    eventually("Your readers can see 1 release.".to_owned(), async || text(&page, ".verdict").await).await
}

/// The code had the sample then, of which the news is invented.
async fn while_the_server_of_the_publisher_fails_its_feed_stays_in_the_code(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer("/feed.json", Answer::Status(503));
    let page = configured(&session, "").await?;
    assert_eq!(text(&page, ".verdict").await?, "The server answers with the error 503.");
    let own = format!("{}/feed.json", session.site.widget_origin());
    assert!(code(&page, 1).await?.contains(&format!(" data-feed=\"{own}\"")));
    Ok(())
}

/// All folds were closed, and two values were missing from the code without a word.
async fn what_a_link_brings_is_seen_and_its_mistakes_are_named(session: BrowserSession) -> Result<()> {
    let query = format!(
        "feed={}&limit=500&time-zone=Asia/Soul&isn-radius=1em;x&beacon=https://x.test/",
        feed(&session)
    );
    let page = configured(&session, &query).await?;
    let seen = "return arguments[0].filter((id) => document.getElementById(id).checkVisibility())";
    let ids = ["limit", "isn-radius", "beacon", "heading", "isn-accent"];
    assert_eq!(page.read::<Vec<String>>(seen, vec![json!(ids)]).await?, ["limit", "isn-radius", "beacon"]);
    assert_eq!(
        text(&page, ".caution").await?,
        "Not in the code, because what is typed there has a mistake: Number of releases (limit), Time zone (time-zone), \
         Corners (--isn-radius)"
    );
    assert!(!code(&page, 1).await?.contains("limit"));
    Ok(())
}

async fn the_preview_follows_a_choice(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    let widget = page.widget();
    widget.is("ready").await?;
    click(&page, "#layout-grid").await?;
    eventually(true, async || Ok(widget.count("entry").await? > 0)).await?;
    type_into(&page, "#isn-surface", "rgb(1, 2, 3)").await?;
    eventually(vec!["rgb(1, 2, 3)".to_owned()], async || {
        let mut colours: Vec<String> =
            widget.of_each("card", "getComputedStyle(part).backgroundColor").await?;
        colours.dedup();
        Ok(colours)
    })
    .await?;
    click(&page, "#preview-width-280").await?;
    let width = "return widgets[0].getBoundingClientRect().width";
    eventually(280.0, async || page.read::<f64>(width, vec![]).await).await
}

async fn the_preview_has_the_width_and_the_background_that_are_chosen(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    let widget = page.widget();
    widget.is("ready").await?;
    for width in [280.0, 390.0, 768.0, 1200.0] {
        click(&page, &format!("#preview-width-{width}")).await?;
        let measured = "return widgets[0].getBoundingClientRect().width";
        eventually(width, async || page.read::<f64>(measured, vec![]).await).await?;
        // What is wider scrolls in its box, and the page does not.
        let wide =
            "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth";
        assert_eq!(page.read::<i32>(wide, vec![]).await?, 0, "{width}");
    }
    for (background, colours) in [
        ("dark", ["rgb(18, 21, 26)", "rgb(28, 33, 42)"]),
        ("light", ["rgb(255, 255, 255)", "rgb(255, 255, 255)"]),
    ] {
        click(&page, &format!("#preview-background-{background}")).await?;
        let seen = "const colour = (element) => getComputedStyle(element).backgroundColor;
            return [colour(document.querySelector('.stage')), colour(parts(0, 'card')[0])]";
        // A change of colours may take a moment.
        eventually(colours.map(str::to_owned), async || page.read::<[String; 2]>(seen, vec![]).await).await?;
    }
    Ok(())
}

/// The preview requested the feed of every letter.
async fn a_feed_is_requested_once_nobody_types(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    page.widget().is("ready").await?;
    session.site.forget_requests();
    let address = format!("{}/fixtures/typed.json", session.site.publisher_origin());
    let typing = "const [address, done] = arguments;
        const input = document.getElementById('feed');
        const type = (length) => {
          input.value = address.slice(0, length);
          input.dispatchEvent(new Event('input', { bubbles: true }));
          if (length < address.length) setTimeout(type, 0, length + 1);
          else done();
        };
        type(address.indexOf('/fixtures'));";
    page.execute_async(typing, vec![json!(address)]).await?;
    eventually("The server answers with the error 404.".to_owned(), async || text(&page, ".verdict").await)
        .await?;
    page.widget().is("failed").await?;
    let mut paths: Vec<_> = session.site.requests().into_iter().map(|request| request.path).collect();
    // Pictures of the feed before may still come.
    paths.retain(|path| !path.starts_with("/v1/"));
    paths.sort();
    paths.dedup();
    assert_eq!(paths, ["/fixtures/typed.json"]);
    Ok(())
}

/// The fold with the field closed when the first letters were an address.
/// The page praised the default feed below an address that was none.
async fn what_is_no_address_is_not_checked_and_the_code_says_which_feed_it_has(
    session: BrowserSession,
) -> Result<()> {
    let page = configured(&session, "").await?;
    type_into(&page, "#feed", "htp://my/feed").await?;
    let sample = format!("{}/v1/configurator{FEED}", session.site.widget_origin());
    let caution = format!("What you typed is no web address. The code has this feed instead: {sample}");
    eventually(caution, async || text(&page, ".caution").await).await?;
    let is_checked = "return document.querySelector('.check').checkVisibility()";
    assert!(!page.read::<bool>(is_checked, vec![]).await?);
    type_into(&page, "#feed", &feed(&session)).await?;
    eventually(SCRIPT_IS_LOCAL.to_owned(), async || text(&page, ".caution").await).await?;
    eventually(true, async || page.read(is_checked, vec![]).await).await
}

async fn code_that_is_not_pinned_yet_says_so(session: BrowserSession) -> Result<()> {
    session.site.answer("/v1/other.js", Answer::Nothing);
    let page = configured(&session, &format!("feed={}", feed(&session))).await?;
    let script = format!("{}/v1/other.js", session.site.widget_origin());
    type_into(&page, "#script", &script).await?;
    click(&page, "#integrity").await?;
    let cautions = async || {
        page.read::<Vec<String>>("return [...document.querySelectorAll('.caution')].map(text)", vec![]).await
    };
    let expected = [SCRIPT_IS_LOCAL, "This code is not pinned: the hash of the script is not known."];
    eventually(expected.map(str::to_owned).to_vec(), cautions).await?;
    let other = format!("{}/v1/invest-seoul-news.js", session.site.widget_origin());
    type_into(&page, "#script", &other).await?;
    eventually(true, async || Ok(code(&page, 1).await?.contains(" integrity=\"sha384-"))).await?;
    eventually(
        vec![
            SCRIPT_IS_LOCAL.to_owned(),
            "The script at this address changes with each release, and a pinned one stops then. Use the folder of a version, such as \
             /v0.1.0/, or do not pin the code."
                .to_owned(),
        ],
        cautions,
    )
    .await
}

async fn the_address_of_the_script_is_typed_letter_by_letter(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    let address = "https://news.test/v1/invest-seoul-news.js";
    let folded =
        "return [document.getElementById('script').closest('details').open, document.activeElement.id]";
    assert!(page.read::<(bool, String)>(folded, vec![]).await?.0);
    click(&page, "#script").await?;
    for letter in address.chars() {
        page.press(letter).await?;
        assert_eq!(page.read::<(bool, String)>(folded, vec![]).await?, (true, "script".to_owned()));
    }
    eventually(true, async || Ok(code(&page, 1).await?.contains(&format!("src=\"{address}\"")))).await
}
