//! What reading gives back: the feed, and an account of everything in the document that did not make it into
//! the feed.

use std::fmt;

use crate::{Feed, decimal};

/// A feed that was read, and what had to be left out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// All that could be used.
    pub feed: Feed,
    /// The items left out, in the order of the document.
    pub omitted: Vec<OmittedItem>,
    /// The fields dropped from the feed and from the items kept, in the order in which they were met.
    pub dropped: Vec<DroppedField>,
}

/// An entry of `items` that is not in the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OmittedItem {
    /// Its place in the document's `items`, from 0.
    pub index: usize,
    /// Why it was left out.
    pub reason: OmissionReason,
}

/// Why an item cannot be used. Only what concerns its `id` can cost an item its place: "any item without an
/// id must be discarded" (specification, "Suggestions for Feed Readers").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OmissionReason {
    /// The entry is a string, a number, a list, `null` …
    NotAnObject,
    /// There is no `id`, or it is `null`.
    IdMissing,
    /// The `id` has no visible character.
    IdBlank,
    /// The `id` is neither a string nor a number, or is a number of more digits than JSON carries safely (RFC
    /// 8259, 6).
    IdNotText,
    /// The `id` is longer than [`Limits::string_bytes`](crate::Limits::string_bytes).
    IdTooLong,
    /// An earlier item has this `id`.
    IdRepeated {
        /// Place of the earlier item in the document's `items`, from 0.
        first: usize,
    },
}

/// A value in the document that is not, or not as it stands, in the feed, while the feed or the item around
/// it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedField {
    /// Where the value stands, as a JSON Pointer (RFC 6901) into the document:
    /// `/items/3/date_published`, or the empty string for the document as a whole.
    pub at: String,
    /// Why it was dropped.
    pub flaw: Flaw,
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A string is called for.
    NotAString,
    /// A string without a visible character says nothing.
    Blank,
    /// The string is longer than [`Limits::string_bytes`](crate::Limits::string_bytes). Of a title, text or summary
    /// the beginning is there.
    TooLong,
    /// `true` or `false` is called for.
    NotABoolean,
    /// A whole number from 0 to 2⁶⁴ − 1 is called for.
    NotACount,
    /// A number of seconds, 0 or more, is called for.
    NotADuration,
    /// An array is called for.
    NotAnArray,
    /// The array has more entries than [`Limits::list_entries`](crate::Limits::list_entries); the first ones are there.
    TooMany,
    /// An earlier `items` is a list as well, and that one is there.
    Repeated,
    /// An object is called for.
    NotAnObject,
    /// The string is not a date and time of RFC 3339 with its offset, or there is no such day.
    NotRfc3339,
    /// The string is not the address of a version of JSON Feed.
    NotAVersion,
    /// The object lacks a usable member of this name and means nothing without it.
    Lacks(&'static str),
    /// Of the whole document: bytes that are not UTF-8, or halves of surrogate pairs, were read as U+FFFD.
    NotUnicode,
    /// An author without a usable name, url or avatar is nobody.
    Nobody,
}

impl fmt::Display for OmittedItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl OmittedItem {
    /// What `Display` says. A program that formats nothing else is spared the machinery for it.
    pub fn message(&self) -> String {
        ["/items/", &decimal(self.index as u64), " ", &self.reason.message()].concat()
    }
}

impl fmt::Display for DroppedField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at.is_empty() { "the document" } else { &self.at };
        write!(f, "{at} {}", self.flaw)
    }
}

/// What goes after the item's name in a sentence for the publisher: "has no id: give it one …".
impl fmt::Display for OmissionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl OmissionReason {
    fn message(&self) -> String {
        let told = match self {
            OmissionReason::NotAnObject => "is not an object: write each item as { \"id\": … }",
            OmissionReason::IdMissing => "has no id: give it one that never changes, such as its address",
            OmissionReason::IdBlank => "has a blank id: give it one that never changes, such as its address",
            OmissionReason::IdNotText => "has an id that is no string: write it in quotation marks",
            OmissionReason::IdTooLong => "has an id that is too long: give it a short one",
            OmissionReason::IdRepeated { first } => {
                let first = decimal(*first as u64);
                return ["has the id of /items/", &first, ": give each item an id of its own"].concat();
            }
        };
        told.to_owned()
    }
}

/// What goes after the field's name in a sentence for the publisher: "is blank: fill it …".
impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Flaw::NotAString => "is not a string: write it in quotation marks",
            Flaw::Blank => "is blank: fill it or leave the field out",
            Flaw::TooLong => "is too long: shorten it",
            Flaw::NotABoolean => "is neither true nor false",
            Flaw::NotACount => "is not a whole number of 0 or more: write it as 718, without separators",
            Flaw::NotADuration => "is not a number of seconds of 0 or more",
            Flaw::NotAnArray => "is not a list: write it as [ … ]",
            Flaw::TooMany => "has too many entries: the first are used, the others are not",
            Flaw::Repeated => "is there more than once: the first list is used, the others are not",
            Flaw::NotAnObject => "is not an object: write it as { … }",
            Flaw::NotRfc3339 => "is not a date of RFC 3339: write it as 2018-08-01T11:01:00+09:00",
            Flaw::NotAVersion => "is not a version of JSON Feed: write https://jsonfeed.org/version/1.1",
            Flaw::Lacks(member) => return write!(f, "has no usable {member}, and means nothing without it"),
            Flaw::NotUnicode => "has unreadable characters: encode it as UTF-8 and cut no character in half",
            Flaw::Nobody => "names nobody: give a name, url or avatar",
        })
    }
}
