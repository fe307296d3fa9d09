//! Texts without markup: what is taken off, what stays, and that any text is read in time.

use std::time::Instant;

use json_feed::text::{Preview, is_visible, plain, preview};
use proptest::prelude::*;

fn shown(text: &str) -> String {
    plain(text, 400).unwrap_or_default()
}

fn of_html(html: &str) -> String {
    preview(html, 400).text.unwrap_or_default()
}

fn image(html: &str) -> Option<String> {
    preview(html, 400).image
}

#[test]
fn markup_in_a_plain_field_is_taken_off() {
    for (text, without) in [
        ("<p>Seoul &amp; Busan&#8217;s</p>", "Seoul & Busan’s"),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("One<br>Two<br/>Three<BR />", "One Two Three"),
        ("<a href=\"https://example.org/?a=1&amp;b=2\" download>MOU</a> signed", "MOU signed"),
        ("<b>Seoul</b> and <em class='x'>LA</em>", "Seoul and LA"),
        ("Read more</strong>", "Read more"),
        ("<!-- wp:paragraph --><p>Seoul</p><!-- /wp:paragraph -->", "Seoul"),
        ("<script>alert(1)</script>Seoul<style type=text/css>p { color: red }</style>", "Seoul"),
        ("<img src=x onerror=alert(1)>", ""),
        ("Seoul [&hellip;]", "Seoul […]"),
        (" Two\n\tlines&nbsp; ", "Two lines"),
    ] {
        assert_eq!(shown(text), without, "{text}");
    }
}

#[test]
fn a_reference_is_decoded_once_and_what_comes_of_it_is_text() {
    assert_eq!(shown("&lt;b&gt;bold&lt;/b&gt;"), "<b>bold</b>");
    assert_eq!(shown("&amp;lt;p&amp;gt;"), "&lt;p&gt;");
    assert_eq!(of_html("&lt;b&gt;bold&lt;/b&gt; &amp;amp;"), "<b>bold</b> &amp;");
}

#[test]
fn what_may_be_no_markup_stays() {
    for text in [
        "5 < 6 > 4",
        "a<b and c>d",
        "a<b>c",
        "I <3 Seoul",
        "R&D & AT&T; ?a=1&copy=2",
        "<Time> names Seoul",
        "<서울> 투자 <김 기자>",
        "Vec<u8>, List<String> and <T>",
        "The <a> element",
        "<kim@example.org> <https://example.org>",
        "<p and no end",
        "<!DOCTYPE> <?php ?> <!-- no end",
        "</ p>",
        "<>",
    ] {
        assert_eq!(shown(text), text);
    }
}

#[test]
fn a_cut_text_ends_in_an_ellipsis_and_a_whole_one_does_not() {
    assert_eq!(plain("Seoul, Busan", 12).as_deref(), Some("Seoul, Busan"));
    assert_eq!(plain("<p>Seoul, Busan</p> ", 12).as_deref(), Some("Seoul, Busan"));
    assert_eq!(plain("Seoul, Busan", 11).as_deref(), Some("Seoul, Busa…"));
    assert_eq!(plain("Seoul and Busan", 6).as_deref(), Some("Seoul…"));
    assert_eq!(plain(&"서".repeat(401), 400), Some("서".repeat(400) + "…"));
    // A text that is not looked at to its end.
    assert_eq!(plain(&" ".repeat(5_000), 400), None);
    assert_eq!(plain(&("Seoul".to_owned() + &" ".repeat(5_000)), 400).as_deref(), Some("Seoul…"));
}

#[test]
fn nothing_visible_is_no_text() {
    for text in ["", " ", "&nbsp;", "<p></p>", "\u{3164}", "&#8203;&shy;", "<br><!-- -->"] {
        assert_eq!(plain(text, 400), None, "{text:?}");
        assert_eq!(preview(text, 400), Preview::default(), "{text:?}");
    }
}

#[test]
fn html_is_read_as_a_browser_shows_it() {
    for (html, text) in [
        ("<p>Signed in<br>Seoul.</p>\n<ul><li>One<li>Two</ul>", "Signed in Seoul. One Two"),
        ("S<b>eo</b>ul<sup>2</sup> <i>new</i>", "Seoul2 new"),
        ("<style>p > a { }</style><script>if (a < b) { '</p>' }</script><p>Text", "Text"),
        ("<SCRIPT>x</Script >Text<svg><title>Logo</title><path d=1></svg> and <svg/>more", "Text and more"),
        ("<!-- <p>no</p> -->Text<!---->, <!-->more<!DOCTYPE html><?xml ?>", "Text, more"),
        ("<p title=\"a > b\" data-x='<p>' hidden>Text</p>", "Text"),
        ("<p>5 < 6 &lt; 7 & 8</p>", "5 < 6 < 7 & 8"),
        ("<iframe src=1>no</iframe><iframe src=2 />Text", "Text"),
        ("<h1>Title</h1>Text<table><tr><td>1<td>2</table>", "Title Text 1 2"),
        ("<x-card>One</x-card>Two", "One Two"),
        ("Text<p cut=\"", "Text"),
        ("Text<", "Text<"),
        ("Text<!-- cut", "Text"),
        ("Text<script>cut", "Text"),
    ] {
        assert_eq!(of_html(html), text, "{html}");
    }
}

