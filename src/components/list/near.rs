//! Which entries are near the viewport. The cards of the others are not rendered; each keeps its height.

use leptos::prelude::*;
use web_sys::{HtmlElement, IntersectionObserverEntry};

use crate::{components::focus::has_focus, intersection::Intersections};

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
    let follow = move |entry: IntersectionObserverEntry| {
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
    // A page may have taken the observer away: then every card stays rendered.
    let Some(intersections) = Intersections::with_margin(MARGIN, 0.0, follow) else { return };
    intersections.observe(&element);
    let intersections = StoredValue::new_local(Some(intersections));
    on_cleanup(move || _ = intersections.try_update_value(Option::take));
}
