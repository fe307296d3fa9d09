//! The state of one dialog, shared by its components.

use std::sync::Arc;

use leptos::{
    html,
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    components::focus::{focus, has_focus},
    element::{context::WidgetContext, events, links},
    feed::FeedItem,
};

/// One dialog, from opening to closing.
#[derive(Clone, Copy)]
pub struct ReaderContext {
    /// The widget it belongs to.
    pub widget: WidgetContext,
    /// Its element.
    pub dialog: NodeRef<html::Dialog>,
    /// What it shows. It stays when the feed is refreshed.
    pub item: RwSignal<Arc<FeedItem>>,
    /// Items that have been read with their texts.
    pub read: StoredValue<Vec<Arc<FeedItem>>>,
    /// What has opened it.
    link: StoredValue<HtmlElement, LocalStorage>,
}

impl ReaderContext {
    /// The dialog that `link` opens for `item`.
    pub fn new(widget: WidgetContext, item: Arc<FeedItem>, link: HtmlElement) -> Self {
        Self {
            widget,
            dialog: NodeRef::new(),
            item: RwSignal::new(item),
            read: StoredValue::default(),
            link: StoredValue::new_local(link),
        }
    }

    /// The language of the item's texts (BCP 47). Where the feed names none, the page's is the best guess.
    pub fn language(&self, item: &FeedItem) -> Option<String> {
        let of_feed = || self.widget.loaded().and_then(|loaded| loaded.language.clone());
        item.language().or_else(of_feed).or_else(|| self.widget.page_language())
    }

    /// The item `step` places after this one in the widget; before it, if that is negative. Tracked.
    pub fn neighbour(&self, step: isize) -> Option<Arc<FeedItem>> {
        let loaded = self.widget.loaded()?;
        let at = self.item.with(|item| loaded.items.iter().position(|other| other.id() == item.id()))?;
        loaded.items.get(at.checked_add_signed(step)?).cloned()
    }

    /// Reads on in the feed when the end of what is read comes near.
    pub fn load_more(&self) {
        let Some(loaded) = untrack(|| self.widget.loaded()).filter(|loaded| loaded.has_more()) else {
            return;
        };
        if untrack(|| self.neighbour(2)).is_none() {
            self.widget.load_more(loaded.items.len());
        }
    }

    /// Shows the item `step` places away, as if its card had been pressed.
    pub fn go(&self, step: isize) {
        let Some(item) = untrack(|| self.neighbour(step)) else { return };
        if events::open(&self.widget.host.get_value(), &item) {
            links::report_opened(self.widget, &item);
            // The page may have removed the widget.
            let _ = self.item.try_set(item);
        }
    }

    /// Closes the dialog.
    pub fn close(&self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    /// Removes the dialog, which has closed, and gives the focus back.
    pub fn remove(&self) {
        let (widget, link) = (self.widget, self.link.get_value());
        self.return_focus(&link);
        // Not while its own listener runs.
        spawn_local(async move {
            tick().await;
            drop(widget.reader.try_update_value(Option::take));
        });
    }

    /// Gives the focus to the link that has opened the dialog, or to the one in its place if the card has been rendered anew.
    fn return_focus(&self, link: &HtmlElement) {
        let root = self.widget.root.get_value();
        focus(link);
        if has_focus(link) {
            return;
        }
        let address = link.get_attribute("href");
        let links = root.query_selector_all(".link").ok();
        let mut links = links.iter().flat_map(|links| (0..links.length()).filter_map(|at| links.item(at)));
        let same = links.find_map(|other| {
            let other = other.dyn_into::<HtmlElement>().ok()?;
            (address.is_some() && other.get_attribute("href") == address).then_some(other)
        });
        focus(&same.unwrap_or(root));
    }
}
