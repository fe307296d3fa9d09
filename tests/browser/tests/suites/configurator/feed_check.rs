//! The check of a feed reads what the widget reads: its charset, and how its answer ends.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, behaviours, eventually};
use encoding_rs::EUC_KR;
use serde_json::json;

use super::{FEED, configured, feed, text, verdict};

behaviours! { in &Engine::ALL =>
    a_feed_in_another_charset_is_decoded_as_the_widget_does,
    an_answer_that_breaks_off_is_told_from_none,
    a_feed_of_several_pages_is_checked_on_its_first,
}

async fn a_feed_in_another_charset_is_decoded_as_the_widget_does(session: BrowserSession) -> Result<()> {
    let document = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "서울 소식",
        "home_page_url": "https://seoul.test", "feed_url": "https://seoul.test/feed.json",
        "items": [{ "id": "1", "url": "https://seoul.test/1", "title": "관광 업무협약", "content_text": "똠방각하" }] });
    let bytes = EUC_KR.encode(&document.to_string()).0.into_owned();
    session.site.answer(FEED, Answer::Typed("application/json; charset=euc-kr", bytes));
    let page = configured(&session, &format!("feed={}", feed(&session))).await?;
    assert_eq!(verdict(&page).await?, "good");
    assert_eq!(text(&page, ".verdict").await?, "Your readers can see 1 release.");
    assert_eq!(
        text(&page, ".check details[open]").await?,
        "1 thing to mendThe feed is in euc-kr: encode it as UTF-8 (RFC 8259, 8.1)The widget decodes it as its server says."
    );
    Ok(())
}

async fn an_answer_that_breaks_off_is_told_from_none(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::CutAfter(300));
    let [english, korean] = match session.engine() {
        // WebKit tells no page that a connection broke. What has come is no feed, as it ends too early.
        Engine::WebKit => ["This address leads to no JSON Feed.", "이 주소에는 JSON Feed가 없습니다."],
        _ => ["The server’s answer breaks off.", "서버의 응답이 중간에 끊깁니다."],
    };
    let page = configured(&session, &format!("feed={}", feed(&session))).await?;
    assert_eq!(
        (verdict(&page).await?, text(&page, ".verdict").await?),
        ("bad".to_owned(), english.to_owned())
    );
    let page = configured(&session, &format!("ui=ko&feed={}", feed(&session))).await?;
    eventually(korean.to_owned(), async || text(&page, ".verdict").await).await
}

async fn a_feed_of_several_pages_is_checked_on_its_first(session: BrowserSession) -> Result<()> {
    let paged = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "Releases", "next_url": "feed-2.json", "items": [
        { "id": "1", "url": "https://seoul.test/1", "title": "One", "content_text": "One." }] }"#;
    let sentence = "The feed goes on (next_url): the first page of the feed was checked.";
    for (document, is_told) in [(paged.to_owned(), true), (paged.replace("next_url", "_next"), false)] {
        session.site.answer(FEED, Answer::Text(document));
        let page = configured(&session, &format!("feed={}", feed(&session))).await?;
        assert_eq!(text(&page, ".check:not(.field)").await?.contains(sentence), is_told);
    }
    Ok(())
}
