//! Skins by other people: what the built-in skin finds, and what the skin finds that `try --write` proposes.
//!
//! The pages have the structure of public skins for Gnuboard 5, and texts of their own. Around each list are a menu, a box with the
//! latest releases of the same board, and an empty box that says so; below each release are comments longer than its text.

use jiff::civil::DateTime;
use seoul_feed::board::{Board, Kind, List, ParseError, ReleasePage, Row, Titles};
use seoul_feed::fetch::{Document, Fetcher, PAGE_LIMIT};
use seoul_feed::inspect::try_page;
use seoul_feed::page::date::Published;
use seoul_feed::suggest::Suggestion;

use crate::gnuboard::{list_path, path_of};
use crate::server::TestServer;
use crate::setup::fetch_options;

/// The release whose page is served.
const RELEASE: u32 = 35;

fn now() -> DateTime {
    "2018-08-02T09:30:00".parse().expect("a date")
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/skins/{name}.html", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the fixture is there")
}

/// A board with a skin by someone else.
struct Foreign {
    server: TestServer,
    board: Board,
}

impl Foreign {
    fn new(list: &str, release: &str) -> Self {
        let server = TestServer::start();
        server.page(&list_path(1), fixture(&format!("{list}-list")));
        server.page(&path_of(RELEASE), fixture(&format!("{release}-release")));
        let skin = Kind::Gnuboard5.skin(None).expect("a skin");
        let board = Board::new(Kind::Gnuboard5, server.url(&list_path(1)), skin);
        Self { server, board }
    }

    fn document(&self, path: &str) -> Document {
        let mut fetcher = Fetcher::new(&fetch_options());
        fetcher.trust_host(&self.server.url(path));
        fetcher.document(&self.server.url(path), PAGE_LIMIT).expect("a page")
    }

    fn list(&self) -> Result<List, ParseError> {
        self.board.parse_list(&self.document(&list_path(1)), 1, now())
    }

    /// The rows and the release, each in one line: title, day, writer, views, comments, category.
    fn values(&self) -> Vec<String> {
        let list = self.list().expect("a list");
        let mut lines: Vec<_> = list.rows.iter().map(row).collect();
        let release = self.document(&path_of(RELEASE));
        let Ok(ReleasePage::Release(release)) = self.board.parse_release(&release, &Titles::default(), now())
        else {
            panic!("no release")
        };
        let image = release.image.as_ref().map(|image| image.path().to_owned());
        lines.push(format!("{} letters, {}", release.text.chars().count(), image.unwrap_or_default()));
        lines.push(line(
            &release.title,
            release.published,
            release.author.as_deref(),
            release.views,
            release.comments,
            release.tags.first().map(String::as_str),
        ));
        lines
    }

    /// What is proposed. The board has that skin from now on.
    fn suggest(&mut self, page: &str) -> Suggestion {
        let mut fetcher = Fetcher::new(&fetch_options());
        let trial = try_page(&self.board, &self.server.url(page), &mut fetcher, now(), true).expect("a page");
        let suggestion = trial.suggestion.expect("it was asked for").expect("a suggestion");
        let skin = Kind::Gnuboard5.skin(Some(&suggestion.to_toml())).expect("the file is a skin");
        self.board = self.board.with_skin(skin);
        suggestion
    }
}

fn row(row: &Row) -> String {
    let pinned = if row.pinned { " (notice)" } else { "" };
    let (author, category) = (row.author.as_deref(), row.category.as_deref());
    line(&row.title, row.published, author, row.views, row.comments, category) + pinned
}

fn line(
    title: &str,
    published: Option<Published>,
    author: Option<&str>,
    views: Option<u64>,
    comments: Option<u64>,
    category: Option<&str>,
) -> String {
    let day = published.map_or("-".to_owned(), |published| published.day.to_string());
    let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
    let (author, category) = (author.unwrap_or("-"), category.unwrap_or("-"));
    format!("{title} | {day} | {author} | {} | {} | {category}", number(views), number(comments))
}

/// The settings with how sure they are, those of the built-in skin shortened.
fn settings(suggestion: &Suggestion) -> Vec<String> {
    let proposals = suggestion.draft().proposals.iter();
    proposals
        .map(|proposal| {
            let value = proposal.value.to_string();
            let is_addition = matches!(proposal.key, "noise" | "pinned" | "images" | "pages");
            let own = value.rsplit_once(", ").filter(|_| is_addition).map(|(_, own)| format!("\"… {own}"));
            let value = own.unwrap_or(value);
            format!("{}: {}.{} = {value}", proposal.certainty, proposal.table, proposal.key)
        })
        .collect()
}

