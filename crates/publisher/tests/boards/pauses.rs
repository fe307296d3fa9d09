//! Pauses after releases that cannot be read: a board counts each request as a view.

use jiff::ToSpan;
use seoul_feed::exit::Exit;

use crate::gnuboard::{list_path, path_of};
use crate::setup::{Setup, titles};

fn advance(setup: &mut Setup, hours: i64) {
    setup.options.now = setup.options.now.checked_add(hours.hours()).expect("a date");
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
