//! The text of a release: its structure, what is hostile in it, and how it comes.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Focus, Key, behaviours, eventually};
use serde_json::json;

use super::{FEED, feed, has_focus, host, is_closed, opened, shows};

behaviours! {
    in &Engine::ALL =>
        the_structure_of_the_text_is_kept,
        nothing_in_a_hostile_text_acts,
        files_have_a_type_and_a_size,
        the_summary_is_there_until_the_text_comes,
        a_text_that_does_not_come_is_told_and_can_be_asked_for_again,
        closing_it_aborts_the_request;
}

const HOSTILE: &str = "<p>Before</p><script>window.acted = 1</script><img src=x onerror='window.acted = 2' alt=Picture>\
    <svg onload='window.acted = 3'></svg><a href='java&#10;script:window.acted = 4' id=link>A link</a>\
    <iframe srcdoc='<script>parent.acted = 5</script>'></iframe><form action=//evil.invalid><input name=body autofocus onfocus='window.acted = 6'>\
    <button formaction='javascript:window.acted = 7'>Send</button></form><style>* { display: none !important }</style>\
    <base href='//evil.invalid'><meta http-equiv=refresh content='0; url=//evil.invalid'><template><img src=//evil.invalid/t.png></template>\
    <p style='position: fixed; inset: 0' class='root' part='root'>After";

async fn the_structure_of_the_text_is_kept(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let outline = "const outline = (node) => node.nodeType === 3 ? node.textContent
          : `${node.localName}(${[...node.childNodes].map(outline).join(' ')})`;
        return [...parts(0, 'reader-text')[0].children].map(outline)";
    let expected = [
        "h3(Two cities)",
        "p(Seoul and  b(Los Angeles)   a(sign) .)",
        "h4(What they do)",
        "ul(li(Tourism) li(Climate))",
        "div(table(caption(Visitors) tr(th(Year) th(Visitors)) tr(td(2018) td(13,000,000))))",
        "blockquote(p(Said the mayor))",
        "figure(p(img()) figcaption(Dusk))",
    ];
    eventually(expected.map(str::to_owned).to_vec(), async || page.read(outline, vec![]).await).await?;
    let host = session.site.widget_origin();
    let attributes = "const [link, image, head] = ['a', 'img', 'th'].map((name) => parts(0, 'reader-text')[0].querySelector(name));
        return [link.href, link.target, link.rel, image.src, image.alt, image.loading, image.referrerPolicy, head.scope]";
    let attributes: Vec<String> = page.read(attributes, vec![]).await?;
    assert_eq!(
        attributes,
        [
            &format!("{host}/more?a&b"),
            "_blank",
            "noopener",
            &format!("{host}/sample/images/friendship-pavilion.webp"),
            "The bay",
            "lazy",
            "strict-origin",
            "col",
        ]
    );
    Ok(())
}

async fn nothing_in_a_hostile_text_acts(session: BrowserSession) -> Result<()> {
    let mut feed = feed();
    feed["items"][0]["content_html"] = json!(HOSTILE);
    let page = opened(&session, &host(), &feed).await?;
    let widget = page.widget();
    shows(&widget, "Release 1", "BeforeA linkAfter").await?;
    page.two_frames().await?;
    let found = "const all = [...parts(0, 'reader-text')[0].querySelectorAll('*')];
        return [all.map(({ localName }) => localName), all.flatMap((element) => element.getAttributeNames()), window.acted ?? null]";
    let found: (Vec<String>, Vec<String>, Option<u32>) = page.read(found, vec![]).await?;
    let names = ["alt", "decoding", "loading", "referrerpolicy", "src"].map(str::to_owned);
    assert_eq!((found.0, found.2), (["p", "p", "img", "p"].map(str::to_owned).to_vec(), None));
    assert!(found.1.iter().all(|name| names.contains(name)), "{:?}", found.1);
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn files_have_a_type_and_a_size(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    let files = ["The memorandum (PDF, 1.2 MB) (opens in a new tab)", "보도.hwp (HWP) (opens in a new tab)"];
    eventually(files.map(str::to_owned).to_vec(), async || widget.texts("reader-file").await).await?;
    let addresses: Vec<String> = widget.of_each("reader-file", "part.querySelector('a').href").await?;
    let host = session.site.widget_origin();
    assert_eq!(
        addresses,
        [format!("{host}/files/release.pdf"), format!("{host}/files/%EB%B3%B4%EB%8F%84.hwp?no=1")]
    );
    Ok(())
}

async fn the_summary_is_there_until_the_text_comes(session: BrowserSession) -> Result<()> {
    let feed = feed();
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Nothing);
    widget.click("link").await?;
    eventually(1, async || widget.count("reader").await).await?;
    let busy = async || widget.of_each::<String>("reader-article", "part.ariaBusy").await;
    assert_eq!(
        (widget.texts("reader-summary").await?, busy().await?),
        (vec!["Summary 1.".to_owned()], vec!["true".to_owned()])
    );
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    eventually(vec!["false".to_owned()], busy).await?;
    let summary: Vec<bool> = widget.of_each("reader-summary", "part.checkVisibility()").await?;
    assert_eq!(summary, [false]);
    Ok(())
}

async fn a_text_that_does_not_come_is_told_and_can_be_asked_for_again(session: BrowserSession) -> Result<()> {
    let feed = feed();
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Status(503));
    widget.click("link").await?;
    let told = vec!["The full text couldn’t be loaded.".to_owned()];
    eventually(told, async || widget.texts("reader-status").await).await?;
    let status = widget.part("reader-status").await?;
    eventually("status".to_owned(), async || page.role(&status).await).await?;
    assert_eq!(widget.texts("reader-summary").await?, ["Summary 1."]);
    assert_eq!(widget.count("reader-original").await?, 1);
    assert_eq!(widget.phase().await?.as_deref(), Some("ready"));
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    // By a key: a picture that comes late could move the button away from the mouse.
    page.execute("parts(0, 'retry')[0].focus()", vec![]).await?;
    page.press(Key::Enter).await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    eventually(true, async || Ok(widget.texts("reader-text").await?[0].contains("Said the mayor"))).await?;
    assert_eq!(widget.texts("reader-status").await?, [""]);
    Ok(())
}

async fn closing_it_aborts_the_request(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Nothing);
    widget.click("link").await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    eventually(2, async || Ok(session.site.count(|path| path == FEED))).await?;
    eventually(1, async || Ok(session.site.waiting())).await?;
    page.press(Key::Escape).await?;
    eventually(0, async || Ok(session.site.waiting())).await?;
    is_closed(&widget).await
}
