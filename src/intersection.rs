//! Which elements are in view, as the browser tells it.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use crate::js_options::js_options;

/// Observes elements. Dropping it ends that.
pub struct Intersections {
    observer: IntersectionObserver,
    _callback: Closure<dyn Fn(Array)>,
}

impl Intersections {
    /// Calls `changed` when the part of an element that is in view passes `threshold`, 0 to 1, and once for each new element. `None` if the
    /// page has removed the browser's observers.
    pub fn new(threshold: f64, changed: impl Fn(IntersectionObserverEntry) + 'static) -> Option<Self> {
        Self::with_margin("0px", threshold, changed)
    }

    /// The same, with the view larger by `margin` (as `rootMargin` of the browser's observers is written).
    pub fn with_margin(
        margin: &str,
        threshold: f64,
        changed: impl Fn(IntersectionObserverEntry) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            entries.iter().for_each(|entry| changed(entry.unchecked_into()));
        });
        let options = js_options(&[("rootMargin", margin.into()), ("threshold", threshold.into())]);
        let function = callback.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, options.unchecked_ref()).ok()?;
        Some(Self { observer, _callback: callback })
    }

    /// Observes `element`, too.
    pub fn observe(&self, element: &Element) {
        self.observer.observe(element);
    }

    /// Observes `element` no longer.
    pub fn unobserve(&self, element: &Element) {
        self.observer.unobserve(element);
    }
}

impl Drop for Intersections {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
