//! Dates as they are seen from now: "3 days ago".
//!
//! Up to a day, the time that has passed counts. From then on days of the calendar count, so that "yesterday" is yesterday; months and
//! years are whole ones. [`since`] is plain arithmetic, [`format()`] asks the browser's `Intl`.

use std::cell::RefCell;

use js_sys::Object;
use json_feed::{Timestamp, civil};
use wasm_bindgen::prelude::*;

use super::intl::{self, SEOUL};
use crate::js_options::js_options;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type RelativeTimeFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> Result<RelativeTimeFormat, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn format(this: &RelativeTimeFormat, value: f64, unit: &str) -> Result<String, JsValue>;
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Any time zone is a multiple of this from UTC, in ms, so each midnight is one.
const QUARTER: i64 = 15 * MINUTE;

/// How long ago something was, and when that will be something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// How many of the unit; negative before now, as `Intl` has it.
    pub value: i64,
    /// The unit, as `Intl` names it.
    pub unit: &'static str,
    /// After how many ms it may be another value.
    pub changes_in: i64,
}

/// What is `elapsed` ms ago and was on the day `then`, seen on the day `today`. Days count from 1970. `elapsed` is negative for what is
/// still to come, and `None` if only the day is known. The next day begins in `next_day` ms.
pub fn since(elapsed: Option<i64>, then: i64, today: i64, next_day: i64) -> Relative {
    let days = today - then;
    match elapsed {
        Some(elapsed) if elapsed.abs() < DAY => {
            let (unit, size) = match elapsed.abs() {
                ..MINUTE => ("second", MINUTE),
                MINUTE..HOUR => ("minute", MINUTE),
                _ => ("hour", HOUR),
            };
            // Of a minute no seconds are told: "now".
            let value = -(elapsed / size);
            Relative { value, unit, changes_in: size - elapsed.rem_euclid(size) }
        }
        _ => {
            let months = whole_months(then.min(today), then.max(today));
            let sign = -days.signum();
            let (value, unit) = match months {
                0 => (-days, "day"),
                1..12 => (sign * months, "month"),
                _ => (sign * (months / 12), "year"),
            };
            Relative { value, unit, changes_in: next_day }
        }
    }
}

/// How many whole months lie between two days.
fn whole_months(from: i64, to: i64) -> i64 {
    let ((from_year, from_month, from_day), (year, month, day)) = (civil(from), civil(to));
    (year - from_year) * 12 + month - from_month - i64::from(day < from_day)
}

/// How long ago `date` was at `now`, ms since 1970. A time without an offset, or a day, is one of the time zone `zone`.
pub fn seen_at(now: f64, date: &Timestamp, is_moment: bool, zone: &str) -> Option<Relative> {
    let now = now as i64;
    let (today, next_day) = (
        day_in(zone, now)?,
        if zone == SEOUL {
            DAY - (now + 9 * HOUR).rem_euclid(DAY)
        } else {
            QUARTER - now.rem_euclid(QUARTER)
        },
    );
    if is_moment {
        let then = date.millis();
        Some(since(Some(now - then), day_in(zone, then)?, today, next_day))
    } else {
        Some(since(None, date.local_millis().div_euclid(DAY), today, next_day))
    }
}

/// The day in a time zone at `ms`, counted from 1970.
fn day_in(zone: &str, ms: i64) -> Option<i64> {
    if zone == SEOUL {
        // In years with daylight saving time, the last of which was 1988, up to an hour beside it: nobody sees that in "38 years ago".
        return Some((ms + 9 * HOUR).div_euclid(DAY));
    }
    let day: Timestamp = intl::iso_day(zone, ms as f64).parse().ok()?;
    Some(day.local_millis().div_euclid(DAY))
}

