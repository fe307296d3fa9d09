//! Sites and apps made with frameworks (folders of `tests/frameworks/`): builds for production, and libraries as they are published.
//! The widget stands on them in both forms: the element, with the script in the head, and the script tag.

pub mod apps;
pub mod jquery;
pub mod routers;

use anyhow::Result;
use browser_tests::{Page, eventually};

/// A module with the behaviours of one framework. Each calls the function of its name in the module around it with this constant.
macro_rules! behaviours_of {
    ($name:ident($framework:ident): $(in $engines:expr => $($behaviour:ident),+);+ $(;)?) => {
        /// The behaviours of this framework.
        pub mod $name {
            use anyhow::Result;
            use browser_tests::{BrowserSession, Engine, behaviours};

            behaviours! { $(in $engines => $($behaviour),+);+ }

            $($(
                async fn $behaviour(session: BrowserSession) -> Result<()> {
                    super::$behaviour(session, super::$framework).await
                }
            )+)+
        }
    };
}
use behaviours_of;

const SCRIPT: &str = "/v1/invest-seoul-news.js";
const FEED: &str = "/sample/feed.json";

/// Waits until the page has this many widgets.
async fn has_widgets(page: &Page<'_>, count: usize) -> Result<()> {
    eventually(count, async || page.read("return widgets.length", vec![]).await).await
}

/// Fails unless the page has one widget, with cards, and keeps it.
async fn has_one_widget_with_cards(page: &Page<'_>) -> Result<()> {
    has_widgets(page, 1).await?;
    page.widget().ready().await?;
    is_quiet(page).await?;
    has_widgets(page, 1).await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    Ok(())
}

/// Waits until nothing has been inserted or removed for 0.3 s: every script has run, and the loader has seen every tag.
async fn is_quiet(page: &Page<'_>) -> Result<()> {
    let quiet = "return new Promise((resolve) => {
        let timer;
        const wait = () => { clearTimeout(timer); timer = setTimeout(resolve, 300); };
        new MutationObserver(wait).observe(document, { childList: true, subtree: true });
        wait();
    })";
    page.execute(quiet, vec![]).await.map(drop)
}

/// Fails if the page has uncaught errors or console lines.
async fn nothing_is_logged(page: &Page<'_>) -> Result<()> {
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.console].concat(), Vec::<String>::new());
    Ok(())
}
