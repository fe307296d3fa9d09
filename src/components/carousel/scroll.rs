//! How a carousel moves.
//!
//! Scrolling is the browser's own (scroll snap, momentum, touch). This follows it and asks for it. Whether a move is smooth is decided
//! in the style sheet, which knows about reduced motion.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{context::CarouselContext, layout::Layout, press::Drag};
use crate::{element::events, js_options::js_options};

/// The carousel has settled when no scroll event came for this long, in ms …
const SETTLE_DELAY: u64 = 150;

/// … unless it has not arrived at its target: then it gets so many times as long. A busy page draws no frames for a while.
const MAX_WAITS: u8 = 6;

impl CarouselContext {
    /// Moves on by one view.
    pub fn next(&self) {
        self.move_on_to(self.start() + self.measured().per_view());
    }

    /// Moves back by one view.
    pub fn previous(&self) {
        self.go_to(self.start().saturating_sub(self.measured().per_view()));
    }

    /// Brings the item at `index` to the start of the view, or as near to it as the last item allows. Beyond the items is the slide that leads
    /// to all news.
    pub fn go_to(&self, index: usize) {
        let layout = self.measured();
        if index > layout.last_start(self.slide_count.get_untracked()) {
            // The move under way ends here: the row may grow.
            self.update_motion(|motion| motion.target = None);
            self.reach(index.saturating_add(layout.per_view() - 1));
        }
        let count = self.slide_count.get_untracked();
        let first = if index < count { index.min(layout.last_start(count)) } else { index };
        self.scroll_to_slide(first, "auto");
    }

    /// Goes to the slide at `index`; if it is not loaded yet, as soon as it is.
    pub(super) fn move_on_to(&self, index: usize) {
        self.go_to(index);
        let total = untrack(|| self.total());
        let is_beyond = total.has_more && index > self.measured().last_start(total.count);
        self.update_motion(|motion| motion.pending = is_beyond.then_some(index));
    }

    /// Brings back what was in view, or was on its way there: the element has been moved in the page, or the page has come out of the
    /// back/forward cache. The viewport is scrolled to its start then or, in WebKit, to any slide.
    pub fn restore_position(&self) {
        let first = self.motion().target.unwrap_or(self.settled.get_untracked().first);
        self.update_layout();
        self.scroll_to_slide(first, "instant");
    }

    /// Ends a drag: the slide at `index` comes to the start of the view.
    pub(super) fn settle_at(&self, index: usize) {
        self.scroll_to_slide(index, "auto");
        self.settle_later(MAX_WAITS);
    }

    /// Follows a scroll event.
    pub(super) fn scrolled(&self) {
        if !self.layout.get_untracked().is_measured() {
            return; // it is about to be
        }
        if self.update_in_view() {
            let in_view = self.in_view.get_untracked();
            self.reach(in_view.last);
            self.render(in_view.len());
        }
        self.settle_later(MAX_WAITS);
    }

    /// The reader scrolls: the target of a move does not matter any more.
    pub(super) fn cancel_move(&self) {
        self.update_motion(|motion| (motion.target, motion.pending) = (None, None));
    }

    fn settle_later(&self, waits: u8) {
        self.update_motion(|motion| motion.moves = motion.moves.wrapping_add(1));
        let moves = self.motion().moves;
        self.after(
            SETTLE_DELAY,
            Box::new(move |this| {
                if this.motion().moves == moves {
                    this.settle(waits);
                }
            }),
        );
    }

    fn settle(&self, waits: u8) {
        if self.motion().drag == Drag::Held {
            return; // it settles when it is let go
        }
        // A busy browser may not have sent an event for the last scrolling yet.
        self.update_in_view();
        let in_view = self.in_view.get_untracked();
        let is_on_its_way = |target: &usize| *target != in_view.first || !self.is_scrolled_to(*target);
        if let Some(target) = self.motion().target.filter(is_on_its_way) {
            if waits > 0 {
                return self.settle_later(waits - 1);
            }
            // A busy browser may give up a smooth scroll halfway.
            let pending = self.motion().pending;
            self.scroll_to_slide(target, "instant");
            // A press of meanwhile still counts.
            self.update_motion(|motion| (motion.target, motion.pending) = (None, pending));
            self.reach(target);
            return self.settle_later(0);
        }
        self.update_motion(|motion| motion.target = None);
        self.end_drag();
        let before = self.settled.get_untracked();
        let has_moved = before != in_view;
        if has_moved {
            self.settled.set(in_view);
            self.reach(in_view.last);
        } else {
            self.look_ahead();
        }
        self.render(0);
        let [before, items] = untrack(|| [before, in_view].map(|slides| self.items_of(slides)));
        if items != before {
            events::slide(&self.widget.host.get_value(), items.first, items.last);
        }
    }

