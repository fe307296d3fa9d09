//! One run: updates the feed from its boards, and never makes it worse.
//!
//! Of each board, the list is read first, page by page, and compared with the published feed. A release whose row has not changed
//! keeps its item, with the counts of the row. Any other release is read from its own page. What cannot be read stays as it was
//! published. Then the releases of all boards are merged.

mod closed;
mod error;
mod list;
mod log;
mod merge;
mod published;
mod release;
mod removals;
mod run;

use std::fmt;
use std::num::NonZeroUsize;

use jiff::civil::DateTime;
use url::Url;

use crate::board::Board;
use crate::feed::{Lock, Order, OutputPaths};
use crate::fetch::Fetcher;
use crate::progress::Progress;
pub use error::{BoardError, BuildError, Cause, Problem};

/// What to build.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The sources. If two have the same release, it is that of the first.
    pub boards: Vec<BoardOptions>,
    /// The files of the feed.
    pub output_paths: OutputPaths,
    /// The public address of the feed.
    pub feed_url: Option<Url>,
    /// The address of the page that the feed belongs to. Default: the list of its only board.
    pub home_page_url: Option<Url>,
    /// The title. Default: the name of the first board.
    pub title: Option<String>,
    /// The language (BCP 47). Default: that of the first board's pages.
    pub language: Option<String>,
    /// The maximum number of releases.
    pub limit: NonZeroUsize,
    /// The order of the items.
    pub order: Order,
    /// How many of the newest releases of each board to read again.
    pub reread: usize,
    /// Whether the command line describes the feed. It cannot describe one with several boards.
    pub from_command_line: bool,
    /// Which boards may have lost more than half of their releases, or leave the feed with them.
    pub accept_removal: AcceptRemoval,
    /// Write nothing.
    pub dry_run: bool,
    /// The current time in Seoul.
    pub now: DateTime,
}

/// A board of the feed.
#[derive(Clone, Debug)]
pub struct BoardOptions {
    /// Its name, which keeps its releases together from run to run. No other board has it.
    pub name: String,
    /// Its kind, address and skin.
    pub board: Board,
    /// The maximum number of its releases. Default: that of the feed.
    pub limit: Option<NonZeroUsize>,
    /// The source of the custom skin, empty if there is none. If it changes, all releases are read again.
    pub custom_skin: String,
    /// The author of all releases. Default: that of each one.
    pub author: Option<String>,
    /// Tags of all releases, besides those of each one.
    pub tags: Vec<String>,
    /// The language of the releases (BCP 47), if it is not that of the feed.
    pub language: Option<String>,
    /// Leave out releases that are pinned to the top of the list.
    pub without_notices: bool,
}

impl BoardOptions {
    /// What parses the pages: the program's version and the custom skin.
    fn parser(&self) -> String {
        format!("{} {}", env!("CARGO_PKG_VERSION"), self.custom_skin)
    }
}

/// Of which boards the loss of more than half of the releases is accepted. Also names a board that is no longer in the feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AcceptRemoval {
    /// None.
    #[default]
    No,
    /// All.
    All,
    /// The one with this name.
    Board(String),
}

impl AcceptRemoval {
    /// Whether it is accepted of the board with this name.
    pub fn covers(&self, name: &str) -> bool {
        match self {
            Self::No => false,
            Self::All => true,
            Self::Board(board) => board == name,
        }
    }
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
    /// The number of releases that are no longer on their board, or whose board is no longer in the feed.
    pub removed: usize,
    /// The number of releases that were taken out because only members may read them.
    pub withdrawn: usize,
    /// The number of releases that should be read, but not in this run.
    pub waiting: usize,
    /// The number of files that were written or removed.
    pub files: usize,
    /// Pages that could not be read. Their releases stay as they were.
    pub problems: Vec<Problem>,
    /// Boards that could not be read, by name. Their releases stay as they were.
    pub failed_boards: Vec<(String, BoardError)>,
    /// The names of the boards that have releases, but none that is new enough for the limit.
    pub left_out: Vec<String>,
}

impl Summary {
    /// Adds the result of a board.
    fn add(&mut self, board: Summary) {
        let Summary {
            releases,
            added,
            changed,
            removed,
            withdrawn,
            waiting,
            files,
            problems,
            failed_boards,
            left_out,
        } = board;
        self.releases += releases;
        self.added += added;
        self.changed += changed;
        self.removed += removed;
        self.withdrawn += withdrawn;
        self.waiting += waiting;
        self.files += files;
        self.problems.extend(problems);
        self.failed_boards.extend(failed_boards);
        self.left_out.extend(left_out);
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            releases,
            added,
            changed,
            removed,
            withdrawn,
            waiting,
            files,
            problems,
            failed_boards,
            left_out,
        } = self;
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
        if !failed_boards.is_empty() {
            let names: Vec<_> = failed_boards.iter().map(|(name, _)| name.as_str()).collect();
            write!(f, "; boards not read: {}", names.join(", "))?;
        }
        if !left_out.is_empty() {
            write!(f, "; boards without a release in the feed: {}", left_out.join(", "))?;
        }
        Ok(())
    }
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
    for BoardOptions { board, .. } in &options.boards {
        for part in board.dropped() {
            tracing::warn!("{part} is dropped from the list's address, which is now {}", board.address());
        }
    }
    let _lock = Lock::acquire(&options.output_paths)?;
    merge::Merge::new(options)?.execute(fetcher, progress)
}