/// The names of what was not found.
fn missing(suggestion: &Suggestion) -> Vec<&str> {
    suggestion.draft().missing.iter().map(|(what, _)| *what).collect()
}

#[test]
fn a_list_with_names_for_everything() {
    let mut foreign = Foreign::new("portal", "portal");
    assert!(matches!(foreign.list(), Err(ParseError::NoRows)));
    let suggestion = foreign.suggest(&list_path(1));
    assert_eq!(
        settings(&suggestion),
        [
            "sure: list.row = \"li.bsk_list_item\"",
            "sure: list.title = \"a.bsk_list_tit\"",
            "sure: list.date.select = [\".bsk_list_col_date\"]",
            "sure: list.views.select = [\".bsk_list_col_hit\"]",
            "sure: list.writer.select = [\".bsk_list_col_author\"]",
            "sure: list.comments.select = [\".bsk_list_cmt\"]",
            "sure: list.pinned = \"… .bsk_notice_item\"",
            "sure: release.title.select = [\".bsk_view_tit\"]",
            "sure: release.writer.select = [\".bsk_view_name\"]",
            "sure: release.date.select = [\".bsk_view_stat:has(> .fa-clock-o)\"]",
            "sure: release.views.select = [\".bsk_view_stat:has(> .fa-eye)\"]",
            "sure: release.comments.select = [\"a:has(> .fa-comment-o)\"]",
        ]
    );
    assert_eq!(missing(&suggestion), Vec::<&str>::new());
    assert_eq!(
        foreign.values(),
        [
            "투자유치 상담 안내 | 2018-07-01 | 관리자 | 1204 | 0 | - (notice)",
            "서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 718 | 2 | 투자",
            "서울 핀테크 위크 2018 개최 | 2018-07-30 | 인베스트서울 | 2311 | 0 | 행사",
            "외국인투자기업 ‘원스톱’ 지원센터 개소 | 2018-07-26 | 홍보담당관 | 56 | 11 | 투자",
            "Seoul & Toronto sign an MOU | 2018-07-20 | 인베스트서울 | 430 | 0 | 행사",
            "67 letters, /data/editor/la.png",
            "서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 719 | 2 | -",
        ]
    );
}

#[test]
fn attached_files_have_the_same_class_in_most_skins() {
    let foreign = Foreign::new("portal", "portal");
    let files = "<ul><li><a href=\"/bbs/download.php?bo_table=news&amp;wr_id=35&amp;no=0\" class=\"view_file_download bsk_file_link\"><i class=\"fa fa-folder-open\"></i> <strong>mou.hwp</strong> <span class=\"bsk_file_size\">(24.5K)</span></a></li></ul>";
    let page = String::from_utf8(fixture("portal-release")).expect("UTF-8");
    let with_files = page.replace("<div class=\"bsk_share\">", &format!("{files}<div class=\"bsk_share\">"));
    assert_ne!(with_files, page);
    let with_title =
        with_files.replace("bsk_view_tit", "bo_v_tit").replace("bsk_view_header\"", "\" id=\"bo_v_title\"");
    foreign.server.page(&path_of(RELEASE), with_title);
    let document = foreign.document(&path_of(RELEASE));
    let Ok(ReleasePage::Release(release)) = foreign.board.parse_release(&document, &Titles::default(), now())
    else {
        panic!("no release")
    };
    let names: Vec<_> = release.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["mou.hwp"]);
}

#[test]
fn a_webzine_with_rows_of_three_kinds() {
    let mut foreign = Foreign::new("portal-webzine", "portal");
    assert!(matches!(foreign.list(), Err(ParseError::NoRows)));
    let suggestion = foreign.suggest(&list_path(1));
    assert_eq!(
        settings(&suggestion)[..6],
        [
            "sure: list.row = \"li.bsk_wz_notice_item, div.bsk_wz_featured, li.bsk_wz_item\"",
            "likely: list.noise = \"… .bsk_list_cmt\"",
            "sure: list.date.select = [\".bsk_wz_item_meta > span:not([class])\", \".bsk_wz_notice_date\", \".bsk_wz_featured_meta > span:not([class])\"]",
            "likely: list.views.select = [\"span:has(> .fa-eye)\"]",
            "sure: list.writer.select = [\".sv_use\"]",
            "sure: list.comments.select = [\".bsk_list_cmt\"]",
        ]
    );
    assert_eq!(
        foreign.values()[..3],
        [
            "투자유치 상담 안내 | 2018-07-01 | - | - | 0 | - (notice)",
            "서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 718 | 2 | -",
            "서울 핀테크 위크 2018 개최 | 2018-07-30 | 인베스트서울 | - | 0 | -",
        ]
    );
}