#[test]
fn the_first_picture_that_is_one_is_found() {
    for (html, address) in [
        ("<p>Text<img alt=\"a > b\" src=\"/1.png?a=1&amp;b=2\"><img src=2.png>", "/1.png?a=1&b=2"),
        ("<IMG SRC=1.png />", "1.png"),
        ("<img src=pixel.gif width=1 height=1><img src=1.png width=640>", "1.png"),
        ("<img src=badge.svg height=\"20px\"><img src=1.png width=100%>", "1.png"),
        ("<img src=\"data:image/gif;base64,R0\" data-src=' 1.png '>", "1.png"),
        ("<img src=''><img><img alt=x><img src=1.png>", "1.png"),
        ("<!-- <img src=0.png> --><script>'<img src=0.png>'</script><img src=1.png>", "1.png"),
        ("<noscript><img src=1.png></noscript>", "1.png"),
        ("<img/src=1.png>", "1.png"),
    ] {
        assert_eq!(image(html).as_deref(), Some(address), "{html}");
    }
    for html in [
        "",
        "<img",
        "<img src=1.png",
        "<img src=DATA:x>",
        "&lt;img src=1.png&gt;",
        "<image src=1.png>",
        "</img src=1.png>",
    ] {
        assert_eq!(image(html), None, "{html}");
    }
}

#[test]
fn the_picture_is_found_after_the_text_that_is_wanted() {
    let html = format!("<p>{}</p><img src=1.png>", "Seoul ".repeat(1000));
    let found = preview(&html, 5);
    assert_eq!((found.text.as_deref(), found.image.as_deref()), (Some("Seoul…"), Some("1.png")));
}

/// Each would take hours if the time grew with the square of the length.
#[test]
fn hostile_texts_are_read_in_time() {
    for part in [
        "<",
        "<a",
        "<a \"",
        "<a x='",
        "<b>",
        "<!--",
        "&",
        "&#",
        "&amp",
        "</",
        "<script>",
        "<svg ",
        "a<b x=1 ",
        "<a<!--\"'",
    ] {
        let text = part.repeat((8 << 20) / part.len());
        let start = Instant::now();
        let (plain, html) = (plain(&text, 400), preview(&text, 400));
        assert!(start.elapsed().as_secs() < 5, "{part}");
        let length = |text: Option<String>| text.map_or(0, |text| text.chars().count());
        assert!(length(plain) <= 401 && length(html.text) <= 401, "{part}");
    }
}

fn markup() -> impl Strategy<Value = String> {
    let parts = [
        "<",
        ">",
        "</",
        "/>",
        "<p>",
        "</p>",
        "<img src=",
        "\"",
        "'",
        "=",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<svg",
        "&",
        "&amp;",
        "&#x",
        ";",
        "&#8217",
        " ",
        "서",
        "🏯",
        "a",
        "\u{0}",
        "\u{3164}",
        "\n",
        "<b x=y",
        "data:",
        "width=1",
    ];
    let part = prop_oneof![proptest::sample::select(parts.to_vec()).prop_map(str::to_owned), "\\PC{0,3}"];
    proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_text_is_read_and_cut_as_promised(text in markup(), longest in 0..30_usize) {
        for (cut, whole) in [
            (plain(&text, longest), plain(&text, usize::MAX)),
            (preview(&text, longest).text, preview(&text, usize::MAX).text),
        ] {
            let Some(cut) = cut else { continue };
            prop_assert!(is_visible(&cut));
            let whole = whole.expect("a text of which the beginning is visible");
            if cut != whole {
                let begin = cut.strip_suffix('…').expect("a cut text ends in an ellipsis");
                prop_assert!(whole.starts_with(begin) && begin.chars().count() <= longest, "{cut} of {whole}");
            }
        }
        prop_assert_eq!(preview(&text, 0).image, preview(&text, usize::MAX).image);
    }

    #[test]
    fn text_without_markup_is_read_as_it_is(text in "[^<&\\s\u{A0}]{1,40}( [^<&\\s\u{A0}]{1,5}){0,3}") {
        prop_assume!(is_visible(&text));
        prop_assert_eq!(plain(&text, 400), Some(text.clone()));
        prop_assert_eq!(preview(&text, 400).text, Some(text));
    }

    #[test]
    fn what_is_escaped_once_is_read_as_it_was(text in "[<>&\"'a-z;# ]{0,30}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(shown(&escaped), words.clone());
        prop_assert_eq!(of_html(&escaped), words);
    }
}
