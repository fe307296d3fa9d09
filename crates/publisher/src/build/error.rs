//! Why pages, boards and feeds could not be read.

use crate::board::{ParseError, Reason, Refusal};
use crate::feed::{FileError, LockError};
use crate::fetch::FetchError;

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
    /// It could not be downloaded.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// It could not be parsed.
    #[error(transparent)]
    Parse(ParseError),
    /// The board refuses to show it.
    #[error("{0}")]
    Refused(Refusal),
    /// No release could be read, and all are in a pause after a failure.
    #[error(
        "its releases could not be read by earlier runs, and are requested again after a pause: use `seoul-feed try` on one of them to \
         see why"
    )]
    Paused,
}

impl From<ParseError> for Cause {
    fn from(error: ParseError) -> Self {
        match error {
            ParseError::Refused(refusal) => Cause::Refused(refusal),
            error => Cause::Parse(error),
        }
    }
}

impl Cause {
    /// Whether it may pass by itself.
    pub fn is_temporary(&self) -> bool {
        match self {
            Cause::Fetch(error) => error.is_temporary(),
            Cause::Refused(refusal) => refusal.reason == Reason::Unavailable,
            Cause::Parse(_) | Cause::Paused => false,
        }
    }

    /// The message of the board.
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Cause::Refused(refusal) = self { Some(refusal) } else { None }
    }
}

/// Why the releases of a board have not changed.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    /// The list, or every release of a board that is new to the feed, cannot be read.
    #[error("{0}")]
    Page(Problem),
    /// The board has lost most of the releases, or has changed so that they are not found.
    #[error(
        "{removed} of its {before} releases are no longer on the board; if that is right, use --accept-removal{} once",
        .board.as_ref().map(|name| format!("={name}")).unwrap_or_default()
    )]
    TooManyRemoved {
        /// The name of the board, if the feed has several.
        board: Option<String>,
        /// The number of releases in the published feed.
        before: usize,
        /// How many of them are no longer on the board.
        removed: usize,
    },
}

/// Why the feed has not changed.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Another run is working on the feed, or the lock cannot be created.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Its only board cannot be read.
    #[error("the feed stays as it is: {0}")]
    Board(BoardError),
    /// None of its boards can be read. The reasons have been logged; this is the most serious one.
    #[error("the feed stays as it is: none of its boards could be read")]
    AllBoards(BoardError),
    /// There is no board to read.
    #[error("the feed has no boards")]
    NoBoards,
    /// The feed is one of other boards.
    #[error(
        "the feed stays as it is: it has the releases of other boards ({0}); use another file, or --accept-removal if they are to go"
    )]
    OtherBoards(String),
    /// Boards with most of the releases would leave the feed.
    #[error(
        "the feed stays as it is: {removed} of its {total} releases are of boards that are no longer in its configuration ({boards}); if \
         they are to go, use --accept-removal once"
    )]
    BoardsDropped {
        /// The names of the boards.
        boards: String,
        /// The number of their releases.
        removed: usize,
        /// The number of releases in the feed.
        total: usize,
    },
    /// The command line describes one board of a feed that has others.
    #[error(
        "the feed stays as it is: it has other boards ({0}), and the command line describes only one; use --config with the file of the \
         feed, another --output, or --accept-removal if their releases are to go"
    )]
    NotTheOnlyBoard(String),
    /// A file of the feed cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<Problem> for BuildError {
    fn from(problem: Problem) -> Self {
        Self::Board(BoardError::Page(problem))
    }
}
