//! The result of reading: the feed, and a list of everything in the document that is not in the feed.

use std::fmt;

use crate::{Feed, decimal};

/// A feed, and what was left out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Everything that could be used.
    pub feed: Feed,
    /// The items omitted, in the order of the document.
    pub omitted: Vec<OmittedItem>,
    /// The fields dropped from the feed and from the items in it, in the order in which they were read.
    pub dropped: Vec<DroppedField>,
}

/// An entry of `items` that is not in the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OmittedItem {
    /// Its index in the document's `items`, from 0.
    pub index: usize,
    /// Why it is omitted.
    pub reason: OmissionReason,
}

/// Why an item is omitted. Only its `id` can be a reason. "Any item without an id must be discarded" (specification, "Suggestions for
/// Feed Readers"), but one that has an address can be told from others by it, and is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OmissionReason {
    /// The entry is not an object.
    NotAnObject,
    /// There is no `id`, or it is `null`, and no address to take for it.
    IdMissing,
    /// The `id` has no visible character.
    IdBlank,
    /// The `id` is neither a string nor a number, or a number with more digits than programs read exactly (RFC 8259,
    /// 6).
    IdNotText,
    /// The `id` is longer than [`Limits::string_bytes`](crate::Limits::string_bytes).
    IdTooLong,
    /// An earlier item has this `id`.
    IdRepeated {
        /// The index of the earlier item in the document's `items`, from 0.
        first: usize,
    },
}

/// A value in the document that is not in the feed, or not as it is written, although the feed or item around it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedField {
    /// The place of the value in the document, as a JSON Pointer (RFC 6901): `/items/3/date_published`, or the empty
    /// string for the whole document.
    pub at: String,
    /// Why it is dropped.
    pub flaw: Flaw,
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// The value is not a string.
    NotAString,
    /// The string has no visible character.
    Blank,
    /// The string is longer than [`Limits::string_bytes`](crate::Limits::string_bytes). The beginning of
    /// a title, text or summary is in the feed.
    TooLong,
    /// The value is neither `true` nor `false`.
    NotABoolean,
    /// The value is not a whole number from 0 to 2⁶⁴ − 1.
    NotACount,
    /// The value is not a number of seconds of 0 or more.
    NotADuration,
    /// The value is not an array.
    NotAnArray,
    /// The array has more entries than [`Limits::list_entries`](crate::Limits::list_entries). The first ones are in
    /// the feed.
    TooMany,
    /// There is no such member, or it is `null`, and the specification requires it.
    Missing,
    /// An earlier `items` is a list as well, and that one is read.
    Repeated,
    /// The value is not an object.
    NotAnObject,
    /// The string is not a date that [`Timestamp`](crate::Timestamp) reads, or there is no such day.
    NotADate,
    /// The string is not the address of a version of JSON Feed.
    NotAVersion,
    /// The object has no usable member of this name, and needs one.
    Lacks(&'static str),
    /// In the document, bytes that are not UTF-8 or halves of surrogate pairs were replaced by U+FFFD.
    NotUnicode,
    /// The author has no usable name, url or avatar.
    Nobody,
}

impl fmt::Display for OmittedItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl OmittedItem {
    /// The message that `Display` writes, without the code of `std::fmt`.
    pub fn message(&self) -> String {
        ["/items/", &decimal(self.index as u64), " ", &self.reason.message()].concat()
    }
}

impl fmt::Display for DroppedField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl DroppedField {
    /// The message that `Display` writes, without the code of `std::fmt`.
    pub fn message(&self) -> String {
        let at = if self.at.is_empty() { "the document" } else { &self.at };
        [at, " ", &self.flaw.message()].concat()
    }
}

/// The message without the item: "has no id: give it one …".
impl fmt::Display for OmissionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl OmissionReason {
    fn message(&self) -> String {
        let message = match self {
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
        message.to_owned()
    }
}

/// The message without the field: "is blank: fill it …".
impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl Flaw {
    fn message(&self) -> String {
        let message = match self {
            Flaw::NotAString => "is not a string: write it in quotation marks",
            Flaw::Blank => "is blank: fill it or leave the field out",
            Flaw::TooLong => "is too long: shorten it",
            Flaw::NotABoolean => "is neither true nor false",
            Flaw::NotACount => "is not a whole number of 0 or more: write it as 718, without separators",
            Flaw::NotADuration => "is not a number of seconds of 0 or more",
            Flaw::NotAnArray => "is not a list: write it as [ … ]",
            Flaw::TooMany => "has too many entries: the first are used, the others are not",
            Flaw::Missing => "is missing, and JSON Feed requires it",
            Flaw::Repeated => "is there more than once: the first list is used, the others are not",
            Flaw::NotAnObject => "is not an object: write it as { … }",
            Flaw::NotADate => "is not a date: write it as 2018-08-01T11:01:00+09:00",
            Flaw::NotAVersion => "is not a version of JSON Feed: write https://jsonfeed.org/version/1.1",
            Flaw::Lacks(member) => {
                return ["has no usable ", member, ", and means nothing without it"].concat();
            }
            Flaw::NotUnicode => "has unreadable characters: encode it as UTF-8 and cut no character in half",
            Flaw::Nobody => "names nobody: give a name, url or avatar",
        };
        message.to_owned()
    }
}
