//! One entry of the list: a card, while it is near the viewport.

use std::sync::Arc;

use json_feed::decimal;
use leptos::{html, prelude::*};

use super::{context::ListContext, near::Place};
use crate::{
    components::{card::Card, derived::text, seen::Seen},
    element::values::{Layout, OpenIn, Show},
    feed::FeedItem,
    i18n::Locale,
};

/// What an entry shows.
#[derive(Clone)]
pub struct Shown {
    item: Arc<FeedItem>,
    /// The parts of the card.
    show: Show,
    /// Where a click on the card opens the release.
    open: OpenIn,
    locale: Locale,
    /// The language of the item's texts (BCP 47).
    language: Option<String>,
}

impl Shown {
    /// What tells it from others: the item, the parts to show, the languages.
    fn key(&self) -> (usize, (Show, OpenIn), String) {
        let languages = [&self.locale.key(), " ", self.language.as_deref().unwrap_or_default()].concat();
        (Arc::as_ptr(&self.item) as usize, (self.show, self.open), languages)
    }
}

/// What the entries of the list show, in order. Tracked.
pub fn shown(list: ListContext, layout: Layout) -> Vec<Shown> {
    let widget = list.widget;
    let (loaded, locale) = (list.loaded(), widget.locale.get());
    let (show, open) = (shown_in(layout, widget.props.show.get()), widget.props.open.get());
    // Where the feed names no language, the page's is the best guess.
    let language = loaded.language.clone().or_else(|| widget.page_language());
    let items = loaded.items.iter().take(list.wanted.get());
    let shown = items.map(|item| Shown {
        item: item.clone(),
        show,
        open,
        locale: locale.clone(),
        language: item.language().or_else(|| language.clone()),
    });
    shown.collect()
}

/// The entries of the list. One is rendered anew when its item, the parts to show or the language change.
#[component]
pub fn Entries(list: ListContext, layout: Layout) -> impl IntoView {
    let each = move || {
        let shown = shown(list, layout);
        list.render(shown.iter().map(|shown| shown.item.clone()).collect());
        shown
    };
    view! { <For each key=Shown::key children=move |shown| view! { <Entry list shown /> } /> }
}

/// The parts of a card that a layout has room for.
fn shown_in(layout: Layout, show: Show) -> Show {
    match layout {
        Layout::Compact => Show { image: false, summary: false, tags: false, ..show },
        Layout::Carousel | Layout::Grid | Layout::List => show,
    }
}

#[component]
fn Entry(list: ListContext, shown: Shown) -> impl IntoView {
    // What can't be opened has no link, so the entry itself can have the focus.
    let tabindex = (!shown.open.can_open(&shown.item)).then_some("-1");
    let element = NodeRef::<html::Li>::new();
    let place = RwSignal::new(Place::Near);
    let (seen, watched) = (expect_context::<Seen>(), shown.item.clone());
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            seen.watch(element.clone().into(), watched.clone());
            list.places.observe(element.into(), place);
        }
    });
    let height = text(move || match place.get() {
        Place::Near => String::new(),
        Place::Far(height) => ["calc(", &decimal(height.into()), "px / 64)"].concat(),
    });
    let is_near = Memo::new(move |_| place.get() == Place::Near);
    let card = move || {
        let shown = shown.clone();
        is_near.get().then(|| view! { <EntryCard shown /> })
    };
    view! {
        <li class="entry" part="entry" tabindex=tabindex node_ref=element style:block-size=height>
            {card}
        </li>
    }
}

/// The card of an entry.
#[component]
pub fn EntryCard(shown: Shown) -> impl IntoView {
    let Shown { item, show, open, locale, language } = shown;
    view! { <Card item show open locale language /> }
}
