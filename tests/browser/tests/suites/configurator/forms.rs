//! The code of each form, as the page has written it, each piece put where it belongs: it shows cards as they were chosen.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use browser_tests::{BrowserSession, Engine, Host, Page, WordPress, behaviours, eventually, project};
use serde_json::json;
use tempfile::TempDir;

use super::{HEADING, SURFACE, choose, choose_colour, click, clipboard, code, configured, copied, feed};
use crate::{gnuboard, iframe};

behaviours! { in &Engine::ALL =>
    the_tag_shows_cards_on_a_blank_page,
    a_tag_with_the_default_layout_reserves_its_space,
    a_pinned_tag_shows_cards_under_the_policy_that_goes_with_it,
    the_element_shows_cards_on_a_blank_page,
    the_frame_shows_cards_on_a_blank_page_and_gets_their_height,
    the_component_of_react_shows_cards_in_an_app,
    the_component_of_vue_shows_cards_in_an_app,
    the_shortcode_shows_cards_in_a_post_of_wordpress,
    the_call_for_gnuboard_shows_cards_on_a_blank_page;
    // In WebKit a frame has the color scheme of the reader's system, whatever its page has.
    in &[Engine::Chromium, Engine::Firefox] => a_frame_has_the_colours_of_its_page
}

/// What the page writes in this form for the choices, taken by its buttons: the first piece begins with `start`.
async fn written(session: &BrowserSession, form: &str, start: &str) -> Result<Vec<String>> {
    let page = configured(session, "").await?;
    choose(&page, &feed(session)).await?;
    taken(&page, form, start).await
}

/// The pieces in this form, each by its button, once the hash and the hosts of pictures are known where they are written.
async fn taken(page: &Page<'_>, form: &str, start: &str) -> Result<Vec<String>> {
    click(page, &format!("#form-{form}")).await?;
    eventually(true, async || Ok(code(page, 1).await?.starts_with(start))).await?;
    let pieces = "return [...document.querySelectorAll('pre code')].map((code) => code.textContent)";
    eventually(false, async || {
        let pieces: Vec<String> = page.read(pieces, vec![]).await?;
        Ok(pieces.iter().any(|piece| piece.contains("img-src https:")))
    })
    .await?;
    let shown: Vec<String> = page.read(pieces, vec![]).await?;
    clipboard(page, true).await?;
    for number in 1..=shown.len() {
        click(page, &format!("#copy-{number}")).await?;
        eventually(number, async || Ok(copied(page).await?.len())).await?;
    }
    assert_eq!(copied(page).await?, shown);
    Ok(shown)
}

fn blank(code: &str) -> Host {
    Host::new("blank").fill("{{code}}", code)
}

/// A page with a policy, which has pieces of code where they belong.
fn strict(code: &str, style: &str, script: &str, policy: &str) -> Host {
    Host::new("blank-policy")
        .fill("{{code}}", code)
        .fill("{{style}}", style)
        .fill("{{script}}", script)
        // The site's own scripts are allowed besides.
        .fill("{{policy}}", policy.replace("script-src ", "script-src 'self' "))
}

/// The page shows what was chosen: three cards in Korean, side by side, below the heading.
async fn shows_the_choices(page: &Page<'_>) -> Result<()> {
    let widget = page.widget();
    widget.is("ready").await?;
    eventually(3, async || widget.count("entry").await).await?;
    let tops: Vec<f64> = widget.rects("entry").await?.iter().map(|rect| rect.top).collect();
    assert_eq!(tops[0], tops[1]);
    assert_eq!(widget.texts("heading").await?, [HEADING]);
    assert_eq!(widget.texts("views").await?[0], "조회수 718회");
    nothing_is_wrong(page).await
}

/// The cards have the colour that was chosen.
async fn has_the_colour(page: &Page<'_>) -> Result<()> {
    let mut colours: Vec<String> =
        page.widget().of_each("card", "getComputedStyle(part).backgroundColor").await?;
    colours.dedup();
    assert_eq!(colours, [SURFACE]);
    Ok(())
}

async fn nothing_is_wrong(page: &Page<'_>) -> Result<()> {
    let log = page.log().await?;
    assert_eq!((log.uncaught, log.violations), (vec![], vec![]));
    Ok(())
}

