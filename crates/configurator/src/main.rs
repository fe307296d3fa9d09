//! The configurator: the page that writes the tag. A webmaster chooses a feed and a look, sees the widget, and copies the code.
//!
//! Data flows one way. A control changes the [`setup`], which is also the address of the page. [`state`] derives the [`snippet`]s
//! and what the preview shows. [`feed_check`] reads the feed that is typed in. What can be chosen is the table of
//! `crates/contract`: a new attribute there is a new control here.
//!
//! The page is `index.html`. The widget in its preview is the one that Trunk builds beside it; none of this is in its bytes.

mod address;
mod browser;
mod components;
mod declaration;
mod default_feed;
mod embed;
mod feed_check;
mod notice;
mod setup;
mod snippet;
mod state;
mod texts;
mod value;

use leptos::prelude::*;

fn main() {
    mount_to_body(components::App);
}
