//! How servers are asked.

use std::time::{Duration, Instant};

use seoul_feed::build::BuildError;
use seoul_feed::fetch::{Answer as Got, FetchError, Fetcher, Manners, Version};

use crate::gnuboard::{list_path, path_of};
use crate::site::{Answer, Site};
use crate::workplace::{Workplace, manners, titles};

fn get(fetcher: &mut Fetcher, site: &Site, path: &str) -> Result<Got, FetchError> {
    fetcher.trust(&site.url("/"));
    fetcher.get(&site.url(path), &Version::default(), 1 << 20)
}

#[test]
fn we_say_who_we_are_and_whom_to_turn_to() {
    let work = Workplace::with([1]);
    work.built();
    assert_eq!(
        work.site.agent(),
        format!("seoul-feed/{} (+https://investseoul.example)", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn what_robots_txt_forbids_is_not_asked_for() {
    let work = Workplace::with([1]);
    work.site.page("/robots.txt", "User-agent: seoul-feed\nDisallow: /bbs/\n\nUser-agent: *\nAllow: /\n");
    let error = work.build().expect_err("forbidden");
    assert!(matches!(error, BuildError::Board(_)), "{error:?}");
    assert!(error.to_string().contains("robots.txt forbids it"), "{error}");
    assert_eq!(work.site.requests(), [""; 0]);
}

#[test]
fn what_robots_txt_forbids_others_is_allowed_to_us() {
    let work = Workplace::with([1]);
    work.site.page("/robots.txt", "User-agent: BadBot\nDisallow: /\n");
    work.built();
    assert_eq!(work.titles(), titles([1]));
}

#[test]
fn without_a_robots_txt_that_can_be_read_nothing_is_asked_for() {
    for (answer, reason) in
        [(Answer::Status(503), "the server answered 503"), (Answer::Silence, "the server took too long")]
    {
        let mut work = Workplace::with([1]);
        work.fail("/robots.txt", answer);
        let error = work.build().expect_err("no robots.txt").to_string();
        assert!(error.contains(&format!("robots.txt cannot be had ({reason})")), "{error}");
        assert_eq!(work.site.requests(), [""; 0]);
    }
}

#[test]
fn a_redirect_is_followed_by_the_rules_of_where_it_leads() {
    let (site, other) = (Site::start(), Site::start());
    site.answer("/old", Answer::Redirect(other.url("/new").into()));
    other.page("/new", "here");
    other.page("/robots.txt", "User-agent: *\nDisallow: /new\n");
    assert!(matches!(get(&mut Fetcher::new(&manners()), &site, "/old"), Err(FetchError::Forbidden)));
    assert_eq!(other.requests(), [""; 0]);
    other.remove("/robots.txt");
    let Ok(Got::Document(document)) = get(&mut Fetcher::new(&manners()), &site, "/old") else {
        panic!("no document")
    };
    assert_eq!((document.address, document.bytes), (other.url("/new"), b"here".to_vec()));
}

#[test]
fn between_two_requests_is_a_pause_as_long_as_the_host_asks_for() {
    let pause = Duration::from_millis(60);
    for (robots_txt, least) in
        [("", pause), ("User-agent: *\nCrawl-delay: 0.2\n", Duration::from_millis(200))]
    {
        let site = Site::start();
        site.page("/robots.txt", robots_txt);
        let mut fetcher = Fetcher::new(&Manners { pause, ..manners() });
        let begin = Instant::now();
        // After robots.txt.
        let _ = get(&mut fetcher, &site, "/1");
        let _ = get(&mut fetcher, &site, "/2");
        assert!(begin.elapsed() >= least * 2, "{:?} for two pauses", begin.elapsed());
    }
}

#[test]
fn robots_txt_is_asked_for_once_a_run() {
    let site = Site::start();
    let mut fetcher = Fetcher::new(&manners());
    for path in [list_path(1), path_of(1)] {
        let _ = get(&mut fetcher, &site, &path);
    }
    assert_eq!(site.all_requests(), ["/robots.txt".to_owned(), list_path(1), path_of(1)]);
}

#[test]
fn nobody_leads_us_into_a_private_network_that_we_were_not_sent_to() {
    let site = Site::start();
    site.page("/inside", "secret");
    site.answer("/out", Answer::Redirect(site.url("/inside").into()));
    // The same machine, by a name of its own: the board.
    let mut board = site.url("/out");
    board.set_host(Some("localhost")).expect("a host");
    let mut fetcher = Fetcher::new(&manners());
    let private = |fetcher: &mut Fetcher, address| fetcher.get(address, &Version::default(), 1 << 20);
    assert!(matches!(private(&mut fetcher, &board), Err(FetchError::Private)));
    assert_eq!(site.all_requests(), [""; 0]);
    let mut fetcher = Fetcher::new(&manners());
    fetcher.trust(&board);
    assert!(matches!(private(&mut fetcher, &board), Err(FetchError::Private)));
    assert_eq!(site.requests(), ["/out"]);
    let mut fetcher = Fetcher::new(&Manners { private: true, ..manners() });
    assert!(matches!(private(&mut fetcher, &board), Ok(Got::Document(_))));
}

#[test]
fn a_server_that_wants_a_rest_has_it() {
    let site = Site::start();
    let mut fetcher = Fetcher::new(&manners());
    site.answer("/busy", Answer::Busy("1"));
    assert!(matches!(get(&mut fetcher, &site, "/busy"), Err(FetchError::Status(429))));
    let begin = Instant::now();
    assert!(matches!(get(&mut fetcher, &site, "/none"), Ok(Got::Gone)));
    assert!(begin.elapsed() >= Duration::from_millis(900), "{:?}", begin.elapsed());

    for long in ["3600", "Tue, 31 Dec 2199 23:59:59 GMT"] {
        let mut fetcher = Fetcher::new(&manners());
        site.answer("/busy", Answer::Busy(long));
        assert!(matches!(get(&mut fetcher, &site, "/busy"), Err(FetchError::Status(429))));
        site.requests();
        assert!(matches!(get(&mut fetcher, &site, "/none"), Err(FetchError::Resting(3500..))));
        assert_eq!(site.requests(), [""; 0]);
    }
}

#[test]
fn a_robots_txt_that_cannot_be_had_is_not_asked_for_again() {
    for answer in [Answer::Status(503), Answer::Busy("0")] {
        let site = Site::start();
        site.answer("/robots.txt", answer);
        let mut fetcher = Fetcher::new(&manners());
        for path in ["/1", "/2"] {
            assert!(matches!(get(&mut fetcher, &site, path), Err(FetchError::RobotsUnreachable(_))));
        }
        assert_eq!(site.all_requests(), ["/robots.txt"]);
    }
}

#[test]
fn of_a_robots_txt_without_end_the_beginning_holds() {
    let site = Site::start();
    let rules = format!("User-agent: *\nDisallow: /private\n{}", "# and so on\n".repeat(60_000));
    site.page("/robots.txt", rules);
    site.page("/public", "here");
    let mut fetcher = Fetcher::new(&manners());
    assert!(matches!(get(&mut fetcher, &site, "/private"), Err(FetchError::Forbidden)));
    assert!(matches!(get(&mut fetcher, &site, "/public"), Ok(Got::Document(_))));
}

#[test]
fn the_pause_begins_when_a_slow_server_has_answered() {
    let pause = Duration::from_millis(300);
    let site = Site::start();
    site.answer("/slow", Answer::Slow(pause));
    let mut fetcher = Fetcher::new(&Manners { pause, ..manners() });
    let _ = get(&mut fetcher, &site, "/slow");
    let begin = Instant::now();
    let _ = get(&mut fetcher, &site, "/next");
    assert!(begin.elapsed() >= pause, "{:?}", begin.elapsed());
}
