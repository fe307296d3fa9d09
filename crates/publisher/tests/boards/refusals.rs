//! Pages that are not understood, and pages on which the board refuses a request: nothing is lost.

use jiff::ToSpan;
use seoul_feed::board::{Kind, Reason};
use seoul_feed::build::{BoardError, BuildError, Cause};
use seoul_feed::exit::Exit;

use crate::gnuboard::{self, Post, list_path, path_of, refusal};
use crate::server::Reply;
use crate::setup::{Setup, titles};

const LOGIN: &str = "글을 읽을 권한이 없습니다.\n\n회원이시라면 로그인 후 이용해 보십시오.";
const POINTS: &str = "보유하신 포인트(0)가 없거나 모자라서 글읽기(-1)가 불가합니다.";

/// The box of the default theme with the latest posts of another board, of which there are none.
const LATEST: &str =
    "<div class=\"notice\"><h2>공지사항</h2><ul><li class=\"empty_li\">게시물이 없습니다.</li></ul></div>";

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ko\"><head><title>Invest Seoul</title></head><body>{body}{LATEST}</body></html>"
    )
}

fn advance(setup: &mut Setup, hours: i64) {
    setup.options.now = setup.options.now.checked_add(hours.hours()).expect("a date");
}

/// The footer of each of these pages says that another board has no posts.
#[test]
fn a_page_that_is_not_understood_is_never_an_empty_list() {
    let link = "<a href=\"/bbs/board.php?bo_table=news&amp;wr_id=2\">Release 2</a>";
    let secret = format!("<tr><td class=\"td_subject\">{link}<i class=\"fa fa-lock\"></i></td></tr>");
    for (case, body) in [
        ("the home page", "<div id=\"container\"></div>".to_owned()),
        ("another design", format!("<div class=\"webzine\"><div class=\"item\">{link}</div></div>")),
        ("another design inside the usual list", format!("<div id=\"bo_list\"><p>게시물이 없습니다.</p><div class=\"card\">{link}</div></div>")),
        ("only a secret post", format!("<div id=\"bo_list\"><table><tbody>{secret}</tbody></table></div>")),
        (
            "an empty page of a longer list",
            "<div id=\"bo_list\"><p>게시물이 없습니다.</p></div><nav class=\"pg_wrap\"><a href=\"?bo_table=news&amp;page=2\">2</a></nav>"
                .to_owned(),
        ),
    ] {
        let setup = Setup::with_posts([2, 1]);
        setup.build_valid();
        setup.server.page(&list_path(1), page(&body));
        let error = setup.build().expect_err(case);
        assert!(matches!(error, BuildError::Board(_)), "{case}: {error:?}");
        assert_eq!(Exit::from(&error), Exit::Unreadable, "{case}");
        assert_eq!(setup.titles(), titles([2, 1]), "{case}");
    }
}

#[test]
fn the_list_of_another_kind_of_board_is_not_an_empty_list() {
    let setup = Setup::new(Kind::Egovframe, &list_path(1));
    setup.server.page(
        &list_path(1),
        gnuboard::list(&[Post::new(1)], 1, 1).replace("</body>", &format!("{LATEST}</body>")),
    );
    assert_eq!(Exit::from(&setup.build().expect_err("no rows")), Exit::Unreadable);
}

#[test]
fn an_empty_list_that_says_so_itself_is_a_feed_without_items() {
    let setup = Setup::with_posts([]);
    let empty = "<div id=\"bo_list\"><table><tbody><tr><td class=\"empty_table\">게시물이 없습니다.</td></tr></tbody></table></div>";
    setup.server.page(&list_path(1), page(empty));
    assert_eq!(setup.build_valid().releases, 0);
}

#[test]
fn the_message_of_a_board_is_quoted() {
    for (message, reason, exit) in [
        (LOGIN, Reason::LoginNeeded, Exit::Unreadable),
        (POINTS, Reason::TooFewPoints, Exit::Unreadable),
        ("존재하지 않는 게시판입니다.", Reason::NoSuchBoard, Exit::Unreadable),
        ("PC 전용 게시판입니다.", Reason::DesktopOnly, Exit::Unreadable),
        ("모바일 전용 게시판입니다.", Reason::MobileOnly, Exit::Unreadable),
        ("Something else.", Reason::Other, Exit::Unreadable),
    ] {
        let setup = Setup::with_posts([]);
        setup.server.page(&list_path(1), refusal(message));
        let error = setup.build().expect_err(message);
        let BuildError::Board(BoardError::Page(problem)) = &error else { panic!("{error:?}") };
        let Cause::Refused(refusal) = &problem.cause else { panic!("{problem:?}") };
        assert_eq!((refusal.reason, Exit::from(&error)), (reason, exit));
        assert!(error.to_string().contains(&message.replace("\n\n", " ")), "{error}");
    }
}

