//! The custom element's side of the widget: what it reads from the page around it.

pub mod language;
