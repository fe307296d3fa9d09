//! What is published now.

use std::fs;

use json_feed::{Feed, Item};
use tempfile::TempPath;
use url::Url;

use super::place::{replace, write_beside};
use super::{Place, PlaceError};

/// How many items a page of the feed has.
pub const PAGE_SIZE: usize = 20;

/// A feed in the making: each page is written, beside the old ones, as soon as it is full.
#[derive(Debug)]
pub struct Pages {
    place: Place,
    head: Feed,
    address: Option<Url>,
    items: Vec<Item>,
    written: Vec<TempPath>,
    length: usize,
}

/// A feed that is written but not yet published.
#[derive(Debug)]
pub struct Draft {
    place: Place,
    pages: Vec<TempPath>,
    /// How many items it has.
    pub items: usize,
}

impl Pages {
    /// The feed at `place` that `head` is the beginning of. Its pages name each other by whole addresses beside the
    /// feed's own, or, if the head has none, by relative ones.
    pub fn new(place: &Place, head: Feed) -> Self {
        let address = head.feed_url.as_deref().and_then(|address| Url::parse(address).ok());
        Self { place: place.clone(), head, address, items: Vec::new(), written: Vec::new(), length: 0 }
    }

    /// How many items it has so far.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether it has none so far.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Adds an item.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn push(&mut self, item: Item) -> Result<(), PlaceError> {
        if self.items.len() == PAGE_SIZE {
            let next = self.place.page_name(self.written.len() + 2);
            let next =
                self.address.as_ref().and_then(|address| address.join(&next).ok()).map_or(next, String::from);
            self.write(Some(next))?;
        }
        self.items.push(item);
        self.length += 1;
        Ok(())
    }

    /// Ends the feed.
    ///
    /// # Errors
    /// When the last page cannot be written.
    pub fn finish(mut self) -> Result<Draft, PlaceError> {
        self.write(None)?;
        Ok(Draft { place: self.place, pages: self.written, items: self.length })
    }

    fn write(&mut self, next_url: Option<String>) -> Result<(), PlaceError> {
        let path = self.place.page(self.written.len() + 1);
        let feed = Feed { next_url, items: std::mem::take(&mut self.items), ..self.head.clone() };
        let json = serde_json::to_vec_pretty(&feed).map_err(|error| PlaceError::at(&path)(error.into()))?;
        self.written.push(write_beside(&path, &json)?);
        Ok(())
    }
}

impl Draft {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Publishes it in place of a feed of `before` pages, the last page first, so that no page leads to one that is not there
    /// yet. Returns how many files changed.
    ///
    /// # Errors
    /// When a page cannot be replaced; those behind it are new by then, those before it old.
    pub fn publish(self, before: usize) -> Result<usize, PlaceError> {
        let length = self.pages.len();
        let mut changed = 0;
        for (index, page) in self.pages.into_iter().enumerate().rev() {
            changed += usize::from(replace(&self.place.page(index + 1), page)?);
        }
        for surplus in (length + 1..=before).map(|number| self.place.page(number)) {
            fs::remove_file(&surplus).map_err(PlaceError::at(&surplus))?;
            changed += 1;
        }
        Ok(changed)
    }
}
