//! Several boards in one feed: each has its own state, and none affects the others.

mod membership;

use std::num::NonZeroUsize;

use jiff::ToSpan;
use seoul_feed::board::Kind;
use seoul_feed::build::{AcceptRemoval, BoardError, BuildError};
use seoul_feed::exit::Exit;
use seoul_feed::feed::Order;

use crate::gnuboard::{self, Post, list_path, path_of, refusal};
use crate::server::{Reply, TestServer};
use crate::setup::{Setup, board_options};

/// A feed of the board `news` with releases 1 to 3 on odd days, and of the board `press` on another site, which has the same numbers, on
/// even days.
fn two_boards() -> (Setup, TestServer) {
    let mut setup = Setup::with_posts([]);
    let site = TestServer::start();
    serve_news(&setup, 1..=3);
    serve_press(&site, 1..=3);
    setup.options.title = Some("Invest Seoul".to_owned());
    setup.options.boards = vec![
        board_options("news", Kind::Gnuboard5, setup.server.url(&list_path(1))),
        board_options("press", Kind::Gnuboard5, site.url(&list_path(1))),
    ];
    (setup, site)
}

fn news(id: u32) -> Post {
    Post { title: format!("News {id}"), date: format!("18-07-{:02} 09:00", 2 * id - 1), ..Post::new(id) }
}

fn press(id: u32) -> Post {
    Post { title: format!("Press {id}"), date: format!("18-07-{:02} 09:00", 2 * id), ..Post::new(id) }
}

fn serve_news(setup: &Setup, ids: impl DoubleEndedIterator<Item = u32>) {
    gnuboard::serve(&setup.server, &ids.rev().map(news).collect::<Vec<_>>());
}

fn serve_press(site: &TestServer, ids: impl DoubleEndedIterator<Item = u32>) {
    gnuboard::serve(site, &ids.rev().map(press).collect::<Vec<_>>());
}

const MERGED: [&str; 6] = ["Press 3", "News 3", "Press 2", "News 2", "Press 1", "News 1"];

#[test]
fn the_releases_of_two_boards_with_the_same_numbers_are_merged_newest_first() {
    let (setup, site) = two_boards();
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
    assert_eq!(setup.titles(), MERGED);
    assert_eq!(setup.page(1).title.as_deref(), Some("Invest Seoul"));
    let views = |setup: &Setup| -> Vec<_> {
        setup.items().into_iter().map(|item| item.invest_seoul.views.expect("views")).collect()
    };
    assert_eq!(views(&setup), [103, 103, 102, 102, 101, 101]);

    let (_, _) = (setup.server.requests(), site.requests());
    let read = [3, 2, 1].map(|id| Post { views: 500, ..press(id) });
    gnuboard::serve(&site, &read);
    setup.build_valid();
    assert_eq!((setup.server.requests(), site.requests()), (vec![list_path(1)], vec![list_path(1)]));
    // One of the views of each is ours.
    assert_eq!(views(&setup), [499, 103, 499, 102, 499, 101]);
}

#[test]
fn a_board_that_cannot_be_read_keeps_its_releases_and_the_others_are_updated() {
    for (reply, message) in [
        (Reply::Status(500), "the server answered 500"),
        (Reply::Page(refusal("존재하지 않는 게시판입니다.").into()), "the board says"),
        (Reply::Page(b"<html><body>Another design</body></html>".into()), "it has no row"),
        (Reply::Truncated(b"<html>".into()), "the server cannot be reached"),
    ] {
        let (setup, site) = two_boards();
        setup.build_valid();
        serve_news(&setup, 1..=4);
        site.reply(&list_path(1), reply);
        let summary = setup.build_valid();
        assert_eq!(Exit::from(&summary), Exit::Partial, "{message}");
        let [(name, error)] = &summary.failed_boards[..] else { panic!("{summary:?}") };
        assert_eq!(name, "press");
        assert!(error.to_string().contains(message), "{error}");
        assert!(summary.to_string().ends_with("; boards not read: press"), "{summary}");
        assert_eq!(setup.titles(), [&["News 4"][..], &MERGED].concat(), "{message}");

        serve_press(&site, 1..=4);
        assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
        assert_eq!(setup.titles(), [&["Press 4", "News 4"][..], &MERGED].concat());
    }
}

