//! The items of a new feed before their order is known, in a temporary file, so that memory use is bounded.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use json_feed::{Feed, Item};

use super::files::parent_dir;
use super::{FileError, OutputPaths};

/// The order of the items of a feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    /// The newest first
    #[default]
    Newest,
    /// As in the board's list; of several boards, one after the other
    Board,
}

/// The items so far.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
    file: File,
    end: u64,
    items: Vec<Position>,
    /// The number of items before those of the current board.
    board_start: usize,
}

#[derive(Clone, Copy, Debug)]
struct Position {
    /// Of publication. An item without one stays below the item that it was added after.
    millis: Option<i64>,
    offset: u64,
    length: usize,
}

impl Spool {
    /// An empty spool in the directory of the feed.
    ///
    /// # Errors
    /// When the file cannot be created.
    pub fn new(paths: &OutputPaths) -> Result<Self, FileError> {
        let path = paths.page(1);
        let file = tempfile::tempfile_in(parent_dir(&path)).map_err(FileError::at(&path))?;
        Ok(Self { path, file, end: 0, items: Vec::new(), board_start: 0 })
    }

    /// Starts the items of another board.
    pub fn start_board(&mut self) {
        self.board_start = self.items.len();
    }

    /// Removes the items of the current board.
    pub fn clear_board(&mut self) {
        self.items.truncate(self.board_start);
    }

    /// The number of items of the current board.
    pub fn board_len(&self) -> usize {
        self.items.len() - self.board_start
    }

    /// Adds an item of the current board.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn push(&mut self, item: Item) -> Result<(), FileError> {
        let millis = item.date_published.as_ref().map(|date| date.millis());
        let above = || self.items[self.board_start..].last();
        let millis = millis.or_else(|| above().and_then(|above| above.millis));
        let feed = Feed { items: vec![item], ..Feed::new("") };
        let json = serde_json::to_vec(&feed).map_err(|error| FileError::at(&self.path)(error.into()))?;
        self.file.write_all(&json).map_err(FileError::at(&self.path))?;
        self.items.push(Position { millis, offset: self.end, length: json.len() });
        self.end += json.len() as u64;
        Ok(())
    }

    /// Calls `each` with the items in this order.
    ///
    /// # Errors
    /// When an item cannot be read, or `each` fails.
    pub fn drain(
        mut self,
        order: Order,
        mut each: impl FnMut(Item) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        if order == Order::Newest {
            // Stable: items of one time stay in the order of the board.
            self.items.sort_by_key(|item| std::cmp::Reverse(item.millis));
        }
        for position in std::mem::take(&mut self.items) {
            let mut json = vec![0; position.length];
            let read = self
                .file
                .seek(SeekFrom::Start(position.offset))
                .and_then(|_| self.file.read_exact(&mut json));
            read.map_err(FileError::at(&self.path))?;
            let reading = json_feed::read(&json);
            let reading = reading
                .map_err(|error| FileError::at(&self.path)(std::io::Error::other(error.to_string())))?;
            for item in reading.feed.items {
                each(item)?;
            }
        }
        Ok(())
    }
}
