//! Dates and times as feeds have them.
//!
//! JSON Feed uses RFC 3339. Generators also write days without a time, times without an offset, and the dates of mail.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::decimal;

/// A date, and the text in which the publisher wrote it.
///
/// [`str::parse`] reads
///
/// - the date-time of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6), `2018-08-01T11:01:00+09:00`;
/// - what differs from it a little: one or more spaces for the `T` and before the offset, an offset without colon or minutes (`+0900`,
///   `+09`), no seconds, a name of a zone at the end (`2018-08-01 02:01:00 UTC`), `/` or `.` between the numbers of the day;
/// - a time without an offset, and a day without a time;
/// - the dates of mail and HTTP (RFC 822, 1123 and 5322), `Wed, 01 Aug 2018 11:01:00 +0900`, and others of the same words, such as those
///   of ECMAScript's `Date`.
///
/// A day that does not exist is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    written: Written,
    text: String,
}

/// Where the clock was that shows a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Nowhere in particular: the time is in UTC. `+00:00` says the same, and `-00:00` no more (RFC 3339, 4.3).
    Utc,
    /// Where clocks are this many minutes ahead of UTC.
    Offset(i16),
    /// It is not written.
    Unknown,
}

impl Zone {
    /// Milliseconds that clocks are ahead of UTC. Where that is not known, as in Seoul.
    fn ahead(self) -> i64 {
        MINUTE
            * match self {
                Zone::Utc => 0,
                Zone::Offset(minutes) => i64::from(minutes),
                Zone::Unknown => SEOUL,
            }
    }
}

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    /// What the clock shows, in milliseconds since it showed 1970-01-01T00:00:00.
    local: i64,
    zone: Zone,
    has_time: bool,
    is_rfc3339: bool,
}

impl Timestamp {
    /// Milliseconds since 1970-01-01T00:00:00Z without leap seconds, as in ECMAScript's `Date`. Finer fractions are
    /// cut off. A leap second is the first second of the next day.
    ///
    /// Where the zone is [unknown](Zone::Unknown) it is taken for that of Seoul, and a day without a time for its beginning.
    pub fn millis(&self) -> i64 {
        self.written.local - self.written.zone.ahead()
    }

    /// What the publisher's clock showed, in milliseconds since it showed 1970-01-01T00:00:00.
    pub fn local_millis(&self) -> i64 {
        self.written.local
    }

    /// Where that clock was.
    pub fn zone(&self) -> Zone {
        self.written.zone
    }

    /// Whether the text is a date-time of RFC 3339, as JSON Feed requires.
    pub fn is_rfc3339(&self) -> bool {
        self.written.is_rfc3339
    }

    /// The date and time as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same date as the attribute `datetime` of the element `time` has it (HTML, 4.5.14), to the second: `2018-08-01`,
    /// `2018-08-01T11:01:00`, `2018-08-01T11:01:00+09:00`.
    pub fn datetime(&self) -> String {
        let Written { local, zone, has_time, .. } = self.written;
        let (year, month, day) = civil(local.div_euclid(DAY));
        let two = |number: i64| {
            let digits = decimal(number.unsigned_abs());
            if number < 10 { ["0", &digits].concat() } else { digits }
        };
        let date = [two(year / 100), two(year % 100), "-".into(), two(month), "-".into(), two(day)].concat();
        if !has_time {
            return date;
        }
        let seconds = local.rem_euclid(DAY) / 1000;
        let [hour, minute, second] = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(two);
        let zone = match zone {
            Zone::Unknown => String::new(),
            Zone::Utc => "Z".to_owned(),
            Zone::Offset(minutes) => {
                let ahead = i64::from(minutes.unsigned_abs());
                [if minutes < 0 { "-" } else { "+" }, &two(ahead / 60), ":", &two(ahead % 60)].concat()
            }
        };
        [&date, "T", &hour, ":", &minute, ":", &second, &zone].concat()
    }
}

