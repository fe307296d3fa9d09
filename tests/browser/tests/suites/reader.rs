//! Reading a release in place (`open="reader"`): the dialog, its keys, its text, and what it asks for.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Focus, Host, Key, Page, Widget, behaviours, eventually};
use serde_json::{Value, json};

use crate::accessibility_rules::{broken, load_axe};

behaviours! {
    in &Engine::ALL =>
        a_click_opens_the_release_over_the_page,
        enter_opens_it_and_escape_gives_the_focus_back,
        the_close_button_and_a_press_beside_the_panel_close_it,
        a_selection_that_ends_beside_the_panel_does_not_close_it,
        tab_stays_inside,
        previous_and_next_go_through_the_releases,
        the_structure_of_the_text_is_kept,
        nothing_in_a_hostile_text_acts,
        files_have_a_type_and_a_size,
        the_summary_is_there_until_the_text_comes,
        a_text_that_does_not_come_is_told_and_can_be_asked_for_again,
        closing_it_aborts_the_request,
        it_breaks_no_policy,
        the_devices_own_dialog_shares_where_there_is_one,
        the_page_behind_does_not_scroll,
        at_320_px_nothing_scrolls_sideways_but_a_table,
        no_rule_is_broken_in_the_dialog,
        a_click_with_a_key_is_the_browsers,
        a_page_can_keep_it_closed,
        a_release_without_an_address_is_opened_by_a_button,
        it_stays_when_the_feed_is_refreshed_and_goes_with_the_widget,
        in_arabic_it_runs_from_right_to_left;
    // In WebKitGTK under WebDriver, neither way to copy succeeds.
    in &[Engine::Chromium, Engine::Firefox] => the_link_is_copied_where_nothing_can_share_it;
}

const FEED: &str = "/fixtures/reader.json";

const TEXT: &str = "<h1>Two cities</h1><p>Seoul and <b>Los Angeles</b> <a href='/more?a&amp;b'>sign</a>.</p>\
    <h2>What they do</h2><ul><li>Tourism<li>Climate</ul>\
    <table><caption>Visitors</caption><tr><th scope=col>Year<th scope=col>Visitors<tr><td>2018<td>13,000,000</table>\
    <blockquote>Said the mayor</blockquote><figure><img src='../sample/images/friendship-pavilion.webp' alt='The bay'>\
    <figcaption>Dusk</figcaption></figure>";

const HOSTILE: &str = "<p>Before</p><script>window.acted = 1</script><img src=x onerror='window.acted = 2' alt=Picture>\
    <svg onload='window.acted = 3'></svg><a href='java&#10;script:window.acted = 4' id=link>A link</a>\
    <iframe srcdoc='<script>parent.acted = 5</script>'></iframe><form action=//evil.invalid><input name=body autofocus onfocus='window.acted = 6'>\
    <button formaction='javascript:window.acted = 7'>Send</button></form><style>* { display: none !important }</style>\
    <base href='//evil.invalid'><meta http-equiv=refresh content='0; url=//evil.invalid'><template><img src=//evil.invalid/t.png></template>\
    <p style='position: fixed; inset: 0' class='root' part='root'>After";

/// A feed of five releases.
fn feed() -> Value {
    let release = |number: usize| {
        json!({
            "id": number.to_string(),
            "url": format!("/release/{number}"),
            "title": format!("Release {number}"),
            "summary": format!("Summary {number}."),
            "content_html": format!("<p>The whole text of release {number}.</p>"),
            "date_published": "2018-08-01T11:01:00+09:00",
            "_invest_seoul": { "views": 718 },
        })
    };
    let mut items: Vec<Value> = (1..=5).map(release).collect();
    items[0]["content_html"] = json!(TEXT);
    items[0]["image"] = json!("/sample/images/los-angeles-dusk.webp");
    items[0]["authors"] = json!([{ "name": "Invest Seoul" }]);
    items[0]["attachments"] = json!([
        { "url": "/files/release.pdf", "mime_type": "application/pdf", "title": "The memorandum", "size_in_bytes": 1_234_567 },
        { "url": "/files/%EB%B3%B4%EB%8F%84.hwp?no=1", "mime_type": "application/octet-stream" },
        { "url": "javascript:window.acted", "mime_type": "text/html" },
    ]);
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en", "authors": [], "items": items })
}

fn host() -> Host {
    Host::new("element").feed(FEED).with("open", "reader")
}

