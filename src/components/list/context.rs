//! The state of one list, shared by its components.

use std::sync::Arc;

use leptos::{
    html,
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};

use super::{all_news_entry::PART, near::Places};
use crate::{
    components::focus::{focus, has_focus, is_focus_near},
    element::context::WidgetContext,
    feed::{FeedItem, LoadedFeed},
    i18n::Total,
};

/// One list, from its rendering to its removal.
#[derive(Clone, Copy)]
pub struct ListContext {
    /// The widget it is in.
    pub widget: WidgetContext,
    /// The element of the list.
    pub element: NodeRef<html::Ul>,
    /// How many items the reader wants to see.
    pub wanted: RwSignal<usize>,
    /// The place of the item that takes the focus when it has come.
    pub pending: RwSignal<Option<usize>>,
    /// Which entries are near the viewport.
    pub places: Places,
    /// The items in the list, as rendered last.
    shown: StoredValue<Vec<Arc<FeedItem>>>,
}

impl ListContext {
    /// A list that shows as many items as the page asks for.
    pub fn new(widget: WidgetContext) -> Self {
        Self {
            widget,
            element: NodeRef::new(),
            wanted: RwSignal::new(widget.props.limit.get_untracked()),
            pending: RwSignal::new(None),
            places: Places::new(),
            shown: StoredValue::default(),
        }
    }

    /// The feed as far as it is loaded. Tracked.
    pub fn loaded(&self) -> Arc<LoadedFeed> {
        self.widget.loaded().unwrap_or_default()
    }

    /// How many items are in the list, and whether there are more. Tracked.
    pub fn total(&self) -> Total {
        let (loaded, wanted) = (self.loaded(), self.wanted.get());
        let count = loaded.items.len().min(wanted);
        Total { count, has_more: loaded.items.len() > count || loaded.has_more() }
    }

    /// The items in the list.
    pub fn items(&self) -> Vec<Arc<FeedItem>> {
        untrack(|| {
            let wanted = self.wanted.get();
            self.loaded().items.iter().take(wanted).cloned().collect()
        })
    }

    /// Shows as many more items as the page asks for at first. The first of them takes the focus.
    pub fn show_more(&self) {
        let total = untrack(|| self.total());
        if total.has_more {
            self.pending.set(Some(total.count));
            self.want(total.count + self.widget.props.limit.get_untracked());
        }
    }

    /// Brings the item at `index`, from 0, into view. A greater index goes to the last item and loads more.
    pub fn go_to(&self, index: usize) {
        let total = untrack(|| self.total());
        if index >= total.count {
            // No more at once than a press would bring.
            self.want(total.count + self.widget.props.limit.get_untracked());
        }
        let last = total.count.saturating_sub(1);
        if let Some(entry) = self.entry(index.min(last)) {
            entry.scroll_into_view();
        }
    }

    /// Moves the focus to the item that was waited for, if it has come.
    pub fn focus_pending(&self) {
        let Some(index) = self.pending.get_untracked() else { return };
        let entry = self.entry(index);
        if entry.is_none() && untrack(|| self.total().has_more) {
            return; // it may still come
        }
        self.pending.set(None);
        if entry.is_some() && self.is_focus_free() {
            self.hand_focus(index);
        }
    }

    /// These items are about to be rendered. The one that has the focus keeps it, though its entry may move or be replaced.
    pub fn render(&self, items: Vec<Arc<FeedItem>>) {
        let before = self.shown.try_update_value(|shown| std::mem::replace(shown, items));
        let focused = self.entries().iter().position(|entry| has_focus(entry));
        let item = focused.and_then(|index| before?.get(index).cloned());
        let index = item.and_then(|item| {
            self.shown.with_value(|items| items.iter().position(|other| other.id() == item.id()))
        });
        let Some(index) = index else { return };
        let this = *self;
        spawn_local(async move {
            tick().await;
            // Not if something else of the widget has the focus now.
            if this.element.try_get_untracked().flatten().is_some_and(|list| !is_focus_near(&list)) {
                this.hand_focus(index);
            }
        });
    }

    /// Gives the focus to the link of an entry, or to the entry itself if it has none.
    fn hand_focus(&self, index: usize) {
        if let Some(entry) = self.entry(index) {
            let link = entry.query_selector(".link").ok().flatten();
            focus(&link.map_or(entry, JsCast::unchecked_into));
        }
    }

    /// Whether the reader has not turned to anything else than the button since they pressed it.
    fn is_focus_free(&self) -> bool {
        let Some(list) = self.element.get_untracked() else { return false };
        let near = list.get_root_node().dyn_into::<ShadowRoot>().ok().and_then(|root| root.active_element());
        match near {
            Some(element) => element.class_name() == "show-more",
            // In Safari a pressed button has no focus, and one that goes loses it.
            None => document().active_element().is_none_or(|element| element.tag_name() == "BODY"),
        }
    }

    fn want(&self, count: usize) {
        self.wanted.update(|wanted| *wanted = (*wanted).max(count));
        self.widget.load_more(count);
    }

    /// The elements of the items' entries, in order.
    pub(super) fn entries(&self) -> Vec<HtmlElement> {
        let Some(list) = self.element.get_untracked() else { return Vec::new() };
        let children = list.children();
        let elements = (0..children.length()).filter_map(|at| children.item(at));
        let of_items = elements.filter(|entry| entry.get_attribute("part").as_deref() != Some(PART));
        of_items.map(JsCast::unchecked_into).collect()
    }

    fn entry(&self, index: usize) -> Option<HtmlElement> {
        self.entries().into_iter().nth(index)
    }
}