async fn the_tag_shows_cards_on_a_blank_page(session: BrowserSession) -> Result<()> {
    let pieces = written(&session, "script", "<style>").await?;
    assert_eq!(
        pieces,
        [format!(
            "<style>invest-seoul-news {{ --isn-surface: {SURFACE} }}</style>\
             <script async src=\"{}/v1/invest-seoul-news.js\" data-feed=\"{}\" data-lang=\"ko\" data-layout=\"grid\" \
             data-limit=\"3\" data-heading=\"&quot;서울&quot; &amp; l'&lt;more&gt;\"></script>",
            session.site.widget_origin(),
            feed(&session)
        )]
    );
    let page = session.open(&blank(&pieces[0])).await?;
    shows_the_choices(&page).await?;
    has_the_colour(&page).await
}

async fn a_tag_with_the_default_layout_reserves_its_space(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    choose_colour(&page, &feed(&session)).await?;
    let pieces = taken(&page, "script", "<style>").await?;
    let [tag] = &pieces[..] else { panic!("{pieces:?}") };
    assert!(
        tag.ends_with(" style=\"display: block; min-height: 500px\" onerror=\"this.remove()\"></script>"),
        "{tag}"
    );
    let page = session.open(&blank(tag)).await?;
    page.widget().ready().await?;
    has_the_colour(&page).await?;
    nothing_is_wrong(&page).await
}

async fn a_pinned_tag_shows_cards_under_the_policy_that_goes_with_it(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    choose_colour(&page, &feed(&session)).await?;
    click(&page, "#integrity").await?;
    click(&page, "#policy").await?;
    eventually(true, async || Ok(code(&page, 1).await?.contains(" integrity=\"sha384-"))).await?;
    let pieces = taken(&page, "script", "<script async ").await?;
    let [tag, script, style, policy] = &pieces[..] else { panic!("{pieces:?}") };
    let page = session.open(&strict(tag, style, script, policy)).await?;
    page.widget().ready().await?;
    has_the_colour(&page).await?;
    let reserved = "return getComputedStyle(document.querySelector('script[data-feed]')).minHeight";
    assert_eq!(page.read::<String>(reserved, vec![]).await?, "500px");
    nothing_is_wrong(&page).await
}

async fn the_element_shows_cards_on_a_blank_page(session: BrowserSession) -> Result<()> {
    let pieces = written(&session, "element", "<invest-seoul-news ").await?;
    let [element] = &pieces[..] else { panic!("{pieces:?}") };
    let page = session.open(&blank(element)).await?;
    shows_the_choices(&page).await?;
    has_the_colour(&page).await
}

async fn the_frame_shows_cards_on_a_blank_page_and_gets_their_height(session: BrowserSession) -> Result<()> {
    let pieces = written(&session, "iframe", "<iframe ").await?;
    let [frame, script] = &pieces[..] else { panic!("{pieces:?}") };
    iframe::log_inside(&session)?;
    let page = session.open(&blank(&format!("{frame}\n<script>\n{script}\n</script>"))).await?;
    page.enter_frame().await?;
    shows_the_choices(&page).await?;
    page.enter_parent().await?;
    assert!(frame.contains(" height=\"560\" "));
    assert_ne!(iframe::fits(&page).await?, 560);
    Ok(())
}

/// The frame was light on a dark page, though “as your page” was chosen: its own default is another than the element's.
async fn a_frame_has_the_colours_of_its_page(session: BrowserSession) -> Result<()> {
    let page = configured(&session, &format!("feed={}", feed(&session))).await?;
    let frame = &taken(&page, "iframe", "<iframe ").await?[0];
    click(&page, "#theme-dark").await?;
    eventually(true, async || Ok(code(&page, 1).await?.contains("theme=dark"))).await?;
    let dark = &code(&page, 1).await?;
    for (frame, scheme, colour) in [
        (frame, "dark", "rgb(28, 33, 42)"),
        (frame, "light", "rgb(255, 255, 255)"),
        (dark, "normal", "rgb(28, 33, 42)"),
    ] {
        let style = format!("<style>html {{ color-scheme: {scheme} }}</style>");
        let page = session.open(&blank(&format!("{style}{frame}"))).await?;
        page.enter_frame().await?;
        page.widget().is("ready").await?;
        let colours: Vec<String> =
            page.widget().of_each("card", "getComputedStyle(part).backgroundColor").await?;
        assert_eq!(colours[0], colour, "{scheme}: {frame}");
    }
    Ok(())
}

/// What installs the package that a release has beside the script.
fn installing(session: &BrowserSession) -> String {
    format!(
        "npm install {}/v1/invest-seoul-news-{}.tgz",
        session.site.widget_origin(),
        env!("CARGO_PKG_VERSION")
    )
}