/// Opens the page with this feed, and the first release.
async fn opened<'a>(session: &'a BrowserSession, host: &Host, feed: &Value) -> Result<Page<'a>> {
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    let page = session.open(host).await?;
    page.widget().ready().await?;
    page.widget().click("link").await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    Ok(page)
}

async fn has_focus(page: &Page<'_>, focus: Focus) -> Result<()> {
    eventually(focus, async || page.focus().await).await
}

/// Waits until the dialog shows the release with this title and its text.
async fn shows(widget: &Widget<'_>, title: &str, text: &str) -> Result<()> {
    eventually((vec![title.to_owned()], vec![text.to_owned()]), async || {
        Ok((widget.texts("reader-title").await?, widget.texts("reader-text").await?))
    })
    .await
}

async fn is_closed(widget: &Widget<'_>) -> Result<()> {
    eventually(0, async || widget.count("reader").await).await
}

async fn a_click_opens_the_release_over_the_page(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    let dialog = widget.part("reader").await?;
    eventually(("dialog".to_owned(), "Release 1".to_owned()), async || {
        Ok((page.role(&dialog).await?, page.label(&dialog).await?))
    })
    .await?;
    assert!(page.read::<bool>("return parts(0, 'reader')[0].matches(':modal')", vec![]).await?);
    let known = "return [...parts(0, 'reader')[0].querySelectorAll('[part=date], [part=author], [part=views], [part=reader-original]')].map(text)";
    let known: Vec<String> = page.read(known, vec![]).await?;
    let expected = ["Aug 1, 2018", "Invest Seoul", "718 views", "Read the original (opens in a new tab)"];
    assert_eq!(known, expected);
    let log = page.log().await?;
    assert_eq!(log.events.iter().filter(|event| event.name == "open").count(), 1);
    assert_eq!(page.windows().await?, [format!("{}/", session.site.host_origin())]);
    assert_eq!(log.uncaught, Vec::<String>::new());
    Ok(())
}

async fn enter_opens_it_and_escape_gives_the_focus_back(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    page.widget().ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    page.press(Key::Enter).await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    shows(&page.widget(), "Release 2", "The whole text of release 2.").await?;
    page.press(Key::Escape).await?;
    has_focus(&page, Focus::Card(2)).await?;
    is_closed(&page.widget()).await
}

async fn the_close_button_and_a_press_beside_the_panel_close_it(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    widget.click("reader-close").await?;
    is_closed(&widget).await?;
    has_focus(&page, Focus::Card(1)).await?;
    page.press(Key::Enter).await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    page.click_at(40.0, 400.0).await?;
    is_closed(&widget).await?;
    has_focus(&page, Focus::Card(1)).await
}

async fn a_selection_that_ends_beside_the_panel_does_not_close_it(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let title = page.widget().rects("reader-title").await?[0];
    page.hold_at(title.left + 20.0, title.top + 10.0).await?;
    page.move_to(40.0, 400.0).await?;
    page.let_go().await?;
    page.two_frames().await?;
    assert_eq!(page.widget().count("reader").await?, 1);
    Ok(())
}

async fn tab_stays_inside(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let text = "return parts(0, 'reader-file').length";
    eventually(2, async || page.read::<u32>(text, vec![]).await).await?;
    let mut stops = Vec::new();
    for _ in 0..16 {
        page.press(Key::Tab).await?;
        stops.push(page.focus().await?);
    }
    page.execute("parts(0, 'reader-title')[0].focus()", vec![]).await?;
    for _ in 0..8 {
        page.chord(&[Key::Shift, Key::Tab]).await?;
        stops.push(page.focus().await?);
    }
    // After the last stop come the browser's own controls, or the first again.
    let inside = |focus: &Focus| match focus {
        Focus::Nothing => true,
        Focus::Part(part) => part.starts_with("reader") || part == "A" || part == "retry",
        Focus::Host(_) | Focus::Card(_) => false,
    };
    assert!(stops.iter().all(inside), "{stops:?}");
    for part in ["reader-original", "reader-share", "reader-next", "reader-close"] {
        assert!(stops.contains(&Focus::Part(part.into())), "{part}: {stops:?}");
    }
    Ok(())
}

