//! Characters and words that would reach beyond their own text.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Page, Rect, behaviours, eventually};
use serde_json::json;

use super::{FEED, TEXTS, feed, open, the_feed_had_no_effect};

behaviours! {
    in &Engine::ALL =>
        direction_controls_affect_only_their_own_text,
        enormous_words_stay_in_their_card,
        lone_surrogates_and_control_characters_are_shown_as_far_as_possible;
}

/// The rectangles in each slide, relative to its top left corner: of date, view count, card and meta.
async fn places(page: &Page<'_>) -> Result<Vec<Vec<Rect>>> {
    page.widget()
        .of_each(
            "slide",
            "(() => {
               const origin = part.getBoundingClientRect();
               return [...part.querySelectorAll('[part=date], [part=views], [part=card], [part=meta]')]
                 .map((box) => box.getBoundingClientRect())
                 .map(({ left, top, width, height }) => ({ left: left - origin.left, top: top - origin.top, width, height }));
             })()",
        )
        .await
}

async fn direction_controls_affect_only_their_own_text(session: BrowserSession) -> Result<()> {
    let controls = [
        "\u{202E}",
        "\u{202D}",
        "\u{202B}",
        "\u{2067}",
        "\u{2067}\u{202E}",
        "\u{2069}\u{202C}\u{202E}",
        "\u{200F}",
        "\u{061C}\u{202E}",
    ];
    let items = |controls: [&str; 8]| {
        let item = |(number, control): (usize, &str)| {
            let text = |words: &str| format!("{control}{words}");
            json!({
                "id": number.to_string(), "title": text("One title"), "summary": text("A line"),
                "tags": [text("one"), text("two"), "three"], "authors": [{ "name": text("Ann") }, { "name": "Bob" }],
                "date_published": "2018-08-01T11:01:00+09:00", "_invest_seoul": { "views": 718 },
            })
        };
        feed(controls.into_iter().enumerate().map(item).collect())
    };
    let page = open(&session, items([""; 8])).await?;
    let widget = page.widget();
    let plain = places(&page).await?;
    session.site.answer(FEED, items(controls));
    widget.call("refresh", json!([])).await?;
    let first = format!("{}One title", controls[0]);
    eventually(Some(first), async || Ok(widget.texts("title").await?.into_iter().next())).await?;
    eventually(plain, async || places(&page).await).await?;
    // In one line, in the order of the feed.
    let in_order = "[...part.children].every((one, i, all) => !i || one.getBoundingClientRect().left > all[i - 1].getBoundingClientRect().left)";
    for part in ["tags", "author"] {
        let ordered: Vec<bool> = widget.of_each(part, in_order).await?;
        let left_to_right: Vec<bool> =
            widget.of_each(part, "getComputedStyle(part).direction === 'ltr'").await?;
        assert_eq!(ordered, left_to_right, "{part}");
    }
    Ok(())
}

async fn enormous_words_stay_in_their_card(session: BrowserSession) -> Result<()> {
    let [wide, marked] = ["W".repeat(5000), format!("e{}", "\u{301}".repeat(5000))];
    let item = |(number, word): (usize, &String)| {
        json!({
            "id": number.to_string(), "title": word, "summary": format!("–{word}"), "tags": [word], "authors": [{ "name": word }], "url": format!("/{word}"),
            "date_published": "9999-12-31T23:59:59Z", "_invest_seoul": { "views": u64::MAX, "comments": u64::MAX },
        })
    };
    let page = open(&session, feed([wide, marked].iter().enumerate().map(item).collect())).await?;
    let widget = page.widget();
    for part in ["card", "title", "summary", "meta"] {
        let inside: Vec<bool> = widget.of_each(part, "part.scrollWidth <= part.clientWidth").await?;
        assert_eq!(inside, [true, true], "{part}");
    }
    let slides = widget.rects("slide").await?;
    for part in TEXTS.into_iter().chain(["date", "views", "comments"]) {
        for (slide, rect) in slides.iter().zip(widget.rects(part).await?) {
            assert!(
                rect.left >= slide.left && rect.left + rect.width <= slide.left + slide.width,
                "{part}: {rect:?} in {slide:?}"
            );
            assert!(
                rect.top >= slide.top && rect.top + rect.height <= slide.top + slide.height,
                "{part}: {rect:?} in {slide:?}"
            );
        }
    }
    let sideways = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    assert!(!page.read::<bool>(sideways, vec![]).await?);
    Ok(())
}

async fn lone_surrogates_and_control_characters_are_shown_as_far_as_possible(
    session: BrowserSession,
) -> Result<()> {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [
        { "id": "1", "title": "half \ud83c a flag" },
        { "id": "2", "title": "nothing\u0000<b>" },
        { "id": "3", "title": "lines\n\n\tand\u2028tabs" },
        { "id": "4", "title": "\u001b[31mred\u0007" },
        { "id": "5", "title": "zero\u200bwidth\ufeff" }
    ] }"#;
    let page = open(&session, Answer::Text(feed.into())).await?;
    let written: Vec<String> = page.widget().of_each("title", "part.textContent").await?;
    assert_eq!(
        written,
        [
            "half \u{FFFD} a flag",
            "nothing\0<b>",
            "lines and\u{2028}tabs",
            "\u{1b}[31mred\u{7}",
            "zero\u{200b}width\u{feff}"
        ]
    );
    the_feed_had_no_effect(&page).await
}
