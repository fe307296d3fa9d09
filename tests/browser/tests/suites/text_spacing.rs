//! Readers who set more space between lines, words and letters (WCAG 1.4.12).

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours, eventually};

behaviours! { in &Engine::ALL =>
    with_more_space_in_texts_nothing_else_is_cut_off,
    with_more_space_in_texts_a_notice_is_not_cut_off,
}

/// The spaces that WCAG 1.4.12 names, as a reader's own style sheet sets them.
const SPACE: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
      line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
    } p { margin-block-end: 2em !important; }`);
    const { shadowRoot } = widgets[0];
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];";

/// The parts that cut off some of their text, and what reaches out of the widget. Texts of the feed end in an ellipsis after some lines, on
/// purpose: the link leads to all of them.
async fn cut_off(page: &Page<'_>) -> Result<Vec<String>> {
    page.read(
        "const { left, right } = widgets[0].getBoundingClientRect();
         const isOfFeed = (part) => part.matches('.title, .summary, .heading, .tags, .author');
         return [...widgets[0].shadowRoot.querySelectorAll('.live [part]')]
           .filter((part) => !part.closest('[inert]') && part.checkVisibility({ visibilityProperty: true }))
           .filter((part) => !part.matches('.viewport, .track, .unseen') && !isOfFeed(part) && text(part))
           .filter((part) => {
             const box = part.getBoundingClientRect();
             const isCut = getComputedStyle(part).overflowX !== 'visible' &&
               (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
             return isCut || (!part.closest('.viewport') && (box.left < left - 1 || box.right > right + 1));
           })
           .map((part) => `${part.part.value}: ${text(part)}`)",
        vec![],
    )
    .await
}

async fn with_more_space_in_texts_nothing_else_is_cut_off(session: BrowserSession) -> Result<()> {
    for layout in ["carousel", "grid", "list", "compact"] {
        for width in [320, 1280] {
            let show = "image summary date views author comments all-news";
            let host = Host::new("element").with("layout", layout).with("search", "").with("show", show);
            let page = session.open_narrow(&host, width).await?;
            page.widget().is("ready").await?;
            eventually(true, async || Ok(page.widget().count("card").await? > 0)).await?;
            page.execute(SPACE, vec![]).await?;
            page.two_frames().await?;
            assert_eq!(cut_off(&page).await?, Vec::<String>::new(), "{layout} at {width} px");
            let sideways = "return document.documentElement.scrollWidth > innerWidth";
            assert!(!page.read::<bool>(sideways, vec![]).await?, "{layout} at {width} px scrolls sideways");
        }
    }
    Ok(())
}

async fn with_more_space_in_texts_a_notice_is_not_cut_off(session: BrowserSession) -> Result<()> {
    session.site.answer("/sample/feed.json", Answer::Status(503));
    let page = session.open_narrow(&Host::new("element"), 320).await?;
    page.widget().is("failed").await?;
    page.execute(SPACE, vec![]).await?;
    page.two_frames().await?;
    assert_eq!(cut_off(&page).await?, Vec::<String>::new());
    Ok(())
}
