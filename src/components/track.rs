//! How the row moves: where it is scrolled to, what is in view, and the ways to move it.
//!
//! Scrolling is the browser's own (scroll snap, momentum, touch); this follows it and asks for it. Whether a move is
//! smooth is the style sheet's decision, which knows about reduced motion.

use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};

use wasm_bindgen::JsCast;

use super::{app::focus, carousel::Carousel, geometry::Geometry, geometry::InView};
use crate::{
    dom::{bare, number, set, text, toggle},
    events,
    timer::after,
};

/// No scroll event for this long, in ms, means the row stands still …
const AT_REST: u32 = 150;

/// … unless it has not arrived where it was sent: then so many times as long. A busy page draws no frames for a while.
const PATIENCE: u8 = 6;

impl Carousel {
    /// The observer calls it right after layout, where reading lengths is free; but for the first time, the frame can do without.
    pub(super) fn resized(&self) {
        if self.is_measured() {
            return self.measure();
        }
        let this = self.this();
        after(0, Box::new(move || this.upgrade().iter().for_each(|this| this.measure())));
    }

    /// Whether the layout's measure has been taken.
    pub(super) fn is_measured(&self) -> bool {
        self.geometry.get() != Geometry::default()
    }

    /// Takes account of a layout that has changed; to be called right after the browser has laid out.
    pub fn measure(&self) {
        self.take_measure();
        self.at_rest.set(self.in_view.get());
        self.draw(0);
        self.show();
    }

    /// Takes the layout's measure, and looks what is in view.
    pub(super) fn take_measure(&self) {
        let Some((_, slide)) = self.slides.find(|_, _| true) else { return };
        if !self.is_measured() && self.scrolled_to() != 0.0 {
            // WebKit has moved it while slides came (see `draw_in_place`).
            self.scroll_to(0.0, "instant");
        }
        let width = number(&slide, "offsetWidth");
        let [viewport, row] = ["clientWidth", "scrollWidth"].map(|name| number(&self.viewport, name));
        if width == 0.0 || viewport == 0.0 {
            return self.complete(); // hidden, or on a page that gives it no room: nobody waits
        }
        // The mean of all steps: lengths are whole pixels, steps are not. Where all fit, nothing is ever moved by one.
        let step = if row > viewport && self.shown() > 1 {
            (row - width) / (self.shown() - 1) as f64
        } else {
            width
        };
        let is_first = !self.is_measured();
        self.right_to_left.set(self.viewport.matches(":dir(rtl)").unwrap_or(false));
        self.geometry.set(Geometry { step, width, viewport });
        self.look();
        // Not before: to look at what is to be laid out anew makes the browser do so at once.
        if is_first {
            self.equip();
            self.complete();
        }
    }

    /// Follows a scroll.
    pub(super) fn scrolled(&self) {
        if !self.is_measured() {
            return; // it is about to be
        }
        if self.look() {
            let InView { first, last } = self.in_view.get();
            self.seek(last);
            self.draw(last + 1 - first);
            self.show();
        }
        self.rest_later(PATIENCE);
    }

    fn rest_later(&self, patience: u8) {
        let moves = self.moves.get() + 1;
        self.moves.set(moves);
        let this = self.this();
        after(
            AT_REST,
            Box::new(move || {
                if let Some(this) = this.upgrade().filter(|this| this.moves.get() == moves) {
                    this.rested(patience);
                }
            }),
        );
    }

    /// Looks what is in view: whether it is something else than before.
    fn look(&self) -> bool {
        let in_view = self.geometry.get().in_view(self.scrolled_to().abs(), self.shown());
        self.in_view.replace(in_view) != in_view
    }

    fn rested(&self, patience: u8) {
        let in_view = self.in_view.get();
        if let Some(target) = self.target.get().filter(|target| *target != in_view.first) {
            if patience > 0 {
                return self.rest_later(patience - 1);
            }
            // A busy engine may give up a smooth scroll halfway.
            self.scroll(target, "instant");
            self.target.set(None);
            self.seek(target);
            return self.rest_later(0);
        }
        self.target.set(None);
        let has_moved = self.at_rest.replace(in_view) != in_view;
        if has_moved {
            self.seek(in_view.last);
        } else {
            self.look_ahead();
        }
        self.draw(0);
        self.show();
        if has_moved {
            events::slide(&self.setting.host, in_view.first, in_view.last);
        }
    }

    /// Goes on by one view.
    pub fn next(&self) {
        self.go_on_to(self.start() + self.measured().per_view());
    }

    /// The layout's measure, taken now for who asks before the first frame.
    fn measured(&self) -> Geometry {
        if !self.is_measured() {
            self.measure();
        }
        self.geometry.get()
    }

    /// Goes to the slide at `index`; if there are not enough yet, as soon as there are.
    pub(super) fn go_on_to(&self, index: usize) {
        self.go_to(index);
        let total = self.total();
        let is_beyond = total.more && index > self.geometry.get().last_start(total.count);
        self.onward.set(is_beyond.then_some(index));
    }

    /// Goes back by one view.
    pub fn previous(&self) {
        self.go_to(self.start().saturating_sub(self.measured().per_view()));
    }

