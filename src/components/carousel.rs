//! The cards in a row, and the way through them (ARIA APG, carousel pattern): a labelled region with a heading, previous and
//! next, the cards, and where among them the reader is; below, a note on them all.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
    rc::{Rc, Weak},
    slice::from_ref,
};

use json_feed::decimal;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, FocusEvent, HtmlElement, ResizeObserver};

use super::{
    app::{Setting, region},
    card::{card, placeholder},
    geometry::{Geometry, InView},
    slides::{Slides, near},
};
use crate::{
    dom::{Build, Target, bare, listen_to_page, part, set, stop_listening_to_page, toggle},
    events,
    format::Total,
    release::Releases,
    source::Feed,
    timer::after,
};

/// Slides drawn in one task: on a slow phone, one takes most of the time after which a reader feels that the page does not
/// answer.
const A_TASK: usize = 1;

/// A row of cards on the page, until dropped.
pub struct Carousel {
    pub(super) setting: Setting,
    feed: Rc<Feed>,
    releases: RefCell<Rc<Releases>>,
    /// How many of them can be reached.
    shown: Cell<usize>,
    /// How many the reader has come near.
    sought: Cell<usize>,
    frame: HtmlElement,
    pub(super) viewport: HtmlElement,
    pub(super) track: HtmlElement,
    buttons: [HtmlElement; 2],
    /// What is of no use where all cards fit.
    ways: [HtmlElement; 2],
    bar: HtmlElement,
    position: HtmlElement,
    /// What it says.
    told: RefCell<String>,
    /// What is said of releases that may not be the newest.
    note: RefCell<Option<HtmlElement>>,
    pub(super) slides: Slides,
    /// Whether slides are still being drawn.
    drawing: Cell<bool>,
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
    listener: Closure<dyn Fn(Event)>,
    resized: Closure<dyn Fn()>,
    observer: Option<ResizeObserver>,
}

/// What the page says before and after it is on paper.
const PRINT: [&str; 2] = ["beforeprint", "afterprint"];

impl Carousel {
    /// The row of these releases, off the page yet.
    pub fn new(setting: Setting, feed: Rc<Feed>, releases: Rc<Releases>) -> Rc<Self> {
        let words = setting.locale.words;
        let (frame, header) = region(&setting);
        set(&frame, "aria-roledescription", words.carousel);
        let buttons = [("previous", words.previous), ("next", words.next)]
            .map(|(name, label)| part("button", name).with("type", "button").with("aria-label", label));
        let controls = part("div", "controls").holding(&[&buttons[0], &buttons[1]]);
        header.holding(&[&controls]);
        let track = part("div", "track");
        // Out of the tab order, where Firefox would put every scroller: the cards are in it.
        let viewport = part("div", "viewport").with("tabindex", "-1").holding(&[&track]);
        let bar = part("div", "bar");
        let position = part("p", "position").with("role", "status").with("dir", "auto");
        let progress = part("div", "progress").with("aria-hidden", "true").holding(&[&bar]);
        let footer = part("div", "footer").holding(&[&progress, &position]);
        let frame = frame.holding(&[&viewport, &footer]);
        let shown = releases.items.len().min(setting.options.limit);
        Rc::new_cyclic(|this: &Weak<Self>| {
            let (hears, measures) = (this.clone(), this.clone());
            let act =
                |this: &Weak<Self>, act: &dyn Fn(&Self)| this.upgrade().iter().for_each(|this| act(this));
            let resized = Closure::new(move || act(&measures, &Self::measure));
            Self {
                setting,
                feed,
                releases: RefCell::new(releases),
                shown: Cell::new(shown),
                sought: Cell::new(0),
                slides: Slides::new(track.clone()),
                frame,
                viewport,
                track,
                buttons,
                ways: [controls, footer],
                bar,
                position,
                told: RefCell::default(),
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
                listener: Closure::new(move |event| act(&hears, &|this| this.hear(&event))),
                observer: ResizeObserver::new(resized.as_ref().unchecked_ref()).ok(),
                resized,
            }
        })
    }

    /// The region with all that belongs to it.
    pub fn frame(&self) -> &HtmlElement {
        &self.frame
    }

