//! What all components of one widget share, provided as Leptos context.

use std::{any::Any, rc::Rc, sync::Arc};

use json_feed::language_tag;
use leptos::{prelude::*, reactive::owner::WeakOwner};
use web_sys::{HtmlElement, Url};

use super::{
    embed_api::EmbedApi,
    options::Options,
    region::Region,
    values::{DateStyle, Heading, Layout, OpenIn, Show},
};
use crate::{
    chunks,
    feed::{self, Cause, Feed, LoadedFeed, Phase, Rest, Selection, Sort, paging::MOST_ITEMS, search::Query},
    i18n::{Locale, catalog},
};

/// Declares [`Props`]: a signal for each of these fields of [`Options`].
macro_rules! props {
    ($($(#[$doc:meta])* $name:ident: $value:ty,)*) => {
        /// The attributes of the element, one signal each, so that a change updates only what depends on it.
        #[derive(Clone, Copy)]
        pub struct Props {
            $($(#[$doc])* pub $name: RwSignal<$value>,)*
            /// The nearest `lang` around the element.
            pub page_language: RwSignal<Option<String>>,
        }

        impl Props {
            fn new(options: Options, page_language: Option<String>) -> Self {
                Self {
                    $($name: RwSignal::new(options.$name),)*
                    page_language: RwSignal::new(page_language),
                }
            }

            /// Takes over what has changed.
            pub fn update(&self, options: Options) {
                $(set_changed(self.$name, options.$name);)*
            }
        }
    };
}

props! {
    /// How the items are laid out.
    layout: Layout,
    /// Number of items at first.
    limit: usize,
    /// What stands above the cards.
    heading: Heading,
    /// Level of that heading, 2 to 6. A card's title is one level deeper.
    heading_level: u8,
    /// The parts of a card.
    show: Show,
    /// Which items are shown, in which order.
    selection: Selection,
    /// Whether there is a search box.
    search: bool,
    /// Where a click on a card opens the release.
    open: OpenIn,
    /// After how many seconds the carousel moves on.
    autoplay: Option<u32>,
    /// After how many minutes the feed is requested again.
    refresh: Option<u32>,
    /// The time zone of dates, if the page names one.
    time_zone: Option<String>,
    /// How dates are written.
    date_style: DateStyle,
    /// Address of the picture of items without one.
    fallback_image: Option<String>,
    /// The value of `utm_source` in links.
    utm: Option<String>,
    /// Address that is told of opened cards.
    beacon: Option<String>,
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
    /// The box in its shadow root that holds everything. It takes the focus when what has it is removed.
    pub root: StoredValue<HtmlElement, LocalStorage>,
    /// The attributes.
    pub props: Props,
    /// The language of the messages, of dates and of numbers.
    pub locale: Memo<Locale>,
    /// What the reader searches for.
    pub query: RwSignal<Option<Query>>,
    /// The layout, as soon as its code is there.
    layout: Memo<Option<Layout>>,
    /// The release that is open in a dialog over the page, until that is closed.
    pub reader: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
    /// What owns the signals of the widget, for what is mounted later.
    pub owner: StoredValue<Option<WeakOwner>, LocalStorage>,
    /// Where the items come from, or why there are none.
    feed: RwSignal<Result<Rc<Feed>, Cause>, LocalStorage>,
    /// Where the feed stands, with the items that the page selects.
    selected: Memo<Phase>,
    /// The same, with those of them that the reader searches for.
    phase: Memo<Phase>,
    region: StoredValue<Region, LocalStorage>,
    api: StoredValue<EmbedApi, LocalStorage>,
}

impl WidgetContext {
    /// The context of a widget that `options` describe. Its feed is requested at once.
    pub fn new(
        host: HtmlElement,
        root: HtmlElement,
        api: EmbedApi,
        options: &Options,
        page_language: Option<String>,
    ) -> Self {
        let props = Props::new(options.clone(), page_language);
        let feed = RwSignal::new_local(open_feed(options, &host, &api));
        let api = StoredValue::new_local(api);
        let locale = Memo::new(move |before: Option<&Locale>| {
            let phase = phase_of(feed);
            let feed_language = phase.loaded().and_then(|loaded| loaded.language.clone());
            let page_language = props.page_language.get();
            let tags = [page_language.as_deref(), feed_language.as_deref()];
            let messages_in = |language| api.with_value(|api| catalog::messages_in(language, api));
            let locale = match Locale::choose(tags, &messages_in) {
                // The language of the feed may still come.
                Some(locale) if matches!(phase, Phase::Loading) => locale.provisional(),
                Some(locale) => locale,
                // Cards keep their language until the messages in the next one are there.
                None => before.cloned().unwrap_or_else(|| Locale::english().provisional()),
            };
            locale.in_time_zone(props.time_zone.get()).with_dates(props.date_style.get())
        });
        let query = RwSignal::new(None::<Query>);
        let layout = Memo::new(move |before: Option<&Option<Layout>>| match props.layout.get() {
            Layout::Carousel => Some(Layout::Carousel),
            layout => match chunks::extras() {
                chunks::Loading::Coming => before.copied().flatten(),
                chunks::Loading::Loaded => Some(layout),
                chunks::Loading::Failed => Some(Layout::Carousel),
            },
        });
        let selected = Memo::new(move |before: Option<&Phase>| {
            let phase = phase_of(feed);
            let is_coming = phase.loaded().is_some_and(|loaded| loaded.rest == Rest::Coming);
            // The order is known when all has come.
            if is_coming && props.selection.with(|selection| selection.sort != Sort::Feed) {
                return before.cloned().unwrap_or(Phase::Loading);
            }
            phase.selecting(|loaded| props.selection.with(|selection| selection.of(loaded)))
        });
        let phase = Memo::new(move |_| match query.get() {
            None => selected.get(),
            Some(query) => selected.get().with_loaded(|loaded| query.of(loaded)),
        });
        Self {
            host: StoredValue::new_local(host),
            root: StoredValue::new_local(root),
            props,
            locale,
            query,
            layout,
            reader: StoredValue::new_local(None),
            owner: StoredValue::new_local(Owner::current().map(|owner| owner.downgrade())),
            feed,
            selected,
            phase,
            region: StoredValue::new_local(Region::default()),
            api,
        }
    }

    /// The label of the region: `name`, or `name (2)` if another widget of the page has that name.
    pub fn region_label(&self, name: &str) -> String {
        self.region.with_value(|region| region.label(name))
    }

    /// Returns whether the widget runs from right to left: as the text around it, which a page may say in a style sheet alone, or because
    /// its messages do and the page gives the element no direction. The arrows of the controls follow the `dir` attribute, so the root gets
    /// one then.
    pub fn update_direction(&self) -> bool {
        let (host, root) = (self.host.get_value(), self.root.get_value());
        let style = window().get_computed_style(&host).ok().flatten();
        let direction = style.and_then(|style| style.get_property_value("direction").ok());
        let by_attribute = root.matches(":dir(rtl)").unwrap_or(false);
        let by_language =
            self.locale.with_untracked(|locale| locale.is_right_to_left) && !host.has_attribute("dir");
        let is_right_to_left = by_language || direction.map_or(by_attribute, |direction| direction == "rtl");
        if is_right_to_left != by_attribute {
            root.set_dir(if is_right_to_left { "rtl" } else { "ltr" });
        }
        is_right_to_left
    }

    /// Where the feed stands; loading, until there is a language and a layout to show it in. Of what is loaded, only what the widget shows. Tracked.
    pub fn phase(&self) -> Phase {
        self.when_presentable(self.phase)
    }

    /// The same, whatever the reader searches for. Tracked.
    pub fn phase_without_search(&self) -> Phase {
        self.when_presentable(self.selected)
    }

    fn when_presentable(&self, phase: Memo<Phase>) -> Phase {
        let is_presentable = !self.locale.with(|locale| locale.is_provisional) && self.layout.get().is_some();
        if is_presentable { phase.get() } else { Phase::Loading }
    }

    /// How the items are laid out: as the page wants it; as before while the code for that is being loaded; as a carousel if it can't be.
    /// Tracked.
    pub fn layout(&self) -> Layout {
        self.layout.get().unwrap_or_default()
    }

    /// The feed as far as it is loaded, with the items that the widget shows. Tracked.
    pub fn loaded(&self) -> Option<Arc<LoadedFeed>> {
        self.phase().loaded().cloned()
    }

    /// The language of the page around the element, if it is one (BCP 47). Tracked.
    pub fn page_language(&self) -> Option<String> {
        self.props.page_language.with(|tag| language_tag(tag.as_deref()?))
    }

    /// A number that is another for each feed. Tracked.
    pub fn feed_id(&self) -> usize {
        self.feed.with(|feed| feed.as_ref().map_or(0, |feed| Rc::as_ptr(feed) as usize))
    }

    /// The feed, if the page names one. Tracked.
    pub fn feed(&self) -> Option<Rc<Feed>> {
        self.feed.with(|feed| feed.as_ref().ok().cloned())
    }

    /// The address of the feed. `None` if there is none, or if the widget has been removed.
    pub fn feed_address(&self) -> Option<String> {
        self.opened().map(|feed| feed.address().to_owned())
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

    /// Ensures that the first document of the feed is read as far as a widget with these options needs.
    pub fn want(&self, options: &Options) {
        if let Some(feed) = self.opened() {
            feed.want(wanted_items(options));
        }
    }

    /// Ensures that the whole first document is read: the reader is about to search in it.
    pub fn want_all(&self) {
        if let Some(feed) = self.opened() {
            feed.want(MOST_ITEMS);
        }
    }

    /// Reads on while what is selected and found of the feed is less than the page asks for.
    pub fn read_on_for_selection(&self) {
        let this = *self;
        Effect::new(move |_| {
            let shows_all =
                this.props.selection.with(Selection::is_whole_feed) && this.query.with(Option::is_none);
            let shown = this.phase.with(|phase| phase.loaded().map_or(0, |shown| shown.items.len()));
            let read = phase_of(this.feed).loaded().cloned();
            if let Some(read) = read.filter(|read| read.rest == Rest::More)
                && !shows_all
                && shown < this.props.limit.get()
            {
                // Twice as many: each time the feed is read from its start.
                if let Some(feed) = this.opened() {
                    feed.load_more((2 * read.items.len()).saturating_sub(1));
                }
            }
        });
    }

    /// The feed, if there is one and the widget has not been removed. A clone: a page's own `fetch` may call into the widget, so nothing
    /// may be borrowed then.
    fn opened(&self) -> Option<Rc<Feed>> {
        self.feed.try_get_untracked()?.ok()
    }

    /// Ensures that there are more than `wanted` items, if the feed has so many. Of those that are selected or found, there may be fewer.
    pub fn load_more(&self, wanted: usize) {
        let Some(feed) = self.opened() else { return };
        let read = feed.phase.with_untracked(|phase| phase.loaded().map_or(0, |read| read.items.len()));
        let shown = self.phase.with_untracked(|phase| phase.loaded().map_or(0, |shown| shown.items.len()));
        // As many more as are wanted of those shown.
        feed.load_more(wanted + read.saturating_sub(shown));
    }

    /// Has the shadow root adopt a style sheet.
    pub fn adopt_style_sheet(&self, css: &str) {
        let root = self.root.get_value();
        self.api.with_value(|api| api.adopt_style_sheet(&root, css));
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
    Ok(feed::open(&address.href(), wanted_items(options), api))
}

/// How many items have to be read at first: for a selection, all of the first document.
fn wanted_items(options: &Options) -> usize {
    if options.selection.is_whole_feed() { options.limit } else { MOST_ITEMS }
}
