//! Boards that fail, lie or attack: the feed is never worse than before.

use std::num::NonZeroUsize;

use json_feed::InvestSeoul;
use seoul_feed::board::Unreadable;
use seoul_feed::build::{BuildError, Cause, Summary};
use seoul_feed::exit::Exit;
use seoul_feed::fetch::FetchError;

use crate::gnuboard::{self, Post, list_path, path_of};
use crate::site::Answer;
use crate::workplace::{Workplace, titles};

/// What a page may answer in place of itself, and what that is called.
fn faults(work: &Workplace) -> Vec<(Answer, &'static str)> {
    let own = work.site.url("/loop").to_string();
    work.site.answer("/loop", Answer::Redirect(own.clone()));
    vec![
        (Answer::Status(500), "the server answered 500"),
        (Answer::Status(403), "the server answered 403"),
        (Answer::Silence, "the server took too long"),
        (Answer::Redirect(own), "it leads to other addresses more than 5 times"),
        (
            Answer::Redirect("file:///etc/passwd".to_owned()),
            "it leads to file:///etc/passwd, which is no address of the web",
        ),
        (Answer::Flood(50), "it is larger than 4 MB"),
        (
            Answer::Page(b"<html><body><div id=bo_v>".to_vec()),
            "it has no </html> and so seems to be cut short (a skin can name another mark: `end`)",
        ),
        (
            Answer::Page(format!("{}</html>", "<div>".repeat(100_000)).into()),
            "its elements are nested more than 512 deep",
        ),
    ]
}

fn causes(summary: &Summary) -> Vec<String> {
    summary.problems.iter().map(|problem| problem.cause.to_string()).collect()
}

#[test]
fn a_list_that_cannot_be_read_leaves_the_feed_as_it_is() {
    let mut work = Workplace::with([2, 1]);
    work.built();
    let before = work.page(1);
    for (answer, cause) in faults(&work) {
        work.fail(&list_path(1), answer);
        let error = work.build().expect_err(cause);
        assert_eq!(
            error.to_string(),
            format!("the feed stays as it is: {}: {cause}", work.order.board.address())
        );
        assert_eq!(work.page(1), before, "{cause}");
    }
    assert_eq!(work.files(), ["feed.json", "feed.lock", "feed.state.json"]);
}

#[test]
fn a_release_that_cannot_be_read_stays_as_it_was_with_fresh_counts_and_is_tried_again() {
    let mut work = Workplace::with([2, 1]);
    work.built();
    for (answer, cause) in faults(&work) {
        let retitled = Post { title: "Another".to_owned(), views: 5000, ..Post::new(2) };
        gnuboard::serve(&work.site, &[retitled, Post::new(1)]);
        work.fail(&path_of(2), answer);
        let summary = work.built();
        assert_eq!(causes(&summary), [cause]);
        assert_eq!(Exit::from(&summary), Exit::Partly);
        assert_eq!(work.titles(), titles([2, 1]), "{cause}");
        assert_eq!(work.items()[0].invest_seoul.views, Some(5000), "{cause}");
    }
    gnuboard::serve(&work.site, &[Post { title: "Another".to_owned(), ..Post::new(2) }, Post::new(1)]);
    assert_eq!(Exit::from(&work.built()), Exit::Done);
    assert_eq!(work.titles(), ["Another", "Release 1"]);
}

#[test]
fn a_new_release_that_cannot_be_read_comes_with_the_next_run() {
    let work = Workplace::with([2, 1]);
    work.built();
    work.serve([3, 2, 1]);
    work.site.answer(&path_of(3), Answer::BrokenOff(b"<html><body>".to_vec()));
    let summary = work.built();
    assert!(matches!(summary.problems[0].cause, Cause::Fetch(FetchError::Unreachable(_))), "{summary:?}");
    assert_eq!(work.titles(), titles([2, 1]));
    work.serve([3, 2, 1]);
    work.built();
    assert_eq!(work.titles(), titles([3, 2, 1]));
}

