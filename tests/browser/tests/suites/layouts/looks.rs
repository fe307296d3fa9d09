//! What each layout shows, in how many columns, and where.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Widget, behaviours, eventually};

use super::{FEED, LISTS, document, has_entries};

behaviours! {
    in &Engine::ALL =>
        grid_has_as_many_columns_as_fit_and_columns_is_the_most,
        columns_is_the_most_cards_in_view_of_a_carousel,
        list_has_a_picture_beside_each_text,
        compact_has_titles_dates_and_counts_alone,
        layout_changes_at_once_and_back,
        nothing_moves_when_the_entries_come,
        every_layout_fits_a_sidebar,
        the_heading_leads_to_the_home_page;
}

/// How many different places the entries begin at, in the direction of the line.
async fn columns(widget: &Widget<'_>) -> Result<usize> {
    let mut lefts: Vec<i64> =
        widget.rects("entry").await?.iter().map(|rect| rect.left.round() as i64).collect();
    lefts.sort_unstable();
    lefts.dedup();
    Ok(lefts.len())
}

async fn grid_has_as_many_columns_as_fit_and_columns_is_the_most(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("layout", "grid")).await?;
    let widget = page.widget();
    has_entries(&widget, 12).await?;
    assert_eq!(columns(&widget).await?, 4);
    widget.set("columns", "2").await?;
    eventually(2, async || columns(&widget).await).await?;
    widget.set("columns", "6").await?;
    eventually(4, async || columns(&widget).await).await
}

async fn columns_is_the_most_cards_in_view_of_a_carousel(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("columns", "2")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.in_view().await?, [1, 2]);
    widget.click("next").await?;
    eventually(vec![3, 4], async || widget.in_view().await).await
}

async fn list_has_a_picture_beside_each_text(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("layout", "list")).await?;
    let widget = page.widget();
    has_entries(&widget, 12).await?;
    assert_eq!(columns(&widget).await?, 1);
    let (media, bodies) = (widget.rects("media").await?, widget.rects("body").await?);
    assert_eq!((media.len(), bodies.len()), (12, 12));
    for (media, body) in media.iter().zip(&bodies) {
        assert!(media.left + media.width <= body.left + 0.5, "{media:?} {body:?}");
        assert!((media.top - body.top).abs() < 1.0, "{media:?} {body:?}");
    }
    Ok(())
}

async fn compact_has_titles_dates_and_counts_alone(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("layout", "compact")).await?;
    let widget = page.widget();
    has_entries(&widget, 12).await?;
    let mut counts = Vec::new();
    for part in ["title", "views", "media", "summary"] {
        counts.push(widget.count(part).await?);
    }
    assert_eq!(counts, [12, 12, 0, 0]);
    assert_eq!(widget.texts("date").await?, ["Aug 1, 2018", "Nov 25, 2014"]);
    Ok(())
}

async fn layout_changes_at_once_and_back(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    for layout in LISTS {
        widget.set("layout", layout).await?;
        has_entries(&widget, 12).await?;
        assert_eq!(widget.count("slide").await?, 0);
    }
    widget.set("layout", "carousel").await?;
    widget.ready().await?;
    assert_eq!((widget.in_view().await?, widget.count("entry").await?), (vec![1, 2, 3, 4], 0));
    Ok(())
}

async fn nothing_moves_when_the_entries_come(session: BrowserSession) -> Result<()> {
    for (layout, width) in
        [("grid", 1280), ("grid", 360), ("list", 768), ("list", 360), ("compact", 768), ("compact", 300)]
    {
        session.site.answer(FEED, Answer::Nothing);
        let host = Host::new("element").feed(FEED).with("layout", layout);
        let page = session.open_narrow(&host, width).await?;
        let below = "return Math.round(document.getElementById('below').getBoundingClientRect().top)";
        page.widget().is("loading").await?;
        page.two_frames().await?;
        let before: i64 = page.read(below, vec![]).await?;
        session.site.answer(FEED, document(1..=20, None));
        has_entries(&page.widget(), 12).await?;
        page.two_frames().await?;
        assert_eq!(page.read::<i64>(below, vec![]).await?, before, "{layout} at {width} px");
    }
    Ok(())
}

async fn every_layout_fits_a_sidebar(session: BrowserSession) -> Result<()> {
    for layout in LISTS {
        for width in [240, 300, 600] {
            let host = Host::new("element").with("layout", layout).with("search", "");
            let page = session.open_narrow(&host, width).await?;
            has_entries(&page.widget(), 12).await?;
            page.is_wide(width).await?;
            // What is cut off is cut on purpose: by a number of lines.
            let outside = "const { right } = widgets[0].getBoundingClientRect();
                           return ['entry', 'title', 'meta', 'views', 'show-more', 'all-news', 'search-box']
                             .flatMap((name) => parts(0, name))
                             .filter((part) => part.checkVisibility())
                             .filter((part) => part.getBoundingClientRect().right > right + 1)
                             .map((part) => part.part.value)";
            let outside: Vec<String> = page.read(outside, vec![]).await?;
            assert_eq!(outside, [""; 0], "{layout} at {width} px");
        }
    }
    Ok(())
}

async fn the_heading_leads_to_the_home_page(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("element").with("open", "same-tab")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let links: Vec<(String, String, i32)> =
        widget.of_each("heading-link", "[text(part), part.href, part.tabIndex]").await?;
    // "All news" beside it leads there, too: one of the two is enough for the Tab key.
    assert_eq!(links, [("Invest Seoul News".into(), "https://investseoul.com/".into(), -1)]);
    widget.set("show", "date").await?;
    let tab_index = async || Ok(widget.of_each::<i32>("heading-link", "part.tabIndex").await?);
    eventually(vec![0], tab_index).await
}
