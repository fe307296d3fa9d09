//! The findings about a document: the place, the rule, and what the widget does.

use json_feed::check::{Response, check};

/// A feed without findings, with these additional members of the feed and of its one item.
fn feed(feed: &str, item: &str) -> String {
    format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "Releases", "home_page_url": "https://investseoul.com",
        "feed_url": "https://investseoul.com/feed.json" {feed}, "items": [{{ "id": "110", "title": "MOU", "image": "https://investseoul.com/110.png", "_invest_seoul": {{ "views": 718 }},
        "url": "https://investseoul.com/110", "content_text": "Signed." {item} }}] }}"#
    )
}

fn findings(document: &str) -> Vec<String> {
    check(document.as_bytes(), None).iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_is_said_about_a_good_feed() {
    assert_eq!(findings(&feed("", "")), [""; 0]);
    assert_eq!(check(include_bytes!("fixtures/every_field.json"), None), []);
}

#[test]
fn what_the_reader_cannot_use_is_an_error() {
    assert_eq!(
        findings(&feed(r#", "expired": "no""#, r#" }, { "title": "No id""#)),
        [
            "error: /items/1 has no id: give it one that never changes, such as its address (the widget leaves the item out)",
            "error: /expired is neither true nor false (the widget goes on as if it were not there)",
            "error: /items/1 has neither content_text nor content_html: give it one (the widget shows the card without text)",
            "advice: /items/1 has no url: give it that of its page (the widget shows a card that leads nowhere)",
        ]
    );
    assert_eq!(
        findings("<html>"),
        [
            "error: the document cannot be read: the document is not JSON from line 1, column 1: check that the address leads to \
            the feed and not to a web page, and that a program wrote its JSON (the widget shows no news but a message that \
            they cannot be read)"
        ]
    );
}

#[test]
fn a_feed_has_a_title_and_says_where_it_is() {
    assert_eq!(
        findings(r#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#),
        [
            "error: the document has no title: give it one (the widget has no heading, unless the page gives it one)",
            "advice: the document has no home_page_url: the specification strongly recommends it (the widget goes without)",
            "advice: the document has no feed_url: the specification strongly recommends it (the widget goes without)",
        ]
    );
}

#[test]
fn a_page_does_not_lead_back_to_itself() {
    assert_eq!(
        findings(&feed(r#", "next_url": "https://investseoul.com/feed.json""#, "")),
        [
            "error: /next_url leads back to this page: name the next one, or none (the widget reads no page twice)"
        ]
    );
}

#[test]
fn the_version_is_named_by_its_very_address() {
    let version =
        |version: &str| findings(&feed("", "").replace("https://jsonfeed.org/version/1.1", version));
    assert_eq!(
        version("https://jsonfeed.org/version/1"),
        ["advice: /version is 1: write 1.1, which only adds to it (the widget reads it all the same)"]
    );
    assert_eq!(
        version("http://www.jsonfeed.org/version/1.1/"),
        [
            "error: /version is spelled otherwise than https://jsonfeed.org/version/1.1 (the widget reads it all the same)"
        ]
    );
    assert_eq!(
        version("https://jsonfeed.org/version/2"),
        ["advice: /version is later than 1.1, the latest we know (the widget reads what it knows of it)"]
    );
}

#[test]
fn an_id_is_a_string() {
    assert_eq!(
        findings(&feed("", "").replace(r#""110""#, "110")),
        [
            "error: /items/0/id is a number: write it in quotation marks (the widget takes its digits, of which large numbers lose some)"
        ]
    );
}

#[test]
fn an_item_should_have_more_than_html() {
    let html = feed("", "").replace("content_text", "content_html");
    assert_eq!(
        findings(&html),
        [
            "advice: /items/0 has only HTML: give it a summary, too (the widget shows the beginning of its text)"
        ]
    );
    assert_eq!(
        findings(&html.replace("Signed.", "<img src=1.png>")),
        ["advice: /items/0 has only HTML: give it a summary, too (the widget shows the card without text)"]
    );
}

#[test]
fn plain_text_has_no_markup_in_it() {
    let markup = ["<b>Signed</b> in Seoul", "Los Angeles &amp; Seoul", "a<br/>b", "&#8217;"];
    for text in markup {
        assert_eq!(
            findings(&feed("", &format!(r#", "summary": "{text}""#))),
            [
                "advice: /items/0/summary is plain text and looks like HTML: take the markup out (the widget takes it out, once)"
            ],
            "{text}"
        );
    }
    for text in ["< Contents of MOU >", "Seoul & Los Angeles", "1 < 2", "a<b and c>d", "<Time>", "R&D;"] {
        assert_eq!(findings(&feed("", &format!(r#", "summary": "{text}""#))), [""; 0], "{text}");
    }
}

#[test]
fn an_address_is_absolute_and_of_the_web() {
    assert_eq!(
        findings(&feed(
            "",
            r#", "external_url": "javascript:alert(1)", "banner_image": "/a.png", "image": "http://[""#
        )),
        [
            "error: /items/0/external_url is no address of the web: begin it with https:// (the widget goes without)",
            "error: /items/0/image is no address (invalid IPv6 address) (the widget goes without)",
            "advice: /items/0/banner_image is a relative address, which readers complete in different ways: write it out, with https:// (the widget \
            understands it relative to the feed's own address)",
        ]
    );
}

#[test]
fn an_image_is_had_by_https() {
    assert_eq!(
        findings(&feed("", r#", "image": "http://investseoul.com/110.png""#)),
        [
            "advice: /items/0/image is an image without https: browsers do not show it on pages that have it (the widget asks \
            for it by https on such pages)"
        ]
    );
    assert_eq!(findings(&feed("", r#", "image": "http://127.0.0.1:8080/110.png""#)), [""; 0]);
}

#[test]
fn a_language_is_a_tag() {
    for tag in ["ko", "en-US", "zh-Hant-TW", "x-seoul"] {
        assert_eq!(findings(&feed(&format!(r#", "language": "{tag}""#), "")), [""; 0], "{tag}");
    }
    let page = "takes the page's language";
    for (tag, effect) in
        [("ko_KR", "takes _ for -"), ("한국어", page), ("en-", page), ("korean language", page)]
    {
        assert_eq!(
            findings(&feed(&format!(r#", "language": "{tag}""#), "")),
            [format!(
                "error: /language is no language tag of RFC 5646: write it as ko or en-US (the widget {effect})"
            )],
            "{tag}"
        );
    }
}

/// Programs that sort the members write them so.
#[test]
fn what_is_said_of_the_feed_stands_before_its_items() {
    let sorted = r#"{ "authors": [{ "name": "SMG" }], "feed_url": "https://investseoul.com/feed.json",
        "home_page_url": "https://investseoul.com", "items": [], "language": "ko", "title": "Releases",
        "version": "https://jsonfeed.org/version/1.1" }"#;
    assert_eq!(
        findings(sorted),
        [
            "advice: /items come before title, language, version: write them last, for readers that show them at once (the \
            widget reads on for them before it shows the first card)"
        ]
    );
    let late = |member: &str| {
        findings(&feed("", "").replace("\n", "").replacen("}] }", &format!("}}], {member} }}"), 1))
    };
    assert_eq!(late(r#""user_comment": "This is a feed.""#), [""; 0]);
    assert_eq!(
        late(r#""authors": [{ "name": "SMG" }]"#),
        [
            "advice: /items come before authors: write them last, for readers that show them at once (the widget reads on for \
            them before it shows the first card)"
        ]
    );
}

#[test]
fn an_author_is_one_of_a_list() {
    assert_eq!(
        findings(&feed("", r#", "author": { "name": "SMG" }"#)),
        [
            "advice: /items/0/author is of version 1: write authors, a list (the widget reads it where that is missing)"
        ]
    );
}

#[test]
fn an_attachment_says_what_it_is() {
    assert_eq!(
        findings(&feed("", r#", "attachments": [{ "url": "https://investseoul.com/110.mp3" }]"#)),
        [
            "error: /items/0/attachments/0 has no mime_type: say what it is, such as audio/mpeg (the widget ignores it)"
        ]
    );
}

#[test]
fn nothing_is_modified_before_it_is_published() {
    let dates = r#", "date_published": "2018-08-01T11:01:00+09:00", "date_modified": "2018-08-01T02:00:00Z""#;
    assert_eq!(
        findings(&feed("", dates)),
        ["advice: /items/0/date_modified is before the item was published (the widget ignores it)"]
    );
}

#[test]
fn an_extension_is_an_object_with_a_name_of_letters() {
    assert_eq!(
        findings(&feed(
            r#", "_1": {}, "_seoul": 1, "_invest_seoul": { "about": "https://investseoul.com" }"#,
            ""
        )),
        [
            "error: /_1 is an extension, whose name has to go on with a letter (the widget ignores it)",
            "error: /_seoul is an extension and no object: write it as { … } (the widget ignores it)",
        ]
    );
}

#[test]
fn a_member_that_nobody_knows_may_be_misspelled() {
    assert_eq!(
        findings(&feed("", r#", "content/text": "Signed.", "tags": null"#)),
        [
            "advice: /items/0/content~1text is not in the specification: check its spelling, or begin an extension's name with _ \
            (the widget ignores it)",
            "advice: /items/0/tags is null: leave it out (the widget goes on as if it were not there)",
        ]
    );
}

#[test]
fn a_byte_order_mark_is_none_of_jsons() {
    assert_eq!(
        findings(&format!("\u{feff}{}", feed("", ""))),
        [
            "error: the document begins with a byte order mark (RFC 8259, 8.1): leave it out (the widget ignores it)"
        ]
    );
}

#[test]
fn what_is_no_text_at_all_is_told_and_that_others_refuse_it() {
    assert_eq!(
        findings(&feed("", r#", "summary": "\ud83c""#)),
        [
            "error: the document has unreadable characters: encode it as UTF-8 and cut no character in half (the widget goes on \
            as if it were not there)",
            "error: the document is JSON that many readers refuse, and was not looked at further: unexpected end of hex escape \
            at line 3 column 93 (the widget reads it all the same)",
        ]
    );
}

#[test]
fn what_other_readers_refuse_is_an_error_though_ours_does_not() {
    let deep = format!(r#", "_deep": {{ "x": {}1{} }}"#, "[".repeat(130), "]".repeat(130));
    for (item, reason) in
        [(deep.as_str(), "recursion limit exceeded"), (r#", "_far": { "x": 1e999 }"#, "number out of range")]
    {
        let found = findings(&feed("", item));
        let [finding] = &found[..] else { panic!("{found:?}") };
        let begin = "error: the document is JSON that many readers refuse, and was not looked at further: ";
        assert!(finding.starts_with(begin) && finding.contains(reason), "{finding}");
    }
}

#[test]
fn a_document_without_a_version_is_read_where_it_has_items() {
    let version = r#""version": "https://jsonfeed.org/version/1.1", "#;
    assert_eq!(
        findings(&feed("", "").replace(version, "")),
        ["error: /version is missing, and JSON Feed requires it (the widget reads it as version 1.1)"]
    );
    assert_eq!(
        findings(r#"{ "items": [] }"#),
        ["error: the document cannot be read: the document has no version: begin it with \"version\": \
            \"https://jsonfeed.org/version/1.1\" (the widget shows no news but a message that they cannot be read)"]
    );
}

#[test]
fn items_before_a_damage_are_shown_and_what_is_wrong_with_them_is_told() {
    let damaged = feed("", r#" }, { "title": "No id" }, { "id": "3" ] }, { "id": "4""#);
    assert_eq!(
        findings(&damaged),
        [
            "error: the document is damaged: the document is not JSON from line 3, column 111: check that the address leads to \
            the feed and not to a web page, and that a program wrote its JSON (the widget shows the items before that, and no more)",
            "error: /items/1 has no id: give it one that never changes, such as its address (the widget leaves the item out)",
        ]
    );
}

#[test]
fn of_two_lists_of_items_the_first_is_checked() {
    let twice = feed("", "").replace(
        r#""items": "#,
        r#""items": [{ "id": 1, "title": "First", "url": "https://investseoul.com/1",
        "content_text": "Signed.", "image": "https://investseoul.com/1.png", "_invest_seoul": { "views": 7 } }], "items": "#,
    );
    assert_eq!(
        findings(&twice),
        [
            "error: /items is there more than once: the first list is used, the others are not (the widget reads the first)",
            "error: /items/0/id is a number: write it in quotation marks (the widget takes its digits, of which large numbers lose some)",
        ]
    );
}

#[test]
fn a_number_that_is_no_id_is_told_once() {
    let number = feed("", "").replace(r#""110""#, "1e21");
    assert_eq!(
        findings(&number),
        [
            "error: /items/0/id is not a string: write it in quotation marks (the widget takes the address of the item for it)"
        ]
    );
    assert_eq!(
        findings(&number.replace(r#""url": "https://investseoul.com/110","#, "")),
        [
            "error: /items/0 has an id that is no string: write it in quotation marks (the widget leaves the item out)",
            "advice: /items/0 has no url: give it that of its page (the widget shows a card that leads nowhere)",
        ]
    );
}

#[test]
fn an_item_without_id_is_known_by_its_address() {
    assert_eq!(
        findings(&feed("", "").replace(r#""id": "110","#, "")),
        [
            "error: /items/0/id is missing, and JSON Feed requires it (the widget takes the address of the item for it)"
        ]
    );
}

#[test]
fn what_is_blank_is_advice() {
    assert_eq!(
        findings(&feed(r#", "language": "", "icon": " ""#, r#", "summary": "\u200b", "tags": [""]"#)),
        [
            "advice: /language is blank: fill it or leave the field out (the widget goes on as if it were not there)",
            "advice: /icon is blank: fill it or leave the field out (the widget goes on as if it were not there)",
            "advice: /items/0/summary is blank: fill it or leave the field out (the widget goes on as if it were not there)",
            "advice: /items/0/tags/0 is blank: fill it or leave the field out (the widget goes on as if it were not there)",
        ]
    );
    assert_eq!(
        findings(&feed("", "").replace(r#""110""#, r#"" ""#)),
        [
            "error: /items/0/id is blank: fill it or leave the field out (the widget takes the address of the item for it)"
        ]
    );
}

#[test]
fn a_date_that_is_read_although_it_is_not_rfc_3339_is_advice() {
    for (date, flaw) in [
        (
            "2018-08-01",
            "is a day without a time: write it as 2018-08-01T00:00:00+09:00 (the widget shows this day)",
        ),
        (
            "2018-08-01 11:01:00",
            "has no offset from UTC: write it as 2018-08-01T11:01:00+09:00 (the widget shows this day)",
        ),
        (
            "Wed, 01 Aug 2018 02:01:00 GMT",
            "is not written as RFC 3339 has it: write it as 2018-08-01T02:01:00Z (the widget reads it all the same)",
        ),
        (
            "2018-08-01T11:01:00+0900",
            "is not written as RFC 3339 has it: write it as 2018-08-01T11:01:00+09:00 (the widget reads it all the same)",
        ),
    ] {
        assert_eq!(
            findings(&feed("", &format!(r#", "date_modified": "{date}""#))),
            [format!("advice: /items/0/date_modified {flaw}")]
        );
    }
    assert_eq!(
        findings(&feed("", r#", "date_published": "yesterday""#)),
        [
            "error: /items/0/date_published is not a date: write it as 2018-08-01T11:01:00+09:00 (the widget goes on as if it \
            were not there)"
        ]
    );
}

#[test]
fn an_image_is_a_string() {
    let flaw =
        "error: /items/0/image is not a string: write the address alone (the widget takes the address in it)";
    for image in
        [r#"{ "url": "https://investseoul.com/110.png" }"#, r#"[{}, "https://investseoul.com/110.png"]"#]
    {
        assert_eq!(findings(&feed("", &format!(r#", "image": {image}"#))), [flaw], "{image}");
    }
    assert_eq!(
        findings(&feed("", r#", "image": { "alt": "MOU" }"#)),
        [
            "error: /items/0/image is not a string: write it in quotation marks (the widget goes on as if it were not there)",
            "advice: /items/0 has no picture: give it an image (the widget shows a drawing, or your own picture (fallback-image))",
        ]
    );
}

#[test]
fn counts_are_numbers_of_an_extension() {
    assert_eq!(
        findings(&feed("", r#", "views": 718, "_invest_seoul": { "comments": "1,234" }"#)),
        [
            "advice: /items/0/_invest_seoul/comments is text: write it as a number, such as 1234 (the widget reads whole numbers, \
            also 1,234)",
            "advice: /items/0/views is not in the specification: write it into an extension, such as _invest_seoul (the widget \
            shows it if it is a whole number and _invest_seoul has none)",
        ]
    );
}

#[test]
fn a_summary_says_more_than_the_title() {
    assert_eq!(
        findings(&feed("", r#", "summary": "M&#79;U.""#)),
        [
            "advice: /items/0/summary is plain text and looks like HTML: take the markup out (the widget takes it out, once)",
            "advice: /items/0/summary repeats the title: say more, or leave it out (the widget leaves it out)",
        ]
    );
}

#[test]
fn the_limits_of_the_widget_are_told() {
    let long = "a".repeat(70_000);
    assert_eq!(
        findings(&feed("", &format!(r#", "summary": "{long}""#))),
        ["advice: /items/0/summary is too long: shorten it (the widget reads the beginning)"]
    );
    assert_eq!(findings(&feed("", &format!(r#", "content_html": "<p>{long}</p>""#))), [""; 0]);
}

#[test]
fn a_card_has_a_picture_and_a_view_count() {
    let bare = |item: &str| {
        feed("", "").replacen(
            r#""image": "https://investseoul.com/110.png", "_invest_seoul": { "views": 718 },"#,
            item,
            1,
        )
    };
    let picture = "advice: /items/0 has no picture: give it an image (the widget shows a drawing, or your own picture (fallback-image))";
    let views = "advice: /items/0 has no view count: write \"_invest_seoul\": { \"views\": 718 } (the widget shows no count)";
    assert_eq!(findings(&bare("")), [picture, views]);
    let html = r#""content_html": "<img src=1.png>", "#;
    assert_eq!(findings(&bare(html)), [views]);
    let far = html.replace("<img", &format!("<p>{}</p><img", "a".repeat(20_000)));
    assert_eq!(findings(&bare(&far)), [picture, views]);
    let omitted = format!("\"items\": [{{}}, {}", bare("").split_once("\"items\": [").expect("items").1);
    let found = check(format!("{{ {omitted}").as_bytes(), None);
    let advised: Vec<_> =
        found.iter().map(|found| found.at.as_str()).filter(|at| *at == "/items/1").collect();
    assert_eq!(advised, ["/items/1"; 2]);
}

#[test]
fn what_a_server_says_with_a_feed_is_checked() {
    let findings = |response| -> Vec<String> {
        check(feed("", "").as_bytes(), Some(&response)).iter().map(ToString::to_string).collect()
    };
    for media_type in ["application/feed+json", "application/json", "application/json; charset=EUC-KR"] {
        let response = Response { content_type: Some(media_type.into()), ..Response::default() };
        assert_eq!(findings(response), [""; 0], "{media_type}");
    }
    let media_type = "advice: the document has a media type other than application/feed+json, by which feed readers recognize a feed \
        (the widget reads it anyway)";
    assert_eq!(findings(Response::default()), [media_type]);
    assert_eq!(
        findings(Response {
            content_type: Some("text/plain; charset=EUC-KR".into()),
            is_decoded: true,
            is_for_own_site_only: true
        }),
        [
            "error: the document is in EUC-KR: encode it as UTF-8 (RFC 8259, 8.1) (the widget decodes it as its server says)",
            "error: the document cannot be read by other sites: the server has to send Access-Control-Allow-Origin: * (the widget \
            cannot read it on any other site, and shows that the news cannot be loaded)",
            media_type,
        ]
    );
}
