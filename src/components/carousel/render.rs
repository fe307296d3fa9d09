//! Rendering slides near the view, one a task, without moving the others.

use leptos::prelude::*;

use super::{
    context::CarouselContext,
    window::{next_window, wanted_slides},
};
use crate::element::context::set_changed;

/// Slides rendered in one task: on a slow phone one takes most of the 50 ms after which a reader notices a delay.
const SLIDES_PER_TASK: usize = 1;

impl CarouselContext {
    /// Renders up to `most` of the slides that are missing near the view now, and the others in later tasks. Slides far from the view
    /// are removed.
    pub(super) fn render(&self, most: usize) {
        let (motion, total) = (self.motion(), untrack(|| self.row_length()));
        let per_view = self.layout.get_untracked().per_view();
        let focused = self.focused.get_untracked();
        let wanted = wanted_slides(self.in_view.get_untracked(), motion.target, per_view, focused, total);
        let rendered = self.rendered.get_untracked();
        let (next, is_missing) = next_window(&rendered, &wanted, most);
        if next != rendered {
            // At the very start nothing can move it; and the question would make the browser lay out before the first frame.
            let is_at_start =
                self.start() == 0 && self.in_view.get_untracked().first == 0 && !motion.right_to_left;
            if !is_at_start && self.count_left_of_view(&next) != self.count_left_of_view(&rendered) {
                self.keep_position();
            }
            self.rendered.set(next);
        }
        set_changed(self.is_rendering, is_missing);
        if is_missing && !motion.is_render_scheduled {
            self.update_motion(|motion| motion.is_render_scheduled = true);
            self.after(
                0,
                Box::new(|this| {
                    this.update_motion(|motion| motion.is_render_scheduled = false);
                    this.render(SLIDES_PER_TASK);
                }),
            );
        }
    }

    /// How many of these slides are to the left of the one that the view starts with.
    fn count_left_of_view(&self, slides: &[usize]) -> usize {
        let start = self.start();
        let before = slides.partition_point(|index| *index < start);
        if self.motion().right_to_left { slides.len() - before } else { before }
    }

    /// Goes on to where the carousel is going now, when the next rendering has replaced all slides: WebKit ends the move then, at a slide
    /// of before.
    pub(super) fn keep_move(&self) {
        self.keep_position();
        self.after_render(Box::new(|this| {
            if let Some(target) = this.motion().target {
                this.scroll_to_slide(target, "auto");
            }
        }));
    }

    /// Scrolls back to where the carousel is now, in case the next rendering moves it. WebKit counts the places to snap to from the
    /// leftmost slide, and goes to another where slides to the left come or go; where the row grows, also at its end, or if all of it was
    /// in view.
    pub(super) fn keep_position(&self) {
        let left = self.scroll_offset();
        self.after_render(Box::new(move |this| {
            if this.scroll_offset() != left {
                this.scroll_to(left, "instant");
                if let Some(target) = this.motion().target {
                    this.scroll_to(this.offset_of(target), "auto");
                }
            }
        }));
    }
}
