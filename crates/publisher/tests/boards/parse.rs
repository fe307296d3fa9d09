//! Parsing of each kind of board: a fixture for each skin, and all values in it.

use jiff::civil::DateTime;
use seoul_feed::board::{Board, Kind, List, ParseError, Reason, Release, ReleasePage, Row, Titles};
use seoul_feed::fetch::{Document, Validators};
use seoul_feed::page::date::{Published, parse_date};
use url::Url;

fn now() -> DateTime {
    "2018-08-02T09:30:00".parse().expect("a date")
}

fn document(fixture: &str, address: &str) -> Document {
    let path = format!("{}/tests/fixtures/{fixture}", env!("CARGO_MANIFEST_DIR"));
    Document {
        address: Url::parse(address).expect("an address"),
        content_type: None,
        allows_cors: false,
        validators: Validators::default(),
        bytes: std::fs::read(path).expect("the fixture is there"),
    }
}

fn board(kind: Kind, list: &str, skin: Option<&str>) -> Board {
    Board::new(kind, Url::parse(list).expect("an address"), kind.skin(skin).expect("a skin"))
}

const GNUBOARD: &str = "http://board.example/bbs/board.php?bo_table=news";
const EGOVFRAME: &str = "http://board.example/cop/bbs/selectArticleList.do?bbsId=BBSMSTR_000000000031";

fn list(kind: Kind, address: &str, fixture: &str, page: usize) -> List {
    let document = document(fixture, address);
    board(kind, address, None).parse_list(&document, page, now()).expect("a list")
}

/// A page of the list without anything.
fn empty_list() -> List {
    List {
        heading: None,
        titles: Titles::default(),
        language: None,
        rows: vec![],
        hidden: 0,
        has_more: false,
    }
}

fn release(kind: Kind, fixture: &str, address: &str) -> Release {
    released(board(kind, address, None).parse_release(&document(fixture, address), &Titles::default(), now()))
}

