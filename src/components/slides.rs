//! The slides that are drawn: those near the view, and the one that has the focus. However long the feed, there are no more.
//!
//! Each has its place in the row by its number alone (`--_index` in the style sheet), so that one that comes or goes moves no
//! other.

use std::{cell::RefCell, ops::Range};

use web_sys::HtmlElement;

use super::geometry::InView;
use crate::dom::toggle;

/// How many slides are drawn on each side of those in view: two views at the most usual widths, a fling on a phone.
const NEAR: usize = 8;

/// The slides of one row.
pub struct Slides {
    track: HtmlElement,
    /// By number, in order.
    drawn: RefCell<Vec<(usize, HtmlElement)>>,
}

impl Slides {
    /// None yet, in `track`.
    pub fn new(track: HtmlElement) -> Self {
        Self { track, drawn: RefCell::new(Vec::new()) }
    }

    /// Draws by `make` what is missing of these ranges, in their order and `most` at the most, and takes away what is in none of
    /// them. Returns whether something is still missing.
    pub fn draw(&self, wanted: &[Range<usize>], most: usize, make: &dyn Fn(usize) -> HtmlElement) -> bool {
        let is_wanted = |index: &usize| wanted.iter().any(|range| range.contains(index));
        let gone = self.drawn.borrow_mut().extract_if(.., |(index, _)| !is_wanted(index)).collect::<Vec<_>>();
        gone.iter().for_each(|(_, slide)| slide.remove());
        let mut drawn = self.drawn.borrow_mut();
        let mut room = most;
        for index in wanted.iter().cloned().flatten() {
            let Err(at) = drawn.binary_search_by_key(&index, |(index, _)| *index) else { continue };
            if room == 0 {
                return true;
            }
            room -= 1;
            let slide = make(index);
            let after = drawn.get(at).map(|(_, slide)| &**slide as &web_sys::Node);
            // Fails only where `after` is no child.
            let _ = self.track.insert_before(&slide, after);
            drawn.insert(at, (index, slide));
        }
        false
    }

    /// Puts those out of view, but for the one that has the focus, out of reach.
    pub fn reach(&self, in_view: InView, focused: Option<usize>) {
        for (index, slide) in &*self.drawn.borrow() {
            toggle(slide, "inert", !in_view.contains(*index) && focused != Some(*index));
        }
    }

    /// How many are drawn to the left of this number.
    pub fn to_the_left(&self, index: usize, right_to_left: bool) -> usize {
        let drawn = self.drawn.borrow();
        let before = drawn.partition_point(|(number, _)| *number < index);
        if right_to_left { drawn.len() - before } else { before }
    }

    /// The slide of this number, if it is drawn.
    pub fn get(&self, index: usize) -> Option<HtmlElement> {
        self.find(|number, _| number == index).map(|(_, slide)| slide)
    }

    /// The first slide that `is` holds for.
    pub fn find(&self, is: impl Fn(usize, &HtmlElement) -> bool) -> Option<(usize, HtmlElement)> {
        self.drawn.borrow().iter().find(|(index, slide)| is(*index, slide)).cloned()
    }

    /// Does something with each.
    pub fn each(&self, act: impl Fn(usize, &HtmlElement)) {
        for (index, slide) in &*self.drawn.borrow() {
            act(*index, slide);
        }
    }
}

/// The slides that are to be drawn for a view of `total`, first those to come.
pub fn near(in_view: InView, total: usize) -> [Range<usize>; 2] {
    let InView { first, last } = in_view;
    [first..(last + 1 + NEAR).min(total), first.saturating_sub(NEAR)..first]
}
