//! How large a document and its parts may be.

/// What a [`Reader`](crate::Reader) accepts of documents from unknown sources.
///
/// Nesting needs no limit, because nothing is kept that is nested deeper than the format goes.
///
/// ```
/// let limits = json_feed::Limits { document_bytes: 8 << 20, content_html: false, ..Default::default() };
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
    /// Whether `content_html` is read, which is usually most of a feed. `true` by default.
    pub content_html: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            document_bytes: 256 << 20,
            string_bytes: 16 << 20,
            list_entries: 1_000_000,
            content_html: true,
        }
    }
}
