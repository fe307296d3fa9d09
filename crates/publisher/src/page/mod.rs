//! One HTML page of a board: from its bytes to the texts in it. Knows nothing of boards or of the network.
//!
//! What a page says is read by selectors (CSS) or by labels: the text that stands behind `조회` is the number of views.

pub mod charset;
pub mod clean;
pub mod count;
pub mod date;
pub mod label;
pub mod language;
pub mod summary;
pub mod text;
pub mod tree;

pub use tree::{Page, PageError};