#[test]
fn a_release_that_could_not_be_read_is_tried_again_though_the_list_has_not_changed() {
    let work = Workplace::with([2, 1]);
    let list = gnuboard::list(&[2, 1].map(Post::new), 1, 1);
    work.site.answer(&list_path(1), Answer::Versioned(list.into(), "\"1\"".to_owned()));
    work.site.answer(&path_of(2), Answer::Status(500));
    work.built();
    work.site.page(&path_of(2), Post::new(2).page());
    work.built();
    assert_eq!(work.titles(), titles([2, 1]));
}

#[test]
fn a_later_page_of_the_list_that_fails_costs_no_release() {
    let work = Workplace::with((1..=40).rev());
    work.built();
    work.serve((1..=41).rev());
    work.site.answer(&list_path(2), Answer::Status(502));
    let summary = work.built();
    assert_eq!(
        (causes(&summary), summary.added, summary.removed),
        (vec!["the server answered 502".to_owned()], 1, 0)
    );
    assert_eq!(work.titles(), titles((1..=41).rev()));
}

#[test]
fn a_page_that_suddenly_says_nothing_is_no_empty_board() {
    let work = Workplace::with([2, 1]);
    work.built();
    work.site.page(&list_path(1), "<html><body>We are moving house.</body></html>");
    let error = work.build().expect_err("nothing to read");
    let BuildError::Board(problem) = &error else { panic!("{error:?}") };
    assert!(matches!(problem.cause, Cause::Unreadable(Unreadable::NoRows)), "{problem:?}");
    assert_eq!(Exit::from(&error), Exit::Unreadable);
    assert_eq!(work.titles(), titles([2, 1]));
}

#[test]
fn a_board_that_loses_most_of_its_releases_at_once_is_believed_only_when_told_to() {
    let mut work = Workplace::with((1..=10).rev());
    work.built();
    for remaining in [&[10, 9, 8, 7][..], &[]] {
        work.serve(remaining.iter().copied());
        if remaining.is_empty() {
            let empty =
                gnuboard::list(&[], 1, 1).replace("<tbody>", "<tbody><tr><td>게시물이 없습니다.</td></tr>");
            work.site.page(&list_path(1), empty);
        }
        let error = work.build().expect_err("too great a loss");
        let gone = 10 - remaining.len();
        assert_eq!(
            error.to_string(),
            format!(
                "the feed stays as it is: {gone} of its 10 releases are no longer on the board; \
                if that is right, say --accept-removal once"
            )
        );
        assert_eq!(Exit::from(&error), Exit::Unreadable);
        assert_eq!(work.titles(), titles((1..=10).rev()));
    }
    work.order.accept_removal = true;
    assert_eq!(work.built().removed, 10);
    assert_eq!(work.titles(), [""; 0]);
}

/// A board that moves to another address calls all its releases otherwise.
#[test]
fn a_full_feed_whose_releases_are_all_others_at_once_stays_and_none_of_them_is_asked_for() {
    let mut work = Workplace::with((1..=10).rev());
    work.order.limit = NonZeroUsize::new(5).expect("a number");
    work.built();
    work.site.requests();
    work.serve((11..=20).rev());
    let error = work.build().expect_err("nothing as before");
    assert!(matches!(error, BuildError::Shrunk { before: 5, gone: 5 }), "{error:?}");
    assert_eq!(work.site.requests(), [list_path(1)]);
    assert_eq!(work.titles(), titles((6..=10).rev()));
    work.serve((3..=12).rev());
    work.built();
    assert_eq!(work.titles(), titles((8..=12).rev()));
}

#[test]
fn a_page_of_nothing_but_secrets_is_not_the_end_of_the_board() {
    let work = Workplace::with((1..=3).rev());
    let page = |id, number| gnuboard::list(&[Post::new(id)], number, 3);
    work.site.page(&list_path(1), page(3, 1));
    work.site.page(&list_path(2), page(2, 2).replace("</a>", "</a><i class=\"fa-lock\"></i>"));
    work.site.page(&list_path(3), page(1, 3));
    work.built();
    assert_eq!(work.titles(), titles([3, 1]));
}

