//! The order of a feed, and what the limit leaves out.

use std::num::NonZeroUsize;

use seoul_feed::exit::Exit;
use seoul_feed::feed::Order;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::setup::{Setup, titles};

/// A board whose post 1 is a notice.
fn with_notice() -> Setup {
    let setup = Setup::with_posts([]);
    let posts = [1, 4, 3, 2].map(|id| Post { date: format!("18-07-0{id} 09:00"), ..Post::new(id) });
    gnuboard::serve(&setup.server, &posts);
    let list = gnuboard::list(&posts, 1, 1).replacen("<tr>", "<tr class=\"bo_notice\">", 2);
    // The first `<tr>` is that of the header.
    setup.server.page(&list_path(1), list);
    setup
}

#[test]
fn the_newest_release_comes_first_and_a_notice_has_its_place_by_date() {
    let mut setup = with_notice();
    setup.build_valid();
    assert_eq!(setup.titles(), titles([4, 3, 2, 1]));
    setup.options.order = Order::Board;
    setup.build_valid();
    assert_eq!(setup.titles(), titles([1, 4, 3, 2]));
}

#[test]
fn notices_can_be_left_out() {
    let mut setup = with_notice();
    setup.options.boards[0].without_notices = true;
    setup.build_valid();
    assert_eq!(setup.titles(), titles([4, 3, 2]));
}

#[test]
fn a_release_without_a_date_stays_below_the_one_above_it() {
    let setup = Setup::with_posts([]);
    let mut posts = [3, 2, 1].map(|id| Post { date: format!("18-07-0{id} 09:00"), ..Post::new(id) });
    posts[1].date = "00-00-00".to_owned();
    gnuboard::serve(&setup.server, &posts);
    setup.build_valid();
    assert_eq!(setup.titles(), titles([3, 2, 1]));
}

#[test]
fn a_release_without_a_date_at_the_top_stays_above_the_next_one() {
    let setup = Setup::with_posts([]);
    let mut posts = [3, 2, 1].map(|id| Post { date: format!("18-07-0{id} 09:00"), ..Post::new(id) });
    posts[0].date = "00-00-00".to_owned();
    gnuboard::serve(&setup.server, &posts);
    setup.build_valid();
    assert_eq!(setup.titles(), titles([3, 2, 1]));
}

#[test]
fn a_full_feed_takes_many_new_releases_at_once() {
    for new in [4, 5, 12, 30] {
        let mut setup = Setup::with_posts((1..=10).rev());
        setup.options.limit = NonZeroUsize::new(5).expect("a number");
        setup.build_valid();
        setup.serve((1..=10 + new).rev());
        assert_eq!(Exit::from(&setup.build_valid()), Exit::Done, "{new} new releases");
        assert_eq!(setup.titles(), titles((6 + new..=10 + new).rev()), "{new} new releases");
    }
}

#[test]
fn releases_that_were_only_sorted_in_another_order_are_not_lost() {
    let mut setup = Setup::with_posts((1..=40).rev());
    setup.options.limit = NonZeroUsize::new(5).expect("a number");
    setup.build_valid();
    setup.server.requests();
    setup.serve(1..=40);
    setup.build_valid();
    // The rest of the list shows that the others are still there.
    let requests = setup.server.requests();
    assert_eq!(requests[..3], [list_path(1), list_path(2), list_path(3)]);
    assert_eq!(requests[3..], [1, 2, 3, 4, 5].map(path_of));
}
