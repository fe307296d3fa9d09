//! Dates and times as feeds have them.
//!
//! JSON Feed uses RFC 3339. Generators also write days without a time, times without an offset, and the dates of mail.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A date, and the text in which the publisher wrote it.
///
/// [`str::parse`] reads
///
/// - the date-time of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6), `2018-08-01T11:01:00+09:00`;
/// - what differs from it a little: one or more spaces for the `T` and before the offset, an offset without colon or minutes (`+0900`,
///   `+09`), no seconds, `UTC` at the end, `/` or `.` between the numbers of the day;
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
        let mut text = String::new();
        push(&mut text, "", year / 100);
        push(&mut text, "", year % 100);
        push(&mut text, "-", month);
        push(&mut text, "-", day);
        if has_time {
            let seconds = local.rem_euclid(DAY) / 1000;
            push(&mut text, "T", seconds / 3600);
            push(&mut text, ":", seconds / 60 % 60);
            push(&mut text, ":", seconds % 60);
            match zone {
                Zone::Unknown => {}
                Zone::Utc => text.push('Z'),
                Zone::Offset(minutes) => {
                    let ahead = i64::from(minutes.unsigned_abs());
                    push(&mut text, if minutes < 0 { "-" } else { "+" }, ahead / 60);
                    push(&mut text, ":", ahead % 60);
                }
            }
        }
        text
    }
}

/// Appends a separator and a number of two digits.
fn push(text: &mut String, separator: &str, number: i64) {
    text.push_str(separator);
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

impl FromStr for Timestamp {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let written = read(text).ok_or(NotADate)?;
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

/// Whether the text has the form of a date-time of RFC 3339.
fn is_rfc3339(text: &[u8]) -> bool {
    let Some((date_time, rest)) = text.split_at_checked(19) else { return false };
    let fraction = match rest {
        [b'.', digits @ ..] => 1 + digits.iter().take_while(|byte| byte.is_ascii_digit()).count(),
        _ => 0,
    };
    has_form(date_time, b"0000-00-00T00:00:00")
        && match rest.get(fraction..) {
            Some([b'Z' | b'z']) => true,
            Some([b'+' | b'-', offset @ ..]) => has_form(offset, b"00:00"),
            _ => false,
        }
}

/// Whether the text has a digit where the form has one, and else what the form has.
fn has_form(text: &[u8], form: &[u8]) -> bool {
    text.len() == form.len()
        && text.iter().zip(form).all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            form => byte.eq_ignore_ascii_case(form),
        })
}