async fn the_component_of_react_shows_cards_in_an_app(session: BrowserSession) -> Result<()> {
    let pieces = written(&session, "react", "'use client';").await?;
    let [component, install] = &pieces[..] else { panic!("{pieces:?}") };
    assert_eq!(*install, installing(&session));
    let app = App::new("react")?;
    app.write("News.jsx", component)?;
    let page = session.open(&app.built()?).await?;
    shows_the_choices(&page).await?;
    has_the_colour(&page).await
}

async fn the_component_of_vue_shows_cards_in_an_app(session: BrowserSession) -> Result<()> {
    let pieces = written(&session, "vue", "<script setup>").await?;
    let [component, config, install] = &pieces[..] else { panic!("{pieces:?}") };
    assert_eq!(*install, installing(&session));
    let app = App::new("vue")?;
    app.write("News.vue", component)?;
    let plain = app.read("vite.config.js")?;
    app.write("vite.config.js", &plain.replace("vue()", config))?;
    let page = session.open(&app.built()?).await?;
    shows_the_choices(&page).await?;
    has_the_colour(&page).await
}

async fn the_shortcode_shows_cards_in_a_post_of_wordpress(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "integrity=").await?;
    choose(&page, &feed(&session)).await?;
    click(&page, "#form-wordpress").await?;
    eventually(true, async || Ok(code(&page, 3).await?.starts_with("sha384-"))).await?;
    let pieces = taken(&page, "wordpress", "[invest-seoul-news ").await?;
    let [shortcode, script, integrity, feed, style] = &pieces[..] else { panic!("{pieces:?}") };
    let settings = json!({ "script": script, "integrity": integrity, "feed": feed });
    let wordpress = WordPress::start(&settings).await?;
    let post = format!("<!-- wp:shortcode -->\n{shortcode}\n<!-- /wp:shortcode -->");
    let [path]: [String; 1] = wordpress.read("publish.php", &json!([post]))?;
    let page = session.open_address(&wordpress.address(&path)).await?;
    // As a theme's style sheet.
    let add = "const style = document.createElement('style'); style.textContent = arguments[0]; document.head.append(style)";
    page.execute(add, vec![json!(style)]).await?;
    shows_the_choices(&page).await?;
    has_the_colour(&page).await?;
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

async fn the_call_for_gnuboard_shows_cards_on_a_blank_page(session: BrowserSession) -> Result<()> {
    let pieces = written(&session, "gnuboard", "<style>").await?;
    let [call, lines] = &pieces[..] else { panic!("{pieces:?}") };
    let extension = gnuboard::extension(&[])?;
    // In place of the two lines that are there.
    let (before, rest) = extension.split_once("define('INVEST_SEOUL_NEWS_SCRIPT'").context("the address")?;
    let (_, after) = rest.split_once("define('INVEST_SEOUL_NEWS_INTEGRITY', '');").context("the hash")?;
    let news = gnuboard::rendered(&format!("{before}{lines}{after}"), call, "")?;
    let page = session.open(&blank(&news)).await?;
    shows_the_choices(&page).await?;
    has_the_colour(&page).await
}

/// An app of a partner (`tests/packages/snippets/`) without its component, beside the npm package that `tests/packages/build.js` has
/// installed. Dropping it deletes it.
struct App(TempDir);

impl App {
    fn new(framework: &str) -> Result<Self> {
        let packages = project("target/packages");
        let folder = tempfile::Builder::new().prefix("snippet-").tempdir_in(packages);
        let app = Self(folder.context("the package is not installed: node tests/packages/build.js")?);
        for file in fs::read_dir(project("tests/packages/snippets").join(framework))? {
            let file = file?;
            fs::copy(file.path(), app.0.path().join(file.file_name()))?;
        }
        Ok(app)
    }

    fn read(&self, name: &str) -> Result<String> {
        Ok(fs::read_to_string(self.0.path().join(name))?)
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        Ok(fs::write(self.0.path().join(name), text)?)
    }

    /// Builds it for production by Vite, and returns the page with it.
    fn built(&self) -> Result<Host> {
        let mut vite = Command::new(project("node_modules/.bin/vite"));
        let output = vite.args(["build", "--logLevel", "warn"]).current_dir(self.0.path()).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let name = self.0.path().file_name().context("it has a name")?.display();
        let mut tags = format!("<script type=\"module\" src=\"/packages/{name}/dist/app.js\"></script>");
        if self.0.path().join("dist/app.css").exists() {
            tags += &format!("\n<link rel=\"stylesheet\" href=\"/packages/{name}/dist/app.css\">");
        }
        Ok(blank(&format!("<div id=\"app\"></div>\n{tags}")))
    }
}
