//! What the reader sees: the phase of the feed, rendered.
//!
//! [`App`] chooses by phase and layout: the `carousel` or a `list` of cards, or a `Notice` in their place. Components never fetch. `embed.js` has drawn a
//! placeholder below all of this, which keeps the widget's size from the first frame on.

mod all_news;
mod app;
pub(crate) mod card;
mod cards;
mod carousel;
pub(crate) mod clock;
pub(crate) mod derived;
pub(crate) mod focus;
mod header;
mod list;
mod media;
mod new_items;
mod note;
mod notice;
mod search;
mod seen;

pub use app::App;
pub use cards::CardsContext;
pub use carousel::{Autoplay, CarouselContext};
pub use list::List;
pub use search::SearchBox;
