//! Malicious feeds: each text of a feed is shown as text in its own place, or not at all.

use anyhow::Result;
use browser_tests::{Answer, BrowserSession, Engine, Host, Page, Rect, behaviours, eventually, module_path};
use serde_json::{Value, json};

behaviours! { in &Engine::ALL =>
    markup_in_any_field_is_text,
    only_web_addresses_are_linked_and_loaded,
    a_link_gives_the_release_no_opener,
    image_requests_send_no_more_than_the_origin_of_the_page,
    direction_controls_affect_only_their_own_text,
    enormous_words_stay_in_their_card,
    enormous_feeds_are_shown,
    lone_surrogates_and_control_characters_are_shown_as_far_as_possible,
    documents_made_to_break_a_parser_are_invalid,
    unknown_members_are_skipped_however_deep,
    a_member_of_the_wrong_type_is_skipped_alone_however_deep,
}

const FEED: &str = "/fixtures/hostile.json";

/// The parts of a card with a text of the feed.
const TEXTS: [&str; 4] = ["title", "summary", "author", "tags"];

/// Ways to run a script from a text. Each would call `broken`, which does not exist, so it would cause an uncaught error.
const MARKUP: [&str; 18] = [
    "<script>broken()</script>",
    "<ScRiPt src=//127.0.0.1:9/broken.js></sCrIpT>",
    "<img src=x onerror=broken()>",
    "\"'><svg/onload=broken()>",
    "</p></div></title></style></textarea></noscript><script>broken()</script>",
    "]]><script>broken()</script><![CDATA[",
    "--><script>broken()</script><!--",
    "&lt;script&gt;broken()&lt;/script&gt; &#60;b&#62; &amp;amp;",
    "{{constructor.constructor('broken()')()}} ${broken()} <%= broken() %> #{broken()}",
    "<template shadowrootmode=open><script>broken()</script></template>",
    "<iframe srcdoc='<script>parent.broken()</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=broken()>",
    "<a href=javascript:broken()>here</a><base href=//127.0.0.1:9/>",
    "<link rel=stylesheet href=//127.0.0.1:9/broken.css><style>*{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=//127.0.0.1:9/'>",
    "red;background:url(//127.0.0.1:9/broken);} * { display: none } /*",
    "x onmouseover=broken() style=animation-name:x autofocus onfocus=broken()",
    "javascript:broken()//",
];

/// What is shown of each of them, followed by a word: without what can only be a tag, and with references decoded once.
const SHOWN: [&str; 18] = [
    "",
    "",
    "",
    "\"'> ",
    "</title> </textarea></noscript> ",
    "]]> <![CDATA[ ",
    "--> <!-- ",
    "<script>broken()</script> <b> &amp; ",
    "{{constructor.constructor('broken()')()}} ${broken()} <%= broken() %> #{broken()} ",
    "<template shadowrootmode=open> </template> ",
    "",
    "<math><mtext><table><mglyph><style> ",
    "here<base href=//127.0.0.1:9/> ",
    "<link rel=stylesheet href=//127.0.0.1:9/broken.css> ",
    "<meta http-equiv=refresh content='0;url=//127.0.0.1:9/'> ",
    "red;background:url(//127.0.0.1:9/broken);} * { display: none } /* ",
    "x onmouseover=broken() style=animation-name:x autofocus onfocus=broken() ",
    "javascript:broken()// ",
];

/// A feed of these items.
fn feed(items: Vec<Value>) -> Answer {
    let title = "A malicious feed";
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": title, "items": items });
    Answer::Text(feed.to_string())
}

/// Opens a page with a strict policy and the whole feed.
async fn open<'site>(session: &'site BrowserSession, feed: Answer) -> Result<Page<'site>> {
    session.site.answer(FEED, feed);
    let host = Host::new("one-tag").feed(FEED).with("limit", "100");
    let page = session.open(&host.with("show", "image summary date views author tags comments")).await?;
    page.widget().ready().await?;
    Ok(page)
}

/// Fails if a script of the feed has run, or anything but script, module and feed was requested.
async fn the_feed_had_no_effect(page: &Page<'_>) -> Result<()> {
    assert_eq!(page.log().await?.console, Vec::<String>::new());
    nothing_has_run(page).await
}

async fn nothing_has_run(page: &Page<'_>) -> Result<()> {
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    let mut requested: Vec<String> = page
        .read(
            "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
               .filter((path) => path !== '/favicon.ico')",
            vec![],
        )
        .await?;
    requested.sort();
    assert_eq!(requested, [FEED, &module_path()?, "/v1/invest-seoul-news.js"]);
    Ok(())
}

