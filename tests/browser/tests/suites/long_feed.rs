//! Feeds with more releases than are shown at first: what they cost, and how a reader comes to the last one. Four cards are in
//! view in a window of 1280 px, and eight on each side of them are drawn.

use anyhow::Result;
use browser_tests::{
    Answer, Engine, Focus, Host, Key, Page, Settings, Visitor, Widget, behaviours, eventually, module_path,
};
use serde_json::{Value, json};

behaviours! {
    in &Engine::ALL =>
        before_the_first_card_script_module_and_feed_are_asked_for_once,
        a_thousand_releases_take_no_more_elements_than_twelve,
        pressing_next_again_and_again_leads_to_the_last_release,
        pressing_next_leads_to_the_last_release_from_right_to_left_too,
        the_first_frame_of_a_press_does_not_wait_for_more_to_be_asked_for,
        nor_does_it_where_nothing_moves_smoothly,
        end_again_and_again_leads_to_the_last_release,
        who_does_not_move_gets_no_more_than_the_page_asks_for,
        where_all_cards_fit_next_leads_on,
        a_feed_in_several_documents_is_read_to_its_end,
        short_documents_are_read_to_their_end,
        authors_before_the_releases_do_not_cut_them_off,
        what_a_document_repeats_is_shown_once,
        a_document_that_leads_back_ends_the_feed,
        a_reader_stays_where_they_are_while_no_more_can_be_had,
        no_more_of_a_long_feed_is_read_than_is_shown,
        nothing_moves_when_the_row_goes_on,
        a_card_keeps_the_focus_however_far_the_row_moves_away;
    in &[Engine::Chromium, Engine::Firefox] => cards_that_are_not_drawn_are_on_paper;
}

const FEED: &str = "/fixtures/long.json";

/// The releases of these numbers.
fn releases(numbers: impl IntoIterator<Item = usize>) -> Vec<Value> {
    let release = |number: usize| {
        json!({
            "id": number.to_string(), "url": format!("/release/{number}"), "title": format!("Release {number}"),
            "summary": "One of many. ".repeat(number % 9), "date_published": "2018-08-01T11:01:00+09:00",
            "_invest_seoul": { "views": number },
        })
    };
    numbers.into_iter().map(release).collect()
}

