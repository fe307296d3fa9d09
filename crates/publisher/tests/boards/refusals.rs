//! Pages that are not understood, and pages on which the board refuses a request: nothing is lost, and no release is requested
//! again and again, because a board counts each request as a view.

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
fn with_an_unreadable_design_ten_runs_request_no_release_twice() {
    let setup = Setup::with_posts((1..=10).rev());
    for id in 1..=10 {
        setup.server.page(&path_of(id), "<html>Another skin</html>");
    }
    let mut requests = Vec::new();
    for _ in 0..10 {
        assert_eq!(Exit::from(&setup.build().expect_err("nothing to publish")), Exit::Unreadable);
        requests.extend(setup.server.requests().into_iter().filter(|path| path.contains("wr_id")));
    }
    assert_eq!(requests, [10, 9, 8].map(path_of));
}

#[test]
fn after_a_pause_one_release_shows_whether_the_design_can_be_read_again() {
    let mut setup = Setup::with_posts((1..=10).rev());
    for id in 1..=10 {
        setup.server.page(&path_of(id), "<html>Another skin</html>");
    }
    setup.build().expect_err("nothing to publish");
    advance(&mut setup, 2);
    setup.server.requests();
    setup.build().expect_err("nothing to publish");
    assert_eq!(setup.server.requests(), [list_path(1), path_of(10)]);
    advance(&mut setup, 1);
    setup.build().expect_err("the second pause is longer");
    assert_eq!(setup.server.requests(), [list_path(1)]);
    advance(&mut setup, 2);
    setup.serve((1..=10).rev());
    setup.build_valid();
    setup.build_valid();
    assert_eq!(setup.titles(), titles((1..=10).rev()));
}

#[test]
fn the_pause_of_a_board_grows_to_at_most_a_day() {
    let mut setup = Setup::with_posts((1..=10).rev());
    for id in 1..=10 {
        setup.server.page(&path_of(id), "<html>Another skin</html>");
    }
    let mut requests = Vec::new();
    for hour in 0..110 {
        setup.build().expect_err("nothing to publish");
        let releases = setup.server.requests().iter().filter(|path| path.contains("wr_id")).count();
        requests.extend(vec![hour; releases]);
        advance(&mut setup, 1);
    }
    assert_eq!(requests, [0, 0, 0, 1, 3, 7, 15, 31, 55, 79, 103]);
}

#[test]
fn a_new_version_of_the_program_or_another_skin_ends_all_pauses() {
    let another_skin = |setup: &mut Setup| {
        setup.options.boards[0].custom_skin = "[release]".to_owned();
    };
    let new_version = |setup: &mut Setup| {
        let path = setup.options.output_paths.state();
        let state = std::fs::read_to_string(&path).expect("the state");
        let version = format!("\"read_with\":\"{} ", env!("CARGO_PKG_VERSION"));
        assert!(state.contains(&version), "{state}");
        std::fs::write(path, state.replace(&version, "\"read_with\":\"0.0.1 ")).expect("a file");
    };
    for end in [&another_skin as &dyn Fn(&mut Setup), &new_version] {
        // The pause of the board, and that of one release.
        for unreadable in [1..=10, 5..=5] {
            let mut setup = Setup::with_posts((1..=10).rev());
            for id in unreadable.clone() {
                setup.server.page(&path_of(id), "<html>Another skin</html>");
            }
            let requests = |setup: &Setup| {
                let _ = setup.build();
                setup.server.requests().into_iter().filter(|path| path.contains("wr_id")).collect::<Vec<_>>()
            };
            let first = requests(&setup);
            assert_eq!(requests(&setup), [""; 0]);
            end(&mut setup);
            assert_eq!(requests(&setup), first);
        }
    }
}

#[test]
fn one_release_that_cannot_be_read_is_requested_again_after_growing_pauses() {
    let mut setup = Setup::with_posts([3, 2, 1]);
    setup.server.page(&path_of(2), "<html>Another skin</html>");
    let mut requests = 0;
    for _ in 0..96 {
        let summary = setup.build_valid();
        assert_eq!(Exit::from(&summary), Exit::Partial);
        requests += setup.server.requests().iter().filter(|path| **path == path_of(2)).count();
        setup.options.now = setup.options.now.checked_add(15.minutes()).expect("a date");
    }
    // At 0, 1, 3, 7 and 15 hours.
    assert_eq!(requests, 5);
    let state = || std::fs::read_to_string(setup.options.output_paths.state()).expect("the state");
    assert!(!state().contains("reported"), "{}", state());
    setup.build_valid();
    // After a day, an error is logged.
    assert!(state().contains("\"reported\":\"2018-08-03T09:30:00\""), "{}", state());
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
