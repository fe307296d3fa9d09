//! How a row grows: other releases in place of those that are there, and more of them as the reader goes on.

use std::rc::Rc;

use json_feed::decimal;

use super::{carousel::Carousel, track::hand_focus};
use crate::{
    dom::{Build, part, set, style},
    format::Total,
    release::Releases,
    timer::after,
};

impl Carousel {
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
            if releases.items[index].release() != before.items[index].release() {
                let had_focus = slide.matches(":focus-within").unwrap_or(false);
                slide.set_text_content(None);
                let slide = slide.clone().holding(&[&self.card(index)]);
                if had_focus {
                    hand_focus(slide);
                }
            }
        });
        // There may have been fewer than the page asks for.
        self.reach_to(releases.items.len().min(self.setting.options.limit));
        self.count();
        self.look_ahead();
        self.draw(0);
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

    /// Makes this many slides reachable, if there are not more already.
    pub(super) fn reach_to(&self, count: usize) {
        if count > self.shown() {
            let left = self.scrolled_to();
            self.shown.set(count);
            self.count();
            // What fitted may not any more.
            self.take_measure();
            // At the row's end WebKit takes the last card for the one it stands at, and goes where that can stand now.
            if self.target.get().is_none() && self.scrolled_to() != left {
                self.scroll_to(left, "instant");
                self.take_measure();
            }
        }
    }

    /// Takes account of how many slides there are.
    pub(super) fn count(&self) {
        style(&self.track, "--_count", &decimal(self.shown() as u64));
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
    pub(super) fn look_ahead(&self) {
        let sought = self.sought.get();
        if sought <= self.shown() {
            return;
        }
        let (loaded, more) = {
            let releases = self.releases.borrow();
            (releases.items.len(), releases.more)
        };
        // A row that has been sent somewhere grows when it is there: WebKit loses its way.
        if self.target.get().is_none() {
            self.reach_to(loaded);
        }
        if more && sought > loaded {
            let feed = Rc::downgrade(&self.feed);
            // Not in the frame that is under way: to ask takes a slow phone about as long.
            let ask = move || {
                // Twice as many: each time the feed is read from its start.
                feed.upgrade().iter().for_each(|feed| feed.go_on(2 * loaded));
            };
            after(0, Box::new(ask));
        }
    }
}
