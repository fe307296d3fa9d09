//! Lists and releases of Gnuboard 5.

use super::*;

#[test]
fn a_list_of_gnuboard_has_notices_and_releases_but_no_replies_and_secret_posts() {
    assert_eq!(
        list(Kind::Gnuboard5, GNUBOARD, "gnuboard5/2014-list.html", 1),
        List {
            heading: some("보도자료"),
            language: some("ko"),
            rows: vec![
                Row {
                    author: some("관리자"),
                    comments: Some(0),
                    pinned: true,
                    ..row(&wr("news", 3), "투자유치 상담 안내", "12-30", 1204)
                },
                Row {
                    author: some("인베스트서울"),
                    comments: Some(2),
                    category: some("투자"),
                    ..row(&wr("news", 12), "서울시, 로스앤젤레스와 업무협약", "08:15", 41)
                },
            ],
            titles: Titles { suffix: some(" > 보도자료 | 인베스트서울") },
            // A reply and a secret post.
            hidden: 2,
            has_more: true,
        }
    );
}

/// In the list of a category, the links to the releases name it as well.
#[test]
fn a_link_to_a_release_is_not_its_category() {
    let page = crate::gnuboard::list(&[crate::gnuboard::Post::new(7)], 1, 1);
    let mut document = document("gnuboard5/2014-list.html", GNUBOARD);
    document.bytes = page.replace("&amp;wr_id=7", "&amp;wr_id=7&amp;sca=MOU").into_bytes();
    let list = board(Kind::Gnuboard5, GNUBOARD, None).parse_list(&document, 1, now()).expect("a list");
    let rows: Vec<_> = list.rows.iter().map(|row| (row.title.as_str(), row.category.as_deref())).collect();
    assert_eq!(rows, [("Release 7", None)]);
}

#[test]
fn a_list_of_gnuboard_may_be_in_euc_kr() {
    let mut document = document("gnuboard5/2014-list.html", GNUBOARD);
    let utf_8 =
        String::from_utf8(document.bytes).expect("the fixture is in UTF-8").replace("utf-8", "euc-kr");
    document.bytes = encoding_rs::EUC_KR.encode(&utf_8).0.into_owned();
    let board = board(Kind::Gnuboard5, GNUBOARD, None);
    assert_eq!(
        board.parse_list(&document, 1, now()).expect("a list"),
        list(Kind::Gnuboard5, GNUBOARD, "gnuboard5/2014-list.html", 1)
    );
}

#[test]
fn a_list_of_current_gnuboard_may_have_short_addresses_and_another_order_of_columns() {
    assert_eq!(
        list(Kind::Gnuboard5, "http://board.example/news", "gnuboard5/basic-list.html", 2),
        List {
            heading: some("보도자료"),
            language: some("ko"),
            titles: Titles { suffix: some(" > 보도자료 | 인베스트서울") },
            hidden: 1,
            rows: vec![Row {
                author: some("인베스트서울"),
                comments: Some(3),
                category: some("투자"),
                ..row("http://board.example/news/9", "서울시, 글로벌 투자자문회의 개최", "05-17", 1661)
            }],
            has_more: false,
        }
    );
}

#[test]
fn a_mobile_list_has_the_same_rows_as_the_desktop_list() {
    let rows = list(Kind::Gnuboard5, GNUBOARD, "gnuboard5/mobile-list.html", 1).rows;
    assert_eq!(rows, list(Kind::Gnuboard5, GNUBOARD, "gnuboard5/2014-list.html", 1).rows);
}

#[test]
fn an_old_or_new_gallery_is_a_list_even_if_a_title_starts_like_a_label() {
    let address = "http://board.example/bbs/board.php?bo_table=gallery";
    let night = Row {
        author: some("인베스트서울"),
        ..row(&wr("gallery", 22), "조회 수 1위 야경", "08-01", 718)
    };
    let categorised = Row { comments: Some(7), category: some("행사"), ..night.clone() };
    assert_eq!(list(Kind::Gnuboard5, address, "gnuboard5/gallery-list.html", 1).rows, [categorised]);
    assert_eq!(list(Kind::Gnuboard5, address, "gnuboard5/gallery-2014-list.html", 1).rows, [night]);
}

