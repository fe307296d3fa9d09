//! Which entries are near the viewport. The cards of the others are not rendered; each keeps its height.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, IntersectionObserver, IntersectionObserverEntry};

use crate::{components::focus::has_focus, js_options::js_options};

/// How far from the viewport a card is still rendered: about two screens of a phone.
const MARGIN: &str = "1500px 0px";

/// Whether an entry is near the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Its card is rendered.
    Near,
    /// Its card is not rendered. It has this height, in 64ths of a CSS px, the unit in which browsers lay out.
    Far(u32),
}

/// Follows where `element` is, until the current owner is cleaned up. What has the focus counts as near.
pub fn observe(element: HtmlElement, place: RwSignal<Place>) {
    let follow = move |entries: js_sys::Array| {
        let Some(entry) = entries.iter().last() else { return };
        let entry: IntersectionObserverEntry = entry.unchecked_into();
        let now = if entry.is_intersecting() || has_focus(&entry.target()) {
            Place::Near
        } else {
            Place::Far((64.0 * entry.bounding_client_rect().height()).round() as u32)
        };
        let is_near = now == Place::Near;
        // A placeholder keeps the height that its card had.
        if place.try_with_untracked(|before| (*before == Place::Near) != is_near) == Some(true) {
            place.set(now);
        }
    };
    // The browser frees the callback together with the observer.
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(follow).into_js_value();
    let options = js_options(&[("rootMargin", MARGIN.into())]);
    // A page may have taken the observer away: then every card stays rendered.
    let observer = IntersectionObserver::new_with_options(callback.unchecked_ref(), options.unchecked_ref());
    let Ok(observer) = observer else { return };
    observer.observe(&element);
    let observer = StoredValue::new_local(observer);
    on_cleanup(move || observer.with_value(IntersectionObserver::disconnect));
}
