//! From the bytes of a document to a feed, while they come.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::feed::FeedFields;
use crate::fields::Context;
use crate::item::item;
use crate::json::{Part, Splitter, Value};
use crate::{DroppedField, Error, Feed, Flaw, Item, Limits, OmittedItem, Reading};

/// Reads a whole document as JSON Feed 1.0 or 1.1, by the rules on the [crate's page](crate) and with the default
/// [`Limits`].
///
/// # Errors
/// If the document is not a feed; [`Error`] has the reasons.
pub fn read(document: &[u8]) -> Result<Reading, Error> {
    let mut reader = Reader::new(Limits::default());
    reader.push(document)?;
    reader.finish()
}

/// Reads a document as JSON Feed 1.0 or 1.1 while its bytes come, by the rules on the [crate's page](crate).
///
/// ```
/// use json_feed::{Limits, Reader};
///
/// let mut reader = Reader::new(Limits::default());
/// reader.push(br#"{ "title": "Invest Seoul", "items": [ { "id": 110, "title": "Joint Tour"#)?;
/// assert!(reader.take_items().is_empty());
/// reader.push(br#"ism Marketing MOU" }, { "id""#)?;
/// let items = reader.take_items();
/// assert_eq!(items[0].title.as_deref(), Some("Joint Tourism Marketing MOU"));
/// assert_eq!(reader.feed().title.as_deref(), Some("Invest Seoul"));
/// // The rest of the document is not needed to show the first item.
/// # Ok::<(), json_feed::Error>(())
/// ```
///
/// It keeps the items that are not taken, the ids of all items, and of the document only the field or item that is
/// not complete.
#[derive(Debug)]
pub struct Reader {
    splitter: Splitter,
    /// How many more bytes the document may have.
    remaining_bytes: usize,
    error: Option<Error>,
    fields: FeedFields,
    /// The names of the document's members so far, except a list of items.
    members: Vec<&'static str>,
    items: Items,
    /// The number of entries of `items` so far, whether they are kept or omitted.
    item_count: usize,
    /// The ids so far, each with the index of its item.
    ids: BTreeMap<String, usize>,
    omitted: Vec<OmittedItem>,
    context: Context,
    /// Whether something that is not Unicode was replaced by U+FFFD.
    has_replacements: bool,
    /// Whether all bytes that were read of strings are UTF-8.
    is_utf8: bool,
}

/// What the document's `items` are, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Items {
    Missing,
    NotAnArray,
    Array,
}

impl Reader {
    /// A reader for a new document.
    pub fn new(limits: Limits) -> Self {
        Reader {
            splitter: Splitter::new(&limits),
            remaining_bytes: limits.document_bytes,
            error: None,
            fields: FeedFields::new(),
            members: Vec::new(),
            items: Items::Missing,
            item_count: 0,
            ids: BTreeMap::new(),
            omitted: Vec::new(),
            context: Context { limits, dropped: Vec::new() },
            has_replacements: false,
            is_utf8: true,
        }
    }

    /// Reads the next bytes of the document. It may be cut anywhere, also inside a character.
    ///
    /// # Errors
    /// [`Error::NotJson`] and [`Error::TooLarge`], at the first byte that causes the error and at each later call.
    /// Items before that byte can still be taken.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.read(bytes).inspect_err(|error| self.error = Some(*error)),
        }
    }

    /// The items that have become complete since the last call.
    pub fn take_items(&mut self) -> Vec<Item> {
        std::mem::take(&mut self.fields.feed.items)
    }

    /// The feed so far, with the items that are complete and not taken. Its fields may stand anywhere in the
    /// document. The version is 1.1 until it has come.
    pub fn feed(&self) -> &Feed {
        &self.fields.feed
    }

    /// Whether a member of the document with this name has come, whatever its value. Only members that the format
    /// defines are known, and not a list of items.
    pub fn has_member(&self, name: &str) -> bool {
        self.members.contains(&name)
    }

    /// Whether the bytes of all names and strings that were read so far are UTF-8. Others were read as U+FFFD.
    pub fn is_utf8(&self) -> bool {
        self.is_utf8
    }

    /// The items omitted so far.
    pub fn omitted(&self) -> &[OmittedItem] {
        &self.omitted
    }

    /// The fields dropped so far.
    pub fn dropped(&self) -> &[DroppedField] {
        &self.context.dropped
    }

    /// The feed at the end of the document, with the items that are not taken.
    ///
    /// # Errors
    /// If the document is not a feed, which may be known only at its end; [`Error`] has the reasons.
    pub fn finish(self) -> Result<Reading, Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        self.splitter.finish()?;
        match self.items {
            Items::Missing => return Err(Error::ItemsMissing),
            Items::NotAnArray => return Err(Error::ItemsNotAnArray),
            Items::Array => {}
        }
        let mut dropped = self.context.dropped;
        if !self.fields.has_version {
            // Any list of items can be shown. Without items, a document that does not say what it is could be anything.
            if self.ids.is_empty() {
                return Err(Error::VersionMissing);
            }
            dropped.push(DroppedField { at: "/version".to_owned(), flaw: Flaw::Missing });
        }
        if self.has_replacements {
            dropped.push(DroppedField { at: String::new(), flaw: Flaw::NotUnicode });
        }
        Ok(Reading { feed: self.fields.feed, omitted: self.omitted, dropped })
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let (mut bytes, excess) = bytes.split_at(bytes.len().min(self.remaining_bytes));
        self.remaining_bytes -= bytes.len();
        while let Some(part) = self.splitter.next(&mut bytes)? {
            match part {
                Part::Member(name) => self.read_member(name),
                Part::ItemsBegin if self.items == Items::Array => self.skip_items(Flaw::Repeated),
                Part::ItemsBegin => self.items = Items::Array,
                Part::Item if self.item_count == self.context.limits.list_entries => {
                    self.skip_items(Flaw::TooMany);
                }
                Part::Item => self.read_item(),
            }
        }
        if excess.is_empty() { Ok(()) } else { Err(Error::TooLarge) }
    }

    fn read_member(&mut self, name: &'static str) {
        let value = self.value();
        if !self.members.contains(&name) {
            self.members.push(name);
        }
        if name != "items" {
            self.fields.read(name, value, &mut self.context);
        } else if self.items != Items::Array {
            // Not a list. It makes no difference if there is a list as well.
            self.items = if let Value::Null = value { Items::Missing } else { Items::NotAnArray };
        }
    }

    fn read_item(&mut self) {
        let value = self.value();
        let index = self.item_count;
        self.item_count += 1;
        match item(value, index, &mut self.ids, &mut self.context) {
            Ok(item) => self.fields.feed.items.push(item),
            Err(reason) => self.omitted.push(OmittedItem { index, reason }),
        }
    }

    fn value(&mut self) -> Value {
        let (json, has_replacements) = self.splitter.value();
        self.has_replacements |= has_replacements;
        self.is_utf8 &= matches!(json, Cow::Borrowed(_));
        Value::decode(&json, self.context.limits.list_entries)
    }

    fn skip_items(&mut self, flaw: Flaw) {
        self.splitter.skip_items();
        self.context.dropped.push(DroppedField { at: "/items".to_owned(), flaw });
    }
}