#[test]
fn an_empty_list_is_a_list_and_a_page_without_rows_is_an_error() {
    assert_eq!(list(Kind::Gnuboard5, GNUBOARD, "gnuboard5/empty-list.html", 1).rows, []);
    let board = board(Kind::Gnuboard5, GNUBOARD, None);
    let outcome = board.parse_list(&document("gnuboard5/gone-release.html", GNUBOARD), 1, now());
    let Err(ParseError::Refused(refusal)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(refusal.reason, Reason::Gone);
}

#[test]
fn a_release_with_the_english_skin_is_parsed() {
    assert_eq!(
        release(Kind::Gnuboard5, "gnuboard5/english-release.html", &wr("sub4_1", 110)),
        Release {
            permalink: None,
            title: "Seoul Metropolitan Government Signs ‘Joint Tourism Marketing MOU’ with the City of Los Angeles, USA".to_owned(),
            author: some("Invest Seoul"),
            published: on("2018-08-01 11:01"),
            views: Some(718),
            comments: None,
            tags: vec![],
            image: Url::parse("http://board.example/data/file/sub4_1/thumb-mou_835x557.jpg").ok(),
            attachments: vec![],
            html: "<p>The mayors of Seoul and Los Angeles signed a joint tourism marketing memorandum on 26 July 2018.</p>\n<p>&nbsp;</p>\n\
                <p>It was their third meeting; the cities first put their cooperation in writing in 2006.<br>Besides tourism, it covers \
                the response to climate change and gender equity.</p>"
                .to_owned(),
            text: "The mayors of Seoul and Los Angeles signed a joint tourism marketing memorandum on 26 July 2018.\n\
                It was their third meeting; the cities first put their cooperation in writing in 2006.\n\
                Besides tourism, it covers the response to climate change and gender equity."
                .to_owned(),
        }
    );
}

#[test]
fn a_release_of_current_gnuboard_has_its_full_title_and_sanitized_html() {
    assert_eq!(
        release(Kind::Gnuboard5, "gnuboard5/basic-release.html", "http://board.example/bbs/board.php?bo_table=news&wr_id=7"),
        Release {
            permalink: None,
            title: "서울시 ‘세계 5대 금융도시’ 도약을 위한 해외투자기업 유치 종합계획 발표 … 여의도 입주 임대료 최대 70퍼센트 지원".to_owned(),
            author: some("인베스트서울"),
            published: on("2018-07-02 09:00"),
            views: Some(4176),
            comments: Some(3),
            tags: vec!["금융".to_owned()],
            image: Url::parse("http://board.example/data/editor/yeouido.png").ok(),
            attachments: vec![],
            html: "<h3>목표</h3><p>세계 5대 금융도시. <img src=\"http://board.example/data/editor/yeouido.png\"></p>".to_owned(),
            text: "목표\n세계 5대 금융도시.".to_owned(),
        }
    );
}

#[test]
fn a_mobile_release_is_parsed() {
    assert_eq!(
        release(Kind::Gnuboard5, "gnuboard5/mobile-release.html", &wr("news", 12)),
        Release {
            permalink: None,
            title: "서울시, 로스앤젤레스와 업무협약".to_owned(),
            author: some("인베스트서울"),
            published: on("2018-08-02 08:15"),
            views: Some(41),
            comments: Some(2),
            tags: vec!["투자".to_owned()],
            image: None,
            attachments: vec![],
            html: "두 도시가 협약을 맺었다.".to_owned(),
            text: "두 도시가 협약을 맺었다.".to_owned(),
        }
    );
}

#[test]
fn a_page_that_says_that_a_release_was_deleted_is_recognized() {
    let board = board(Kind::Gnuboard5, GNUBOARD, None);
    let outcome = board.parse_release(
        &document("gnuboard5/gone-release.html", &wr("news", 12)),
        &Titles::default(),
        now(),
    );
    let Ok(ReleasePage::Refused(refusal)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(refusal.reason, Reason::Gone);
    assert_eq!(refusal.words, "글이 존재하지 않습니다. 글이 삭제되었거나 이동된 경우입니다.");
}