thread_local! {
    /// The formatters, by language tag and whether they may say "yesterday".
    static FORMATTERS: RefCell<Vec<(String, bool, RelativeTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

/// What the language of `tag` calls it. Empty if `Intl` throws.
pub fn format(tag: &str, relative: Relative) -> String {
    // "Last year" is the one before this; what was a year ago may have been in the one before that.
    let has_names = !matches!(relative.unit, "month" | "year");
    let known = FORMATTERS.with_borrow(|formatters| {
        let mut known = formatters.iter().filter(|(of, names, _)| of == tag && *names == has_names);
        known.next().map(|(.., formatter)| formatter.clone())
    });
    let made = || {
        let numeric = if has_names { "auto" } else { "always" };
        let formatter = RelativeTimeFormat::new(tag, &js_options(&[("numeric", numeric.into())])).ok()?;
        FORMATTERS
            .with_borrow_mut(|formatters| formatters.push((tag.to_owned(), has_names, formatter.clone())));
        Some(formatter)
    };
    let formatter = known.or_else(made);
    formatter
        .and_then(|formatter| formatter.format(relative.value as f64, relative.unit).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str) -> i64 {
        date.parse::<Timestamp>().unwrap().local_millis() / DAY
    }

    fn elapsed(ms: i64) -> (i64, &'static str, i64) {
        let Relative { value, unit, changes_in } = since(Some(ms), 0, 0, DAY);
        (value, unit, changes_in)
    }

    #[test]
    fn on_the_same_day_the_time_that_has_passed_counts() {
        assert_eq!(elapsed(0), (0, "second", MINUTE));
        assert_eq!(elapsed(59_999), (0, "second", 1));
        assert_eq!(elapsed(MINUTE), (-1, "minute", MINUTE));
        assert_eq!(elapsed(90_000), (-1, "minute", 30_000));
        assert_eq!(elapsed(HOUR - 1), (-59, "minute", 1));
        assert_eq!(elapsed(HOUR + MINUTE), (-1, "hour", 59 * MINUTE));
        assert_eq!(elapsed(DAY - 1), (-23, "hour", 1));
    }

    #[test]
    fn what_is_still_to_come_is_told_so() {
        assert_eq!(elapsed(-30_000), (0, "second", 30_000));
        assert_eq!(elapsed(-90_000), (1, "minute", 30_000));
        assert_eq!(elapsed(-2 * HOUR), (2, "hour", HOUR));
        let tomorrow = since(None, day("2026-03-02"), day("2026-03-01"), HOUR);
        assert_eq!(tomorrow, Relative { value: 1, unit: "day", changes_in: HOUR });
    }

    #[test]
    fn from_a_day_on_days_of_the_calendar_count() {
        let days = |then: &str, today: &str| {
            let Relative { value, unit, .. } = since(Some(2 * DAY), day(then), day(today), HOUR);
            (value, unit)
        };
        assert_eq!(days("2026-03-02", "2026-03-04"), (-2, "day"));
        assert_eq!(days("2026-02-01", "2026-02-28"), (-27, "day"));
        assert_eq!(days("2026-02-01", "2026-03-01"), (-1, "month"));
        assert_eq!(days("2026-01-31", "2026-03-01"), (-1, "month"));
        assert_eq!(days("2025-03-02", "2026-03-01"), (-11, "month"));
        assert_eq!(days("2025-03-01", "2026-03-01"), (-1, "year"));
        assert_eq!(days("2024-12-31", "2026-01-01"), (-1, "year"));
        assert_eq!(days("2018-08-01", "2026-11-28"), (-8, "year"));
    }

    #[test]
    fn a_day_without_a_time_is_today_until_midnight_in_seoul() {
        let date: Timestamp = "2026-03-26".parse().unwrap();
        let at = |now: &str| {
            let now: Timestamp = now.parse().unwrap();
            seen_at(now.millis() as f64, &date, false, SEOUL).unwrap()
        };
        assert_eq!(at("2026-03-26T23:00:00+09:00"), Relative { value: 0, unit: "day", changes_in: HOUR });
        assert_eq!(at("2026-03-27T00:00:00+09:00"), Relative { value: -1, unit: "day", changes_in: DAY });
    }
}
