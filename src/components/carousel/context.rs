//! The state of one carousel, shared by its components.

use std::{sync::Arc, time::Duration};

use leptos::{
    html,
    prelude::*,
    task::{spawn_local, tick},
};
use web_sys::{HtmlElement, ResizeObserver};

use super::{
    layout::{Layout, VisibleRange},
    press::{Drag, Press},
};
use crate::{
    element::context::WidgetContext,
    feed::{FeedItem, LoadedFeed},
    i18n::Total,
    listener::Listener,
};

/// One carousel, from its rendering to its removal.
#[derive(Clone, Copy)]
pub struct CarouselContext {
    /// The widget it is in.
    pub widget: WidgetContext,
    /// The box that scrolls.
    pub viewport: NodeRef<html::Div>,
    /// The box in it, which holds the slides.
    pub track: NodeRef<html::Div>,
    /// The feed as far as it is loaded.
    pub loaded: RwSignal<Arc<LoadedFeed>>,
    /// How many items can be reached. There may be more.
    pub slide_count: RwSignal<usize>,
    /// Whether a slide after the last item leads to all news.
    pub has_all_news: Memo<bool>,
    /// The slides that are rendered, by index, sorted.
    pub rendered: RwSignal<Vec<usize>>,
    /// Whether some are still to be rendered.
    pub is_rendering: RwSignal<bool>,
    /// The layout as measured last.
    pub layout: RwSignal<Layout>,
    /// The slides in view, while the carousel moves.
    pub in_view: RwSignal<VisibleRange>,
    /// The slides in view when it settled last: what is announced.
    pub settled: RwSignal<VisibleRange>,
    /// Whether it moves by itself now.
    pub is_rotating: RwSignal<bool>,
    /// The slide that has the focus. It stays reachable wherever the carousel is scrolled to.
    pub focused: RwSignal<Option<usize>>,
    /// The box of the bar below the slides.
    pub bar_room: NodeRef<html::Div>,
    /// Where the bar starts while it is dragged, in CSS px.
    pub dragged_bar: RwSignal<Option<u32>>,
    /// Observes the size of the viewport.
    pub(super) observer: StoredValue<Option<ResizeObserver>, LocalStorage>,
    /// Tells that a drag is over.
    pub(super) release: StoredValue<Option<[Listener; 4]>, LocalStorage>,
    /// Where it moves to.
    pub(super) motion: StoredValue<Motion>,
}

/// What no view depends on.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Motion {
    /// Whether slides follow each other from right to left.
    pub right_to_left: bool,
    /// The slide that a move is under way to.
    pub target: Option<usize>,
    /// The slide beyond the last that the reader wants to see once it is loaded.
    pub pending: Option<usize>,
    /// How many slides are wanted: two views beyond the furthest that the reader has come to.
    pub wanted: usize,
    /// Counts scroll events and moves: a timer compares it to see whether there was another since.
    pub moves: u32,
    /// Whether a task is scheduled to render more slides.
    pub is_render_scheduled: bool,
    /// Counts the moves that were started by an animation (`data-move`).
    pub animations: u8,
    /// The press that may become a drag, or is one.
    pub press: Option<Press>,
    /// Whether the row is being dragged.
    pub drag: Drag,
}

/// The property of a slide's style that says where its place is.
pub(super) const INDEX: &str = "--_index";

/// The property of the track's style that says how many slides there are.
pub(super) const COUNT: &str = "--_count";

/// The index of a slide, as its element has it.
pub(super) fn index_of(slide: &HtmlElement) -> Option<usize> {
    slide.style().get_property_value(INDEX).ok()?.parse().ok()
}

