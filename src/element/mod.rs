//! The custom element's side of the widget: its attributes, methods and events.
//!
//! `src/embed.js` defines the element and calls [`widget::mount`] when its module is needed. Attributes are parsed by [`options`] into
//! [`values`] and become signals ([`context::WidgetContext`]), which the components read. [`events`] are dispatched on the element. [`embed_api`] is
//! what the script offers in return, [`language`] looks around the element. [`links`] names the page in links and
//! reports what is opened.

pub mod context;
pub mod embed_api;
pub mod events;
pub mod language;
pub mod links;
pub mod options;
mod refresh;
mod region;
pub mod values;
pub mod widget;