#[test]
fn a_cache_that_gives_the_first_page_for_the_third_costs_no_release() {
    let work = Workplace::with((1..=45).rev());
    work.built();
    let first = (1..=45).rev().map(Post::new).collect::<Vec<_>>();
    work.site.page(&list_path(3), gnuboard::list(&first[..gnuboard::ROWS], 1, 3));
    assert_eq!(work.built().removed, 0);
    assert_eq!(work.titles(), titles((1..=45).rev()));
}

#[test]
fn releases_that_are_broken_themselves_keep_no_other_from_being_read() {
    let work = Workplace::with((1..=10).rev());
    for id in 6..=9 {
        work.site.page(&path_of(id), "<html>Another skin</html>");
    }
    assert_eq!(work.built().problems.len(), 4);
    assert_eq!(work.titles(), titles([10, 5, 4, 3, 2, 1]));
}

#[test]
fn a_first_feed_of_nothing_but_problems_is_none() {
    let work = Workplace::with([2, 1]);
    work.site.page(&path_of(2), "<html>Another skin</html>");
    work.site.page(&path_of(1), "<html>Another skin</html>");
    assert_eq!(Exit::from(&work.build().expect_err("no release")), Exit::Unreadable);
    assert_eq!(work.files(), ["feed.lock"]);
}

#[test]
fn a_board_in_trouble_is_asked_no_further() {
    let work = Workplace::with((1..=10).rev());
    for id in 1..=9 {
        work.site.answer(&path_of(id), Answer::Status(503));
    }
    let summary = work.built();
    assert_eq!(causes(&summary), ["the server answered 503"; 3]);
    assert_eq!(work.site.requests(), [list_path(1), path_of(10), path_of(9), path_of(8), path_of(7)]);
    assert_eq!(work.titles(), titles([10]));
}

#[test]
fn a_state_that_is_broken_is_made_anew() {
    let work = Workplace::with([2, 1]);
    for broken in ["{", "", "[]"] {
        std::fs::write(work.order.place.state(), broken).expect("a file");
        work.built();
        assert_eq!(work.titles(), titles([2, 1]));
    }
}

#[test]
fn a_feed_that_is_broken_is_left_to_its_owner() {
    let work = Workplace::with([2, 1]);
    for broken in ["{", "", "[]"] {
        std::fs::write(work.order.place.page(1), broken).expect("a file");
        let error = work.build().expect_err("what it had may be nowhere else");
        assert_eq!(Exit::from(&error), Exit::File, "{error}");
        assert_eq!(std::fs::read_to_string(work.order.place.page(1)).expect("the file"), broken);
    }
    std::fs::remove_file(work.order.place.page(1)).expect("the file");
    work.built();
    assert_eq!(work.titles(), titles([2, 1]));
}

#[test]
fn a_file_that_only_has_the_name_of_a_page_is_left_alone() {
    let work = Workplace::with([2, 1]);
    std::fs::write(work.order.place.page(2), "another feed").expect("a file");
    work.build().expect("a feed");
    assert_eq!(std::fs::read_to_string(work.order.place.page(2)).expect("the file"), "another feed");
}

#[test]
fn what_a_release_says_cannot_harm_its_readers() {
    let work = Workplace::with([]);
    let body = "<p>Good<img src=x onerror=alert(1)> <a href=\"javascript:alert(1)\">news</a></p><script>alert(1)</script>\
        <iframe src=\"//evil.example\"></iframe><object data=x></object><style>*{display:none}</style>";
    let post = Post {
        title: "&lt;script&gt;alert(1)&lt;/script&gt;".to_owned(),
        body: body.to_owned(),
        ..Post::new(1)
    };
    gnuboard::serve(&work.site, &[post]);
    work.built();
    let item = work.items().remove(0);
    let image = work.site.url("/bbs/x");
    assert_eq!(item.title.as_deref(), Some("<script>alert(1)</script>"));
    assert_eq!(
        item.content_html,
        Some(format!("<p>Good<img src=\"{image}\"> <a rel=\"noopener noreferrer\">news</a></p>"))
    );
    assert_eq!(item.content_text.as_deref(), Some("Good news"));
    assert_eq!(item.image, Some(image.into()));
    assert_eq!(
        item.invest_seoul,
        InvestSeoul { views: Some(101), comments: Some(0), ..InvestSeoul::default() }
    );
}
