//! The page itself: the check of a feed, its languages, and how accessible it is.

use std::fs;

use anyhow::{Context, Result};
use browser_tests::{Answer, BrowserSession, Engine, Host, Key, behaviours, eventually, project};
use serde_json::json;

use super::{FEED, click, code, configured, feed, focus, has, text, type_into, verdict};

behaviours! { in &Engine::ALL =>
    the_first_stop_of_the_keyboard_leads_to_the_code,
    a_feed_that_other_sites_may_not_read_is_told_from_one_that_is_not_there,
    a_feed_for_its_own_host_alone_is_not_called_good_there,
    what_is_wrong_with_a_feed_is_said_with_how_to_mend_it,
    the_page_speaks_korean,
    no_rule_of_accessibility_is_broken,
    a_phone_needs_no_scrolling_sideways,
}

async fn the_first_stop_of_the_keyboard_leads_to_the_code(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    page.press(Key::Tab).await?;
    assert_eq!(text(&page, ":focus").await?, "Skip to the code");
    page.press(Key::Enter).await?;
    page.press(Key::Tab).await?;
    eventually("form-script".to_owned(), async || focus(&page).await).await
}

async fn a_feed_that_other_sites_may_not_read_is_told_from_one_that_is_not_there(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer("/fixtures/private.json", Answer::ForOwnOriginOnly);
    let address = format!("{}/fixtures/private.json", session.site.publisher_origin());
    let page = configured(&session, &format!("feed={address}")).await?;
    eventually("A server answers, but other sites may not read its answer.".to_owned(), async || {
        text(&page, ".verdict").await
    })
    .await?;
    assert!(text(&page, ".servers").await?.contains("add_header Access-Control-Allow-Origin \"*\" always;"));
    session.site.refuse(true);
    type_into(&page, "#feed", &feed(&session)).await?;
    eventually("Nothing answers at this address.".to_owned(), async || text(&page, ".verdict").await).await
}

async fn a_feed_for_its_own_host_alone_is_not_called_good_there(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::ForOwnOriginOnly);
    let page = configured(&session, &format!("feed={}{FEED}", session.site.widget_origin())).await?;
    assert_eq!(verdict(&page).await?, "fair");
    assert_eq!(
        text(&page, ".verdict").await?,
        "The feed is there. Whether other sites may read it can’t be seen from here."
    );
    assert!(text(&page, ".servers").await?.contains("add_header Access-Control-Allow-Origin \"*\" always;"));
    Ok(())
}

async fn what_is_wrong_with_a_feed_is_said_with_how_to_mend_it(session: BrowserSession) -> Result<()> {
    let document = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "Releases", "items": [
        { "id": "1", "url": "https://seoul.test/1", "title": "One", "content_text": "One." }, { "title": "Two" }] }"#;
    session.site.answer(FEED, Answer::Text(document.into()));
    let page = configured(&session, &format!("feed={}", feed(&session))).await?;
    eventually("fair".to_owned(), async || verdict(&page).await).await?;
    assert_eq!(text(&page, ".verdict").await?, "Your readers can see 1 release. 1 release can’t be shown.");
    assert_eq!(
        text(&page, ".notes li").await?,
        "A release has no id: give it one that never changes, such as its addressRelease 2. The widget leaves the item out."
    );
    let notes: String = text(&page, ".check:not(.field)").await?;
    assert!(notes.contains("has no picture: give it an image"), "{notes}");
    assert!(notes.contains("has no view count: write"), "{notes}");
    session.site.answer(FEED, Answer::Status(404));
    type_into(&page, "#feed", &format!("{}?again", feed(&session))).await?;
    eventually("The server answers with the error 404.".to_owned(), async || text(&page, ".verdict").await)
        .await?;
    session.site.answer(FEED, Answer::Text("<!doctype html>".into()));
    type_into(&page, "#feed", &format!("{}?once-more", feed(&session))).await?;
    eventually("This address leads to no JSON Feed.".to_owned(), async || text(&page, ".verdict").await).await
}

async fn the_page_speaks_korean(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    click(&page, "button[lang=ko]").await?;
    eventually("내 사이트에 서울 소식을".to_owned(), async || text(&page, "h1").await).await?;
    assert_eq!(
        page.read::<[String; 2]>("return [document.documentElement.lang, document.title]", vec![]).await?,
        ["ko", "내 사이트에 서울 소식을"]
    );
    eventually("예시 피드입니다. 소식은 지어낸 것입니다.".to_owned(), async || {
        text(&page, ".verdict").await
    })
    .await?;
    assert!(code(&page, 1).await?.contains("/v1/configurator/sample/feed.ko.json\""));
    // Defaults, too.
    assert!(text(&page, "#columns-hint").await?.ends_with(" 비워 두면: 들어가는 만큼"));
    assert_eq!(text(&page, "#isn-heading-color-hint").await?, "위젯의 제목. 비워 두면: 페이지의 글자색");
    Ok(())
}

async fn no_rule_of_accessibility_is_broken(session: BrowserSession) -> Result<()> {
    for (scheme, language) in [("light", "en"), ("dark", "ko")] {
        let page =
            configured(&session, &format!("ui={language}&policy=&integrity=&limit=0&isn-radius=0")).await?;
        page.widget().is("ready").await?;
        let style = "document.documentElement.style.colorScheme = arguments[0];
            document.querySelectorAll('details').forEach((details) => { details.open = true })";
        page.execute(style, vec![json!(scheme)]).await?;
        let axe = project("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).context("axe-core is missing: npm ci")?;
        page.execute(&format!("{axe}; window.axe = axe"), vec![]).await?;
        // The widget in the preview has tests of its own.
        page.execute(
            "const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
             axe.run({ exclude: [['invest-seoul-news']] }, { runOnly: { type: 'tag', values } }).then(
               ({ violations }) => {
                 window.broken = violations.flatMap(({ id, nodes }) =>
                   nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
               },
               (error) => { window.broken = [String(error)] });",
            vec![],
        )
        .await?;
        eventually(true, async || page.read("return Array.isArray(window.broken)", vec![]).await).await?;
        let broken: Vec<String> = page.read("return window.broken", vec![]).await?;
        assert_eq!(broken, Vec::<String>::new(), "{scheme}, {language}");
    }
    Ok(())
}

async fn a_phone_needs_no_scrolling_sideways(session: BrowserSession) -> Result<()> {
    let frame = format!(
        "<iframe width=\"320\" height=\"700\" src=\"{}/v1/configurator/index.html?policy=&integrity=\"></iframe>",
        session.site.widget_origin()
    );
    let page = session.open(&Host::new("blank").fill("{{code}}", frame)).await?;
    page.enter_frame().await?;
    has(&page, "#code-1").await?;
    page.execute(
        "document.querySelectorAll('details').forEach((details) => { details.open = true })",
        vec![],
    )
    .await?;
    // The widget waits until the reader comes near.
    page.execute("document.querySelector('.preview').scrollIntoView()", vec![]).await?;
    page.widget().is("ready").await?;
    let wide =
        "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth";
    assert_eq!(page.read::<i32>(wide, vec![]).await?, 0);
    Ok(())
}
