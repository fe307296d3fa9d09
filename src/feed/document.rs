//! One document of a feed: from its bytes to items, while they come.

use std::sync::Arc;

use json_feed::{Error, Flaw, Item, Limits, Reader, language_tag};

use crate::feed::{
    flaws::{broken_dates, broken_items},
    item::{FeedContext, FeedItem, names, plain_text, web_address},
    phase::{Cause, LoadedFeed, Rest},
};

/// How far a document is read on for a language or authors after its items, in bytes. The loader reads as far (`src/embed/enough.js`).
const HEAD_BYTES: usize = 64 << 10;

/// What has been read of one document.
pub struct Document {
    /// Its items, and what it says of itself.
    pub feed: LoadedFeed,
    /// Where it was found: after redirects.
    pub address: String,
    /// Where reading ended.
    pub end: End,
    /// Where the feed continues after it.
    pub next_url: Option<String>,
    /// What its publisher should correct, a line each for the console.
    pub warnings: Vec<String>,
}

/// Where reading a document ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// Where the document ends.
    Complete,
    /// After as many items as are wanted.
    Enough,
    /// Where the loader script has cut the response, mostly after as many items as are wanted.
    Cut,
    /// After as many items as are read of any feed.
    TooMany,
    /// After at least one item, by this fault.
    Interrupted(Cause),
}

impl Document {
    /// What the feed has after the items that have been read.
    pub fn rest(&self) -> Rest {
        match &self.end {
            End::Complete if self.next_url.is_none() => Rest::Nothing,
            End::Complete | End::Enough | End::Cut => Rest::More,
            // After a fault that will not pass, no more of it can be read.
            End::Interrupted(cause) if cause.is_transient() => Rest::More,
            End::Interrupted(_) | End::TooMany => Rest::Unreadable,
        }
    }
}

/// Whether these items of a document are as many as are wanted.
pub type IsEnough<'a> = &'a dyn Fn(&[Arc<Item>]) -> bool;

/// Reads one document.
pub struct DocumentReader<'a> {
    address: String,
    last_modified: Option<f64>,
    is_enough: IsEnough<'a>,
    reader: Reader,
    items: Vec<Arc<Item>>,
    bytes: usize,
}

impl<'a> DocumentReader<'a> {
    /// Reads the document that was found at `address`, until `is_enough` is true for its items. `last_modified` is in ms since 1970.
    pub fn new(address: String, last_modified: Option<f64>, limits: Limits, is_enough: IsEnough<'a>) -> Self {
        let (reader, items) = (Reader::new(limits), Vec::new());
        Self { address, last_modified, is_enough, reader, items, bytes: 0 }
    }

    /// Parses the next bytes. Returns whether the rest of the document is not needed now.
    ///
    /// # Errors
    /// If the document is not JSON from here on, or too large. The items before stay.
    pub fn push(&mut self, bytes: &[u8]) -> Result<bool, Cause> {
        let result = self.reader.push(bytes);
        self.bytes += bytes.len();
        self.items.extend(self.reader.take_items().into_iter().map(Arc::new));
        // An error after what is wanted does not matter.
        if (self.is_enough)(&self.items) && self.is_head_known() {
            return Ok(true);
        }
        result?;
        Ok(false)
    }

    /// Whether what the widget shows of the feed itself is known, or not to be expected any more.
    ///
    /// Publishers whose programs sort the members write title and version after the items. Where these come first, the rest of what is
    /// said of the feed stands beside them, as a rule. But many a feed names neither language nor authors, and must not be read to its end for that.
    fn is_head_known(&self) -> bool {
        let has = |name| self.reader.has_member(name);
        let is_beyond = self.bytes >= HEAD_BYTES;
        has("title") && has("version") && (is_beyond || has("language") && (has("authors") || has("author")))
    }

    /// The feed as far as it has come, if it has an item.
    pub fn coming(&self) -> Option<LoadedFeed> {
        (!self.items.is_empty()).then(|| self.feed(Rest::Coming))
    }

    fn feed(&self, rest: Rest) -> LoadedFeed {
        let feed = self.reader.feed();
        let authors = names(&feed.authors);
        let context = Arc::new(FeedContext { address: self.address.clone(), authors });
        let item = |item: &Arc<Item>| Arc::new(FeedItem::new(item.clone(), context.clone()));
        LoadedFeed {
            title: feed.title.as_deref().and_then(plain_text),
            home_page: feed.home_page_url.as_deref().and_then(|page| web_address(page, &self.address)),
            language: feed.language.as_deref().and_then(language_tag),
            items: self.items.iter().map(item).collect(),
            rest,
            last_modified: self.last_modified,
        }
    }

