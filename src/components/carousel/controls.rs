//! The way through the carousel and the place in it: the position, previous and next above the cards, a bar below.

use json_feed::decimal;
use leptos::prelude::*;

use super::{context::CarouselContext, layout::VisibleRange};
use crate::{
    components::derived::{aria_flag, flag, text},
    element::context::WidgetContext,
};

/// The position, previous and next. Hidden if all cards fit.
///
/// The position is a few characters for the eye and a sentence for screen readers. The sentence changes when the carousel has settled,
/// so that it is said once.
#[component]
pub fn Controls(carousel: CarouselContext) -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let position = text(move || {
        let VisibleRange { first, last } = carousel.in_view.get();
        locale.with(|locale| locale.short_range(first, last, carousel.total()))
    });
    let sentence = text(move || {
        let VisibleRange { first, last } = carousel.settled.get();
        locale.with(|locale| locale.range(first, last, carousel.total()))
    });
    view! {
        <div class="controls" part="controls" hidden=flag(move || carousel.fits())>
            <span class="position" part="position" aria-hidden="true" dir="auto">
                {position}
            </span>
            <p class="unseen" part="status" role="status" dir="auto">
                {sentence}
            </p>
            <button
                type="button"
                class="previous"
                part="previous"
                aria-label=text(move || locale.with(|locale| locale.messages.previous.to_owned()))
                aria-disabled=aria_flag(move || carousel.in_view.get().first == 0)
                on:click=move |_| carousel.previous()
            ></button>
            <button
                type="button"
                class="next"
                part="next"
                aria-label=text(move || locale.with(|locale| locale.messages.next.to_owned()))
                aria-disabled=aria_flag(move || carousel.is_at_end())
                on:click=move |_| carousel.next()
            ></button>
        </div>
    }
}

/// How far the reader has come. While nobody knows how many slides there are, the bar has no end (`open-ended`).
#[component]
pub fn Progress(carousel: CarouselContext) -> impl IntoView {
    let share = move |slides: usize| {
        let [slides, total] = [slides, carousel.slide_count.get()].map(|n| decimal(n as u64));
        ["calc(100% * ", &slides, " / ", &total, ")"].concat()
    };
    let start = text(move || share(carousel.in_view.get().first));
    let size = text(move || share(carousel.in_view.get().len()));
    let class =
        text(move || (if carousel.total().has_more { "progress open-ended" } else { "progress" }).to_owned());
    view! {
        <div class=class part="progress" aria-hidden="true" hidden=flag(move || carousel.fits())>
            <div class="bar" part="bar" style:inset-inline-start=start style:inline-size=size></div>
        </div>
    }
}
