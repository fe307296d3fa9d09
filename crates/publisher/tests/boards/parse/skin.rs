//! Skins for customized boards.

use super::*;

#[test]
fn a_customized_board_is_parsed_with_a_custom_skin() {
    let mut page = document("gnuboard5/english-release.html", &wr("sub4_1", 110));
    let html = String::from_utf8(page.bytes).expect("the fixture is in UTF-8");
    page.bytes = html.replace("bo_v_con", "article_text").replace(">View<", ">Read by<").into();
    let built_in = board(Kind::Gnuboard5, GNUBOARD, None).parse_release(&page, &Titles::default(), now());
    assert!(matches!(built_in, Err(ParseError::Missing("text"))), "{built_in:?}");
    let skin = "[release]\nbody = '#article_text'\n[release.views]\nlabel = ['Read by', 'View']";
    let custom = board(Kind::Gnuboard5, GNUBOARD, Some(skin)).parse_release(&page, &Titles::default(), now());
    let custom = released(custom);
    assert_eq!((custom.views, custom.author), (Some(718), some("Invest Seoul")));
}

#[test]
fn an_invalid_skin_is_rejected_with_the_reason() {
    for (skin, reason) in [
        ("[list]\nrow = 'tr >>'", "`tr >>` is not a CSS selector: write it as in"),
        ("[list]\nrows = 'tr'", "unknown field `rows`"),
        ("row = ", "expected"),
    ] {
        let error = Kind::Gnuboard5.skin(Some(skin)).expect_err("a mistake").to_string();
        assert!(error.contains(reason), "{error}");
    }
}
