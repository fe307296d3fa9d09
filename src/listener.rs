//! Listeners that end when they are dropped.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

use crate::js_options::js_options;

/// A listener of `target`. Dropping it removes it. It is passive: scrolling does not wait for it, and it can prevent nothing.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `listen` on each `event` of `target`.
    pub fn new(target: impl Into<EventTarget>, event: &'static str, listen: Box<dyn Fn(Event)>) -> Self {
        let (target, closure) = (target.into(), Closure::wrap(listen));
        let passive = js_options(&[("passive", true.into())]);
        // Fails for listeners that are no functions.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            closure.as_ref().unchecked_ref(),
            passive.unchecked_ref::<AddEventListenerOptions>(),
        );
        Self { target, event, closure }
    }

    /// Calls `listen` when the tab is shown after it was hidden.
    pub fn when_shown(listen: impl Fn() + 'static) -> Self {
        let document = leptos::prelude::document();
        Self::new(
            document.clone(),
            "visibilitychange",
            Box::new(move |_| {
                if !document.hidden() {
                    listen();
                }
            }),
        )
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let Self { target, event, closure } = self;
        let _ = target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
}
