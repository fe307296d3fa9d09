//! The cards in a row, and the way through them (ARIA APG, carousel pattern): a labelled region with a heading, the reader's place,
//! previous and next, and the slides, after which one leads to all news; below, a bar and a note if the items may be out of date.
//!
//! [`context`] is the state. [`layout`] computes which slides are in view and [`window`] which are rendered ([`render`]). [`measure`]
//! and [`scroll`] talk to the browser, [`keyboard`] and [`drag`] to the reader, [`load_more`] to the feed; [`print`](mod@print) is for
//! paper. [`autoplay`] moves it by itself, in its place, [`rotation`].

mod all_news_slide;
mod autoplay;
mod context;
mod controls;
mod dots;
mod drag;
mod keyboard;
mod layout;
mod load_more;
mod measure;
mod press;
mod print;
mod progress;
mod render;
mod rotation;
mod scroll;
mod slide;
mod window;

pub use autoplay::Autoplay;
pub use context::CarouselContext;

use json_feed::decimal;
use leptos::prelude::*;

use super::{
    all_news::AllNews,
    cards::CardsContext,
    derived::{aria_flag, text},
    header::{Header, region_name},
    note::Note,
    search::Search,
};
use crate::element::context::WidgetContext;
use context::COUNT;
use controls::Controls;
use dots::Dots;
use progress::Progress;
use rotation::Rotation;
use slide::Slides;

/// The carousel of the items that are loaded.
#[component]
pub fn Carousel(
    /// Where the element's methods find the carousel.
    handle: StoredValue<Option<CardsContext>>,
) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let carousel = CarouselContext::new(widget, untrack(|| widget.loaded()).unwrap_or_default());
    provide_context(carousel);
    handle.set_value(Some(CardsContext::Carousel(carousel)));
    on_cleanup(move || {
        carousel.unobserve();
        // Unless another carousel is in its place already.
        let is_this = |handle: &mut CardsContext| matches!(handle, CardsContext::Carousel(other) if other.motion == carousel.motion);
        handle.try_update_value(|handle| handle.take_if(is_this));
    });
    Effect::new(move |limit_before: Option<usize>| {
        let limit = widget.props.limit.get();
        if let Some(loaded) = widget.loaded() {
            carousel.set_loaded(loaded);
        }
        match limit_before {
            // The viewport is in the document now.
            None => {
                carousel.observe();
                carousel.listen_to_drags();
            }
            Some(before) if before != limit => carousel.set_limit(limit),
            Some(_) => {}
        }
        limit
    });
    Effect::new(move |_| {
        if carousel.has_all_news.get() {
            carousel.render(0);
        }
    });
    carousel.render_for_print();

    let roledescription = text(move || widget.locale.with(|locale| locale.messages.carousel.to_owned()));
    let count = text(move || decimal(carousel.row_length() as u64));
    let few = text(move || {
        let total = carousel.total();
        let few = ["1", "2", "3", "4"].get(total.count.wrapping_sub(1)).filter(|_| !total.has_more);
        few.copied().unwrap_or_default().to_owned()
    });
    view! {
        <section
            class="frame"
            part="frame"
            aria-roledescription=roledescription
            aria-label=text(move || widget.region_label(&region_name(widget)))
            on:keydown=move |event| carousel.if_mounted(|carousel| carousel.pressed(&event))
        >
            // The first stop of the Tab key is the button that ends the movement.
            <Header
                first=view! { <Rotation carousel /> }
                controls=view! {
                    <AllNews />
                    <Controls carousel />
                }
            />
            <Search />
            // Out of the tab order, where Firefox would put every scroller: the cards are in it.
            <div
                class="viewport"
                part="viewport"
                tabindex="-1"
                data-few=few
                node_ref=carousel.viewport
                on:scroll=move |_| carousel.if_mounted(CarouselContext::scrolled)
            >
                <div
                    class="track"
                    part="track"
                    node_ref=carousel.track
                    aria-busy=aria_flag(move || carousel.is_rendering.get())
                    style=(COUNT, count)
                >
                    <Slides indices=carousel.rendered />
                </div>
            </div>
            <div class="footer" part="footer">
                <Note is_at_end=move || carousel.is_at_end() />
                <Dots carousel />
                <Progress carousel />
                <AllNews />
            </div>
        </section>
    }
}
