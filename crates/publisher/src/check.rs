//! A feed on disk or on the web, checked: by the rules of the format, and by what browsers ask of its server.

use std::fmt::Write;
use std::fs;

use json_feed::check::{Finding, Severity, check};
use serde_json::json;
use url::Url;

use crate::feed::PlaceError;
use crate::fetch::{Document, FetchError, Fetcher};

/// The most of a feed that is looked at.
const FEED_LIMIT: u64 = 16 << 20;
/// A site that no server knows: what it may read, all may.
const READER: &str = "https://reader.example";

/// Why a feed cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] PlaceError),
    /// The address gives nothing.
    #[error(transparent)]
    Web(#[from] FetchError),
}

/// What is to be said about the feed at `place`, an address or a path; errors first.
///
/// # Errors
/// When there is nothing to check.
pub fn findings(place: &str, fetcher: &mut Fetcher) -> Result<Vec<Finding>, CheckError> {
    let address = Url::parse(place).ok().filter(|address| matches!(address.scheme(), "http" | "https"));
    let Some(address) = address else {
        return Ok(check(&fs::read(place).map_err(PlaceError::at(place.as_ref()))?));
    };
    fetcher.trust(&address);
    fetcher.ask_from(READER);
    let document = fetcher.document(&address, FEED_LIMIT)?;
    let mut findings = check(&document.bytes);
    findings.extend(served(&document));
    findings.sort_by_key(|finding| finding.severity);
    Ok(findings)
}

/// What is to be said about how the feed is served.
fn served(document: &Document) -> Vec<Finding> {
    let finding = |severity, message: &str, effect| Finding {
        severity,
        at: String::new(),
        message: message.to_owned(),
        effect,
    };
    let mut findings = Vec::new();
    if !document.open_to_all {
        findings.push(finding(
            Severity::Error,
            "is not for other sites: let the server send Access-Control-Allow-Origin: *",
            "cannot read it on any other site, and says that the news cannot be reached",
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
            "has another media type than application/feed+json, by which readers know a feed",
            "reads it all the same",
        ));
    }
    findings
}

/// The findings as lines for people.
pub fn as_text(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let _ = writeln!(text, "{finding}"); // a string takes everything
    }
    let errors = errors(findings);
    let _ = writeln!(text, "errors: {errors}, advice: {}", findings.len() - errors);
    text
}

/// The findings as a list for programs: `[{"severity", "at", "message", "effect"}]`.
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

/// How many of the findings are against the rules.
pub fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
