//! `seoul-feed check`: checks a file or an address by the rules of JSON Feed, and the response headers that browsers need.

use std::fmt::Write;
use std::fs;

use json_feed::check::{Finding, Severity, check};
use serde_json::json;
use url::Url;

use crate::feed::FileError;
use crate::fetch::{Document, FetchError, Fetcher};

/// The largest feed that is checked, in bytes.
const FEED_LIMIT: u64 = 16 << 20;
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

/// Checks the feed at `source`, a web address or a path. Errors come first.
///
/// # Errors
/// When it cannot be read.
pub fn findings(source: &str, fetcher: &mut Fetcher) -> Result<Vec<Finding>, CheckError> {
    let address = Url::parse(source).ok().filter(|address| matches!(address.scheme(), "http" | "https"));
    let Some(address) = address else {
        return Ok(check(&fs::read(source).map_err(FileError::at(source.as_ref()))?));
    };
    fetcher.trust_host(&address);
    fetcher.set_origin(ORIGIN);
    let document = fetcher.document(&address, FEED_LIMIT)?;
    let mut findings = check(&document.bytes);
    findings.extend(header_findings(&document));
    findings.sort_by_key(|finding| finding.severity);
    Ok(findings)
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
