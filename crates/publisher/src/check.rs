//! `seoul-feed check`: checks a file or an address by the rules of JSON Feed, and the response headers that browsers need.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use encoding_rs::Encoding;
use json_feed::charset::{self, Decode};
use json_feed::check::{Effect, Finding, Response, Rule, Severity, check};
use serde_json::json;
use url::Url;

use crate::feed::FileError;
use crate::fetch::{FetchError, Fetcher};

/// The largest feed that is checked, in bytes.
const FEED_LIMIT: u64 = 16 << 20;
/// After so many pages, no more are checked.
const MAX_PAGES: usize = 500;
/// The `Origin` of the request. No server knows it, so if it may read the feed, every site may.
const ORIGIN: &str = "https://reader.example";

/// Why a feed cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The address cannot be downloaded.
    #[error(transparent)]
    Fetch(#[from] FetchError),
}

/// Checks the feed at `source`, a web address or a path, and the pages that `next_url` leads to. Errors come first.
///
/// # Errors
/// When its first page cannot be read.
pub fn findings(source: &str, fetcher: &mut Fetcher) -> Result<Vec<Finding>, CheckError> {
    let mut page = Page::open(source, fetcher)?;
    let mut findings = page.findings();
    let mut seen = HashSet::from([page.name()]);
    while let Some(next_url) = json_feed::read(&page.bytes).ok().and_then(|reading| reading.feed.next_url) {
        if seen.len() == MAX_PAGES {
            break;
        }
        let next = page.beside(&next_url);
        if !seen.insert(next.clone()) {
            findings.push(broken_link(&page, &next, "leads back to a page before it"));
            break;
        }
        page = match Page::open(&next, fetcher) {
            Ok(next) => next,
            Err(error) => {
                findings.push(broken_link(&page, &next, &error.to_string()));
                break;
            }
        };
        findings.extend(
            page.findings().into_iter().map(|found| Finding { at: format!("{next}#{}", found.at), ..found }),
        );
    }
    findings.sort_by_key(|finding| finding.severity);
    Ok(findings)
}

fn broken_link(page: &Page, next: &str, cause: &str) -> Finding {
    Finding {
        severity: Severity::Error,
        at: format!("{}#/next_url", page.name()),
        rule: Rule::NoNextPage { next: next.to_owned(), cause: cause.to_owned() },
        effect: Effect::ItemsBeforePageShown,
    }
}

/// A page of the feed.
struct Page {
    place: Place,
    /// The document, in UTF-8.
    bytes: Vec<u8>,
    /// What the server says with it. `None` for a file.
    response: Option<Response>,
}

/// Where a page is.
enum Place {
    File(String),
    Web(Url),
}

impl Page {
    fn open(source: &str, fetcher: &mut Fetcher) -> Result<Self, CheckError> {
        let address = Url::parse(source).ok().filter(|address| matches!(address.scheme(), "http" | "https"));
        let Some(address) = address else {
            let bytes = fs::read(source).map_err(FileError::at(source.as_ref()))?;
            return Ok(Self { place: Place::File(source.to_owned()), bytes, response: None });
        };
        fetcher.trust_host(&address);
        fetcher.set_origin(ORIGIN);
        let document = fetcher.document(&address, FEED_LIMIT)?;
        let content_type = document.content_type.as_deref().unwrap_or_default();
        let (bytes, is_decoded) = charset::decode::<Charset>(&document.bytes, content_type);
        let response = Response {
            content_type: document.content_type,
            is_decoded,
            is_for_own_site_only: !document.allows_cors,
        };
        Ok(Self { place: Place::Web(document.address), bytes, response: Some(response) })
    }

    /// Its path or address.
    fn name(&self) -> String {
        match &self.place {
            Place::File(path) => path.clone(),
            Place::Web(address) => address.to_string(),
        }
    }

    /// The path or address of the page that `next_url` leads to. A file's next page is in the same directory.
    fn beside(&self, next_url: &str) -> String {
        match &self.place {
            Place::File(path) => {
                let name = next_url.rsplit('/').next().unwrap_or(next_url);
                Path::new(path).with_file_name(name).display().to_string()
            }
            Place::Web(address) => address.join(next_url).map_or_else(|_| next_url.to_owned(), String::from),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        check(&self.bytes, self.response.as_ref())
    }
}

/// A decoder of the Encoding Standard.
struct Charset(encoding_rs::Decoder);

impl Decode for Charset {
    fn of(label: &str) -> Option<Self> {
        let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
        Some(Self(encoding.new_decoder_with_bom_removal()))
    }

    fn decode(&mut self, bytes: &[u8]) -> Vec<u8> {
        let longest = self.0.max_utf8_buffer_length(bytes.len()).unwrap_or_default();
        let mut text = String::with_capacity(longest);
        let _ = self.0.decode_to_string(bytes, &mut text, false); // the text has space for all of it
        text.into_bytes()
    }
}

/// The findings as text, one per line.
pub fn as_text(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let _ = writeln!(text, "{finding}"); // never fails for a String
    }
    let errors = error_count(findings);
    let _ = writeln!(text, "errors: {errors}, advice: {}", findings.len() - errors);
    text
}

/// The findings as JSON: `[{"severity", "at", "message", "effect"}]`.
pub fn as_json(findings: &[Finding]) -> String {
    let findings = findings.iter().map(|Finding { severity, at, rule, effect }| {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        };
        json!({ "severity": severity, "at": at, "message": rule.to_string(), "effect": effect.english() })
    });
    format!("{:#}\n", serde_json::Value::from_iter(findings))
}

/// The number of errors among the findings.
pub fn error_count(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
