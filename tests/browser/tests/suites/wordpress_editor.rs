//! The block of the plugin for WordPress in the editor: what an author sees in the canvas, and what they can set beside it.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Page, Rect, WordPress, behaviours, eventually};
use serde_json::{Value, json};

use super::wordpress::settings;

behaviours! {
    in &[Engine::Chromium] =>
        the_canvas_shows_the_news_and_follows_the_fields,
        the_editor_says_why_readers_see_no_news;
}

/// Logs in and opens a new post with one block, which has the focus of the sidebar.
async fn edit<'session>(
    session: &'session BrowserSession,
    wordpress: &WordPress,
    user: &str,
    attributes: Value,
) -> Result<Page<'session>> {
    let page = session.open_address(&wordpress.address("/wp-login.php")).await?;
    let log_in = "user_login.value = arguments[0]; user_pass.value = 'secret'; loginform.submit();";
    page.execute(log_in, vec![json!(user)]).await?;
    eventually("/wp-admin/".to_owned(), async || page.read("return location.pathname", vec![]).await).await?;

    let page = session.open_address(&wordpress.address("/wp-admin/post-new.php")).await?;
    let is_ready = "return Boolean(window.wp?.data?.select('core/editor')?.getCurrentPostId())";
    eventually(true, async || page.read(is_ready, vec![]).await).await?;
    let insert = "const { dispatch } = wp.data;
         dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
         dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('invest-seoul-news/widget', arguments[0]));
         dispatch('core/edit-post').openGeneralSidebar('edit-post/block');";
    page.execute(insert, vec![attributes]).await?;
    let has_sidebar =
        "return document.querySelectorAll('.block-editor-block-inspector [role=group] input').length";
    eventually(8, async || page.read(has_sidebar, vec![]).await).await?;
    Ok(page)
}

/// Types a text into the first field of this kind, letter by letter, faster than anybody can.
async fn enter(page: &Page<'_>, field: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(`.block-editor-block-inspector ${arguments[0]}`);
         const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
         for (let end = 1; end <= arguments[1].length; end++) {
           set.call(field, arguments[1].slice(0, end));
           field.dispatchEvent(new Event('input', { bubbles: true }));
         }";
    page.execute(script, vec![json!(field), json!(text)]).await.map(drop)
}

/// Waits until an attribute of the widget has this value.
async fn attribute_is(page: &Page<'_>, name: &str, value: Option<&str>) -> Result<()> {
    let script = "return widgets[0].getAttribute(arguments[0])";
    eventually(value.map(str::to_owned), async || page.read(script, vec![json!(name)]).await).await
}

/// The settings have no feed. WordPress has saved the `&` of an author as an entity.
async fn the_canvas_shows_the_news_and_follows_the_fields(session: BrowserSession) -> Result<()> {
    let origin = session.site.widget_origin();
    let mut settings = settings(&origin);
    settings["feed"] = json!("");
    let wordpress = WordPress::start(&settings).await?;
    let block =
        json!({ "feed": format!("{origin}/sample/feed.json"), "heading": "A &amp; B", "lang": "en-GB" });
    let page = edit(&session, &wordpress, "author", block).await?;
    page.widget().ready().await?;
    attribute_is(&page, "heading", Some("A & B")).await?;
    // The language of the site, which may not be the author's.
    assert_eq!(page.read::<String>("return widgets[0].parentElement.lang", vec![]).await?, "en-US");

    a_click_selects_the_block(&page).await?;
    boxes_choose_the_parts_of_a_card(&page).await?;
    languages_have_their_own_names(&page).await?;
    a_number_out_of_range_is_told(&page).await?;
    an_address_is_followed_when_it_is_complete(&page).await?;
    a_thumbnail_is_drawn(&page).await?;
    assert_eq!(wordpress.notices()?, Vec::<String>::new());
    Ok(())
}

/// And opens nothing.
async fn a_click_selects_the_block(page: &Page<'_>) -> Result<()> {
    let leave = "document.activeElement.blur(); wp.data.dispatch('core/block-editor').clearSelectedBlock()";
    page.execute(leave, vec![]).await?;
    for part in ["all-news", "card"] {
        let Rect { left, top, width, height } = page.widget().rects(part).await?[0];
        page.click_at(left + width / 2.0, top + height / 2.0).await?;
    }
    let selected = "return wp.data.select('core/block-editor').getSelectedBlock()?.name ?? null";
    let block = Some("invest-seoul-news/widget".to_owned());
    eventually(block, async || page.read(selected, vec![]).await).await?;
    assert_eq!(page.windows().await?.len(), 1);
    Ok(())
}

