//! Gnuboard 5 with the function of `deploy/gnuboard5/`, run by PHP: what a theme puts on a page.

use std::fs;

use anyhow::{Result, ensure};
use browser_tests::{BrowserSession, Engine, Host, Trial, behaviours, php, project};
use serde_json::json;

behaviours! { in &Engine::ALL => a_theme_shows_news_by_a_function }

/// The checks without a browser.
pub fn checks() -> Vec<Trial> {
    vec![
        Trial::test("gnuboard::the_feed_of_the_extension_is_that_of_calls_and_skins_without_one", || {
            Ok(the_feed_is_set_in_one_place()?)
        }),
        Trial::test("gnuboard::a_skin_without_the_extension_is_a_link", || Ok(a_skin_alone_is_a_link()?)),
        Trial::test("gnuboard::the_height_is_reserved_without_an_inline_style", || {
            Ok(no_inline_style_is_written()?)
        }),
    ]
}

const RESERVED: &str = " style=\"display: block; min-height: 500px\"";
const LINK: &str = "<a href=\"https://investseoul.com\">인베스트서울 소식</a>";
const NAME: &str = "invest_seoul_news";

/// Calls the function, with each of these attributes.
const CALLS: &str = "<?php foreach (json_decode($argv[1], true) as $attributes) echo invest_seoul_news($attributes), PHP_EOL;";

/// What Gnuboard's `latest()` does with a skin, once with options and once without.
const SKIN: &str = "<?php function latest($skin_dir, $options = '') { include \"skin/$skin_dir.php\"; }
    latest('latest', array('lang' => 'ko', 'limit' => 3)); echo PHP_EOL; latest('latest'); ?>";

/// The HTML of a file of a theme, which can read the argument, with this file in `extend/`.
pub fn rendered(extension: &str, theme: &str, argument: &str) -> Result<String> {
    run(Some(extension), theme, argument)
}

/// The file of `extend/` with other values of its constants.
pub fn extension(values: &[(&str, &str)]) -> Result<String> {
    let text = fs::read_to_string(project("deploy/gnuboard5/extend").join(NAME).with_extension("php"))?;
    values.iter().try_fold(text, |text, (from, to)| {
        ensure!(text.matches(from).count() == 1, "not exactly one {from}");
        Ok(text.replace(from, to))
    })
}

/// What PHP prints of a theme, on a Gnuboard with the skin and this file in `extend/`.
fn run(extension: Option<&str>, theme: &str, argument: &str) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let skin = format!("deploy/gnuboard5/skin/latest/{NAME}/latest.skin.php");
    fs::create_dir(folder.path().join("skin"))?;
    fs::copy(project(&skin), folder.path().join("skin/latest.php"))?;
    // Gnuboard loads all files of its folder extend/.
    let extend = if extension.is_some() { "require 'extend.php';" } else { "" };
    fs::write(folder.path().join("extend.php"), extension.unwrap_or_default())?;
    let page = format!("<?php define('_GNUBOARD_', true); {extend} ?>{theme}");
    fs::write(folder.path().join("index.php"), page)?;
    php(folder.path(), &[&"index.php", &argument])
}

fn the_feed_is_set_in_one_place() -> Result<()> {
    let extension = extension(&[("https://HOST/feed.json", "https://news.example/feed.json?a=1&b")])?;
    let script = "<script async src=\"https://HOST/v0.1.0/invest-seoul-news.js\"></script>";
    let feed = "feed=\"https://news.example/feed.json?a=1&amp;b\"";
    assert_eq!(
        run(Some(&extension), SKIN, "")?,
        format!(
            "{script}<invest-seoul-news{RESERVED} {feed} lang=\"ko\" limit=\"3\">{LINK}</invest-seoul-news>\n\
             <invest-seoul-news{RESERVED} {feed} lang=\"ko\">{LINK}</invest-seoul-news>"
        )
    );
    assert_eq!(
        run(Some(&extension), "<?php echo invest_seoul_news();", "")?,
        format!("{script}<invest-seoul-news{RESERVED} {feed}>{LINK}</invest-seoul-news>")
    );
    Ok(())
}

fn a_skin_alone_is_a_link() -> Result<()> {
    assert_eq!(run(None, SKIN, "")?, format!("{LINK}\n{LINK}"));
    Ok(())
}

fn no_inline_style_is_written() -> Result<()> {
    let extension = extension(&[("_INLINE_STYLE', true", "_INLINE_STYLE', false")])?;
    let printed = run(Some(&extension), CALLS, &json!([{}, { "layout": "list" }]).to_string())?;
    let (_, elements) = printed.split_once("</script>").unwrap_or_default();
    let feed = "feed=\"https://HOST/feed.json\"";
    assert_eq!(
        elements,
        format!(
            "<invest-seoul-news class=\"invest-seoul-news-reserved\" {feed}>{LINK}</invest-seoul-news>\n\
             <invest-seoul-news {feed} layout=\"list\">{LINK}</invest-seoul-news>\n"
        )
    );
    Ok(())
}

async fn a_theme_shows_news_by_a_function(session: BrowserSession) -> Result<()> {
    let origin = session.site.widget_origin();
    let feed = format!("{origin}/sample/feed.ko.json");
    let heading = "<b>\"&'";
    let news = rendered(
        &extension(&[("https://HOST/v0.1.0/", &format!("{origin}/v1/"))])?,
        CALLS,
        &json!([
            { "feed": feed, "lang": "ko", "heading": heading, "search": true, "on\"click": "alert(1)" },
            { "feed": feed, "layout": "list", "limit": 3, "search": false },
            { "feed": feed, "layout": "carousel", "search": false, "heading": "none" },
            { "feed": feed, "show": "date" },
        ])
        .to_string(),
    )?;
    let link = format!("{LINK}</invest-seoul-news>\n");
    assert_eq!(
        news,
        [
            &*format!("<script async src=\"{origin}/v1/invest-seoul-news.js\"></script>"),
            // A search box changes the height, so none is reserved.
            &format!("<invest-seoul-news feed=\"{feed}\" heading=\"&lt;b&gt;&quot;&amp;&#039;\" lang=\"ko\" search>{link}"),
            &format!("<invest-seoul-news feed=\"{feed}\" layout=\"list\" limit=\"3\">{link}"),
            &format!("<invest-seoul-news{RESERVED} feed=\"{feed}\" heading=\"none\" layout=\"carousel\">{link}"),
            &format!("<invest-seoul-news feed=\"{feed}\" show=\"date\">{link}"),
        ]
        .concat()
    );

    let page = session.open(&Host::new("gnuboard").fill("{{news}}", news)).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("heading").await?, [heading]);
    assert_eq!(page.widget().count("card").await?, 12);
    page.execute("widgets[1].scrollIntoView()", vec![]).await?;
    page.widget_at(1).is("ready").await?;
    assert_eq!(page.widget_at(1).count("card").await?, 3);
    let log = page.log().await?;
    assert_eq!((log.console, log.uncaught, log.violations), (vec![], vec![], vec![]));
    Ok(())
}
