//! One slide of the carousel, and those of a window of them.

use std::sync::Arc;

use json_feed::decimal;
use leptos::prelude::*;

use super::context::{CarouselContext, INDEX};
use crate::{
    components::{
        card::Card,
        derived::{flag, text},
        seen::Seen,
    },
    element::values::{OpenIn, Show},
    feed::FeedItem,
    i18n::Locale,
};

/// The slides at these `indices`. A slide is rendered anew when its item, the parts to show or the language change.
#[component]
pub fn Slides(indices: RwSignal<Vec<usize>>) -> impl IntoView {
    let carousel = expect_context::<CarouselContext>();
    let widget = carousel.widget;
    let each = move || {
        let (loaded, locale) = (carousel.loaded.get(), widget.locale.get());
        let parts = (widget.props.show.get(), widget.props.open.get());
        carousel.keep_focus();
        // Where the feed names no language, the page's is the best guess.
        let language = loaded.language.clone().or_else(|| widget.page_language());
        let slide = |index: usize| {
            let item = loaded.items.get(index)?.clone();
            let language = item.language().or_else(|| language.clone());
            Some((index, item, parts, locale.clone(), language))
        };
        indices.get().into_iter().filter_map(slide).collect::<Vec<_>>()
    };
    view! {
        <For
            each
            key=|(index, item, parts, locale, language)| {
                let languages = [&locale.key(), " ", language.as_deref().unwrap_or_default()].concat();
                (*index, Arc::as_ptr(item) as usize, *parts, languages)
            }
            children=|(index, item, (show, open), locale, language)| {
                view! { <Slide index item show open locale language /> }
            }
        />
    }
}

/// A slide: a card at its place in the row.
#[component]
fn Slide(
    /// Its place, from 0.
    index: usize,
    item: Arc<FeedItem>,
    /// The parts of the card to show.
    show: Show,
    /// Where a click on the card opens the release.
    open: OpenIn,
    locale: Locale,
    /// The language of the item's texts (BCP 47).
    language: Option<String>,
) -> impl IntoView {
    let carousel = expect_context::<CarouselContext>();
    let messages = locale.messages;
    let node = expect_context::<Seen>().watch(index, item.clone());
    let label = text({
        let locale = locale.clone();
        move || locale.range(index, index, carousel.total())
    });
    let is_inert =
        flag(move || !carousel.in_view.get().contains(index) && carousel.focused.get() != Some(index));
    // Without a link the slide itself can have the focus.
    let tabindex = item.link().is_none().then_some("-1");
    let tone = ["1", "2", "3"].get((index % 4).wrapping_sub(1)).copied();
    view! {
        <div
            class="slide"
            part="slide"
            role="group"
            aria-roledescription=messages.slide
            aria-label=label
            tabindex=tabindex
            node_ref=node
            data-tone=tone
            inert=is_inert
            style=(INDEX, decimal(index as u64))
            on:focusin=move |_| carousel.focused.set(Some(index))
            on:focusout=move |event| carousel.if_mounted(|carousel| carousel.focus_left(&event))
        >
            <Card item show open locale language />
        </div>
    }
}
