//! The handle by which `embed.js` drives one widget.

use std::{any::Any, sync::Arc};

use js_sys::Array;
use leptos::{
    mount::mount_to,
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::{
    context::{WidgetContext, set_changed},
    embed_api::EmbedApi,
    events, language,
    options::{InvalidValue, Options},
    refresh,
};
use crate::{
    components::{App, CardsContext},
    console::console_warn,
    feed::{LoadedFeed, Phase, Rest, item::web_address},
    i18n::intl,
};

/// A widget on the page. Freeing it removes it from its element.
#[wasm_bindgen]
pub struct Widget {
    context: WidgetContext,
    /// The cards, while there are some.
    cards: StoredValue<Option<CardsContext>>,
    // Dropped in this order: the view before the signals it reads.
    _view: Box<dyn Any>,
    _owner: Owner,
}

/// Brings the element `host` to life: renders into `live`, and keeps the phase and the language as attributes of `root` around it,
/// where the style sheet reads them.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: HtmlElement, live: HtmlElement, api: EmbedApi) -> Widget {
    let owner = Owner::new();
    owner.with(|| {
        let (options, invalid) = options_of(&host);
        invalid.iter().for_each(|value| console_warn(&value.message()));
        warn_of_language(&host);
        let language = page_language(&host);
        let context = WidgetContext::new(host, root, api, &options, language);
        let cards = StoredValue::new(None);
        let view = mount_to(live, move || {
            provide_context(context);
            view! { <App handle=cards /> }
        });
        context.read_on_for_selection();
        follow_phase(context, cards);
        refresh::follow_interval(context);
        Widget { context, cards, _view: Box::new(view), _owner: owner.clone() }
    })
}

/// The settings of an element, with absolute addresses, and what of them can't be used.
fn options_of(host: &HtmlElement) -> (Options, Vec<InvalidValue>) {
    let (mut options, mut invalid) = Options::parse(&|name| attribute(host, name));
    if let Some(value) = options.time_zone.take_if(|zone| !intl::is_time_zone(zone)) {
        invalid.push(InvalidValue::new(contract::attributes::TIME_ZONE, value));
    }
    let base = host.base_uri().ok().flatten().unwrap_or_default();
    let addresses = [
        (contract::attributes::FALLBACK_IMAGE, &mut options.fallback_image),
        (contract::attributes::BEACON, &mut options.beacon),
    ];
    for (syntax, address) in addresses {
        if let Some(written) = address.take() {
            *address = web_address(&written, &base);
            if address.is_none() {
                invalid.push(InvalidValue::new(syntax, written));
            }
        }
    }
    (options, invalid)
}

#[wasm_bindgen]
impl Widget {
    /// An attribute of the element has changed; `lang` and `dir` also if it is one of an element around it.
    pub fn attribute_changed(&self, name: &str) {
        let host = self.context.host.get_value();
        let (options, invalid) = options_of(&host);
        for value in invalid.iter().filter(|value| value.attribute == name) {
            console_warn(&value.message());
        }
        match name {
            "lang" => {
                warn_of_language(&host);
                self.update_language(&host);
            }
            "dir" => self.with_cards(|cards| cards.follow_direction(self.context)),
            "feed" => self.context.set_feed(&options),
            // They may need more of the same feed.
            "limit" | "tags" | "exclude-tags" | "sort" => self.context.want(&options),
            _ => {}
        }
        self.context.props.update(options);
    }

    /// The element has been moved in the page: what is around it may differ.
    pub fn moved(&self) {
        self.update_language(&self.context.host.get_value());
        self.with_cards(CardsContext::moved);
    }

    /// Asks for the feed again.
    pub fn refresh(&self) {
        self.context.refresh();
    }

    /// Moves on by what is in view; a list shows more.
    pub fn next(&self) {
        self.with_cards(CardsContext::next);
    }

    /// Moves back by what is in view.
    pub fn previous(&self) {
        self.with_cards(CardsContext::previous);
    }

