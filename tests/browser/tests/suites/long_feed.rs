//! Feeds with more releases than are shown at first: their cost, and the way to the last release. In a window of 1280 px four
//! cards are in view, and eight on each side of them are rendered.

use anyhow::Result;
use browser_tests::{
    Answer, BrowserSession, Engine, Focus, Host, Key, Page, Rect, Settings, Widget, behaviours, eventually,
    module_path,
};
use serde_json::{Value, json};

behaviours! {
    in &Engine::ALL =>
        before_the_first_card_script_module_and_feed_are_requested_once,
        a_thousand_releases_take_no_more_elements_than_twelve,
        pressing_next_again_and_again_leads_to_the_last_release,
        pressing_next_leads_to_the_last_release_from_right_to_left_too,
        the_first_frame_after_a_press_sends_no_request,
        the_first_frame_after_a_press_sends_no_request_with_reduced_motion,
        end_again_and_again_leads_to_the_last_release,
        without_a_move_no_more_is_loaded_than_the_limit,
        where_all_cards_fit_next_loads_more,
        a_feed_in_several_documents_is_read_to_its_end,
        short_documents_are_read_to_their_end,
        authors_before_the_releases_do_not_cut_them_off,
        repeated_releases_are_shown_once,
        releases_are_shown_once_however_much_documents_repeat,
        ten_thousand_releases_are_the_end_and_the_reader_is_told,
        a_document_that_can_not_be_had_is_named,
        a_document_that_leads_back_ends_the_feed,
        the_position_stays_while_no_more_can_be_loaded,
        no_more_of_a_long_feed_is_read_than_is_shown,
        nothing_moves_when_more_is_loaded,
        a_card_keeps_the_focus_however_far_the_row_moves_away;
    in &[Engine::Chromium, Engine::Firefox] => cards_that_are_not_rendered_are_on_paper;
}

const FEED: &str = "/fixtures/long.json";

/// Releases with these numbers.
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

/// A document of a feed. The address of the next one comes before the releases, as publishers write it, and all that it says of itself.
fn document(items: Vec<Value>, next: Option<&str>) -> String {
    let version = "https://jsonfeed.org/version/1.1";
    let next = next.map(|next| format!(r#""next_url": "{next}", "#)).unwrap_or_default();
    let head =
        format!(r#""version": "{version}", "title": "A long feed", "language": "en", "authors": [], {next}"#);
    format!(r#"{{ {head}"items": {} }}"#, Value::from(items))
}

/// Makes the feed one document with this many releases, and returns a host page that shows it.
fn host_with(session: &BrowserSession, count: usize, host: &str) -> Host {
    session.site.answer(FEED, Answer::Text(document(releases(1..=count), None)));
    Host::new(host).feed(FEED)
}

/// The text of the position.
async fn position(widget: &Widget<'_>) -> Result<String> {
    Ok(widget.texts("status").await?.concat())
}

/// The numbers of the releases on cards that are not inert.
async fn releases_in_view(widget: &Widget<'_>) -> Result<Vec<usize>> {
    let links: Vec<Option<usize>> = widget
        .of_each("link", "part.closest('[inert]') ? null : Number(new URL(part.href).pathname.split('/')[2])")
        .await?;
    Ok(links.into_iter().flatten().collect())
}

/// Presses next until this release is in view, and returns the releases that were in view.
async fn press_next_until(widget: &Widget<'_>, last: usize) -> Result<Vec<usize>> {
    let mut seen = Vec::new();
    for first in (1..=last).step_by(4) {
        let view = Vec::from_iter(first..first + 4);
        eventually(view.clone(), async || releases_in_view(widget).await).await?;
        seen.extend(view);
        widget.click("next").await?;
    }
    Ok(seen)
}

/// Goes to the end, again each time the scrolling has stopped, until the position is `end`.
async fn go_to_the_end(page: &Page<'_>, end: &str) -> Result<()> {
    let observed = "const { scrollLeft } = parts(0, 'viewport')[0];
                    const now = performance.now();
                    const [at, since] = window.stopped ?? [];
                    if (scrollLeft !== at) window.stopped = [scrollLeft, now];
                    else if (now - since > 300) {
                        widgets[0].goTo(1e6);
                        window.stopped = undefined;
                    }
                    return text(parts(0, 'status')[0])";
    eventually(end.to_owned(), async || page.read(observed, vec![]).await).await?;
    page.widget().is_rendered().await
}

async fn before_the_first_card_script_module_and_feed_are_requested_once(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&host_with(&session, 1000, "one-tag")).await?;
    page.widget().ready().await?;
    let mut requested: Vec<String> =
        session.site.requests().into_iter().map(|request| request.path).collect();
    requested.sort();
    assert_eq!(requested, [FEED, &module_path()?, "/v1/invest-seoul-news.js"]);
    assert_eq!(position(&page.widget()).await?, "1–4");
    Ok(())
}

async fn elements(page: &Page<'_>) -> Result<f64> {
    page.read("return widgets[0].shadowRoot.querySelectorAll('*').length", vec![]).await
}

async fn a_thousand_releases_take_no_more_elements_than_twelve(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 12, "one-tag")).await?;
    page.widget().ready().await?;
    let twelve = elements(&page).await?;
    let page = session.open(&host_with(&session, 1000, "one-tag")).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "997–1,000 of 1,000").await?;
    for (index, in_view, rendered) in
        [(996, 997..=1000, 989..=1000), (500, 501..=504, 493..=512), (0, 1..=4, 1..=12)]
    {
        widget.call("goTo", json!([index])).await?;
        eventually(Vec::from_iter(in_view), async || widget.in_view().await).await?;
        eventually(Vec::from_iter(rendered), async || widget.rendered().await).await?;
        // In the middle, cards are rendered on both sides.
        let most = if index == 500 { 1.1 * twelve * 20.0 / 12.0 } else { 1.1 * twelve };
        let now = elements(&page).await?;
        assert!(now <= most, "{now} elements at {index}, {twelve} with twelve releases");
    }
    Ok(())
}