    /// Draws the first slide and begins to listen.
    pub fn begin(&self) {
        let passive = bare(&[("passive", true.into()), ("capture", true.into())]);
        let frame = self.frame.unchecked_ref::<Target>();
        for event in ["click", "keydown", "focusin", "focusout"] {
            frame.listen(event, self.listener.as_ref(), &JsValue::UNDEFINED);
        }
        for event in ["scroll", "pointerdown", "wheel", "error"] {
            frame.listen(event, self.listener.as_ref(), &passive);
        }
        PRINT.iter().for_each(|event| listen_to_page(event, self.listener.as_ref()));
        self.count();
        self.draw(A_TASK);
        self.show();
        if let Some(observer) = &self.observer {
            // It is called right after layout, where reading lengths is free.
            observer.observe(&self.viewport);
        }
    }

    pub(super) fn this(&self) -> Weak<Self> {
        self.this.clone()
    }

    /// How many slides can be reached.
    pub fn shown(&self) -> usize {
        self.shown.get()
    }

    /// The releases they are of, and perhaps more.
    pub fn releases(&self) -> Rc<Releases> {
        self.releases.borrow().clone()
    }

    /// Shows other releases in place of those here, and leaves the reader where they are. False if they are not the same ones, as
    /// far as those go that can be reached, and some after them.
    pub fn go_on_with(&self, releases: &Rc<Releases>, is_stale: bool) -> bool {
        let before = self.releases();
        let same =
            |index: usize| releases.items.get(index).is_some_and(|new| new.id == before.items[index].id);
        if !(0..self.shown()).all(same)
            || releases.title != before.title
            || releases.language != before.language
        {
            return false;
        }
        self.releases.replace(releases.clone());
        self.tell_age(is_stale);
        self.slides.each(|index, slide| {
            let release = &releases.items[index];
            if *release != before.items[index] {
                slide.set_text_content(None);
                let _ = slide.clone().holding(&[&card(&self.setting, release)]);
            }
        });
        self.count();
        self.look_ahead();
        self.show();
        if let Some(index) = self.onward.take() {
            self.go_on_to(index);
        }
        true
    }

    /// Says of releases that may not be the newest since when they have been as they are.
    pub fn tell_age(&self, is_stale: bool) {
        if let Some(note) = self.note.take() {
            note.remove();
        }
        if is_stale {
            let told = self.setting.locale.stale(self.releases.borrow().since);
            let note = part("p", "note").with("role", "status").saying(&told);
            self.frame.clone().holding(&[&note]);
            self.note.replace(Some(note));
        }
    }

    /// How many slides there are, as the reader is told.
    pub(super) fn total(&self) -> Total {
        let releases = self.releases.borrow();
        Total { count: self.shown(), more: releases.more || releases.items.len() > self.shown() }
    }

    /// Takes account of how many slides there are.
    fn count(&self) {
        // Fails for malformed names only.
        let _ = self.track.style().set_property("--_count", &decimal(self.shown() as u64));
        let total = self.total();
        self.slides.each(|index, slide| set(slide, "aria-label", &self.setting.locale.slide(index, total)));
    }

    /// Takes account of a reader who comes to the slide `last`: the row is to go on for two views after it.
    pub(super) fn seek(&self, last: usize) {
        let sought = last.min(self.shown() - 1) + 1 + 2 * self.geometry.get().per_view();
        self.sought.set(self.sought.get().max(sought));
        self.look_ahead();
    }