    /// Brings the slide at `index`, from 0, to the start of the view.
    pub fn go_to(&self, index: f64) {
        // `as` takes anything a page may pass: negatives and NaN become 0.
        self.with_cards(|cards| cards.go_to(index as usize));
    }

    /// The items that can be reached, as plain objects.
    pub fn items(&self) -> Array {
        let cards = self.cards.get_value();
        cards.map_or_else(Array::new, |cards| events::items(&cards.items()))
    }

    fn with_cards(&self, call: impl FnOnce(&CardsContext)) {
        if let Some(cards) = self.cards.get_value() {
            call(&cards);
        }
    }

    fn update_language(&self, host: &HtmlElement) {
        set_changed(self.context.props.page_language, page_language(host));
    }
}

/// An attribute of the element, also under the name of its property: React's server writes `headingLevel` as it is.
fn attribute(host: &HtmlElement, name: &str) -> Option<String> {
    host.get_attribute(name).or_else(|| host.get_attribute(&name.replace('-', "")))
}

/// The nearest `lang` around the element, if there is one.
fn page_language(host: &HtmlElement) -> Option<String> {
    Some(language::language_around(host)).filter(|tag| !tag.is_empty())
}

/// Tells the page's developer of a `lang` that is no language tag.
fn warn_of_language(host: &HtmlElement) {
    if let Some(tag) =
        host.get_attribute("lang").filter(|tag| !tag.is_empty() && intl::canonical(tag).is_none())
    {
        console_warn(&InvalidValue::new(contract::attributes::LANG, tag).message());
    }
}

/// Keeps the phase and the language as attributes of the root, and dispatches `isn-ready` and `isn-error`: each news once, after the
/// reader can see it.
fn follow_phase(context: WidgetContext, cards: StoredValue<Option<CardsContext>>) {
    Effect::new(move |before: Option<Phase>| {
        let (root, locale) = (context.root.get_value(), context.locale.get());
        let phase = context.phase_without_search();
        for (name, value) in [("data-phase", phase.name()), ("lang", &locale.tag)] {
            // Fails for malformed names only.
            let _ = root.set_attribute(name, value);
        }
        // Otherwise the direction is the page's, and asking for it costs a layout.
        if locale.is_right_to_left || root.has_attribute("dir") {
            match cards.get_value() {
                Some(cards) => cards.follow_direction(context),
                None => _ = context.update_direction(),
            }
        }
        if before.is_none_or(|before| is_news(&before, &phase)) {
            let phase = phase.clone();
            spawn_local(async move {
                tick().await;
                // The element may have gone by now, and the context with it.
                let Some(host) = context.host.try_get_value() else { return };
                match phase {
                    Phase::Ready(loaded) | Phase::Stale(loaded) => {
                        let at_first = loaded.items.len().min(context.props.limit.get_untracked());
                        let cards = cards.try_get_value().flatten();
                        let count = cards.map_or(at_first, |cards| cards.items().len());
                        events::ready(&host, count);
                    }
                    Phase::Failed(cause) => events::error(&host, &cause),
                    Phase::Loading | Phase::Empty(_) => {}
                }
            });
        }
        phase
    });
}

/// Whether the page gets an event for `now`. It gets none for items that are only appended to those before.
fn is_news(before: &Phase, now: &Phase) -> bool {
    match (before.loaded(), now.loaded()) {
        (Some(before), Some(now)) if !before.items.is_empty() => {
            !Arc::ptr_eq(before, now) && !only_appends(before, now)
        }
        _ => before != now,
    }
}

/// Whether `now` has the same items as `before`, and more after them, or says that there are no more, or is the end of the same answer.
fn only_appends(before: &LoadedFeed, now: &LoadedFeed) -> bool {
    let is_same_answer = before.rest == Rest::Coming;
    let appends =
        is_same_answer || before.items.len() < now.items.len() || before.has_more() && !now.has_more();
    let same_ids = || before.items.iter().zip(&now.items).all(|(before, now)| before.id() == now.id());
    appends && before.items.len() <= now.items.len() && same_ids()
}
