//! Documents as publishers write them and servers send them: moved, in another encoding, with their members in any order, slowly.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};
use encoding_rs::EUC_KR;
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    addresses_are_relative_to_where_the_feed_was_found,
    what_a_feed_says_of_itself_after_its_releases_is_there_from_the_start,
    a_long_feed_with_sorted_members_has_its_own_heading_from_the_start,
    each_text_is_broken_and_drawn_as_its_language_is_written,
    a_document_is_decoded_by_its_declared_charset,
    a_document_in_utf_8_is_read_as_such_whatever_is_declared,
    a_charset_that_nobody_knows_is_reported,
    bytes_that_are_not_utf_8_are_reported,
    the_releases_that_have_come_after_a_second_are_shown,
    a_feed_that_has_not_changed_is_no_failure,
}

const FEED: &str = "/fixtures/documents.json";
const VERSION: &str = "https://jsonfeed.org/version/1.1";

async fn addresses_are_relative_to_where_the_feed_was_found(session: BrowserSession) -> Result<()> {
    let release = |number: usize| json!({ "id": number, "title": "A release", "url": format!("{number}.html"), "image": "../a.webp" });
    let items: Vec<_> = (1..=12).map(release).collect();
    let first = json!({ "version": VERSION, "title": "News", "next_url": "../next", "items": items });
    let second = json!({ "version": VERSION, "title": "News", "items": [release(13)] });
    session.site.answer("/short", Answer::Redirect("/news/2026/feed.json".into()));
    session.site.answer("/news/2026/feed.json", Answer::Text(first.to_string()));
    session.site.answer("/news/next", Answer::Redirect("/news/archive/2025/feed.json".into()));
    session.site.answer("/news/archive/2025/feed.json", Answer::Text(second.to_string()));
    let page = session.open(&Host::new("element").feed("/short")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let origin = session.site.widget_origin();
    let link: Vec<String> = widget.of_each("link", "part.href").await?;
    assert_eq!(link[0], format!("{origin}/news/2026/1.html"));
    eventually(true, async || Ok(session.site.count(|path| path == "/news/a.webp") > 0)).await?;
    assert_eq!(session.site.count(|path| path == "/short"), 1, "read as the script has requested it");
    let last = json!({
        "id": "13", "title": "A release", "authors": [], "tags": [],
        "url": format!("{origin}/news/archive/2025/13.html"), "image": format!("{origin}/news/archive/a.webp"),
    });
    eventually(Some(last), async || {
        widget.call("next", json!([])).await?;
        Ok(widget.items().await?.get(12).cloned())
    })
    .await?;
    // By the module's own request.
    widget.call("refresh", json!([])).await?;
    eventually(true, async || Ok(session.site.count(|path| path == "/short") >= 2)).await?;
    let first = || async { Ok(widget.items().await?[0]["url"].clone()) };
    eventually(json!(format!("{origin}/news/2026/1.html")), first).await
}

/// The texts of the heading and of the status, and the authors of the first card.
async fn shown(page: &Page<'_>) -> Result<[String; 3]> {
    page.read(
        "return ['heading', 'status', 'author'].map((name) => { const [part] = parts(0, name); return part ? text(part) : ''; })",
        vec![],
    )
    .await
}

/// Releases with these numbers.
fn releases(last: usize) -> Value {
    let release = |number: usize| json!({ "id": number, "title": format!("제목 {number}"), "summary": "소식 ".repeat(20) });
    (1..=last).map(release).collect::<Vec<_>>().into()
}

async fn what_a_feed_says_of_itself_after_its_releases_is_there_from_the_start(
    session: BrowserSession,
) -> Result<()> {
    let members = [
        ("title", r#""title": "서울 소식""#.to_owned()),
        ("language", r#""language": "ko_KR""#.into()),
        ("authors", r#""authors": [{ "name": "서울시" }]"#.into()),
        ("version", format!(r#""version": "{VERSION}""#)),
    ];
    for late in ["title", "language", "authors", "version", ""] {
        // All of them come late at the end.
        let is_late = |name: &str| late.is_empty() || name == late;
        let list = |of: &dyn Fn(&str) -> bool| {
            members
                .iter()
                .filter(|(name, _)| of(name))
                .map(|(_, member)| format!(", {member}"))
                .collect::<String>()
        };
        let (before, after) = (list(&|name| !is_late(name)), list(&is_late));
        let feed = format!(r#"{{ "_x": 1{before}, "items": {}{after} }}"#, releases(60));
        session.site.answer(FEED, Answer::Chunked(feed));
        session.site.forget_requests();
        let page = session.open(&Host::new("bare").feed(FEED).with("show", "author")).await?;
        page.widget().is("ready").await?;
        // Before anything else can change it.
        let [heading, status, author] = shown(&page).await?;
        assert_eq!([&*heading, &*author], ["서울 소식", "서울시"], "with a late {late}");
        assert!(status.ends_with("번째"), "{status} with a late {late}");
        assert_eq!(session.site.count(|path| path == FEED), 1, "with a late {late}");
    }
    Ok(())
}

async fn a_long_feed_with_sorted_members_has_its_own_heading_from_the_start(
    session: BrowserSession,
) -> Result<()> {
    let feed = format!(
        r#"{{ "items": {}, "language": "ko", "title": "서울 소식", "version": "{VERSION}" }}"#,
        releases(9_000)
    );
    session.site.answer(FEED, Answer::Text(feed));
    let page = session.open(&Host::new("bare").feed(FEED)).await?;
    page.widget().is("ready").await?;
    let [heading, status, _] = shown(&page).await?;
    assert_eq!(heading, "서울 소식");
    assert!(status.ends_with("번째"), "{status}");
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

/// The first font and `word-break` of each title, in the order of the releases.
async fn typography(page: &Page<'_>) -> Result<Vec<[String; 3]>> {
    let style = "(({ fontFamily, wordBreak }) => [part.getAttribute('lang'), fontFamily.split(',')[0].replaceAll('\"', ''), wordBreak])
                 (getComputedStyle(part))";
    page.widget().of_each("title", style).await
}

async fn each_text_is_broken_and_drawn_as_its_language_is_written(session: BrowserSession) -> Result<()> {
    let languages = ["ko", "ja_JP", "zh-Hans", "zh-TW", "zh-Hans-HK", "en", "Korean (South)"];
    let item = |language: &&str| json!({ "id": language, "title": "首爾 소식", "language": language });
    let items: Vec<_> = languages.iter().map(item).collect();
    let feed =
        json!({ "version": VERSION, "title": "News", "language": "ko_KR", "authors": [], "items": items });
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    // Only Chromium breaks Japanese titles between phrases.
    let phrases = if session.engine() == Engine::Chromium { "auto-phrase" } else { "normal" };
    let expected = [
        ["ko", "Apple SD Gothic Neo", "keep-all"],
        ["ja-JP", "Hiragino Sans", phrases],
        ["zh-Hans", "PingFang SC", "normal"],
        ["zh-TW", "PingFang TC", "normal"],
        ["zh-Hans-HK", "PingFang SC", "normal"],
        ["en", "system-ui", "normal"],
        // No tag: the feed's language.
        ["ko-KR", "Apple SD Gothic Neo", "keep-all"],
    ];
    for host in ["element", "korean"] {
        let page = session.open(&Host::new(host).feed(FEED)).await?;
        page.widget().ready().await?;
        assert_eq!(typography(&page).await?, expected, "{host}");
        let own = "const { fontFamily, wordBreak } = getComputedStyle(parts(0, 'position')[0]);
                   return [fontFamily.split(',')[0].replaceAll('\"', ''), wordBreak]";
        let own: [String; 2] = page.read(own, vec![]).await?;
        let korean = ["Apple SD Gothic Neo", "keep-all"];
        assert_eq!(own, if host == "korean" { korean } else { ["system-ui", "normal"] }, "{host}");
        page.widget().set("style", "--isn-font: monospace").await?;
        let fonts =
            async || Ok(typography(&page).await?.into_iter().map(|[_, font, _]| font).collect::<Vec<_>>());
        eventually(vec!["monospace".to_owned(); 7], fonts).await?;
    }
    Ok(())
}

/// A feed with one release.
fn korean() -> String {
    json!({ "version": VERSION, "title": "서울 소식", "items": [{ "id": "1", "title": "관광 업무협약 똠방각하" }] }).to_string()
}

async fn a_document_is_decoded_by_its_declared_charset(session: BrowserSession) -> Result<()> {
    let bytes = EUC_KR.encode(&korean()).0.into_owned();
    for media_type in ["application/json; charset=euc-kr", "text/plain;charset=\"KS_C_5601-1987\""] {
        session.site.answer(FEED, Answer::Typed(media_type, bytes.clone()));
        let page = session.open(&Host::new("element").feed(FEED)).await?;
        page.widget().ready().await?;
        assert_eq!(page.widget().texts("title").await?, ["관광 업무협약 똠방각하"], "{media_type}");
        assert_eq!(page.widget().texts("heading").await?, ["서울 소식"]);
        assert_eq!(page.log().await?.console, Vec::<String>::new());
    }
    Ok(())
}

// Servers declare one charset for all their files.
async fn a_document_in_utf_8_is_read_as_such_whatever_is_declared(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Typed("application/json; charset=ISO-8859-1", korean().into_bytes()));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("title").await?, ["관광 업무협약 똠방각하"]);
    Ok(())
}

async fn a_charset_that_nobody_knows_is_reported(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Typed("application/json; charset=hangul", korean().into_bytes()));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("title").await?, ["관광 업무협약 똠방각하"]);
    let line = format!(
        "warn: [invest-seoul-news] {}{FEED} is declared as charset=hangul, which browsers do not know: encode it as UTF-8",
        session.site.widget_origin()
    );
    assert_eq!(page.log().await?.console, [line]);
    Ok(())
}

async fn bytes_that_are_not_utf_8_are_reported(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Bytes(EUC_KR.encode(&korean()).0.into_owned()));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    let line = format!(
        "warn: [invest-seoul-news] {}{FEED} is not UTF-8: encode it so, or let its server name the charset in Content-Type",
        session.site.widget_origin()
    );
    assert_eq!(page.log().await?.console, [line]);
    Ok(())
}

/// They were shown after the silence of 15 s.
async fn the_releases_that_have_come_after_a_second_are_shown(session: BrowserSession) -> Result<()> {
    let feed = "/sample/feed.json";
    session.site.answer(feed, Answer::PausedAfter(3_000, 8));
    let page = session.open(&Host::new("reserved")).await?;
    let widget = page.widget();
    let within = Duration::from_secs(6);
    tokio::time::timeout(within, widget.ready()).await??;
    assert_eq!(widget.texts("views").await?, ["718 views", "1,661 views"]);
    assert_eq!(widget.texts("status").await?, ["1–2"]);
    eventually(Vec::from_iter(1..=12), async || widget.rendered().await).await?;
    eventually(vec!["1–4 of 12".to_owned()], async || widget.texts("status").await).await?;
    let log = page.log().await?;
    assert_eq!((log.phases, log.console), (vec!["loading".to_owned(), "ready".into()], vec![]));
    let ready: Vec<_> =
        log.events.iter().filter(|event| event.name == "ready").map(|event| &event.detail).collect();
    assert_eq!(ready, [&json!({ "count": 2 })]);
    assert_eq!(log.below.len(), 1, "the paragraph below was at {:?}", log.below);
    assert_eq!(session.site.count(|path| path == feed), 1);
    Ok(())
}

async fn a_feed_that_has_not_changed_is_no_failure(session: BrowserSession) -> Result<()> {
    let feed = "/sample/feed.json";
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for (answer, phase) in
        [(Answer::Status(304), "ready"), (Answer::Status(500), "stale"), (Answer::Status(304), "ready")]
    {
        session.site.answer(feed, answer);
        session.site.forget_requests();
        widget.call("refresh", json!([])).await?;
        eventually(true, async || Ok(session.site.count(|path| path == feed) > 0)).await?;
        widget.is(phase).await?;
    }
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    assert_eq!(widget.items().await?.len(), 12);
    // Only the failure.
    let console = page.log().await?.console;
    assert!(matches!(&console[..], [line] if line.contains("status 500")), "{console:?}");
    Ok(())
}
