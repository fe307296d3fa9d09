//! Whole boards on a test server: how their pages are parsed, which requests are made, and what happens to the feed when they fail.
//!
//! The pages are written for these tests, with the structure of Gnuboard's skins and of eGovFrame's templates.

mod addresses;
mod attachments;
mod check;
mod command;
mod config;
mod deploy;
mod failures;
mod fields;
mod files;
mod gnuboard;
mod images;
mod items;
#[cfg(target_os = "linux")]
mod memory;
mod order;
mod parse;
mod pauses;
mod politeness;
mod refusals;
mod server;
mod setup;
mod several;
mod skins;
mod updates;
mod views;
