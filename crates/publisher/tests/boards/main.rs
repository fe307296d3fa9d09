//! Whole boards, served on the loopback: what is read from their pages, what is asked of their servers, and what becomes of the
//! feed when they fail.
//!
//! The pages are our own; their structure is that of the skins of Gnuboard 5 and of eGovFrame's templates.

mod building;
mod checking;
mod command;
mod failing;
mod gnuboard;
mod images;
#[cfg(target_os = "linux")]
mod memory;
mod politeness;
mod reading;
mod site;
mod workplace;
