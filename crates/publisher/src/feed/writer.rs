//! Writes and publishes a new feed.

use std::fs;

use json_feed::{Feed, Item};
use tempfile::TempPath;
use url::Url;

use super::files::{replace, write_temporary};
use super::{FileError, OutputPaths};

/// The number of items on a page of the feed.
pub const PAGE_SIZE: usize = 20;

/// Writes a feed item by item. Each page goes to a temporary file as soon as it is full, so that memory use is bounded.
#[derive(Debug)]
pub struct FeedWriter {
    paths: OutputPaths,
    metadata: Feed,
    feed_url: Option<Url>,
    /// The items of the current page.
    items: Vec<Item>,
    written: Vec<TempPath>,
    length: usize,
}

/// A complete feed in temporary files, not yet published.
#[derive(Debug)]
pub struct Draft {
    paths: OutputPaths,
    pages: Vec<TempPath>,
    /// The number of items.
    pub items: usize,
}

impl FeedWriter {
    /// A feed at `paths` without items. `metadata` is everything else of it. With a `feed_url`, `next_url` is an absolute address
    /// beside that, otherwise a relative one.
    pub fn new(paths: &OutputPaths, metadata: Feed) -> Self {
        let feed_url = metadata.feed_url.as_deref().and_then(|address| Url::parse(address).ok());
        Self { paths: paths.clone(), metadata, feed_url, items: Vec::new(), written: Vec::new(), length: 0 }
    }

    /// The number of items so far.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is no item yet.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Adds an item.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn push(&mut self, item: Item) -> Result<(), FileError> {
        if self.items.len() == PAGE_SIZE {
            let next = self.paths.page_name(self.written.len() + 2);
            let next = self
                .feed_url
                .as_ref()
                .and_then(|address| address.join(&next).ok())
                .map_or(next, String::from);
            self.write_page(Some(next))?;
        }
        self.items.push(item);
        self.length += 1;
        Ok(())
    }

    /// Writes the last page.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<Draft, FileError> {
        self.write_page(None)?;
        Ok(Draft { paths: self.paths, pages: self.written, items: self.length })
    }

    fn write_page(&mut self, next_url: Option<String>) -> Result<(), FileError> {
        let path = self.paths.page(self.written.len() + 1);
        let feed = Feed { next_url, items: std::mem::take(&mut self.items), ..self.metadata.clone() };
        let json = serde_json::to_vec_pretty(&feed).map_err(|error| FileError::at(&path)(error.into()))?;
        self.written.push(write_temporary(&path, &json)?);
        Ok(())
    }
}

impl Draft {
    /// Nothing: publishing it removes the feed at `paths`.
    pub fn without_pages(paths: &OutputPaths) -> Self {
        Self { paths: paths.clone(), pages: Vec::new(), items: 0 }
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Replaces the published feed, which has `old_pages` pages. Replaces the last page first, so that no page links to one that
    /// does not exist yet. Returns the number of changed files.
    ///
    /// # Errors
    /// When a page cannot be replaced. Pages after it are new then, and pages before it old.
    pub fn publish(self, old_pages: usize) -> Result<usize, FileError> {
        let length = self.pages.len();
        let mut changed = 0;
        for (index, page) in self.pages.into_iter().enumerate().rev() {
            changed += usize::from(replace(&self.paths.page(index + 1), page)?);
        }
        for surplus in (length + 1..=old_pages).map(|number| self.paths.page(number)) {
            fs::remove_file(&surplus).map_err(FileError::at(&surplus))?;
            changed += 1;
        }
        Ok(changed)
    }
}
