//! Measuring the layout of a carousel, when it changes.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, HtmlElement, ResizeObserver};

use super::{
    context::{COUNT, CarouselContext},
    layout::Layout,
};
use crate::{element::context::set_changed, js_options::js_options};

/// How long the first frame may take, in ms. Where the carousel is hidden there is none.
const FIRST_FRAME: u64 = 100;

impl CarouselContext {
    /// Measures the layout after the first frame and whenever the viewport's size changes.
    pub(super) fn observe(self) {
        let Some(viewport) = self.viewport.get_untracked() else { return };
        let resized = Closure::<dyn Fn()>::new(move || self.if_mounted(Self::resized)).into_js_value();
        // A page may have taken the observer away.
        if let Ok(observer) = ResizeObserver::new(resized.unchecked_ref()) {
            observer.observe(&viewport);
            self.observer.set_value(Some(observer));
        }
        // Not by `on:wheel`: only a passive listener leaves scrolling to the compositor.
        let passive = js_options(&[("passive", true.into())]);
        let wheel = Closure::<dyn Fn()>::new(move || self.if_mounted(Self::cancel_move)).into_js_value();
        let _ = viewport.add_event_listener_with_callback_and_add_event_listener_options(
            "wheel",
            wheel.unchecked_ref(),
            passive.unchecked_ref::<AddEventListenerOptions>(),
        );
        self.after(
            FIRST_FRAME,
            Box::new(|this| {
                if !this.layout.get_untracked().is_measured() {
                    this.measure();
                }
            }),
        );
    }

    /// Ends the observation.
    pub(super) fn unobserve(&self) {
        if let Some(observer) = self.observer.try_get_value().flatten() {
            observer.disconnect();
        }
    }

    /// The observer calls this right after layout, where lengths can be read at no cost. The first frame need not wait for it.
    fn resized(&self) {
        if self.layout.get_untracked().is_measured() {
            self.measure();
        } else {
            self.after(0, Box::new(|this| this.measure()));
        }
    }

    /// Updates everything that depends on the layout.
    pub(super) fn measure(&self) {
        self.update_layout();
        set_changed(self.settled, self.in_view.get_untracked());
        self.render(0);
    }

    /// Measures the layout, and which slides are in view.
    pub(super) fn update_layout(&self) {
        let slide = self.slide_elements().into_iter().next();
        let (Some(viewport), Some(slide)) = (self.viewport.get_untracked(), slide) else { return };
        let is_first = !self.layout.get_untracked().is_measured();
        if is_first && self.scroll_offset() != 0.0 {
            // WebKit has moved it while slides came (see `keep_position`).
            self.scroll_to(0.0, "instant");
        }
        let right_to_left = self.widget.update_direction();
        self.update_motion(|motion| motion.right_to_left = right_to_left);
        let width = f64::from(slide.offset_width());
        let [visible, row] = [viewport.client_width(), viewport.scroll_width()].map(f64::from);
        if width == 0.0 || visible == 0.0 {
            return; // hidden, or without room
        }
        // As many as the row has now: a signal may be ahead of it.
        let count = self.track.get_untracked().and_then(|track| {
            track.unchecked_ref::<HtmlElement>().style().get_property_value(COUNT).ok()?.parse().ok()
        });
        let count = count.unwrap_or(1_usize);
        // The mean of all steps: lengths are whole pixels, steps are not. Where all slides fit, nothing ever moves by one.
        let step = if row > visible && count > 1 { (row - width) / (count - 1) as f64 } else { width };
        set_changed(self.layout, Layout { step, width, viewport: visible });
        self.update_in_view();
    }

    /// Looks which slides are in view. Returns whether they are others than before.
    pub(super) fn update_in_view(&self) -> bool {
        let slides = untrack(|| self.row_length());
        let in_view = self.layout.get_untracked().in_view(self.scroll_offset().abs(), slides);
        let has_changed = in_view != self.in_view.get_untracked();
        set_changed(self.in_view, in_view);
        has_changed
    }
}