    /// The document. `ended` tells whether there was enough before the bytes ended, or the fault that ended them; `is_cut`, whether the
    /// loader script ended them.
    ///
    /// # Errors
    /// If there is no feed, or a fault before the first item.
    pub fn finish(self, ended: Result<bool, Cause>, is_cut: bool) -> Result<Document, Cause> {
        let feed = self.feed(Rest::Nothing);
        let flaws = [broken_items(&self.reader, &self.address), broken_dates(&self.reader, &self.address)];
        let mut warnings: Vec<_> = flaws.into_iter().flatten().collect();
        if !self.reader.is_utf8() {
            warnings.push(
                [
                    &self.address,
                    " is not UTF-8: encode it so, or let its server name the charset in Content-Type",
                ]
                .concat(),
            );
        }
        let next_url = self.reader.feed().next_url.as_deref();
        let next_url = next_url.and_then(|next| web_address(next, &self.address));
        let mut dropped = self.reader.dropped().iter();
        let is_too_long = dropped.any(|field| matches!(field.flaw, Flaw::TooMany) && field.at == "/items");
        let complete = if is_too_long { End::TooMany } else { End::Complete };
        let end = ended.and_then(|has_enough| match self.reader.finish() {
            Ok(reading) => {
                let mut dropped = reading.dropped.iter();
                if dropped.any(|field| matches!(field.flaw, Flaw::Missing) && field.at == "/version") {
                    warnings.push(Cause::FeedInvalid(Error::VersionMissing).remedy(&self.address));
                }
                Ok(complete)
            }
            Err(_) if has_enough => Ok(End::Enough),
            Err(_) if is_cut => Ok(End::Cut),
            Err(error) => Err(error.into()),
        });
        let end = match end {
            Ok(end) => end,
            Err(cause) if feed.items.is_empty() => return Err(cause),
            // Half a feed is better than none.
            Err(cause) => End::Interrupted(cause),
        };
        let mut document = Document { feed, address: self.address, end, next_url, warnings };
        document.feed.rest = document.rest();
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use json_feed::{Error, Limits};

    use super::{Document, DocumentReader, End, HEAD_BYTES};
    use crate::feed::{
        paging::MOST_ITEMS,
        phase::{Cause, Rest},
    };

    const VERSION: &str = r#""version": "https://jsonfeed.org/version/1.1""#;

    /// Items with texts of 100 bytes.
    fn items(count: usize) -> String {
        let item = |id: usize| format!(r#"{{ "id": "{id}", "summary": "{}" }}"#, "소식".repeat(17));
        (0..count).map(item).collect::<Vec<_>>().join(", ")
    }

    /// Reads a document in pieces as `stream` does, for more than 12 items. Returns it and how many bytes were read.
    fn read(document: &[u8]) -> (Result<Document, Cause>, usize) {
        let mut reader =
            DocumentReader::new("https://example.org/feed.json".into(), None, Limits::WIDGET, &|items| {
                items.len() > 12
            });
        let mut bytes = 0;
        for piece in document.chunks(4 << 10) {
            bytes += piece.len();
            match reader.push(piece) {
                Ok(false) => {}
                ended => return (reader.finish(ended, false), bytes),
            }
        }
        (reader.finish(Ok(false), false), bytes)
    }

    /// The document, of which there is at least one item, and how many bytes of it were read.
    fn read_feed(document: &str) -> (Document, usize) {
        let (read, bytes) = read(document.as_bytes());
        (read.unwrap_or_else(|cause| panic!("{cause:?}")), bytes)
    }

    #[test]
    fn reading_ends_after_the_items_that_are_wanted_where_the_feed_introduces_itself_first() {
        for head in [r#""language": "ko", "authors": []"#, r#""author": null, "language": " ""#] {
            let document =
                format!(r#"{{ {VERSION}, "title": "소식", {head}, "items": [{}] }}"#, items(1_000));
            let (read, bytes) = read_feed(&document);
            assert_eq!((read.end, bytes), (End::Enough, 4 << 10), "{head}");
        }
    }

    #[test]
    fn what_a_program_that_sorts_the_members_says_of_the_feed_is_known_from_the_start() {
        let document =
            format!(r#"{{ "items": [{}], "language": "ko", "title": "소식", {VERSION} }}"#, items(9_000));
        assert!(document.len() > 1 << 20);
        let (read, _) = read_feed(&document);
        assert_eq!((read.feed.title.as_deref(), read.feed.language.as_deref()), (Some("소식"), Some("ko")));
        assert_eq!((read.feed.items.len(), read.rest()), (9_000, Rest::Nothing));
    }

    #[test]
    fn language_and_authors_are_looked_for_after_a_few_items_but_not_after_many() {
        let document = |count| {
            let late = r#""authors": [{ "name": "SMG" }], "language": "ko""#;
            format!(r#"{{ {VERSION}, "title": "소식", "items": [{}], {late} }}"#, items(count))
        };
        let (short, _) = read_feed(&document(60));
        assert_eq!(short.feed.language.as_deref(), Some("ko"));
        assert_eq!(short.feed.items[0].authors(), ["SMG"]);
        let (long, bytes) = read_feed(&document(9_000));
        assert_eq!((long.feed.language, long.end, bytes), (None, End::Enough, HEAD_BYTES));
    }

    #[test]
    fn the_loader_reads_as_far_for_language_and_authors() {
        assert_eq!(HEAD_BYTES, 64 << 10);
        assert!(include_str!("../embed/enough.js").contains("const HEAD_BYTES = 64 << 10;"));
    }

    #[test]
    fn a_feed_as_far_as_it_has_come_has_at_least_one_item() {
        let mut reader = DocumentReader::new(String::new(), None, Limits::WIDGET, &|_| false);
        assert_eq!(reader.push(br#"{ "items": [{ "id": "1""#), Ok(false));
        assert_eq!(reader.coming(), None);
        assert_eq!(reader.push(br#"}, { "id": "2" }], "title": "News""#), Ok(false));
        let coming = reader.coming().map(|feed| (feed.items.len(), feed.title, feed.rest));
        assert_eq!(coming, Some((2, Some("News".into()), Rest::Coming)));
    }

    #[test]
    fn the_items_before_a_damage_stay_whatever_follows() {
        let intact = format!(r#"{{ {VERSION}, "items": [{}"#, items(3));
        for (damage, cause) in [
            ("", Cause::FeedInvalid(Error::CutShort)),
            (", {", Cause::FeedInvalid(Error::CutShort)),
            (", x", Cause::FeedInvalid(Error::NotJson { line: 1, column: intact.len() + 3 })),
            ("]}]", Cause::FeedInvalid(Error::NotJson { line: 1, column: intact.len() + 3 })),
            (&" ".repeat(9 << 20), Cause::FeedTooLarge),
        ] {
            let (read, _) = read_feed(&format!("{intact}{damage}"));
            let rest = if cause.is_transient() { Rest::More } else { Rest::Unreadable };
            assert_eq!((read.feed.items.len(), read.rest()), (3, rest), "{cause:?}");
            assert_eq!(read.end, End::Interrupted(cause));
        }
    }

    #[test]
    fn a_feed_without_a_version_is_shown_and_reported() {
        let (read, _) = read_feed(&format!(r#"{{ "items": [{}] }}"#, items(3)));
        assert_eq!((read.feed.items.len(), read.rest()), (3, Rest::Nothing));
        assert_eq!(read.warnings, [Cause::FeedInvalid(Error::VersionMissing).remedy(&read.address)]);
    }

    #[test]
    fn ten_thousand_items_are_the_end() {
        let items = (0..=MOST_ITEMS).map(|id| format!(r#"{{"id":{id}}}"#)).collect::<Vec<_>>().join(",");
        let mut reader =
            DocumentReader::new(String::new(), None, Limits::WIDGET, &|items| items.len() > 20_000);
        assert_eq!(reader.push(format!("{{ {VERSION}, \"items\": [{items}] }}").as_bytes()), Ok(false));
        let read = reader.finish(Ok(false), false).expect("a feed");
        assert_eq!((read.feed.items.len(), read.rest()), (10_000, Rest::Unreadable));
        assert_eq!(read.end, End::TooMany);
    }

    #[test]
    fn a_document_that_is_not_utf_8_is_reported_by_its_address() {
        let mut document = format!(r#"{{ {VERSION}, "items": [{{ "id": "1", "title": ""#).into_bytes();
        document.extend(b"\xbc\xd2\xbd\xc4\" }] }");
        let warnings = read(&document).0.expect("a feed").warnings;
        let line = "https://example.org/feed.json is not UTF-8: encode it so, or let its server name the charset in Content-Type";
        assert_eq!(warnings, [line]);
    }

    #[test]
    fn a_language_that_is_written_as_a_locale_is_a_tag_and_what_is_none_is_left_out() {
        for (written, language) in [("ko_KR", Some("ko-KR")), ("Korean (South)", None), ("", None)] {
            let document = format!(
                r#"{{ {VERSION}, "language": "{written}", "items": [{{ "id": 1, "language": "{written}" }}] }}"#
            );
            let (read, _) = read_feed(&document);
            assert_eq!(read.feed.language.as_deref(), language, "{written}");
            assert_eq!(read.feed.items[0].language().as_deref(), language, "{written}");
        }
    }
}
