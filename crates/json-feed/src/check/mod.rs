//! Checks a document against the rules of [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/): what is an error,
//! what could be better, and what the widget does about it.
//!
//! The [reader](crate::Reader) finds what it cannot use, within the [limits of the widget](Limits::WIDGET). This module checks the
//! rest, which other readers may refuse. It needs the feature `check`, which the widget does not use.
//!
//! ```
//! let document = br#"{
//!     "version": "https://jsonfeed.org/version/1.1", "title": "Releases",
//!     "home_page_url": "https://investseoul.com", "feed_url": "https://investseoul.com/feed.json",
//!     "items": [{ "id": "110", "url": "https://investseoul.com/110", "_invest_seoul": { "views": 718 } }]
//! }"#;
//! let findings = json_feed::check::check(document, None);
//! let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
//! assert_eq!(findings, [
//!     "error: /items/0 has neither content_text nor content_html: give it one (the widget shows the card without text)",
//!     "advice: /items/0 has no title: give it one (the widget takes the beginning of the text, or says that there is none)",
//!     "advice: /items/0 has no picture: give it an image (the widget shows a drawing, or your own picture (fallback-image))",
//! ]);
//! ```

mod checker;
mod document;
mod effect;
mod finding;
mod members;
mod order;
mod response;
mod rule;

pub use crate::language::is_language_tag;
use crate::{Limits, Reader};
use checker::Checker;
pub use effect::Effect;
pub use finding::{Finding, Severity};
pub use response::Response;
pub use rule::Rule;

/// The findings about a document in UTF-8, errors first. `response` is what its server says; `None` for a file.
pub fn check(document: &[u8], response: Option<&Response>) -> Vec<Finding> {
    let mut checker = Checker::default();
    checker.document(document);
    if let Some(response) = response {
        checker.response(response);
    }
    let mut widget = Reader::new(Limits::WIDGET);
    // The checker has told of an error.
    let _ = widget.push(document);
    checker.cards(&widget);
    checker.sorted()
}
