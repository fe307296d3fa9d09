//! The cards in a row, and the way through them (ARIA APG, carousel pattern): a labelled region with a heading, previous and
//! next, the cards, and where among them the reader is; below, a note on them all.

use std::{
    cell::{Cell, OnceCell, RefCell},
    ops::Range,
    rc::{Rc, Weak},
    slice::from_ref,
};

use json_feed::decimal;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement, ResizeObserver};

use super::{
    app::{Setting, region},
    card::card,
    controls::Controls,
    geometry::{Geometry, InView},
    slides::{Slides, near},
};
use crate::{
    dom::{Build, part, set, style, toggle},
    release::Releases,
    source::Feed,
    timer::{after, after_cards},
};

/// Slides drawn in one task: on a slow phone, one takes most of the time after which a reader feels that the page does not
/// answer.
const A_TASK: usize = 1;

/// A row of cards on the page, until dropped.
pub struct Carousel {
    pub(super) setting: Setting,
    pub(super) feed: Rc<Feed>,
    pub(super) releases: RefCell<Rc<Releases>>,
    /// How many of them can be reached.
    pub(super) shown: Cell<usize>,
    /// How many the reader has come near.
    pub(super) sought: Cell<usize>,
    pub(super) frame: HtmlElement,
    pub(super) viewport: HtmlElement,
    pub(super) track: HtmlElement,
    /// The boxes of the controls, above and below the cards: of no use where all cards fit.
    ways: [HtmlElement; 2],
    /// What is in them once the layout is measured: before, nobody knows how many cards fit.
    controls: OnceCell<Controls>,
    /// What is said of releases that may not be the newest.
    pub(super) note: RefCell<Option<HtmlElement>>,
    pub(super) slides: Slides,
    /// Whether slides are still being drawn.
    drawing: Cell<bool>,
    /// Whether the heading and the first summary are still empty.
    incomplete: Cell<bool>,
    pub(super) geometry: Cell<Geometry>,
    pub(super) right_to_left: Cell<bool>,
    /// What is on screen, as it moves.
    pub(super) in_view: Cell<InView>,
    /// What is on screen, at rest: what is announced.
    pub(super) at_rest: Cell<InView>,
    /// The slide that has the focus; it stays reachable wherever the row is scrolled to.
    pub(super) focused: Cell<Option<usize>>,
    /// The slide that a move is under way to.
    pub(super) target: Cell<Option<usize>>,
    /// The slide beyond the end that the reader wants to go on to, once there are more.
    pub(super) onward: Cell<Option<usize>>,
    /// Whether the row has been set off an odd number of times.
    pub(super) odd: Cell<bool>,
    /// How often the row has moved: who waits for its rest sees whether it moved again.
    pub(super) moves: Cell<u32>,
    this: Weak<Self>,
    /// What the page and the row's elements call. It is the browser's to drop, which may tell of a scroll after the row has gone.
    pub(super) listener: JsValue,
    observer: Option<ResizeObserver>,
}

impl Carousel {
    /// The row of these releases, off the page yet.
    pub fn new(setting: Setting, feed: Rc<Feed>, releases: Rc<Releases>) -> Rc<Self> {
        let words = setting.locale.words;
        let (frame, header) = region(&setting);
        set(&frame, "aria-roledescription", words.carousel);
        let controls = part("div", "controls");
        header.holding(&[&controls]);
        let track = part("div", "track");
        // Out of the tab order, where Firefox would put every scroller: the cards are in it.
        let viewport = part("div", "viewport").with("tabindex", "-1").holding(&[&track]);
        let footer = part("div", "footer");
        let frame = frame.holding(&[&viewport, &footer]);
        let shown = releases.items.len().min(setting.options.limit);
        Rc::new_cyclic(|this: &Weak<Self>| {
            let (hears, measures) = (this.clone(), this.clone());
            let act =
                |this: &Weak<Self>, act: &dyn Fn(&Self)| this.upgrade().iter().for_each(|this| act(this));
            let resized = Closure::<dyn Fn()>::new(move || act(&measures, &Self::resized)).into_js_value();
            Self {
                incomplete: Cell::new(setting.brief),
                setting,
                feed,
                releases: RefCell::new(releases),
                shown: Cell::new(shown),
                sought: Cell::new(0),
                slides: Slides::new(track.clone()),
                frame,
                viewport,
                track,
                ways: [controls, footer],
                controls: OnceCell::new(),
                note: RefCell::default(),
                drawing: Cell::new(false),
                geometry: Cell::default(),
                right_to_left: Cell::new(false),
                in_view: Cell::default(),
                at_rest: Cell::default(),
                focused: Cell::new(None),
                target: Cell::new(None),
                onward: Cell::new(None),
                odd: Cell::new(false),
                moves: Cell::new(0),
                this: this.clone(),
                listener: Closure::<dyn Fn(Event)>::new(move |event| act(&hears, &|this| this.hear(&event)))
                    .into_js_value(),
                observer: ResizeObserver::new(resized.unchecked_ref()).ok(),
            }
        })
    }

    /// The region with all that belongs to it.
    pub fn frame(&self) -> &HtmlElement {
        &self.frame
    }

