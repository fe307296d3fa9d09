//! The checker, with feeds of the publisher and with responses of servers.

use seoul_feed::check::{CheckError, as_json, as_text, findings};
use seoul_feed::fetch::Fetcher;

use crate::gnuboard::{self, Post};
use crate::server::{Reply, TestServer};
use crate::setup::{Setup, fetch_options};

fn check(source: &str) -> Vec<String> {
    let found = findings(source, &mut Fetcher::new(&fetch_options())).expect("something to check");
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn feeds_of_the_publisher_have_no_findings() {
    let setup = Setup::with_posts([]);
    let mut posts: Vec<_> = (1..=45).map(Post::new).collect();
    posts.iter_mut().for_each(|post| post.body += "<img src=\"/data/1.png\">");
    posts[0].body = "<p>One &amp; <b>two</b> &lt; three</p><img src=\"/data/1.png\">".to_owned();
    gnuboard::serve(&setup.server, &posts);
    setup.build_valid();
    for number in 1..=3 {
        assert_eq!(check(&setup.options.output_paths.page(number).display().to_string()), [""; 0]);
    }
}

const FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": "https://investseoul.com",
    "feed_url": "https://investseoul.com/feed.json", "items": [{ "id": 1, "title": "MOU", "url": "https://investseoul.com/1",
    "summary": "Signed.", "image": "https://investseoul.com/1.png", "_invest_seoul": { "views": 718 } }] }"#;

#[test]
fn the_response_headers_of_a_feed_on_the_web_are_checked() {
    let server = TestServer::start();
    server.page("/feed.json", FEED);
    assert_eq!(
        check(server.url("/feed.json").as_str()),
        [
            "error: /items/0/id is a number: write it in quotation marks (the widget takes its digits, of which large numbers lose some)",
            "error: /items/0 has neither content_text nor content_html: give it one (the widget shows the summary)",
            "error: the document cannot be read by other sites: the server has to send Access-Control-Allow-Origin: * (the widget cannot \
            read it on any other site, and shows that the news cannot be loaded)",
            "advice: the document has a media type other than application/feed+json, by which feed readers recognize a feed (the widget \
            reads it anyway)",
        ]
    );
}

#[test]
fn a_feed_is_decoded_by_its_declared_charset() {
    let server = TestServer::start();
    let feed = FEED.replace("MOU", "업무협약").replace("\"id\": 1", "\"id\": \"1\"");
    let feed = encoding_rs::EUC_KR.encode(&feed).0.into_owned();
    server.reply("/feed.json", Reply::Typed(feed, "application/json; charset=euc-kr"));
    assert_eq!(
        check(server.url("/feed.json").as_str())[..2],
        [
            "error: /items/0 has neither content_text nor content_html: give it one (the widget shows the summary)",
            "error: the document is in euc-kr: encode it as UTF-8 (RFC 8259, 8.1) (the widget decodes it as its server says)",
        ]
    );
}

#[test]
fn a_server_that_allows_the_origin_of_the_request_is_accepted() {
    let server = TestServer::start();
    server.reply("/feed.json", Reply::EchoOrigin(FEED.into()));
    let found = check(server.url("/feed.json").as_str());
    assert!(!found.iter().any(|finding| finding.contains("cannot be read by other sites")), "{found:?}");
}

#[test]
fn the_pages_that_next_url_leads_to_are_checked_as_well() {
    let setup = Setup::with_posts((1..=45).rev());
    setup.build_valid();
    let first = setup.options.output_paths.page(1).display().to_string();
    let third = setup.options.output_paths.page(3);
    let page = std::fs::read_to_string(&third).expect("the page");
    std::fs::write(&third, page.replacen("\"id\": \"", "\"id\": \"\", \"kept\": \"", 1)).expect("a file");
    let found = check(&first);
    assert!(found[0].starts_with(&format!("error: {}#/items/0", third.display())), "{found:?}");
    std::fs::remove_file(&third).expect("the file");
    let found = check(&first);
    let second = setup.options.output_paths.page(2).display().to_string();
    assert!(
        found[0].starts_with(&format!("error: {second}#/next_url leads to {}", third.display())),
        "{found:?}"
    );

    let server = TestServer::start();
    let page = |next: &str| {
        FEED.replace("\"title\": \"News\"", &format!("\"title\": \"News\", \"next_url\": \"{next}\""))
    };
    server.reply("/feed.json", Reply::EchoOrigin(page("feed-2.json").into()));
    server.reply("/feed-2.json", Reply::EchoOrigin(page("/feed.json").into()));
    let found = check(server.url("/feed.json").as_str());
    assert!(found.iter().any(|found| found.contains("leads back to a page before it")), "{found:?}");
    assert_eq!(server.requests(), ["/feed.json", "/feed-2.json"]);
}

#[test]
fn findings_are_written_as_text_or_json() {
    let found = json_feed::check::check(FEED.replace("\"id\": 1", "\"id\": \"1\"").as_bytes(), None);
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
fn a_feed_that_cannot_be_read_is_an_error() {
    let server = TestServer::start();
    server.reply("/feed.json", Reply::Status(500));
    let mut fetcher = Fetcher::new(&fetch_options());
    assert!(matches!(findings("no/such/feed.json", &mut fetcher), Err(CheckError::File(_))));
    for path in ["/feed.json", "/none.json"] {
        assert!(
            matches!(findings(server.url(path).as_str(), &mut fetcher), Err(CheckError::Fetch(_))),
            "{path}"
        );
    }
}
