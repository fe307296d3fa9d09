//! Parses the dates that boards show, in Seoul's time.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};

/// The time in Seoul: UTC+9, without daylight saving time since 1988.
pub fn in_seoul(moment: Timestamp) -> DateTime {
    jiff::tz::offset(9).to_datetime(moment)
}

/// When a release was published, as precisely as the board shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day in Seoul.
    pub day: Date,
    /// The time in Seoul, if the board shows it.
    pub time: Option<Time>,
    /// How sure the day is.
    pub certainty: Certainty,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The board shows day and year.
    Certain,
    /// The board shows only the time, because the day is today.
    Today,
    /// The board shows no year. It is guessed as that of the latest such day, and must not be published: lists omit the year
    /// however old a release is.
    GuessedYear,
    /// The board shows how long ago it was (`3시간 전`). The day can be off by one.
    Relative,
}

impl Published {
    /// The date, or `None` if it is more than a day after `now`.
    pub fn unless_future(self, now: DateTime) -> Option<Self> {
        let tomorrow = now.checked_add(1.day()).ok()?;
        (self.day.to_datetime(self.time.unwrap_or(Time::midnight())) <= tomorrow).then_some(self)
    }

    /// The date, or `None` if its year is guessed.
    pub fn unless_guessed(self) -> Option<Self> {
        (self.certainty != Certainty::GuessedYear).then_some(self)
    }

    /// The date in RFC 3339 format; midnight if the time is unknown.
    pub fn to_rfc_3339(self) -> String {
        let time = self.time.unwrap_or(Time::midnight());
        format!("{}T{}+09:00", self.day, time.strftime("%H:%M:%S"))
    }
}

/// For people: in RFC 3339 format, or `08-01 (year guessed: 2018)`.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.certainty {
            Certainty::GuessedYear => {
                write!(f, "{} (year guessed: {})", self.day.strftime("%m-%d"), self.day.year())
            }
            Certainty::Certain | Certainty::Today | Certainty::Relative => {
                write!(f, "{}", self.to_rfc_3339())
            }
        }
    }
}

/// Parses the date in `text`, which was read at the time `now`.
///
/// Formats: `yy-mm-dd` and `yyyy-mm-dd`, also with dots, slashes or `년 월 일`, optionally followed by `hh:mm` or `hh:mm:ss`. In
/// lists also `hh:mm` (today), `mm-dd` (without a year, see [`Certainty::GuessedYear`]) and `35분 전`. A year of two digits from 70
/// on is in the 20th century. `None` for any other text, for days that do not exist, and for dates more than a day in the future,
/// which are a mistake on the board or in parsing.
pub fn parse_date(text: &str, now: DateTime) -> Option<Published> {
    if let Some(published) = parse_relative(text, now) {
        return Some(published);
    }
    let (numbers, time) = split(text)?;
    let time = match time {
        Some(time) => Some(parse_time(time)?),
        None => None,
    };
    let day = match *numbers {
        [] => time.is_some().then(|| now.date())?,
        [month, day] => latest(month, day, now.date())?,
        [year @ 0..70, month, day] => Date::new(2000 + year, to_i8(month)?, to_i8(day)?).ok()?,
        [year @ 70..100, month, day] => Date::new(1900 + year, to_i8(month)?, to_i8(day)?).ok()?,
        [year, month, day] => Date::new(year, to_i8(month)?, to_i8(day)?).ok()?,
        _ => return None,
    };
    let certainty = match numbers.len() {
        0 => Certainty::Today,
        2 => Certainty::GuessedYear,
        _ => Certainty::Certain,
    };
    Published { day, time, certainty }.unless_future(now)
}

/// `35분 전`, `3 hours ago`, `어제`. The time is known only if the distance is in minutes or hours.
fn parse_relative(text: &str, now: DateTime) -> Option<Published> {
    let text = text.trim().to_lowercase();
    let relative = |moment: DateTime, time: Option<Time>| {
        Some(Published { day: moment.date(), time, certainty: Certainty::Relative })
    };
    let minutes_ago = |minutes: i64| {
        let moment = now.checked_sub(minutes.minutes()).ok()?;
        relative(moment, Time::new(moment.hour(), moment.minute(), 0, 0).ok())
    };
    let days_ago = |days: i64| relative(now.checked_sub(days.days()).ok()?, None);
    match text.as_str() {
        "방금" | "방금 전" | "just now" => return minutes_ago(0),
        "어제" | "yesterday" => return days_ago(1),
        _ => {}
    }
    let distance = text.strip_suffix('전').or_else(|| text.strip_suffix("ago"))?.trim_end();
    let unit = distance.trim_start_matches(|c: char| c.is_ascii_digit());
    let number: i64 =
        distance[..distance.len() - unit.len()].parse().ok().filter(|number| *number < 1_000)?;
    match unit.trim() {
        "초" | "second" | "seconds" => minutes_ago(0),
        "분" | "minute" | "minutes" | "min" => minutes_ago(number),
        "시간" | "hour" | "hours" => minutes_ago(number * 60),
        "일" | "day" | "days" => days_ago(number),
        _ => None,
    }
}

