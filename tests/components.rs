//! The components in a real browser, fed with answers made here: no network, no built files.
//!
//! Run by `wasm-bindgen-test-runner` in Chromium, Firefox and WebKit (`cargo xtask test --only components`).

#[path = "generators.rs"]
mod generators;
#[path = "languages.rs"]
mod languages;
#[path = "mounted.rs"]
mod mounted;

use crate::i18n::{intl, plain::Plain};
use mounted::Mounted;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const RELEASE: &str = r#"{
    "id": "110",
    "url": "http://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110",
    "title": "Seoul and Los Angeles sign",
    "summary": "Two cities, one campaign.",
    "date_published": "2018-08-01T11:01:00+09:00",
    "authors": [{"name": "Invest Seoul"}],
    "tags": ["tourism", "climate"],
    "_invest_seoul": {"views": 4733, "comments": 1}
}"#;

fn feed(items: &str) -> String {
    format!(r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{items}]}}"#)
}

#[wasm_bindgen_test]
async fn a_card_says_all_that_is_known_of_a_release() {
    let widget =
        Mounted::with(&[("show", "image summary date views author tags comments")], &feed(RELEASE)).await;
    assert_eq!(
        widget.texts(
            "[part=card] :is([part=tags], [part=title], [part=summary], [part=date], [part=author], [part=views], [part=comments])"
        ),
        [
            "tourism · climate",
            "Seoul and Los Angeles sign (opens in a new tab)",
            "Two cities, one campaign.",
            "Aug 1, 2018",
            "Invest Seoul",
            "4,733 views",
            "1 comment",
        ]
    );
    let link = widget.one("[part=link]");
    let attributes = ["href", "target", "rel"].map(|name| link.get_attribute(name).unwrap_or_default());
    assert_eq!(
        attributes,
        ["http://investseoul.com/bbs/board.php?bo_table=sub4_1&wr_id=110", "_blank", "noopener"]
    );
}

#[wasm_bindgen_test]
async fn the_first_card_comes_alone_and_complete_and_the_others_follow() {
    let widget = Mounted::first_card(&[], &three()).await;
    assert_eq!(widget.count("[part=slide]"), 1);
    assert_eq!(widget.texts("[part=heading]"), ["News"]);
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."]);
    mounted::until(|| widget.count("[part=slide]") == 3).await;
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."; 3]);
}

/// Three releases that differ by their numbers.
fn three() -> String {
    feed(&["110", "111", "112"].map(|number| RELEASE.replace("110", number)).join(", "))
}

#[wasm_bindgen_test]
async fn a_hidden_row_is_complete_when_it_is_shown() {
    let widget = Mounted::first_card(&[("style", "display: none")], &three()).await;
    mounted::until(|| widget.count("[part=slide]") == 3).await;
    assert_eq!(widget.texts("[part=heading]"), ["News"]);
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."; 3]);
}

#[wasm_bindgen_test]
async fn a_card_chosen_in_the_first_moment_is_complete() {
    let widget = Mounted::first_card(&[], &three()).await;
    widget.go_to(2.0);
    mounted::until(|| widget.count("[part=slide]") == 3).await;
    assert_eq!(widget.texts("[part=heading]"), ["News"]);
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."; 3]);
}

#[wasm_bindgen_test]
async fn what_stands_there_keeps_its_texts_when_it_is_drawn_anew() {
    let widget = Mounted::with(&[], &feed(RELEASE)).await;
    widget.set("lang", "ko");
    mounted::until(|| widget.texts("[part=link]") == ["Seoul and Los Angeles sign (새 창 열림)"]).await;
    assert_eq!(widget.texts("[part=heading]"), ["News"]);
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."]);
}

#[wasm_bindgen_test]
async fn a_change_in_the_first_moment_is_not_lost() {
    let widget = Mounted::first_card(&[("show", "views")], &feed(RELEASE)).await;
    widget.set("lang", "ko");
    let meta = || widget.texts("[part=views]");
    assert_eq!(meta(), ["4,733 views"]);
    mounted::until(|| meta() != ["4,733 views"]).await;
    assert_eq!(meta(), ["조회수 4,733회"]);
}

