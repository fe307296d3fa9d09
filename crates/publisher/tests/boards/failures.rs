//! Failing and hostile boards: the feed never becomes worse.

use std::num::NonZeroUsize;

use jiff::ToSpan;
use json_feed::InvestSeoul;
use seoul_feed::board::ParseError;
use seoul_feed::build::{AcceptRemoval, BoardError, BuildError, Cause, Summary};
use seoul_feed::exit::Exit;
use seoul_feed::fetch::FetchError;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::server::Reply;
use crate::setup::{Setup, titles};

/// Replies that are not a page, and their error messages.
fn faults(setup: &Setup) -> Vec<(Reply, &'static str)> {
    let own = setup.server.url("/loop").to_string();
    setup.server.reply("/loop", Reply::Redirect(own.clone()));
    vec![
        (Reply::Status(500), "the server answered 500"),
        (Reply::Status(403), "the server answered 403"),
        (Reply::Never, "the server took too long"),
        (Reply::Redirect(own), "it redirects more than 5 times"),
        (
            Reply::Redirect("file:///etc/passwd".to_owned()),
            "it leads to file:///etc/passwd, which is not a web address",
        ),
        (Reply::Megabytes(50), "it is larger than 4 MB"),
        (
            Reply::Page(b"<html><body><div id=bo_v>".to_vec()),
            "it has no </html> and seems to be incomplete (a skin can set another end mark: `end`)",
        ),
        (
            Reply::Page(format!("{}</html>", "<div>".repeat(100_000)).into()),
            "its elements are nested more than 512 deep",
        ),
    ]
}

fn causes(summary: &Summary) -> Vec<String> {
    summary.problems.iter().map(|problem| problem.cause.to_string()).collect()
}

#[test]
fn the_feed_does_not_change_if_the_list_cannot_be_read() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    let before = setup.page(1);
    for (reply, cause) in faults(&setup) {
        setup.fail(&list_path(1), reply);
        let error = setup.build().expect_err(cause);
        assert_eq!(
            error.to_string(),
            format!("the feed stays as it is: {}: {cause}", setup.board().address())
        );
        assert_eq!(setup.page(1), before, "{cause}");
    }
    assert_eq!(setup.files(), ["feed.json", "feed.lock", "feed.state.json"]);
}

#[test]
fn a_release_that_cannot_be_read_keeps_its_item_with_new_counts_and_is_tried_again() {
    let mut setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    for (reply, cause) in faults(&setup) {
        // After the pause that follows a failure.
        setup.options.now = setup.options.now.checked_add(8.days()).expect("a date");
        let retitled = Post { title: "Another".to_owned(), views: 5000, ..Post::new(2) };
        gnuboard::serve(&setup.server, &[retitled, Post::new(1)]);
        setup.fail(&path_of(2), reply);
        let summary = setup.build_valid();
        assert_eq!(causes(&summary), [cause]);
        assert_eq!(Exit::from(&summary), Exit::Partial);
        assert_eq!(setup.titles(), titles([2, 1]), "{cause}");
        // The first reading of the release was counted, and so were those of pages that cannot be parsed.
        let views = setup.items()[0].invest_seoul.views.expect("views");
        assert!((4997..5000).contains(&views), "{views} {cause}");
    }
    setup.options.now = setup.options.now.checked_add(8.days()).expect("a date");
    gnuboard::serve(&setup.server, &[Post { title: "Another".to_owned(), ..Post::new(2) }, Post::new(1)]);
    assert_eq!(Exit::from(&setup.build_valid()), Exit::Done);
    assert_eq!(setup.titles(), ["Another", "Release 1"]);
}

#[test]
fn a_new_release_that_cannot_be_read_is_added_by_the_next_run() {
    let setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.serve([3, 2, 1]);
    setup.server.reply(&path_of(3), Reply::Truncated(b"<html><body>".to_vec()));
    let summary = setup.build_valid();
    assert!(matches!(summary.problems[0].cause, Cause::Fetch(FetchError::Unreachable(_))), "{summary:?}");
    assert_eq!(setup.titles(), titles([2, 1]));
    setup.serve([3, 2, 1]);
    setup.build_valid();
    assert_eq!(setup.titles(), titles([3, 2, 1]));
}

