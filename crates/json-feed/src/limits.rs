//! How large a document and its parts may be, and how long it may take.

/// How long a server may send nothing before the widget gives it up, in ms.
pub const SILENCE: u32 = 15_000;

/// How many silences a document may take altogether: a server that sends a byte now and then must not keep a reader waiting without end.
pub const MAX_SILENCES: u32 = 2;

/// What a [`Reader`](crate::Reader) accepts of documents from unknown sources.
///
/// Nesting needs no limit, because nothing is kept that is nested deeper than the format goes.
///
/// ```
/// use json_feed::{Html, Limits};
///
/// let limits = Limits { document_bytes: 1 << 20, html: Html::Skip, ..Default::default() };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a document. A longer one is refused with [`Error::TooLarge`](crate::Error::TooLarge). 256
    /// MiB by default.
    ///
    /// This also bounds the memory for the one item or field that is not complete, which is kept until it is.
    pub document_bytes: usize,
    /// The most bytes of a string, in UTF-8. A longer title, text or summary is cut at the end of a character. Any
    /// other longer string is dropped, because part of an address is another address. 16 MiB by default.
    pub string_bytes: usize,
    /// The most entries of a list, such as the items of the feed or the tags of an item. The rest is skipped.
    /// 1,000,000 by default.
    pub list_entries: usize,
    /// What is read of `content_html`, which is usually most of a feed. All of it by default.
    pub html: Html,
}

/// What is read of the `content_html` of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Html {
    /// All of it, however long, into [`Item::content_html`](crate::Item::content_html).
    Keep,
    /// Of its first bytes, as many as this as the document writes them, what a card shows of an item: the text, if there is no other one,
    /// and the first picture, if there is no other one. They are in [`Item::preview`](crate::Item::preview).
    Preview(usize),
    /// Nothing.
    Skip,
}

impl Limits {
    /// What the widget reads. A card shows a few hundred characters, and no server takes an address of 64 KB.
    pub const WIDGET: Limits = Limits {
        document_bytes: 8 << 20,
        string_bytes: 64 << 10,
        list_entries: 10_000,
        html: Html::Preview(16 << 10),
    };
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            document_bytes: 256 << 20,
            string_bytes: 16 << 20,
            list_entries: 1_000_000,
            html: Html::Keep,
        }
    }
}
