//! When a feed is asked for news by itself: in the interval that the page wants (`refresh`), and when a tab is shown again whose news is
//! old.
//!
//! An interval is counted from the last answer or failure. Of several widgets the shortest interval counts. A hidden tab asks for nothing
//! and catches up when it is shown.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::{Poll, Waker},
};

use js_sys::{Date, Math};
use leptos::prelude::document;

use crate::{feed::timer::Sleep, listener::Listener};

/// How old the news of a tab may be when it is shown again, in ms, unless the page wants an interval.
const STALE_AFTER: f64 = 3_600_000.0;

/// By which part of itself an interval is shorter or longer at most, so that a thousand screens do not ask at the same moment.
const JITTER: f64 = 0.1;

/// The intervals in which the widgets of a feed want news.
#[derive(Default)]
pub struct Schedule {
    /// In minutes.
    intervals: RefCell<Vec<u32>>,
    /// What waits for the next time.
    waker: RefCell<Option<Waker>>,
}

impl Schedule {
    /// Asks for news every so many `minutes`, until what is returned is dropped.
    pub fn every(self: Rc<Self>, minutes: u32) -> Interval {
        self.intervals.borrow_mut().push(minutes);
        self.wake();
        Interval { schedule: self, minutes }
    }

    /// The shortest interval, in minutes, if there is one.
    fn shortest(&self) -> Option<u32> {
        self.intervals.borrow().iter().copied().min()
    }

    /// Waits until it is time to ask again.
    pub async fn due(self: Rc<Self>) {
        let (since, random) = (Date::now(), Math::random());
        let schedule = self.clone();
        let _listener = Listener::when_shown(move || schedule.wake());
        let mut timer: Option<(u32, Sleep)> = None;
        // A timer may fire a little early, and while the tab is hidden.
        let mut is_over = false;
        poll_fn(|cx| {
            self.waker.replace(Some(cx.waker().clone()));
            let elapsed = Date::now() - since;
            let minutes = self.shortest();
            if timer.as_ref().map(|(minutes, _)| *minutes) != minutes {
                let sleep = |minutes| Sleep::new((delay(minutes, random) - elapsed).max(0.0) as u32);
                timer = minutes.map(|minutes| (minutes, sleep(minutes)));
                is_over = false;
            }
            if let Some((_, sleep)) = &mut timer
                && !is_over
            {
                is_over = Pin::new(sleep).poll(cx).is_ready();
            }
            let is_due = is_over || elapsed >= minutes.map_or(STALE_AFTER, |minutes| delay(minutes, random));
            if is_due && !document().hidden() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    fn wake(&self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// The interval of one widget.
pub struct Interval {
    schedule: Rc<Schedule>,
    minutes: u32,
}

impl Drop for Interval {
    fn drop(&mut self) {
        let mut intervals = self.schedule.intervals.borrow_mut();
        if let Some(at) = intervals.iter().position(|minutes| *minutes == self.minutes) {
            intervals.swap_remove(at);
        }
        drop(intervals);
        self.schedule.wake();
    }
}

/// How long to wait for the next time, in ms. `random` is a number from 0 up to 1.
fn delay(minutes: u32, random: f64) -> f64 {
    f64::from(minutes) * 60_000.0 * (1.0 - JITTER + 2.0 * JITTER * random)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Schedule, delay};

    #[test]
    fn the_shortest_interval_of_all_widgets_counts_as_long_as_they_are_there() {
        let schedule = Rc::<Schedule>::default();
        assert_eq!(schedule.shortest(), None);
        let [ten, five, other_five] = [10, 5, 5].map(|minutes| schedule.clone().every(minutes));
        assert_eq!(schedule.shortest(), Some(5));
        drop(five);
        assert_eq!(schedule.shortest(), Some(5));
        drop(other_five);
        assert_eq!(schedule.shortest(), Some(10));
        drop(ten);
        assert_eq!(schedule.shortest(), None);
    }

    #[test]
    fn a_thousand_screens_ask_within_a_tenth_of_the_interval_before_and_after_it() {
        let delays = [0.0, 0.5, 1.0].map(|random| delay(10, random).round());
        assert_eq!(delays, [540_000.0, 600_000.0, 660_000.0]);
    }
}
