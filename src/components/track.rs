//! The row of cards: where it is scrolled to, what is in view, and the ways to move it.
//!
//! Scrolling is the browser's own (scroll snap, momentum, touch); this follows it and asks for it. Whether a move is
//! smooth is the style sheet's decision, which knows about reduced motion.

use std::time::Duration;

use leptos::{html, prelude::*, task::spawn_local, task::tick};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, KeyboardEvent, ScrollBehavior, ScrollToOptions};

use super::geometry::{Geometry, InView};
use crate::{events, widget::State};

/// No scroll event for this long means the row stands still …
const AT_REST: Duration = Duration::from_millis(150);

/// … unless it has not arrived where it was sent: then so many times as long. A busy page draws no frames for a while.
const PATIENCE: u8 = 6;

/// The row of cards of one carousel.
#[derive(Clone, Copy)]
pub struct Track {
    /// The scrolling viewport; its only child holds the slides.
    pub viewport: NodeRef<html::Div>,
    /// Number of slides.
    pub total: usize,
    /// What is on screen, as it moves.
    pub in_view: RwSignal<InView>,
    /// What is on screen, at rest: what is announced.
    pub at_rest: RwSignal<InView>,
    /// Whether all slides fit, so that there is nowhere to move.
    pub fits: RwSignal<bool>,
    /// The slide that has the focus; it stays reachable wherever the row is scrolled to.
    pub focused: RwSignal<Option<usize>>,
    /// The slide that a move is under way to.
    target: StoredValue<Option<usize>>,
    geometry: StoredValue<Geometry>,
    right_to_left: StoredValue<bool>,
    rest: StoredValue<Option<TimeoutHandle>>,
    state: State,
}

impl Track {
    /// The row of `total` slides, before it is laid out.
    pub fn new(state: State, total: usize) -> Self {
        let all = Geometry::default().in_view(0.0, total);
        Self {
            viewport: NodeRef::new(),
            total,
            in_view: RwSignal::new(all),
            at_rest: RwSignal::new(all),
            fits: RwSignal::new(true),
            focused: RwSignal::new(None),
            target: StoredValue::new(None),
            geometry: StoredValue::new(Geometry::default()),
            right_to_left: StoredValue::new(false),
            rest: StoredValue::new(None),
            state,
        }
    }

    /// Takes the layout's measure; to be called when it has changed, right after the browser has laid out.
    pub fn measure(self) {
        let Some(viewport) = self.viewport.get_untracked() else { return };
        let (Some(first), Some(last)) = (self.slide(0), self.slide(self.total - 1)) else { return };
        let width = first.offset_width().into();
        // The mean of all steps: offsets are whole pixels, steps are not.
        let span = f64::from(last.offset_left() - first.offset_left());
        let step = if self.total > 1 { span.abs() / (self.total - 1) as f64 } else { width };
        self.right_to_left.set_value(span < 0.0);
        self.geometry.set_value(Geometry { step, width, viewport: viewport.client_width().into() });
        self.fits.set(self.geometry.get_value().per_view() >= self.total);
        self.look();
        self.at_rest.set(self.in_view.get_untracked());
    }

    /// Follows a scroll.
    pub fn scrolled(self) {
        self.look();
        self.rest_later(PATIENCE);
    }

    fn rest_later(self, patience: u8) {
        if let Some(earlier) = self.rest.get_value() {
            earlier.clear();
        }
        let timer = set_timeout_with_handle(move || self.rested(patience), AT_REST);
        self.rest.set_value(timer.ok());
    }

    fn look(self) {
        let Some(viewport) = self.viewport.get_untracked() else { return };
        let scrolled = f64::from(viewport.scroll_left()).abs();
        let in_view = self.geometry.get_value().in_view(scrolled, self.total);
        if self.in_view.get_untracked() != in_view {
            self.in_view.set(in_view);
        }
    }

    fn rested(self, patience: u8) {
        // The row may be gone by now.
        let Some(in_view) = self.in_view.try_get_untracked() else { return };
        if let Some(target) = self.target.get_value().filter(|target| *target != in_view.first) {
            if patience > 0 {
                return self.rest_later(patience - 1);
            }
            // A busy engine may give up a smooth scroll halfway.
            self.scroll(target, ScrollBehavior::Instant);
            self.target.set_value(None);
            return self.rest_later(0);
        }
        self.target.set_value(None);
        if self.at_rest.get_untracked() != in_view {
            self.at_rest.set(in_view);
            self.state.host.with_value(|host| events::slide(host, in_view.first, in_view.last));
        }
    }

