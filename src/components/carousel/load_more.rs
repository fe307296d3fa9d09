//! How a carousel grows: other items in place of those that are there, and more of them as the reader moves on.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::CarouselContext;
use crate::{element::context::set_changed, feed::LoadedFeed};

impl CarouselContext {
    /// Shows the feed as far as it is loaded now. The reader stays at the item at the start of the view, wherever it is now. If it has
    /// gone, the carousel returns to its start. A reader who is there sees what is new, unless the item that they point at or that has the
    /// focus would leave the view.
    pub(super) fn set_loaded(&self, loaded: Arc<LoadedFeed>) {
        let before = self.loaded.get_untracked();
        if Arc::ptr_eq(&before, &loaded) {
            return;
        }
        let can_append = can_append(&before, &loaded, self.slide_count.get_untracked());
        let count = loaded.items.len().min(self.widget.props.limit.get_untracked());
        let start = self.start();
        let focused = self.focused.get_untracked().and_then(|index| index_now(&before, &loaded, index));
        let stays = start > 0
            || focused.is_some_and(|focused| focused >= self.layout.get_untracked().per_view())
            || self.is_pointed_at();
        let first = if stays { index_now(&before, &loaded, start).unwrap_or(0) } else { 0 };
        let total = loaded.items.len();
        if start > 0 && before.has_more() && !loaded.has_more() {
            self.keep_position(); // the row may get its last slide
        }
        self.loaded.set(loaded);
        if !can_append {
            // As many after the reader's place as before, or the row would end before it.
            let so_far = self.slide_count.get_untracked() + first.saturating_sub(start);
            let count = if first > 0 { count.max(so_far).min(total) } else { count };
            self.restart(count, first);
            if let Some(focused) = focused.filter(|focused| *focused < count) {
                self.focused.set(Some(focused));
            }
            // Cards are about to be replaced, and the one that has the focus with them.
            self.keep_focus();
            return;
        }
        // There may have been fewer than the page asks for.
        self.grow_to(count);
        self.look_ahead();
        self.render(0);
        if let Some(index) = self.motion().pending {
            self.update_motion(|motion| motion.pending = None);
            self.move_on_to(index);
        }
    }

    /// Whether the mouse is over the cards.
    fn is_pointed_at(&self) -> bool {
        self.viewport.get_untracked().is_some_and(|viewport| viewport.matches(":hover").unwrap_or(false))
    }

    /// Shows as many slides as the page asks for now, from the first one.
    pub(super) fn set_limit(&self, limit: usize) {
        self.restart(self.loaded.with_untracked(|loaded| loaded.items.len().min(limit)), 0);
    }

    /// Shows so many slides, with the one at `first` at the start of the view.
    fn restart(&self, count: usize, first: usize) {
        self.slide_count.set(count);
        self.update_motion(|motion| {
            (motion.target, motion.pending, motion.wanted) = (None, None, 0);
        });
        let slides = untrack(|| self.row_length());
        if self.focused.get_untracked().is_some_and(|focused| focused >= slides) {
            // The last slide takes the focus over, so it has to be rendered.
            self.focused.set(slides.checked_sub(1));
        }
        let layout = self.layout.get_untracked();
        let first = first.min(layout.last_start(slides));
        self.scroll_to(self.offset_of(first), "instant");
        self.in_view.set(layout.in_view(first as f64 * layout.step, slides));
        self.settled.set(self.in_view.get_untracked());
        self.render(self.in_view.get_untracked().len());
        self.after_render(Box::new(move |this| {
            // The row may have become longer only now, and slides to snap to have come and gone.
            this.scroll_to(this.offset_of(first), "instant");
            this.measure();
        }));
    }

    /// Makes so many slides reachable, if there are not more already.
    fn grow_to(&self, count: usize) {
        if count > self.slide_count.get_untracked() {
            self.keep_position();
            self.slide_count.set(count);
            // All may have fitted, and do not any more. Or the view was not full.
            self.after_render(Box::new(|this| {
                this.update_layout();
                let in_view = this.in_view.get_untracked();
                if this.settled.get_untracked().first == in_view.first && this.motion().target.is_none() {
                    set_changed(this.settled, in_view);
                }
            }));
        }
    }

    /// The reader has come to the slide `last`: the carousel has to go on for two views after it.
    pub(super) fn reach(&self, last: usize) {
        let last = last.min(self.slide_count.get_untracked().saturating_sub(1));
        let wanted = last + 1 + 2 * self.layout.get_untracked().per_view();
        self.update_motion(|motion| motion.wanted = motion.wanted.max(wanted));
        self.look_ahead();
    }

    /// Ensures that the carousel goes on beyond where the reader has come to, as far as the feed does. A reader who does not move
    /// gets no more than the page asks for.
    pub(super) fn look_ahead(&self) {
        let motion = self.motion();
        if motion.wanted <= self.slide_count.get_untracked() {
            return;
        }
        let (loaded, has_more) = self.loaded.with_untracked(|loaded| (loaded.items.len(), loaded.has_more()));
        // A carousel on its way grows when it has arrived: WebKit would lose its target.
        if motion.target.is_none() {
            self.grow_to(loaded);
        }
        if has_more && motion.wanted > loaded {
            // In a task of its own: to send a request takes a slow phone about as long as a frame.
            self.after(
                0,
                // Twice as many: each time the feed is read from its start.
                Box::new(move |this| this.widget.load_more(2 * loaded)),
            );
        }
    }
}

/// Where the item that was at `index` is now.
fn index_now(before: &LoadedFeed, now: &LoadedFeed, index: usize) -> Option<usize> {
    let item = before.items.get(index)?;
    now.items.iter().position(|other| other.id() == item.id())
}

/// Whether the first `count` items are the same ones in both, whatever is said of them. A row without slides starts anew: nothing in it can
/// be measured before there are some.
fn can_append(before: &LoadedFeed, now: &LoadedFeed, count: usize) -> bool {
    let same =
        before.items.iter().zip(&now.items).take(count).filter(|(before, now)| before.id() == now.id());
    count > 0 && same.count() == count
}
