//! `seoul-feed check`: checks a file or an address by the rules of JSON Feed, and the response headers that browsers need.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use json_feed::check::{Finding, Severity, check};
use serde_json::json;
use url::Url;

use crate::feed::FileError;
use crate::fetch::{Document, FetchError, Fetcher};

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
        message: format!("leads to {next}, which is no further page: {cause}"),
        effect: "shows the items before it",
    }
}

/// A page of the feed.
struct Page {
    /// Where it is: a path, or the document at a web address.
    place: Result<String, Box<Document>>,
    bytes: Vec<u8>,
}

impl Page {
    fn open(source: &str, fetcher: &mut Fetcher) -> Result<Self, CheckError> {
        let address = Url::parse(source).ok().filter(|address| matches!(address.scheme(), "http" | "https"));
        let Some(address) = address else {
            let bytes = fs::read(source).map_err(FileError::at(source.as_ref()))?;
            return Ok(Self { place: Ok(source.to_owned()), bytes });
        };
        fetcher.trust_host(&address);
        fetcher.set_origin(ORIGIN);
        let mut document = fetcher.document(&address, FEED_LIMIT)?;
        let bytes = std::mem::take(&mut document.bytes);
        Ok(Self { place: Err(document.into()), bytes })
    }

    /// Its path or address.
    fn name(&self) -> String {
        self.place.as_ref().map_or_else(|document| document.address.to_string(), Clone::clone)
    }

    /// The path or address of the page that `next_url` leads to. A file's next page is in the same directory.
    fn beside(&self, next_url: &str) -> String {
        match &self.place {
            Ok(path) => {
                let name = next_url.rsplit('/').next().unwrap_or(next_url);
                Path::new(path).with_file_name(name).display().to_string()
            }
            Err(document) => {
                document.address.join(next_url).map_or_else(|_| next_url.to_owned(), String::from)
            }
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let mut findings = check(&self.bytes);
        if let Err(document) = &self.place {
            findings.extend(header_findings(document));
        }
        findings
    }
}

/// Checks the response headers.
fn header_findings(document: &Document) -> Vec<Finding> {
    let finding = |severity, message: &str, effect| Finding {
        severity,
        at: String::new(),
        message: message.to_owned(),
        effect,
    };
    let mut findings = Vec::new();
    if !document.allows_cors {
        findings.push(finding(
            Severity::Error,
            "cannot be read by other sites: the server has to send Access-Control-Allow-Origin: *",
            "cannot read it on any other site, and shows that the news cannot be loaded",
        ));
    }
    let media_type = document
        .content_type
        .as_deref()
        .and_then(|header| header.split(';').next())
        .unwrap_or_default()
        .trim();
    if !matches!(media_type, "application/feed+json" | "application/json") {
        findings.push(finding(
            Severity::Advice,
            "has a media type other than application/feed+json, by which feed readers recognize a feed",
            "reads it anyway",
        ));
    }
    findings
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
    let findings = findings.iter().map(|Finding { severity, at, message, effect }| {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        };
        json!({ "severity": severity, "at": at, "message": message, "effect": effect })
    });
    format!("{:#}\n", serde_json::Value::from_iter(findings))
}

/// The number of errors among the findings.
pub fn error_count(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
