//! Whole boards on a test server: how their pages are parsed, which requests are made, and what happens to the feed when they fail.
//!
//! The pages are written for these tests, with the structure of Gnuboard's skins and of eGovFrame's templates.

mod build;
mod check;
mod command;
mod failures;
mod gnuboard;
mod images;
#[cfg(target_os = "linux")]
mod memory;
mod parse;
mod politeness;
mod server;
mod setup;
