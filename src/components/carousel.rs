//! The cards in a row, and the way through them (ARIA APG, carousel pattern).

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::ResizeObserver;

use super::{app::Title, card::Card, geometry::InView, track::Track};
use crate::{format::Locale, options::Options, release::Releases, widget::State};

/// A labelled region: heading, previous and next, the cards, and where among them the reader is; below, a `note` on them
/// all.
#[component]
pub fn Carousel(
    state: State,
    options: Options,
    releases: Arc<Releases>,
    locale: Rc<Locale>,
    name: String,
    note: Option<String>,
) -> impl IntoView {
    let page_language = state.page_language.get_untracked();
    let total = releases.items.len().min(options.limit);
    let track = Track::new(state, total);
    state.track.set_value(Some(track));
    measure_on_resize(track);

    let slides = (0..total)
        .map(|index| {
            let release = releases.items[index].clone();
            // Where the feed names no language, the page's is the best guess.
            let language = [&release.language, &releases.language, &page_language].into_iter().find_map(Clone::clone);
            let unlinked = release.link.is_none().then_some("-1");
            view! {
                <div
                    class="slide"
                    part="slide"
                    role="group"
                    aria-roledescription=locale.words.slide
                    aria-label=locale.slide(index, total)
                    tabindex=unlinked
                    inert=move || !track.in_view.get().contains(index) && track.focused.get() != Some(index)
                    on:focusin=move |_| track.focused.set(Some(index))
                    on:focusout=move |_| track.focused.set(None)
                >
                    <Card state release language locale=locale.clone() show=options.show level=options.heading_level + 1 />
                </div>
            }
        })
        .collect_view();

    let words = locale.words;
    let at_start = move || track.in_view.get().first == 0;
    let at_end = move || track.in_view.get().last + 1 == total;
    let share = move |count: usize| format!("calc(100% * {count} / {total})");

    let locale = StoredValue::new_local(locale);
    let range = move || {
        let InView { first, last } = track.at_rest.get();
        locale.with_value(|locale| locale.range(first, last, total))
    };

    view! {
        <section
            class="frame"
            part="frame"
            aria-roledescription=words.carousel
            aria-label=name.clone()
            on:keydown=move |event| track.key(&event)
        >
            <div class="header" part="header">
                <Title options name=name.clone() language=releases.language.clone() />
                <div class="controls" part="controls" hidden=track.fits>
                    <button
                        type="button"
                        class="previous"
                        part="previous"
                        aria-label=words.previous
                        aria-disabled=move || at_start().to_string()
                        on:click=move |_| track.previous()
                    ></button>
                    <button
                        type="button"
                        class="next"
                        part="next"
                        aria-label=words.next
                        aria-disabled=move || at_end().to_string()
                        on:click=move |_| track.next()
                    ></button>
                </div>
            </div>
            // Out of the tab order, where Firefox would put every scroller: the cards are in it.
            <div
                class="viewport"
                part="viewport"
                tabindex="-1"
                node_ref=track.viewport
                on:scroll=move |_| track.scrolled()
                on:pointerdown=move |_| track.taken()
                on:wheel=move |_| track.taken()
                on:click=move |event| track.clicked(event.client_x().into())
            >
                <div class="track" part="track">
                    {slides}
                </div>
            </div>
            <div class="footer" part="footer" hidden=track.fits>
                <div class="progress" part="progress" aria-hidden="true">
                    <div
                        style:inset-inline-start=move || share(track.in_view.get().first)
                        style:inline-size=move || share(track.in_view.get().last + 1 - track.in_view.get().first)
                    ></div>
                </div>
                <p class="position" part="position" role="status" dir="auto">
                    {range}
                </p>
            </div>
            {note.map(|note| view! { <p class="note" part="note" role="status">{note}</p> })}
        </section>
    }
}

/// Measures the row now and whenever its size changes. A resize observer is called right after layout, where reading
/// lengths is free.
fn measure_on_resize(track: Track) {
    Effect::new(move || {
        let Some(viewport) = track.viewport.get() else { return };
        let callback = Closure::<dyn Fn()>::new(move || track.measure());
        let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
        observer.observe(&viewport);
        let kept = StoredValue::new_local((observer, callback));
        on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
    });
}
