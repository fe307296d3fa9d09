//! The growing pause between two requests for a release that cannot be read. A board may count each request as a view.

use jiff::ToSpan;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// So many failures that may pass (a server error, a broken connection) are not followed by a pause.
const TEMPORARY_FAILURES: u32 = 3;
/// The first pause, in hours. Each one is twice as long as the one before.
const FIRST_PAUSE: i64 = 1;
/// The longest pause, in hours: a week.
const LONGEST_PAUSE: i64 = 7 * 24;
/// A failure of so many hours is reported as an error, and again after as many.
const REPORTED_AFTER: i64 = 24;

/// The consecutive failures of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Their number.
    pub times: u32,
    /// The time of the first one, in Seoul.
    pub since: DateTime,
    /// Until when the release is not requested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause_until: Option<DateTime>,
    /// Whether the release is deleted or secret, which is no problem.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
    /// When it was last reported as an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<DateTime>,
}

impl Failure {
    /// The first failure. `temporary`: it may pass by itself.
    pub fn first(now: DateTime, temporary: bool) -> Self {
        Self { times: 0, since: now, pause_until: None, withheld: false, reported: None }
            .again(now, temporary)
    }

    /// One more failure.
    pub fn again(mut self, now: DateTime, temporary: bool) -> Self {
        self.times = self.times.saturating_add(1);
        let free = if temporary { TEMPORARY_FAILURES } else { 0 };
        let doublings = self.times.saturating_sub(free + 1).min(16);
        let pause = (FIRST_PAUSE << doublings).min(LONGEST_PAUSE);
        self.pause_until = (self.times > free).then(|| now.saturating_add(pause.hours()));
        self
    }

    /// Whether the release must not be requested yet.
    pub fn is_paused(&self, now: DateTime) -> bool {
        self.pause_until.is_some_and(|until| now < until)
    }

    /// Whether it is time to report it as an error: once a day, from the second day on.
    pub fn is_due_for_report(&mut self, now: DateTime) -> bool {
        let last = self.reported.unwrap_or(self.since);
        let is_due = now >= last.saturating_add(REPORTED_AFTER.hours());
        if is_due {
            self.reported = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().expect("a date")
    }

    #[test]
    fn the_pause_doubles_up_to_a_week() {
        let now = at("2018-08-02T09:30:00");
        let mut failure = Failure::first(now, false);
        let mut pauses = Vec::new();
        for _ in 0..10 {
            let until = failure.pause_until.expect("a pause");
            pauses.push((until - now).get_hours() + (until - now).get_days() * 24);
            failure = failure.again(now, false);
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 168, 168]);
    }

    #[test]
    fn a_failure_that_may_pass_is_followed_by_a_pause_only_after_three_times() {
        let now = at("2018-08-02T09:30:00");
        let third = Failure::first(now, true).again(now, true).again(now, true);
        assert!(!third.is_paused(now));
        assert!(third.again(now, true).is_paused(now));
    }

    #[test]
    fn a_failure_is_reported_once_a_day_from_the_second_day_on() {
        let mut failure = Failure::first(at("2018-08-02T09:30:00"), false);
        let times =
            ["2018-08-02T20:00:00", "2018-08-03T09:30:00", "2018-08-03T09:45:00", "2018-08-04T09:30:00"];
        assert_eq!(times.map(|time| failure.is_due_for_report(at(time))), [false, true, false, true]);
    }
}
