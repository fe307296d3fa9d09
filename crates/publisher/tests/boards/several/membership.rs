//! Which board a release is of, when boards come, go or change, and when a release is on two of them.

use super::*;

fn with_short_addresses(posts: &[Post]) -> String {
    let page = gnuboard::list(posts, 1, 1);
    page.replace("/bbs/board.php?bo_table=news&amp;wr_id=", "/news/").replace("&amp;page=1", "")
}

#[test]
fn a_board_that_leaves_the_feed_takes_its_releases_with_it_and_most_only_with_the_option() {
    let (mut setup, site) = two_boards();
    serve_press(&site, 1..=9);
    setup.build_valid();
    setup.options.boards.pop();
    setup.server.requests();
    // Perhaps the rest of the file is missing.
    let error = setup.build().expect_err("most releases");
    assert!(
        error
            .to_string()
            .contains("9 of its 12 releases are of boards that are no longer in its configuration (press)"),
        "{error}"
    );
    assert_eq!((Exit::from(&error), setup.server.requests()), (Exit::Unreadable, vec![]));
    setup.options.accept_removal = AcceptRemoval::Board("press".to_owned());
    let summary = setup.build_valid();
    assert_eq!((summary.removed, Exit::from(&summary)), (9, Exit::Done));
    assert_eq!(setup.titles(), ["News 3", "News 2", "News 1"]);
    assert_eq!(setup.server.requests(), [list_path(1)]);
    assert_eq!(setup.build_valid().removed, 0);
}

#[test]
fn the_feed_of_other_boards_is_not_overwritten() {
    let (mut setup, site) = two_boards();
    setup.build_valid();
    let other = TestServer::start();
    serve_press(&other, 7..=9);
    let address = other.url(&list_path(1));
    setup.options.boards = vec![
        board_options("events", Kind::Gnuboard5, address.clone()),
        board_options("tenders", Kind::Gnuboard5, other.url("/bbs/board.php?bo_table=tenders")),
    ];
    let error = setup.build().expect_err("the feed of other boards");
    assert!(error.to_string().contains("it has the releases of other boards (news, press)"), "{error}");
    assert_eq!(Exit::from(&error), Exit::Unreadable);
    assert_eq!(setup.titles(), MERGED);
    setup.options.accept_removal = AcceptRemoval::All;
    assert_eq!(setup.build_valid().removed, 6);
    assert_eq!(setup.titles(), ["Press 9", "Press 8", "Press 7"]);
    drop(site);
}

#[test]
fn the_command_line_for_one_board_does_not_take_the_others_out_of_a_feed() {
    let (mut setup, _site) = two_boards();
    serve_news(&setup, 1..=9);
    setup.build_valid();
    setup.options.boards.pop();
    setup.options.boards[0].name = "board".to_owned();
    setup.options.from_command_line = true;
    let error = setup.build().expect_err("a feed of two boards");
    assert!(
        error
            .to_string()
            .contains("it has other boards (press), and the command line describes only one; use --config"),
        "{error}"
    );
    assert_eq!(Exit::from(&error), Exit::Unreadable);
    assert_eq!(setup.items().len(), 12);
    setup.options.accept_removal = AcceptRemoval::All;
    assert_eq!(setup.build_valid().removed, 3);
    setup.options.accept_removal = AcceptRemoval::No;
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
}

/// They may be those of the board that failed.
#[test]
fn releases_of_an_unknown_board_stay_while_a_board_cannot_be_read() {
    let (mut setup, site) = two_boards();
    setup.build_valid();
    std::fs::remove_file(setup.options.output_paths.state()).expect("the state");
    site.reply(&list_path(1), Reply::Status(500));
    setup.options.accept_removal = AcceptRemoval::All;
    assert_eq!(setup.build_valid().removed, 0);
    assert_eq!(setup.titles(), MERGED);
}