#[test]
fn a_table_with_utility_classes_only_is_read_by_its_headers_and_icons() {
    let mut foreign = Foreign::new("bootstrap", "bootstrap");
    assert!(matches!(foreign.list(), Err(ParseError::NoRows)));
    let suggestion = foreign.suggest(&list_path(1));
    assert_eq!(
        settings(&suggestion),
        [
            "sure: list.row = \"#fboardlist tbody tr\"",
            "likely: list.title = \"a.text-dark\"",
            "sure: list.comments.select = [\"li:has(> .fa-comment-dots)\"]",
            "likely: release.body = \"div.mb-2\"",
            "sure: release.images = \"… div.mb-2 img\"",
            "likely: release.title.select = [\"#container h3\"]",
            "likely: release.writer.select = [\"a.text-dark\"]",
            "sure: release.date.select = [\"li:has(> .fa-clock)\"]",
            "sure: release.views.select = [\"li:has(> .fa-eye)\"]",
            "sure: release.comments.select = [\"li:has(> .fa-comment-dots)\"]",
        ]
    );
    let values = foreign.values();
    assert_eq!(values[0], "투자유치 상담 안내 | 2018-07-01 | 관리자 | 1204 | 0 | - (notice)");
    assert_eq!(
        values[5..],
        [
            "67 letters, /data/editor/la.png",
            "서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 719 | 2 | -"
        ]
    );
}

#[test]
fn values_below_the_text_are_found_by_their_labels() {
    let mut foreign = Foreign::new("cards", "cards");
    let suggestion = foreign.suggest(&list_path(1));
    assert_eq!(
        settings(&suggestion),
        [
            "sure: list.row = \"#fboardlist tbody tr\"",
            "likely: release.body = \"div.col-12\"",
            "sure: release.images = \"… div.col-12 img\"",
            "sure: release.title.select = [\"#container > h2\"]",
            "likely: release.info = \"ul.card-text\"",
        ]
    );
    assert_eq!(
        missing(&suggestion),
        ["writer in the list", "comments in the list", "comments of the release"]
    );
    assert_eq!(
        foreign.values().last().map(String::as_str),
        Some("서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 719 | - | -")
    );
}

#[test]
fn a_gallery_whose_dates_have_the_day_before_the_month_gets_its_dates_from_the_releases() {
    let mut foreign = Foreign::new("dings-gallery", "dings");
    let suggestion = foreign.suggest(&list_path(1));
    assert_eq!(
        settings(&suggestion),
        [
            "sure: list.row = \"li.js-grid-gallery\"",
            "likely: list.noise = \"… .board-text-count-comments\"",
            "sure: list.title = \".board-card-title > a\"",
            "sure: list.views.label = [\"H\"]",
            "sure: list.writer.select = [\".board-card-name\"]",
            "sure: list.comments.select = [\".board-text-count-comments\"]",
            "sure: list.pinned = \"… .board-text-notice\"",
            "sure: release.body = \".board-view-content\"",
            "sure: release.images = \"… .board-view-content img\"",
            // The category stands in the heading, without an element around the title.
            "likely: release.title.select = [\"title\"]",
            "sure: release.info = \".board-view-moreinfo\"",
            "sure: release.writer.select = [\".board-view-name\"]",
        ]
    );
    assert_eq!(missing(&suggestion), ["date in the list"]);
    assert_eq!(
        foreign.values()[..2],
        [
            "투자유치 상담 안내 | - | 관리자 | 1204 | 0 | - (notice)",
            "서울시, 로스앤젤레스와 업무협약 | - | 인베스트서울 | 718 | 2 | 투자",
        ]
    );
}

