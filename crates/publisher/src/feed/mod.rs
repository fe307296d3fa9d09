//! The feed on disk: what was published before, what is published now, and what has to be remembered in between.
//!
//! `feed.json`, `feed-2.json` … are the pages; `feed.state.json` remembers how to ask only for what is new; `feed.lock` keeps
//! two runs apart. All of them are whole at any time: a new one is written beside the old, then takes its name.

mod archive;
mod item;
mod lock;
mod pages;
mod place;
mod state;

pub use archive::Archive;
pub use item::{item, recounted};
pub use lock::{Lock, LockError};
pub use pages::{Draft, PAGE_SIZE, Pages};
pub use place::{Place, PlaceError, write_file};
pub use state::{KnownList, KnownRelease, State, listed};