#[test]
fn a_board_cannot_lead_to_pages_in_the_private_network_of_another_board() {
    let (setup, site) = two_boards();
    let secret = Post { title: "Secret".to_owned(), ..press(9) };
    site.page(&path_of(9), secret.page());
    let list = gnuboard::list(&[9, 3, 2, 1].map(news), 1, 1);
    setup.server.page(
        &list_path(1),
        list.replace("/bbs/board.php?bo_table=news&amp;wr_id=9", site.url(&path_of(9)).as_str()),
    );
    setup.build_valid();
    assert_eq!(setup.titles(), MERGED);
    assert!(!site.requests().contains(&path_of(9)));
}

#[test]
fn a_board_that_cannot_be_read_at_first_is_added_by_a_later_run() {
    let (setup, site) = two_boards();
    site.reply(&list_path(1), Reply::Status(500));
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Partial);
    assert_eq!(setup.titles(), ["News 3", "News 2", "News 1"]);
    serve_press(&site, 1..=3);
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
    assert_eq!(setup.titles(), MERGED);
}

#[test]
fn the_feed_does_not_change_if_no_board_can_be_read_and_the_most_serious_reason_counts() {
    let (setup, site) = two_boards();
    setup.build_valid();
    let before = setup.page(1);
    setup.server.reply(&list_path(1), Reply::Status(500));
    site.reply(&list_path(1), Reply::Status(502));
    assert_eq!(Exit::from(&setup.build().expect_err("no board")), Exit::Unreachable);
    setup.server.page(&list_path(1), "<html></html>");
    let error = setup.build().expect_err("no board");
    assert!(matches!(error, BuildError::AllBoards(BoardError::Page(_))), "{error:?}");
    assert_eq!(Exit::from(&error), Exit::Unreadable);
    assert_eq!(setup.page(1), before);
}

#[test]
fn the_loss_of_most_releases_is_judged_for_each_board() {
    let (mut setup, site) = two_boards();
    serve_news(&setup, 1..=9);
    setup.build_valid();
    serve_news(&setup, 1..=10);
    serve_press(&site, 3..=3);
    // These are two of twelve releases, but two of three of their board.
    let summary = setup.build_valid();
    let [(_, error)] = &summary.failed_boards[..] else { panic!("{summary:?}") };
    assert_eq!(
        error.to_string(),
        "2 of its 3 releases are no longer on the board; if that is right, use --accept-removal=press once"
    );
    assert_eq!(summary.releases, 13);
    setup.options.accept_removal = AcceptRemoval::Board("news".to_owned());
    assert_eq!(setup.build_valid().failed_boards.len(), 1);
    setup.options.accept_removal = AcceptRemoval::Board("press".to_owned());
    let summary = setup.build_valid();
    assert_eq!((summary.removed, summary.releases), (2, 11));
    setup.options.accept_removal = AcceptRemoval::No;
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
}

#[test]
fn only_the_board_whose_releases_cannot_be_read_gets_a_pause() {
    let (mut setup, site) = two_boards();
    for id in 1..=3 {
        site.page(&path_of(id), "<html>Another skin</html>");
    }
    setup.build_valid();
    setup.options.now = setup.options.now.saturating_add(15.minutes());
    serve_news(&setup, 1..=4);
    let (_, _) = (setup.server.requests(), site.requests());
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(4)]);
    assert_eq!(site.requests(), [list_path(1)]);
    assert_eq!(setup.titles(), ["News 4", "News 3", "News 2", "News 1"]);
}

#[test]
fn a_board_that_only_members_may_read_loses_only_its_own_releases() {
    let (mut setup, site) = two_boards();
    setup.build_valid();
    for id in 1..=3 {
        site.page(
            &path_of(id),
            refusal("글을 읽을 권한이 없습니다.\n\n회원이시라면 로그인 후 이용해 보십시오."),
        );
    }
    setup.options.now = setup.options.now.saturating_add(24.hours());
    let summary = setup.build_valid();
    assert_eq!((summary.withdrawn, Exit::from(&summary)), (3, Exit::Partial));
    assert_eq!(setup.titles(), ["News 3", "News 2", "News 1"]);
}