fn released(page: Result<ReleasePage, ParseError>) -> Release {
    match page {
        Ok(ReleasePage::Release(release)) => *release,
        other => panic!("no release: {other:?}"),
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn on(date: &str) -> Option<Published> {
    Some(parse_date(date, now()).expect("a date"))
}

/// A row without writer, category and comments.
fn row(address: &str, title: &str, date: &str, views: u64) -> Row {
    Row {
        id: address.to_owned(),
        address: address.to_owned(),
        title: title.to_owned(),
        author: None,
        published: on(date),
        views: Some(views),
        comments: None,
        category: None,
        pinned: false,
        release: None,
    }
}

fn wr(table: &str, id: u32) -> String {
    format!("http://board.example/bbs/board.php?bo_table={table}&wr_id={id}")
}

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

#[test]
fn a_list_of_egovframe_may_link_by_scripts() {
    let detail = |id| {
        format!("http://board.example/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId={id}")
    };
    assert_eq!(
        list(Kind::Egovframe, EGOVFRAME, "egovframe/article-list.html", 1),
        List {
            heading: some("게시글 목록 (보도자료)"),
            language: some("ko"),
            rows: vec![
                Row {
                    author: some("관리자"),
                    comments: Some(0),
                    ..row(&detail(7), "투자유치 상담 안내", "2017-12-30", 1204)
                },
                Row {
                    author: some("인베스트서울"),
                    comments: Some(2),
                    ..row(&detail(110), "서울시, 로스앤젤레스와 업무협약", "2018-08-01", 718)
                },
            ],
            has_more: true,
            ..empty_list()
        }
    );
}

#[test]
fn a_release_of_egovframe_may_be_a_table() {
    let address = "http://board.example/cop/bbs/selectArticleDetail.do?bbsId=BBSMSTR_000000000031&nttId=110";
    let image = "http://board.example/utl/web/imageSrc.do?path=2018&physical=mou.jpg";
    assert_eq!(
        release(Kind::Egovframe, "egovframe/article-detail.html", address),
        Release {
            permalink: None,
            title: "서울시, 로스앤젤레스와 업무협약".to_owned(),
            author: some("인베스트서울"),
            published: on("2018-08-01 11:01"),
            views: Some(718),
            comments: None,
            tags: vec![],
            image: Url::parse(image).ok(),
            attachments: vec![],
            html: format!(
                "<p>두 도시가 협약을 맺었다.</p><figure><img src=\"{}\"></figure>",
                image.replace('&', "&amp;")
            ),
            text: "두 도시가 협약을 맺었다.".to_owned(),
        }
    );
}

#[test]
fn a_list_of_egovframe_may_link_by_forms() {
    let address = "http://board.example/cop/bbs/selectBoardList.do?bbsId=BBSMSTR_AAAAAAAAAAAA";
    let detail = "http://board.example/cop/bbs/selectBoardArticle.do?bbsId=BBSMSTR_AAAAAAAAAAAA&nttId=21";
    assert_eq!(
        list(Kind::Egovframe, address, "egovframe/form-list.html", 1),
        List {
            heading: some("공지사항"),
            language: None,
            rows: vec![Row {
                author: some("관리자"),
                ..row(detail, "외국인투자 상담회 개최", "2018-07-02", 57)
            }],
            hidden: 1,
            has_more: false,
            ..empty_list()
        }
    );
}

#[test]
fn a_release_of_egovframe_may_be_in_a_textarea() {
    let address = "http://board.example/cop/bbs/selectBoardArticle.do?bbsId=BBSMSTR_AAAAAAAAAAAA&nttId=21";
    let release = release(Kind::Egovframe, "egovframe/form-detail.html", address);
    assert_eq!((release.html.as_str(), release.text.as_str()), ("<p>상담회를 연다.</p>", "상담회를 연다."));
    assert_eq!((release.title.as_str(), release.published), ("외국인투자 상담회 개최", on("2018-07-02")));
}

#[test]
fn a_list_of_a_site_based_on_egovframe_may_link_by_addresses() {
    let address =
        "https://investseoul.example/isc/user/bbs/BD_/selectBoardList.do?bbsId=BBSMSTR_000000000041";
    let detail = "https://investseoul.example/isc/user/bbs/BD_/selectBoardDetail.do?bbsId=BBSMSTR_000000000041&nttId=2110";
    assert_eq!(
        list(Kind::Egovframe, address, "egovframe/site-list.html", 1),
        List {
            heading: some("Press Release"),
            language: some("en"),
            rows: vec![Row { comments: None, ..row(detail, "Seoul opens a testbed", "2018-08-01", 1661) }],
            has_more: true,
            ..empty_list()
        }
    );
}

#[test]
fn an_rss_feed_of_gnuboard_has_everything_but_counts() {
    let title = "서울시, 로스앤젤레스와 업무협약".to_owned();
    let release = Release {
        permalink: None,
        title: title.clone(),
        author: some("인베스트서울"),
        published: on("2018-08-01 11:01"),
        views: None,
        comments: None,
        tags: vec![],
        image: Url::parse("http://board.example/data/mou.jpg").ok(),
        attachments: vec![],
        html: "<p>두 도시가 협약을 맺었다. <img src=\"http://board.example/data/mou.jpg\"></p>".to_owned(),
        text: "두 도시가 협약을 맺었다.".to_owned(),
    };
    let row = Row {
        views: None,
        comments: None,
        release: Some(release),
        ..row(&wr("news", 12), &title, "18-08-01 11:01", 0)
    };
    assert_eq!(
        list(Kind::Rss, "http://board.example/bbs/rss.php?bo_table=news", "feeds/gnuboard.xml", 1),
        List {
            heading: some("인베스트서울 > 소식 > 보도자료"),
            language: some("ko"),
            rows: vec![row],
            has_more: false,
            ..empty_list()
        }
    );
}

#[test]
fn an_atom_feed_may_have_entries_without_an_address() {
    let list = list(Kind::Rss, "http://board.example/atom.xml", "feeds/atom.xml", 1);
    let releases: Vec<_> =
        list.rows.into_iter().map(|row| (row.address, row.release.expect("a release"))).collect();
    let note = Release {
        permalink: None,
        title: "A note".to_owned(),
        author: None,
        published: on("2018-08-02 09:00"),
        views: None,
        comments: None,
        tags: vec![],
        image: None,
        attachments: vec![],
        html: "No page of its own.".to_owned(),
        text: "No page of its own.".to_owned(),
    };
    let signs = Release {
        permalink: None,
        title: "Seoul signs".to_owned(),
        author: some("Invest Seoul"),
        published: on("2018-08-01 11:01"),
        tags: vec!["tourism".to_owned(), "Climate".to_owned()],
        html: "<p>Two cities.</p>".to_owned(),
        text: "Two cities.".to_owned(),
        ..note.clone()
    };
    assert_eq!(
        releases,
        [
            ("http://board.example/news/110".to_owned(), signs),
            ("tag:investseoul.example,2018:111".to_owned(), note)
        ]
    );
}

#[test]
fn a_document_that_is_not_a_feed_or_is_nested_too_deeply_is_rejected() {
    let board = board(Kind::Rss, "http://board.example/rss.php", None);
    for bytes in [
        b"<html><body>".to_vec(),
        b"<rss><channel>".iter().copied().chain(*b"<a>").cycle().take(3_000_000).collect(),
    ] {
        let document = Document { bytes, ..document("feeds/atom.xml", "http://board.example/rss.php") };
        let outcome = board.parse_list(&document, 1, now());
        assert!(matches!(outcome, Err(ParseError::NotAFeed(_))), "{outcome:?}");
    }
}

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
