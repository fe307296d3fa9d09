//! The reasons why a document is not a feed.

use std::fmt;

use crate::decimal;

/// The document is not a feed. Each message tells the publisher what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Error {
    /// The bytes are not JSON. The specification advises against using any part of such a document.
    NotJson {
        /// The line of the first byte that is not JSON, from 1.
        line: usize,
        /// The place of that byte in its line, in bytes from 1.
        column: usize,
    },
    /// The document has more bytes than [`Limits::document_bytes`](crate::Limits::document_bytes).
    TooLarge,
    /// The bytes are empty, or end before the JSON does.
    CutShort,
    /// The JSON is not an object.
    NotAnObject,
    /// There is no `version`, or it is `null`, and there is no item that could be shown without it.
    VersionMissing,
    /// There are no `items`, or they are `null`.
    ItemsMissing,
    /// `items` is not an array.
    ItemsNotAnArray,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl Error {
    /// The message that `Display` writes, without the code of `std::fmt`.
    pub fn message(&self) -> String {
        let message = match self {
            Error::NotJson { line, column } => {
                return [
                    "the document is not JSON from line ",
                    &decimal(*line as u64),
                    ", column ",
                    &decimal(*column as u64),
                    ": check that the address leads to the feed and not to a web page, and that a program wrote its JSON",
                ]
                .concat();
            }
            Error::CutShort => {
                "the document is empty or ends too early: \
                 check that the feed is written completely before it is published"
            }
            Error::TooLarge => {
                "the document is larger than it may be: \
                 publish fewer items in it, and lead to the others with next_url"
            }
            Error::NotAnObject => {
                "the document is JSON but not an object: a feed is { \"version\": …, \"items\": [ … ] }"
            }
            Error::VersionMissing => {
                "the document has no version: begin it with \"version\": \"https://jsonfeed.org/version/1.1\""
            }
            Error::ItemsMissing => {
                "the document has no items: add \"items\": [ … ], empty if there are none yet"
            }
            Error::ItemsNotAnArray => "the items are not a list: write them as \"items\": [ … ]",
        };
        message.to_owned()
    }
}

impl std::error::Error for Error {}
