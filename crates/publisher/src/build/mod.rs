//! One run: updates the feed from the board, and never makes it worse.
//!
//! The list is read first, page by page, and compared with the published feed. A release whose row has not changed keeps its item,
//! with the counts of the row. Any other release is read from its own page. What cannot be read stays as it was published.

mod closed;
mod list;
mod release;
mod run;

use std::fmt;
use std::num::NonZeroUsize;

use jiff::civil::DateTime;
use url::Url;

use crate::board::{Board, ParseError, Reason, Refusal};
use crate::feed::{FileError, Lock, LockError, Order, OutputPaths};
use crate::fetch::{FetchError, Fetcher};
use crate::progress::Progress;

/// What to build.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The source.
    pub board: Board,
    /// The files of the feed.
    pub output_paths: OutputPaths,
    /// The public address of the feed.
    pub feed_url: Option<Url>,
    /// The title. Default: the board's name.
    pub title: Option<String>,
    /// The language (BCP 47). Default: that of the board's pages.
    pub language: Option<String>,
    /// The maximum number of releases.
    pub limit: NonZeroUsize,
    /// The source of the custom skin, empty if there is none. If it changes, all releases are read again.
    pub custom_skin: String,
    /// The author of all releases. Default: that of each one.
    pub author: Option<String>,
    /// The order of the items.
    pub order: Order,
    /// Leave out releases that are pinned to the top of the list.
    pub without_notices: bool,
    /// How many of the newest releases to read again.
    pub reread: usize,
    /// Accept that the board has lost more than half of the releases.
    pub accept_removal: bool,
    /// Write nothing.
    pub dry_run: bool,
    /// The current time in Seoul.
    pub now: DateTime,
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct Summary {
    /// The number of releases in the feed.
    pub releases: usize,
    /// The number of new releases.
    pub added: usize,
    /// The number of releases that were read again and have changed.
    pub changed: usize,
    /// The number of releases that are no longer in the feed.
    pub removed: usize,
    /// The number of releases that were taken out because only members may read them.
    pub withdrawn: usize,
    /// The number of releases that should be read, but not in this run.
    pub waiting: usize,
    /// The number of files that were written or removed.
    pub files: usize,
    /// Pages that could not be read. Their releases stay as they were.
    pub problems: Vec<Problem>,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { releases, added, changed, removed, withdrawn, waiting, files, problems } = self;
        write!(
            f,
            "{releases} releases: {added} new, {changed} changed, {removed} removed; {files} files written"
        )?;
        if *withdrawn > 0 {
            write!(f, "; {withdrawn} withdrawn")?;
        }
        if !problems.is_empty() {
            write!(f, "; {} pages not read", problems.len())?;
        }
        if *waiting > 0 {
            write!(f, "; {waiting} to be read later")?;
        }
        Ok(())
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

/// Why the feed has not changed.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Another run is working on the feed, or the lock cannot be created.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The list, or every release of a new feed, cannot be read.
    #[error("the feed stays as it is: {0}")]
    Board(Problem),
    /// The board has lost most of the releases, or has changed so that they are not found.
    #[error(
        "the feed stays as it is: {removed} of its {before} releases are no longer on the board; \
         if that is right, use --accept-removal once"
    )]
    TooManyRemoved {
        /// The number of releases in the published feed.
        before: usize,
        /// How many of them are no longer on the board.
        removed: usize,
    },
    /// A file of the feed cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Builds or updates the feed.
///
/// # Errors
/// When the feed has not changed; or, if a disk filled up while pages were replaced, has changed in part.
pub fn build(
    options: &BuildOptions,
    fetcher: &mut Fetcher,
    progress: &Progress,
) -> Result<Summary, BuildError> {
    options.output_paths.create_dir()?;
    for part in options.board.dropped() {
        tracing::warn!("{part} is dropped from the list's address, which is now {}", options.board.address());
    }
    let _lock = Lock::acquire(&options.output_paths)?;
    fetcher.trust_host(options.board.address());
    run::Run::new(options, fetcher, progress)?.execute()
}
