//! What keys and clicks do in a carousel (ARIA APG, carousel pattern).

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, Node};

use super::{
    context::{CarouselContext, index_of},
    drag::number,
    layout::VisibleRange,
};
use crate::components::focus::{focus, has_focus, is_focus_near};

impl CarouselContext {
    /// Answers a key: from slide to slide while one has the focus, else from view to view. The end is that of the items.
    pub(super) fn pressed(&self, event: &KeyboardEvent) {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return; // the browser's own: back, forward, selection
        }
        let per_view = self.measured().per_view();
        let count = self.slide_count.get_untracked();
        let focused = self.focused.get_untracked();
        let (at, step) = focused.map_or((self.start(), per_view), |at| (at, 1));
        let right_to_left = self.motion().right_to_left;
        let to = match &*event.key() {
            "ArrowRight" if !right_to_left => at + step,
            "ArrowLeft" if right_to_left => at + step,
            "ArrowRight" | "ArrowLeft" => at.saturating_sub(step),
            "Home" => 0,
            "End" => count - if focused.is_some() { 1 } else { per_view.min(count) },
            _ => return,
        };
        event.prevent_default();
        if focused.is_some() {
            self.reach(to);
            self.focus_slide(to.min(untrack(|| self.row_length()) - 1));
        } else {
            self.move_on_to(to);
        }
    }

    /// Moves on or back after a click on a card that is cut off: it is inert, so the click goes to the viewport.
    pub(super) fn clicked(&self, event: &MouseEvent) {
        let VisibleRange { first, last } = self.in_view.get_untracked();
        if number(event, "detail") == 0 {
            return; // of a key or of a script: it has no place
        }
        let x = f64::from(number(event, "clientX"));
        let is_under = |slide: &HtmlElement| {
            let rect = slide.get_bounding_client_rect();
            (rect.left()..rect.right()).contains(&x)
        };
        match self.slide_elements().iter().find(|slide| is_under(slide)).and_then(index_of) {
            Some(index) if index < first => self.previous(),
            Some(index) if index > last => self.next(),
            _ => {} // a card in view, or a gap
        }
    }

    /// Updates `focused` after a slide has lost the focus. If another is about to get it, that one must not become inert in between.
    pub(super) fn focus_left(&self, event: &FocusEvent) {
        let next = event.related_target().map(JsCast::unchecked_into::<Node>);
        if !self.track.get_untracked().is_some_and(|track| next.is_some() && track.contains(next.as_ref())) {
            self.focused.set(None);
        }
    }

    /// Gives the focus to the slide at `index`, and brings it into view.
    fn focus_slide(&self, index: usize) {
        let in_view = self.in_view.get_untracked();
        if index < in_view.first {
            self.go_to(index);
        } else if index > in_view.last {
            let first = (index + 1).saturating_sub(self.layout.get_untracked().per_view());
            self.scroll_to_slide(first, "auto");
        } else {
            self.render(1);
        }
        if !self.rendered.with_untracked(|rendered| rendered.contains(&index)) {
            // It would come in a later task, and the key would be lost.
            self.render(usize::MAX);
        }
        // What has the focus so far keeps it until then.
        self.after_render(Box::new(move |this| this.hand_focus(index)));
    }

    /// Has the item that is focused now keep the focus through the next rendering, which may move its slide or replace it.
    pub(super) fn keep_focus(&self) {
        // Mostly there is none, and never while the first slides are rendered.
        let Some(index) = self.focused.get_untracked() else { return };
        if self.slide_elements().iter().any(|slide| has_focus(slide)) {
            self.after_render(Box::new(move |this| {
                // Not if something else of the widget has the focus now.
                if this.viewport.get_untracked().is_some_and(|viewport| !is_focus_near(&viewport)) {
                    let last = untrack(|| this.row_length()).saturating_sub(1);
                    this.hand_focus(index.min(last));
                }
            }));
        }
    }

    /// Gives the focus to what can take it in a slide: an item that can't be opened has no link, and its slide takes it then.
    fn hand_focus(&self, index: usize) {
        if let Some(slide) = self.slide(index) {
            // The effect that does the same runs when the slide has the focus.
            let _ = slide.remove_attribute("inert");
            let link =
                slide.query_selector("a, button").ok().flatten().map(JsCast::unchecked_into::<HtmlElement>);
            focus(&link.unwrap_or(slide));
        }
    }
}
