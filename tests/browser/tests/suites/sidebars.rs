//! Sidebars of 240, 260 and 300 px: the controls are below the cards, nothing overlaps, and the height is what the README reserves.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, behaviours};
use serde_json::json;

behaviours! { in &Engine::ALL =>
    nothing_overlaps_and_nothing_sticks_out,
    nothing_overlaps_in_korean,
    the_controls_are_below_the_cards,
    the_height_is_within_the_readmes,
    the_note_of_old_news_leaves_room_for_the_link_to_all_news,
}

const WIDTHS: [&str; 3] = ["240px", "260px", "300px"];

/// What the README reserves for columns narrower than 304 px.
const RESERVED: f64 = 600.0;

async fn open<'a>(session: &'a BrowserSession, width: &'static str) -> Result<Page<'a>> {
    let page = session.open(&Host::new("sidebar").fill("{{width}}", width)).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// What overlaps something else, or sticks out of the widget. Of the texts of a card, the lines that are cut off do not count.
async fn misplaced(page: &Page<'_>) -> Result<Vec<String>> {
    page.read(
        "const boxes = ['heading', 'viewport', 'position', 'previous', 'next', 'note', 'all-news', 'progress']
           .flatMap((name) => parts(0, name).map((part) => [name, part]))
           .filter(([, part]) => part.checkVisibility() && getComputedStyle(part).visibility === 'visible')
           .map(([name, part]) => [name, part.getBoundingClientRect()]);
         const inside = ['media', 'tags', 'title', 'summary', 'byline', 'counts']
           .flatMap((name) => {
             const part = parts(0, 'card')[0].querySelector(`[part~=${name}]`);
             return part ? [[name, part.getBoundingClientRect()]] : [];
           });
         const overlap = ([one, a], [other, b]) =>
           a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5
             ? [`${one} overlaps ${other}`] : [];
         const pairs = (all) => all.flatMap((one, index) => all.slice(index + 1).flatMap((other) => overlap(one, other)));
         const beyond = (all, around) => all.flatMap(([name, { left, top, right, bottom }]) =>
           left < around.left - 0.5 || top < around.top - 0.5 || right > around.right + 0.5 || bottom > around.bottom + 0.5
             ? [`${name} sticks out`] : []);
         return [...pairs(boxes), ...pairs(inside), ...beyond(boxes, widgets[0].getBoundingClientRect()),
           ...beyond(inside, parts(0, 'card')[0].getBoundingClientRect())]",
        vec![],
    )
    .await
}

async fn nothing_overlaps_and_nothing_sticks_out(session: BrowserSession) -> Result<()> {
    for width in WIDTHS {
        let page = open(&session, width).await?;
        assert_eq!(misplaced(&page).await?, Vec::<String>::new(), "at {width}");
    }
    Ok(())
}

async fn nothing_overlaps_in_korean(session: BrowserSession) -> Result<()> {
    for width in WIDTHS {
        let host =
            Host::new("sidebar").fill("{{width}}", width).feed("/sample/feed.ko.json").with("lang", "ko");
        let page = session
            .open(&host.with("show", "image summary date views author comments tags all-news"))
            .await?;
        page.widget().ready().await?;
        assert_eq!(misplaced(&page).await?, Vec::<String>::new(), "at {width}");
    }
    Ok(())
}

async fn the_controls_are_below_the_cards(session: BrowserSession) -> Result<()> {
    for width in WIDTHS {
        let page = open(&session, width).await?;
        let widget = page.widget();
        let cards = widget.rects("viewport").await?[0];
        let end = cards.top + cards.height;
        let mut tops = Vec::new();
        for part in ["position", "previous", "next", "all-news"] {
            // The link to all news stands in two places, one of which is not displayed.
            tops.extend(
                widget.rects(part).await?.iter().filter(|rect| rect.width > 0.0).map(|rect| rect.top),
            );
        }
        assert_eq!(tops.len(), 4, "at {width}");
        assert!(tops.iter().all(|top| *top >= end), "{tops:?} at {width}, the cards end at {end}");
        assert_eq!(widget.in_view().await?, [1]);
    }
    Ok(())
}

async fn the_height_is_within_the_readmes(session: BrowserSession) -> Result<()> {
    for width in WIDTHS {
        let page = open(&session, width).await?;
        let height = page.widget().rects("root").await?[0].height;
        assert!(height <= RESERVED, "{height} px at {width}");
    }
    Ok(())
}

async fn the_note_of_old_news_leaves_room_for_the_link_to_all_news(session: BrowserSession) -> Result<()> {
    for width in WIDTHS {
        session.site.answer("/sample/feed.json", Answer::File);
        let page = open(&session, width).await?;
        let widget = page.widget();
        session.site.answer("/sample/feed.json", Answer::Status(503));
        widget.call("refresh", json!([])).await?;
        widget.is("stale").await?;
        assert_eq!(widget.count("note").await?, 1);
        assert_eq!(misplaced(&page).await?, Vec::<String>::new(), "at {width}");
        let links = widget.rects("all-news").await?;
        assert_eq!(
            links.iter().filter(|rect| rect.width > 0.0 && rect.height >= 24.0).count(),
            1,
            "at {width}"
        );
    }
    Ok(())
}
