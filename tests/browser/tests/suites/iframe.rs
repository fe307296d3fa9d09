//! The form for sites that allow no script of others: `embed.html` in a sandboxed frame, from another origin.

use std::fs;

use anyhow::{Context, Result};
use browser_tests::{
    Answer, BrowserSession, Engine, Focus, Host, Key, Page, behaviours, eventually, page_log, project,
};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    a_strict_page_shows_the_cards_in_a_frame_of_a_fixed_height,
    the_frame_keeps_the_policy_that_it_names,
    the_script_of_the_page_gives_the_frame_its_height,
    heights_of_others_and_impossible_ones_are_ignored,
    the_keyboard_reaches_the_cards_in_the_frame,
    the_document_in_the_frame_has_a_title_in_its_language,
    a_hostile_address_does_nothing,
    as_a_page_of_its_own_it_shows_no_feed_of_another_server;
    // WebKitGTK's driver opens no window from a frame, sandboxed or not.
    in &[Engine::Chromium, Engine::Firefox] => a_release_opens_in_a_new_tab_from_the_frame;
}

const EMBED: &str = "/v1/embed.html";
const FEED: &str = "/sample/feed.json";

/// A page of fixed height with the frame at this address.
fn framed(session: &BrowserSession, feed: &str, options: &str) -> Host {
    let query = format!("?feed={}{feed}{options}", session.site.widget_origin());
    Host::new("iframe").fill("{{query}}", query.replace('&', "&amp;"))
}

/// Serves the page in the frame with the log of what happens in it.
pub fn log_inside(session: &BrowserSession) -> Result<()> {
    let charset = "<meta charset=\"utf-8\">";
    let html = fs::read_to_string(project("dist/embed.html"))?;
    // Before the policy, which would forbid it.
    let logged = html.replace(charset, &format!("{charset}{}", page_log()));
    session.site.answer(EMBED, Answer::Typed("text/html; charset=utf-8", logged.into()));
    Ok(())
}

/// Opens the page, and enters the frame once its widget is ready.
async fn open<'a>(session: &'a BrowserSession, host: &Host) -> Result<Page<'a>> {
    let page = session.open(host).await?;
    page.enter_frame().await?;
    page.widget().ready().await?;
    Ok(page)
}

async fn a_strict_page_shows_the_cards_in_a_frame_of_a_fixed_height(session: BrowserSession) -> Result<()> {
    let page = session.open(&framed(&session, FEED, "&lang=fr&limit=6&columns=2")).await?;
    assert_eq!(
        page.read::<usize>("return document.querySelector('iframe').clientHeight", vec![]).await?,
        400
    );
    page.enter_frame().await?;
    page.widget().ready().await?;
    assert_eq!(page.read::<String>("return origin", vec![]).await?, "null");
    let widget = page.widget();
    assert_eq!((widget.items().await?.len(), &*widget.texts("views").await?[0]), (6, "718 vues"));
    assert_eq!(widget.in_view().await?, [1, 2]);
    // The rest can be scrolled to.
    let scrolled = "scrollTo({ top: 9_999, behavior: 'instant' });
        return scrollY > 0 && Math.abs(document.documentElement.scrollHeight - innerHeight - scrollY) < 2";
    assert!(page.read::<bool>(scrolled, vec![]).await?);
    page.enter_parent().await?;
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.violations), (vec![], vec![]));
    Ok(())
}

async fn the_frame_keeps_the_policy_that_it_names(session: BrowserSession) -> Result<()> {
    log_inside(&session)?;
    let page = open(&session, &framed(&session, FEED, "&search&theme=dark")).await?;
    let picture = "return parts(0, 'image')[0].naturalWidth > 0";
    eventually(true, async || page.read(picture, vec![]).await).await?;
    let log = page.log().await?;
    assert_eq!((log.console, log.uncaught, log.violations), (vec![], vec![], vec![]));
    assert_eq!(
        page.read::<String>("return getComputedStyle(document.documentElement).colorScheme", vec![]).await?,
        "dark"
    );
    Ok(())
}

/// Enters the frame, and waits until its widget has this many items.
async fn enter(page: &Page<'_>, items: usize) -> Result<()> {
    page.enter_frame().await?;
    eventually(items, async || page.read("return widgets[0]?.items?.length ?? 0", vec![]).await).await?;
    page.widget().ready().await
}

