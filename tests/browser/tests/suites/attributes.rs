//! The element's attributes, at the start and when they change.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Widget, behaviours, eventually};

behaviours! { in &Engine::ALL =>
    limit_is_the_number_of_cards,
    heading_replaces_the_feeds_title_and_none_hides_it,
    heading_level_moves_the_heading_and_the_titles_under_it,
    show_chooses_the_parts_of_a_card,
    lang_changes_messages_dates_and_numbers,
    theme_chooses_light_or_dark,
    theme_auto_is_the_color_scheme_of_the_page,
    feed_brings_other_cards,
    open_chooses_the_tab_and_a_new_one_is_marked_with_an_arrow,
    fallback_image_is_the_picture_of_releases_without_one_and_if_it_fails_the_drawing,
    image_fit_and_position_are_custom_properties,
    an_address_that_is_none_is_reported,
    an_unusable_value_leaves_the_default_and_one_line_in_the_console,
}

async fn limit_is_the_number_of_cards(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.count("card").await?, 3);
    widget.set("limit", "5").await?;
    eventually(5, async || widget.count("card").await).await
}

async fn heading_replaces_the_feeds_title_and_none_hides_it(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("heading").await?, ["Invest Seoul News"]);
    widget.set("heading", "From our partners").await?;
    eventually(vec!["From our partners".to_owned()], async || widget.texts("heading").await).await?;
    widget.set("heading", "none").await?;
    eventually(Vec::<String>::new(), async || widget.texts("heading").await).await
}

async fn heading_level_moves_the_heading_and_the_titles_under_it(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("heading-level", "4").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(levels(&widget).await?, ["4", "5"]);
    widget.set("heading-level", "2").await?;
    eventually(vec!["2".to_owned(), "3".to_owned()], async || levels(&widget).await).await
}

/// The levels of heading and titles.
async fn levels(widget: &Widget<'_>) -> Result<Vec<String>> {
    let mut levels: Vec<String> = widget.of_each("heading", "part.ariaLevel").await?;
    levels.extend(widget.of_each::<String>("title", "part.ariaLevel").await?);
    Ok(levels)
}

async fn show_chooses_the_parts_of_a_card(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(shown(&widget).await?, ["media", "summary", "date", "views"]);
    widget.set("show", "author tags comments").await?;
    // No comments are no news.
    eventually(vec!["tags", "author"], async || shown(&widget).await).await?;
    assert_eq!(widget.texts("tags").await?, ["tourism · climate · gender equity"]);
    assert_eq!(widget.texts("author").await?, ["Invest Seoul"]);
    widget.set("show", "none").await?;
    eventually(Vec::<&str>::new(), async || shown(&widget).await).await
}

