//! One widget: the state behind an element, and the handle that `embed.js` drives it by.

use std::{any::Any, ptr, rc::Rc, sync::Arc};

use js_sys::{Array, Map, Reflect};
use leptos::{
    mount::mount_to,
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot, Url};

use crate::{
    components::{App, Track},
    console_error, console_warn,
    download::Via,
    events,
    format::is_language_tag,
    options::{Options, Unusable},
    phase::{Cause, Phase},
    release::Releases,
    source::{self, Feed},
};

/// What the components share.
#[derive(Clone, Copy)]
pub struct State {
    /// The element on the page.
    pub host: StoredValue<HtmlElement, LocalStorage>,
    /// What the page asks for.
    pub options: RwSignal<Options>,
    /// The nearest `lang` around the element.
    pub page_language: RwSignal<Option<String>>,
    /// The carousel, for the methods of the element; none while there are no cards.
    pub track: StoredValue<Option<Track>>,
    /// Where the releases come from, or why from nowhere.
    feed: RwSignal<Result<Rc<Feed>, Cause>, LocalStorage>,
    /// Requests that `embed.js` started.
    early: StoredValue<Map, LocalStorage>,
}

impl State {
    fn new(host: HtmlElement, early: Map) -> Self {
        let (options, unusable) = Options::read(|name| host.get_attribute(name));
        for attribute in unusable {
            console_warn(&attribute.to_string());
        }
        check_language(&host);
        Self {
            page_language: RwSignal::new(language_around(&host)),
            host: StoredValue::new_local(host),
            options: RwSignal::new(options),
            track: StoredValue::new(None),
            feed: RwSignal::new_local(Err(Cause::FeedMissing)),
            early: StoredValue::new_local(early),
        }
    }

    /// Where the widget stands; tracked.
    pub fn phase(self) -> Phase {
        self.feed.with(|feed| match feed {
            Ok(feed) => feed.phase.get(),
            Err(cause) => Phase::Failed(cause.clone()),
        })
    }

    /// Turns to the feed that the options name, and lets go of the one before.
    fn load(self) {
        let feed = self.address().map(|address| {
            let early = self.early.with_value(|early| take_early(early, &address));
            source::feed(&address, self.options.with_untracked(|options| options.limit), early)
        });
        self.feed.set(feed.map_err(|(cause, written)| {
            console_error(&cause, &written);
            cause
        }));
    }

    /// Asks again, even if the page has an answer already.
    pub fn refresh(self) {
        self.feed.with_untracked(|feed| {
            if let Ok(feed) = feed {
                feed.refresh();
            }
        });
    }

    /// Tells the page of releases and failures, each once and after the reader.
    fn tell(self) {
        Effect::new(move |told: Option<(&str, *const Releases)>| {
            let phase = self.phase();
            let name = if let Phase::Failed(cause) = &phase { cause.name() } else { phase.name() };
            let news = (name, phase.releases().map_or(ptr::null(), Arc::as_ptr));
            if told != Some(news) {
                spawn_local(async move {
                    tick().await;
                    // The element may be gone by now, and the state with it.
                    let Some(host) = self.host.try_get_value() else { return };
                    match phase {
                        Phase::Ready(_) | Phase::Stale(_) => events::ready(&host, self.items().length()),
                        Phase::Failed(cause) => events::error(&host, &cause),
                        Phase::Loading | Phase::Empty(_) => {}
                    }
                });
            }
            news
        });
    }

    /// The feed's address, absolute; or why there is none, and what the page wrote instead.
    fn address(self) -> Result<String, (Cause, String)> {
        let feed = self.options.with_untracked(|options| options.feed.clone());
        let feed = feed.ok_or((Cause::FeedMissing, String::new()))?;
        let base = self.host.with_value(|host| host.base_uri()).ok().flatten().unwrap_or_default();
        Url::new_with_base(&feed, &base).map(|url| url.href()).map_err(|_| (Cause::FeedMissing, feed))
    }

