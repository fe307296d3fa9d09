//! What there is to say about a document.

use std::collections::BTreeSet;

use json_feed::{
    Item, Limits, Reader,
    check::{Response, Rule, check},
};
use url::Url;

use super::note::{Note, grouped};
use crate::address::{is_of_the_web, policy_source};

/// What there is to say about a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The title of the feed.
    pub title: Option<String>,
    /// The home page of the feed.
    pub home: Option<String>,
    /// How many releases readers can see; `None` if the document is no feed.
    pub releases: Option<usize>,
    /// How many are left out.
    pub left_out: usize,
    /// Whether the feed has further pages, which are not checked here.
    pub has_further_pages: bool,
    /// Whether it came without leave for other sites to read it (CORS). It comes all the same to this page on its own server, which may give
    /// leave to those others alone that ask for it.
    pub is_for_own_site_only: bool,
    /// The origins of the pictures.
    pub image_origins: BTreeSet<String>,
    /// The findings, errors first.
    pub notes: Vec<Note>,
}

impl Report {
    /// The report about a document in UTF-8 that was found at an address.
    pub fn of(document: &[u8], address: &Url, response: &Response) -> Self {
        let mut reader = Reader::new(Limits::WIDGET);
        // The checker says what stops the reader.
        let is_whole = reader.push(document).is_ok();
        let left_out = reader.omitted().len();
        let feed = reader.feed().clone();
        let is_feed = (is_whole && reader.finish().is_ok()) || !feed.items.is_empty();

        let mut findings = check(document, Some(response));
        // It has a place of its own on the page.
        findings.retain(|finding| finding.rule != Rule::NotShared);
        Self {
            releases: is_feed.then_some(feed.items.len()),
            left_out,
            has_further_pages: feed.next_url.is_some(),
            is_for_own_site_only: response.is_for_own_site_only,
            image_origins: image_origins(&feed.items, address),
            home: feed.home_page_url.and_then(|home| web_address(address, &home)),
            title: feed.title,
            notes: grouped(findings),
        }
    }
}

/// An address in a feed, if it is one of the web: it becomes a link of the page.
fn web_address(base: &Url, written: &str) -> Option<String> {
    let url = base.join(written).ok()?;
    is_of_the_web(&url).then(|| url.into())
}

fn image_origins(items: &[Item], address: &Url) -> BTreeSet<String> {
    let pictures = items.iter().flat_map(|item| {
        let thumbnails = item.invest_seoul.thumbnails.iter().map(|thumbnail| &*thumbnail.url);
        item.pictures().into_iter().chain(item.preview.image.as_deref()).chain(thumbnails)
    });
    pictures.filter_map(|picture| policy_source(&address.join(picture).ok()?)).collect()
}

#[cfg(test)]
mod tests {
    use json_feed::check::Severity;

    use super::*;
    use crate::{feed_check::Subject, texts::Language};

    fn report(document: &str) -> Report {
        let response = Response { content_type: Some("application/feed+json".into()), ..Response::default() };
        Report::of(document.as_bytes(), &"https://seoul.test/news/feed.json".parse().unwrap(), &response)
    }

    fn sentences(report: &Report) -> Vec<(Severity, Subject, Vec<usize>, String)> {
        let sentence = |note: &Note| {
            (note.severity, note.subject.clone(), note.releases.clone(), note.message(Language::English))
        };
        report.notes.iter().map(sentence).collect()
    }

    const FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "Releases", "home_page_url": "../",
        "feed_url": "https://seoul.test/news/feed.json", "items": [
        { "id": "1", "url": "https://seoul.test/1", "title": "One", "content_text": "One.", "image": "https://img.test/1.webp",
          "_invest_seoul": { "views": 718, "thumbnails": [{ "url": "/small.webp", "width": 320 }] } },
        { "id": "2", "url": "https://seoul.test/2", "title": "Two", "content_text": "Two." },
        { "title": "Three", "url": "https://seoul.test/3" },
        { "title": "Four" } ] }"#;

    #[test]
    fn a_feed_is_counted_and_its_hosts_are_known() {
        let Report { title, home, releases, left_out, image_origins, .. } = report(FEED);
        assert_eq!(title.as_deref(), Some("Releases"));
        assert_eq!(home.as_deref(), Some("https://seoul.test/"));
        assert_eq!((releases, left_out), (Some(3), 1));
        assert_eq!(image_origins, ["https://img.test".to_owned(), "https://seoul.test".to_owned()].into());
    }

    #[test]
    fn a_home_page_is_an_address_of_the_web() {
        let scripted = FEED.replace(r#""home_page_url": "../""#, r#""home_page_url": "javascript:alert(1)""#);
        assert_eq!(report(&scripted).home, None);
    }

    #[test]
    fn what_is_wrong_with_several_releases_is_said_once() {
        use Severity::{Advice, Error};
        use Subject::{Member, Release};
        assert_eq!(
            sentences(&report(FEED)),
            [
                (
                    Error,
                    Release,
                    vec![4],
                    "has no id: give it one that never changes, such as its address".into()
                ),
                (Error, Member("id".into()), vec![3], "is missing, and JSON Feed requires it".into()),
                (Error, Release, vec![3, 4], "has neither content_text nor content_html: give it one".into()),
                (
                    Advice,
                    Member("home_page_url".into()),
                    vec![],
                    "is a relative address, which readers complete in different ways: write it out, with https://".into()
                ),
                (Advice, Release, vec![4], "has no url: give it that of its page".into()),
                (Advice, Release, vec![2, 3], "has no picture: give it an image".into()),
                (
                    Advice,
                    Release,
                    vec![2, 3],
                    "has no view count: write \"_invest_seoul\": { \"views\": 718 }".into()
                ),
            ]
        );
    }

    #[test]
    fn a_web_page_is_no_feed() {
        let report = report("<!doctype html>");
        assert_eq!(report.releases, None);
        assert_eq!(
            sentences(&report),
            [(
                Severity::Error,
                Subject::Feed,
                vec![],
                "cannot be read: the document is not JSON from line 1, column 1: check that the address leads to the feed and not to \
                 a web page, and that a program wrote its JSON"
                    .into()
            )]
        );
    }

    #[test]
    fn a_damaged_feed_has_the_releases_before_the_damage() {
        assert_eq!(report(&FEED[..FEED.len() - 20]).releases, Some(3));
    }

    #[test]
    fn what_the_headers_say_is_in_the_report() {
        let response = Response {
            content_type: Some("text/plain; charset=EUC-KR".into()),
            is_decoded: true,
            is_for_own_site_only: true,
        };
        let report = Report::of(FEED.as_bytes(), &"https://seoul.test/".parse().unwrap(), &response);
        let about_feed: Vec<_> = report
            .notes
            .iter()
            .filter(|note| note.subject == Subject::Feed)
            .map(|note| note.message(Language::English))
            .collect();
        assert_eq!(
            about_feed,
            [
                "is in EUC-KR: encode it as UTF-8 (RFC 8259, 8.1)",
                "has a media type other than application/feed+json, by which feed readers recognize a feed"
            ]
        );
        assert!(report.is_for_own_site_only);
    }

    #[test]
    fn it_is_known_whether_the_feed_has_further_pages() {
        let paged = FEED.replacen("{", r#"{ "next_url": "feed-2.json","#, 1);
        assert_eq!([&*paged, FEED].map(|feed| report(feed).has_further_pages), [true, false]);
    }
}
