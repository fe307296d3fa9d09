//! Waiting, in promises: what JavaScript settles and Rust awaits.

use std::time::Duration;

use js_sys::{Function, Promise};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsValue;

/// A wait that can be cut short. Dropping it forgets it.
pub struct Timer {
    /// Settles with `undefined` when the time is over or the wait is cut short.
    pub over: Promise,
    end: Option<Function>,
    handle: Option<TimeoutHandle>,
}

impl Timer {
    /// Waits for `ms` milliseconds; without a number, until it is cut short.
    pub fn new(ms: Option<u32>) -> Self {
        let mut end = None;
        let over = Promise::new(&mut |resolve, _| end = Some(resolve));
        let handle = end.clone().zip(ms).and_then(|(end, ms)| {
            let end = move || drop(end.call0(&JsValue::UNDEFINED));
            set_timeout_with_handle(end, Duration::from_millis(ms.into())).ok()
        });
        Self { over, end, handle }
    }

    /// What ends the wait when it is called.
    pub fn end(&self) -> Option<Function> {
        self.end.clone()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = &self.handle {
            handle.clear();
        }
    }
}
