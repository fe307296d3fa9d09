//! What the reader sees: the phase of the feed, rendered.
//!
//! [`App`] chooses by phase: the `carousel` of cards, or a `Notice` in its place. Components never fetch. `embed.js` has drawn a
//! placeholder below all of this, which keeps the widget's size from the first frame on.

mod all_news;
mod app;
mod card;
mod carousel;
mod derived;
mod focus;
mod header;
mod media;
mod notice;

pub use app::App;
pub use carousel::CarouselContext;