async fn markup_in_any_field_is_text(session: BrowserSession) -> Result<()> {
    let item = |text: &&str| {
        let field = |name: &str| format!("{text} {name}");
        json!({
            "id": text, "title": field("title"), "summary": field("summary"), "language": text, "tags": [field("tag"), "tag"],
            "authors": [{ "name": field("name") }], "date_published": text, "_invest_seoul": { "views": text, "about": text },
        })
    };
    let items: Vec<Value> = MARKUP.iter().map(item).collect();
    // `next_url` is followed if it is an address.
    let [title, language, icon, .., next] = MARKUP;
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "items": items, "title": format!("{title} heading"), "language": language,
        "description": title, "user_comment": title, "icon": icon, "favicon": icon, "home_page_url": icon, "feed_url": next,
        "next_url": next, "authors": [{ "name": title, "url": icon, "avatar": icon }], "hubs": [{ "type": title, "url": icon }],
    });
    let page = open(&session, Answer::Text(feed.to_string())).await?;
    let widget = page.widget();
    assert_eq!(widget.texts("heading").await?, ["heading"]);
    let cards: Vec<[String; 4]> = widget
        .of_each_card(&format!("{TEXTS:?}.map((name) => text(part.querySelector(`[part=${{name}}]`)))"))
        .await?;
    let expected = |text: &str| ["title", "summary", "name", "tag · tag"].map(|name| text.to_owned() + name);
    assert_eq!(cards, SHOWN.map(expected));
    widget.set("heading", MARKUP[3]).await?;
    eventually(vec![MARKUP[3].to_owned()], async || widget.texts("heading").await).await?;
    let elements = async || {
        let names = "return [...new Set([...widgets[0].shadowRoot.querySelectorAll('*')].map(({ localName }) => localName))].sort()";
        page.read(names, vec![]).await
    };
    // The heading is a link to the home page, which is read as a relative address.
    eventually(["a", "button", "div", "p", "section", "span"].map(str::to_owned).to_vec(), elements).await?;
    let dates = format!(
        "warn: [invest-seoul-news] {}{FEED}: 18 dates cannot be read; the first: /items/0/date_published is not a date: write it as \
         2018-08-01T11:01:00+09:00",
        session.site.widget_origin()
    );
    assert_eq!(page.log().await?.console, [dates]);
    nothing_has_run(&page).await
}

async fn only_web_addresses_are_linked_and_loaded(session: BrowserSession) -> Result<()> {
    let own = session.site.widget_origin();
    let refused = [
        "javascript:broken()",
        "JaVaScRiPt:broken()",
        "java\tscript:broken()",
        " \n java\nscript\r:broken()",
        "\u{1}javascript:broken()",
        "javascript://127.0.0.1/%0abroken()",
        "data:text/html,<script>parent.broken()</script>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='broken()'/>",
        "vbscript:broken()",
        "blob:http://127.0.0.1/0b9a1a4c-2a4c-4c57-8d0c-9f0e0c6d2b11",
        "filesystem:http://127.0.0.1/temporary/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "mailto:someone@example.org",
        "intent://x#Intent;scheme=http;end",
        "about:blank",
        "ws://127.0.0.1/",
        "http://",
        "http://[",
    ];
    let accepted = [
        ("/release", format!("{own}/release")),
        ("  ../v1/invest-seoul-news.js  ", format!("{own}/v1/invest-seoul-news.js")),
        ("ht\ntp://127.0.0.1:9/\t", "http://127.0.0.1:9/".into()),
        ("HTTP:\\\\127.0.0.1:9\\a", "http://127.0.0.1:9/a".into()),
        ("http://127.0.0.1:9/\" onclick=\"broken()", "http://127.0.0.1:9/%22%20onclick=%22broken()".into()),
        (
            "http://127.0.0.1:9/'><script>broken()</script>",
            "http://127.0.0.1:9/'%3E%3Cscript%3Ebroken()%3C/script%3E".into(),
        ),
    ];
    let addresses = refused.into_iter().chain(accepted.iter().map(|(address, _)| *address));
    let item = |(number, address): (usize, &str)| json!({ "id": number.to_string(), "title": "A release", "url": address, "image": address });
    session.site.answer(FEED, feed(addresses.enumerate().map(item).collect()));
    let page =
        session.open(&Host::new("element").feed(FEED).with("limit", "100").with("loading", "eager")).await?;
    let widget = page.widget();
    widget.ready().await?;
    let expected: Vec<Option<String>> = refused
        .iter()
        .map(|_| None)
        .chain(accepted.iter().map(|(_, address)| Some(address.clone())))
        .collect();
    let links: Vec<Option<String>> = widget.of_each_card("part.querySelector('a')?.href ?? null").await?;
    assert_eq!(links, expected);
    // None of them is an image, so the cards get a drawing. No other address is requested.
    let requested = "return performance.getEntriesByType('resource').filter((entry) => entry.initiatorType === 'img').map(({ name }) => name)";
    eventually(true, async || {
        let requested: Vec<String> = page.read(requested, vec![]).await?;
        Ok(!requested.is_empty() && requested.iter().all(|address| expected.contains(&Some(address.clone()))))
    })
    .await?;
    assert_eq!(page.log().await?.uncaught, Vec::<String>::new());
    Ok(())
}

