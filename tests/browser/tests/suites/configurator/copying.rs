//! Copying: by the keyboard alone, piece by piece, and where the browser does not allow it.

use std::cell::Cell;

use anyhow::{Result, bail};
use browser_tests::{BrowserSession, Engine, Host, Key, Page, behaviours, eventually};

use super::{click, clipboard, code, configured, copied, feed, focus, text, verdict};

behaviours! { in &Engine::ALL =>
    the_keyboard_alone_leads_from_the_feed_to_the_copied_code,
    each_copy_is_announced,
    the_first_of_several_pieces_leads_to_the_next,
    who_copies_the_sample_is_told_that_its_news_is_invented,
    what_a_browser_may_not_copy_is_selected,
    a_form_with_a_plugin_leads_to_its_zip_file,
}

/// The page has no more stops than this for the Tab key.
const STOPS: usize = 90;

/// Presses Tab until the element with this id has the focus.
async fn tab_to(page: &Page<'_>, id: &str) -> Result<()> {
    for _ in 0..STOPS {
        page.press(Key::Tab).await?;
        if focus(page).await? == id {
            return Ok(());
        }
    }
    bail!("Tab does not lead to {id}")
}

async fn the_keyboard_alone_leads_from_the_feed_to_the_copied_code(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    tab_to(&page, "feed").await?;
    page.chord(&[Key::Control.into(), 'a']).await?;
    for letter in feed(&session).chars() {
        page.press(letter).await?;
    }
    tab_to(&page, "layout-carousel").await?;
    page.press(Key::Right).await?;
    tab_to(&page, "form-script").await?;
    page.press(Key::Right).await?;
    tab_to(&page, "copy").await?;
    page.press(Key::Enter).await?;
    // Where a browser has no clipboard for pages, the code is selected.
    let announced =
        ["Copied. Now paste it into your page.", "The code is selected: press Ctrl+C, or tap Copy."];
    let heard = Cell::new(0);
    eventually(true, async || {
        let text = text(&page, "#announcement").await?;
        let known = announced.iter().position(|known| *known == text);
        heard.set(known.unwrap_or_default());
        Ok(known.is_some())
    })
    .await?;
    if heard.get() == 1 {
        page.chord(&[Key::Control.into(), 'c']).await?;
    }
    let copied = code(&page, 1).await?;
    assert_eq!(
        copied.lines().next(),
        Some(&*format!("<invest-seoul-news feed=\"{}\" layout=\"grid\">", feed(&session)))
    );

    let page = session.open(&Host::new("blank").fill("{{code}}", "<textarea autofocus></textarea>")).await?;
    let pasted = "return document.querySelector('textarea').value";
    eventually("TEXTAREA".to_owned(), async || {
        page.read("return document.activeElement.tagName", vec![]).await
    })
    .await?;
    page.chord(&[Key::Control.into(), 'v']).await?;
    eventually(copied, async || page.read(pasted, vec![]).await).await
}

/// The second time nothing changed in the live region, so that screen readers were silent.
async fn each_copy_is_announced(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    clipboard(&page, true).await?;
    page.execute(
        "const region = document.getElementById('announcement');
         window.announced = [];
         new MutationObserver(() => { if (region.textContent) window.announced.push(region.textContent) })
           .observe(region, { childList: true, characterData: true, subtree: true });",
        vec![],
    )
    .await?;
    for copies in [1, 2] {
        click(&page, "#copy").await?;
        eventually(copies, async || page.read("return window.announced.length", vec![]).await).await?;
    }
    let announced: Vec<String> = page.read("return window.announced", vec![]).await?;
    assert_eq!(announced[0], announced[1]);
    // The region is there before it has a text: screen readers watch no region that is not displayed.
    let display = "return getComputedStyle(document.getElementById('announcement')).display";
    let page = configured(&session, "").await?;
    assert_eq!(page.read::<String>(display, vec![]).await?, "block");
    Ok(())
}

async fn the_first_of_several_pieces_leads_to_the_next(session: BrowserSession) -> Result<()> {
    let page = configured(&session, &format!("form=vue&feed={}", feed(&session))).await?;
    clipboard(&page, true).await?;
    click(&page, "#copy").await?;
    eventually("1 of 3 copied, more below.".to_owned(), async || text(&page, "#announcement").await).await?;
    assert_eq!(focus(&page).await?, "copy-2");
    page.press(Key::Enter).await?;
    eventually("2 of 3 copied, more below.".to_owned(), async || text(&page, "#announcement").await).await?;
    click(&page, "#copy-3").await?;
    eventually("3 of 3 copied.".to_owned(), async || text(&page, "#announcement").await).await?;
    let pieces = [code(&page, 1).await?, code(&page, 2).await?, code(&page, 3).await?];
    assert_eq!(copied(&page).await?, pieces);
    Ok(())
}

/// The caution about it is far from the button, on a phone two screens.
async fn who_copies_the_sample_is_told_that_its_news_is_invented(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    assert_eq!(
        (verdict(&page).await?, text(&page, ".verdict").await?),
        ("fair".to_owned(), "This is the sample feed: its news is invented.".to_owned())
    );
    clipboard(&page, true).await?;
    click(&page, "#copy").await?;
    let announced = "Copied. Now paste it into your page. It shows invented news until you put in the address of your feed.";
    eventually(announced.to_owned(), async || text(&page, "#announcement").await).await
}

/// Of the link, the code was selected.
async fn what_a_browser_may_not_copy_is_selected(session: BrowserSession) -> Result<()> {
    let page = configured(&session, &format!("layout=grid&feed={}", feed(&session))).await?;
    clipboard(&page, false).await?;
    let selected = "const { activeElement: field } = document;
        return field.id === 'link' ? field.value.slice(field.selectionStart, field.selectionEnd) : getSelection().toString()";
    click(&page, "#copy").await?;
    eventually("The code is selected: press Ctrl+C, or tap Copy.".to_owned(), async || {
        text(&page, "#announcement").await
    })
    .await?;
    assert_eq!(page.read::<String>(selected, vec![]).await?, code(&page, 1).await?);
    click(&page, "#copy-link").await?;
    eventually("The link is selected: press Ctrl+C, or tap Copy.".to_owned(), async || {
        text(&page, "#announcement").await
    })
    .await?;
    let address: String = page.read("return location.href", vec![]).await?;
    assert!(address.contains("layout=grid"), "{address}");
    assert_eq!(page.read::<String>(selected, vec![]).await?, address);
    Ok(())
}

async fn a_form_with_a_plugin_leads_to_its_zip_file(session: BrowserSession) -> Result<()> {
    let page = configured(&session, "").await?;
    let link = "return document.querySelector('.how a')?.href ?? ''";
    assert_eq!(page.read::<String>(link, vec![]).await?, "");
    for (form, file) in
        [("wordpress", "invest-seoul-news-wordpress.zip"), ("gnuboard", "invest-seoul-news-gnuboard5.zip")]
    {
        click(&page, &format!("#form-{form}")).await?;
        let address = format!("{}/v1/{file}", session.site.widget_origin());
        eventually(address, async || page.read::<String>(link, vec![]).await).await?;
    }
    Ok(())
}
