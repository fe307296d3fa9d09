//! The document as JSON, cut into the parts that a feed is read from.
//!
//! Bytes become tokens in [`lexer`], tokens become values in [`parts`], and one value at a time is kept: a member of
//! the document, or an entry of its `items`. Nothing here knows what a member means, only which names are read.

mod lexer;
mod names;
mod number;
mod parts;
mod text;
mod value;

pub(crate) use number::Number;
pub(crate) use parts::{Part, Parts};
pub(crate) use value::{Object, Value};
