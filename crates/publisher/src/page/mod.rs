//! Parsing of one HTML page, from its bytes to the texts in it. Independent of boards and of the network.
//!
//! Values are found by CSS selectors, or by labels: the text after `조회` is the number of views.

pub mod charset;
pub mod count;
pub mod date;
pub mod file;
pub mod frame;
pub mod label;
pub mod language;
pub mod sanitize;
pub mod summary;
pub mod text;
pub mod tree;

pub use tree::{Page, PageError};