#[test]
fn a_board_keeps_its_releases_when_its_name_or_its_address_changes() {
    let (mut setup, site) = two_boards();
    setup.build_valid();
    let (_, _) = (setup.server.requests(), site.requests());
    setup.options.boards[1].name = "press-releases".to_owned();
    setup.options.boards[0].board = board_options("news", Kind::Gnuboard5, setup.server.url("/news")).board;
    setup.server.page("/news", with_short_addresses(&[3, 2, 1].map(news)));
    let summary = setup.build_valid();
    assert_eq!((summary.added, summary.removed), (0, 0));
    assert_eq!((setup.server.requests(), site.requests()), (vec!["/news".to_owned()], vec![list_path(1)]));
    assert_eq!(setup.titles(), MERGED);
}

#[test]
fn a_release_is_not_taken_for_one_of_another_board_with_the_same_number_and_short_addresses() {
    let (mut setup, site) = two_boards();
    serve_news(&setup, 1..=4);
    setup.build_valid();
    setup.options.boards[0].board = board_options("news", Kind::Gnuboard5, setup.server.url("/news")).board;
    // The item of a release that is read again has the new address, and its old identifier.
    let renamed = Post { title: "Renamed".to_owned(), ..news(4) };
    setup.server.page("/news/4", renamed.page());
    setup.server.page("/news", with_short_addresses(&[renamed, news(3), news(2), news(1)]));
    setup.build_valid();
    serve_press(&site, 1..=4);
    setup.build_valid();
    assert_eq!(setup.titles(), [&["Press 4", "Renamed"][..], &MERGED].concat());
}

#[test]
fn a_second_board_can_be_added_to_a_feed() {
    let (mut setup, site) = two_boards();
    let press = setup.options.boards.pop().expect("two boards");
    setup.options.boards[0].name = "board".to_owned();
    setup.build_valid();
    setup.server.requests();
    setup.options.boards[0].name = "news".to_owned();
    setup.options.boards.push(press);
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1)]);
    assert_eq!(site.requests().len(), 4);
    assert_eq!(setup.titles(), MERGED);
}

#[test]
fn without_the_state_no_release_is_lost_and_none_appears_twice() {
    let (mut setup, site) = two_boards();
    setup.build_valid();
    std::fs::remove_file(setup.options.output_paths.state()).expect("the state");
    serve_press(&site, 2..=3);
    // The published item takes the place of a page that cannot be read.
    site.reply(&path_of(3), Reply::Status(500));
    let summary = setup.build_valid();
    assert_eq!((summary.added, summary.removed), (0, 0));
    assert_eq!(setup.titles(), MERGED);
    setup.build_valid();
    assert_eq!(setup.titles(), MERGED);
    // Nobody knows whose release it is.
    setup.options.accept_removal = AcceptRemoval::All;
    assert_eq!(setup.build_valid().removed, 1);
    assert_eq!(setup.titles(), [&MERGED[..4], &["News 1"]].concat());
}

#[test]
fn without_the_state_no_release_appears_twice_even_if_a_site_has_changed_its_addresses() {
    let (mut setup, _site) = two_boards();
    setup.build_valid();
    std::fs::remove_file(setup.options.output_paths.state()).expect("the state");
    setup.options.boards[0].board = board_options("news", Kind::Gnuboard5, setup.server.url("/news")).board;
    setup.server.page("/news", with_short_addresses(&[3, 2, 1].map(news)));
    for id in 1..=3 {
        setup.server.page(&format!("/news/{id}"), news(id).page());
    }
    let summary = setup.build_valid();
    assert_eq!((summary.added, summary.removed), (0, 0));
    assert_eq!(setup.titles(), MERGED);
}

#[test]
fn a_release_that_is_on_two_boards_is_read_once_and_appears_once() {
    let (mut setup, _site) = two_boards();
    let category = setup.server.url("/bbs/board.php?bo_table=news&sca=MOU");
    setup.options.boards[1] = board_options("mou", Kind::Gnuboard5, category);
    setup.server.page("/bbs/board.php?bo_table=news&sca=MOU", gnuboard::list(&[news(2)], 1, 1));
    let requests = |setup: &Setup| {
        setup.build_valid();
        setup.server.requests().into_iter().filter(|path| path.contains("wr_id")).collect::<Vec<_>>()
    };
    assert_eq!(requests(&setup), [3, 2, 1].map(path_of));
    assert_eq!(requests(&setup), [""; 0]);
    assert_eq!(setup.titles(), ["News 3", "News 2", "News 1"]);
}
