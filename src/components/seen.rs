//! Which releases a reader has seen: those whose cards were half in view for a second (`isn-seen`).
//!
//! One observer per widget watches the cards that are rendered and have not been seen. The browser tells it only when a card comes half into
//! view or leaves; nothing is asked in between.

use std::{sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use web_sys::{Element, IntersectionObserverEntry};

use crate::{
    element::{context::WidgetContext, events},
    feed::{FeedItem, paging::Ids},
    intersection::Intersections,
    listener::Listener,
};

/// How long a card has to be half in view.
const LONG_ENOUGH: Duration = Duration::from_secs(1);

/// What the reader of one widget has seen.
#[derive(Clone, Copy)]
pub struct Seen(StoredValue<Watch, LocalStorage>);

struct Watch {
    widget: WidgetContext,
    /// `None` if the page has removed the browser's observers.
    observer: Option<Intersections>,
    cards: Vec<WatchedCard>,
    /// Counts cards.
    last: usize,
    /// The ids of what has been seen.
    seen: Ids,
    _listener: Listener,
}

struct WatchedCard {
    number: usize,
    element: Element,
    item: Arc<FeedItem>,
    is_half_in_view: bool,
    timer: Option<TimeoutHandle>,
}

impl Seen {
    /// Of a widget without cards.
    pub fn new(widget: WidgetContext) -> Self {
        // The observer's callback is made before `Self` is, and reads it here.
        let this = StoredValue::<Option<Self>, LocalStorage>::new_local(None);
        let with_this = move |call: &dyn Fn(Self)| {
            if let Some(this) = this.try_get_value().flatten() {
                call(this);
            }
        };
        let observer = Intersections::new(0.5, move |entry| with_this(&|this| this.moved(&entry)));
        let listener = Listener::when_shown(move || with_this(&|this| this.shown()));
        let watch =
            Watch { widget, observer, cards: Vec::new(), last: 0, seen: Ids::new(), _listener: listener };
        let seen = Self(StoredValue::new_local(watch));
        this.set_value(Some(seen));
        seen
    }

    /// Watches the card of `item` in this element until the current owner is cleaned up.
    pub fn watch(self, element: Element, item: Arc<FeedItem>) {
        let number = self.0.try_update_value(|watch| {
            watch.last += 1;
            (!watch.seen.contains_key(item.id())).then_some(watch.last)
        });
        if let Some(number) = number.flatten() {
            self.0.update_value(|watch| watch.add(self, number, element, item));
            on_cleanup(move || drop(self.0.try_update_value(|watch| watch.remove(number))));
        }
    }

    /// A card has come half into view, or has left it.
    fn moved(self, entry: &IntersectionObserverEntry) {
        let target = entry.target();
        let is_half_in_view = entry.intersection_ratio() >= 0.5;
        self.0.update_value(|watch| {
            for card in watch.cards.iter_mut().filter(|card| card.element == target) {
                card.is_half_in_view = is_half_in_view;
                card.start(self);
            }
        });
    }

    /// The tab is shown again.
    fn shown(self) {
        self.0.update_value(|watch| watch.cards.iter_mut().for_each(|card| card.start(self)));
    }

    /// A card has been half in view for long enough.
    fn look(self, number: usize) {
        if document().hidden() {
            return; // looks again when it is shown
        }
        let seen = self.0.try_update_value(|watch| {
            let item = watch.remove(number)?.item;
            let is_new = watch.seen.insert(item.id().to_owned(), number).is_none();
            is_new.then_some((watch.widget, item))
        });
        let Some((widget, item)) = seen.flatten() else { return };
        let loaded = untrack(|| widget.loaded()).unwrap_or_default();
        if let Some(index) = loaded.items.iter().position(|other| other.id() == item.id()) {
            events::seen(&widget.host.get_value(), &item, index);
        }
    }
}

impl Watch {
    fn add(&mut self, seen: Seen, number: usize, element: Element, item: Arc<FeedItem>) {
        let Some(observer) = &self.observer else { return };
        observer.observe(&element);
        // The observer tells nothing of an element that it knows already.
        let before = self.cards.iter().find(|card| card.element == element);
        let is_half_in_view = before.is_some_and(|card| card.is_half_in_view);
        let mut card = WatchedCard { number, element, item, is_half_in_view, timer: None };
        card.start(seen);
        self.cards.push(card);
    }

    fn remove(&mut self, number: usize) -> Option<WatchedCard> {
        let at = self.cards.iter().position(|card| card.number == number)?;
        let mut card = self.cards.swap_remove(at);
        let is_shared = self.cards.iter().any(|other| other.element == card.element);
        if let Some(observer) = self.observer.as_ref().filter(|_| !is_shared) {
            observer.unobserve(&card.element);
        }
        card.stop();
        Some(card)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.cards.iter_mut().for_each(WatchedCard::stop);
    }
}

impl WatchedCard {
    /// Waits from now on, if the card is half in view.
    fn start(&mut self, seen: Seen) {
        self.stop();
        if self.is_half_in_view {
            let number = self.number;
            self.timer = set_timeout_with_handle(move || seen.look(number), LONG_ENOUGH).ok();
        }
    }

    fn stop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}
