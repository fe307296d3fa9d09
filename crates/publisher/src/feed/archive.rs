//! What was published before.

use std::collections::HashMap;
use std::{fs, io};

use json_feed::{Feed, Item};

use super::{Place, PlaceError};

/// The feed of the last run. Its items are read page by page when they are asked for, so that a long one takes no room.
#[derive(Debug)]
pub struct Archive {
    place: Place,
    head: Option<Feed>,
    /// Which page an item is on.
    pages: HashMap<String, usize>,
    length: usize,
    /// The page read last, and its items.
    open: (usize, Vec<Item>),
}

impl Archive {
    /// The feed that is at `place` now, page after page as each leads to the next: a file that only has the name of one is
    /// another feed's.
    ///
    /// # Errors
    /// When a page is there and cannot be read, or is no feed any more: what it had may be nowhere else.
    pub fn open(place: &Place) -> Result<Self, PlaceError> {
        let mut archive = Self {
            place: place.clone(),
            head: None,
            pages: HashMap::new(),
            length: 0,
            open: (0, Vec::new()),
        };
        let mut goes_on = true;
        while goes_on && let Some(mut feed) = archive.read(archive.length + 1)? {
            archive.length += 1;
            archive.pages.extend(feed.items.drain(..).map(|item| (item.id, archive.length)));
            let next = place.page_name(archive.length + 1);
            goes_on = feed.next_url.as_ref().is_some_and(|address| address.ends_with(&next));
            archive.head.get_or_insert(feed);
        }
        Ok(archive)
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.length
    }

    /// What is known of the feed as a whole, without its items. `None` if nothing was published.
    pub fn head(&self) -> Option<&Feed> {
        self.head.as_ref()
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether nothing was published.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The identifiers of its items, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// Whether it has an item.
    pub fn has(&self, id: &str) -> bool {
        self.pages.contains_key(id)
    }

    /// An item.
    pub fn item(&mut self, id: &str) -> Option<Item> {
        let page = *self.pages.get(id)?;
        self.turn_to(page);
        self.open.1.iter().find(|item| item.id == id).cloned()
    }

    /// The items of a page, from 1; `None` behind the last.
    pub fn page(&mut self, number: usize) -> Option<&[Item]> {
        if number > self.length {
            return None;
        }
        self.turn_to(number);
        Some(&self.open.1)
    }

    fn turn_to(&mut self, page: usize) {
        if self.open.0 != page {
            // It was read when the archive was opened, and the lock has kept others from it since.
            let items = self.read(page).ok().flatten().map(|feed| feed.items).unwrap_or_default();
            self.open = (page, items);
        }
    }

    fn read(&self, page: usize) -> Result<Option<Feed>, PlaceError> {
        let path = self.place.page(page);
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(PlaceError::at(&path))?,
        };
        let no_feed = |error| {
            let told = format!("{error} (mend it, or move it away, and the next run makes it anew)");
            PlaceError::at(&path)(io::Error::new(io::ErrorKind::InvalidData, told))
        };
        json_feed::read(&bytes).map(|reading| Some(reading.feed)).map_err(no_feed)
    }
}