#[test]
fn a_number_without_a_name_counts_as_views_only_if_the_release_shows_it_as_such() {
    let mut foreign = Foreign::new("dings-table", "dings");
    let suggestion = foreign.suggest(&list_path(1));
    let settings = settings(&suggestion);
    assert!(settings.contains(&"likely: list.views.label = [\"H\"]".to_owned()), "{settings:?}");
    assert!(settings.contains(&"likely: list.writer.select = [\".col4\"]".to_owned()), "{settings:?}");

    let mut other = Foreign::new("dings-table", "dings");
    let release = String::from_utf8(fixture("dings-release")).expect("UTF-8").replace("719", "10");
    other.server.page(&path_of(RELEASE), release);
    let suggestion = other.suggest(&list_path(1));
    assert!(missing(&suggestion).contains(&"views in the list"), "{suggestion}");
}

#[test]
fn the_head_of_a_page_stands_in_for_what_has_no_element() {
    let mut foreign = Foreign::new("bare", "bare");
    let suggestion = foreign.suggest(&list_path(1));
    assert_eq!(
        settings(&suggestion),
        [
            "sure: list.row = \"#container > div\"",
            "likely: list.area = \"#container\"",
            "unsure: release.body = \"meta[property='og:description']\"",
            "unsure: release.images = \"… meta[property='og:image']\"",
            "unsure: release.title.select = [\"meta[property='og:title']\"]",
        ]
    );
    assert_eq!(
        foreign.values()[4..],
        ["37 letters, /data/la.png", "서울시, 로스앤젤레스와 업무협약 | - | - | - | - | -"]
    );
}

#[test]
fn what_the_whole_site_says_of_itself_is_no_text_of_a_release() {
    let foreign = Foreign::new("bare", "bare");
    let head = "<meta property=\"og:description\" content=\"서울시는 1일 로스앤젤레스시와 투자 협력을 위한 업무협약을 맺었다.\">";
    let list =
        String::from_utf8(fixture("bare-list")).expect("UTF-8").replace("</head>", &format!("{head}</head>"));
    foreign.server.page(&list_path(1), list);
    let mut fetcher = Fetcher::new(&fetch_options());
    let page = foreign.server.url(&list_path(1));
    let trial = try_page(&foreign.board, &page, &mut fetcher, now(), true).expect("a page");
    let suggestion = trial.suggestion.expect("it was asked for").expect("a suggestion");
    assert!(missing(&suggestion).contains(&"text"), "{suggestion}");
    assert!(!suggestion.is_usable());
}

#[test]
fn without_a_skin_none_of_these_designs_is_mistaken_for_another() {
    for list in ["portal", "portal-webzine", "bootstrap", "cards", "dings-gallery", "dings-table", "bare"] {
        assert!(matches!(Foreign::new(list, "portal").list(), Err(ParseError::NoRows)), "{list}");
    }
}

#[test]
fn a_row_may_be_a_link_as_a_whole() {
    let mut foreign = Foreign::new("portal", "portal");
    let card = |id: u32| {
        let href = path_of(id).replace('&', "&amp;");
        format!(
            "<a class=\"card\" href=\"{href}\"><b>Release {id}</b> <i class=\"date\">2018-07-0{id}</i></a>"
        )
    };
    foreign.server.page(&list_path(1), format!("<html><p>{}{}</p></html>", card(2), card(1)));
    let skin = "[list]\nrow = \"a.card\"\nnoise = \".date\"\n[list.date]\nselect = [\".date\"]";
    foreign.board = foreign.board.with_skin(Kind::Gnuboard5.skin(Some(skin)).expect("a skin"));
    let rows: Vec<_> = foreign.list().expect("a list").rows.iter().map(row).collect();
    assert_eq!(rows, ["Release 2 | 2018-07-02 | - | - | - | -", "Release 1 | 2018-07-01 | - | - | - | -"]);
}

#[test]
fn the_menu_behind_the_name_of_a_writer_is_part_of_no_value() {
    let post = crate::gnuboard::Post::new(1);
    let list = crate::gnuboard::list(std::slice::from_ref(&post), 1, 1);
    let search = format!("{}&amp;sca=&amp;sfl=mb_id,1&amp;stx=seoul", list_path(1));
    let menu = format!(
        "<span class=\"sv_wrap\"><a class=\"sv_member\">Invest Seoul</a><span class=\"sv\"><a href=\"{search}\">All posts</a></span></span>"
    );
    let with_menu = list
        .replace("Invest Seoul</td>", &format!("{menu}</td>"))
        .replace("<span class=\"sv_member\">Invest Seoul</span>", &menu);
    assert_ne!(with_menu, list);
    let foreign = Foreign::new("portal", "portal");
    foreign.server.page(&list_path(1), with_menu);
    let found = foreign.list().expect("a list");
    assert_eq!(
        (found.rows[0].author.as_deref(), found.rows[0].category.as_deref()),
        (Some("Invest Seoul"), None)
    );
}