/// A document of a feed: with the address of the next one before the releases, as publishers write it.
fn document(items: Vec<Value>, next: Option<&str>) -> String {
    let version = "https://jsonfeed.org/version/1.1";
    let next = next.map(|next| format!(r#""next_url": "{next}", "#)).unwrap_or_default();
    format!(r#"{{ "version": "{version}", "title": "A long feed", {next}"items": {} }}"#, Value::from(items))
}

/// Makes the feed one document with so many releases, and returns a page that shows it.
fn host_of(visitor: &Visitor, releases_there: usize, host: &str) -> Host {
    visitor.site.answer(FEED, Answer::Text(document(releases(1..=releases_there), None)));
    Host::new(host).feed(FEED)
}

/// The position that the reader is told, once the row rests.
async fn position(widget: &Widget<'_>) -> Result<String> {
    Ok(widget.texts("position").await?.concat())
}

/// The links of the cards that can be reached, as numbers of releases.
async fn reached(widget: &Widget<'_>) -> Result<Vec<usize>> {
    let links: Vec<Option<usize>> = widget
        .of_each("link", "part.closest('[inert]') ? null : Number(new URL(part.href).pathname.split('/')[2])")
        .await?;
    Ok(links.into_iter().flatten().collect())
}

/// Presses next until the release of this number is in view, and returns the releases that were, view by view.
async fn press_next_until(widget: &Widget<'_>, last: usize) -> Result<Vec<usize>> {
    let mut seen = Vec::new();
    for first in (1..=last).step_by(4) {
        let view = Vec::from_iter(first..first + 4);
        eventually(view.clone(), async || reached(widget).await).await?;
        seen.extend(view);
        widget.click("next").await?;
    }
    Ok(seen)
}

/// Goes to the end again and again, as often as the row rests, until the reader is told this position.
async fn go_to_the_end(page: &Page<'_>, end: &str) -> Result<()> {
    let observed = "const { scrollLeft } = parts(0, 'viewport')[0];
                    const now = performance.now();
                    const [at, since] = window.rest ?? [];
                    if (scrollLeft !== at) window.rest = [scrollLeft, now];
                    else if (now - since > 300) {
                        widgets[0].goTo(1e6);
                        window.rest = undefined;
                    }
                    return said(parts(0, 'position')[0])";
    eventually(end.to_owned(), async || page.read(observed, vec![]).await).await?;
    page.widget().is_drawn().await
}

async fn before_the_first_card_script_module_and_feed_are_asked_for_once(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 1000, "one-tag")).await?;
    page.widget().ready().await?;
    let mut asked: Vec<String> = visitor.site.requests().into_iter().map(|request| request.path).collect();
    asked.sort();
    assert_eq!(asked, [FEED, &module_path()?, "/v1/invest-seoul-news.js"]);
    assert_eq!(position(&page.widget()).await?, "1–4 of 12+");
    Ok(())
}

async fn elements(page: &Page<'_>) -> Result<f64> {
    page.read("return widgets[0].shadowRoot.querySelectorAll('*').length", vec![]).await
}

async fn a_thousand_releases_take_no_more_elements_than_twelve(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 12, "one-tag")).await?;
    page.widget().ready().await?;
    let twelve = elements(&page).await?;
    let page = visitor.open(&host_of(&visitor, 1000, "one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "997–1,000 of 1,000").await?;
    for (index, in_view, drawn) in
        [(996, 997..=1000, 989..=1000), (500, 501..=504, 493..=512), (0, 1..=4, 1..=12)]
    {
        widget.call("goTo", json!([index])).await?;
        eventually(Vec::from_iter(in_view), async || widget.in_view().await).await?;
        eventually(Vec::from_iter(drawn), async || widget.drawn().await).await?;
        // In the middle of the row cards are drawn on both sides.
        let most = if index == 500 { 1.1 * twelve * 20.0 / 12.0 } else { 1.1 * twelve };
        let now = elements(&page).await?;
        assert!(now <= most, "{now} elements at {index}, {twelve} with twelve releases");
    }
    Ok(())
}

async fn pressing_next_again_and_again_leads_to_the_last_release(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(position(&widget).await?, "1–4 of 12+");
    assert_eq!(press_next_until(&widget, 60).await?, Vec::from_iter(1..=60));
    eventually("57–60 of 60".to_owned(), async || position(&widget).await).await?;
    assert_eq!(widget.of_each::<String>("next", "part.ariaDisabled").await?, ["true"]);
    assert_eq!(widget.items().await?.len(), 60);
    // The page is not told anew of releases that come behind those it knows.
    let events = page.testimony().await?.events;
    assert_eq!(events.iter().filter(|event| event.name == "ready").count(), 1);
    Ok(())
}

async fn pressing_next_leads_to_the_last_release_from_right_to_left_too(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "rtl")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 60).await?, Vec::from_iter(1..=60));
    Ok(())
}

/// To ask for a feed takes a slow phone longer than a frame.
async fn the_first_frame_of_a_press_does_not_wait_for_more_to_be_asked_for(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element")).await?;
    page.widget().ready().await?;
    let asked = "let asked = 0;
                 const { fetch } = window;
                 window.fetch = (...given) => {
                     asked++;
                     return fetch(...given);
                 };
                 parts(0, 'next')[0].click();
                 // Scrolls are told of earlier in a frame.
                 return new Promise((go) => requestAnimationFrame(() => go(asked)))";
    assert_eq!(page.read::<usize>(asked, vec![]).await?, 0, "in the first frame");
    eventually(2, async || Ok(visitor.site.count(|path| path == FEED))).await
}

async fn nor_does_it_where_nothing_moves_smoothly(visitor: Visitor) -> Result<()> {
    let still = Settings { reduced_motion: true, ..Settings::default() };
    the_first_frame_of_a_press_does_not_wait_for_more_to_be_asked_for(visitor.set(still).await?).await
}

