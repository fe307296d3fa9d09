//! The way through the carousel and the place in it, above the cards: the position, previous and next.

use leptos::prelude::*;

use super::{context::CarouselContext, layout::VisibleRange};
use crate::{
    components::derived::{aria_flag, flag, text},
    element::context::WidgetContext,
};

/// The position, previous and next. Hidden if all cards fit.
///
/// The position is a few characters for the eye and a sentence for screen readers. The sentence changes when the carousel has settled,
/// so that it is said once. Of a rotation nothing is said.
#[component]
pub fn Controls(carousel: CarouselContext) -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let position = text(move || {
        let VisibleRange { first, last } = carousel.items_of(carousel.in_view.get());
        locale.with(|locale| locale.short_range(first, last, carousel.total()))
    });
    let sentence = text(move || {
        let VisibleRange { first, last } = carousel.items_of(carousel.settled.get());
        locale.with(|locale| locale.range(first, last, carousel.total()))
    });
    let live = text(move || (if carousel.is_rotating.get() { "off" } else { "polite" }).to_owned());
    view! {
        <div class="controls" part="controls" hidden=flag(move || carousel.fits())>
            <span class="position" part="position" aria-hidden="true" dir="auto">
                {position}
            </span>
            <p class="unseen" part="status" role="status" aria-live=live dir="auto">
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
                aria-disabled=aria_flag(move || carousel.is_at_last_slide())
                on:click=move |_| carousel.next()
            ></button>
        </div>
    }
}