async fn previous_and_next_go_through_the_releases(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    let widget = page.widget();
    let ends = async || -> Result<Vec<String>> {
        let mut ends = widget.of_each("reader-previous", "part.ariaDisabled").await?;
        ends.extend(widget.of_each::<String>("reader-next", "part.ariaDisabled").await?);
        Ok(ends)
    };
    eventually(["true", "false"].map(str::to_owned).to_vec(), ends).await?;
    eventually(true, async || Ok(widget.texts("reader-text").await?[0].contains("Said the mayor"))).await?;
    let asked = session.site.count(|path| path == FEED);
    for number in 2..=5 {
        widget.click("reader-next").await?;
        shows(&widget, &format!("Release {number}"), &format!("The whole text of release {number}.")).await?;
        has_focus(&page, Focus::Part("reader-title".into())).await?;
    }
    assert_eq!(ends().await?, ["false", "true"]);
    // At the end, the button does nothing.
    widget.click("reader-next").await?;
    widget.click("reader-previous").await?;
    shows(&widget, "Release 4", "The whole text of release 4.").await?;
    assert_eq!(session.site.count(|path| path == FEED), asked, "they have come with the first");
    let opened: Vec<Value> = page
        .log()
        .await?
        .events
        .iter()
        .filter(|event| event.name == "open")
        .map(|event| event.detail["item"]["id"].clone())
        .collect();
    assert_eq!(opened, ["1", "2", "3", "4", "5", "4"].map(|id| json!(id)));
    page.press(Key::Escape).await?;
    has_focus(&page, Focus::Card(1)).await
}

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

async fn it_breaks_no_policy(session: BrowserSession) -> Result<()> {
    // Trusted Types 'none', and no inline styles.
    let strict = Host::new("one-tag").feed(FEED).with("open", "reader");
    let page = opened(&session, &strict, &feed()).await?;
    let widget = page.widget();
    eventually(2, async || widget.count("reader-file").await).await?;
    widget.click("reader-next").await?;
    shows(&widget, "Release 2", "The whole text of release 2.").await?;
    widget.click("reader-close").await?;
    is_closed(&widget).await?;
    let log = page.log().await?;
    assert_eq!([log.violations, log.uncaught, log.console].concat(), Vec::<String>::new());
    Ok(())
}

async fn the_link_is_copied_where_nothing_can_share_it(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host().with("utm", "visit-seoul")).await?;
    let widget = page.widget();
    widget.ready().await?;
    // Some engines have `share` also on a desktop.
    page.execute("delete Navigator.prototype.share", vec![]).await?;
    widget.click("link").await?;
    eventually(vec!["Copy link".to_owned()], async || widget.texts("reader-share").await).await?;
    press_share(&page).await?;
    eventually(vec!["Link copied".to_owned()], async || widget.texts("reader-copied").await).await?;
    let status = widget.part("reader-copied").await?;
    eventually("status".to_owned(), async || page.role(&status).await).await?;
    page.press(Key::Escape).await?;
    is_closed(&widget).await?;
    let field = "const field = document.body.appendChild(document.createElement('input')); field.id = 'field'; field.focus()";
    page.execute(field, vec![]).await?;
    page.chord(&[Key::Shift, Key::Insert]).await?;
    let copied = format!("{}/release/1", session.site.widget_origin());
    eventually(copied, async || page.read("return document.getElementById('field').value", vec![]).await)
        .await
}

/// Waits until all is there, and presses the button that shares. By a key: pictures that come move it.
async fn press_share(page: &Page<'_>) -> Result<()> {
    eventually(2, async || page.widget().count("reader-file").await).await?;
    page.execute("parts(0, 'reader-share')[0].focus()", vec![]).await?;
    page.press(Key::Enter).await
}

async fn the_devices_own_dialog_shares_where_there_is_one(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    let device = "Object.defineProperty(navigator, 'share', { configurable: true, value: async (data) => {
        (window.shared ??= []).push({ ...data });
        if (shared.length > 1) throw new DOMException('', 'AbortError');
      } })";
    page.execute(device, vec![]).await?;
    widget.click("link").await?;
    eventually(vec!["Share".to_owned()], async || widget.texts("reader-share").await).await?;
    for presses in 1..=2 {
        press_share(&page).await?;
        eventually(presses, async || page.read::<usize>("return window.shared?.length ?? 0", vec![]).await)
            .await?;
    }
    let shared: Value = page.read("return shared[0]", vec![]).await?;
    let address = format!("{}/release/1", session.site.widget_origin());
    assert_eq!(shared, json!({ "title": "Release 1", "url": address }));
    // Who changes their mind gets no copy.
    page.two_frames().await?;
    assert_eq!(widget.texts("reader-copied").await?, [""]);
    Ok(())
}