/// Which of the parts that `show` selects are there.
async fn shown(widget: &Widget<'_>) -> Result<Vec<&'static str>> {
    let mut shown = Vec::new();
    for part in ["media", "tags", "summary", "date", "author", "views", "comments"] {
        if widget.count(part).await? > 0 {
            shown.push(part);
        }
    }
    Ok(shown)
}

async fn lang_changes_messages_dates_and_numbers(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for (tag, date, views) in [
        ("en", "Aug 1, 2018", "718 views"),
        ("ko", "2018. 8. 1.", "조회수 718회"),
        ("ja", "2018/08/01", "閲覧数718回"),
        ("zh-Hans", "2018年8月1日", "浏览718次"),
        ("zh-TW", "2018年8月1日", "瀏覽718次"),
    ] {
        widget.set("lang", tag).await?;
        let expected = vec![date.to_owned(), views.to_owned()];
        eventually(expected, async || {
            Ok([widget.texts("date").await?, widget.texts("views").await?].concat())
        })
        .await?;
    }
    Ok(())
}

async fn open_chooses_the_tab_and_a_new_one_is_marked_with_an_arrow(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let arrows = async || -> Result<[bool; 2]> {
        let is_drawn = "getComputedStyle(part, '::after').content !== 'none'";
        let [counts, title] =
            [widget.of_each("counts", is_drawn).await?, widget.of_each("title", is_drawn).await?];
        Ok([counts.first() == Some(&true), title.first() == Some(&true)])
    };
    assert_eq!(arrows().await?, [true, false], "beside the counts, where a long title can't hide it");
    widget.set("show", "image").await?;
    eventually([false, true], arrows).await?;
    widget.set("open", "same-tab").await?;
    eventually([false, false], arrows).await?;
    assert_eq!(widget.of_each::<String>("link", "part.target").await?, ["_self"]);
    // A click leaves the page.
    page.execute("parts(0, 'link')[0].href = '/release'", vec![]).await?;
    widget.click("link").await?;
    eventually(vec![format!("{}/release", session.site.host_origin())], async || page.windows().await).await
}

async fn theme_chooses_light_or_dark(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("theme", "dark")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(background(&widget).await?, DARK);
    widget.set("theme", "light").await?;
    eventually(LIGHT.to_owned(), async || background(&widget).await).await
}

async fn theme_auto_is_the_color_scheme_of_the_page(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("dark")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(background(&widget).await?, DARK);
    page.execute("document.documentElement.style.colorScheme = 'light'", vec![]).await?;
    eventually(LIGHT.to_owned(), async || background(&widget).await).await
}

/// The defaults of `--isn-surface`.
const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(28, 33, 42)";

/// The background of the first card.
async fn background(widget: &Widget<'_>) -> Result<String> {
    Ok(widget.of_each("card", "getComputedStyle(part).backgroundColor").await?.swap_remove(0))
}

async fn feed_brings_other_cards(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.set("feed", &format!("{}/fixtures/local.json", session.site.widget_origin())).await?;
    eventually(vec!["Releases on this machine".to_owned()], async || widget.texts("heading").await).await?;
    eventually(8, async || widget.count("card").await).await
}

async fn an_unusable_value_leaves_the_default_and_one_line_in_the_console(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&Host::new("one-tag").with("limit", "0").with("theme", "sepia")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.count("card").await?, 12);
    widget.set("limit", "many").await?;
    let lines = [
        "theme=\"sepia\" can't be used, so the default holds; allowed: auto, light, dark",
        "limit=\"0\" can't be used, so the default holds; allowed: a whole number from 1 to 100",
        "limit=\"many\" can't be used, so the default holds; allowed: a whole number from 1 to 100",
    ];
    let expected: Vec<String> = lines.map(|line| format!("warn: [invest-seoul-news] {line}")).into();
    eventually(expected, async || Ok(page.log().await?.console)).await
}

async fn fallback_image_is_the_picture_of_releases_without_one_and_if_it_fails_the_drawing(
    session: BrowserSession,
) -> Result<()> {
    // The picture of the second release is not there, and the others have none.
    let page = session.open(&Host::new("element").feed("/fixtures/local.json").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let images = async || widget.of_each::<String>("image", "part.src").await;
    eventually(Vec::<String>::new(), images).await?;
    assert_eq!(widget.count("placeholder").await?, 3);
    let picture = format!("{}/sample/images/los-angeles-dusk.webp", session.site.widget_origin());
    widget.set("fallback-image", &picture).await?;
    eventually(vec![picture; 3], images).await?;
    assert_eq!(widget.count("placeholder").await?, 0);
    // Relative to the page.
    widget.set("fallback-image", "no-such-picture.webp").await?;
    eventually(3, async || widget.count("placeholder").await).await?;
    assert_eq!(widget.count("image").await?, 0);
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn image_fit_and_position_are_custom_properties(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("limit", "1")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let look = async || {
        let look = "(({ objectFit, objectPosition }) => [objectFit, objectPosition])(getComputedStyle(part))";
        widget.of_each::<[String; 2]>("image", look).await
    };
    assert_eq!(look().await?, [["cover", "50% 50%"]]);
    let style = "widgets[0].style = '--isn-image-fit: contain; --isn-image-position: 0% 100%'";
    page.execute(style, vec![]).await?;
    assert_eq!(look().await?, [["contain", "0% 100%"]]);
    Ok(())
}

async fn an_address_that_is_none_is_reported(session: BrowserSession) -> Result<()> {
    let host = Host::new("element")
        .with("fallback-image", "data:image/gif;base64,R0")
        .with("beacon", "javascript:alert(1)");
    let page = session.open(&host).await?;
    page.widget().ready().await?;
    let [picture, beacon] =
        [r#"fallback-image="data:image/gif;base64,R0""#, r#"beacon="javascript:alert(1)""#];
    let line = |written: &str| {
        format!(
            "warn: [invest-seoul-news] {written} can't be used, so the default holds; allowed: an http: or https: address"
        )
    };
    assert_eq!(page.log().await?.console, [line(picture), line(beacon)]);
    Ok(())
}