#[test]
fn a_release_that_could_not_be_read_is_tried_again_even_if_the_list_has_not_changed() {
    let setup = Setup::with_posts([2, 1]);
    let list = gnuboard::list(&[2, 1].map(Post::new), 1, 1);
    setup.server.reply(&list_path(1), Reply::WithEtag(list.into(), "\"1\"".to_owned()));
    setup.server.reply(&path_of(2), Reply::Status(500));
    setup.build_valid();
    setup.server.page(&path_of(2), Post::new(2).page());
    setup.build_valid();
    assert_eq!(setup.titles(), titles([2, 1]));
}

#[test]
fn no_release_is_lost_if_a_later_page_of_the_list_fails() {
    let setup = Setup::with_posts((1..=40).rev());
    setup.build_valid();
    setup.serve((1..=41).rev());
    setup.server.reply(&list_path(2), Reply::Status(502));
    let summary = setup.build_valid();
    assert_eq!(
        (causes(&summary), summary.added, summary.removed),
        (vec!["the server answered 502".to_owned()], 1, 0)
    );
    assert_eq!(setup.titles(), titles((1..=41).rev()));
}

#[test]
fn a_page_without_rows_is_not_an_empty_board() {
    let setup = Setup::with_posts([2, 1]);
    setup.build_valid();
    setup.server.page(&list_path(1), "<html><body>We are moving house.</body></html>");
    let error = setup.build().expect_err("no rows");
    let BuildError::Board(BoardError::Page(problem)) = &error else { panic!("{error:?}") };
    assert!(matches!(problem.cause, Cause::Parse(ParseError::NoRows)), "{problem:?}");
    assert_eq!(Exit::from(&error), Exit::Unreadable);
    assert_eq!(setup.titles(), titles([2, 1]));
}

#[test]
fn the_loss_of_most_releases_is_accepted_only_with_the_option() {
    let mut setup = Setup::with_posts((1..=10).rev());
    setup.build_valid();
    for remaining in [&[10, 9, 8, 7][..], &[]] {
        setup.serve(remaining.iter().copied());
        if remaining.is_empty() {
            let empty =
                gnuboard::list(&[], 1, 1).replace("<tbody>", "<tbody><tr><td>게시물이 없습니다.</td></tr>");
            setup.server.page(&list_path(1), empty);
        }
        let error = setup.build().expect_err("too many removed");
        let removed = 10 - remaining.len();
        assert_eq!(
            error.to_string(),
            format!(
                "the feed stays as it is: {removed} of its 10 releases are no longer on the board; \
                if that is right, use --accept-removal once"
            )
        );
        assert_eq!(Exit::from(&error), Exit::Unreadable);
        assert_eq!(setup.titles(), titles((1..=10).rev()));
    }
    setup.options.accept_removal = AcceptRemoval::All;
    assert_eq!(setup.build_valid().removed, 10);
    assert_eq!(setup.titles(), [""; 0]);
}

/// When a board moves, the addresses of all its releases change.
#[test]
fn a_full_feed_does_not_change_and_no_release_is_requested_if_all_addresses_change() {
    let mut setup = Setup::with_posts((1..=10).rev());
    setup.options.limit = NonZeroUsize::new(5).expect("a number");
    setup.build_valid();
    setup.server.requests();
    setup.serve((11..=20).rev());
    let error = setup.build().expect_err("all addresses have changed");
    assert!(
        matches!(error, BuildError::Board(BoardError::TooManyRemoved { board: None, before: 5, removed: 5 })),
        "{error:?}"
    );
    assert_eq!(setup.server.requests(), [list_path(1)]);
    assert_eq!(setup.titles(), titles((6..=10).rev()));
    setup.serve((3..=12).rev());
    setup.build_valid();
    assert_eq!(setup.titles(), titles((8..=12).rev()));
}

