//! Checks a document against the rules of [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/): what is an error,
//! what could be better, and what the widget does about it.
//!
//! The [reader](crate::Reader) finds what it cannot use, within the [limits of the widget](Limits::WIDGET). This module checks the
//! rest, which other readers may refuse. It needs the feature `check`, which the widget does not use.
//!
//! ```
//! let findings = json_feed::check::check(br#"{
//!     "version": "https://jsonfeed.org/version/1.1", "title": "Releases",
//!     "home_page_url": "https://investseoul.com", "feed_url": "https://investseoul.com/feed.json",
//!     "items": [{ "id": "110", "url": "https://investseoul.com/110" }]
//! }"#);
//! let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
//! assert_eq!(findings, [
//!     "error: /items/0 has neither content_text nor content_html: give it one (the widget shows the card without text)",
//!     "advice: /items/0 has no title: give it one (the widget takes the beginning of the text, or says that there is none)",
//! ]);
//! ```

mod document;
mod members;
mod order;
mod rules;

use std::fmt;

pub use crate::language::is_language_tag;
use crate::{Html, Limits, Reader};
use document::Document;
use order::members_after_items;
use rules::{IGNORES, Rules};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Against the specification.
    Error,
    /// Allowed by the specification, but not recommended, or worse for readers.
    Advice,
}

/// Something in a document that could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad a finding is.
    pub severity: Severity,
    /// The place, as a JSON Pointer (RFC 6901), or the empty string for the whole document.
    pub at: String,
    /// What is wrong and how to correct it. It follows the place in a sentence.
    pub message: String,
    /// What the widget does about it.
    pub effect: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        };
        let at = if self.at.is_empty() { "the document" } else { &self.at };
        write!(f, "{severity}: {at} {} (the widget {})", self.message, self.effect)
    }
}

/// The findings about a document, errors first.
pub fn check(document: &[u8]) -> Vec<Finding> {
    let mut rules = Rules::default();
    let mut reader = Reader::new(Limits { html: Html::Keep, ..Limits::WIDGET });
    // An error is returned again at the end.
    let _ = reader.push(document);
    let has_items = !reader.feed().items.is_empty();
    let (omitted, dropped) = (reader.omitted().to_vec(), reader.dropped().to_vec());
    let reading = match reader.finish() {
        Ok(reading) => reading,
        Err(error) => {
            let (verdict, effect) = if has_items {
                ("is damaged", "shows the items before that, and no more")
            } else {
                ("is no feed", "shows no news but a message that they cannot be read")
            };
            rules.error("", &format!("{verdict}: {error}"), effect);
            omitted.iter().for_each(|item| rules.omitted(item));
            dropped.iter().for_each(|field| rules.dropped(field));
            return rules.sorted();
        }
    };
    reading.omitted.iter().for_each(|item| rules.omitted(item));
    reading.dropped.iter().for_each(|field| rules.dropped(field));
    let without_mark = document.strip_prefix(b"\xef\xbb\xbf");
    if without_mark.is_some() {
        rules.error("", "begins with a byte order mark (RFC 8259, 8.1): leave it out", IGNORES);
    }
    let document = String::from_utf8_lossy(without_mark.unwrap_or(document));
    match serde_json::from_str::<Document>(&document) {
        Ok(Document(feed)) => {
            rules.feed(&feed, &reading.feed.version);
            rules.order(&members_after_items(&document));
        }
        // Half a surrogate pair, a number that no double holds, or very deep nesting.
        Err(error) => {
            let message = format!("is JSON that many readers refuse, and was not looked at further: {error}");
            rules.error("", &message, "reads it all the same");
        }
    }
    rules.sorted()
}
