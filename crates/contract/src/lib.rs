//! What `<invest-seoul-news>` promises to the pages that embed it, as tables: [`attributes`], custom [`properties`] and [`parts`].
//!
//! `cargo xtask docs` writes the README's tables and the loader's list of attributes from these; tests compare them with the style sheets
//! and the components. The widget itself uses the syntax of attributes and nothing else.

pub mod attributes;
pub mod parts;
pub mod properties;
mod table;
