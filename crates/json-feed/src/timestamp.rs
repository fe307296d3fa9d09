//! Dates and times of RFC 3339, which JSON Feed uses.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A point in time, and the text in which the publisher wrote it, with the publisher's offset.
///
/// [`str::parse`] reads the date-time of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6), including
/// what its notes allow: lower-case `t` and `z`, and a space instead of the `T`. The offset may be without a colon
/// (`+0900`), as PHP's `DATE_ISO8601` writes it. A time without an offset is refused, and so is a day that does not
/// exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    millis: i64,
    text: String,
}

impl Timestamp {
    /// Milliseconds since 1970-01-01T00:00:00Z without leap seconds, as in ECMAScript's `Date`. Finer fractions are
    /// cut off. A leap second is the first second of the next day.
    pub fn millis(&self) -> i64 {
        self.millis
    }

    /// The date and time as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for Timestamp {
    type Err = NotRfc3339;

    fn from_str(text: &str) -> Result<Self, NotRfc3339> {
        let millis = millis(text.as_bytes()).ok_or(NotRfc3339)?;
        Ok(Timestamp { millis, text: text.to_owned() })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// The text is not a date and time of RFC 3339 with an offset, or there is no such day or hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRfc3339;

impl fmt::Display for NotRfc3339 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time of RFC 3339: write it as 2018-08-01T11:01:00+09:00")
    }
}

impl std::error::Error for NotRfc3339 {}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn millis(text: &[u8]) -> Option<i64> {
    let (date_time, rest) = text.split_at_checked(19)?;
    let [year @ .., b'-', m1, m0, b'-', d1, d0, b'T' | b't' | b' ', h1, h0, b':', n1, n0, b':', s1, s0] =
        date_time
    else {
        return None;
    };
    let year = number(year)?;
    let month = number(&[*m1, *m0]).filter(|month| (1..=12).contains(month))?;
    let day = number(&[*d1, *d0]).filter(|day| (1..=days_in(year, month)).contains(day))?;
    let (fraction, offset) = fraction(rest)?;
    let minute =
        days_since_epoch(year, month, day) * DAY + clock(*h1, *h0, *n1, *n0)? - self::offset(offset)?;
    let second = number(&[*s1, *s0])?;
    // A leap second is the last second of a day in UTC, whatever the offset (RFC 3339, 5.7).
    let leaps = (minute + MINUTE).rem_euclid(DAY) == 0;
    (second < 60 || second == 60 && leaps).then_some(minute + second * 1000 + fraction)
}

/// The digits after a decimal point, as whole milliseconds, and the text after them.
fn fraction(rest: &[u8]) -> Option<(i64, &[u8])> {
    let Some(rest) = rest.strip_prefix(b".") else {
        return Some((0, rest));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, offset) = rest.split_at(length);
    let digit = |place: usize| digits.get(place).map_or(0, |digit| i64::from(digit - b'0'));
    (length > 0).then_some((digit(0) * 100 + digit(1) * 10 + digit(2), offset))
}

/// The offset from UTC, in milliseconds.
fn offset(text: &[u8]) -> Option<i64> {
    match *text {
        [b'Z' | b'z'] => Some(0),
        [b'+', h1, h0, b':', n1, n0] | [b'+', h1, h0, n1, n0] => clock(h1, h0, n1, n0),
        [b'-', h1, h0, b':', n1, n0] | [b'-', h1, h0, n1, n0] => clock(h1, h0, n1, n0).map(|ahead| -ahead),
        _ => None,
    }
}

/// A time of day, up to 23:59, in milliseconds.
fn clock(h1: u8, h0: u8, n1: u8, n0: u8) -> Option<i64> {
    let hours = number(&[h1, h0]).filter(|hours| *hours < 24)?;
    let minutes = number(&[n1, n0]).filter(|minutes| *minutes < 60)?;
    Some((hours * 60 + minutes) * MINUTE)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar. The years begin in March, so that the leap day is the last day.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}
