//! What `<invest-seoul-news>` promises to the pages that embed it, as tables: [`attributes`], [`methods`], [`events`], custom
//! [`properties`] and [`parts`]; the [`height`] that pages reserve; and for forms, the [`languages`] and what the [`words`] among values
//! are called.
//!
//! `cargo xtask docs` writes the README's tables and the loader's list of attributes from these, and `cargo xtask dist` the types of the npm
//! package; tests compare them with the code and the style sheets. The widget itself uses the syntax of attributes and nothing else.

pub mod attributes;
pub mod events;
pub mod height;
pub mod languages;
pub mod methods;
pub mod parts;
mod phrase;
pub mod properties;
mod table;
pub mod words;

pub use phrase::Phrase;
