//! The Invest Seoul news widget: what `embed.js` loads once a reader comes near it.
//!
//! Data flows one way. The attributes of the element become [`options`]; the feed they name is asked for by
//! [`source`], a [`download`] at a time; what can be shown of its [`json`] is [`release`];
//! where that stands is one [`phase`]; the [`components`] draw the phase into a shadow root, by [`dom`], and [`events`] tell the page. [`words`],
//! [`mod@format`] and [`plain`] speak the reader's language. [`widget`] holds the parts together, by an [`effect`], and is all that
//! JavaScript sees; [`script`] is all that is seen of JavaScript.
//!
//! The crate is compiled to WebAssembly; [`options`], [`words`], [`phase`], [`plain`] and the arithmetic of
//! [`components::geometry`] know no browser and are tested natively.

pub mod components;
pub mod dom;
pub mod download;
pub mod effect;
pub mod element;
pub mod events;
pub mod format;
pub mod i18n;
pub mod json;
pub mod options;
pub mod phase;
pub mod plain;
pub mod release;
pub mod script;
pub mod source;
pub mod timer;
pub mod widget;
pub mod words;

/// The standard one is made for programs that ask for memory more often, and is four times the size.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// One line for the developer of the page.
fn console_warn(line: &str) {
    web_sys::console::warn_1(&["[invest-seoul-news] ", line].concat().into());
}

/// Why there is no news, for the same.
fn console_error(cause: &phase::Cause, address: &str) {
    let line = ["[invest-seoul-news] ", cause.name(), ": ", &cause.mend(address)].concat();
    web_sys::console::error_1(&line.into());
}

#[cfg(all(test, target_family = "wasm"))]
#[path = "../tests/components.rs"]
mod components_test;

#[cfg(all(test, target_family = "wasm"))]
#[path = "../tests/agreement.rs"]
mod agreement_test;