#[test]
fn a_page_with_only_secret_posts_is_not_the_end_of_the_list() {
    let setup = Setup::with_posts((1..=3).rev());
    let page = |id, number| gnuboard::list(&[Post::new(id)], number, 3);
    setup.server.page(&list_path(1), page(3, 1));
    setup.server.page(&list_path(2), page(2, 2).replace("</a>", "</a><i class=\"fa-lock\"></i>"));
    setup.server.page(&list_path(3), page(1, 3));
    setup.build_valid();
    assert_eq!(setup.titles(), titles([3, 1]));
}

#[test]
fn no_release_is_lost_if_a_cache_answers_with_another_page() {
    let setup = Setup::with_posts((1..=45).rev());
    setup.build_valid();
    let first = (1..=45).rev().map(Post::new).collect::<Vec<_>>();
    setup.server.page(&list_path(3), gnuboard::list(&first[..gnuboard::ROWS], 1, 3));
    assert_eq!(setup.build_valid().removed, 0);
    assert_eq!(setup.titles(), titles((1..=45).rev()));
}

#[test]
fn two_releases_that_cannot_be_parsed_do_not_stop_the_run() {
    let setup = Setup::with_posts((1..=10).rev());
    for id in [9, 8, 6, 5] {
        setup.server.page(&path_of(id), "<html>Another skin</html>");
    }
    assert_eq!(setup.build_valid().problems.len(), 4);
    assert_eq!(setup.titles(), titles([10, 7, 4, 3, 2, 1]));
}

#[test]
fn no_feed_is_created_if_no_release_can_be_read() {
    let setup = Setup::with_posts([2, 1]);
    setup.server.page(&path_of(2), "<html>Another skin</html>");
    setup.server.page(&path_of(1), "<html>Another skin</html>");
    assert_eq!(Exit::from(&setup.build().expect_err("no release")), Exit::Unreadable);
    assert_eq!(setup.files(), ["feed.lock", "feed.state.json"]);
}

#[test]
fn after_three_server_errors_no_more_releases_are_requested() {
    let setup = Setup::with_posts((1..=10).rev());
    for id in 1..=9 {
        setup.server.reply(&path_of(id), Reply::Status(503));
    }
    let summary = setup.build_valid();
    assert_eq!(causes(&summary), ["the server answered 503"; 3]);
    assert_eq!(setup.server.requests(), [list_path(1), path_of(10), path_of(9), path_of(8), path_of(7)]);
    assert_eq!(setup.titles(), titles([10]));
}

#[test]
fn active_content_of_a_release_is_removed() {
    let setup = Setup::with_posts([]);
    let body = "<p>Good<img src=x onerror=alert(1)> <a href=\"javascript:alert(1)\">news</a></p><script>alert(1)</script>\
        <iframe src=\"//evil.example\"></iframe><object data=x></object><style>*{display:none}</style>";
    let post = Post {
        title: "&lt;script&gt;alert(1)&lt;/script&gt;".to_owned(),
        body: body.to_owned(),
        ..Post::new(1)
    };
    gnuboard::serve(&setup.server, &[post]);
    setup.build_valid();
    let item = setup.items().remove(0);
    let image = setup.server.url("/bbs/x");
    assert_eq!(item.title.as_deref(), Some("<script>alert(1)</script>"));
    assert_eq!(
        item.content_html,
        Some(format!(
            "<p>Good<img src=\"{image}\"> <a rel=\"noopener noreferrer\">news</a></p>\
            <a href=\"http://evil.example/\" rel=\"noopener noreferrer\">http://evil.example/</a>"
        ))
    );
    assert_eq!(item.content_text.as_deref(), Some("Good news\nhttp://evil.example/"));
    assert_eq!(item.image, Some(image.into()));
    assert_eq!(
        item.invest_seoul,
        InvestSeoul { views: Some(101), comments: Some(0), ..InvestSeoul::default() }
    );
}
