//! The way through the carousel and the place in it: previous and next above the cards, a bar and a line of text below.

use json_feed::decimal;
use leptos::prelude::*;

use super::context::CarouselContext;
use crate::{
    components::derived::{aria_flag, flag, text},
    element::context::WidgetContext,
};

/// Previous and next. Hidden if all cards fit.
#[component]
pub fn Controls(carousel: CarouselContext) -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    view! {
        <div class="controls" part="controls" hidden=flag(move || carousel.fits())>
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

/// How far the reader has come: a bar for the eye, a sentence for both. The sentence changes when the carousel has settled, so that a
/// screen reader says it once.
#[component]
pub fn Position(carousel: CarouselContext) -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let share = move |slides: usize| {
        let [slides, total] = [slides, carousel.slide_count.get()].map(|n| decimal(n as u64));
        ["calc(100% * ", &slides, " / ", &total, ")"].concat()
    };
    let start = text(move || share(carousel.in_view.get().first));
    let size = text(move || share(carousel.in_view.get().len()));
    let sentence = text(move || {
        let range = carousel.settled.get();
        locale.with(|locale| locale.range(range.first, range.last, carousel.total()))
    });
    view! {
        <div class="footer" part="footer" hidden=flag(move || carousel.fits())>
            <div class="progress" part="progress" aria-hidden="true">
                <div class="bar" part="bar" style:inset-inline-start=start style:inline-size=size></div>
            </div>
            <p class="position" part="position" role="status" dir="auto">
                {sentence}
            </p>
        </div>
    }
}
