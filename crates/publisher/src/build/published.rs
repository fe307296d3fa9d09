//! What earlier runs published, and which board each item is of.

use std::collections::{HashMap, HashSet};

use json_feed::{Feed, Item};

use crate::feed::{BoardState, FileError, OutputPaths, PublishedFeed, State};

/// The items of earlier runs: those of the feed, and those for which it has no room.
pub struct Published {
    feed: PublishedFeed,
    rest: PublishedFeed,
    /// The board of each item, by identifier. Of other items the board is unknown, or is no longer in the feed.
    board_of: HashMap<String, usize>,
    /// The identifiers of the items that had no board at first.
    strays: Vec<String>,
    /// The identifiers of the items whose address is another, by address.
    id_of: HashMap<String, String>,
}

impl Published {
    /// Opens the feed, which has the items of these boards, and perhaps of others that are no longer in it. If there is only one board,
    /// it also has the items that are of none of these.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub fn open(paths: &OutputPaths, boards: &[BoardState], others: &State) -> Result<Self, FileError> {
        let (feed, rest) = (PublishedFeed::open(paths)?, PublishedFeed::open(&paths.rest())?);
        let mut board_of = HashMap::new();
        if boards.len() == 1 {
            let is_other = |id: &&str| others.boards.values().any(|board| board.items.contains(*id));
            let ids = feed.ids().chain(rest.ids()).filter(|id| !is_other(id));
            board_of.extend(ids.map(|id| (id.to_owned(), 0)));
        }
        for (board, state) in boards.iter().enumerate() {
            board_of.extend(state.items.iter().map(|id| (id.clone(), board)));
        }
        let id_of = feed.addresses().iter().chain(rest.addresses()).cloned().collect();
        let mut published = Self { feed, rest, board_of, strays: Vec::new(), id_of };
        let strays = published.ids().filter(|id| !published.board_of.contains_key(*id));
        published.strays = strays.map(str::to_owned).collect();
        Ok(published)
    }

    /// The feed without its items. `None` if nothing was published.
    pub fn metadata(&self) -> Option<&Feed> {
        self.feed.metadata()
    }

    /// The numbers of pages: of the feed, and of what it has no room for.
    pub fn page_counts(&self) -> [usize; 2] {
        [self.feed.page_count(), self.rest.page_count()]
    }

    /// The identifiers of the items that no board had at first, and that none has adopted: their board is unknown, or no longer in the
    /// feed.
    pub fn without_board(&self) -> Vec<String> {
        self.strays.iter().filter(|id| !self.board_of.contains_key(*id)).cloned().collect()
    }

    /// The item with this identifier.
    pub fn item(&mut self, id: &str) -> Option<Item> {
        let feed = if self.feed.contains(id) { &mut self.feed } else { &mut self.rest };
        feed.item(id)
    }

    /// The items of a board.
    pub fn of_board(&mut self, board: usize) -> BoardItems<'_> {
        let is_own = |id: &&str| self.board_of.get(*id) == Some(&board);
        let ids: Vec<_> = self.ids().filter(is_own).map(str::to_owned).collect();
        BoardItems { contains: ids.iter().cloned().collect(), ids, board, published: self }
    }

    /// Replaces the identifiers of the items of a board.
    pub fn set_board<'a>(&mut self, board: usize, ids: impl IntoIterator<Item = &'a String>) {
        self.board_of.retain(|_, of| *of != board);
        self.board_of.extend(ids.into_iter().map(|id| (id.clone(), board)));
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.ids().count()
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.feed.ids().chain(self.rest.ids().filter(|id| !self.feed.contains(id)))
    }
}

/// The items of one board.
pub struct BoardItems<'a> {
    published: &'a mut Published,
    board: usize,
    /// In the order of the feed.
    ids: Vec<String>,
    contains: HashSet<String>,
}

impl BoardItems<'_> {
    /// The feed without its items. `None` if nothing was published.
    pub fn metadata(&self) -> Option<&Feed> {
        self.published.metadata()
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The identifiers of the items, in the order of the feed.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Addresses and identifiers of the items of which they differ.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.published.id_of.iter().map(|(address, id)| (address.as_str(), id.as_str()));
        all.filter(|(_, id)| self.contains(id))
    }

    /// Whether there is an item with this identifier.
    pub fn contains(&self, id: &str) -> bool {
        self.contains.contains(id)
    }

    /// The item with this identifier.
    pub fn item(&mut self, id: &str) -> Option<Item> {
        if self.contains(id) { self.published.item(id) } else { None }
    }

    /// Whether another board has an item with this identifier or address.
    pub fn is_taken(&self, id: &str) -> bool {
        let Published { board_of, id_of, .. } = &*self.published;
        let id = id_of.get(id).map_or(id, String::as_str);
        board_of.get(id).is_some_and(|board| *board != self.board)
    }

    /// Takes over the item with this identifier or address, or else one that `is_same`, if its board is unknown. Returns its identifier.
    pub fn adopt(&mut self, address: &str, is_same: impl Fn(&str) -> bool) -> Option<String> {
        let Published { strays, board_of, id_of, .. } = &mut *self.published;
        let has_address = |id: &str| id == address || id_of.get(address).is_some_and(|of| of == id);
        let mut unknown = strays.iter().filter(|id| !board_of.contains_key(*id));
        let id =
            unknown.clone().find(|id| has_address(id)).or_else(|| unknown.find(|id| is_same(id)))?.clone();
        board_of.insert(id.clone(), self.board);
        self.ids.push(id.clone());
        self.contains.insert(id.clone());
        Some(id)
    }
}
