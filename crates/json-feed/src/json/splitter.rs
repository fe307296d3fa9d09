//! The document, cut into parts while its bytes come: the members of its object and the entries of its `items`.
//!
//! One part at a time is kept. It is a copy in JSON that serde_json decodes without loss and without errors:
//!
//! - White space and members that are not read are left out. The latter cost no memory, however large they are.
//! - Arrays and objects deeper than the format goes are `null`, so that decoding recurses to a fixed depth.
//! - A number is an object with its text: `{"":"1e999"}`. serde_json would round or refuse some numbers. No other object has
//!   this member, because a name without characters is not one that is read.

use std::borrow::Cow;

use super::names;
use super::scanner::{Scanner, Token};
use super::unicode::replace_invalid;
use crate::{Error, Limits};

/// What has come of a document. [`Splitter::value`] has its JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// A member of the document, other than a list of items.
    Member(&'static str),
    /// The member `items` is a list, and its entries follow.
    List,
    /// An entry of `items`.
    Entry,
}

/// How many arrays and objects are around the deepest field that is read, `/items/0/_invest_seoul/thumbnails/0/url`.
const DEEPEST: usize = 6;

/// Cuts one document into parts.
#[derive(Debug)]
pub(crate) struct Splitter {
    scanner: Scanner,
    content_html: bool,
    /// Whether the document is an object.
    is_object: bool,
    /// The name of the document's member that is being read.
    member: &'static str,
    /// Whether that member is a list of items, which is cut into its entries.
    in_list: bool,
    /// The name that is being read, as written.
    name: Vec<u8>,
    /// The part that is being read.
    value: Vec<u8>,
    /// Bytes are skipped until a value ends at this depth.
    skip: Option<usize>,
}

impl Splitter {
    pub(crate) fn new(limits: &Limits) -> Self {
        Splitter {
            scanner: Scanner::new(),
            content_html: limits.content_html,
            is_object: false,
            member: "",
            in_list: false,
            name: Vec::with_capacity(names::LONG),
            value: Vec::new(),
            skip: None,
        }
    }

    /// Takes the bytes up to the end of the next part; `None` when it needs more bytes than there are.
    ///
    /// # Errors
    /// [`Error::NotJson`].
    pub(crate) fn next(&mut self, bytes: &mut &[u8]) -> Result<Option<Part>, Error> {
        while let Some((token, scanned)) = self.scanner.next(bytes)? {
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
                    self.value.extend_from_slice(scanned);
                    None
                }
                Token::ValueEnd => self.value_end(scanned),
            };
            if part.is_some() {
                return Ok(part);
            }
        }
        Ok(None)
    }

    /// The JSON of the member or entry that [`Splitter::next`] has returned, and whether U+FFFD stands in it for what is not
    /// Unicode in the document.
    pub(crate) fn value(&mut self) -> (Cow<'_, str>, bool) {
        replace_invalid(&mut self.value)
    }

    /// Skips the rest of the list of items.
    pub(crate) fn skip_list(&mut self) {
        self.in_list = false;
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
        match names::known_as_written(&self.name).filter(|name| *name != "content_html" || self.content_html)
        {
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
        }
        if depth == 1 && self.member == "items" && scanned == b"[" {
            self.in_list = true;
            return Some(Part::List);
        }
        self.comma();
        match scanned {
            [b'[' | b'{'] if depth > DEEPEST => {
                self.value.extend_from_slice(b"null");
                self.skip = Some(depth);
            }
            [b'-' | b'0'..=b'9'] => {
                self.value.extend_from_slice(b"{\"\":\"");
                self.value.extend_from_slice(scanned);
            }
            _ => self.value.extend_from_slice(scanned),
        }
        None
    }

    fn value_end(&mut self, scanned: &[u8]) -> Option<Part> {
        let (depth, part_depth) = (self.scanner.depth(), self.part_depth());
        if depth < part_depth {
            self.in_list = false;
            return None;
        }
        // The last token of a number is empty.
        self.value.extend_from_slice(if scanned.is_empty() { b"\"}" } else { scanned });
        (depth == part_depth).then_some(if self.in_list { Part::Entry } else { Part::Member(self.member) })
    }

    /// How many arrays and objects are around a part.
    fn part_depth(&self) -> usize {
        if self.in_list { 2 } else { 1 }
    }

    /// Puts a comma between what is copied and what follows, unless it is the first in its array or object or has a name.
    fn comma(&mut self) {
        if !matches!(self.value.last(), None | Some(b'[' | b'{' | b':')) {
            self.value.push(b',');
        }
    }
}
