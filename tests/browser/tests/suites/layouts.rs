//! The layouts in which cards stand below each other, and the columns of those that have any.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, Widget, behaviours, eventually};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    grid_has_as_many_columns_as_fit_and_columns_is_the_most,
    columns_is_the_most_cards_in_view_of_a_carousel,
    list_has_a_picture_beside_each_text,
    compact_has_titles_dates_and_counts_alone,
    layout_changes_at_once_and_back,
    show_more_appends_as_many_and_the_first_of_them_takes_the_focus,
    an_entry_keeps_the_focus_when_newer_releases_come_ahead,
    show_more_leaves_the_focus_where_the_reader_has_gone,
    show_more_goes_on_through_the_documents_of_a_feed,
    a_document_that_fails_leaves_what_is_there,
    next_shows_more_and_go_to_brings_an_entry_into_view,
    cards_far_from_the_viewport_are_not_rendered_and_nothing_moves,
    entries_far_from_the_viewport_follow_the_width_of_the_list,
    a_list_keeps_its_cards_while_it_is_hidden_or_as_narrow_as_a_pixel,
    a_page_that_prints_has_all_cards_at_once,
    nothing_moves_when_the_entries_come,
    every_layout_fits_a_sidebar,
    the_heading_leads_to_the_home_page,
}

const FEED: &str = "/fixtures/long.json";
const LISTS: [&str; 3] = ["grid", "list", "compact"];

/// A document with these releases, and the address of the next one.
fn document(numbers: std::ops::RangeInclusive<usize>, next: Option<&str>) -> Answer {
    let release = |number: usize| {
        json!({
            "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}"),
            "summary": "One of many.", "date_published": "2018-08-01T11:01:00+09:00",
            "_invest_seoul": { "views": number },
        })
    };
    let items: Vec<Value> = numbers.map(release).collect();
    let mut feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "A long feed", "items": items });
    if let Some(next) = next {
        feed["next_url"] = json!(next);
    }
    Answer::Text(feed.to_string())
}

/// Waits until there are so many entries.
async fn has_entries(widget: &Widget<'_>, count: usize) -> Result<()> {
    eventually(count, async || widget.count("entry").await).await
}

/// Presses the button below the list.
async fn show_more(page: &Page<'_>) -> Result<()> {
    page.execute("parts(0, 'show-more')[0].scrollIntoView({ behavior: 'instant', block: 'center' })", vec![])
        .await?;
    page.widget().click("show-more").await
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

async fn show_more_appends_as_many_and_the_first_of_them_takes_the_focus(
    session: BrowserSession,
) -> Result<()> {
    session.site.answer(FEED, document(1..=10, None));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "list").with("limit", "4")).await?;
    let widget = page.widget();
    has_entries(&widget, 4).await?;
    assert_eq!(widget.texts("status").await?, [""], "what is there at first is no news");
    show_more(&page).await?;
    has_entries(&widget, 8).await?;
    eventually("Release 5".to_owned(), async || focused(&page).await).await?;
    eventually(vec!["1–8".to_owned()], async || widget.texts("status").await).await?;
    show_more(&page).await?;
    has_entries(&widget, 10).await?;
    eventually("Release 9".to_owned(), async || focused(&page).await).await?;
    eventually(vec!["1–10 of 10".to_owned()], async || widget.texts("status").await).await?;
    let button = "return getComputedStyle(parts(0, 'show-more')[0]).display";
    eventually("none".to_owned(), async || page.read(button, vec![]).await).await
}

// All entries were made anew, because their places had changed.
async fn an_entry_keeps_the_focus_when_newer_releases_come_ahead(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(3..=10, None));
    let page = session.open(&Host::new("element").feed(FEED).with("layout", "grid")).await?;
    let widget = page.widget();
    has_entries(&widget, 8).await?;
    page.execute("parts(0, 'link')[2].focus()", vec![]).await?;
    session.site.answer(FEED, document(1..=10, None));
    widget.call("refresh", json!([])).await?;
    has_entries(&widget, 10).await?;
    assert_eq!(focused(&page).await?, "Release 5");
    Ok(())
}

async fn show_more_leaves_the_focus_where_the_reader_has_gone(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=5, Some("second.json")));
    session.site.answer("/fixtures/second.json", Answer::Nothing);
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "list").with("limit", "5")).await?;
    has_entries(&page.widget(), 5).await?;
    show_more(&page).await?;
    page.execute("document.getElementById('after').focus()", vec![]).await?;
    session.site.answer("/fixtures/second.json", document(6..=9, None));
    has_entries(&page.widget(), 9).await?;
    page.two_frames().await?;
    assert_eq!(page.read::<String>("return document.activeElement.id", vec![]).await?, "after");
    Ok(())
}

/// The text of the link that has the focus, without what is for screen readers only.
async fn focused(page: &Page<'_>) -> Result<String> {
    page.read("return widgets[0].shadowRoot.activeElement?.firstChild?.textContent ?? ''", vec![]).await
}

async fn show_more_goes_on_through_the_documents_of_a_feed(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=5, Some("second.json")));
    session.site.answer("/fixtures/second.json", document(4..=9, Some("long.json")));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "compact").with("limit", "4")).await?;
    let widget = page.widget();
    has_entries(&widget, 4).await?;
    for count in [8, 9] {
        show_more(&page).await?;
        has_entries(&widget, count).await?;
    }
    // The second document repeats two releases and leads back to the first.
    let titles: Vec<String> = (1..=9).map(|number| format!("Release {number}")).collect();
    let shown: Vec<String> = widget.of_each("link", "part.firstChild.textContent").await?;
    assert_eq!(shown, titles);
    Ok(())
}

async fn a_document_that_fails_leaves_what_is_there(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=5, Some("second.json")));
    session.site.answer("/fixtures/second.json", Answer::Status(404));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "grid").with("limit", "5")).await?;
    let widget = page.widget();
    has_entries(&widget, 5).await?;
    show_more(&page).await?;
    eventually(vec!["Further releases can’t be shown here.".to_owned()], async || {
        widget.texts("note").await
    })
    .await?;
    assert_eq!(widget.count("entry").await?, 5);
    Ok(())
}

async fn next_shows_more_and_go_to_brings_an_entry_into_view(session: BrowserSession) -> Result<()> {
    session.site.answer(FEED, document(1..=40, None));
    let page =
        session.open(&Host::new("element").feed(FEED).with("layout", "list").with("limit", "10")).await?;
    let widget = page.widget();
    has_entries(&widget, 10).await?;
    widget.call("next", json!([])).await?;
    has_entries(&widget, 20).await?;
    assert_eq!(widget.items().await?.len(), 20);
    widget.call("goTo", json!([19])).await?;
    let is_in_view = "const { top, bottom } = parts(0, 'entry')[19].getBoundingClientRect();
                      return top < innerHeight && bottom > 0";
    eventually(true, async || page.read(is_in_view, vec![]).await).await?;
    // A page may pass anything.
    page.execute("widgets[0].goTo(Infinity)", vec![]).await?;
    has_entries(&widget, 30).await
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
