//! What a tag says, and how the script comes with it.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, behaviours, eventually, module_path};
use serde_json::json;

use super::{FEED, SCRIPT};

behaviours! {
    in &Engine::ALL =>
        options_may_be_in_the_address,
        only_our_own_attributes_lose_their_prefix,
        a_blocked_script_leaves_no_room,
        a_blocked_script_leaves_no_room_under_a_strict_policy;
    // WebKitGTK sends no request of ours before the page is parsed.
    in &[Engine::Chromium, Engine::Firefox] =>
        the_requests_of_a_tag_do_not_wait_for_a_slow_script;
}

// They waited until the page was parsed, as the element does.
async fn the_requests_of_a_tag_do_not_wait_for_a_slow_script(session: BrowserSession) -> Result<()> {
    const SLOW: &str = "/slow.js";
    session.site.answer(SLOW, Answer::Nothing);
    let host = Host::new("slow-script");
    let module = module_path()?;
    let requested = async {
        for path in [FEED, &module] {
            eventually(1, async || Ok(session.site.count(|requested| requested == path))).await?;
        }
        session.site.answer(SLOW, Answer::Text(String::new()));
        anyhow::Ok(())
    };
    let (page, requested) = tokio::join!(session.open(&host), requested);
    requested?;
    page?.widget().ready().await?;
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn options_may_be_in_the_address(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("options-in-address")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("heading").await?, ["Seoul & more"]);
    assert_eq!(page.widget().texts("views").await?[0], "조회수 718회");
    // Attributes win; other parameters are not ours.
    assert_eq!(page.widget().items().await?.len(), 3);
    assert!(!page.read::<bool>("return widgets[0].hasAttribute('v')", vec![]).await?);
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn only_our_own_attributes_lose_their_prefix(session: BrowserSession) -> Result<()> {
    let host = Host::new("one-tag")
        .with("lenis-prevent", "")
        .with("turbo-permanent", "")
        .with("testid", "news")
        .with("heading-level", "3")
        .with("time-zone", "UTC");
    let page = session.open(&host).await?;
    page.widget().ready().await?;
    let attributes =
        "return Object.fromEntries([...widgets[0].attributes].filter(({ name }) => name !== 'from-tag')
      .map(({ name, value }) => [name, value]))";
    assert_eq!(
        page.read::<serde_json::Value>(attributes, vec![]).await?,
        json!({
            "feed": format!("{}{FEED}", session.site.widget_origin()),
            "data-lenis-prevent": "",
            "data-turbo-permanent": "",
            "data-testid": "news",
            "heading-level": "3",
            "time-zone": "UTC",
        })
    );
    Ok(())
}

async fn a_blocked_script_leaves_no_room(session: BrowserSession) -> Result<()> {
    leaves_no_room(session, "blocked-script").await
}

async fn a_blocked_script_leaves_no_room_under_a_strict_policy(session: BrowserSession) -> Result<()> {
    leaves_no_room(session, "blocked-script-strict").await
}

async fn leaves_no_room(session: BrowserSession, host: &str) -> Result<()> {
    session.site.answer(SCRIPT, Answer::Status(403));
    let page = session.open(&Host::new(host)).await?;
    let gap = "const [above, below] = ['above', 'below'].map((id) => document.getElementById(id).getBoundingClientRect());
      return below.top - above.bottom";
    eventually(16.0, async || page.read::<f64>(gap, vec![]).await).await?;
    // Not at all for readers who get the script.
    session.site.answer(SCRIPT, Answer::File);
    let page = session.open(&Host::new(host)).await?;
    page.widget().ready().await?;
    assert_eq!(page.read::<u32>("return widgets[0].offsetHeight", vec![]).await?, 500);
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.violations), (vec![], vec![]));
    Ok(())
}