impl FromStr for Timestamp {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let written = numeric(text).or_else(|| mail(text)).ok_or(NotADate)?;
        Ok(Timestamp { written, text: text.to_owned() })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// The text is not a date, or there is no such day or hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date: write it as 2018-08-01T11:01:00+09:00")
    }
}

impl std::error::Error for NotADate {}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// Minutes that clocks in Seoul are ahead of UTC.
const SEOUL: i64 = 9 * 60;

/// A date that begins with numbers: `2018-08-01`, `2018-08-01T11:01:00+09:00`.
fn numeric(text: &str) -> Option<Written> {
    let mut rest = Cursor(text.trim_ascii().as_bytes());
    let (year, year_digits) = rest.number(4)?;
    let separator = rest.take(b"-/.")?;
    let (month, month_digits) = rest.number(2)?;
    rest.take(&[separator])?;
    let (day, day_digits) = rest.number(2)?;
    if year_digits < 4 {
        return None;
    }
    let day = days(year, month, day)?;
    let mut is_rfc3339 =
        text.len() == rest.0.len() + 10 && separator == b'-' && month_digits + day_digits == 4;
    if rest.0.is_empty() {
        return written(day, None, Zone::Unknown, false);
    }
    let mut clock = Cursor(rest.0);
    if clock.take(b"Tt").is_none() {
        clock.take(b" ")?;
        clock.spaces();
        is_rfc3339 = false;
    }
    let time = clock.time()?;
    is_rfc3339 &= time.has_seconds;
    let zone = clock.0;
    is_rfc3339 &= matches!(zone, [b'Z' | b'z'] | [b'+' | b'-', _, _, b':', ..]);
    // `+0900 KST`, as Go writes it: the offset counts.
    let mut words = std::str::from_utf8(zone).ok()?.split_ascii_whitespace();
    let zone = words.next().map_or(Some(Zone::Unknown), self::zone)?;
    is_rfc3339 &= words.clone().next().is_none();
    words.all(is_word).then(|| written(day, Some(time), zone, is_rfc3339))?
}

/// A date of words and numbers: `Wed, 01 Aug 2018 11:01:00 +0900`.
fn mail(text: &str) -> Option<Written> {
    let (mut day, mut month, mut year, mut time, mut zone) = (None, None, None, None, Zone::Unknown);
    let words =
        text.split(|next: char| next.is_ascii_whitespace() || next == ',').filter(|word| !word.is_empty());
    // In parentheses is a comment.
    for word in words.take_while(|word| !word.starts_with('(')) {
        let mut rest = Cursor(word.as_bytes());
        if word.contains(':') && time.is_none() {
            time = Some(rest.time().filter(|_| rest.0.is_empty())?);
        } else if let Some((number, digits)) = rest.number(4) {
            if !rest.0.is_empty() {
                return None;
            }
            match digits {
                1 | 2 if day.is_none() => day = Some(number),
                // RFC 5322, 4.3.
                2 => year = Some(if number < 50 { 2000 + number } else { 1900 + number }),
                _ => year = Some(number),
            }
        } else if let Some(number) = named(MONTHS, word) {
            month = Some(number);
        } else if named(WEEKDAYS, word).is_none() {
            zone = self::zone(word)?;
        }
    }
    written(days(year?, month?, day?)?, time, zone, false)
}

/// The date of a day, and of a time if there is one.
fn written(day: i64, time: Option<Time>, zone: Zone, is_rfc3339: bool) -> Option<Written> {
    let has_time = time.is_some();
    let Time { minute, second, millis, .. } = time.unwrap_or_default();
    let local = day * DAY + minute * MINUTE;
    // A leap second is the last second of a day in UTC, whatever the offset (RFC 3339, 5.7).
    let leaps = (local - zone.ahead() + MINUTE).rem_euclid(DAY) == 0;
    (second < 60 || second == 60 && leaps).then_some(Written {
        local: local + second * 1000 + millis,
        zone,
        has_time,
        is_rfc3339,
    })
}

