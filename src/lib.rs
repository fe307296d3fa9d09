//! The Invest Seoul news widget: the module that `embed.js` loads once a reader comes near it.
//!
//! Data flows one way. [`element`] parses the attributes of the custom element into signals and opens the feed they name. [`feed`]
//! requests it, reads it as it streams, and keeps one phase: loading, ready, stale, empty or failed. [`components`] are the Leptos
//! components that render the phase into a shadow root. [`i18n`] has the messages, dates and numbers of each language.
//!
//! The crate is compiled to WebAssembly. What needs no browser (options, layout arithmetic, paging, retry policy, messages) is tested
//! natively, the rest in three browsers (`tests/components.rs`).

pub mod chunks;
pub mod components;
pub mod console;
pub mod element;
pub mod feed;
pub mod fetch;
pub mod i18n;
pub mod intersection;
pub mod js_options;
pub mod listener;
pub mod reader;

#[cfg(all(test, target_family = "wasm"))]
#[path = "../tests/components.rs"]
mod components_test;
