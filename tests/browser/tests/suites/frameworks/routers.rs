//! Sites whose pages are put into one document, one after the other: by Turbo, htmx, swup, barba and Unpoly. Some keep a snapshot of
//! each page, with our element in it, some run the scripts of a page that they insert, some neither.

use anyhow::Result;
use browser_tests::{BrowserSession, Host, Page, eventually};
use serde_json::json;

use super::{SCRIPT, behaviours_of, has_one_widget_with_cards, has_widgets, is_quiet, nothing_is_logged};

/// A site with a router: its folder, and the version of the library where there are several.
#[derive(Clone, Copy)]
struct Router {
    folder: &'static str,
    version: &'static str,
}

const TURBO: Router = Router { folder: "turbo", version: "8" };
const HTMX_2: Router = Router { folder: "htmx", version: "2" };
const HTMX_4: Router = Router { folder: "htmx", version: "4" };
const SWUP: Router = Router { folder: "swup", version: "4" };
const BARBA: Router = Router { folder: "barba", version: "2" };
const UNPOLY: Router = Router { folder: "unpoly", version: "3" };

behaviours_of! { turbo(TURBO):
    in &Engine::ALL => a_tag_has_one_widget_away_and_back, an_element_is_there_away_and_back, a_morph_keeps_the_widget_of_a_tag,
        a_morph_keeps_an_element
}
behaviours_of! { htmx_2(HTMX_2):
    in &Engine::ALL => a_tag_has_one_widget_away_and_back, an_element_is_there_away_and_back
}
behaviours_of! { htmx_4(HTMX_4):
    in &Engine::ALL => a_tag_has_one_widget_away_and_back, an_element_is_there_away_and_back
}
behaviours_of! { swup(SWUP):
    in &Engine::ALL => a_tag_has_one_widget_away_and_back, an_element_is_there_away_and_back
}
behaviours_of! { barba(BARBA):
    in &Engine::ALL => a_tag_has_one_widget_away_and_back, an_element_is_there_away_and_back
}
behaviours_of! { unpoly(UNPOLY):
    in &Engine::ALL => a_tag_has_one_widget_away_and_back, an_element_is_there_away_and_back
}

async fn a_tag_has_one_widget_away_and_back(session: BrowserSession, router: Router) -> Result<()> {
    away_and_back(session, router, "Tag").await
}

async fn an_element_is_there_away_and_back(session: BrowserSession, router: Router) -> Result<()> {
    away_and_back(session, router, "Element").await
}

/// Leaves the page and returns: by the history, by a link, by the history. The heading tells the page.
async fn away_and_back(session: BrowserSession, router: Router, heading: &str) -> Result<()> {
    let host = Host::framework(router.folder, &heading.to_lowercase()).fill("{{version}}", router.version);
    let page = session.open(&host).await?;
    has_one_widget_with_cards(&page).await?;
    page.execute("window.isSameDocument = true", vec![]).await?;
    for by_history in [true, false, true] {
        click(&page, "Other").await?;
        has_widgets(&page, 0).await?;
        if by_history {
            // Not by the driver: WebKit's skips entries that no click of a reader has made.
            page.execute("history.back()", vec![]).await?;
            is_at(&page, heading).await?;
        } else {
            // A router takes over the links of a page a moment after it has shown it.
            is_quiet(&page).await?;
            click(&page, heading).await?;
        }
        has_one_widget_with_cards(&page).await?;
    }
    assert!(page.read::<bool>("return window.isSameDocument ?? false", vec![]).await?);
    nothing_is_logged(&page).await
}

/// Follows the link of this text, to the page with this heading.
async fn click(page: &Page<'_>, text: &str) -> Result<()> {
    let script = "[...document.links].find((link) => text(link) === arguments[0]).click()";
    page.execute(script, vec![json!(text)]).await?;
    is_at(page, text).await
}

async fn is_at(page: &Page<'_>, heading: &str) -> Result<()> {
    let headings = "return [...document.querySelectorAll('h1')].map(text)";
    eventually(vec![heading.to_owned()], async || page.read(headings, vec![]).await).await
}

async fn a_morph_keeps_the_widget_of_a_tag(session: BrowserSession, router: Router) -> Result<()> {
    morph(session, router, "tag").await
}

async fn a_morph_keeps_an_element(session: BrowserSession, router: Router) -> Result<()> {
    morph(session, router, "element").await
}

/// Refreshes the page by morphing it, twice.
async fn morph(session: BrowserSession, router: Router, name: &str) -> Result<()> {
    let page =
        session.open(&Host::framework(router.folder, name).fill("{{version}}", router.version)).await?;
    has_one_widget_with_cards(&page).await?;
    page.execute(
        "window.morphs = 0;
         addEventListener('turbo:morph', () => window.morphs++);
         [window.first] = widgets;",
        vec![],
    )
    .await?;
    for morphs in 1..=2 {
        page.execute("Turbo.visit(location.href, { action: 'replace' })", vec![]).await?;
        eventually(morphs, async || page.read("return window.morphs", vec![]).await).await?;
        has_one_widget_with_cards(&page).await?;
    }
    // Its own element stays as it is. That of a tag is not in the new page, so it may be another one.
    if name == "element" {
        assert!(page.read::<bool>("return widgets[0] === first", vec![]).await?);
    }
    assert_eq!(session.site.count(|path| path == SCRIPT), 1);
    nothing_is_logged(&page).await
}
