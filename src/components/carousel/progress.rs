//! The bar below the cards: how far the reader has come. It can be pressed and dragged ([`drag`](super::drag)); for the keyboard there
//! are the buttons.

use json_feed::decimal;
use leptos::prelude::*;

use super::context::CarouselContext;
use crate::components::derived::{flag, text};

/// How far the reader has come. While nobody knows how many slides there are, the bar has no end (`open-ended`).
#[component]
pub fn Progress(carousel: CarouselContext) -> impl IntoView {
    let share = move |slides: usize| {
        let [slides, total] = [slides, carousel.row_length()].map(|n| decimal(n as u64));
        ["calc(100% * ", &slides, " / ", &total, ")"].concat()
    };
    let start = text(move || match carousel.dragged_bar.get() {
        Some(start) => [&decimal(start.into()), "px"].concat(),
        None => share(carousel.in_view.get().first),
    });
    let size = text(move || share(carousel.in_view.get().len()));
    let class =
        text(move || (if carousel.total().has_more { "progress open-ended" } else { "progress" }).to_owned());
    view! {
        <div
            class=class
            part="progress"
            aria-hidden="true"
            hidden=flag(move || carousel.fits())
            node_ref=carousel.bar_room
        >
            <div class="bar" part="bar" style:inset-inline-start=start style:inline-size=size></div>
        </div>
    }
}
