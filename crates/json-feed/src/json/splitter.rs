//! Cuts a document into parts while its bytes come: the members of its object, and the items in its list of items.
//!
//! One part at a time is kept, as a copy that serde_json decodes without loss and without errors:
//!
//! - White space and members that are not read are left out. They cost no memory, however large they are.
//! - Of `content_html` only the beginning is copied.
//! - Extensions of items have one name, and only their counts are copied.
//! - An array or object that is nested deeper than the format goes is `null`. Decoding recurses to a fixed depth.
//! - A number is an object with the number's text: `{"":"1e999"}`. serde_json would round some numbers and refuse
//!   others. No other copied object has this member, because the empty name is not one that is read.

use std::borrow::Cow;

use super::names;
use super::scanner::{Scanner, Token};
use super::unicode::replace_invalid;
use crate::{Error, Html, Limits};

/// A part of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// A member of this name, other than a list of items. [`Splitter::value`] has its value.
    Member(&'static str),
    /// The beginning of the list of items.
    ItemsBegin,
    /// An entry of the list of items. [`Splitter::value`] has it.
    Item,
}

/// The number of arrays and objects around the most deeply nested field: `/items/0/_invest_seoul/thumbnails/0/url`.
const DEEPEST: usize = 6;

/// The number of arrays and objects around a member of an item: the document, the list, the item.
const ITEM: usize = 3;

/// The place where a string ends of which nothing more is copied.
const CUT: usize = 0;

/// Cuts one document.
#[derive(Debug)]
pub(crate) struct Splitter {
    scanner: Scanner,
    /// The most bytes of `content_html` that are copied.
    html_bytes: usize,
    /// Whether the document is an object.
    is_object: bool,
    /// The name of the document's member that is being read.
    member: &'static str,
    /// Whether that member is a list of items.
    in_items: bool,
    /// The last name, as written. Of a long name only the beginning is kept.
    name: Vec<u8>,
    /// The copy of the current part.
    value: Vec<u8>,
    /// Whether the last name is `content_html`.
    in_html: bool,
    /// The most bytes that the copy may have until the current string ends. [`CUT`] if it had more.
    end: usize,
    /// Whether an extension of an item is being read.
    in_extension: bool,
    /// If set, everything is skipped until a value ends that is nested this deep.
    skip: Option<usize>,
}

impl Splitter {
    pub(crate) fn new(limits: &Limits) -> Self {
        Splitter {
            scanner: Scanner::new(),
            html_bytes: match limits.html {
                Html::Keep => usize::MAX,
                Html::Preview(bytes) => bytes,
                Html::Skip => 0,
            },
            is_object: false,
            member: "",
            in_items: false,
            name: Vec::with_capacity(names::LONG),
            value: Vec::new(),
            in_html: false,
            end: usize::MAX,
            in_extension: false,
            skip: None,
        }
    }

    /// Takes the bytes up to the end of the next part. `None` means that the part needs more bytes.
    ///
    /// # Errors
    /// [`Error::NotJson`].
    pub(crate) fn next(&mut self, bytes: &mut &[u8]) -> Result<Option<Part>, Error> {
        loop {
            let after_escape = self.scanner.in_escape();
            let Some((token, scanned)) = self.scanner.next(bytes)? else {
                return Ok(None);
            };
            if let Some(depth) = self.skip {
                if token == Token::ValueEnd && self.scanner.depth() == depth {
                    self.skip = None;
                }
                continue;
            }
            let part = match token {
                Token::Separator => None,
                Token::NameBegin => {
                    self.name.clear();
                    None
                }
                Token::Name => {
                    let room = names::LONG - self.name.len();
                    self.name.extend_from_slice(scanned.get(..room).unwrap_or(scanned));
                    None
                }
                Token::NameEnd => {
                    self.name_end();
                    None
                }
                Token::ValueBegin => self.value_begin(scanned),
                Token::Value => {
                    self.more(scanned, after_escape);
                    None
                }
                Token::ValueEnd => self.value_end(scanned),
            };
            if part.is_some() {
                return Ok(part);
            }
        }
    }

    /// The value of the part that [`Splitter::next`] has returned, as JSON text, and whether something in it that is
    /// not Unicode is replaced by U+FFFD.
    pub(crate) fn value(&mut self) -> (Cow<'_, str>, bool) {
        replace_invalid(&mut self.value)
    }

    /// Skips the rest of the list of items. To call when a part of it has been returned.
    pub(crate) fn skip_items(&mut self) {
        self.in_items = false;
        self.skip = Some(1);
    }

