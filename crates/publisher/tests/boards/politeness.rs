//! How servers are asked.

use std::time::{Duration, Instant};

use seoul_feed::build::BuildError;
use seoul_feed::fetch::{Answer as Got, FetchError, Fetcher, Manners, Version};

use crate::gnuboard::{list_path, path_of};
use crate::site::{Answer, Site};
use crate::workplace::{Workplace, manners, titles};

fn get(fetcher: &mut Fetcher, site: &Site, path: &str) -> Result<Got, FetchError> {
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
