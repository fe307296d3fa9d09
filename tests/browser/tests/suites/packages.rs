//! The npm package, installed from the archive that `npm pack` makes, in apps built by Vite and on a page without a build
//! (`tests/packages/`).

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use browser_tests::{BrowserSession, Engine, Host, Process, behaviours, eventually, project};
use serde_json::json;

behaviours! {
    in &Engine::ALL =>
    a_react_app_that_imports_the_package_shows_cards,
    a_vue_app_that_imports_the_package_shows_cards,
    a_page_with_an_import_map_shows_cards;
    in &[Engine::Chromium] => the_development_server_of_vite_finds_module_and_texts;
}

async fn a_react_app_that_imports_the_package_shows_cards(session: BrowserSession) -> Result<()> {
    shows_cards(&session, "package-react", "718 views").await?;
    hears_of_them(&session, "package-react").await
}

async fn a_vue_app_that_imports_the_package_shows_cards(session: BrowserSession) -> Result<()> {
    shows_cards(&session, "package-vue", "718 vues").await?;
    hears_of_them(&session, "package-vue").await
}

async fn a_page_with_an_import_map_shows_cards(session: BrowserSession) -> Result<()> {
    shows_cards(&session, "package-plain", "718 vues").await
}

/// It bundles what an app imports into a folder of its own, where the files of the package are not.
async fn the_development_server_of_vite_finds_module_and_texts(session: BrowserSession) -> Result<()> {
    let app = tempfile::Builder::new().prefix("dev-").tempdir_in(project("target/packages"));
    let app = app.context("the package is not installed: node tests/packages/build.js")?;
    let page = format!(
        "<!doctype html><script type=\"module\">import 'invest-seoul-news'</script>
         <invest-seoul-news feed=\"{}/sample/feed.json\" lang=\"fr\"></invest-seoul-news>",
        session.site.publisher_origin()
    );
    fs::write(app.path().join("index.html"), page)?;
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let mut vite = Command::new(project("node_modules/.bin/vite"));
    vite.args(["--host", "127.0.0.1", "--strictPort", "--port"]).arg(address.port().to_string());
    vite.current_dir(app.path()).stdin(Stdio::null()).stdout(Stdio::null());
    let _server = Process::start(&mut vite)?;
    eventually(true, async || Ok(TcpStream::connect(address).is_ok())).await?;

    let page = session.open_address(&format!("http://{address}/")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("views").await?[0], "718 vues");
    Ok(())
}

/// Fails unless the page shows six cards in its language, below a heading of the third level and a search box, with the files that the
/// package has: the server of the widget is asked for the feed and its images alone.
async fn shows_cards(session: &BrowserSession, page: &str, views: &str) -> Result<()> {
    let page = session.open(&Host::new(page)).await?;
    let widget = page.widget();
    widget.ready().await?;
    let level: Vec<String> = widget.of_each("heading", "part.ariaLevel").await?;
    assert_eq!(
        (
            widget.items().await?.len(),
            &*widget.texts("views").await?[0],
            level,
            widget.count("search").await?
        ),
        (6, views, vec!["3".to_owned()], 1)
    );
    assert_eq!(session.site.count(|path| path.starts_with("/v1/")), 0);
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.console].concat(), Vec::<String>::new());
    Ok(())
}

/// Waits until the app has heard how many cards there are.
async fn hears_of_them(session: &BrowserSession, page: &str) -> Result<()> {
    let page = session.open(&Host::new(page)).await?;
    let heard = "return document.querySelector('output')?.textContent ?? null";
    eventually(json!("6"), async || page.read(heard, vec![]).await).await
}