impl CarouselContext {
    /// The carousel of `loaded`, before it is laid out.
    pub fn new(widget: WidgetContext, loaded: Arc<LoadedFeed>) -> Self {
        let slide_count = RwSignal::new(loaded.items.len().min(widget.props.limit.get_untracked()));
        let (loaded, layout) = (RwSignal::new(loaded), RwSignal::<Layout>::default());
        let has_all_news = Memo::new(move |_| {
            let count = slide_count.get();
            // Where all fit, the link beside the heading is enough.
            let is_whole_row = loaded.with(|loaded| {
                loaded.home_page.is_some() && !loaded.has_more() && loaded.items.len() == count
            });
            is_whole_row && is_longer_than_view(layout.get(), count) && widget.props.show.get().all_news
        });
        Self {
            widget,
            viewport: NodeRef::new(),
            track: NodeRef::new(),
            loaded,
            slide_count,
            has_all_news,
            rendered: RwSignal::new(vec![0]),
            is_rendering: RwSignal::new(true),
            layout,
            in_view: RwSignal::default(),
            settled: RwSignal::default(),
            is_rotating: RwSignal::new(false),
            focused: RwSignal::new(None),
            bar_room: NodeRef::new(),
            dragged_bar: RwSignal::new(None),
            observer: StoredValue::new_local(None),
            release: StoredValue::new_local(None),
            motion: StoredValue::default(),
        }
    }

    /// How many slides there are, as the reader is told. Tracked.
    pub fn total(&self) -> Total {
        let count = self.slide_count.get();
        let has_more = self.loaded.with(|loaded| loaded.has_more() || loaded.items.len() > count);
        Total { count, has_more }
    }

    /// How many slides there are: one for each item that can be reached, and perhaps the one that leads to all news. Tracked.
    pub fn row_length(&self) -> usize {
        self.slide_count.get() + usize::from(self.has_all_news.get())
    }

    /// The items among these slides. Tracked.
    pub fn items_of(&self, slides: VisibleRange) -> VisibleRange {
        let last = self.slide_count.get().saturating_sub(1);
        VisibleRange { first: slides.first.min(last), last: slides.last.min(last) }
    }

    /// Whether all items fit, so that there is nowhere to move. True also before the layout is measured. Tracked.
    pub fn fits(&self) -> bool {
        let (layout, total) = (self.layout.get(), self.total());
        !layout.is_measured() || !total.has_more && !is_longer_than_view(layout, total.count)
    }

    /// Whether the last item is in view, or was passed, and there will be no more. Tracked.
    pub fn is_at_end(&self) -> bool {
        let total = self.total();
        self.in_view.get().last + 1 >= total.count && !total.has_more
    }

    /// Whether the last slide is in view and there will be no more. Tracked.
    pub fn is_at_last_slide(&self) -> bool {
        self.is_at_end() && self.in_view.get().last + 1 >= self.row_length()
    }

    /// The items that can be reached.
    pub fn reachable_items(&self) -> Vec<Arc<FeedItem>> {
        let count = self.slide_count.get_untracked();
        self.loaded.with_untracked(|loaded| loaded.items.iter().take(count).cloned().collect())
    }

    /// The element of the slide at `index`, if there is one.
    pub(super) fn slide(&self, index: usize) -> Option<HtmlElement> {
        self.slide_elements().into_iter().find(|slide| index_of(slide) == Some(index))
    }

    /// The elements of the slides in the document.
    pub(super) fn slide_elements(&self) -> Vec<HtmlElement> {
        let Some(track) = self.track.get_untracked() else { return Vec::new() };
        let children = track.children();
        (0..children.length())
            .filter_map(|at| children.item(at))
            .map(wasm_bindgen::JsCast::unchecked_into)
            .collect()
    }

    /// Calls `method` unless the carousel has been removed: listeners and timers may outlive it.
    pub(super) fn if_mounted(&self, method: impl FnOnce(&Self)) {
        if self.motion.try_get_value().is_some() {
            method(self);
        }
    }

    /// Calls `method` after so many ms, unless the carousel has been removed by then.
    pub(super) fn after(&self, ms: u64, method: Box<dyn FnOnce(&Self)>) {
        let this = *self;
        set_timeout(move || this.if_mounted(method), Duration::from_millis(ms));
    }

    /// Calls `method` when the document shows what the signals say, still before the next frame.
    pub(super) fn after_render(&self, method: Box<dyn FnOnce(&Self)>) {
        let this = *self;
        spawn_local(async move {
            tick().await;
            this.if_mounted(method);
        });
    }

    pub(super) fn motion(&self) -> Motion {
        self.motion.get_value()
    }

    pub(super) fn update_motion(&self, update: impl FnOnce(&mut Motion)) {
        self.motion.update_value(update);
    }
}

/// Whether a row of so many items is longer than its view.
fn is_longer_than_view(layout: Layout, items: usize) -> bool {
    layout.is_measured() && layout.per_view() < items
}
