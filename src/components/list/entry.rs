//! One entry of the list: a card, while it is near the viewport.

use std::sync::Arc;

use json_feed::decimal;
use leptos::{html, prelude::*};

use super::{
    context::ListContext,
    near::{Place, observe},
};
use crate::{
    components::{card::Card, derived::text, seen::Seen},
    element::values::{Layout, OpenIn, Show},
    feed::FeedItem,
    i18n::Locale,
};

/// The entries of the list. One is rendered anew when its item, the parts to show or the language change.
#[component]
pub fn Entries(list: ListContext, layout: Layout) -> impl IntoView {
    let widget = list.widget;
    let each = move || {
        let (loaded, locale) = (list.loaded(), widget.locale.get());
        let parts = (shown_in(layout, widget.props.show.get()), widget.props.open.get());
        // Where the feed names no language, the page's is the best guess.
        let language = loaded.language.clone().or_else(|| widget.page_language());
        let entry = |item: &Arc<FeedItem>| {
            (item.clone(), parts, locale.clone(), item.language().or_else(|| language.clone()))
        };
        let shown = &loaded.items[..loaded.items.len().min(list.wanted.get())];
        list.render(shown);
        shown.iter().map(entry).collect::<Vec<_>>()
    };
    view! {
        <For
            each
            key=|(item, parts, locale, language)| {
                let languages = [&locale.key(), " ", language.as_deref().unwrap_or_default()].concat();
                (Arc::as_ptr(item) as usize, *parts, languages)
            }
            children=move |(item, (show, open), locale, language)| {
                view! { <Entry list item show open locale language /> }
            }
        />
    }
}

/// The parts of a card that a layout has room for.
fn shown_in(layout: Layout, show: Show) -> Show {
    match layout {
        Layout::Compact => Show { image: false, summary: false, tags: false, ..show },
        Layout::Carousel | Layout::Grid | Layout::List => show,
    }
}

#[component]
fn Entry(
    list: ListContext,
    item: Arc<FeedItem>,
    /// The parts of the card to show.
    show: Show,
    /// Where a click on the card opens the release.
    open: OpenIn,
    locale: Locale,
    /// The language of the item's texts (BCP 47).
    language: Option<String>,
) -> impl IntoView {
    // Without a link the entry itself can have the focus.
    let tabindex = item.link().is_none().then_some("-1");
    let element = NodeRef::<html::Li>::new();
    let place = RwSignal::new(Place::Near);
    let (seen, watched) = (expect_context::<Seen>(), item.clone());
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            seen.watch(element.clone().into(), watched.clone());
            observe(element.into(), place);
        }
    });
    let height = text(move || match place.get() {
        Place::Near => String::new(),
        Place::Far(height) => ["calc(", &decimal(height.into()), "px / 64)"].concat(),
    });
    let is_rendered = Memo::new(move |_| place.get() == Place::Near || list.is_printing.get());
    let card = move || {
        is_rendered.get().then(|| {
            let (item, locale, language) = (item.clone(), locale.clone(), language.clone());
            view! { <Card item show open locale language /> }
        })
    };
    view! {
        <li class="entry" part="entry" tabindex=tabindex node_ref=element style:block-size=height>
            {card}
        </li>
    }
}
