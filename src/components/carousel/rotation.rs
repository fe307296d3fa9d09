//! The place of the rotation (`autoplay`), whose code is loaded if the page wants one.

use leptos::{html, prelude::*};

use super::context::CarouselContext;
use crate::{chunks, components::derived::flag};

/// The place of its button, before everything else in the carousel. Hidden if all cards fit.
#[component]
pub fn Rotation(carousel: CarouselContext) -> impl IntoView {
    let seconds = carousel.widget.props.autoplay;
    let is_on = Memo::new(move |_| seconds.get().is_some());
    move || is_on.get().then(|| view! { <Place carousel /> })
}

#[component]
fn Place(carousel: CarouselContext) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            chunks::mount_when_loaded(chunks::mount_autoplay(place.into(), carousel));
        }
    });
    view! { <div class="rotation" hidden=flag(move || carousel.fits()) node_ref=place></div> }
}
