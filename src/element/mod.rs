//! The custom element's side of the widget.

pub mod embed_api;
