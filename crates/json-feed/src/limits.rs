//! How much of a document is read and kept.

/// What a [`Reader`](crate::Reader) takes from strangers. Nesting needs no limit: the reader does not recurse, and keeps
/// nothing that lies deeper than the format goes.
///
/// ```
/// let limits = json_feed::Limits { document_bytes: 8 << 20, content_html: false, ..Default::default() };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a document; a longer one is refused with [`Error::TooLarge`](crate::Error::TooLarge). 256 MiB by default.
    pub document_bytes: usize,
    /// Bytes of a string, in UTF-8. Of longer titles, texts and summaries the beginning is kept, up to the end of a
    /// character; any other longer string is dropped, since half an address leads elsewhere. 16 MiB by default.
    pub string_bytes: usize,
    /// Entries of a list: the items of the feed, the tags of an item … The rest is passed over. 1,000,000 by default.
    pub list_entries: usize,
    /// Whether `content_html`, mostly the bulk of a feed, is read at all. It is by default.
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