    /// Whether it is scrolled to the slide at `index`, or as near to it as the end of the row allows. On the way there, the slide may be the
    /// first in view already.
    fn is_scrolled_to(&self, index: usize) -> bool {
        let Some(viewport) = self.viewport.get_untracked() else { return true };
        let end = f64::from(viewport.scroll_width() - viewport.client_width());
        // Browsers round both.
        (self.scroll_offset().abs() - self.offset_of(index).abs().min(end)).abs() < 2.0
    }

    /// Brings back what was in view if the row now runs the other way.
    pub fn follow_direction(&self) {
        if self.widget.update_direction() != self.motion().right_to_left {
            self.restore_position();
        }
    }

    /// The layout; measured now if a move is asked for before the first frame, or right after the direction has changed.
    pub(super) fn measured(&self) -> Layout {
        if self.layout.get_untracked().is_measured() {
            self.follow_direction();
        } else {
            self.measure();
        }
        self.layout.get_untracked()
    }

    /// Brings the slide at `index` to the start of the view, or as near to it as the end of the row allows.
    pub(super) fn scroll_to_slide(&self, index: usize, behavior: &'static str) {
        let layout = self.measured();
        let index = index.min(layout.last_start(untrack(|| self.row_length())));
        let left = self.offset_of(index);
        // Where nothing moves, no scroll event would tell that the target is reached.
        let moves = (left - self.scroll_offset()).abs() >= 1.0;
        self.update_motion(|motion| (motion.target, motion.pending) = (moves.then_some(index), None));
        self.render(layout.per_view());
        // The slides to snap to are there then.
        self.after_render(Box::new(move |this| {
            if moves && behavior == "auto" && this.motion().drag == Drag::None {
                this.start_move(left);
            }
            this.scroll_to(left, behavior);
        }));
        if moves {
            // Also where the page keeps it from scrolling, and no event comes.
            self.settle_later(MAX_WAITS);
        }
    }

    /// Starts a move towards `left` in the very next frame: the browser's own smooth scrolling begins to show in the one after. The
    /// style sheet animates the cards once for each new value of the attribute.
    fn start_move(&self, left: f64) {
        let Some(track) = self.track.get_untracked() else { return };
        self.update_motion(|motion| motion.animations = motion.animations.wrapping_add(1));
        let is_odd = self.motion().animations % 2 == 1;
        let name = match (left > self.scroll_offset(), is_odd) {
            (true, true) => "right",
            (true, false) => "right-again",
            (false, true) => "left",
            (false, false) => "left-again",
        };
        let _ = track.set_attribute("data-move", name);
    }

    /// Where the viewport is scrolled to, in CSS px from its start; negative from right to left.
    pub(super) fn scroll_offset(&self) -> f64 {
        self.viewport.get_untracked().map_or(0.0, |viewport| viewport.scroll_left().into())
    }

    /// Where it is scrolled to with the slide at `index` at the start of the view.
    pub(super) fn offset_of(&self, index: usize) -> f64 {
        let sign = if self.motion().right_to_left { -1.0 } else { 1.0 };
        sign * index as f64 * self.layout.get_untracked().step
    }

    pub(super) fn scroll_to(&self, left: f64, behavior: &str) {
        if let Some(viewport) = self.viewport.get_untracked() {
            let options = js_options(&[("left", left.into()), ("behavior", behavior.into())]);
            viewport.scroll_to_with_scroll_to_options(options.unchecked_ref());
        }
    }

    /// The slide at the start of the view, or the one on its way there.
    pub(super) fn start(&self) -> usize {
        self.motion().target.unwrap_or(self.in_view.get_untracked().first)
    }
}