async fn end_again_and_again_leads_to_the_last_release(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[0].focus()", vec![]).await?;
    eventually("57–60 of 60".to_owned(), async || {
        page.press(Key::End).await?;
        position(&widget).await
    })
    .await?;
    eventually(Focus::Card(60), async || page.focus().await).await
}

async fn who_does_not_move_gets_no_more_than_the_page_asks_for(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    eventually("1–3 of 3+".to_owned(), async || position(&widget).await).await?;
    assert_eq!(widget.drawn().await?, [1, 2, 3]);
    assert_eq!(widget.items().await?.len(), 3);
    assert_eq!(visitor.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn where_all_cards_fit_next_leads_on(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.click("next").await?;
    eventually(vec![5, 6, 7, 8], async || reached(&widget).await).await?;
    widget.click("previous").await?;
    eventually(vec![1, 2, 3, 4], async || reached(&widget).await).await
}

async fn a_feed_in_several_documents_is_read_to_its_end(visitor: Visitor) -> Result<()> {
    let pages = [FEED, "/fixtures/second.json", "/fixtures/third.json"];
    let last = [12, 24, 36];
    for (index, path) in pages.iter().enumerate() {
        let items = releases(last[index] - 11..=last[index]);
        visitor.site.answer(path, Answer::Text(document(items, pages.get(index + 1).copied())));
    }
    let page = visitor.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(position(&widget).await?, "1–4 of 12+");
    let asked = |path: &str| visitor.site.count(|asked| asked == path);
    assert_eq!(pages.map(asked), [1, 0, 0], "before the reader has come to the end of the first");
    assert_eq!(press_next_until(&widget, 36).await?, Vec::from_iter(1..=36));
    eventually("33–36 of 36".to_owned(), async || position(&widget).await).await
}

/// Two of them have no more than a page wants at first: for the second the reader's wish is no greater than the page's.
async fn short_documents_are_read_to_their_end(visitor: Visitor) -> Result<()> {
    let pages = [FEED, "/fixtures/second.json", "/fixtures/third.json"];
    for (index, path) in pages.iter().enumerate() {
        let items = releases(6 * index + 1..=6 * index + 6);
        visitor.site.answer(path, Answer::Text(document(items, pages.get(index + 1).copied())));
    }
    let page = visitor.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    assert_eq!(position(&page.widget()).await?, "1–4 of 6+");
    go_to_the_end(&page, "15–18 of 18").await
}

/// The script ends the first answer once it has more objects in a list than are wanted, and takes them for releases.
async fn authors_before_the_releases_do_not_cut_them_off(visitor: Visitor) -> Result<()> {
    let authors = vec![json!({ "name": "Invest Seoul ".repeat(100) }); 20];
    let feed = document(releases(1..=3), None);
    let feed = feed.replacen(r#""items""#, &format!(r#""authors": {}, "items""#, Value::from(authors)), 1);
    visitor.site.answer(FEED, Answer::InPieces(feed));
    let page = visitor.open(&Host::new("element").feed(FEED).with("limit", "1")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("title").await?, ["Release 1 (opens in a new tab)"]);
    // It is asked for again, or has come whole; nobody is told that it broke.
    let testimony = page.testimony().await?;
    assert!(!testimony.phases.contains(&"failed".to_owned()), "{:?}", testimony.phases);
    assert_eq!(testimony.console, Vec::<String>::new());
    Ok(())
}

async fn what_a_document_repeats_is_shown_once(visitor: Visitor) -> Result<()> {
    let second = "/fixtures/second.json";
    visitor.site.answer(FEED, Answer::Text(document(releases(1..=20), Some(second))));
    // Two releases have come since the first was read; and one is there twice.
    let repeated = releases((19..=36).chain([36]));
    visitor.site.answer(second, Answer::Text(document(repeated, None)));
    let page = visitor.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 36).await?, Vec::from_iter(1..=36));
    eventually("33–36 of 36".to_owned(), async || position(&widget).await).await
}

async fn a_document_that_leads_back_ends_the_feed(visitor: Visitor) -> Result<()> {
    let second = "/fixtures/second.json";
    visitor.site.answer(FEED, Answer::Text(document(releases(1..=12), Some(second))));
    visitor.site.answer(second, Answer::Text(document(releases(13..=24), Some(FEED))));
    let page = visitor.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 24).await?, Vec::from_iter(1..=24));
    eventually("21–24 of 24".to_owned(), async || position(&widget).await).await?;
    assert_eq!(page.testimony().await?.console, Vec::<String>::new());
    Ok(())
}