    /// Checks that the document may end here.
    ///
    /// # Errors
    /// [`Error::CutShort`], [`Error::NotAnObject`].
    pub(crate) fn finish(&self) -> Result<(), Error> {
        if !self.scanner.is_complete() {
            return Err(Error::CutShort);
        }
        if self.is_object { Ok(()) } else { Err(Error::NotAnObject) }
    }

    fn name_end(&mut self) {
        let depth = self.scanner.depth();
        let name = names::decode(&self.name).filter(|name| *name != "content_html" || self.html_bytes > 0);
        self.in_html = name == Some("content_html");
        if self.in_items && depth == ITEM {
            self.in_extension = matches!(name, None | Some(names::EXTENSION)) && self.name.starts_with(b"_");
            // Its name is copied when it turns out to be an object.
            if self.in_extension {
                return;
            }
        }
        match name.filter(|name| !self.in_extension || names::COUNTS.contains(name)) {
            None => self.skip = Some(depth),
            Some(name) if depth == 1 => self.member = name,
            Some(name) => {
                self.comma();
                self.value.push(b'"');
                self.value.extend_from_slice(name.as_bytes());
                self.value.extend_from_slice(b"\":");
            }
        }
    }

    fn value_begin(&mut self, scanned: &[u8]) -> Option<Part> {
        let is_container = matches!(scanned, b"[" | b"{");
        let depth = self.scanner.depth() - usize::from(is_container);
        if depth == 0 {
            self.is_object = scanned == b"{";
            if !self.is_object {
                self.skip = Some(0);
            }
            return None;
        }
        if depth == self.part_depth() {
            self.value.clear();
            self.in_extension = false;
        }
        if depth == 1 && self.member == "items" && scanned == b"[" {
            self.in_items = true;
            return Some(Part::ItemsBegin);
        }
        if self.in_extension && depth == ITEM {
            if scanned != b"{" {
                self.skip = Some(depth);
                return None;
            }
            self.comma();
            self.value.extend_from_slice(b"\"_\":");
        }
        self.comma();
        match scanned {
            [b'[' | b'{'] if depth > if self.in_extension { ITEM } else { DEEPEST } => {
                self.value.extend_from_slice(b"null");
                self.skip = Some(depth);
            }
            [b'-' | b'0'..=b'9'] => {
                self.value.extend_from_slice(b"{\"\":\"");
                self.value.extend_from_slice(scanned);
            }
            _ => self.value.extend_from_slice(scanned),
        }
        if self.in_html && scanned == b"\"" {
            self.end = self.value.len().saturating_add(self.html_bytes);
        }
        None
    }

    /// Copies more of a value. A string that has to end is cut at the end of a character.
    fn more(&mut self, scanned: &[u8], after_escape: bool) {
        if self.end == CUT {
            return;
        }
        let before = self.value.len();
        self.value.extend_from_slice(scanned);
        if self.value.len() <= self.end || self.scanner.in_escape() {
            return;
        }
        if !after_escape {
            self.value.truncate(self.end.max(before));
            pop_character(&mut self.value);
        } else if ends_in_half_a_pair(&self.value) {
            return;
        }
        self.end = CUT;
    }

    fn value_end(&mut self, scanned: &[u8]) -> Option<Part> {
        let (depth, part_depth) = (self.scanner.depth(), self.part_depth());
        if depth < part_depth {
            self.in_items = false;
            return None;
        }
        self.end = usize::MAX;
        // The last token of a number is empty.
        self.value.extend_from_slice(if scanned.is_empty() { b"\"}" } else { scanned });
        (depth == part_depth).then_some(if self.in_items { Part::Item } else { Part::Member(self.member) })
    }

    /// The number of arrays and objects around a part.
    fn part_depth(&self) -> usize {
        if self.in_items { 2 } else { 1 }
    }

    /// Separates what follows from what is copied, unless it is the first in its array or object, or the value after
    /// a name.
    fn comma(&mut self) {
        if !matches!(self.value.last(), None | Some(b'[' | b'{' | b':')) {
            self.value.push(b',');
        }
    }
}

/// Removes the last character of a text in UTF-8, which may be incomplete, unless it is ASCII.
fn pop_character(text: &mut Vec<u8>) {
    while text.pop_if(|byte| matches!(byte, 0x80..=0xBF)).is_some() {}
    text.pop_if(|byte| *byte >= 0xC0);
}

/// Whether the last escape is the first half of a surrogate pair.
fn ends_in_half_a_pair(json: &[u8]) -> bool {
    matches!(
        json.last_chunk(),
        Some([b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', _, _])
    )
}