/// The frame and the script of the documentation, with these options.
fn with_snippet(session: &BrowserSession, options: &str) -> Result<Host> {
    let document = fs::read_to_string(project("docs/packages.md"))?;
    let (_, code) = document.split_once("    <iframe ").context("the document has a frame")?;
    let (code, _) = code.split_once("\n\n").context("a paragraph follows")?;
    let origin = session.site.widget_origin();
    let (address, rest) = code.split_once("?feed=").context("the frame names a feed")?;
    let (_, rest) = rest.split_once('"').context("the address ends")?;
    let address = address.replace("https://HOST/v0.1.0/", &format!("{origin}/v1/"));
    let query = format!("{origin}{FEED}{options}").replace('&', "&amp;");
    Ok(Host::new("iframe-height").fill("{{snippet}}", format!("<iframe {address}?feed={query}\"{rest}")))
}

/// The height of the frame, in the page around it.
async fn height(page: &Page<'_>) -> Result<u32> {
    page.read("return document.querySelector('iframe').clientHeight", vec![]).await
}

/// Waits until the frame is as high as what is in it, and returns that.
pub async fn fits(page: &Page<'_>) -> Result<u32> {
    let sizes = async || {
        page.enter_frame().await?;
        let wanted =
            page.read("return Math.ceil(document.documentElement.getBoundingClientRect().height)", vec![]);
        let wanted: u32 = wanted.await?;
        page.enter_parent().await?;
        Ok((height(page).await?, wanted))
    };
    eventually(true, async || sizes().await.map(|(given, wanted)| given == wanted && wanted != 150)).await?;
    height(page).await
}

async fn the_script_of_the_page_gives_the_frame_its_height(session: BrowserSession) -> Result<()> {
    let page = session.open(&with_snippet(&session, "&layout=list&limit=4")?).await?;
    enter(&page, 4).await?;
    page.enter_parent().await?;
    let before = fits(&page).await?;
    page.enter_frame().await?;
    page.widget().set("limit", "8").await?;
    page.enter_parent().await?;
    enter(&page, 8).await?;
    page.enter_parent().await?;
    let after = fits(&page).await?;
    assert!(after > before + 100, "{before} {after}");
    Ok(())
}

async fn heights_of_others_and_impossible_ones_are_ignored(session: BrowserSession) -> Result<()> {
    let page = session.open(&with_snippet(&session, "&limit=3")?).await?;
    enter(&page, 3).await?;
    page.enter_parent().await?;
    let fitting = fits(&page).await?;
    page.execute("postMessage({ type: 'isn-height', height: 77 }, '*')", vec![]).await?;
    page.enter_frame().await?;
    page.execute(
        "for (const height of [-1, 0, 1e9, NaN, '<b>', null, {}]) parent.postMessage({ type: 'isn-height', height }, '*');
         for (const message of [null, 'isn-height', { height: 77 }]) parent.postMessage(message, '*');",
        vec![],
    )
    .await?;
    page.enter_parent().await?;
    page.two_frames().await?;
    let heights = "return [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight)";
    // The other frame, of the browser's own size, has told a height of 77 when it was loaded.
    assert_eq!(page.read::<Value>(heights, vec![]).await?, json!([fitting, 150]));
    // The next that is possible counts. Not a smaller one: with scroll bars the content would have another height, and the frame would tell it.
    let message = format!("parent.postMessage({{ type: 'isn-height', height: {} }}, '*')", fitting + 40);
    eventually(json!([fitting + 40, 150]), async || {
        // Again each time: the frame tells its own height once more when the cards are there, which may be late.
        page.enter_frame().await?;
        page.execute(&message, vec![]).await?;
        page.enter_parent().await?;
        page.two_frames().await?;
        page.read(heights, vec![]).await
    })
    .await
}

async fn a_release_opens_in_a_new_tab_from_the_frame(session: BrowserSession) -> Result<()> {
    let page = open(&session, &framed(&session, "/fixtures/local.json", "&limit=1&open=same-tab")).await?;
    page.execute("parts(0, 'link')[0].focus()", vec![]).await?;
    page.press(Key::Enter).await?;
    let (here, release) =
        (format!("{}/", session.site.host_origin()), format!("{}/release", session.site.host_origin()));
    eventually(vec![here, release], async || page.windows().await).await
}

