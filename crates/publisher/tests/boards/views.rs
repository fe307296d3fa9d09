//! Views are those of others: our own requests are subtracted, and no more are made than are needed.

use json_feed::Item;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::server::Reply;
use crate::setup::Setup;

fn views(setup: &Setup) -> Vec<Option<u64>> {
    setup.items().into_iter().map(|Item { invest_seoul, .. }| invest_seoul.views).collect()
}

fn serve(setup: &Setup, views: i64) {
    gnuboard::serve(&setup.server, &[Post { views, ..Post::new(1) }]);
}

#[test]
fn our_own_requests_are_subtracted() {
    let mut setup = Setup::with_posts([]);
    serve(&setup, 700);
    setup.build_valid();
    assert_eq!(views(&setup), [Some(700)]);
    serve(&setup, 701);
    setup.build_valid();
    assert_eq!(views(&setup), [Some(700)]);
    setup.options.reread = 20;
    setup.build_valid();
    setup.options.reread = 0;
    serve(&setup, 705);
    setup.build_valid();
    assert_eq!(views(&setup), [Some(703)]);
}

#[test]
fn nothing_is_subtracted_on_a_board_that_does_not_count_us() {
    let setup = Setup::with_posts([]);
    serve(&setup, 700);
    setup.build_valid();
    setup.build_valid();
    assert_eq!(views(&setup), [Some(700)]);
    serve(&setup, 710);
    setup.build_valid();
    assert_eq!(views(&setup), [Some(710)]);
}

#[test]
fn the_requests_of_a_dry_run_and_of_a_run_that_fails_are_subtracted_as_well() {
    let mut setup = Setup::with_posts([]);
    serve(&setup, 700);
    setup.options.dry_run = true;
    setup.build_valid();
    setup.options.dry_run = false;
    serve(&setup, 701);
    setup.build_valid();
    assert_eq!(views(&setup), [Some(700)]);

    // With another skin, all releases are read again.
    setup.options.boards[0].custom_skin = "[release]".to_owned();
    serve(&setup, 702);
    setup.build_valid();
    assert_eq!(views(&setup), [Some(700)]);
}

#[test]
fn only_the_newest_releases_are_read_again() {
    let mut setup = Setup::with_posts((1..=5).rev());
    setup.build_valid();
    setup.server.requests();
    setup.options.reread = 2;
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(5), path_of(4)]);
}

/// With it, Gnuboard counts a release that is read twice in a run as one view.
#[test]
fn the_cookie_of_the_board_is_carried_through_a_run_and_not_into_the_next() {
    let setup = Setup::with_posts([2, 1]);
    let list = gnuboard::list(&[2, 1].map(Post::new), 1, 1);
    setup.server.reply(&list_path(1), Reply::WithCookie(list.into(), "PHPSESSID=abc; path=/; HttpOnly"));
    setup.build_valid();
    assert_eq!(setup.server.cookies(), ["PHPSESSID=abc"; 2]);
    setup.build_valid();
    assert_eq!(setup.server.cookies(), ["PHPSESSID=abc"; 2]);
}