#[test]
fn a_message_without_html_is_quoted_and_a_database_that_is_down_may_pass() {
    for (message, exit) in [
        ("Connect Error: Connection refused", Exit::Unreachable),
        ("<meta charset=utf-8>접근 불가합니다.", Exit::Unreadable),
    ] {
        let setup = Setup::with_posts([2, 1]);
        setup.build_valid();
        setup.server.page(&list_path(1), message);
        assert_eq!(Exit::from(&setup.build().expect_err(message)), exit);
        assert_eq!(setup.titles(), titles([2, 1]));
    }
}

#[test]
fn a_wrong_address_needs_attention() {
    let setup = Setup::with_posts([]);
    assert_eq!(Exit::from(&setup.build().expect_err("404")), Exit::Unreadable);
}

#[test]
fn a_release_that_becomes_secret_is_removed_and_not_requested_again() {
    let mut setup = Setup::with_posts([3, 2, 1]);
    setup.build_valid();
    let password = "<!doctype html><html><body><div id=\"pw_confirm\"><p><strong>비밀글 기능으로 보호된 글입니다.</strong></p></div></body></html>";
    setup.server.page("/bbs/password.php?w=s&bo_table=news&wr_id=2", password);
    let to = setup.server.url("/bbs/password.php?w=s&bo_table=news&wr_id=2").to_string();
    setup.server.reply(&path_of(2), Reply::Redirect(to));
    setup.options.reread = 20;
    let summary = setup.build_valid();
    assert_eq!((summary.removed, Exit::from(&summary)), (1, Exit::Done));
    assert_eq!(setup.titles(), titles([3, 1]));
    setup.options.reread = 0;
    setup.server.requests();
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
    assert_eq!(setup.server.requests(), [list_path(1)]);
}

/// The list of such a board is as before. Once a day one release shows whether visitors can read it.
#[test]
fn a_board_that_only_members_may_read_is_withdrawn_after_one_more_request() {
    for message in [LOGIN, POINTS] {
        let mut setup = Setup::with_posts([3, 2, 1]);
        setup.build_valid();
        for id in 1..=3 {
            setup.server.page(&path_of(id), refusal(message));
        }
        setup.server.requests();
        setup.build_valid();
        assert_eq!(setup.server.requests(), [list_path(1)]);
        advance(&mut setup, 24);
        let summary = setup.build_valid();
        assert_eq!(setup.server.requests(), [list_path(1), path_of(3), path_of(2)]);
        assert_eq!((summary.withdrawn, Exit::from(&summary)), (3, Exit::Partial));
        assert_eq!(setup.titles(), [""; 0]);
        setup.build_valid();
        assert_eq!(setup.server.requests(), [list_path(1)]);

        setup.serve([3, 2, 1]);
        advance(&mut setup, 24);
        setup.build_valid();
        assert_eq!(setup.titles(), titles([3, 2, 1]));
    }
}

#[test]
fn one_refused_release_does_not_withdraw_the_others() {
    let mut setup = Setup::with_posts([3, 2, 1]);
    setup.build_valid();
    setup.server.page(&path_of(3), refusal(LOGIN));
    advance(&mut setup, 24);
    let summary = setup.build_valid();
    assert_eq!((summary.withdrawn, summary.problems.len()), (0, 1));
    assert_eq!(setup.titles(), titles([3, 2, 1]));
}

#[test]
fn a_list_that_only_members_may_see_withdraws_the_releases_only_if_they_are_refused_as_well() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.server.requests();
    setup.server.page(&list_path(1), refusal("목록을 볼 권한이 없습니다."));
    assert_eq!(Exit::from(&setup.build().expect_err("no list")), Exit::Unreadable);
    assert_eq!(setup.server.requests(), [list_path(1), path_of(2)]);
    assert_eq!(setup.titles(), titles([2, 1]));
    // Each reading of the release is a view.
    for _ in 0..10 {
        setup.build().expect_err("no list");
    }
    assert_eq!(setup.server.requests(), vec![list_path(1); 10]);
    setup.server.page(&path_of(2), refusal(LOGIN));
    setup.options.now = setup.options.now.saturating_add(24.hours());
    assert_eq!(setup.build_valid().withdrawn, 2);
    assert_eq!(setup.titles(), [""; 0]);
}

#[test]
fn a_short_page_that_mentions_a_login_withdraws_nothing() {
    for text in ["점검 중으로 로그인 및 게시판을 이용할 수 없습니다.", "로그인 회원가입", "Log in"]
    {
        let setup = Setup::with_posts([2, 1]);
        setup.build_valid();
        for page in [list_path(1), path_of(2), path_of(1)] {
            setup.server.page(&page, format!("<html><body><div id=\"app\">{text}</div></body></html>"));
        }
        assert_eq!(Exit::from(&setup.build().expect_err("no list")), Exit::Unreadable, "{text}");
        assert_eq!(setup.titles(), titles([2, 1]), "{text}");
    }
}
