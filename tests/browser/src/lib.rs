//! Runs the shipped widget (`dist/`) in real browsers: the library that the suites in `tests/` use.
//!
//! A [`BrowserSession`] drives one of three [`Engine`]s with some [`Settings`]. It opens a [`Host`] page (`tests/hosts/`) of
//! its own [`Site`]; the page embeds the widget from another origin. The open page is a [`Page`] with a [`Widget`] on it.
//! A script before everything else on each page writes a [`PageLog`].
//!
//! A suite is a list of [`Behaviour`]s. Each is an async function and becomes one test per engine. Each test has servers of
//! its own, so tests can run in parallel. A browser is reused after a test that passed. Tests wait for conditions and do not
//! sleep.
//!
//! A [`WebServer`] is a real one, with its configuration in `deploy/`, and so is a [`WordPress`], with the plugin there.
//!
//! `cargo test -p browser-tests -- firefox::keyboard` runs one suite in one engine on the `dist/` that is there. `cargo xtask
//! test --only browser` builds `dist/` and installs the browsers first.

mod answer;
mod behaviour;
mod browser_session;
mod capabilities;
mod contrast;
mod display;
mod engine;
mod files;
mod gate;
mod host;
mod page;
mod page_log;
mod php;
mod process;
mod site;
mod trap;
mod web_server;
mod webdriver;
mod widget;
mod wordpress;

pub use answer::Answer;
pub use behaviour::{Behaviour, run};
pub use browser_session::BrowserSession;
pub use capabilities::Settings;
pub use contrast::CONTRAST;
pub use engine::Engine;
pub use fantoccini::{elements::Element, key::Key};
pub use files::{
    changed_chunk, changed_module, chunk_path, messages_path, module_path, project, script, script_integrity,
};
pub use host::Host;
pub use libtest_mimic::Trial;
pub use page::{Focus, Page, Rect, eventually};
pub use page_log::{Event, PageLog, script as page_log};
pub use php::php;
pub use process::Process;
pub use site::{Request, Site};
pub use web_server::{ENTRY, PRIVATE, Program, RELEASED, RELEASED_SOURCE, VERSION, WebServer};
pub use widget::Widget;
pub use wordpress::WordPress;
