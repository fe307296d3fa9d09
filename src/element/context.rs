//! What all components of one widget share, provided as Leptos context.

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;
use web_sys::{HtmlElement, Url};

use super::{
    embed_api::EmbedApi,
    options::{Heading, Options, Show},
};
use crate::{
    feed::{self, Cause, Feed, LoadedFeed, Phase},
    i18n::Locale,
};

/// The attributes of the element, one signal each, so that a change updates only what depends on it.
#[derive(Clone, Copy)]
pub struct Props {
    /// Number of items at first.
    pub limit: RwSignal<usize>,
    /// What stands above the cards.
    pub heading: RwSignal<Heading>,
    /// Level of that heading, 2 to 6. A card's title is one level deeper.
    pub heading_level: RwSignal<u8>,
    /// The parts of a card.
    pub show: RwSignal<Show>,
    /// The nearest `lang` around the element.
    pub page_language: RwSignal<Option<String>>,
}

impl Props {
    fn new(options: &Options, page_language: Option<String>) -> Self {
        Self {
            limit: RwSignal::new(options.limit),
            heading: RwSignal::new(options.heading.clone()),
            heading_level: RwSignal::new(options.heading_level),
            show: RwSignal::new(options.show),
            page_language: RwSignal::new(page_language),
        }
    }

    /// Takes over what has changed.
    pub fn update(&self, options: Options) {
        set_changed(self.limit, options.limit);
        set_changed(self.heading, options.heading);
        set_changed(self.heading_level, options.heading_level);
        set_changed(self.show, options.show);
    }
}

/// Sets a signal unless it has this value already.
pub fn set_changed<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// One widget, from mounting to freeing.
#[derive(Clone, Copy)]
pub struct WidgetContext {
    /// The element on the page.
    pub host: StoredValue<HtmlElement, LocalStorage>,
    /// The attributes.
    pub props: Props,
    /// The language of the messages, of dates and of numbers.
    pub locale: Memo<Locale>,
    /// Where the items come from, or why there are none.
    feed: RwSignal<Result<Rc<Feed>, Cause>, LocalStorage>,
    api: StoredValue<EmbedApi, LocalStorage>,
}

impl WidgetContext {
    /// The context of a widget that `options` describe. Its feed is requested at once.
    pub fn new(host: HtmlElement, api: EmbedApi, options: &Options, page_language: Option<String>) -> Self {
        let props = Props::new(options, page_language);
        let feed = RwSignal::new_local(open_feed(options, &host, &api));
        let locale = Memo::new(move |_| {
            let feed_language = phase_of(feed).loaded().and_then(|loaded| loaded.language.clone());
            let page_language = props.page_language.get();
            Locale::choose([page_language.as_deref(), feed_language.as_deref()])
        });
        Self { host: StoredValue::new_local(host), props, locale, feed, api: StoredValue::new_local(api) }
    }

    /// Where the feed stands. Tracked.
    pub fn phase(&self) -> Phase {
        phase_of(self.feed)
    }

    /// The feed as far as it is loaded. Tracked.
    pub fn loaded(&self) -> Option<Arc<LoadedFeed>> {
        self.phase().loaded().cloned()
    }

    /// A number that is another for each feed. Tracked.
    pub fn feed_id(&self) -> usize {
        self.feed.with(|feed| feed.as_ref().map_or(0, |feed| Rc::as_ptr(feed) as usize))
    }

    /// Turns to the feed that `options` name.
    pub fn set_feed(&self, options: &Options) {
        let host = self.host.get_value();
        let feed = self.api.with_value(|api| open_feed(options, &host, api));
        let same = self.feed.with_untracked(|before| match (before, &feed) {
            (Ok(before), Ok(feed)) => Rc::ptr_eq(before, feed),
            (before, feed) => before.as_ref().err() == feed.as_ref().err(),
        });
        if !same {
            self.feed.set(feed);
        }
    }

    /// Requests the feed again, even if there is an answer already.
    pub fn refresh(&self) {
        if let Some(feed) = self.opened() {
            feed.refresh();
        }
    }

    /// Ensures that there are more than `wanted` items, if the first document of the feed has so many.
    pub fn want(&self, wanted: usize) {
        if let Some(feed) = self.opened() {
            feed.want(wanted);
        }
    }

    /// The feed, if there is one and the widget has not been removed. A clone: a page's own `fetch` may call into the widget, so nothing
    /// may be borrowed then.
    fn opened(&self) -> Option<Rc<Feed>> {
        self.feed.try_get_untracked()?.ok()
    }

    /// Ensures that there are more than `wanted` items, if the feed has so many.
    pub fn load_more(&self, wanted: usize) {
        if let Some(feed) = self.opened() {
            feed.load_more(wanted);
        }
    }

    /// Has the shadow root around `element` adopt a style sheet.
    pub fn adopt_style_sheet(&self, element: &HtmlElement, css: &str) {
        self.api.with_value(|api| api.adopt_style_sheet(element, css));
    }
}

fn phase_of(feed: RwSignal<Result<Rc<Feed>, Cause>, LocalStorage>) -> Phase {
    feed.with(|feed| match feed {
        Ok(feed) => feed.phase.get(),
        Err(cause) => Phase::Failed(cause.clone()),
    })
}

/// The feed that the options name, or why there is none.
fn open_feed(options: &Options, host: &HtmlElement, api: &EmbedApi) -> Result<Rc<Feed>, Cause> {
    let missing = |written: &str| {
        feed::report(&Cause::FeedMissing, written);
        Cause::FeedMissing
    };
    let written = options.feed.as_deref().ok_or_else(|| missing(""))?;
    let base = host.base_uri().ok().flatten().unwrap_or_default();
    let address = Url::new_with_base(written, &base).map_err(|_| missing(written))?;
    Ok(feed::open(&address.href(), options.limit, api))
}