#[test]
fn a_feed_has_as_many_releases_as_its_limit_allows_and_none_is_read_twice_for_it() {
    let (mut setup, site) = two_boards();
    serve_news(&setup, 1..=9);
    setup.options.limit = NonZeroUsize::new(4).expect("a number");
    setup.options.boards[0].limit = NonZeroUsize::new(3);
    setup.build_valid();
    assert_eq!(setup.titles(), ["News 9", "News 8", "News 7", "Press 3"]);
    let (_, _) = (setup.server.requests(), site.requests());
    setup.build_valid();
    setup.options.limit = NonZeroUsize::new(5).expect("a number");
    setup.build_valid();
    assert_eq!(setup.titles(), ["News 9", "News 8", "News 7", "Press 3", "Press 2"]);
    let lists = vec![list_path(1); 2];
    assert_eq!((setup.server.requests(), site.requests()), (lists.clone(), lists));
    assert_eq!(setup.files(), ["feed.json", "feed.lock", "feed.rest.json", "feed.state.json"]);
    setup.options.limit = NonZeroUsize::new(9).expect("a number");
    setup.build_valid();
    assert_eq!(setup.files(), ["feed.json", "feed.lock", "feed.state.json"]);
}

/// Sorted below all others, its releases would never come into a full feed.
#[test]
fn the_releases_of_a_board_without_dates_take_turns_with_the_others() {
    let (mut setup, site) = two_boards();
    gnuboard::serve(&site, &[3, 2, 1].map(|id| Post { date: "00-00-00".to_owned(), ..press(id) }));
    setup.options.limit = NonZeroUsize::new(4).expect("a number");
    assert_eq!(setup.build_valid().left_out, [""; 0]);
    assert_eq!(setup.titles(), ["News 3", "Press 3", "News 2", "Press 2"]);
    // The same when they are kept, because the board cannot be read.
    site.reply(&list_path(1), Reply::Status(500));
    setup.options.limit = NonZeroUsize::new(6).expect("a number");
    setup.build_valid();
    assert_eq!(setup.titles(), ["News 3", "Press 3", "News 2", "Press 2", "News 1", "Press 1"]);
}

#[test]
fn a_board_without_a_release_in_the_feed_is_named() {
    let (mut setup, _site) = two_boards();
    serve_news(&setup, 7..=9);
    setup.options.limit = NonZeroUsize::new(3).expect("a number");
    let summary = setup.build_valid();
    assert_eq!(
        (setup.titles().join(" "), &summary.left_out[..]),
        ("News 9 News 8 News 7".to_owned(), &["press".to_owned()][..])
    );
    assert!(summary.to_string().ends_with("; boards without a release in the feed: press"), "{summary}");
    assert_eq!(Exit::from(&summary), Exit::Done);
}

/// With the limit applied to one board after the other, the last ones would have no place.
#[test]
fn in_the_order_of_the_boards_the_newest_releases_of_all_are_published() {
    let (mut setup, _site) = two_boards();
    setup.options.order = Order::Board;
    setup.options.limit = NonZeroUsize::new(3).expect("a number");
    setup.build_valid();
    assert_eq!(setup.titles(), ["News 3", "Press 3", "Press 2"]);
    setup.options.limit = NonZeroUsize::MAX;
    setup.build_valid();
    assert_eq!(setup.titles(), ["News 3", "News 2", "News 1", "Press 3", "Press 2", "Press 1"]);
}

#[test]
fn a_board_has_tags_an_author_and_a_language_of_its_own() {
    let (mut setup, site) = two_boards();
    setup.options.language = Some("en".to_owned());
    let board = &mut setup.options.boards[1];
    board.tags = vec!["press".to_owned()];
    board.author = Some("Seoul".to_owned());
    board.language = Some("ko".to_owned());
    setup.options.boards[0].language = Some("en".to_owned());
    let fields = |setup: &Setup| {
        let items = setup.items();
        let fields = items.into_iter().take(2).map(|item| {
            let author = item.authors.into_iter().next().and_then(|author| author.name).unwrap_or_default();
            (item.tags.concat(), author, item.language.unwrap_or_default())
        });
        fields.collect::<Vec<_>>()
    };
    let expected = |press: [&str; 3]| {
        [press, ["", "Invest Seoul", ""]]
            .map(|[tags, author, language]| (tags.to_owned(), author.to_owned(), language.to_owned()))
    };
    setup.build_valid();
    assert_eq!(fields(&setup), expected(["press", "Seoul", "ko"]));
    setup.options.reread = 20;
    assert_eq!(setup.build_valid().changed, 0);
    setup.options.reread = 0;
    assert_eq!(fields(&setup), expected(["press", "Seoul", "ko"]));
    site.requests();
    let board = &mut setup.options.boards[1];
    (board.tags, board.author, board.language) = (Vec::new(), None, None);
    setup.build_valid();
    // Only the pages have the author and the tags without ours.
    assert_eq!(site.requests().len(), 4);
    assert_eq!(fields(&setup), expected(["", "Invest Seoul", ""]));
}