async fn the_keyboard_reaches_the_cards_in_the_frame(session: BrowserSession) -> Result<()> {
    let page = open(&session, &framed(&session, FEED, "&heading=none&limit=4&columns=2")).await?;
    page.enter_parent().await?;
    // Some engines stop at a frame that scrolls, and all at the controls of the row.
    let mut stops = Vec::new();
    for presses in 1..9 {
        page.execute("document.getElementById('before').focus()", vec![]).await?;
        for _ in 0..presses {
            page.press(Key::Tab).await?;
        }
        page.enter_frame().await?;
        // A frame may be a process of its own, which hears of the key late.
        page.two_frames().await?;
        stops.push(page.focus().await?);
        page.enter_parent().await?;
        if stops.last() == Some(&Focus::Card(1)) {
            return Ok(());
        }
    }
    anyhow::bail!("the first card never has the focus: {stops:?}")
}

async fn the_document_in_the_frame_has_a_title_in_its_language(session: BrowserSession) -> Result<()> {
    for (options, language, title) in [
        ("&lang=ko", "ko", "소식 – Invest Seoul"),
        ("&lang=zh-TW", "zh-TW", "新聞 – Invest Seoul"),
        ("&lang=ko&heading=서울 소식", "ko", "서울 소식"),
        // Of the feed.
        ("&heading=none", "en", "News – Invest Seoul"),
    ] {
        let page = open(&session, &framed(&session, FEED, options)).await?;
        let read = "return [document.documentElement.lang, document.title]";
        eventually([language.to_owned(), title.to_owned()], async || page.read(read, vec![]).await).await?;
    }
    Ok(())
}

async fn a_hostile_address_does_nothing(session: BrowserSession) -> Result<()> {
    log_inside(&session)?;
    let markup = "<img src=x onerror=parent.hacked=1>";
    let base = session.site.publisher_origin();
    let options = format!(
        "&heading={markup}&base={base}/v1/&onclick=alert(1)&style=display:none&lang=\"><b>&utm={markup}"
    );
    let hostile = options.replace('<', "%3C").replace('>', "%3E").replace('"', "%22");
    let page = open(&session, &framed(&session, FEED, &hostile)).await?;
    assert_eq!(page.widget().texts("heading").await?, [markup]);
    let names = "return widgets[0].getAttributeNames().sort()";
    assert_eq!(
        page.read::<Vec<String>>(names, vec![]).await?,
        ["feed", "heading", "lang", "loading", "theme", "utm"]
    );
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.violations), (vec![], vec![]));

    for feed in ["javascript:parent.hacked=1", "data:application/json,{}", "%22%3E%3Cscript%3E"] {
        let page = session.open(&Host::new("iframe").fill("{{query}}", format!("?feed={feed}"))).await?;
        page.enter_frame().await?;
        // The frame's policy may have refused it, or the module.
        page.widget().has_failed().await?;
        assert_eq!(page.log().await?.uncaught, Vec::<String>::new(), "{feed}");
        page.enter_parent().await?;
        assert!(page.read::<bool>("return !('hacked' in window)", vec![]).await?);
    }
    Ok(())
}

async fn as_a_page_of_its_own_it_shows_no_feed_of_another_server(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("bare")).await?;
    let (own, other) = (session.site.widget_origin(), session.site.publisher_origin());
    page.execute("location = arguments[0]", vec![json!(format!("{own}{EMBED}?feed={other}{FEED}"))]).await?;
    let shown = "return [location.pathname, document.body.innerText.includes('iframe'), widgets.length]";
    // While a page goes and the next one comes, it can't be read.
    let shown = async || Ok(page.read::<Value>(shown, vec![]).await.unwrap_or_default());
    eventually(json!([EMBED, true, 0]), shown).await?;
    page.execute("location = arguments[0]", vec![json!(format!("{own}{EMBED}?feed={own}{FEED}"))]).await?;
    eventually(json!([EMBED, false, 1]), shown).await?;
    page.widget().ready().await
}