async fn a_reader_stays_where_they_are_while_no_more_can_be_had(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    visitor.site.answer(FEED, Answer::Status(503));
    eventually(Some("stale".to_owned()), async || {
        widget.call("goTo", json!([1e6])).await?;
        widget.phase().await
    })
    .await?;
    let there = widget.items().await?.len();
    let end = Vec::from_iter(there - 3..=there);
    eventually(end.clone(), async || reached(&widget).await).await?;
    let note = "The latest releases can’t be loaded right now. These may be out of date.";
    assert_eq!(widget.texts("note").await?, [note]);
    visitor.site.answer(FEED, Answer::Text(document(releases(1..=60), None)));
    // By itself, before long.
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    eventually(end, async || reached(&widget).await).await?;
    go_to_the_end(&page, "57–60 of 60").await
}

async fn no_more_of_a_long_feed_is_read_than_is_shown(visitor: Visitor) -> Result<()> {
    let long = document(releases(1..=36_000), None);
    let length = long.len() as u64;
    visitor.site.answer(FEED, Answer::InPieces(long));
    let page = visitor.open(&Host::new("one-tag").feed(FEED)).await?;
    page.widget().ready().await?;
    // The connection is closed: nothing is sent any more.
    let sent = async || {
        let before = visitor.site.sent();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        Ok(visitor.site.sent() == before)
    };
    eventually(true, sent).await?;
    let sent = visitor.site.sent();
    assert!(sent * 100 <= length * 3, "{sent} bytes of {length} have been sent");
    assert_eq!(position(&page.widget()).await?, "1–4 of 12+");
    Ok(())
}

async fn nothing_moves_when_the_row_goes_on(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "reserved")).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "57–60 of 60").await?;
    widget.call("goTo", json!([20])).await?;
    eventually(vec![21, 22, 23, 24], async || widget.in_view().await).await?;
    widget.is_drawn().await?;
    let testimony = page.testimony().await?;
    assert_eq!(testimony.below.len(), 1, "the paragraph below was at {:?}", testimony.below);
    // Chromium measures it, too; the others have no word for it. What tells where one is may move: it moves with the reader.
    let footer = widget.rects("footer").await?.remove(0);
    let shifted: Vec<_> = testimony.shifted.into_iter().filter(|rect| !footer.contains(rect)).collect();
    assert_eq!(shifted, []);
    Ok(())
}

async fn a_card_keeps_the_focus_however_far_the_row_moves_away(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element").with("limit", "60")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    widget.call("goTo", json!([40])).await?;
    eventually(vec![2, 41, 42, 43, 44], async || widget.in_view().await).await?;
    eventually([vec![2], Vec::from_iter(33..=52)].concat(), async || widget.drawn().await).await?;
    assert_eq!(page.focus().await?, Focus::Card(2));
    page.press(Key::Right).await?;
    eventually(Focus::Card(3), async || page.focus().await).await?;
    eventually(vec![3, 4, 5, 6], async || widget.in_view().await).await?;
    eventually(Vec::from_iter(1..=14), async || widget.drawn().await).await
}

async fn cards_that_are_not_drawn_are_on_paper(visitor: Visitor) -> Result<()> {
    let page = visitor.open(&host_of(&visitor, 60, "element").with("limit", "30")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let mut links: Vec<String> =
        (1..=30).map(|number| format!("{}/release/{number}", visitor.site.widget_origin())).collect();
    links.push(format!("{}/release", visitor.site.host_origin()));
    links.sort();
    assert_eq!(page.printed_links().await?, links);
    // As before, once it is done.
    eventually(Vec::from_iter(1..=12), async || widget.drawn().await).await
}
