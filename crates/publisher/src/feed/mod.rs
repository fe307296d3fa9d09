//! The feed on disk: what earlier runs published, what this run publishes, and the state between runs.
//!
//! `feed.json`, `feed-2.json` … are the pages. `feed.state.json` has what is needed for conditional requests. `feed.rest.json` has the
//! releases of several boards for which the feed has no room. `feed.lock` prevents two runs at a time. All files are written atomically.

mod backoff;
mod files;
mod item;
mod lock;
mod output_paths;
mod own_views;
mod published;
mod spool;
mod state;
mod writer;

pub use backoff::Failure;
pub use files::{FileError, write_if_changed, write_json};
pub use item::{to_item, with_counts};
pub use lock::{Lock, LockError};
pub use output_paths::OutputPaths;
pub use own_views::OwnViews;
pub use published::PublishedFeed;
pub use spool::{Order, Spool};
pub use state::{BoardState, Fingerprint, KnownList, KnownRelease, State};
pub use writer::{Draft, FeedWriter, PAGE_SIZE};
