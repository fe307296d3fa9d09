//! Entries far from the viewport, whose cards are not rendered.

use anyhow::Result;
use browser_tests::{BrowserSession, Engine, Host, Page, behaviours, eventually};
use serde_json::json;

use super::{FEED, document, has_entries};

behaviours! {
    in &Engine::ALL =>
        cards_far_from_the_viewport_are_not_rendered_and_nothing_moves,
        entries_far_from_the_viewport_follow_the_width_of_the_list,
        a_list_keeps_its_cards_while_it_is_hidden_or_as_narrow_as_a_pixel,
        a_page_that_prints_has_all_cards_at_once;
}

/// A page with a hundred releases in this layout, all of them in the document.
async fn hundred_entries<'a>(session: &'a BrowserSession, layout: &str) -> Result<Page<'a>> {
    session.site.answer(FEED, document(1..=100, None));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", layout).with("limit", "100")).await?;
    has_entries(&page.widget(), 100).await?;
    Ok(page)
}

async fn cards_far_from_the_viewport_are_not_rendered_and_nothing_moves(
    session: BrowserSession,
) -> Result<()> {
    let page = hundred_entries(&session, "list").await?;
    let widget = page.widget();
    // Those within 1,500 px of the window stay.
    eventually(true, async || Ok(widget.count("card").await? < 40)).await?;
    let entries = widget.rects("entry").await?;
    page.scroll_to(entries[80].top).await?;
    eventually(true, async || {
        let titles: Vec<String> = widget.of_each("link", "part.firstChild.textContent").await?;
        Ok(titles.contains(&"Release 81".to_owned()) && !titles.contains(&"Release 2".to_owned()))
    })
    .await?;
    let now = widget.rects("entry").await?;
    let offset = entries[0].top - now[0].top;
    for (before, now) in entries.iter().zip(&now) {
        assert!(
            (before.top - now.top - offset).abs() < 1.0 && (before.height - now.height).abs() < 1.0,
            "{before:?} {now:?}"
        );
    }
    Ok(())
}

/// They kept the height that they had in the wide window.
async fn entries_far_from_the_viewport_follow_the_width_of_the_list(session: BrowserSession) -> Result<()> {
    let page = hundred_entries(&session, "list").await?;
    let widget = page.widget();
    eventually(true, async || Ok(widget.count("card").await? < 40)).await?;
    let heights = async || -> Result<(i64, i64)> {
        let heights = widget.rects("entry").await?.into_iter().map(|rect| rect.height.round() as i64);
        Ok((heights.clone().min().unwrap_or_default(), heights.max().unwrap_or_default()))
    };
    let (wide, _) = heights().await?;
    page.execute("widgets[0].style.inlineSize = '300px'", vec![]).await?;
    eventually(true, async || heights().await.map(|(least, most)| most - least <= 1 && least != wide)).await
}

/// Programs that take a picture of a whole page make it one pixel wide for a moment, and got a list without its cards.
async fn a_list_keeps_its_cards_while_it_is_hidden_or_as_narrow_as_a_pixel(
    session: BrowserSession,
) -> Result<()> {
    let page = hundred_entries(&session, "list").await?;
    let widget = page.widget();
    eventually(true, async || Ok(widget.count("card").await? < 40)).await?;
    let entries = widget.rects("entry").await?;
    for (style, ms) in [("display: none", 0), ("display: none", 1_000), ("inline-size: 1px", 0)] {
        let hide = "const [style, ms, done] = arguments;
                    parts(0, 'card')[1].isKept = true;
                    const before = widgets[0].style.cssText;
                    widgets[0].style.cssText += style;
                    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
                        widgets[0].style.cssText = before;
                        done(parts(0, 'card')[1]?.isKept ?? false);
                    }, ms)))";
        assert_eq!(page.execute_async(hide, vec![json!(style), json!(ms)]).await?, json!(true), "{style}");
        eventually(entries.clone(), async || widget.rects("entry").await).await?;
    }
    // Then it is rendered where the reader is, again.
    eventually(true, async || Ok(widget.count("card").await? < 40)).await
}

/// A page that calls `print()` gives no effect a chance to run.
async fn a_page_that_prints_has_all_cards_at_once(session: BrowserSession) -> Result<()> {
    let page = hundred_entries(&session, "grid").await?;
    let widget = page.widget();
    eventually(true, async || Ok(widget.count("card").await? < 90)).await?;
    let print = "dispatchEvent(new Event('beforeprint'));
                 dispatchEvent(new Event('beforeprint'));
                 const titles = parts(0, 'link').map((link) => link.firstChild.textContent);
                 dispatchEvent(new Event('afterprint'));
                 return titles";
    let titles: Vec<String> = (1..=100).map(|number| format!("Release {number}")).collect();
    assert_eq!(page.read::<Vec<String>>(print, vec![]).await?, titles);
    assert!(widget.count("card").await? < 90);
    Ok(())
}
