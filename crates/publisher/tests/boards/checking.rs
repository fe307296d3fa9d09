//! The checker, over what the publisher writes and over what servers do.

use seoul_feed::check::{CheckError, as_json, as_text, findings};
use seoul_feed::fetch::Fetcher;

use crate::gnuboard::{self, Post};
use crate::site::{Answer, Site};
use crate::workplace::{Workplace, manners};

fn check(place: &str) -> Vec<String> {
    let found = findings(place, &mut Fetcher::new(&manners())).expect("something to check");
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_is_wrong_with_what_the_publisher_writes() {
    let work = Workplace::with([]);
    let mut posts: Vec<_> = (1..=45).map(Post::new).collect();
    posts[0].body = "<p>One &amp; <b>two</b> &lt; three</p><img src=\"/data/1.png\">".to_owned();
    gnuboard::serve(&work.site, &posts);
    work.built();
    for number in 1..=3 {
        assert_eq!(check(&work.order.place.page(number).display().to_string()), [""; 0]);
    }
}

const FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": "https://investseoul.com",
    "feed_url": "https://investseoul.com/feed.json", "items": [{ "id": 1, "title": "MOU", "url": "https://investseoul.com/1",
    "summary": "Signed." }] }"#;

#[test]
fn a_feed_on_the_web_is_checked_for_what_browsers_ask_of_its_server() {
    let site = Site::start();
    site.page("/feed.json", FEED);
    assert_eq!(
        check(site.url("/feed.json").as_str()),
        [
            "error: /items/0/id is a number: write it in quotation marks (the widget takes its digits, of which large numbers lose some)",
            "error: /items/0 has neither content_text nor content_html: give it one (the widget shows the summary)",
            "error: the document is not for other sites: let the server send Access-Control-Allow-Origin: * (the widget cannot \
            read it on any other site, and says that the news cannot be reached)",
            "advice: the document has another media type than application/feed+json, by which readers know a feed (the widget \
            reads it all the same)",
        ]
    );
}

#[test]
fn a_server_that_names_whoever_asks_is_as_open_as_one_that_names_all() {
    let site = Site::start();
    site.answer("/feed.json", Answer::Echoing(FEED.into()));
    let found = check(site.url("/feed.json").as_str());
    assert!(!found.iter().any(|finding| finding.contains("is not for other sites")), "{found:?}");
}

#[test]
fn findings_are_for_people_or_for_programs() {
    let found = json_feed::check::check(FEED.replace("\"id\": 1", "\"id\": \"1\"").as_bytes());
    assert_eq!(
        as_text(&found),
        "error: /items/0 has neither content_text nor content_html: give it one (the widget shows the summary)\n\
        errors: 1, advice: 0\n"
    );
    let json: serde_json::Value = serde_json::from_str(&as_json(&found)).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!([{
            "severity": "error",
            "at": "/items/0",
            "message": "has neither content_text nor content_html: give it one",
            "effect": "shows the summary",
        }])
    );
}

#[test]
fn what_cannot_be_had_cannot_be_checked() {
    let site = Site::start();
    site.answer("/feed.json", Answer::Status(500));
    let mut fetcher = Fetcher::new(&manners());
    assert!(matches!(findings("no/such/feed.json", &mut fetcher), Err(CheckError::File(_))));
    for path in ["/feed.json", "/none.json"] {
        assert!(matches!(findings(site.url(path).as_str(), &mut fetcher), Err(CheckError::Web(_))), "{path}");
    }
}
