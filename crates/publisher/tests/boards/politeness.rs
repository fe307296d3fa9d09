//! Requests are polite: identification, robots.txt, delays, private addresses.

use std::time::{Duration, Instant};

use seoul_feed::build::BuildError;
use seoul_feed::fetch::{FetchError, FetchOptions, Fetched, Fetcher, Validators};

use crate::gnuboard::{list_path, path_of};
use crate::server::{Reply, TestServer};
use crate::setup::{Setup, fetch_options, titles};

fn get(fetcher: &mut Fetcher, server: &TestServer, path: &str) -> Result<Fetched, FetchError> {
    fetcher.trust_host(&server.url("/"));
    fetcher.get(&server.url(path), &Validators::default(), 1 << 20)
}

#[test]
fn the_user_agent_has_name_version_and_contact() {
    let setup = Setup::with_posts([1]);
    setup.build_valid();
    assert_eq!(
        setup.server.user_agent(),
        format!("seoul-feed/{} (+https://investseoul.example)", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_page_that_robots_txt_disallows_is_not_requested() {
    let setup = Setup::with_posts([1]);
    setup.server.page("/robots.txt", "User-agent: seoul-feed\nDisallow: /bbs/\n\nUser-agent: *\nAllow: /\n");
    let error = setup.build().expect_err("disallowed");
    assert!(matches!(error, BuildError::Board(_)), "{error:?}");
    assert!(error.to_string().contains("robots.txt disallows it"), "{error}");
    assert_eq!(setup.server.requests(), [""; 0]);
}

#[test]
fn rules_for_other_agents_do_not_apply() {
    let setup = Setup::with_posts([1]);
    setup.server.page("/robots.txt", "User-agent: BadBot\nDisallow: /\n");
    setup.build_valid();
    assert_eq!(setup.titles(), titles([1]));
}

#[test]
fn nothing_is_requested_if_robots_txt_cannot_be_read() {
    for (reply, reason) in
        [(Reply::Status(503), "the server answered 503"), (Reply::Never, "the server took too long")]
    {
        let mut setup = Setup::with_posts([1]);
        setup.fail("/robots.txt", reply);
        let error = setup.build().expect_err("no robots.txt").to_string();
        assert!(error.contains(&format!("robots.txt cannot be read ({reason})")), "{error}");
        assert_eq!(setup.server.requests(), [""; 0]);
    }
}

#[test]
fn a_redirect_obeys_the_robots_txt_of_its_target() {
    let (server, other) = (TestServer::start(), TestServer::start());
    server.reply("/old", Reply::Redirect(other.url("/new").into()));
    other.page("/new", "here");
    other.page("/robots.txt", "User-agent: *\nDisallow: /new\n");
    // Both servers are on this machine.
    let mut fetcher = Fetcher::new(&FetchOptions { allow_private: true, ..fetch_options() });
    assert!(matches!(get(&mut fetcher, &server, "/old"), Err(FetchError::Disallowed)));
    assert_eq!(other.requests(), [""; 0]);
    other.remove("/robots.txt");
    let mut fetcher = Fetcher::new(&FetchOptions { allow_private: true, ..fetch_options() });
    let Ok(Fetched::Document(document)) = get(&mut fetcher, &server, "/old") else { panic!("no document") };
    assert_eq!((document.address, document.bytes), (other.url("/new"), b"here".to_vec()));
}

#[test]
fn two_requests_are_separated_by_the_delay_or_the_crawl_delay_of_the_host() {
    let delay = Duration::from_millis(60);
    for (robots_txt, least) in
        [("", delay), ("User-agent: *\nCrawl-delay: 0.2\n", Duration::from_millis(200))]
    {
        let server = TestServer::start();
        server.page("/robots.txt", robots_txt);
        let mut fetcher = Fetcher::new(&FetchOptions { delay, ..fetch_options() });
        let begin = Instant::now();
        // The first delay is after robots.txt.
        let _ = get(&mut fetcher, &server, "/1");
        let _ = get(&mut fetcher, &server, "/2");
        assert!(begin.elapsed() >= least * 2, "{:?} for two delays", begin.elapsed());
    }
}

#[test]
fn robots_txt_is_requested_once_per_run() {
    let server = TestServer::start();
    let mut fetcher = Fetcher::new(&fetch_options());
    for path in [list_path(1), path_of(1)] {
        let _ = get(&mut fetcher, &server, &path);
    }
    assert_eq!(server.all_requests(), ["/robots.txt".to_owned(), list_path(1), path_of(1)]);
}

#[test]
fn private_addresses_are_not_requested_unless_the_user_named_the_host() {
    let server = TestServer::start();
    server.page("/inside", "secret");
    server.reply("/out", Reply::Redirect(server.url("/inside").into()));
    // The board is the same machine under another host name.
    let mut board = server.url("/out");
    board.set_host(Some("localhost")).expect("a host");
    let mut fetcher = Fetcher::new(&fetch_options());
    let request = |fetcher: &mut Fetcher, address| fetcher.get(address, &Validators::default(), 1 << 20);
    assert!(matches!(request(&mut fetcher, &board), Err(FetchError::PrivateAddress)));
    assert_eq!(server.all_requests(), [""; 0]);
    let mut fetcher = Fetcher::new(&fetch_options());
    fetcher.trust_host(&board);
    assert!(matches!(request(&mut fetcher, &board), Err(FetchError::PrivateAddress)));
    assert_eq!(server.requests(), ["/out"]);
    let mut fetcher = Fetcher::new(&FetchOptions { allow_private: true, ..fetch_options() });
    assert!(matches!(request(&mut fetcher, &board), Ok(Fetched::Document(_))));
}

#[test]
fn a_named_host_may_be_requested_only_at_its_port() {
    let (server, other) = (TestServer::start(), TestServer::start());
    server.reply("/out", Reply::Redirect(other.url("/inside").into()));
    let mut fetcher = Fetcher::new(&fetch_options());
    assert!(matches!(get(&mut fetcher, &server, "/out"), Err(FetchError::PrivateAddress)));
    assert_eq!((server.requests(), other.all_requests()), (vec!["/out".to_owned()], vec![]));
    // The one that is named next takes its place, and is not remembered as private.
    assert!(matches!(get(&mut fetcher, &other, "/inside"), Ok(Fetched::NotFound)));
    let address = server.url("/");
    assert!(matches!(fetcher.document(&address, 1 << 20), Err(FetchError::PrivateAddress)));
}

#[test]
fn retry_after_is_respected() {
    let server = TestServer::start();
    let mut fetcher = Fetcher::new(&fetch_options());
    server.reply("/busy", Reply::RetryAfter("1"));
    assert!(matches!(get(&mut fetcher, &server, "/busy"), Err(FetchError::Status(429))));
    let begin = Instant::now();
    assert!(matches!(get(&mut fetcher, &server, "/none"), Ok(Fetched::NotFound)));
    assert!(begin.elapsed() >= Duration::from_millis(900), "{:?}", begin.elapsed());

    for long in ["3600", "Tue, 31 Dec 2199 23:59:59 GMT"] {
        let mut fetcher = Fetcher::new(&fetch_options());
        server.reply("/busy", Reply::RetryAfter(long));
        assert!(matches!(get(&mut fetcher, &server, "/busy"), Err(FetchError::Status(429))));
        server.requests();
        assert!(matches!(get(&mut fetcher, &server, "/none"), Err(FetchError::RetryLater(3500..))));
        assert_eq!(server.requests(), [""; 0]);
    }
}

#[test]
fn a_robots_txt_that_cannot_be_read_is_not_requested_again() {
    for reply in [Reply::Status(503), Reply::RetryAfter("0")] {
        let server = TestServer::start();
        server.reply("/robots.txt", reply);
        let mut fetcher = Fetcher::new(&fetch_options());
        for path in ["/1", "/2"] {
            assert!(matches!(get(&mut fetcher, &server, path), Err(FetchError::RobotsUnreachable(_))));
        }
        assert_eq!(server.all_requests(), ["/robots.txt"]);
    }
}

#[test]
fn the_start_of_a_robots_txt_that_is_too_long_applies() {
    let server = TestServer::start();
    let rules = format!("User-agent: *\nDisallow: /private\n{}", "# and so on\n".repeat(60_000));
    server.page("/robots.txt", rules);
    server.page("/public", "here");
    let mut fetcher = Fetcher::new(&fetch_options());
    assert!(matches!(get(&mut fetcher, &server, "/private"), Err(FetchError::Disallowed)));
    assert!(matches!(get(&mut fetcher, &server, "/public"), Ok(Fetched::Document(_))));
}

#[test]
fn the_delay_starts_with_the_response_of_a_slow_server() {
    let delay = Duration::from_millis(300);
    let server = TestServer::start();
    server.reply("/slow", Reply::Slow(delay));
    let mut fetcher = Fetcher::new(&FetchOptions { delay, ..fetch_options() });
    let _ = get(&mut fetcher, &server, "/slow");
    let begin = Instant::now();
    let _ = get(&mut fetcher, &server, "/next");
    assert!(begin.elapsed() >= delay, "{:?}", begin.elapsed());
}