#[test]
fn the_built_in_skin_reads_eyoom_builder() {
    let rest = [
        "67 letters, /data/editor/la.png",
        "서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 719 | 2 | 투자",
    ];
    let rows = [
        "서울시, 로스앤젤레스와 업무협약 | 2018-08-01 | 인베스트서울 | 718 | 2 | 투자",
        "서울 핀테크 위크 2018 개최 | 2018-07-30 | 인베스트서울 | 2311 | 0 | 행사",
        "외국인투자기업 ‘원스톱’ 지원센터 개소 | 2018-07-26 | 홍보담당관 | 56 | 11 | 투자",
        "Seoul & Toronto sign an MOU | 2018-07-20 | 인베스트서울 | 430 | 0 | 행사",
    ];
    let with_values = "투자유치 상담 안내 | 2018-07-01 | 관리자 | 1204 | 0 | - (notice)";
    // Webzine and gallery show the title only.
    let without = "투자유치 상담 안내 | - | - | - | 0 | - (notice)";
    for (list, notice) in [
        ("eyoom", with_values),
        ("eyoom-webzine", without),
        ("eyoom-gallery", without),
        ("eyoom-2018", with_values),
    ] {
        let mut foreign = Foreign::new(list, "eyoom");
        let values = [&[notice][..], &rows, &rest].concat();
        assert_eq!(foreign.values(), values, "{list}");
        let found = foreign.list().expect("a list");
        assert_eq!((found.heading.as_deref(), found.has_more), (Some("보도자료"), true), "{list}");
        assert_eq!(found.titles.suffix.as_deref(), Some(" > 보도자료 - 인베스트서울"), "{list}");
        // A reply and a secret post.
        assert_eq!(found.hidden, if list == "eyoom" { 2 } else { 0 }, "{list}");
        assert!(foreign.suggest(&list_path(1)).is_empty(), "{list}");
    }
}

#[test]
fn two_pages_are_requested_whichever_of_them_is_named() {
    let mut foreign = Foreign::new("portal", "portal");
    foreign.suggest(&list_path(1));
    assert_eq!(foreign.server.requests(), [list_path(1), path_of(RELEASE)]);
    let mut foreign = Foreign::new("portal", "portal");
    foreign.suggest(&path_of(RELEASE));
    assert_eq!(foreign.server.requests(), [path_of(RELEASE), list_path(1)]);
}

#[test]
fn a_list_that_is_read_and_a_page_that_is_refused_need_no_second_request() {
    let foreign = Foreign::new("eyoom", "eyoom");
    let try_path = |path: &str, wants_skin| {
        let mut fetcher = Fetcher::new(&fetch_options());
        let page = foreign.server.url(path);
        try_page(&foreign.board, &page, &mut fetcher, now(), wants_skin).expect("a page").suggestion
    };
    assert!(try_path(&list_path(1), false).is_none());
    foreign.server.page(&path_of(RELEASE), crate::gnuboard::refusal("글을 읽을 권한이 없습니다."));
    assert!(try_path(&path_of(RELEASE), false).is_none());
    assert_eq!(foreign.server.requests(), [list_path(1), path_of(RELEASE)]);
}

#[test]
fn a_page_without_rows_is_no_ground_for_a_proposal() {
    let foreign = Foreign::new("portal", "portal");
    let why = |html: &str| {
        foreign.server.page(&list_path(1), html);
        let mut fetcher = Fetcher::new(&fetch_options());
        let page = foreign.server.url(&list_path(1));
        let trial = try_page(&foreign.board, &page, &mut fetcher, now(), true).expect("a page");
        trial.suggestion.expect("it was asked for").expect_err("no suggestion")
    };
    let link = |id: u32| format!("<a href=\"{}\">Release {id}</a>", path_of(id));
    assert!(why("<html></html>").starts_with("no link leads to a release"));
    assert!(why(&format!("<html>{}</html>", link(1))).starts_with("only one release is linked"));
    let scattered = format!("<html><p>{}</p><div>{}</div></html>", link(1), link(2));
    assert_eq!(
        why(&scattered),
        "the links to 2 releases are not in rows of the same kind: describe the page in a skin"
    );
}