    /// What is shown.
    fn items(self) -> Array {
        untrack(|| match self.phase().releases() {
            Some(releases) => {
                let limit = self.options.with_untracked(|options| options.limit);
                events::items(&releases.items[..releases.items.len().min(limit)])
            }
            None => Array::new(),
        })
    }
}

/// A widget on the page. Freeing it takes it off.
#[wasm_bindgen]
pub struct Widget {
    state: State,
    // Dropped in this order: first the view, then what it is made of.
    _view: Box<dyn Any>,
    _owner: Owner,
}

/// Brings the element `host` to life: draws into `live`, keeps the phase and the language on `frame` around it, and
/// takes requests that have left already from `early` (address to the promise of a response and what aborts it).
#[wasm_bindgen]
pub fn mount(host: HtmlElement, frame: HtmlElement, live: HtmlElement, early: Map) -> Widget {
    let owner = Owner::new();
    let (state, view) = owner.with(|| {
        let state = State::new(host, early);
        state.load();
        let view = mount_to(live, move || view! { <App state frame /> });
        state.tell();
        (state, Box::new(view))
    });
    Widget { state, _view: view, _owner: owner }
}

#[wasm_bindgen]
impl Widget {
    /// An attribute of the element has changed.
    pub fn attribute_changed(&self, name: &str) {
        let host = self.state.host.get_value();
        let (options, unusable) = Options::read(|name| host.get_attribute(name));
        for attribute in unusable.iter().filter(|unusable| unusable.attribute == name) {
            console_warn(&attribute.to_string());
        }
        if name == "lang" {
            check_language(&host);
            self.state.page_language.set(language_around(&host));
        }
        let before = self.state.options.get_untracked();
        if before != options {
            self.state.options.set(options.clone());
            // A greater limit may want more of the same feed.
            if before.feed != options.feed || before.limit != options.limit {
                self.state.load();
            }
        }
    }

    /// The element stands elsewhere in the page: what is around it may differ.
    pub fn moved(&self) {
        let language = language_around(&self.state.host.get_value());
        if self.state.page_language.get_untracked() != language {
            self.state.page_language.set(language);
        }
        self.with_track(Track::moved);
    }

    /// Asks for the feed again.
    pub fn refresh(&self) {
        self.state.refresh();
    }

    /// Goes on by what is on screen.
    pub fn next(&self) {
        self.with_track(Track::next);
    }

    /// Goes back by what is on screen.
    pub fn previous(&self) {
        self.with_track(Track::previous);
    }

    /// Brings the card at `index`, from 0, to the start of the view.
    pub fn go_to(&self, index: f64) {
        // `as` takes anything a page may pass: negatives and NaN become 0.
        self.with_track(|track| track.go_to(index as usize));
    }

    /// What is shown, as plain objects.
    pub fn items(&self) -> Array {
        self.state.items()
    }

    fn with_track(&self, act: impl FnOnce(Track)) {
        if let Some(track) = self.state.track.get_value() {
            act(track);
        }
    }
}

/// Takes a request that `embed.js` started for `address`, and what ends it, out of its map, so that it is used once.
fn take_early(early: &Map, address: &str) -> Option<Via> {
    let key = JsValue::from(address);
    let pair = early.get(&key);
    early.delete(&key);
    // Not asked for its class: a page may have a Promise of its own.
    let [promise, controller] = [0, 1].map(|index| Reflect::get_u32(&pair, index).ok());
    Some(Via::Early(promise?.unchecked_into(), controller?.unchecked_into()))
}

/// The nearest `lang` around `element`, itself included, out through shadow roots.
fn language_around(element: &Element) -> Option<String> {
    match element.closest("[lang]") {
        Ok(Some(near)) => near.get_attribute("lang"),
        _ => language_around(&element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host()),
    }
}

/// Tells the page's developer of a `lang` that is no language tag.
fn check_language(host: &HtmlElement) {
    if let Some(tag) = host.get_attribute("lang").filter(|tag| !tag.is_empty() && !is_language_tag(tag)) {
        let unusable =
            Unusable { attribute: "lang", value: tag, allowed: "a language tag such as ko or zh-Hant" };
        console_warn(&unusable.to_string());
    }
}