    /// The reader takes the row into their own hands: wherever it was sent does not matter any more.
    pub fn taken(self) {
        self.target.set_value(None);
    }

    /// Goes on by one view.
    pub fn next(self) {
        self.go_to(self.start() + self.geometry.get_value().per_view());
    }

    /// Goes back by one view.
    pub fn previous(self) {
        self.go_to(self.start().saturating_sub(self.geometry.get_value().per_view()));
    }

    /// Brings the slide at `index` to the start of the view, or as near to it as the row's end allows.
    pub fn go_to(self, index: usize) {
        self.scroll(index, ScrollBehavior::Auto);
    }

    /// Brings back what was on screen: the element has been moved in the page, or the page has come out of the back/forward
    /// cache, and such a scroller is somewhere else, at its start or, in WebKit, at any card.
    pub fn moved(self) {
        let first = self.at_rest.get_untracked().first;
        self.measure();
        self.scroll(first, ScrollBehavior::Instant);
    }

    fn scroll(self, index: usize, behavior: ScrollBehavior) {
        let Some(viewport) = self.viewport.get_untracked() else { return };
        if self.geometry.get_value() == Geometry::default() {
            self.measure(); // asked before the first frame
        }
        let geometry = self.geometry.get_value();
        let index = index.min(geometry.last_start(self.total));
        let sign = if self.right_to_left.get_value() { -1.0 } else { 1.0 };
        let left = sign * index as f64 * geometry.step;
        // Where nothing moves, no scroll event would tell that the target is reached.
        let moves = (left - f64::from(viewport.scroll_left())).abs() >= 1.0;
        self.target.set_value(moves.then_some(index));
        let to = ScrollToOptions::new();
        to.set_left(left);
        to.set_behavior(behavior);
        viewport.scroll_to_with_scroll_to_options(&to);
    }

    /// The slide at the start of the view, or the one on its way there.
    fn start(self) -> usize {
        self.target.get_value().unwrap_or(self.in_view.get_untracked().first)
    }

    /// Answers a key (ARIA APG, carousel): from card to card while one has the focus, else from view to view.
    pub fn key(self, event: &KeyboardEvent) {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return; // the browser's own: back, forward, selection
        }
        let forward = match event.key().as_str() {
            "ArrowRight" => Some(!self.right_to_left.get_value()),
            "ArrowLeft" => Some(self.right_to_left.get_value()),
            "Home" | "End" => None,
            _ => return,
        };
        event.prevent_default();
        let end = self.total - 1;
        match (self.focused.get_untracked(), forward) {
            (Some(at), Some(true)) => self.focus((at + 1).min(end)),
            (Some(at), Some(false)) => self.focus(at.saturating_sub(1)),
            (Some(_), None) => self.focus(if event.key() == "Home" { 0 } else { end }),
            (None, Some(true)) => self.next(),
            (None, Some(false)) => self.previous(),
            (None, None) => self.go_to(if event.key() == "Home" { 0 } else { end }),
        }
    }

    /// Moves on or back after a click at `x` (CSS px from the window's left) on a card that is cut off: it is inert, so the
    /// click falls through to the row.
    pub fn clicked(self, x: f64) {
        let InView { first, last } = self.in_view.get_untracked();
        let over = |index: &usize| {
            self.slide(*index).is_some_and(|slide| {
                let rect = slide.get_bounding_client_rect();
                (rect.left()..rect.right()).contains(&x)
            })
        };
        match (0..self.total).find(over) {
            Some(index) if index < first => self.previous(),
            Some(index) if index > last => self.next(),
            _ => {} // a card in view, or a gap
        }
    }

    /// Gives the focus to the slide at `index` and brings it into view.
    fn focus(self, index: usize) {
        let in_view = self.in_view.get_untracked();
        self.focused.set(Some(index));
        if index < in_view.first {
            self.go_to(index);
        } else if index > in_view.last {
            self.go_to((index + 1).saturating_sub(self.geometry.get_value().per_view()));
        }
        spawn_local(async move {
            tick().await; // until then the slide is inert
            let Some(slide) = self.viewport.try_get_untracked().flatten().and_then(|_| self.slide(index))
            else {
                return;
            };
            // A release without an address has no link; its slide can take the focus then.
            let link = slide.query_selector("a").ok().flatten().and_then(|link| link.dyn_into().ok());
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = link.unwrap_or(slide).focus_with_options(&options);
        });
    }

    fn slide(self, index: usize) -> Option<HtmlElement> {
        let row = self.viewport.get_untracked()?.first_element_child()?;
        row.children().item(index as u32)?.dyn_into().ok()
    }
}