/// The zone of an offset or a name. A name that is not known says as little as none (RFC 5322, 4.3).
fn zone(text: &str) -> Option<Zone> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, offset) = text.split_at(length);
    if offset.is_empty() && is_word(name) {
        let hours = ZONES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, hours)| *hours);
        return Some(match hours {
            None => Zone::Unknown,
            Some(0) => Zone::Utc,
            Some(hours) => Zone::Offset(hours * 60),
        });
    }
    // `GMT+0900`, as ECMAScript writes it.
    if !matches!(name, "" | "GMT" | "UTC") {
        return None;
    }
    let mut rest = Cursor(offset.as_bytes());
    let sign = rest.take(b"+-")?;
    let (number, digits) = rest.number(4)?;
    let (hours, minutes) = match digits {
        4 => (number / 100, number % 100),
        2 if rest.0.is_empty() => (number, 0),
        2 => {
            rest.take(b":")?;
            (number, rest.two_digits()?)
        }
        _ => return None,
    };
    if hours > 23 || minutes > 59 || !rest.0.is_empty() {
        return None;
    }
    Some(match (sign, (hours * 60 + minutes) as i16) {
        (_, 0) => Zone::Utc,
        (b'-', minutes) => Zone::Offset(-minutes),
        (_, minutes) => Zone::Offset(minutes),
    })
}

const MONTHS: &str = "january february march april may june july august september october november december";
const WEEKDAYS: &str = "sunday monday tuesday wednesday thursday friday saturday";
const ZONES: [(&str, i16); 14] = [
    ("Z", 0),
    ("GMT", 0),
    ("UTC", 0),
    ("UT", 0),
    ("KST", 9),
    ("JST", 9),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// The place, from 1, of the name that begins with this word of three letters or more.
fn named(names: &str, word: &str) -> Option<i64> {
    let begins = |name: &str| {
        word.len() > 2 && name.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    names.split(' ').position(begins).map(|index| index as i64 + 1)
}

/// Whether the text may be the name of a zone.
fn is_word(text: &str) -> bool {
    matches!(text.len(), 1..=5) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'z')
}

/// A time of day.
#[derive(Clone, Copy, Default)]
struct Time {
    /// The minute of the day.
    minute: i64,
    second: i64,
    millis: i64,
    has_seconds: bool,
}

/// What is left of a text.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    /// Takes a byte if it is one of these.
    fn take(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        allowed.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn spaces(&mut self) {
        while self.take(b" ").is_some() {}
    }

    /// Takes a number of at most this many digits, and returns how many it has.
    fn number(&mut self, most: usize) -> Option<(i64, usize)> {
        let digits = self.0.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at(digits);
        self.0 = rest;
        let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        (!digits.is_empty()).then_some((number, digits.len()))
    }

    fn two_digits(&mut self) -> Option<i64> {
        self.number(2).filter(|(_, digits)| *digits == 2).map(|(number, _)| number)
    }

    /// Takes `11:01`, `11:01:00` or `11:01:00.123`.
    fn time(&mut self) -> Option<Time> {
        let hour = self.two_digits().filter(|hour| *hour < 24)?;
        self.take(b":")?;
        let minute = self.two_digits().filter(|minute| *minute < 60)?;
        let mut time = Time { minute: hour * 60 + minute, ..Time::default() };
        if self.take(b":").is_some() {
            time.has_seconds = true;
            time.second = self.two_digits()?;
            if self.take(b".").is_some() {
                let (millis, digits) = self.number(3)?;
                time.millis = millis * [100, 10, 1][digits - 1];
                while self.number(9).is_some() {}
            }
        }
        Some(time)
    }
}

/// Days from 1970-01-01 in the Gregorian calendar, if there is such a day. The years begin in March, so that the leap day is the
/// last day.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let days_in = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if !(1..=days_in).contains(&day) {
        return None;
    }
    let year = if month > 2 { year } else { year - 1 };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468,
    )
}

/// Year, month and day of a number of days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
///
/// ```
/// assert_eq!(json_feed::civil(17_744), (2018, 8, 1));
/// ```
pub fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}