    /// Sees to it that the row goes on beyond where the reader has come, as far as the feed has more. Who does not move gets no
    /// more than the page asks for.
    fn look_ahead(&self) {
        let sought = self.sought.get();
        if sought <= self.shown() {
            return;
        }
        let (loaded, more) = {
            let releases = self.releases.borrow();
            (releases.items.len(), releases.more)
        };
        if loaded > self.shown() {
            self.shown.set(loaded);
            self.count();
            // What fitted may not any more.
            self.take_measure();
        }
        if more && sought > loaded {
            // Twice as many: each time the feed is read from its start.
            self.feed.go_on(2 * loaded);
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

    /// The slide of this number, from 0.
    fn slide(&self, index: usize) -> HtmlElement {
        let releases = self.releases.borrow();
        let release = &releases.items[index];
        let locale = &self.setting.locale;
        let slide = part("div", "slide")
            .with("role", "group")
            .with("aria-roledescription", locale.words.slide)
            .with("aria-label", &locale.slide(index, self.total()))
            // Without a link it can take the focus itself.
            .with_some("tabindex", release.link.is_none().then_some("-1"))
            .with_some("data-tone", ["1", "2", "3"].get((index % 4).wrapping_sub(1)).copied())
            .holding(&[&card(&self.setting, release)]);
        // Fails for malformed names only.
        let _ = slide.style().set_property("--_index", &decimal(index as u64));
        slide
    }

    /// Shows what is in view: which slides can be reached, where the buttons lead, how far it is.
    pub(super) fn show(&self) {
        let (InView { first, last }, total) = (self.in_view.get(), self.total());
        self.slides.reach(self.in_view.get(), self.focused.get());
        let is_measured = self.geometry.get() != Geometry::default();
        let fits = !total.more && self.geometry.get().per_view() >= total.count || !is_measured;
        self.ways.iter().for_each(|way| toggle(way, "hidden", fits));
        if !is_measured {
            return;
        }
        let ends = [first == 0, last + 1 >= total.count && !total.more];
        for (button, end) in self.buttons.iter().zip(ends) {
            set(button, "aria-disabled", if end { "true" } else { "false" });
        }
        let share = |name: &str, slides: usize| {
            let share = [&decimal(slides as u64), " / ", &decimal(total.count as u64)].concat();
            // Fails for malformed names only.
            let _ = self.bar.style().set_property(name, &["calc(100% * ", &share, ")"].concat());
        };
        share("inset-inline-start", first);
        share("inline-size", last + 1 - first);
        let InView { first, last } = self.at_rest.get();
        let told = self.setting.locale.range(first, last, total);
        // Said anew, the same would be heard again.
        if *self.told.borrow() != told {
            self.position.set_text_content(Some(&told));
            self.told.replace(told);
        }
    }

    fn hear(&self, event: &Event) {
        match &*event.type_() {
            "scroll" => self.scrolled(),
            "pointerdown" | "wheel" => {
                self.target.set(None);
                self.onward.set(None);
            }
            "keydown" => self.key(event.unchecked_ref()),
            "focusin" | "focusout" => {
                // A slide that is about to get the focus must not be put out of reach in between.
                let on = if event.type_() == "focusin" { element_of(event) } else { related(event) };
                self.focused.set(on.and_then(|on| self.slide_of(&on)));
                self.slides.reach(self.in_view.get(), self.focused.get());
            }
            "error" => {
                // Only images say so.
                let image = element_of(event);
                if let Some(media) = image.as_ref().and_then(|image| image.parent_element()) {
                    media.set_text_content(None);
                    let _ = media.unchecked_into::<HtmlElement>().holding(&[&placeholder()]);
                }
            }
            "beforeprint" => self.draw_all(),
            "afterprint" => self.draw(0),
            _ => self.clicked(event),
        }
    }

    /// On paper there is nothing to scroll: all that can be reached is drawn.
    fn draw_all(&self) {
        let all = 0..self.shown();
        self.draw_in_place(from_ref(&all), usize::MAX);
    }

    /// Draws these slides, after which the row stands where it stood. WebKit counts the places to snap to from the leftmost that
    /// is drawn, and moves on to others where some on the left come or go.
    fn draw_in_place(&self, wanted: &[Range<usize>], most: usize) -> bool {
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

    fn clicked(&self, event: &Event) {
        let Some(element) = element_of(event) else { return };
        let inside = |selector| element.closest(selector).ok().flatten().is_some();
        if inside(".link") {
            let Some(index) = self.slide_of(&element) else { return };
            let releases = self.releases();
            if !events::open(&self.setting.host, &releases.items[index]) {
                event.prevent_default();
            }
        } else if inside(".previous") {
            self.previous();
        } else if inside(".next") {
            self.next();
        } else if inside(".viewport") {
            self.aside(event.unchecked_ref());
        }
    }

    fn slide_of(&self, element: &Element) -> Option<usize> {
        self.slides.find(|_, slide| slide.contains(Some(element))).map(|(index, _)| index)
    }
}

fn element_of(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into)
}

/// What gets the focus in place of what has lost it.
fn related(event: &Event) -> Option<Element> {
    event.unchecked_ref::<FocusEvent>().related_target().map(JsCast::unchecked_into)
}

impl Drop for Carousel {
    fn drop(&mut self) {
        PRINT.iter().for_each(|event| stop_listening_to_page(event, self.listener.as_ref()));
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        let _ = &self.resized;
    }
}
