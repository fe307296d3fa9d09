//! JSON: a document is cut into parts while its bytes come, and serde_json decodes each part.
//!
//! [`scanner`] checks the grammar byte by byte. [`splitter`] copies the parts that are read, without the members that
//! are not in [`names`], and [`unicode`] replaces what is not Unicode in them. [`value`] and [`number`] hold what
//! serde_json decodes. Nothing here knows what a member means.

mod names;
mod number;
mod scanner;
mod splitter;
mod unicode;
mod value;

pub(crate) use names::EXTENSION;
pub(crate) use number::Number;
pub(crate) use splitter::{Part, Splitter};
pub(crate) use value::{Members, Value};
