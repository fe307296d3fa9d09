//! Contrast of every text on the screen with what is behind it (WCAG 1.4.3), and of what tells controls from the page (1.4.11): in both
//! themes, on a light and a dark page, and where readers prefer more contrast.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, CONTRAST, Engine, Host, Key, Page, behaviours, eventually};
use serde::Deserialize;
use serde_json::json;

behaviours! { in &Engine::ALL =>
    every_text_of_the_carousel_stands_out,
    every_text_of_grid_list_and_compact_stands_out,
    every_text_of_the_notices_stands_out,
    what_tells_controls_from_the_page_stands_out,
    the_focus_of_the_search_box_stands_out,
    with_more_contrast_every_text_has_the_enhanced_contrast,
    with_more_contrast_the_edges_of_controls_stand_out,
}

/// The colours of pages, and of their text.
const PAGES: [(&str, &str); 2] = [("#ffffff", "#14181f"), ("#101418", "#f1f4f9")];

const FEED: &str = "/sample/feed.json";
const SHOWN: &str = "image summary date views author comments tags all-news";

/// WCAG 1.4.3 (AA) asks for this contrast of texts, and 1.4.6 (AAA) for the other.
const MINIMUM: f64 = 4.5;
const ENHANCED: f64 = 7.0;

/// As for readers who prefer more contrast: the rules for them apply to all. WebKitGTK has no such setting.
const MORE_CONTRAST: &str = "
    const rules = widgets[0].shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
    const forMore = rules.filter((rule) => rule.media?.mediaText.includes('prefers-contrast: more'));
    for (const rule of forMore) rule.media.mediaText = 'all';
    return forMore.length";

/// What was measured: parts, each once; and those of too little contrast.
#[derive(Debug, Default, Deserialize, PartialEq)]
struct Measured {
    parts: Vec<String>,
    weak: Vec<String>,
}

/// Measures with `script`, a list of names and contrasts, in both themes on each page.
async fn measure(page: &Page<'_>, script: &str, least: f64) -> Result<Measured> {
    let mut all = Measured::default();
    for (background, color) in PAGES {
        for theme in ["light", "dark"] {
            let dress =
                "document.documentElement.style = `background: ${arguments[0]}; color: ${arguments[1]}`;
                         widgets[0].setAttribute('theme', arguments[2])";
            page.execute(dress, vec![json!(background), json!(color), json!(theme)]).await?;
            // Borders change their colour in 0.15 s.
            let moving = "return widgets[0].shadowRoot.getAnimations().length";
            eventually(0, async || page.read(moving, vec![]).await).await?;
            let found: Vec<(String, f64)> = page.read(&format!("{CONTRAST}{script}"), vec![]).await?;
            for (part, contrast) in found {
                if contrast < least {
                    all.weak.push(format!("{part} in {theme} on {background}: {contrast:.2}"));
                }
                all.parts.push(part);
            }
        }
    }
    all.parts.sort();
    all.parts.dedup();
    Ok(all)
}

/// All texts, and what stands in a search box before and after the reader has typed.
const TEXTS: &str = "
    const boxes = parts(0, 'search-box').flatMap((box) =>
      [['placeholder', contrast(box, 'color', '::placeholder')], ['search-box', contrast(box, 'color')]]);
    return [...texts(widgets[0].shadowRoot), ...boxes]";

async fn texts_are(page: &Page<'_>, parts: &[&str], least: f64) -> Result<()> {
    let parts = parts.iter().map(|part| (*part).to_owned()).collect();
    assert_eq!(measure(page, TEXTS, least).await?, Measured { parts, weak: vec![] });
    Ok(())
}

/// A carousel with the results of a search.
async fn carousel(session: &BrowserSession) -> Result<Page<'_>> {
    let page = session.open(&Host::new("element").with("show", SHOWN).with("search", "")).await?;
    page.widget().ready().await?;
    search(&page).await?;
    Ok(page)
}

async fn search(page: &Page<'_>) -> Result<()> {
    let script = "const [box] = parts(0, 'search-box');
                  box.value = 'seoul';
                  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    page.execute(script, vec![]).await?;
    eventually(true, async || Ok(page.widget().texts("results").await?.iter().any(|text| !text.is_empty())))
        .await?;
    // As if nothing were typed: the placeholder is there.
    page.execute("parts(0, 'search-box')[0].value = ''", vec![]).await.map(drop)
}

