//! How the next runs update a feed: what they request, and what they change.

use json_feed::InvestSeoul;
use seoul_feed::board::Kind;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::server::Reply;
use crate::setup::{Setup, fixture, some, titles};

#[test]
fn the_next_run_updates_counts_without_requesting_a_release() {
    let setup = Setup::with_posts((1..=20).rev());
    let first = setup.build_valid();
    assert_eq!((first.releases, first.added, first.files), (20, 20, 1));
    setup.server.requests();
    let posts: Vec<_> =
        (1..=20).rev().map(|id| Post { views: 5000 + i64::from(id), comments: 2, ..Post::new(id) }).collect();
    gnuboard::serve(&setup.server, &posts);
    let second = setup.build_valid();
    assert_eq!((second.added, second.changed, second.files), (0, 0, 1));
    assert_eq!(setup.server.requests(), [list_path(1), list_path(2)]);
    let counts: Vec<_> = setup.items().into_iter().map(|item| item.invest_seoul).collect();
    // One of the views is ours.
    let expected = (1..=20).rev().map(|id| InvestSeoul {
        views: Some(5000 + id - 1),
        comments: Some(2),
        ..InvestSeoul::default()
    });
    assert_eq!(counts, expected.collect::<Vec<_>>());
}

#[test]
fn without_a_change_no_file_is_written() {
    let setup = Setup::with_posts((1..=3).rev());
    setup.build_valid();
    let modified = || {
        std::fs::metadata(setup.options.output_paths.page(1))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    let before = modified();
    assert_eq!(setup.build_valid().files, 0);
    assert_eq!(modified(), before);
}

#[test]
fn only_new_releases_and_those_with_a_new_title_are_requested() {
    let setup = Setup::with_posts((1..=3).rev());
    setup.build_valid();
    setup.server.requests();
    let mut posts: Vec<_> = (1..=4).rev().map(Post::new).collect();
    posts[2].title = "Release 2, corrected".to_owned();
    gnuboard::serve(&setup.server, &posts);
    let summary = setup.build_valid();
    assert_eq!((summary.added, summary.changed), (1, 1));
    assert_eq!(setup.server.requests(), [list_path(1), path_of(4), path_of(2)]);
    assert_eq!(setup.titles(), ["Release 4", "Release 3", "Release 2, corrected", "Release 1"]);
}

#[test]
fn a_release_is_not_requested_again_when_the_list_shows_its_date_instead_of_its_time() {
    let mut setup = Setup::with_posts([]);
    let today = Post { date: "18-08-02 08:15".to_owned(), ..Post::new(1) };
    gnuboard::serve(&setup.server, std::slice::from_ref(&today));
    setup.server.page(
        &list_path(1),
        gnuboard::list(std::slice::from_ref(&today), 1, 1).replace(">08-02<", ">08:15<"),
    );
    setup.build_valid();
    setup.server.requests();
    setup.options.now = "2018-08-03T08:00:00".parse().expect("a date");
    setup.server.page(&list_path(1), gnuboard::list(&[today], 1, 1));
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1)]);
}

#[test]
fn a_release_that_is_no_longer_in_the_list_or_has_no_page_is_removed() {
    let setup = Setup::with_posts((1..=6).rev());
    setup.build_valid();
    setup.serve([6, 5, 3, 2, 1]);
    assert_eq!(setup.build_valid().removed, 1);
    assert_eq!(setup.titles(), titles([6, 5, 3, 2, 1]));

    let mut posts: Vec<_> = [6, 5, 3, 2, 1].map(Post::new).into();
    posts[0].title = "Moved".to_owned();
    gnuboard::serve(&setup.server, &posts);
    setup.server.reply(&path_of(6), Reply::Status(410));
    assert_eq!(setup.build_valid().removed, 1);
    assert_eq!(setup.titles(), titles([5, 3, 2, 1]));
}

#[test]
fn a_list_with_an_etag_is_requested_conditionally() {
    let mut setup = Setup::with_posts([]);
    let list = gnuboard::list(&[Post::new(1)], 1, 1);
    gnuboard::serve(&setup.server, &[Post::new(1)]);
    setup.server.reply(&list_path(1), Reply::WithEtag(list.into(), "\"1\"".to_owned()));
    setup.build_valid();
    setup.server.requests();
    setup.build_valid();
    assert_eq!(setup.server.requests(), [format!("{} if changed", list_path(1))]);
    assert_eq!(setup.titles(), titles([1]));

    let page = String::from_utf8(std::fs::read(setup.options.output_paths.page(1)).expect("the feed"))
        .expect("text");
    setup.options.reread = 20;
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(1)]);
    assert_eq!(std::fs::read_to_string(setup.options.output_paths.page(1)).expect("the feed"), page);
}

#[test]
fn a_release_with_an_etag_is_requested_conditionally_when_it_is_reread() {
    let mut setup = Setup::with_posts([1]);
    let page = fixture("gnuboard5/mobile-release.html");
    setup.server.reply(&path_of(1), Reply::WithEtag(page.into(), "\"1\"".to_owned()));
    setup.build_valid();
    setup.server.requests();
    setup.options.reread = 20;
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), format!("{} if changed", path_of(1))]);
    assert_eq!(setup.titles(), ["서울시, 로스앤젤레스와 업무협약"]);
}

#[test]
fn all_releases_are_requested_again_when_the_skin_changes() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.server.requests();
    setup.options.boards[0].custom_skin = "[release]\nbody = '#bo_v_con'".to_owned();
    setup.build_valid();
    assert_eq!(setup.server.requests(), [list_path(1), path_of(2), path_of(1)]);
}

#[test]
fn releases_that_an_rss_feed_no_longer_contains_are_kept() {
    let setup = Setup::new(Kind::Rss, "/rss.php");
    setup.server.page("/rss.php", fixture("feeds/gnuboard.xml"));
    setup.build_valid();
    setup.server.page(
        "/rss.php",
        fixture("feeds/gnuboard.xml").replace("wr_id=12", "wr_id=13").replace("업무협약", "두 번째 협약"),
    );
    setup.build_valid();
    assert_eq!(setup.titles(), ["서울시, 로스앤젤레스와 두 번째 협약", "서울시, 로스앤젤레스와 업무협약"]);
    assert_eq!(setup.page(1).title, some("인베스트서울 > 소식 > 보도자료"));
}