/// The default is not written, and without any the value is `none`.
async fn boxes_choose_the_parts_of_a_card(page: &Page<'_>) -> Result<()> {
    let toggle =
        "document.querySelectorAll('.block-editor-block-inspector [role=group] input')[arguments[0]].click()";
    let steps = [
        (4, Some("image summary date views author all-news")),
        (0, Some("summary date views author all-news")),
        (1, Some("date views author all-news")),
        (2, Some("views author all-news")),
        (3, Some("author all-news")),
        (4, Some("all-news")),
        (7, Some("none")),
        (0, Some("image")),
        (1, Some("image summary")),
        (2, Some("image summary date")),
        (3, Some("image summary date views")),
        (7, None),
    ];
    for (part, value) in steps {
        page.execute(toggle, vec![json!(part)]).await?;
        attribute_is(page, "show", value).await?;
    }
    Ok(())
}

/// Also that with a region.
async fn languages_have_their_own_names(page: &Page<'_>) -> Result<()> {
    let languages =
        "return [...document.querySelector('.block-editor-block-inspector select').options].map(text)";
    let languages: Vec<String> = page.read(languages, vec![]).await?;
    assert_eq!(languages[..3], ["As your page", "English", "한국어"]);
    assert_eq!(languages.last().map(String::as_str), Some("en-GB"));
    Ok(())
}

/// And not handed to the widget.
async fn a_number_out_of_range_is_told(page: &Page<'_>) -> Result<()> {
    enter(page, "input[type=number]", "2").await?;
    attribute_is(page, "columns", Some("2")).await?;
    enter(page, "input[type=number]", "9").await?;
    let errors =
        "return [...document.querySelectorAll('.block-editor-block-inspector p > span[style]')].map(text)";
    eventually(vec!["Write a whole number from 1 to 6.".to_owned()], async || {
        page.read(errors, vec![]).await
    })
    .await?;
    attribute_is(page, "columns", None).await?;
    enter(page, "input[type=number]", "2").await?;
    eventually(Vec::<String>::new(), async || page.read(errors, vec![]).await).await
}

/// So no piece of it is requested.
async fn an_address_is_followed_when_it_is_complete(page: &Page<'_>) -> Result<()> {
    page.site.forget_requests();
    let feed = format!("{}/sample/feed.ko.json", page.site.widget_origin());
    enter(page, "input[type=url]", &feed).await?;
    attribute_is(page, "feed", Some(&feed)).await?;
    page.widget().ready().await?;
    let is_piece = |path: &str| "/sample/feed.ko.json".starts_with(path);
    assert_eq!(page.site.count(is_piece), 1, "{:?}", page.site.requests());

    enter(page, "input[type=url]", "https://new").await?;
    attribute_is(page, "feed", None).await?;
    let says = "return text(document.querySelector('.components-placeholder__instructions'))";
    let expected = "Readers see no news here: neither this block nor the settings of the plugin have the address of a feed.";
    assert_eq!(page.read::<String>(says, vec![]).await?, expected);
    Ok(())
}

/// In its frame, no script runs.
async fn a_thumbnail_is_drawn(page: &Page<'_>) -> Result<()> {
    let preview = "const { createElement, render } = wp.element;
         const blocks = wp.blocks.createBlock('invest-seoul-news/widget');
         const place = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'thumbnail' }));
         place.style.width = '300px';
         render(createElement(wp.blockEditor.BlockPreview, { blocks }), place);";
    page.execute(preview, vec![]).await?;
    let has = "const { contentDocument } = document.querySelector('#thumbnail iframe') ?? {};
         return ['svg', 'invest-seoul-news'].map((name) => Boolean(contentDocument?.querySelector(name)))";
    eventually(vec![true, false], async || page.read(has, vec![]).await).await
}

/// Authors have no right to change the settings. A script of another hash does not run.
async fn the_editor_says_why_readers_see_no_news(session: BrowserSession) -> Result<()> {
    let right = settings(&session.site.widget_origin());
    let with = |name: &str, value: &str| {
        let mut settings = right.clone();
        settings[name] = json!(value);
        settings
    };
    let of_no_build = format!("sha384-{}", "A".repeat(64));
    let cases = [
        ("author", with("script", ""), "Readers see no news here: the settings"),
        ("admin", with("integrity", &of_no_build), "Readers may see no news here: the script does not run."),
    ];
    let wordpress = WordPress::start(&right).await?;
    for (user, settings, reason) in cases {
        wordpress.run("save.php", &settings)?;
        let page = edit(&session, &wordpress, user, json!({})).await?;
        let says = "const placeholder = document.querySelector('.components-placeholder');
             const href = placeholder?.querySelector('a')?.getAttribute('href') ?? '';
             return placeholder && [text(placeholder).includes(arguments[0]), href.includes('page=invest_seoul_news')]";
        let expected = json!([true, user == "admin"]);
        eventually(expected, async || page.read(says, vec![json!(reason)]).await).await?;
    }
    Ok(())
}