/// A list of releases with more to come.
async fn list<'a>(session: &'a BrowserSession, layout: &str) -> Result<Page<'a>> {
    let host =
        Host::new("element").with("show", SHOWN).with("search", "").with("limit", "3").with("layout", layout);
    let page = session.open(&host).await?;
    eventually(3, async || page.widget().count("entry").await).await?;
    search(&page).await?;
    Ok(page)
}

const IN_CARDS: [&str; 13] = [
    "all-news",
    "author",
    "date",
    "heading-link",
    "link",
    "number",
    "placeholder",
    "position",
    "results",
    "search-box",
    "summary",
    "tags",
    "views",
];

async fn every_text_of_the_carousel_stands_out(session: BrowserSession) -> Result<()> {
    texts_are(&carousel(&session).await?, &IN_CARDS, MINIMUM).await
}

/// What a layout below each other shows.
fn in_entries(layout: &str) -> Vec<&'static str> {
    let shown =
        |part: &&str| *part != "position" && (layout != "compact" || !["summary", "tags"].contains(part));
    let mut parts: Vec<&str> = IN_CARDS.into_iter().filter(|part| shown(part)).chain(["show-more"]).collect();
    parts.sort_unstable();
    parts
}

async fn every_text_of_grid_list_and_compact_stands_out(session: BrowserSession) -> Result<()> {
    for layout in ["grid", "list", "compact"] {
        texts_are(&list(&session, layout).await?, &in_entries(layout), MINIMUM).await?;
    }
    Ok(())
}

/// Old news, no news, and a failure.
async fn notices(session: &BrowserSession, rules: &str, least: f64) -> Result<()> {
    let page = session.open(&Host::new("element").with("show", "date")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute(rules, vec![]).await?;
    session.site.answer(FEED, Answer::Status(503));
    widget.call("refresh", json!([])).await?;
    widget.is("stale").await?;
    texts_are(&page, &["date", "heading-link", "link", "note", "position"], least).await?;
    let empty = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [] }"#;
    session.site.answer(FEED, Answer::Text(empty.into()));
    widget.call("refresh", json!([])).await?;
    widget.is("empty").await?;
    texts_are(&page, &["heading", "notice", "read-on-site"], least).await?;
    session.site.answer(FEED, Answer::Status(503));
    widget.call("refresh", json!([])).await?;
    widget.is("failed").await?;
    texts_are(&page, &["heading", "notice", "retry"], least).await
}

async fn every_text_of_the_notices_stands_out(session: BrowserSession) -> Result<()> {
    notices(&session, "", MINIMUM).await
}

/// Arrows, the eye, the dots, the bar, the mark of a note, the search box: what tells a control or a graphic from what is around it. A box is told by
/// its edge or by its inside; a button with words on it by its words.
const GRAPHICS: &str = "
    const surfaces = (part) => ratio(outside(part), inside(part));
    const edge = (part) => contrast(part, 'borderTopColor', null, outside(part));
    const measured = {
      pause: (part) => contrast(part, 'borderLeftColor', '::before'),
      previous: (part) => contrast(part, 'borderTopColor', '::before'),
      next: (part) => contrast(part, 'borderTopColor', '::before'),
      views: (part) => contrast(part, 'borderTopColor', '::before'),
      note: (part) => contrast(part, 'color', '::before'),
      dot: (part) => contrast(part, 'borderTopColor', '::before'),
      bar: (part) => contrast(part, 'backgroundColor', null, outside(part)),
      'search-box': (part) => Math.max(edge(part), surfaces(part)),
    };
    return Object.entries(measured).flatMap(([name, measure]) =>
      parts(0, name).filter((part) => part.checkVisibility() && part.ariaDisabled !== 'true')
        .map((part) => [name, measure(part)]))";

