//! Waiting for a while.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(then: &JsValue, ms: f64) -> f64;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: f64);
}

/// Calls `then` after `ms` milliseconds, as a task of its own.
pub fn after(ms: u32, then: Box<dyn FnOnce()>) {
    set_timeout(&Closure::once_into_js(then), ms.into());
}

/// How long it takes the first card to come onto the screen, in ms, on a phone that is not the slowest.
const CARDS: u32 = 100;

/// Calls `then` when cards have come that are drawn in this task: what readers do not see can wait for that long.
pub fn after_cards(then: Box<dyn FnOnce()>) {
    after(CARDS, then);
}

/// A wait that can be cut short. Dropping it forgets it.
pub struct Timer {
    /// Settles with `undefined` when the time is over or the wait is cut short.
    pub over: Promise,
    end: Option<Function>,
    handle: Option<f64>,
}

impl Timer {
    /// Waits for `ms` milliseconds; without a number, until it is cut short.
    pub fn new(ms: Option<u32>) -> Self {
        let mut end = None;
        let over = Promise::new(&mut |resolve, _| end = Some(resolve));
        let handle = end.as_ref().zip(ms).map(|(end, ms)| set_timeout(end, ms.into()));
        Self { over, end, handle }
    }

    /// What ends the wait when it is called.
    pub fn end(&self) -> Option<Function> {
        self.end.clone()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = self.handle {
            clear_timeout(handle);
        }
    }
}
