//! What the reader sees: the phase, drawn.
//!
//! [`App`] chooses by phase; `Carousel` is the cards and the way through them, a `Card` one
//! release, a `Notice` what stands in their place. Components never fetch. `embed.js` has drawn the
//! placeholder below all of this; it keeps the widget's size from the first frame on.

mod app;
mod card;
mod carousel;
pub mod geometry;
mod notice;
mod track;

pub use app::App;
pub use track::Track;
