//! Reads the published feed.

use std::collections::HashMap;
use std::{fs, io};

use json_feed::{Feed, Item};

use super::{FileError, OutputPaths};

/// The feed that earlier runs published. Keeps one page in memory at a time, so that memory use is bounded.
#[derive(Debug)]
pub struct PublishedFeed {
    paths: OutputPaths,
    metadata: Option<Feed>,
    /// The page number of each item, by identifier.
    page_of: HashMap<String, usize>,
    /// The identifiers in the order of the feed.
    ids: Vec<String>,
    /// Addresses and identifiers of the items of which they differ.
    addresses: Vec<(String, String)>,
    page_count: usize,
    /// The number and the items of the page in memory.
    current: (usize, Vec<Item>),
}

impl PublishedFeed {
    /// Opens the feed at `paths`, page by page as `next_url` links them. A file with the name of a page to which none links belongs
    /// to another feed.
    ///
    /// # Errors
    /// When a page cannot be read or parsed. It is not overwritten then, because there may be no other copy of its items.
    pub fn open(paths: &OutputPaths) -> Result<Self, FileError> {
        let mut published = Self {
            paths: paths.clone(),
            metadata: None,
            page_of: HashMap::new(),
            ids: Vec::new(),
            addresses: Vec::new(),
            page_count: 0,
            current: (0, Vec::new()),
        };
        let mut has_next = true;
        while has_next && let Some(mut feed) = published.read(published.page_count + 1)? {
            published.page_count += 1;
            for item in feed.items.drain(..) {
                published.ids.push(item.id.clone());
                if let Some(address) = item.url.filter(|address| *address != item.id) {
                    published.addresses.push((address, item.id.clone()));
                }
                published.page_of.insert(item.id, published.page_count);
            }
            let next = paths.page_name(published.page_count + 1);
            has_next = feed.next_url.as_ref().is_some_and(|address| address.ends_with(&next));
            published.metadata.get_or_insert(feed);
        }
        Ok(published)
    }

    /// The number of pages.
    pub fn page_count(&self) -> usize {
        self.page_count
    }

    /// The feed without its items. `None` if nothing was published.
    pub fn metadata(&self) -> Option<&Feed> {
        self.metadata.as_ref()
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.page_of.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.page_of.is_empty()
    }

    /// The identifiers of the items, in the order of the feed.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Addresses and identifiers of the items of which they differ.
    pub fn addresses(&self) -> &[(String, String)] {
        &self.addresses
    }

    /// Whether there is an item with this identifier.
    pub fn contains(&self, id: &str) -> bool {
        self.page_of.contains_key(id)
    }

    /// The item with this identifier.
    pub fn item(&mut self, id: &str) -> Option<Item> {
        let page = *self.page_of.get(id)?;
        self.load(page);
        self.current.1.iter().find(|item| item.id == id).cloned()
    }

    /// The items of a page, counted from 1. `None` after the last page.
    pub fn page(&mut self, number: usize) -> Option<&[Item]> {
        if number > self.page_count {
            return None;
        }
        self.load(number);
        Some(&self.current.1)
    }

    fn load(&mut self, page: usize) {
        if self.current.0 != page {
            // Reading it succeeded in `open`, and the lock has kept other runs away since.
            let items = self.read(page).ok().flatten().map(|feed| feed.items).unwrap_or_default();
            self.current = (page, items);
        }
    }

    fn read(&self, page: usize) -> Result<Option<Feed>, FileError> {
        let path = self.paths.page(page);
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(FileError::at(&path))?,
        };
        let invalid = |error| {
            let message = format!("{error} (repair it, or move it away and the next run creates it again)");
            FileError::at(&path)(io::Error::new(io::ErrorKind::InvalidData, message))
        };
        json_feed::read(&bytes).map(|reading| Some(reading.feed)).map_err(invalid)
    }
}