async fn graphics_are(page: &Page<'_>, parts: &[&str]) -> Result<()> {
    let parts = parts.iter().map(|part| (*part).to_owned()).collect();
    // WCAG 1.4.11.
    assert_eq!(measure(page, GRAPHICS, 3.0).await?, Measured { parts, weak: vec![] });
    Ok(())
}

async fn what_tells_controls_from_the_page_stands_out(session: BrowserSession) -> Result<()> {
    let page = carousel(&session).await?;
    // In the second view both buttons can be used.
    page.widget().click("next").await?;
    eventually(vec![5, 6, 7, 8], async || page.widget().in_view().await).await?;
    graphics_are(&page, &["dot", "next", "previous", "search-box", "views"]).await?;
    session.site.answer(FEED, Answer::Status(503));
    page.widget().call("refresh", json!([])).await?;
    page.widget().is("stale").await?;
    graphics_are(&page, &["next", "note", "previous", "search-box", "views"]).await?;
    session.site.answer(FEED, Answer::File);
    // As long as the end is unknown there is a bar in place of the dots.
    let page = session.open(&Host::new("element").with("limit", "6").with("autoplay", "60")).await?;
    page.widget().ready().await?;
    graphics_are(&page, &["bar", "next", "pause", "views"]).await
}

// The ring had the accent of the theme and stood around the box, on the page.
async fn the_focus_of_the_search_box_stands_out(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("search", "")).await?;
    page.widget().ready().await?;
    // Readers who use the keyboard see the focus.
    page.press(Key::Tab).await?;
    let ring = "const [box] = parts(0, 'search-box');
                box.focus();
                const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(box);
                const isInside = parseFloat(outlineOffset) + parseFloat(outlineWidth) <= 0;
                const { backgroundColor } = getComputedStyle(isInside ? box : document.documentElement);
                const isThere = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
                return [['search-box', isThere ? contrastOn(outlineColor, backgroundColor) : 1]]";
    let parts = vec!["search-box".to_owned()];
    assert_eq!(measure(&page, ring, 3.0).await?, Measured { parts, weak: vec![] });
    Ok(())
}

async fn with_more_contrast_every_text_has_the_enhanced_contrast(session: BrowserSession) -> Result<()> {
    let page = carousel(&session).await?;
    assert_ne!(page.read::<usize>(MORE_CONTRAST, vec![]).await?, 0);
    texts_are(&page, &IN_CARDS, ENHANCED).await?;
    for layout in ["grid", "list", "compact"] {
        let page = list(&session, layout).await?;
        page.execute(MORE_CONTRAST, vec![]).await?;
        texts_are(&page, &in_entries(layout), ENHANCED).await?;
    }
    notices(&session, MORE_CONTRAST, ENHANCED).await
}

async fn with_more_contrast_the_edges_of_controls_stand_out(session: BrowserSession) -> Result<()> {
    let edges = "
        const edge = (part, side) => contrast(part, `border${side}Color`, null, outside(part));
        const surfaces = (part) => ratio(outside(part), inside(part));
        const measured = {
          'search-box': (part) => Math.max(edge(part, 'Top'), surfaces(part)),
          'show-more': (part) => edge(part, 'Top'),
          previous: (part) => edge(part, 'Top'),
          next: (part) => edge(part, 'Top'),
          // What stands out itself needs no edge.
          card: (part) => Math.max(edge(part, 'Bottom'), surfaces(part)),
        };
        return Object.entries(measured).flatMap(([name, measure]) => parts(0, name)
          .filter((part) => part.ariaDisabled !== 'true').map((part) => [name, measure(part)]))";
    let cards = carousel(&session).await?;
    cards.execute(MORE_CONTRAST, vec![]).await?;
    let measured = measure(&cards, edges, 3.0).await?;
    let parts = ["card", "next", "search-box"].map(str::to_owned).to_vec();
    assert_eq!(measured, Measured { parts, weak: vec![] });
    for layout in ["grid", "list", "compact"] {
        let page = list(&session, layout).await?;
        page.execute(MORE_CONTRAST, vec![]).await?;
        let parts = ["card", "search-box", "show-more"].map(str::to_owned).to_vec();
        assert_eq!(measure(&page, edges, 3.0).await?, Measured { parts, weak: vec![] }, "{layout}");
    }
    Ok(())
}
