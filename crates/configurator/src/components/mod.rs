//! The components of the page, one a file. They read the state from the context and change the setup.

mod app;
mod attribute;
mod check;
mod code;
mod copy;
mod feed;
mod field;
mod groups;
mod link;
mod preview;
mod property;
mod security;

pub use app::App;