/// Reads numbers and words: `2018-08-01T11:01:00+09:00`, `Wed, 01 Aug 2018 11:01:00 +0900`.
fn read(text: &str) -> Option<Written> {
    let mut rest = Cursor(text.as_bytes());
    let (mut day, mut month, mut year, mut time, mut zone) = (None, None, None, None, Zone::Unknown);
    while let Some(&next) = rest.0.first() {
        match next {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => rest.skip(1),
            // A comment (RFC 5322, 3.2.2).
            b'(' => break,
            b'+' | b'-' => zone = rest.offset()?,
            b'0'..=b'9' => {
                let (number, digits) = rest.number()?;
                match (digits, rest.0.first()) {
                    (2, Some(b':')) if time.is_none() => time = Some(rest.time(number)?),
                    (4, Some(separator @ (b'-' | b'/' | b'.'))) if year.is_none() => {
                        year = Some(number);
                        rest.skip(1);
                        month = Some(rest.number()?.0);
                        rest.take(&[*separator])?;
                        day = Some(rest.number()?.0);
                        // Between day and time.
                        if rest.take(b"Tt").is_some() && !rest.0.first()?.is_ascii_digit() {
                            return None;
                        }
                    }
                    (1 | 2, _) if day.is_none() => day = Some(number),
                    // RFC 5322, 4.3.
                    (2, _) if year.is_none() => {
                        year = Some(if number < 50 { 2000 + number } else { 1900 + number })
                    }
                    (4, _) if year.is_none() => year = Some(number),
                    _ => return None,
                }
            }
            _ => {
                let word = rest.word();
                if let Some(number) = named(MONTHS, word) {
                    month = Some(number);
                } else if named(WEEKDAYS, word).is_none() {
                    zone = self::zone(word)?;
                }
            }
        }
    }
    written(days(year?, month?, day?)?, time, zone, is_rfc3339(text.as_bytes()))
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

/// The zone of this name. Only those of UTC are known: the others say as little as none (RFC 5322, 4.3).
fn zone(name: &[u8]) -> Option<Zone> {
    match name {
        b"Z" | b"z" | b"GMT" | b"UTC" | b"UT" => Some(Zone::Utc),
        [b'A'..=b'Z', ..] if name.len() <= 5 => Some(Zone::Unknown),
        _ => None,
    }
}

const MONTHS: &[u8] = b"janfebmaraprmayjunjulaugsepoctnovdec";
const WEEKDAYS: &[u8] = b"sunmontuewedthufrisat";

/// The place, from 1, of the name with which this word begins.
fn named(names: &[u8], word: &[u8]) -> Option<i64> {
    let begin = word.get(..3)?;
    names.chunks(3).position(|name| name.eq_ignore_ascii_case(begin)).map(|index| index as i64 + 1)
}

/// A time of day.
#[derive(Clone, Copy, Default)]
struct Time {
    /// The minute of the day.
    minute: i64,
    second: i64,
    millis: i64,
}

/// What is left of a text.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    /// Takes a byte if it is one of these.
    fn take(&mut self, allowed: &[u8]) -> Option<u8> {
        let first = *self.0.first()?;
        allowed.contains(&first).then(|| {
            self.skip(1);
            first
        })
    }

    /// Takes a number of at most four digits, and returns how many it has.
    fn number(&mut self) -> Option<(i64, usize)> {
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = self
            .0
            .iter()
            .take(digits)
            .fold(0_i64, |number, digit| number.wrapping_mul(10).wrapping_add(i64::from(digit - b'0')));
        self.skip(digits);
        matches!(digits, 1..=4).then_some((number, digits))
    }

    /// Takes a number of two digits.
    fn two_digits(&mut self, below: i64) -> Option<i64> {
        let (number, digits) = self.number()?;
        (digits == 2 && number < below).then_some(number)
    }

    /// Takes letters, at least one byte.
    fn word(&mut self) -> &'a [u8] {
        let letters = self.0.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, _) = self.0.split_at_checked(letters.max(1)).unwrap_or((self.0, &[]));
        self.skip(word.len());
        word
    }

    /// Takes what follows the hour of a time: `:01`, `:01:00`, `:01:00.123`.
    fn time(&mut self, hour: i64) -> Option<Time> {
        self.skip(1);
        let minute = self.two_digits(60)?;
        let mut time = Time { minute: hour * 60 + minute, ..Time::default() };
        if self.take(b":").is_some() {
            time.second = self.two_digits(61)?;
            if self.take(b".").is_some() {
                let mut unit = 100;
                while let Some(digit) = self.take(b"0123456789") {
                    time.millis += i64::from(digit - b'0') * unit;
                    unit /= 10;
                }
                // There has to be a digit.
                (unit < 100).then_some(())?;
            }
        }
        (hour < 24).then_some(time)
    }

    /// Takes an offset from UTC: `+09:00`, `+0900`, `+09`.
    fn offset(&mut self) -> Option<Zone> {
        let sign = self.take(b"+-")?;
        let (number, digits) = self.number()?;
        let (hours, minutes) = match digits {
            4 => (number / 100, number % 100),
            2 if self.take(b":").is_some() => (number, self.two_digits(60)?),
            2 => (number, 0),
            _ => return None,
        };
        let minutes = (hours * 60 + minutes % 60) as i16;
        (hours < 24 && minutes / 60 == hours as i16).then_some(match sign {
            _ if minutes == 0 => Zone::Utc,
            b'-' => Zone::Offset(-minutes),
            _ => Zone::Offset(minutes),
        })
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