    /// Brings the slide at `index` to the start of the view, or as near to it as the row's end allows.
    pub fn go_to(&self, index: usize) {
        let geometry = self.measured();
        // Else the row says on its way and at its rest what is in view: the first frame need not wait for more to be asked for.
        if index > geometry.last_start(self.shown()) {
            // No longer on the way there: the row may grow.
            self.target.set(None);
            self.seek(index.saturating_add(geometry.per_view() - 1));
        }
        self.scroll(index, "auto");
    }

    /// Brings back what was on screen: the element has been moved in the page, or the page has come out of the back/forward
    /// cache, and such a scroller is somewhere else, at its start or, in WebKit, at any card.
    pub fn moved(&self) {
        let first = self.at_rest.get().first;
        self.measure();
        self.scroll(first, "instant");
    }

    fn scroll(&self, index: usize, behavior: &str) {
        let geometry = self.measured();
        let index = index.min(geometry.last_start(self.shown()));
        let left = self.start_of(index);
        self.onward.set(None);
        // Where nothing moves, no scroll event would tell that the target is reached.
        let moves = (left - self.scrolled_to()).abs() >= 1.0;
        self.target.set(moves.then_some(index));
        self.draw(geometry.per_view());
        if moves && behavior == "auto" {
            self.set_off(left);
        }
        self.scroll_to(left, behavior);
        if moves {
            // Also where the page keeps it from scrolling, and no event says so.
            self.rest_later(PATIENCE);
        }
    }

    /// Moves the row a little towards `left` in the very next frame: the browser's own smooth scrolling begins to show in the one
    /// after. The style sheet does it, once for each change of the attribute.
    fn set_off(&self, left: f64) {
        let (on, odd) = (left > self.scrolled_to(), !self.odd.get());
        self.odd.set(odd);
        let off = match (on, odd) {
            (true, true) => "1",
            (true, false) => "2",
            (false, true) => "3",
            (false, false) => "4",
        };
        set(&self.track, "data-off", off);
    }

    /// Where the row is scrolled to, in px from its start; to the left of it, they are negative.
    pub(super) fn scrolled_to(&self) -> f64 {
        number(&self.viewport, "scrollLeft")
    }

    /// Where it is scrolled to with the slide at `index` at the start of the view.
    pub(super) fn start_of(&self, index: usize) -> f64 {
        let sign = if self.right_to_left.get() { -1.0 } else { 1.0 };
        sign * index as f64 * self.geometry.get().step
    }

    pub(super) fn scroll_to(&self, left: f64, behavior: &str) {
        let to = bare(&[("left", left.into()), ("behavior", behavior.into())]);
        self.viewport.scroll_to_with_scroll_to_options(to.unchecked_ref());
    }

    /// The slide at the start of the view, or the one on its way there.
    pub(super) fn start(&self) -> usize {
        self.target.get().unwrap_or(self.in_view.get().first)
    }

    /// Answers a key (ARIA APG, carousel): from card to card while one has the focus, else from view to view.
    pub(super) fn key(&self, event: &KeyboardEvent) {
        if ["altKey", "ctrlKey", "metaKey", "shiftKey"].iter().any(|name| number(event, name) == 1.0) {
            return; // the browser's own: back, forward, selection
        }
        let per_view = self.geometry.get().per_view();
        // From one card to the next, or from one view to the next.
        let focused = self.focused.get();
        let (at, step) = focused.map_or((self.start(), per_view), |at| (at, 1));
        let to = match &*text(event, "key") {
            "ArrowRight" if !self.right_to_left.get() => at + step,
            "ArrowLeft" if self.right_to_left.get() => at + step,
            "ArrowRight" | "ArrowLeft" => at.saturating_sub(step),
            "Home" => 0,
            "End" => self.shown() - if focused.is_some() { 1 } else { per_view.min(self.shown()) },
            _ => return,
        };
        event.prevent_default();
        if focused.is_some() {
            self.seek(to);
            self.focus(to.min(self.shown() - 1));
        } else {
            self.go_on_to(to);
        }
    }

    /// Moves on or back after a click on a card that is cut off: it is inert, so the click falls through to the row.
    pub(super) fn aside(&self, event: &MouseEvent) {
        let InView { first, last } = self.in_view.get();
        let x = number(event, "clientX");
        let under = self.slides.find(|_, slide| {
            let rect = slide.get_bounding_client_rect();
            (number(&rect, "left")..number(&rect, "right")).contains(&x)
        });
        match under {
            Some((index, _)) if index < first => self.previous(),
            Some((index, _)) if index > last => self.next(),
            _ => {} // a card in view, or a gap
        }
    }

    /// Gives the focus to the slide at `index` and brings it into view.
    fn focus(&self, index: usize) {
        let in_view = self.in_view.get();
        if index < in_view.first {
            self.go_to(index);
        } else if index > in_view.last {
            self.go_to((index + 1).saturating_sub(self.geometry.get().per_view()));
        }
        // What has the focus so far stays there until it is handed on.
        let Some(slide) = self.slides.get(index) else { return };
        toggle(&slide, "inert", false);
        hand_focus(slide);
    }
}

/// Gives the focus to what can take it of a slide: a release without an address has no link, and its slide takes it then.
pub(super) fn hand_focus(slide: HtmlElement) {
    let link = slide.query_selector("a").ok().flatten().map(JsCast::unchecked_into::<HtmlElement>);
    focus(&link.unwrap_or(slide));
}