async fn pressing_next_again_and_again_leads_to_the_last_release(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(position(&widget).await?, "1–4");
    assert_eq!(press_next_until(&widget, 60).await?, Vec::from_iter(1..=60));
    eventually("57–60 of 60".to_owned(), async || position(&widget).await).await?;
    assert_eq!(widget.of_each::<String>("next", "part.ariaDisabled").await?, ["true"]);
    assert_eq!(widget.items().await?.len(), 60);
    // Loading more is no new `ready`.
    let events = page.log().await?.events;
    assert_eq!(events.iter().filter(|event| event.name == "ready").count(), 1);
    Ok(())
}

async fn pressing_next_leads_to_the_last_release_from_right_to_left_too(
    session: BrowserSession,
) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "rtl")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 60).await?, Vec::from_iter(1..=60));
    Ok(())
}

/// On a slow phone, sending a request takes longer than a frame.
async fn the_first_frame_after_a_press_sends_no_request(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    page.widget().ready().await?;
    let requests = "let requests = 0;
                 const { fetch } = window;
                 window.fetch = (...values) => {
                     requests++;
                     return fetch(...values);
                 };
                 parts(0, 'next')[0].click();
                 // Scroll events come earlier in a frame.
                 return new Promise((resolve) => requestAnimationFrame(() => resolve(requests)))";
    assert_eq!(page.read::<usize>(requests, vec![]).await?, 0, "in the first frame");
    // Some more items may have been loaded with the first ones.
    eventually(2, async || {
        page.widget().call("next", json!([])).await?;
        Ok(session.site.count(|path| path == FEED))
    })
    .await
}

async fn the_first_frame_after_a_press_sends_no_request_with_reduced_motion(
    session: BrowserSession,
) -> Result<()> {
    let reduced = Settings { reduced_motion: true, ..Settings::default() };
    the_first_frame_after_a_press_sends_no_request(session.with_settings(reduced).await?).await
}

async fn end_again_and_again_leads_to_the_last_release(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
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

async fn without_a_move_no_more_is_loaded_than_the_limit(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    eventually("1–3".to_owned(), async || position(&widget).await).await?;
    assert_eq!(widget.rendered().await?, [1, 2, 3]);
    assert_eq!(widget.items().await?.len(), 3);
    assert_eq!(session.site.count(|path| path == FEED), 1);
    Ok(())
}

async fn where_all_cards_fit_next_loads_more(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "3")).await?;
    let widget = page.widget();
    widget.ready().await?;
    widget.click("next").await?;
    eventually(vec![5, 6, 7, 8], async || releases_in_view(&widget).await).await?;
    widget.click("previous").await?;
    eventually(vec![1, 2, 3, 4], async || releases_in_view(&widget).await).await
}

