//! From the bytes of a document to a feed, while they come.

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
/// When the document is no feed at all; [`Error`] says why.
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
/// // Enough for a first card: the rest of the document need not come.
/// # Ok::<(), json_feed::Error>(())
/// ```
///
/// It holds what it has read and nobody has taken, the identifiers of all items to notice repetition, and of the
/// document itself no more than the item or field that is not complete.
#[derive(Debug)]
pub struct Reader {
    splitter: Splitter,
    /// How many more bytes the document may have.
    room: usize,
    failure: Option<Error>,
    fields: FeedFields,
    items: Items,
    /// How many entries of `items` have come.
    entries: usize,
    /// The identifiers met so far, each with the index of its item.
    ids: BTreeMap<String, usize>,
    omitted: Vec<OmittedItem>,
    context: Context,
    /// Whether U+FFFD stands in a value for what is not Unicode in the document.
    is_replaced: bool,
}

/// What has come under the name of `items`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Items {
    Missing,
    NotAnArray,
    Array,
}

impl Reader {
    /// Reads a document of which nothing has come.
    pub fn new(limits: Limits) -> Self {
        Reader {
            splitter: Splitter::new(&limits),
            room: limits.document_bytes,
            failure: None,
            fields: FeedFields::new(),
            items: Items::Missing,
            entries: 0,
            ids: BTreeMap::new(),
            omitted: Vec::new(),
            context: Context { limits, dropped: Vec::new() },
            is_replaced: false,
        }
    }

    /// Reads the next bytes of the document, which may be cut anywhere, also inside a character.
    ///
    /// # Errors
    /// [`Error::NotJson`] and [`Error::TooLarge`], at the first byte that is to blame and again for whatever is pushed
    /// after it. What came before that byte can still be taken.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self.failure {
            Some(error) => Err(error),
            None => self.read(bytes).inspect_err(|error| self.failure = Some(*error)),
        }
    }

    /// The items that have become complete since they were taken last.
    pub fn take_items(&mut self) -> Vec<Item> {
        std::mem::take(&mut self.fields.feed.items)
    }

    /// What is known of the feed so far, with the items that are complete and not taken. Its fields may stand anywhere
    /// in the document; until the version comes it is 1.1.
    pub fn feed(&self) -> &Feed {
        &self.fields.feed
    }

    /// The items left out so far.
    pub fn omitted(&self) -> &[OmittedItem] {
        &self.omitted
    }

    /// The fields dropped so far.
    pub fn dropped(&self) -> &[DroppedField] {
        &self.context.dropped
    }

    /// The feed, now that the document is over, with the items that were not taken.
    ///
    /// # Errors
    /// When the document is no feed at all, which only its end can tell; [`Error`] says why.
    pub fn finish(self) -> Result<Reading, Error> {
        if let Some(error) = self.failure {
            return Err(error);
        }
        self.splitter.finish()?;
        if !self.fields.has_version {
            return Err(Error::VersionMissing);
        }
        match self.items {
            Items::Missing => return Err(Error::ItemsMissing),
            Items::NotAnArray => return Err(Error::ItemsNotAnArray),
            Items::Array => {}
        }
        let mut dropped = self.context.dropped;
        if self.is_replaced {
            dropped.push(DroppedField { at: String::new(), flaw: Flaw::NotUnicode });
        }
        Ok(Reading { feed: self.fields.feed, omitted: self.omitted, dropped })
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let (mut rest, excess) = bytes.split_at(bytes.len().min(self.room));
        self.room -= rest.len();
        while let Some(part) = self.splitter.next(&mut rest)? {
            match part {
                Part::Member(name) => self.member(name),
                Part::List if self.items == Items::Array => self.skip_list(Flaw::Repeated),
                Part::List => self.items = Items::Array,
                Part::Entry if self.entries == self.context.limits.list_entries => {
                    self.skip_list(Flaw::TooMany)
                }
                Part::Entry => self.entry(),
            }
        }
        if excess.is_empty() { Ok(()) } else { Err(Error::TooLarge) }
    }

    fn member(&mut self, name: &'static str) {
        let value = self.value();
        if name != "items" {
            self.fields.read(name, value, &mut self.context);
        } else if self.items != Items::Array {
            // It counts unless there is a list as well.
            self.items = if let Value::Null = value { Items::Missing } else { Items::NotAnArray };
        }
    }

    fn entry(&mut self) {
        let value = self.value();
        let index = self.entries;
        self.entries += 1;
        match item(value, index, &mut self.ids, &mut self.context) {
            Ok(item) => self.fields.feed.items.push(item),
            Err(reason) => self.omitted.push(OmittedItem { index, reason }),
        }
    }

    fn value(&mut self) -> Value {
        let (json, is_replaced) = self.splitter.value();
        self.is_replaced |= is_replaced;
        Value::decode(&json, self.context.limits.list_entries)
    }

    fn skip_list(&mut self, flaw: Flaw) {
        self.splitter.skip_list();
        self.context.dropped.push(DroppedField { at: "/items".to_owned(), flaw });
    }
}