/// The numbers of the date, and the time after it.
fn split(text: &str) -> Option<(Vec<i16>, Option<&str>)> {
    let text = text.trim();
    let (date, time) = match text.find(':') {
        None => (text, None),
        Some(colon) => {
            let hour = text[..colon].rfind(|c: char| !c.is_ascii_digit());
            let (date, time) = text.split_at(
                hour.map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8)),
            );
            (date.trim_end_matches('T'), Some(time))
        }
    };
    let separator = |c: char| matches!(c, '-' | '.' | '/' | '년' | '월' | '일') || c.is_whitespace();
    let numbers = date.split(separator).filter(|number| !number.is_empty()).map(|number| number.parse().ok());
    Some((numbers.collect::<Option<_>>()?, time))
}

fn parse_time(text: &str) -> Option<Time> {
    let mut numbers = text.trim().split(':').map(|number| number.parse::<i8>().ok());
    let (hour, minute) = (numbers.next()??, numbers.next()??);
    let second = numbers.next().unwrap_or(Some(0))?;
    if numbers.next().is_some() { None } else { Time::new(hour, minute, second, 0).ok() }
}

/// The latest date with this month and day that is not after `today`.
fn latest(month: i16, day: i16, today: Date) -> Option<Date> {
    let (month, day) = (to_i8(month)?, to_i8(day)?);
    // 29 February occurs at least every eight years.
    (0..=8).filter_map(|ago| Date::new(today.year() - ago, month, day).ok()).find(|date| *date <= today)
}

fn to_i8(number: i16) -> Option<i8> {
    number.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let now = "2018-08-02T09:30:00".parse().expect("a date");
        parse_date(text, now).map(Published::to_rfc_3339)
    }

    #[test]
    fn a_full_date_is_parsed_in_all_formats() {
        for text in [
            "18-08-01 11:01",
            "2018-08-01 11:01:00",
            "2018.08.01 11:01",
            "2018. 8. 1. 11:01",
            "2018/08/01 11:01",
            "2018년 8월 1일 11:01",
            "2018-08-01T11:01:00",
        ] {
            assert_eq!(read(text).as_deref(), Some("2018-08-01T11:01:00+09:00"), "{text}");
        }
        for text in ["18-08-01", "2018.08.01", "2018.08.01."] {
            assert_eq!(read(text).as_deref(), Some("2018-08-01T00:00:00+09:00"), "{text}");
        }
    }

    #[test]
    fn a_time_without_a_date_is_today() {
        assert_eq!(read("08:05").as_deref(), Some("2018-08-02T08:05:00+09:00"));
    }

    #[test]
    fn the_year_of_a_date_without_one_is_guessed_and_not_published() {
        let now = "2018-08-02T09:30:00".parse().expect("a date");
        let published = parse_date("12-30", now).expect("a date");
        assert_eq!(published.to_string(), "12-30 (year guessed: 2017)");
        assert_eq!(published.unless_guessed(), None);
        let full = parse_date("17-12-30", now);
        assert_eq!(full.and_then(Published::unless_guessed), full);
        assert_eq!(read("08-02").as_deref(), Some("2018-08-02T00:00:00+09:00"));
        assert_eq!(read("12-30").as_deref(), Some("2017-12-30T00:00:00+09:00"));
        assert_eq!(read("02-29").as_deref(), Some("2016-02-29T00:00:00+09:00"));
    }

    #[test]
    fn a_year_of_two_digits_is_in_the_last_century_from_70_on() {
        assert_eq!(read("99-12-31 23:59").as_deref(), Some("1999-12-31T23:59:00+09:00"));
        assert_eq!(read("70-01-01").as_deref(), Some("1970-01-01T00:00:00+09:00"));
        assert_eq!(read("69-12-31"), None);
    }

    #[test]
    fn a_relative_date_is_subtracted_from_now() {
        for (text, date) in [
            ("방금 전", "2018-08-02T09:30:00+09:00"),
            ("35분 전", "2018-08-02T08:55:00+09:00"),
            ("3 hours ago", "2018-08-02T06:30:00+09:00"),
            ("10시간전", "2018-08-01T23:30:00+09:00"),
            ("어제", "2018-08-01T00:00:00+09:00"),
            ("3일 전", "2018-07-30T00:00:00+09:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
        for text in ["전", "분 전", "99999999999분 전", "오전"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_more_than_a_day_in_the_future_is_rejected() {
        assert_eq!(read("18-08-03 09:29").as_deref(), Some("2018-08-03T09:29:00+09:00"));
        assert_eq!(read("18-08-03 09:31"), None);
        assert_eq!(read("2081-08-01"), None);
    }

    #[test]
    fn text_that_is_not_a_date_is_none() {
        for text in
            ["", "18-13-01", "18-02-30", "25:00", "08:05:00:00", "1-2-3-4", "18-08-01 11", "Invest Seoul"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