async fn a_feed_in_several_documents_is_read_to_its_end(session: BrowserSession) -> Result<()> {
    let pages = [FEED, "/fixtures/second.json", "/fixtures/third.json"];
    let last = [12, 24, 36];
    for (index, path) in pages.iter().enumerate() {
        let items = releases(last[index] - 11..=last[index]);
        session.site.answer(path, Answer::Text(document(items, pages.get(index + 1).copied())));
    }
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(position(&widget).await?, "1–4");
    let requests = |path: &str| session.site.count(|requested| requested == path);
    assert_eq!(pages.map(requests), [1, 0, 0], "before the reader has come to the end of the first");
    assert_eq!(press_next_until(&widget, 36).await?, Vec::from_iter(1..=36));
    eventually("33–36 of 36".to_owned(), async || position(&widget).await).await
}

/// The first two together have no more releases than the default limit.
async fn short_documents_are_read_to_their_end(session: BrowserSession) -> Result<()> {
    let pages = [FEED, "/fixtures/second.json", "/fixtures/third.json"];
    for (index, path) in pages.iter().enumerate() {
        let items = releases(6 * index + 1..=6 * index + 6);
        session.site.answer(path, Answer::Text(document(items, pages.get(index + 1).copied())));
    }
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    page.widget().ready().await?;
    assert_eq!(position(&page.widget()).await?, "1–4");
    go_to_the_end(&page, "15–18 of 18").await
}

/// The script aborts the first response when a list has more objects than the limit. It takes the authors for releases here.
async fn authors_before_the_releases_do_not_cut_them_off(session: BrowserSession) -> Result<()> {
    let authors = vec![json!({ "name": "Invest Seoul ".repeat(100) }); 20];
    let feed = document(releases(1..=3), None);
    let feed = feed.replacen(r#""items""#, &format!(r#""authors": {}, "items""#, Value::from(authors)), 1);
    session.site.answer(FEED, Answer::Chunked(feed));
    let page = session.open(&Host::new("element").feed(FEED).with("limit", "1")).await?;
    page.widget().ready().await?;
    assert_eq!(page.widget().texts("title").await?, ["Release 1 (opens in a new tab)"]);
    // The feed is requested again, or was complete. No failure is reported.
    let log = page.log().await?;
    assert!(!log.phases.contains(&"failed".to_owned()), "{:?}", log.phases);
    assert_eq!(log.console, Vec::<String>::new());
    Ok(())
}

async fn repeated_releases_are_shown_once(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=20), Some(second))));
    // Two releases were added after the first document was read, and one is repeated.
    let repeated = releases((19..=36).chain([36]));
    session.site.answer(second, Answer::Text(document(repeated, None)));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 36).await?, Vec::from_iter(1..=36));
    eventually("33–36 of 36".to_owned(), async || position(&widget).await).await
}

/// Only the last hundred were compared.
async fn releases_are_shown_once_however_much_documents_repeat(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=200), Some(second))));
    session.site.answer(second, Answer::Text(document(releases(51..=212), None)));
    let page = session.open(&Host::new("element").feed(FEED).with("limit", "100")).await?;
    page.widget().ready().await?;
    go_to_the_end(&page, "209–212 of 212").await?;
    let ids = page.widget().items().await?.into_iter().map(|item| item["id"].clone());
    assert_eq!(ids.collect::<Vec<_>>(), (1..=212).map(|id: usize| json!(id.to_string())).collect::<Vec<_>>());
    Ok(())
}

async fn ten_thousand_releases_are_the_end_and_the_reader_is_told(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=9_990), Some(second))));
    session.site.answer(second, Answer::Text(document(releases(9_981..=10_001), None)));
    let page = session.open(&Host::new("element").feed(FEED).with("limit", "100")).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    go_to_the_end(&page, "9,997–10,000 of 10,000").await?;
    assert_eq!(widget.texts("note").await?, ["Further releases can’t be shown here."]);
    widget.call("goTo", json!([0])).await?;
    eventually(Vec::new(), async || widget.texts("note").await).await
}

async fn a_document_that_can_not_be_had_is_named(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=12), Some(second))));
    session.site.answer(second, Answer::Status(404));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "9–12 of 12").await?;
    let line = format!(
        "warn: [invest-seoul-news] {}{second} answered with status 404: check the address, or tell its server's owner",
        session.site.widget_origin()
    );
    assert_eq!(page.log().await?.console, [line]);
    assert_eq!(widget.texts("note").await?, ["Further releases can’t be shown here."]);
    Ok(())
}