async fn the_page_behind_does_not_scroll(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host(), &feed()).await?;
    page.execute("document.body.style.minHeight = '5000px'", vec![]).await?;
    eventually(2, async || page.widget().count("reader-file").await).await?;
    for key in [Key::End, Key::PageDown, Key::PageDown, Key::Down, Key::Home, Key::Up] {
        page.press(key).await?;
        page.two_frames().await?;
    }
    assert_eq!(page.read::<f64>("return scrollY", vec![]).await?, 0.0);
    let contained = "const { overscrollBehaviorY } = getComputedStyle(parts(0, 'reader')[0]);
        return [overscrollBehaviorY, parts(0, 'reader')[0].scrollHeight > parts(0, 'reader')[0].clientHeight]";
    assert_eq!(page.read::<(String, bool)>(contained, vec![]).await?, ("contain".into(), true));
    // Also where the text is short.
    let top = "const [dialog] = parts(0, 'reader'); dialog.scrollTo({ top: 0, behavior: 'instant' }); return dialog.scrollTop";
    eventually(0, async || Ok(page.read::<f64>(top, vec![]).await?.ceil() as u32)).await?;
    page.widget().click("reader-next").await?;
    shows(&page.widget(), "Release 2", "The whole text of release 2.").await?;
    assert_eq!(page.read::<(String, bool)>(contained, vec![]).await?, ("contain".into(), true));
    Ok(())
}

async fn at_320_px_nothing_scrolls_sideways_but_a_table(session: BrowserSession) -> Result<()> {
    let mut feed = feed();
    let cells = "<td>Investment-and-promotion".repeat(8);
    feed["items"][0]["title"] = json!(
        "https://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110&a=very-long-address-as-a-title"
    );
    feed["items"][0]["content_html"] =
        json!(format!("{TEXT}<table><tr>{cells}</table><pre>{}</pre>", "code ".repeat(60)));
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    for width in [320, 240] {
        let page = session.open_narrow(&host(), width).await?;
        let widget = page.widget();
        widget.ready().await?;
        widget.click("link").await?;
        eventually(true, async || Ok(widget.texts("reader-text").await?.concat().contains("Investment")))
            .await?;
        let wide = "const dialog = parts(0, 'reader')[0];
            const sticks = (element) => element.getBoundingClientRect().right > innerWidth && !element.closest('.reader-table, pre');
            return [dialog.scrollWidth - dialog.clientWidth,
              [...dialog.querySelectorAll('*')].filter(sticks).map(({ localName, className }) => `${localName}.${className}`),
              [...dialog.querySelectorAll('.reader-table')].map((box) => box.scrollWidth > box.clientWidth && box.tabIndex === 0)]";
        let (sideways, sticking, tables): (i32, Vec<String>, Vec<bool>) = page.read(wide, vec![]).await?;
        assert_eq!((sideways, sticking), (0, vec![]), "{width} px");
        assert_eq!(tables.last(), Some(&true), "{width} px");
        let small = "return ['previous', 'next', 'close', 'original', 'share'].map((name) => parts(0, `reader-${name}`)[0].getBoundingClientRect())
            .filter(({ width, height }) => width < 44 || height < 44).length";
        assert_eq!(page.read::<u32>(small, vec![]).await?, 0, "{width} px");
    }
    Ok(())
}

async fn no_rule_is_broken_in_the_dialog(session: BrowserSession) -> Result<()> {
    for theme in ["light", "dark"] {
        let page = opened(&session, &host().with("theme", theme), &feed()).await?;
        let style = "document.documentElement.style = `color-scheme: ${arguments[0]}; background: Canvas`";
        page.execute(style, vec![json!(theme)]).await?;
        eventually(2, async || page.widget().count("reader-file").await).await?;
        let moving = "return parts(0, 'reader-panel')[0].getAnimations().length";
        eventually(0, async || page.read::<u32>(moving, vec![]).await).await?;
        load_axe(&page).await?;
        assert_eq!(broken(&page, "heading-order").await?, Vec::<String>::new(), "{theme}");
    }
    Ok(())
}

