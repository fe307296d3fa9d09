//! The items of a new feed before their order is known, in a temporary file, so that memory use is bounded.

use std::cmp::Reverse;
use std::collections::BTreeSet;
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
    /// As in the board's list; of several boards, the newest releases of each, one board after the other
    Board,
}

/// The items so far.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
    file: File,
    end: u64,
    items: Vec<Position>,
    /// The number of boards so far.
    boards: usize,
    /// The number of items before those of the current board.
    board_start: usize,
}

#[derive(Clone, Copy, Debug)]
struct Position {
    /// Counted from 1.
    board: usize,
    /// Of publication.
    millis: Option<i64>,
    /// In the file: later items are farther back.
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
        Ok(Self { path, file, end: 0, items: Vec::new(), boards: 0, board_start: 0 })
    }

    /// Starts the items of another board.
    pub fn start_board(&mut self) {
        self.board_start = self.items.len();
        self.boards += 1;
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
        let feed = Feed { items: vec![item], ..Feed::new("") };
        let json = serde_json::to_vec(&feed).map_err(|error| FileError::at(&self.path)(error.into()))?;
        self.file.write_all(&json).map_err(FileError::at(&self.path))?;
        self.items.push(Position { board: self.boards, millis, offset: self.end, length: json.len() });
        self.end += json.len() as u64;
        Ok(())
    }

    /// Puts the newest `limit` items before the others, and both in this order. Returns the boards, counted from 0, that have items, but
    /// none among the newest.
    pub fn arrange(&mut self, order: Order, limit: usize) -> Vec<usize> {
        self.items = newest_first(std::mem::take(&mut self.items));
        let limit = limit.min(self.items.len());
        let (newest, others) = self.items.split_at_mut(limit);
        if order == Order::Board {
            newest.sort_by_key(|item| item.offset);
            others.sort_by_key(|item| item.offset);
        }
        let boards = |items: &[Position]| items.iter().map(|item| item.board - 1).collect::<BTreeSet<_>>();
        boards(others).difference(&boards(newest)).copied().collect()
    }

    /// Calls `each` with the items.
    ///
    /// # Errors
    /// When an item cannot be read, or `each` fails.
    pub fn drain(mut self, mut each: impl FnMut(Item) -> Result<(), FileError>) -> Result<(), FileError> {
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

/// Sorts the items of boards that follow one another. An item without a date stays below the one above it on its board, or above the
/// first that has one. The items of a board without any date take turns with those of the others.
fn newest_first(mut items: Vec<Position>) -> Vec<Position> {
    for board in items.chunk_by_mut(|one, next| one.board == next.board) {
        let mut above = board.iter().find_map(|item| item.millis);
        for item in board {
            item.millis = item.millis.or(above);
            above = item.millis;
        }
    }
    let (mut dated, undated): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.millis.is_some());
    let dated_boards = dated.iter().map(|item| item.board).collect::<BTreeSet<_>>().len();
    // Stable: items of one time stay in the order of the board.
    dated.sort_by_key(|item| Reverse(item.millis));
    let mut sorted = Vec::with_capacity(dated.len() + undated.len());
    let mut dated = dated.into_iter();
    let mut undated: Vec<_> =
        undated.chunk_by(|one, next| one.board == next.board).map(|board| board.iter().copied()).collect();
    loop {
        let before = sorted.len();
        sorted.extend(dated.by_ref().take(dated_boards));
        sorted.extend(undated.iter_mut().filter_map(Iterator::next));
        if sorted.len() == before {
            return sorted;
        }
    }
}
