//! Which entries are near the viewport. The cards of the others are not rendered; each keeps its height. One observer watches all of
//! them.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, IntersectionObserverEntry, ResizeObserver};

use crate::{components::focus::has_focus, intersection::Intersections};

/// How far from the viewport a card is still rendered: about two screens of a phone.
const MARGIN: &str = "1500px 0px";

/// After a card has left, it stays rendered for up to this time. Programs that take a picture of a whole page make it one pixel wide for a
/// moment.
const DELAY: Duration = Duration::from_millis(500);

/// Whether an entry is near the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Its card is rendered.
    Near,
    /// Its card is not rendered. It has this height, in 64ths of a CSS px, the unit in which browsers lay out.
    Far(u32),
}

/// The places of the entries of one list.
#[derive(Clone, Copy)]
pub struct Places(StoredValue<Watch, LocalStorage>);

struct Watch {
    /// `None` if the page has removed the browser's observers: then every card stays rendered.
    observer: Option<Intersections>,
    entries: Vec<Watched>,
    /// Which of them the observer is expected to tell of next: it tells of them in their order.
    next: usize,
    /// The width of the list at which the entries have their heights, in CSS px.
    width: i32,
    /// Observes it.
    _resized: Option<Resized>,
    /// Runs when cards go.
    timer: Option<TimeoutHandle>,
}

struct Watched {
    entry: HtmlElement,
    place: RwSignal<Place>,
    is_near: bool,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

/// Observes the size of a list until it is dropped.
struct Resized(ResizeObserver);

impl Drop for Resized {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

impl Places {
    /// Of a list without entries.
    pub fn new() -> Self {
        // The observer's callback is made before `Self` is, and reads it here.
        let this = StoredValue::<Option<Self>, LocalStorage>::new_local(None);
        let observer = Intersections::with_margin(MARGIN, 0.0, move |entry| {
            if let Some(this) = this.try_get_value().flatten() {
                this.moved(&entry);
            }
        });
        let watch = Watch { observer, entries: Vec::new(), next: 0, width: 0, _resized: None, timer: None };
        let places = Self(StoredValue::new_local(watch));
        this.set_value(Some(places));
        places
    }

    /// Follows where `entry` is, until the current owner is cleaned up.
    pub fn observe(self, entry: HtmlElement, place: RwSignal<Place>) {
        self.0.update_value(|watch| {
            if let Some(observer) = &watch.observer {
                observer.observe(&entry);
                watch.entries.push(Watched { entry, place, is_near: true });
            }
        });
        on_cleanup(move || {
            self.0.try_update_value(|watch| {
                let at = watch.entries.iter().position(|watched| watched.place == place);
                if let (Some(at), Some(observer)) = (at, &watch.observer) {
                    observer.unobserve(&watch.entries.remove(at).entry);
                }
            });
        });
    }

    /// An entry has come near, or is far now. The first always counts as near: its height is that of others where theirs is not known.
    fn moved(self, entry: &IntersectionObserverEntry) {
        let target = entry.target();
        let is_near = entry.is_intersecting() || target.previous_element_sibling().is_none();
        let place = self.0.try_update_value(|watch| {
            let count = watch.entries.len();
            let mut order = (0..count).map(|after| (watch.next + after) % count);
            let at = order.find(|at| *watch.entries[*at].entry == target)?;
            watch.next = at + 1;
            watch.entries[at].is_near = is_near;
            Some(watch.entries[at].place)
        });
        let Some(place) = place.flatten() else { return };
        if !is_near {
            self.remove_later();
        } else if place.try_with_untracked(|before| *before != Place::Near) == Some(true) {
            place.set(Place::Near);
        }
    }

    /// Removes the cards that are still far after a while, except one that has the focus.
    fn remove_later(self) {
        let remove = move || {
            self.0.try_update_value(|watch| watch.timer = None);
            // A placeholder keeps the height that its card has. All are measured before the first one goes.
            let far = self.0.try_with_value(|watch| {
                let far =
                    watch.entries.iter().filter(|watched| !watched.is_near && !has_focus(&watched.entry));
                far.map(|watched| (watched.place, height_of(&watched.entry))).collect::<Vec<_>>()
            });
            // Without a height the list is hidden.
            for (place, height) in far.unwrap_or_default().into_iter().filter(|(_, height)| *height > 0) {
                if place.try_with_untracked(|before| *before == Place::Near) == Some(true) {
                    place.set(Place::Far(height));
                }
            }
        };
        self.0.try_update_value(|watch| {
            if watch.timer.is_none() {
                watch.timer = set_timeout_with_handle(remove, DELAY).ok();
            }
        });
    }

    /// Has entries without their cards change their height with the width of `list`.
    pub fn follow_width(self, list: HtmlElement) {
        let observed = list.clone();
        let resized = Closure::<dyn Fn()>::new(move || self.resized(&list)).into_js_value();
        if let Ok(observer) = ResizeObserver::new(resized.unchecked_ref()) {
            observer.observe(&observed);
            self.0.update_value(|watch| watch._resized = Some(Resized(observer)));
        }
    }

    fn resized(self, list: &HtmlElement) {
        let width = list.client_width();
        if width == 0 {
            return; // hidden
        }
        let places = self.0.try_update_value(|watch| {
            let before = std::mem::replace(&mut watch.width, width);
            let places = watch.entries.iter().map(|watched| watched.place);
            if before == width || before == 0 { Vec::new() } else { places.collect() }
        });
        // While it was hidden, none were removed.
        self.remove_later();
        let Some(first) = list.first_element_child() else { return };
        let height = height_of(&first);
        for place in places.unwrap_or_default() {
            if place.try_with_untracked(|before| *before != Place::Near) == Some(true) {
                place.set(Place::Far(height));
            }
        }
    }
}

/// The height of an entry, in 64ths of a CSS px.
fn height_of(entry: &Element) -> u32 {
    (64.0 * entry.get_bounding_client_rect().height()).round() as u32
}