async fn a_link_gives_the_release_no_opener(session: BrowserSession) -> Result<()> {
    let page =
        open(&session, feed(vec![json!({ "id": "1", "title": "A release", "url": "/release" })])).await?;
    let link: Vec<(String, String)> = page.widget().of_each("link", "[part.target, part.rel]").await?;
    assert_eq!(link, [("_blank".to_owned(), "noopener".to_owned())]);
    Ok(())
}

async fn image_requests_send_no_more_than_the_origin_of_the_page(session: BrowserSession) -> Result<()> {
    let page = session.open(&Host::new("unsafe-referrer")).await?;
    page.widget().ready().await?;
    let referers = async || {
        let images = session.site.requests().into_iter().filter(|request| request.path.ends_with(".webp"));
        let mut referers: Vec<_> = images.map(|request| request.referer).collect();
        referers.dedup();
        Ok(referers)
    };
    eventually(vec![Some(format!("{}/", session.site.host_origin()))], referers).await
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

async fn enormous_feeds_are_shown(session: BrowserSession) -> Result<()> {
    let megabyte = "news ".repeat(200_000);
    let tags: Vec<String> = (0..10_000).map(|number| format!("tag {number}")).collect();
    let mut items = vec![
        json!({ "id": "1", "title": megabyte, "summary": megabyte, "content_text": megabyte, "authors": [{ "name": megabyte }], "language": megabyte }),
        json!({ "id": "2", "title": "Many tags", "tags": tags }),
    ];
    items.extend((3..10_000).map(|number| json!({ "id": number, "title": "One of many" })));
    let page = open(&session, feed(items)).await?;
    let widget = page.widget();
    // What has come after a second is shown at once.
    eventually(100, async || Ok(widget.items().await?.len())).await?;
    eventually(Vec::from_iter(1..=12), async || widget.rendered().await).await?;
    let mut expected = vec!["One of many".to_owned(); 12];
    expected[..2].clone_from_slice(&["news ".repeat(80).trim_end().to_owned() + "…", "Many tags".to_owned()]);
    assert_eq!(widget.texts("title").await?, expected);
    assert_eq!(widget.texts("status").await?, ["1–4"]);
    the_feed_had_no_effect(&page).await
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

async fn documents_made_to_break_a_parser_are_invalid(session: BrowserSession) -> Result<()> {
    let deep = |open: &str| open.repeat(100_000);
    for document in [
        deep("["),
        deep("{\"a\":"),
        "\u{FEFF}\u{FEFF}{}".into(),
        String::new(),
        "<!doctype html><script>broken()</script>".into(),
    ] {
        session.site.answer(FEED, Answer::Text(document));
        let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
        page.widget().has_failed().await?;
        let log = page.log().await?;
        assert_eq!(log.events.len(), 1);
        assert_eq!(log.events[0].detail, json!({ "cause": "feed-invalid" }));
        assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    }
    Ok(())
}

async fn unknown_members_are_skipped_however_deep(session: BrowserSession) -> Result<()> {
    for value in [format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "1e999".into()] {
        let document = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "_x": {value}, "items": [{{ "id": 1, "title": "Sound" }}] }}"#
        );
        session.site.answer(FEED, Answer::Text(document));
        let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
        page.widget().is("ready").await?;
        assert_eq!(page.widget().texts("title").await?, ["Sound"]);
        let log = page.log().await?;
        assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    }
    Ok(())
}

async fn a_member_of_the_wrong_type_is_skipped_alone_however_deep(session: BrowserSession) -> Result<()> {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let document = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "language": {deep}, "next_url": {deep}, "items": [
            {{ "id": {deep} }},
            {{ "id": 1, "title": "Sound", "url": {deep}, "date_published": {deep}, "tags": {deep}, "authors": {deep} }},
            {{ "id": 2, "title": "So is this", "_invest_seoul": {{ "views": {deep}, "thumbnails": {deep} }} }}
        ] }}"#
    );
    session.site.answer(FEED, Answer::Text(document));
    let page = session.open(&Host::new("one-tag").feed(FEED)).await?;
    page.widget().is("ready").await?;
    eventually(vec!["Sound".to_owned(), "So is this".into()], async || page.widget().texts("title").await)
        .await?;
    let log = page.log().await?;
    assert_eq!([log.uncaught, log.violations].concat(), Vec::<String>::new());
    Ok(())
}
