//! The shipped widget in real browsers: what the suites in `tests/` stand on.
//!
//! A [`Visitor`] has one of three [`Engine`]s and their own [`Settings`]; they open a page of a stranger's [`Site`]
//! (`tests/hosts/`), which embeds the widget from another origin (`dist/`). What they have before them is a [`Page`],
//! on it a [`Widget`]. Every page carries a [witness](Testimony) that writes down what it saw from the first byte on.
//!
//! A suite is a list of [`Behaviour`]s, each an async function; each becomes one test per engine. Tests have servers of
//! their own, so that they can run side by side; a browser goes from test to test as long as all goes well. Conditions
//! are waited for, never slept for.
//!
//! `cargo test -p browser-tests -- firefox::keyboard` runs one suite in one engine, over `dist/` as it is; `cargo xtask
//! test --only browser` builds that first, and brings the browsers.

mod answer;
mod behaviour;
mod capabilities;
mod display;
mod engine;
mod files;
mod gate;
mod host;
mod module;
mod page;
mod process;
mod session;
mod site;
mod visitor;
mod widget;
mod witness;

pub use answer::Answer;
pub use behaviour::{Behaviour, run};
pub use capabilities::Settings;
pub use engine::Engine;
pub use fantoccini::{elements::Element, key::Key};
pub use files::{changed_module, module_path, project};
pub use host::Host;
pub use libtest_mimic::Trial;
pub use page::{Focus, Page, Rect, eventually};
pub use site::{Request, Site};
pub use visitor::Visitor;
pub use widget::Widget;
pub use witness::{Event, Testimony};