async fn a_click_with_a_key_is_the_browsers(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    page.widget().ready().await?;
    let clicks = "const prevented = [];
        const note = (event) => { prevented.push(event.defaultPrevented); event.preventDefault(); };
        for (const type of ['click', 'auxclick']) addEventListener(type, note);
        const [link] = parts(0, 'link');
        const click = (type, init) => link.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }));
        for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) click('click', { [key]: true });
        click('auxclick', { button: 1 });
        return [prevented, link.target, link.getAttribute('aria-haspopup'), link.href]";
    let (prevented, target, popup, address): (Vec<bool>, String, String, String) =
        page.read(clicks, vec![]).await?;
    assert_eq!(prevented, [false; 5]);
    assert_eq!((target, popup), (String::new(), "dialog".to_owned()));
    assert_eq!(address, format!("{}/release/1", session.site.widget_origin()));
    page.two_frames().await?;
    assert_eq!(page.widget().count("reader").await?, 0);
    Ok(())
}

async fn a_page_can_keep_it_closed(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, Answer::Text(feed().to_string()));
    let page = session.open(&host()).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("addEventListener('isn-open', (event) => event.preventDefault())", vec![]).await?;
    widget.click("link").await?;
    eventually(1, async || Ok(page.log().await?.events.iter().filter(|event| event.name == "open").count()))
        .await?;
    page.two_frames().await?;
    let address = page.read::<String>("return location.href", vec![]).await?;
    assert_eq!((widget.count("reader").await?, address), (0, format!("{}/", session.site.host_origin())));
    Ok(())
}

async fn a_release_without_an_address_is_opened_by_a_button(session: BrowserSession) -> Result<()> {
    let mut feed = feed();
    feed["items"][0].as_object_mut().map(|item| item.remove("url"));
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    for layout in ["carousel", "list"] {
        let page = session.open(&host().with("layout", layout)).await?;
        let widget = page.widget();
        widget.is("ready").await?;
        let link = "const [link] = parts(0, 'link'); link?.focus(); return link?.localName ?? ''";
        eventually("button".to_owned(), async || page.read(link, vec![]).await).await?;
        page.press(Key::Enter).await?;
        has_focus(&page, Focus::Part("reader-title".into())).await?;
        assert_eq!((widget.count("reader-original").await?, widget.count("reader-share").await?), (0, 0));
        page.press(Key::Escape).await?;
        is_closed(&widget).await?;
        let back = "return widgets[0].shadowRoot.activeElement?.getAttribute('part') ?? ''";
        eventually("link".to_owned(), async || page.read(back, vec![]).await).await?;
    }
    Ok(())
}

async fn it_stays_when_the_feed_is_refreshed_and_goes_with_the_widget(session: BrowserSession) -> Result<()> {
    let mut feed = feed();
    let page = opened(&session, &host(), &feed).await?;
    let widget = page.widget();
    eventually(2, async || widget.count("reader-file").await).await?;
    feed["items"][0]["_invest_seoul"]["views"] = json!(719);
    session.site.answer(FEED, Answer::Text(feed.to_string()));
    widget.call("refresh", json!([])).await?;
    let views = "return parts(0, 'views').map(text).includes('719 views')";
    eventually(true, async || page.read(views, vec![]).await).await?;
    assert_eq!(
        (widget.texts("reader-title").await?, page.focus().await?),
        (vec!["Release 1".to_owned()], Focus::Part("reader-title".into()))
    );
    // The card is another one now.
    page.press(Key::Escape).await?;
    has_focus(&page, Focus::Card(1)).await?;
    page.press(Key::Enter).await?;
    has_focus(&page, Focus::Part("reader-title".into())).await?;
    page.execute("widgets[0].remove()", vec![]).await?;
    eventually(Focus::Nothing, async || page.focus().await).await?;
    page.execute("document.getElementById('after').focus()", vec![]).await?;
    has_focus(&page, Focus::Host("after".into())).await?;
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn in_arabic_it_runs_from_right_to_left(session: BrowserSession) -> Result<()> {
    let page = opened(&session, &host().with("lang", "ar"), &feed()).await?;
    let widget = page.widget();
    let left = async |part: &str| -> Result<f64> { Ok(widget.rects(part).await?[0].left) };
    assert!(left("reader-previous").await? > left("reader-next").await?);
    assert!(left("reader-next").await? > left("reader-close").await?);
    // The release itself is in English.
    let direction: Vec<String> = widget.of_each("reader-title", "getComputedStyle(part).direction").await?;
    assert_eq!(direction, ["ltr"]);
    Ok(())
}