    /// Draws the first slide and begins to listen. All else comes with the layout's measure, which is taken after that slide's
    /// frame.
    pub fn begin(&self) {
        self.listen();
        self.count();
        self.draw_in_place(from_ref(&(0..1)), A_TASK);
        set(&self.track, "aria-busy", "true");
        self.show();
        if let Some(observer) = &self.observer {
            observer.observe(&self.viewport);
        }
        // Where the row is hidden, or the page has taken the observer away, nobody says that there has been a frame.
        let this = self.this.clone();
        after_cards(Box::new(move || {
            if let Some(this) = this.upgrade().filter(|this| !this.is_measured()) {
                this.measure();
            }
        }));
    }

    pub(super) fn this(&self) -> Weak<Self> {
        self.this.clone()
    }

    /// Makes the controls, which the first card need not wait for.
    pub(super) fn equip(&self) {
        // Once only: after the first measure.
        let _ = self.controls.set(Controls::new(self.setting.locale.words, &self.ways));
    }

    /// Fills in what was left empty for the first frame: the heading, and the first slide's summary. Both have room already, so that
    /// nothing moves.
    pub(super) fn complete(&self) {
        if self.incomplete.take() {
            let say = |within: &HtmlElement, name: &str, text: Option<&str>| {
                if let Some(element) = within.query_selector(name).ok().flatten() {
                    element.set_text_content(text);
                }
            };
            say(&self.frame, ".heading", Some(&self.setting.name));
            if let Some(slide) = self.slides.get(0) {
                say(&slide, ".summary", self.releases.borrow().items[0].release().summary.as_deref());
            }
        }
    }

    /// Draws up to `most` of the slides that are missing near the view now, and the others in tasks to come.
    pub(super) fn draw(&self, most: usize) {
        let [on, back] = near(self.in_view.get(), self.shown());
        let one_more =
            |first: Option<usize>, count: usize| first.map_or(0..0, |at| at..(at + count).min(self.shown()));
        // Where the row is sent to there has to be something to snap to.
        let target = one_more(self.target.get(), self.geometry.get().per_view());
        let focused = one_more(self.focused.get(), 1);
        let missing = self.draw_in_place(&[target, focused, on, back], most);
        if missing && !self.drawing.replace(true) {
            set(&self.track, "aria-busy", "true");
            let this = self.this.clone();
            after(
                0,
                Box::new(move || {
                    if let Some(this) = this.upgrade() {
                        this.drawing.set(false);
                        this.draw(A_TASK);
                        this.slides.reach(this.in_view.get(), this.focused.get());
                    }
                }),
            );
        } else if !missing {
            set(&self.track, "aria-busy", "false");
        }
    }

    /// The card of the release of this number, from 0.
    pub(super) fn card(&self, index: usize) -> HtmlElement {
        let brief = index == 0 && self.incomplete.get();
        card(&self.setting, self.releases.borrow().items[index].release(), brief)
    }

    /// The slide of this number.
    fn slide(&self, index: usize) -> HtmlElement {
        let releases = self.releases.borrow();
        let release = releases.items[index].release();
        let locale = &self.setting.locale;
        let slide = part("div", "slide")
            .with("role", "group")
            .with("aria-roledescription", locale.words.slide)
            .with("aria-label", &locale.slide(index, self.total()))
            // Without a link it can take the focus itself.
            .with_some("tabindex", release.link.is_none().then_some("-1"))
            .with_some("data-tone", ["1", "2", "3"].get((index % 4).wrapping_sub(1)).copied())
            .holding(&[&self.card(index)]);
        style(&slide, "--_index", &decimal(index as u64));
        slide
    }

    /// Shows what is in view: which slides can be reached, where the buttons lead, how far it is.
    pub(super) fn show(&self) {
        let total = self.total();
        self.slides.reach(self.in_view.get(), self.focused.get());
        let fits = !total.more && self.geometry.get().per_view() >= total.count || !self.is_measured();
        self.ways.iter().for_each(|way| toggle(way, "hidden", fits));
        if let Some(controls) = self.controls.get() {
            controls.show(self.in_view.get(), self.at_rest.get(), total, &self.setting.locale);
        }
    }

    /// Draws these slides, after which the row stands where it stood. WebKit counts the places to snap to from the leftmost that
    /// is drawn, and moves on to others where some on the left come or go.
    pub(super) fn draw_in_place(&self, wanted: &[Range<usize>], most: usize) -> bool {
        let (at, right_to_left) = (self.start(), self.right_to_left.get());
        let to_the_left = || self.slides.to_the_left(at, right_to_left);
        let (before, left) = (to_the_left(), (at > 0 || right_to_left).then(|| self.scrolled_to()));
        let missing = self.slides.draw(wanted, most, &|index| self.slide(index));
        // It is only asked where it can be wrong: asking makes the browser lay out.
        if let Some(left) = left
            && to_the_left() != before
            && self.scrolled_to() != left
        {
            self.scroll_to(left, "instant");
            if let Some(target) = self.target.get() {
                self.scroll_to(self.start_of(target), "auto");
            }
        }
        missing
    }
}

impl Drop for Carousel {
    fn drop(&mut self) {
        self.stop_listening();
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
