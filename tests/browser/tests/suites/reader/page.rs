//! The page around the dialog: its policy, its scrolling, its width, what it may decide, and its language.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Focus, Host, Key, behaviours, eventually};
use serde_json::json;

use super::{FEED, TEXT, feed, has_focus, host, is_closed, opened, shows};
use crate::accessibility_rules::{broken, load_axe};

behaviours! {
    in &Engine::ALL =>
        it_breaks_no_policy,
        the_page_behind_does_not_scroll,
        at_320_px_nothing_scrolls_sideways_but_a_table,
        no_rule_is_broken_in_the_dialog,
        a_click_with_a_key_is_the_browsers,
        a_page_can_keep_it_closed,
        a_release_without_an_address_is_opened_by_a_button,
        it_stays_when_the_feed_is_refreshed_and_goes_with_the_widget,
        in_arabic_it_runs_from_right_to_left;
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
