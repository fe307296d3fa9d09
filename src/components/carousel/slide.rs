//! One slide of the carousel, and those of a window of them.

use std::sync::Arc;

use json_feed::decimal;
use leptos::{either::Either, html, prelude::*};

use super::{
    all_news_slide::AllNewsSlide,
    context::{CarouselContext, INDEX},
};
use crate::{
    components::{
        card::Card,
        derived::{flag, text},
        seen::Seen,
    },
    i18n::Locale,
};

/// The slides at these `indices`. A slide is rendered anew when the language changes.
#[component]
pub fn Slides(indices: RwSignal<Vec<usize>>) -> impl IntoView {
    let carousel = expect_context::<CarouselContext>();
    let widget = carousel.widget;
    let language = StoredValue::new(None);
    let each = move || {
        let (loaded, locale) = (carousel.loaded.get(), widget.locale.get());
        carousel.keep_focus();
        let key = Some(locale.key());
        let before = language.try_update_value(|before| std::mem::replace(before, key.clone())).flatten();
        if before.is_some() && before != key {
            carousel.keep_move();
        }
        let has_all_news = carousel.has_all_news.get();
        let slide = |index: usize| {
            let content = match loaded.items.get(index) {
                // Without a link the slide itself can have the focus.
                Some(item) => Content::Item { has_link: widget.props.open.get().can_open(item) },
                None if has_all_news && index == loaded.items.len() => Content::AllNews,
                None => return None,
            };
            Some((index, content, locale.clone()))
        };
        indices.get().into_iter().filter_map(slide).collect::<Vec<_>>()
    };
    view! {
        <For
            each
            key=|(index, content, locale)| (*index, *content, locale.key())
            children=|(index, content, locale)| match content {
                Content::Item { has_link } => {
                    Either::Left(view! { <Slide index has_link locale /> })
                }
                Content::AllNews => Either::Right(view! { <AllNewsSlide index /> }),
            }
        />
    }
}

/// What a slide shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Content {
    Item {
        /// Whether the item has an address. Without a link the slide itself can have the focus.
        has_link: bool,
    },
    /// The way to all news.
    AllNews,
}

/// A slide: a card at its place in the row. It stays when its card is replaced by one of another item, or of the same item with another
/// view count: a browser would snap to another slide if this one went.
#[component]
fn Slide(
    /// Its place, from 0.
    index: usize,
    /// Whether its item can be opened.
    has_link: bool,
    locale: Locale,
) -> impl IntoView {
    let carousel = expect_context::<CarouselContext>();
    let widget = carousel.widget;
    let seen = expect_context::<Seen>();
    let node = NodeRef::<html::Div>::new();
    let messages = locale.messages;
    let label = text({
        let locale = locale.clone();
        move || locale.range(index, index, carousel.total())
    });
    let is_inert =
        flag(move || !carousel.in_view.get().contains(index) && carousel.focused.get() != Some(index));
    let tone = ["1", "2", "3"].get((index % 4).wrapping_sub(1)).copied();
    let card = move || {
        let loaded = carousel.loaded.get();
        let parts = (widget.props.show.get(), widget.props.open.get());
        if carousel.focused.get_untracked() == Some(index) {
            carousel.keep_focus();
        }
        let item = loaded.items.get(index)?.clone();
        // Where the feed names no language, the page's is the best guess.
        let language = item.language().or_else(|| loaded.language.clone()).or_else(|| widget.page_language());
        Some((item, parts, language))
    };
    view! {
        <div
            class="slide"
            part="slide"
            role="group"
            aria-roledescription=messages.slide
            aria-label=label
            tabindex=(!has_link).then_some("-1")
            node_ref=node
            data-tone=tone
            inert=is_inert
            style=(INDEX, decimal(index as u64))
            on:focusin=move |_| carousel.focused.set(Some(index))
            on:focusout=move |event| carousel.if_mounted(|carousel| carousel.focus_left(&event))
        >
            <For
                each=card
                key=|(item, parts, language)| {
                    (Arc::as_ptr(item) as usize, *parts, language.clone())
                }
                children=move |(item, (show, open), language)| {
                    let watched = item.clone();
                    Effect::new(move |_| {
                        if let Some(element) = node.get() {
                            seen.watch(element.into(), watched.clone());
                        }
                    });
                    view! { <Card item show open locale=locale.clone() language /> }
                }
            />
        </div>
    }
}