async fn a_document_that_leads_back_ends_the_feed(session: BrowserSession) -> Result<()> {
    let second = "/fixtures/second.json";
    session.site.answer(FEED, Answer::Text(document(releases(1..=12), Some(second))));
    session.site.answer(second, Answer::Text(document(releases(13..=24), Some(FEED))));
    let page = session.open(&Host::new("element").feed(FEED)).await?;
    let widget = page.widget();
    widget.ready().await?;
    assert_eq!(press_next_until(&widget, 24).await?, Vec::from_iter(1..=24));
    eventually("21–24 of 24".to_owned(), async || position(&widget).await).await?;
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    Ok(())
}

async fn the_position_stays_while_no_more_can_be_loaded(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element")).await?;
    let widget = page.widget();
    widget.ready().await?;
    session.site.answer(FEED, Answer::Status(503));
    eventually(Some("stale".to_owned()), async || {
        widget.call("goTo", json!([1e6])).await?;
        widget.phase().await
    })
    .await?;
    let count = widget.items().await?.len();
    let end = Vec::from_iter(count - 3..=count);
    eventually(end.clone(), async || releases_in_view(&widget).await).await?;
    let note = "These releases may be out of date.";
    assert_eq!(widget.texts("note").await?, [note]);
    session.site.answer(FEED, Answer::Text(document(releases(1..=60), None)));
    // It tries again by itself, and soon after the network has come back.
    page.execute("dispatchEvent(new Event('online'))", vec![]).await?;
    widget.ready().await?;
    assert_eq!(widget.texts("note").await?, Vec::<String>::new());
    eventually(end, async || releases_in_view(&widget).await).await?;
    go_to_the_end(&page, "57–60 of 60").await
}

async fn no_more_of_a_long_feed_is_read_than_is_shown(session: BrowserSession) -> Result<()> {
    let long = document(releases(1..=36_000), None);
    let length = long.len() as u64;
    session.site.answer(FEED, Answer::Chunked(long));
    let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
    page.widget().ready().await?;
    // The connection is closed: the server sends no more.
    let sent = async || {
        let before = session.site.sent();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        Ok(session.site.sent() == before)
    };
    eventually(true, sent).await?;
    let sent = session.site.sent();
    assert!(sent * 10 <= length, "{sent} bytes of {length} have been sent");
    assert_eq!(position(&page.widget()).await?, "1–4");
    Ok(())
}

async fn nothing_moves_when_more_is_loaded(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "reserved")).await?;
    let widget = page.widget();
    widget.ready().await?;
    go_to_the_end(&page, "57–60 of 60").await?;
    widget.call("goTo", json!([20])).await?;
    eventually(vec![21, 22, 23, 24], async || widget.in_view().await).await?;
    widget.is_rendered().await?;
    let log = page.log().await?;
    assert_eq!(log.below.len(), 1, "the paragraph below was at {:?}", log.below);
    // Only Chromium measures layout shifts. The position and the bar may shift, because they follow the reader.
    let following = [widget.rects("position").await?, widget.rects("footer").await?].concat();
    let is_stray = |rect: &Rect| !following.iter().any(|place| place.contains(rect));
    let shifted: Vec<_> = log.shifted.into_iter().filter(is_stray).collect();
    assert_eq!(shifted, []);
    Ok(())
}

async fn a_card_keeps_the_focus_however_far_the_row_moves_away(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "60")).await?;
    let widget = page.widget();
    widget.ready().await?;
    page.execute("parts(0, 'link')[1].focus()", vec![]).await?;
    widget.call("goTo", json!([40])).await?;
    eventually(vec![2, 41, 42, 43, 44], async || widget.in_view().await).await?;
    eventually([vec![2], Vec::from_iter(33..=52)].concat(), async || widget.rendered().await).await?;
    assert_eq!(page.focus().await?, Focus::Card(2));
    page.press(Key::Right).await?;
    eventually(Focus::Card(3), async || page.focus().await).await?;
    eventually(vec![3, 4, 5, 6], async || widget.in_view().await).await?;
    eventually(Vec::from_iter(1..=14), async || widget.rendered().await).await
}

async fn cards_that_are_not_rendered_are_on_paper(session: BrowserSession) -> Result<()> {
    let page = session.open(&host_with(&session, 60, "element").with("limit", "30")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let mut links: Vec<String> =
        (1..=30).map(|number| format!("{}/release/{number}", session.site.widget_origin())).collect();
    links.push(format!("{}/release", session.site.host_origin()));
    links.sort();
    assert_eq!(page.printed_links().await?, links);
    // After printing it is as before.
    eventually(Vec::from_iter(1..=12), async || widget.rendered().await).await
}
