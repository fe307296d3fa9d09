//! Texts as a reader sees them: the beginning of a plain field or of `content_html`, without markup.
//!
//! Nothing here makes markup: the results are texts, whatever they say. The work is bounded, because only the beginning of a
//! field is looked at. Who shows all of `content_html` builds it from its [`Tokens`].

mod entity;
mod html;
mod repeats;
mod tag;
mod token;
mod visible;

/// Longest text, in characters, that is shown of an item: more than any card can show.
pub const LONGEST: usize = 400;

pub use html::{Preview, plain, preview};
pub use repeats::repeats;
pub use tag::Tag;
pub use token::{Token, Tokens};
pub use visible::is_visible;

#[cfg(feature = "check")]
pub(crate) use html::has_markup;
