//! Reading a release in place (`open="reader"`): a modal dialog over the page, with the whole text.
//!
//! The rest of the module enters here alone, by [`open`], so that this is a chunk (`chunks`). The dialog shows at once what the card knows.
//! `content` requests the document that the item came from again, for the text and the files, which are not kept for cards. [`html`] makes
//! the text safe, `nodes` builds it. `context` knows which item is shown and which come before and after it; `dialog`, `article`,
//! `attachments` and `share` are what is seen.
//!
//! The dialog is closed by its button, a press beside it, and what the browser takes for a request to close: Escape, and on Android the back
//! button (HTML, close requests). The history of the page stays as it is.

mod article;
mod attachments;
mod content;
mod context;
mod dialog;
pub mod html;
mod nodes;
mod share;

use std::sync::Arc;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::{context::ReaderContext, dialog::ReaderDialog};
use crate::{components::clock::Clock, element::context::WidgetContext, feed::FeedItem};

/// The style sheet of the dialog.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/reader.css"));

/// Opens `item` in a dialog over the page. When it closes, `link` gets the focus, which the reader has pressed.
pub fn open(widget: WidgetContext, item: Arc<FeedItem>, link: HtmlElement) {
    // Not if the widget has been removed meanwhile.
    let (Some(owner), Some(root)) = (widget.owner.try_get_value().flatten(), widget.root.try_get_value())
    else {
        return;
    };
    // Beside the cards: the font of each language is theirs.
    let live = root.last_element_child().and_then(|live| live.dyn_into::<HtmlElement>().ok());
    let (Some(owner), Some(live)) = (owner.upgrade(), live) else { return };
    widget.adopt_style_sheet(STYLE);
    let view = owner.with(|| {
        mount_to(live, move || {
            provide_context(widget);
            provide_context(Clock::new());
            view! { <ReaderDialog reader=ReaderContext::new(widget, item, link) /> }
        })
    });
    widget.reader.set_value(Some(Box::new(view)));
}
