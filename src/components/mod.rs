//! What the reader sees: the phase, drawn.
//!
//! [`app`] chooses by phase; [`carousel`] is the cards in a row: what it hears ([`hearing`]), how it moves ([`track`]) and grows
//! ([`growth`]), with those [`slides`] that are near the view and the [`controls`] around them. A [`card`] is one release, a
//! [`notice`] what stands in their place. Components never fetch. `embed.js` has drawn the placeholder below all of this; it keeps
//! the widget's size from the first frame on.

pub mod app;
pub mod card;
pub mod carousel;
pub mod controls;
pub mod geometry;
pub mod growth;
pub mod hearing;
pub mod notice;
pub mod slides;
pub mod track;
