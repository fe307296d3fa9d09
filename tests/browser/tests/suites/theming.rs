//! What a page may style: every custom property changes something, and every part is there in some state of the widget.

use std::collections::BTreeSet;

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};
use contract::{parts, properties};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    every_custom_property_changes_what_is_seen,
    every_part_is_there_in_some_state,
}

const FEED: &str = "/fixtures/theming.json";

const SHOW: &str = "image summary date views author tags comments all-news";

/// Six releases with everything that a card and the dialog can show: more than a view of a carousel, and a grid with a limit of four.
fn feed() -> Answer {
    let release = |number: usize| {
        json!({
            "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}"),
            "summary": "One of many.", "content_html": "<p>The whole text.</p>", "tags": ["investment"],
            "image": "/sample/images/los-angeles-dusk.webp", "date_published": "2018-08-01T11:01:00+09:00",
            "authors": [{ "name": "Invest Seoul" }], "_invest_seoul": { "views": 718, "comments": 3 },
            "attachments": [{ "url": "/files/release.pdf", "mime_type": "application/pdf" }],
        })
    };
    let mut items: Vec<Value> = (1..=6).map(release).collect();
    items[1]["image"] = Value::Null;
    let version = "https://jsonfeed.org/version/1.1";
    let feed = json!({ "version": version, "title": "News", "home_page_url": "/release", "items": items });
    Answer::Text(feed.to_string())
}

/// Opens the widget in each of its states, and collects what `look` finds in them.
async fn in_all_states(
    session: &BrowserSession,
    look: impl AsyncFn(&Page<'_>) -> Result<Vec<String>>,
) -> Result<BTreeSet<String>> {
    session.site.answer(FEED, feed());
    let host = || Host::new("element").feed(FEED).with("show", SHOW);
    let mut found = BTreeSet::new();

    let page = session.open(&host().with("search", "").with("autoplay", "300")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for part in ["search-box", "pause", "all-news-slide"] {
        eventually(1, async || widget.count(part).await).await?;
    }
    found.extend(look(&page).await?);
    session.site.answer(FEED, Answer::Status(503));
    widget.call("refresh", json!([])).await?;
    widget.is("stale").await?;
    found.extend(look(&page).await?);
    session.site.answer(FEED, feed());

    let page = session.open(&host().with("layout", "grid").with("limit", "4")).await?;
    let widget = page.widget();
    eventually(4, async || widget.count("entry").await).await?;
    found.extend(look(&page).await?);
    widget.click("show-more").await?;
    eventually(1, async || widget.count("all-news-entry").await).await?;
    found.extend(look(&page).await?);

    let page = session.open(&host().with("open", "reader")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.click("link").await?;
    for part in ["reader-text", "reader-file"] {
        eventually(1, async || widget.count(part).await).await?;
    }
    found.extend(look(&page).await?);

    for (feed, phase) in [("/fixtures/empty.json", "empty"), ("/none.json", "failed")] {
        let page = session.open(&Host::new("element").feed(feed)).await?;
        page.widget().is(phase).await?;
        found.extend(look(&page).await?);
    }
    Ok(found)
}

/// The names of the parts that are there.
const PARTS: &str = "
    return [...widgets[0].shadowRoot.querySelectorAll('[part]')].flatMap(({ part }) => [...part])";

async fn every_part_is_there_in_some_state(session: BrowserSession) -> Result<()> {
    let found = in_all_states(&session, async |page| page.read(PARTS, vec![]).await).await?;
    assert_eq!(found, parts::ALL.iter().map(|part| (*part).to_owned()).collect());
    Ok(())
}

/// Which of these properties change the style of an element or of its `::before` and `::after`, with the focus on each of those that can
/// have it. `arguments[0]`: names and values.
const CHANGING: &str = "
    const root = widgets[0].shadowRoot;
    const still = new CSSStyleSheet();
    still.replaceSync('* , ::before, ::after { transition: none !important; animation: none !important }');
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, still];
    const names = ['color', 'background-color', 'border-top-color', 'border-top-width', 'border-top-left-radius',
      'font-family', 'font-size', 'font-weight', 'padding-left', 'column-gap', 'width', 'height', 'object-fit',
      'object-position', 'outline-color', 'outline-width', 'box-shadow'];
    const styleOf = (element) => ['', '::before', '::after'].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return names.map((name) => style.getPropertyValue(name)).join();
    }).join();
    const elements = [...root.querySelectorAll('*')];
    const withoutFocus = () => {
      root.activeElement?.blur();
      return elements.map(styleOf);
    };
    const snapshot = () => [...withoutFocus(), ...['link', 'next', 'search-box'].flatMap((part) => {
      const [element] = parts(0, part);
      element?.focus({ preventScroll: true });
      return element ? [element, element.closest('.card') ?? element].map(styleOf) : [];
    })].join('\\n');
    const before = snapshot();
    if (snapshot() !== before) throw new Error('it changes by itself');
    return arguments[0].filter(([name, value]) => {
      widgets[0].style.setProperty(name, value);
      const hasChanged = snapshot() !== before;
      widgets[0].style.removeProperty(name);
      return hasChanged;
    }).map(([name]) => name)";

/// A value that is not the default.
fn value(property: &str) -> &'static str {
    match property.rsplit('-').next() {
        Some("accent" | "surface" | "text" | "muted" | "border" | "tint" | "color" | "background") => {
            "#010203"
        }
        Some("width" | "size" | "radius" | "gap" | "padding" | "height") => "7px",
        Some("weight") => "300",
        Some("font") => "monospace",
        Some("ratio") => "7",
        Some("fit") => "none",
        Some("position") => "7px 7px",
        _ => panic!("{property} needs a value in this test"),
    }
}

async fn every_custom_property_changes_what_is_seen(session: BrowserSession) -> Result<()> {
    let values: Vec<_> =
        properties::ALL.iter().map(|property| (property.name, value(property.name))).collect();
    let found = in_all_states(&session, async |page| page.read(CHANGING, vec![json!(values)]).await).await?;
    assert_eq!(found, values.iter().map(|(name, _)| (*name).to_owned()).collect());
    Ok(())
}
