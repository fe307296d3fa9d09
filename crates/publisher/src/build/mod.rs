//! One run: from the board as it is to the feed as it shall be, and never to a worse one.
//!
//! The list is read page by page, and held against what was published, before any release is asked for. A release that the list says nothing new about is taken over from the feed before, with fresh
//! counts; any other is read from its own page. Where something cannot be read, what was published stays published.

mod release;
mod run;
mod walk;

use std::fmt;
use std::num::NonZeroUsize;

use jiff::civil::DateTime;
use url::Url;

use crate::board::{Board, Unreadable};
use crate::feed::{Lock, LockError, Place, PlaceError};
use crate::fetch::{FetchError, Fetcher};
use crate::progress::Progress;

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Order {
    /// From which board.
    pub board: Board,
    /// Into which files.
    pub place: Place,
    /// The address at which readers will find it.
    pub address: Option<Url>,
    /// Its title, where the board's name will not do.
    pub title: Option<String>,
    /// Its language (BCP 47), where what the board says will not do.
    pub language: Option<String>,
    /// The most releases it has.
    pub limit: NonZeroUsize,
    /// What the board is read with besides this program: the publisher's own skin.
    pub read_with: String,
    /// Read every release again.
    pub reread: bool,
    /// Believe the board when it has lost most of its releases.
    pub accept_removal: bool,
    /// Write nothing.
    pub dry_run: bool,
    /// The time in Seoul.
    pub now: DateTime,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many releases the feed has.
    pub releases: usize,
    /// How many of them are new.
    pub added: usize,
    /// How many were read again, and had changed.
    pub changed: usize,
    /// How many are no longer in it.
    pub removed: usize,
    /// How many files are new, changed or gone.
    pub files: usize,
    /// What could not be read, and so is as it was.
    pub problems: Vec<Problem>,
}

impl Cause {
    /// Whether the server is in trouble, rather than this page.
    fn is_of_server(&self) -> bool {
        match self {
            Cause::Fetch(FetchError::Status(status)) => *status == 429 || *status >= 500,
            Cause::Fetch(error) => matches!(
                error,
                FetchError::TimedOut | FetchError::Unreachable(_) | FetchError::RobotsUnreachable(_)
            ),
            Cause::Unreadable(_) => false,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { releases, added, changed, removed, files, problems } = self;
        write!(
            f,
            "{releases} releases: {added} new, {changed} changed, {removed} removed; {files} files written"
        )?;
        if problems.is_empty() { Ok(()) } else { write!(f, "; {} pages not read", problems.len()) }
    }
}

/// A page that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{address}: {cause}")]
pub struct Problem {
    /// Its address.
    pub address: String,
    /// Why.
    pub cause: Cause,
}

/// Why a page could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// It could not be had.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// It says nothing.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Why the feed is as it was.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Another run is under way, or none can be.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The board says nothing.
    #[error("the feed stays as it is: {0}")]
    Board(Problem),
    /// The board has lost most of its releases, or its pages have changed so that we miss them.
    #[error(
        "the feed stays as it is: {gone} of its {before} releases are no longer on the board; \
         if that is right, say --accept-removal once"
    )]
    Shrunk {
        /// How many the feed had.
        before: usize,
        /// How many of them are gone.
        gone: usize,
    },
    /// A file of the feed cannot be written.
    #[error(transparent)]
    Place(#[from] PlaceError),
}

/// Makes the feed.
///
/// # Errors
/// When it stays as it is; or, where a disk is full on the way, is new in part.
pub fn build(order: &Order, fetcher: &mut Fetcher, progress: &Progress) -> Result<Summary, BuildError> {
    order.place.make_folder()?;
    let _lock = Lock::take(&order.place)?;
    fetcher.trust(order.board.address());
    run::Run::new(order, fetcher, progress)?.through()
}
