//! The slide after the last item: the way to all news. It is none of the items, so it has neither a number nor a dot.

use json_feed::decimal;
use leptos::prelude::*;

use super::context::{CarouselContext, INDEX};
use crate::components::{all_news::AllNewsCard, derived::flag};

/// The slide, at the place after the last item.
#[component]
pub fn AllNewsSlide(
    /// Its place, from 0.
    index: usize,
) -> impl IntoView {
    let carousel = expect_context::<CarouselContext>();
    let is_inert =
        flag(move || !carousel.in_view.get().contains(index) && carousel.focused.get() != Some(index));
    view! {
        <div
            class="slide"
            part="all-news-slide"
            inert=is_inert
            style=(INDEX, decimal(index as u64))
            on:focusin=move |_| carousel.focused.set(Some(index))
            on:focusout=move |event| carousel.if_mounted(|carousel| carousel.focus_left(&event))
        >
            <AllNewsCard />
        </div>
    }
}
