//! Tags in pages that a framework renders on the server and takes over in the browser.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, behaviours, eventually};

use super::{FEED, SCRIPT, console_is, count};

behaviours! {
    in &Engine::ALL =>
        nothing_is_inserted_before_the_page_is_hydrated,
        nothing_is_inserted_before_react_has_come_to_the_tag,
        a_tag_of_next_script_is_explained,
        a_tag_in_a_declarative_shadow_root_works;
}

// One element too many, and React renders the page anew.
async fn nothing_is_inserted_before_the_page_is_hydrated(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("hydrated").with("lang", "ko")).await?;
    page.widget().ready().await?;
    let sent = format!(
        "<h1>Server rendered</h1><script async=\"\" src=\"{origin}{SCRIPT}\" data-feed=\"{origin}{FEED}\" \
         data-lang=\"ko\"></script><p id=\"below\">Contact</p>",
        origin = session.site.widget_origin()
    );
    assert_eq!(page.read::<Vec<String>>("return markup", vec![]).await?, [sent.clone(), sent]);
    let names = "return [...document.getElementById('root').children].map((child) => child.localName)";
    assert_eq!(page.read::<Vec<String>>(names, vec![]).await?, ["h1", "script", "invest-seoul-news", "p"]);
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    // It is lost all the same: there the element is the right form.
    page.execute("widgets[0].remove()", vec![]).await?;
    page.widget().ready().await?;
    console_is(
        &page,
        &["warn: [invest-seoul-news] a framework has removed what the script tag had inserted: write \
           <invest-seoul-news feed=\"…\"> where the news should be, and load the script without data-feed"],
    )
    .await
}

// The script runs before anything tells that the page is React's.
async fn nothing_is_inserted_before_react_has_come_to_the_tag(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("hydrated-document")).await?;
    page.widget().ready().await?;
    let sent = format!(
        "<p>Text</p><script src=\"{origin}{SCRIPT}\" data-feed=\"{origin}{FEED}\"></script>",
        origin = session.site.widget_origin()
    );
    assert_eq!(page.read::<Vec<String>>("return markup", vec![]).await?, [sent.clone(), sent]);
    Ok(())
}

async fn a_tag_of_next_script_is_explained(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("next-script")).await?;
    console_is(
        &page,
        &["warn: [invest-seoul-news] next/script puts the script tag at the end of the page: write \
           <invest-seoul-news feed=\"…\"> where the news should be, and load the script without data-feed"],
    )
    .await?;
    assert_eq!(count(&page).await?, 0);
    Ok(())
}

// `document.currentScript` is null in a shadow tree.
async fn a_tag_in_a_declarative_shadow_root_works(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("declarative-shadow-root")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 views");
    let names =
        "return [...document.querySelector('app-shell').shadowRoot.children].map((child) => child.localName)";
    assert_eq!(page.read::<Vec<String>>(names, vec![]).await?, ["style", "script", "invest-seoul-news"]);
    // What comes later in that root is seen, too.
    page.execute("document.querySelector('app-shell').shadowRoot.querySelector('script').remove()", vec![])
        .await?;
    eventually(0, async || count(&page).await).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}
