//! What keeps "3 days ago" true: one timer of a widget, for the moment when the next of its dates is told in other words.

use std::time::Duration;

use js_sys::Date;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::listener::Listener;

/// The clock of one widget. It stands while the tab is hidden.
#[derive(Clone, Copy)]
pub struct Clock {
    tick: Trigger,
    plan: StoredValue<Plan, LocalStorage>,
}

struct Plan {
    /// When it ticks next, in ms since 1970.
    at: f64,
    timer: Option<TimeoutHandle>,
    /// Ticks when the tab is shown.
    listener: Option<Listener>,
}

impl Clock {
    /// A clock that nobody looks at yet.
    pub fn new() -> Self {
        let plan = Plan { at: f64::INFINITY, timer: None, listener: None };
        Self { tick: Trigger::new(), plan: StoredValue::new_local(plan) }
    }

    /// The time, in ms since 1970. What reads it runs again when the clock ticks.
    pub fn now(&self) -> f64 {
        self.tick.track();
        Date::now()
    }

    /// Has the clock tick in `ms` milliseconds, unless it does so earlier.
    pub fn tick_in(&self, ms: i64) {
        let this = *self;
        let at = Date::now() + ms as f64;
        self.plan.update_value(|plan| {
            plan.listener.get_or_insert_with(|| Listener::when_shown(move || this.tick()));
            if at < plan.at {
                plan.at = at;
                plan.stop();
                plan.timer =
                    set_timeout_with_handle(move || this.tick(), Duration::from_millis(ms as u64)).ok();
            }
        });
    }

    fn tick(&self) {
        let is_there = self.plan.try_update_value(|plan| {
            plan.at = f64::INFINITY;
            plan.stop();
        });
        if is_there.is_some() && !document().hidden() {
            self.tick.notify();
        }
    }
}

impl Plan {
    fn stop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

impl Drop for Plan {
    fn drop(&mut self) {
        self.stop();
    }
}