/// `ready` was lost when the page took the feed away before it was told.
#[wasm_bindgen_test]
async fn ready_is_emitted_before_what_comes_in_place_of_the_cards() {
    let widget = Mounted::first_card(&[], &feed(RELEASE)).await;
    widget.remove("feed");
    widget.shown().await;
    mounted::until(|| widget.phase() == "failed").await;
    mounted::settled().await;
    assert_eq!(widget.emitted(), ["ready 1", "feed-missing"]);
}

#[wasm_bindgen_test]
async fn a_row_that_can_not_scroll_goes_on_all_the_same() {
    // Without styles the cards stand below each other.
    let widget = Mounted::first_card(&[("limit", "2")], &three()).await;
    widget.go_to(1.0);
    mounted::until(|| widget.count("[part=slide]") == 3).await;
    assert_eq!(widget.count("[part=slide]"), 3);
}

#[wasm_bindgen_test]
async fn a_move_in_the_first_moment_is_not_lost() {
    let widget = Mounted::first_card(&[], &feed(RELEASE)).await;
    widget.move_to("ko");
    mounted::until(|| widget.texts("[part=link]") == ["Seoul and Los Angeles sign (새 창 열림)"]).await;
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."]);
}

#[wasm_bindgen_test]
async fn a_refresh_in_the_first_moment_brings_what_is_new() {
    let widget = Mounted::first_card(&[], &feed(RELEASE)).await;
    widget.will_answer_again(&feed(r#"{"id": "2", "title": "Newer"}"#));
    widget.refresh();
    mounted::until(|| widget.texts("[part=title]") == ["Newer"]).await;
    assert_eq!(widget.texts("[part=title]"), ["Newer"]);
}

#[wasm_bindgen_test]
async fn a_page_printed_in_the_first_moment_has_all_cards_complete() {
    let widget = Mounted::first_card(&[], &three()).await;
    let print = web_sys::Event::new("beforeprint").unwrap();
    web_sys::window().unwrap().dispatch_event(&print).unwrap();
    assert_eq!(widget.texts("[part=heading]"), ["News"]);
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."; 3]);
}

#[wasm_bindgen_test]
async fn all_cards_come_where_the_page_has_taken_the_observer_of_sizes_away() {
    let (page, name) = (js_sys::global(), "ResizeObserver".into());
    let observer = js_sys::Reflect::get(&page, &name).unwrap();
    js_sys::Reflect::set(&page, &name, &JsValue::UNDEFINED).unwrap();
    let widget = Mounted::first_card(&[], &three()).await;
    js_sys::Reflect::set(&page, &name, &observer).unwrap();
    mounted::until(|| widget.count("[part=slide]") == 3).await;
    assert_eq!(widget.texts("[part=summary]"), ["Two cities, one campaign."; 3]);
    assert_eq!(widget.attributes("[part=previous], [part=next]", "aria-disabled").len(), 2);
}

#[wasm_bindgen_test]
async fn a_widget_that_goes_in_the_first_moment_stays_away() {
    let mut widget = Mounted::first_card(&[], &feed(RELEASE)).await;
    widget.free();
    assert_eq!(widget.count(".live > *"), 0);
    for _ in 0..20 {
        mounted::settled().await;
    }
    assert_eq!(widget.count(".live > *"), 0);
}

#[wasm_bindgen_test]
async fn a_card_shows_the_parts_the_page_asks_for_and_no_others() {
    let widget = Mounted::with(&[("show", "views")], &feed(RELEASE)).await;
    assert_eq!(
        widget.parts("[part=card] [part]"),
        ["body", "title", "link", "meta", "byline", "counts", "views", "number"]
    );
}

#[wasm_bindgen_test]
async fn dates_counts_and_words_are_the_readers_own() {
    for (language, meta) in [
        ("en", ["Aug 1, 2018", "4,733 views", "1 comment"]),
        ("ko", ["2018. 8. 1.", "조회수 4,733회", "댓글 1개"]),
        ("ja", ["2018/08/01", "閲覧数4,733回", "コメント1件"]),
        ("zh-Hans", ["2018年8月1日", "浏览4,733次", "1条评论"]),
        ("zh-TW", ["2018年8月1日", "瀏覽4,733次", "1則留言"]),
        // No messages of ours: English ones, and dates that go with them.
        ("pt", ["Aug 1, 2018", "4,733 views", "1 comment"]),
        ("not a tag!", ["Aug 1, 2018", "4,733 views", "1 comment"]),
    ] {
        let widget =
            Mounted::with(&[("lang", language), ("show", "date views comments")], &feed(RELEASE)).await;
        assert_eq!(widget.texts("[part=meta] > * > *"), meta, "{language}");
    }
}

#[wasm_bindgen_test]
fn plain_dates_and_numbers_are_the_browsers_own() {
    const DAY: f64 = 86_400_000.0;
    for tag in ["en", "en-US", "ko", "ko-KR", "ja", "ja-JP", "zh", "zh-CN", "zh-Hans", "zh-TW", "zh-Hant"] {
        let plain = Plain::of(tag).unwrap();
        let browser = |kind, value| intl::format(tag, kind, value);
        let edges = [9_949, 9_950, 99_499, 99_500, 999_499, 999_500, 9_949_999, 9_950_000, 89_999_999];
        for n in
            (0..8).flat_map(|digits| [1, 4, 5, 7, 9].map(|first| first * 10_u64.pow(digits))).chain(edges)
        {
            for n in [n, n + 1, n + n / 4, n + n / 2] {
                assert_eq!(plain.number(n), browser(intl::Kind::Number, n as f64), "{tag}: {n}");
                if let Some(compact) = plain.compact(n) {
                    assert_eq!(compact, browser(intl::Kind::Compact, n as f64), "{tag}: {n}");
                }
            }
        }
        // Each time another hour, too.
        for ms in (0..400).map(|step| 592_333_200_000.0 + f64::from(step) * 73.3 * DAY) {
            assert_eq!(plain.date(ms).unwrap(), browser(intl::Kind::Date, ms), "{tag}: {ms}");
            let local = ms - 592_333_200_000.0;
            assert_eq!(plain.day(local).unwrap(), browser(intl::Kind::Day, local), "{tag}: {local}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_region_of_the_language_counts() {
    let widget = Mounted::with(&[("lang", "en_GB")], &feed(RELEASE)).await;
    assert_eq!(widget.texts("time"), ["1 Aug 2018"]);
}

#[wasm_bindgen_test]
async fn without_a_language_on_the_page_the_feeds_own_is_spoken() {
    let korean = feed(RELEASE).replace(r#""title": "News""#, r#""title": "News", "language": "ko""#);
    let widget = Mounted::with(&[], &korean).await;
    assert_eq!(widget.texts("[part=views]"), ["조회수 4,733회"]);
    assert_eq!(widget.one("[part=frame]").get_attribute("aria-roledescription").unwrap(), "캐러셀");
}

#[wasm_bindgen_test]
async fn a_date_is_the_day_that_the_publisher_wrote_or_the_day_in_seoul_of_a_time_in_utc() {
    let dates = [
        ("2018-07-31T23:59:00+01:00", "Jul 31, 2018", "2018-07-31T23:59:00+01:00"),
        ("2018-07-31T23:59:00.000Z", "Aug 1, 2018", "2018-07-31T23:59:00Z"),
        ("2018-07-31", "Jul 31, 2018", "2018-07-31"),
        ("2018-07-31T23:59:00", "Jul 31, 2018", "2018-07-31T23:59:00"),
        ("2018-07-31 23:59:00 +0900", "Jul 31, 2018", "2018-07-31T23:59:00+09:00"),
        ("Tue, 31 Jul 2018 23:59:00 GMT", "Aug 1, 2018", "2018-07-31T23:59:00Z"),
        // Written by `Intl`.
        ("1960-01-01T00:00:00+08:30", "Jan 1, 1960", "1960-01-01T00:00:00+08:30"),
    ];
    let item = |date: &str| format!(r#"{{"id": "{date}", "date_published": "{date}"}}"#);
    let widget = Mounted::with(&[], &feed(&dates.map(|(date, ..)| item(date)).join(", "))).await;
    assert_eq!(widget.texts("time"), dates.map(|(_, day, _)| day));
    assert_eq!(widget.attributes("time", "datetime"), dates.map(|(.., datetime)| datetime));
}

#[wasm_bindgen_test]
async fn a_page_may_name_the_time_zone_of_dates_and_one_that_is_none_is_not_used() {
    let dates = ["2018-08-01T11:01:00+09:00", "2018-08-01T02:01:00Z", "2018-08-01T02:01:00", "2018-08-01"];
    let item = |date: &str| format!(r#"{{"id": "{date}", "date_published": "{date}"}}"#);
    let feed = feed(&dates.map(item).join(", "));
    let widget = Mounted::with(&[("time-zone", "America/New_York")], &feed).await;
    assert_eq!(widget.texts("time"), ["Jul 31, 2018", "Jul 31, 2018", "Aug 1, 2018", "Aug 1, 2018"]);
    widget.set("time-zone", "Seoul/Asia");
    mounted::until(|| widget.texts("time") == ["Aug 1, 2018"; 4]).await;
    assert_eq!(widget.texts("time"), ["Aug 1, 2018"; 4]);
}

#[wasm_bindgen_test]
async fn text_of_a_feed_is_never_markup() {
    let script = "&lt;img src=x onerror=alert(1)&gt;<img src=x onerror=alert(1)>";
    let plain = format!(r#"{{"id": "1", "title": "{script}", "summary": "<b>bold</b> {script}&amp;lt;"}}"#);
    let html = format!(r#"{{"id": "2", "content_html": "<p>{script}<script>alert(1)</script>"}}"#);
    let widget = Mounted::with(&[("show", "summary")], &feed(&format!("{plain}, {html}"))).await;
    assert_eq!(widget.texts("[part=title]"), ["<img src=x onerror=alert(1)>"; 2]);
    assert_eq!(widget.texts("[part=summary]"), ["bold <img src=x onerror=alert(1)> &lt;"]);
    assert_eq!(widget.count("img, script, b"), 0);
}

#[wasm_bindgen_test]
async fn a_link_or_image_that_is_not_http_is_left_out() {
    for address in
        ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://["]
    {
        let item = format!(r#"{{"id": "1", "title": "T", "url": "{address}", "image": "{address}"}}"#);
        let widget = Mounted::with(&[], &feed(&item)).await;
        assert_eq!(widget.count("[part=card] a"), 0, "{address}");
        assert_eq!(widget.count("img"), 0, "{address}");
        assert_eq!(widget.count("[part=placeholder]"), 1, "{address}");
        assert_eq!(widget.texts("[part=title]"), ["T"], "{address}");
    }
}

#[wasm_bindgen_test]
async fn a_relative_address_is_understood_against_the_feeds() {
    let item = r#"{"id": "1", "title": "T", "url": "../110.html", "image": "images/110.webp"}"#;
    let widget = Mounted::with(&[], &feed(item)).await;
    assert_eq!(widget.item(0, "url"), "http://127.0.0.1:1/110.html");
    assert_eq!(widget.item(0, "image"), "http://127.0.0.1:1/news/images/110.webp");
}

#[wasm_bindgen_test]
async fn an_image_is_offered_in_the_sizes_that_have_an_address_of_the_web() {
    let item = r#"{"id": "1", "image": "http://127.0.0.1:1/110.jpg", "_invest_seoul": {"thumbnails": [
        {"url": "images/110-320.webp", "width": 320}, {"url": "javascript:alert(1)", "width": 480},
        {"url": "http://127.0.0.1:1/110 wide.webp", "width": 640}]}}"#;
    let plain = r#"{"id": "2", "image": "http://127.0.0.1:1/110.jpg"}"#;
    let widget = Mounted::waiting().await;
    widget.keep_images();
    widget.answer_waiting(200, &feed(&format!("{item}, {plain}")));
    widget.shown().await;
    let sizes = "http://127.0.0.1:1/news/images/110-320.webp 320w, http://127.0.0.1:1/110%20wide.webp 640w";
    assert_eq!(widget.attributes("[part=image]", "src"), ["http://127.0.0.1:1/110.jpg"; 2]);
    assert_eq!(widget.attributes("[part=image]", "srcset"), [sizes, ""]);
    assert_eq!(widget.attributes("[part=image]", "sizes"), ["auto, 22em", ""]);
    assert_eq!(widget.count("[srcset], [sizes]"), 1);
}

#[wasm_bindgen_test]
async fn a_release_without_a_title_is_called_by_its_text_once() {
    let widget =
        Mounted::with(&[], &feed(r#"{"id": "1", "content_text": "A short note."}, {"id": "2"}"#)).await;
    assert_eq!(widget.texts("[part=title]"), ["A short note.", "Untitled release"]);
    assert_eq!(widget.count("[part=summary]"), 0);
}

#[wasm_bindgen_test]
async fn an_image_that_does_not_load_gives_way_to_our_own_drawing() {
    let item = r#"{"id": "1", "title": "T", "image": "http://127.0.0.1:1/none.webp"}"#;
    let widget = Mounted::with(&[], &feed(item)).await;
    mounted::until(|| widget.count("[part=placeholder]") == 1).await;
    assert_eq!(widget.parts("[part=media] *"), ["placeholder"]);
}

#[wasm_bindgen_test]
async fn texts_carry_the_language_they_are_in() {
    let items = r#"{"id": "1", "title": "가", "language": "ko"}, {"id": "2", "title": "B"}"#;
    let english = feed(items).replace(r#""title": "News""#, r#""title": "News", "language": "en""#);
    let widget = Mounted::with(&[("lang", "ja")], &english).await;
    assert_eq!(widget.attributes("[part=title]", "lang"), ["ko", "en"]);
}

#[wasm_bindgen_test]
async fn where_the_feed_names_no_language_its_texts_are_in_the_pages() {
    let widget = Mounted::with(&[("lang", "pt")], &feed(RELEASE)).await;
    assert_eq!(widget.attributes(".root, [part=title]", "lang"), ["en", "pt"]);
}

#[wasm_bindgen_test]
async fn a_heading_of_the_feeds_own_is_in_the_feeds_language() {
    let korean = feed(RELEASE).replace(r#""title": "News""#, r#""title": "소식", "language": "ko""#);
    let widget = Mounted::with(&[("lang", "en")], &korean).await;
    assert_eq!(widget.attributes("[part=heading]", "lang"), ["ko"]);
    widget.set("heading", "From Seoul");
    mounted::settled().await;
    assert_eq!(widget.attributes("[part=heading]", "lang"), ["en"]);
}

#[wasm_bindgen_test]
async fn a_heading_in_our_words_is_in_our_language() {
    let untitled = feed(RELEASE).replace(r#""title": "News","#, "");
    let widget = Mounted::with(&[("lang", "pt")], &untitled).await;
    assert_eq!(widget.texts("[part=heading]"), ["News"]);
    assert_eq!(widget.attributes(".root, [part=heading]", "lang"), ["en", ""]);
}

/// Many programs write locales.
#[wasm_bindgen_test]
async fn a_locale_is_a_language_tag_and_what_is_none_is_left_out() {
    let items = r#"{"id": "1", "title": "가", "language": "ja_JP"}, {"id": "2", "title": "나", "language": "Korean (South)"}"#;
    for (of_feed, languages) in [("ko_KR", ["ja-JP", "ko-KR"]), ("Korean (South)", ["ja-JP", "de-AT"])] {
        let document = feed(items)
            .replace(r#""title": "News""#, &format!(r#""title": "News", "language": "{of_feed}""#));
        let widget = Mounted::with(&[("lang", "de_AT")], &document).await;
        assert_eq!(widget.attributes("[part=title]", "lang"), languages, "{of_feed}");
        assert_eq!(widget.attributes("[part=heading]", "lang"), languages[1..], "{of_feed}");
        assert_eq!(widget.item(0, "language"), "ja-JP");
    }
    let widget = Mounted::with(&[("lang", "not a tag!")], &feed(r#"{"id": "1", "title": "가"}"#)).await;
    assert_eq!(widget.count("[part=title][lang]"), 0);
}

#[wasm_bindgen_test]
async fn readers_are_told_that_the_rest_of_a_damaged_feed_cannot_be_read() {
    let damaged = feed(RELEASE).replace("]}", ", nonsense");
    let widget = Mounted::with(&[("lang", "ko")], &damaged).await;
    assert_eq!(widget.count("[part=slide]"), 1);
    mounted::until(|| widget.count("[part=note]") == 1).await;
    assert_eq!(widget.texts("[part=note]"), ["나머지 소식은 여기에 표시할 수 없습니다."]);
}

/// A service worker that revalidates by itself lets a bare 304 through.
#[wasm_bindgen_test]
async fn a_feed_that_has_not_changed_is_read_from_the_browsers_copy() {
    let widget = Mounted::waiting().await;
    widget.will_answer_again(&three());
    widget.answer_waiting(304, "");
    widget.shown().await;
    assert_eq!((widget.phase(), widget.count("[part=slide]")), ("ready".to_owned(), 3));
    mounted::settled().await;
    assert_eq!(widget.emitted(), ["ready 3"]);
}

#[wasm_bindgen_test]
async fn without_a_copy_a_bare_304_is_a_failure() {
    let widget = Mounted::answered(&[], 304, "").await;
    assert_eq!(widget.phase(), "failed");
    mounted::settled().await;
    assert_eq!(widget.emitted(), ["feed-status"]);
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_named() {
    let widget = Mounted::waiting().await;
    widget.set("feed", "http://[");
    widget.shown().await;
    mounted::settled().await;
    assert_eq!(widget.emitted(), ["feed-missing"]);
}

#[wasm_bindgen_test]
async fn a_card_without_a_link_can_have_the_focus() {
    let items = r#"{"id": "1", "title": "1", "url": "http://127.0.0.1:1/1"}, {"id": "2", "title": "2"}"#;
    let widget = Mounted::with(&[], &feed(items)).await;
    assert_eq!(widget.attributes("[part=slide]", "tabindex"), ["", "-1"]);
}

#[wasm_bindgen_test]
async fn the_heading_is_the_feeds_or_the_pages_or_none_but_the_region_always_has_a_name() {
    for (attributes, heading, name) in [
        (&[][..], &["News"][..], "News"),
        (&[("heading", "From Seoul")], &["From Seoul"], "From Seoul"),
        (&[("heading", "none")], &[], "News"),
    ] {
        let widget = Mounted::with(attributes, &feed(RELEASE)).await;
        assert_eq!(widget.texts("[part=heading]"), heading);
        assert_eq!(widget.one("section").get_attribute("aria-label").unwrap(), name);
    }
}

#[wasm_bindgen_test]
async fn two_regions_of_one_name_are_told_apart() {
    let name = |widget: &Mounted| widget.one("section").get_attribute("aria-label").unwrap();
    let first = Mounted::with(&[("heading", "Twice")], &feed(RELEASE)).await;
    let second = Mounted::with(&[("heading", "Twice")], &feed(RELEASE)).await;
    assert_eq!([name(&first), name(&second)], ["Twice", "Twice (2)"]);
    assert_eq!(second.texts("[part=heading]"), ["Twice"], "the heading is as the page wrote it");
    second.set("heading", "Once");
    mounted::settled().await;
    assert_eq!(name(&second), "Once");
    drop(first);
    second.set("heading", "Twice");
    mounted::settled().await;
    assert_eq!(name(&second), "Twice");
}

#[wasm_bindgen_test]
async fn a_release_opens_where_the_page_wants_it() {
    let widget = Mounted::with(&[], &feed(RELEASE)).await;
    for (open, target, text) in [
        ("new-tab", "_blank", "Seoul and Los Angeles sign (opens in a new tab)"),
        ("same-tab", "_self", "Seoul and Los Angeles sign"),
        ("top", "_top", "Seoul and Los Angeles sign"),
        ("", "_blank", "Seoul and Los Angeles sign (opens in a new tab)"),
    ] {
        widget.set("open", open);
        mounted::settled().await;
        assert_eq!(widget.attributes("[part=link]", "target"), [target]);
        assert_eq!(widget.texts("[part=link]"), [text]);
    }
}

#[wasm_bindgen_test]
async fn a_title_is_one_level_below_the_heading() {
    let widget = Mounted::with(&[("heading-level", "4")], &feed(RELEASE)).await;
    assert_eq!(widget.attributes("[role=heading]", "aria-level"), ["4", "5"]);
}

#[wasm_bindgen_test]
async fn no_more_releases_are_shown_at_first_than_the_page_asks_for() {
    let items =
        (1..=5).map(|id| format!(r#"{{"id": "{id}", "title": "{id}"}}"#)).collect::<Vec<_>>().join(",");
    let widget = Mounted::with(&[("limit", "3")], &feed(&items)).await;
    assert_eq!(widget.texts("[part=title]"), ["1", "2", "3"]);
    assert_eq!(widget.attributes("[part=slide]", "aria-label"), ["1", "2", "3"]);
    assert_eq!(widget.items().length(), 3);
}

#[wasm_bindgen_test]
async fn a_feed_without_releases_says_so() {
    let widget = Mounted::with(&[("lang", "ko")], &feed("")).await;
    assert_eq!(widget.phase(), "empty");
    assert_eq!(widget.texts("[role=status]"), ["지금은 등록된 소식이 없습니다."]);
    assert_eq!(widget.count("slot, button"), 0);
}

#[wasm_bindgen_test]
async fn a_failure_names_its_cause_shows_the_pages_own_content_and_offers_another_try() {
    for (status, body, cause, message) in [
        (
            404,
            "",
            "feed-status",
            "The news server isn’t answering as it should. Please try again in a moment.",
        ),
        (200, "<html>", "feed-invalid", "The news arrived in a form that can’t be read."),
        (200, "{}", "feed-invalid", "The news arrived in a form that can’t be read."),
    ] {
        let widget = Mounted::answered(&[], status, body).await;
        assert_eq!(widget.phase(), "failed", "{body}");
        assert_eq!(widget.texts("[role=alert]"), [message]);
        assert_eq!(widget.count("slot"), 1);
        assert_eq!(widget.texts("button"), ["Try again"]);
        // The events come after the message.
        mounted::settled().await;
        assert_eq!(widget.emitted(), [cause]);
    }
}

#[wasm_bindgen_test]
async fn without_a_feed_there_is_nothing_to_try_again() {
    let widget = Mounted::without_feed().await;
    assert_eq!(widget.phase(), "failed");
    mounted::settled().await;
    assert_eq!(widget.emitted(), ["feed-missing"]);
    assert_eq!(widget.count("button"), 0);
}

#[wasm_bindgen_test]
async fn one_broken_item_does_not_cost_the_others_their_place() {
    let widget = Mounted::with(&[], &feed(r#"null, {"id": "1", "title": "Good"}, {"title": "No id"}"#)).await;
    assert_eq!(widget.texts("[part=title]"), ["Good"]);
}

#[wasm_bindgen_test]
async fn the_feed_asked_for_last_is_shown_though_the_earlier_one_answers_later() {
    let widget = Mounted::waiting().await;
    assert_eq!(widget.phase(), "loading");
    let second = "http://127.0.0.1:1/second.json";
    widget.will_answer(second, 200, &feed(r#"{"id": "2", "title": "Second"}"#));
    widget.set("feed", second);
    widget.shown().await;
    assert_eq!(widget.texts("[part=title]"), ["Second"]);

    widget.answer_waiting(200, &feed(r#"{"id": "1", "title": "First"}"#));
    mounted::settled().await;
    assert_eq!(widget.texts("[part=title]"), ["Second"]);
}

#[wasm_bindgen_test]
async fn a_changed_attribute_takes_effect_at_once() {
    let widget = Mounted::with(&[], &feed(RELEASE)).await;
    widget.set("lang", "ko");
    widget.set("show", "views");
    mounted::settled().await;
    assert_eq!(widget.texts("[part=views]"), ["조회수 4,733회"]);
    widget.set("limit", "not a number");
    mounted::settled().await;
    assert_eq!(widget.count("[part=slide]"), 1);
}

/// A listener that had been dropped with its carousel stopped the module: WebKit, after a scroll just before.
#[wasm_bindgen_test]
async fn a_carousel_that_has_been_removed_ignores_events() {
    let widget = Mounted::with(&[], &three()).await;
    let removed = ["viewport", "slide", "next", "link"].map(|part| widget.first(&format!("[part={part}]")));
    widget.remove("feed");
    mounted::until(|| widget.phase() == "failed").await;
    let errors = mounted::uncaught(|| {
        for element in &removed {
            for event in ["scroll", "pointerdown", "click", "focusin", "focusout", "keydown"] {
                element.dispatch_event(&web_sys::Event::new(event).unwrap()).unwrap();
            }
        }
    });
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(widget.emitted(), ["ready 3", "feed-missing"]);
}

#[wasm_bindgen_test]
async fn freeing_the_widget_leaves_nothing_behind() {
    let mut widget = Mounted::with(&[], &feed(RELEASE)).await;
    widget.free();
    assert_eq!(widget.one(".live").inner_html(), "");
}

/// The print listener kept the removed carousel alive.
#[wasm_bindgen_test]
async fn no_items_are_left_when_the_feed_is_removed() {
    let widget = Mounted::with(&[], &three()).await;
    assert_eq!(widget.items().length(), 3);
    widget.remove("feed");
    mounted::until(|| widget.phase() == "failed").await;
    assert_eq!(widget.items().length(), 0);
    let print = web_sys::Event::new("beforeprint").unwrap();
    web_sys::window().unwrap().dispatch_event(&print).unwrap();
    assert_eq!(widget.count("[part=slide]"), 0);
}

/// A listener of Leptos cannot be entered twice: a page that asks "leave this site?" and then clicks the link again stopped the module.
#[wasm_bindgen_test]
async fn a_page_may_click_the_link_again_while_it_handles_the_first_click() {
    let widget = Mounted::with(&[], &feed(RELEASE)).await;
    let link: web_sys::HtmlElement = widget.one("[part=link]").unchecked_into();
    link.set_attribute("href", "#stay").unwrap();
    link.remove_attribute("target").unwrap();
    let (again, opened) = (link.clone(), Rc::new(Cell::new(0)));
    let count = opened.clone();
    widget.on("isn-open", move |event| {
        count.set(count.get() + 1);
        if count.get() == 1 {
            event.prevent_default();
            // Not by `click()`, which does nothing within another one.
            again.dispatch_event(&web_sys::Event::new("click").unwrap()).unwrap();
        }
    });
    let errors = mounted::uncaught(|| link.click());
    assert_eq!((errors, opened.get()), (Vec::<String>::new(), 2));
}

/// The focus fell to the body of the page.
#[wasm_bindgen_test]
async fn the_last_card_takes_the_focus_over_from_one_that_a_refresh_removes() {
    let widget = Mounted::with(&[], &three()).await;
    let press_end =
        "link.focus(); link.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))";
    let press_end = js_sys::Function::new_with_args("link", press_end);
    press_end.call1(&JsValue::NULL, &widget.first("[part=link]")).unwrap();
    mounted::until(|| widget.count("[part=slide]:last-of-type a:focus") == 1).await;
    widget.will_answer_again(&feed(RELEASE));
    widget.refresh();
    mounted::until(|| widget.count("[part=slide]") == 1).await;
    mounted::until(|| widget.count("[part=slide] a:focus") == 1).await;
    assert_eq!(widget.count("[part=slide] a:focus"), 1);
}

#[wasm_bindgen_test]
async fn cards_follow_the_language_of_the_page_where_the_feed_names_none() {
    let widget = Mounted::with(&[("lang", "fr")], &feed(RELEASE)).await;
    assert_eq!(widget.attributes("[part=title]", "lang"), ["fr"]);
    widget.set("lang", "de");
    mounted::until(|| widget.attributes("[part=title]", "lang") == ["de"]).await;
    assert_eq!(widget.attributes("[part=title], [part=summary]", "lang"), ["de", "de"]);
}

#[wasm_bindgen_test]
async fn another_limit_does_not_open_another_feed() {
    let widget = Mounted::without_feed().await;
    mounted::settled().await;
    let lines = js_sys::Array::new();
    let record = "const { error } = console;
                  console.error = (line) => lines.push(line);
                  return () => { console.error = error; };";
    let record = js_sys::Function::new_with_args("lines", record);
    let stop: js_sys::Function = record.call1(&JsValue::NULL, &lines).unwrap().unchecked_into();
    widget.set("limit", "3");
    mounted::settled().await;
    stop.call0(&JsValue::NULL).unwrap();
    assert_eq!((widget.emitted(), lines.length()), (vec!["feed-missing".to_owned()], 0));
}
