//! [`Locale`]: the language of one widget, with its messages and its way to write dates and numbers.

use json_feed::{Timestamp, Zone};

use super::{
    Messages, Plural,
    catalog::Loading,
    intl,
    language::{is_right_to_left, language_of},
    messages::fill,
    plain::Plain,
    relative,
};
use crate::element::values::DateStyle;

/// The language of one widget.
///
/// It holds no JavaScript value, so signals and components of any thread can hold it.
#[derive(Clone, Debug)]
pub struct Locale {
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// The canonical language tag (BCP 47).
    pub tag: String,
    /// Whether the messages are written from right to left.
    pub is_right_to_left: bool,
    /// Whether it only takes the place of one that is not known yet, or whose messages are coming.
    pub is_provisional: bool,
    plain: Option<Plain>,
    /// The time zone of dates, if the page names one.
    time_zone: Option<String>,
    /// How dates are written.
    pub date_style: DateStyle,
}

/// Two locales are equal if their tags, dates and standing are: all else follows from the tag.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
            && self.time_zone == other.time_zone
            && self.date_style == other.date_style
            && self.is_provisional == other.is_provisional
    }
}

impl Locale {
    /// English, the fallback.
    pub fn english() -> Self {
        Self::new("en".to_owned(), "en", Messages::ENGLISH)
    }

    /// The locale of the first tag that is in one of our languages; English if none is, or if the messages of that one could not be
    /// loaded. `None` as long as they are coming.
    ///
    /// Dates follow the messages: a page in Portuguese gets English messages and English dates, not a mixture.
    pub fn choose<'a>(
        tags: impl IntoIterator<Item = Option<&'a str>>,
        messages_in: &dyn Fn(&'static str) -> Loading,
    ) -> Option<Self> {
        // The tags that `Plain` knows are canonical already.
        let known = |tag: &str| {
            let language = language_of(tag)?;
            let tag = if Plain::of(tag).is_some() { tag.to_owned() } else { intl::canonical(tag)? };
            Some((language, tag))
        };
        let Some((language, tag)) = tags.into_iter().flatten().find_map(known) else {
            return Some(Self::english());
        };
        match messages_in(language) {
            Loading::Coming => None,
            Loading::Loaded(messages) => Some(Self::new(tag, language, messages)),
            Loading::Failed => Some(Self::english()),
        }
    }

    fn new(tag: String, language: &str, messages: &'static Messages) -> Self {
        let is_right_to_left = is_right_to_left(language);
        Self {
            messages,
            plain: Plain::of(&tag),
            tag,
            is_right_to_left,
            is_provisional: false,
            time_zone: None,
            date_style: DateStyle::Medium,
        }
    }

    /// A text that is another for each locale.
    pub fn key(&self) -> String {
        [&self.tag, " ", self.time_zone.as_deref().unwrap_or_default(), " ", self.date_style.name()].concat()
    }

    /// The same locale, until the right one is known.
    pub fn provisional(self) -> Self {
        Self { is_provisional: true, ..self }
    }

    /// The same locale, with the time zone that the page names.
    pub fn in_time_zone(self, time_zone: Option<String>) -> Self {
        Self { time_zone, ..self }
    }

    /// The same locale, with dates written so.
    pub fn with_dates(self, date_style: DateStyle) -> Self {
        Self { date_style, ..self }
    }

    /// The date at `ms`, milliseconds since 1970 in UTC: in Seoul, unless the page names a time zone. Empty if `Intl` can't tell.
    pub fn date(&self, ms: f64) -> String {
        if let Some(zone) = self.time_zone.as_deref().filter(|zone| *zone != intl::SEOUL) {
            return intl::format_date(&self.tag, zone, intl::Kind::Date, ms);
        }
        let plain = self.plain.and_then(|plain| plain.date(ms));
        plain.unwrap_or_else(|| intl::format(&self.tag, intl::Kind::Date, ms))
    }

    fn zone(&self) -> &str {
        self.time_zone.as_deref().unwrap_or(intl::SEOUL)
    }

    /// How long before `now`, ms since 1970, something was published, and after how many ms that may be told in other words. A time
    /// without an offset is only known to be on its day.
    pub fn published_since(&self, date: &Timestamp, now: f64) -> Option<(String, i64)> {
        let relative = relative::seen_at(now, date, date.zone() != Zone::Unknown, self.zone())?;
        Some((relative::format(&self.tag, relative), relative.changes_in))
            .filter(|(text, _)| !text.is_empty())
    }

    /// The day on which something was published: in the time zone that the page names. If it names none, the day that was written; of
    /// a time in UTC, the day in Seoul.
    pub fn published(&self, date: &Timestamp) -> String {
        let is_moment = match date.zone() {
            Zone::Utc => true,
            Zone::Offset(_) => self.time_zone.is_some(),
            // A time without an offset is one of the time zone, whichever that is.
            Zone::Unknown => false,
        };
        let is_long = self.date_style == DateStyle::Long;
        if is_moment {
            let moment = date.millis() as f64;
            if is_long {
                return intl::format_date(&self.tag, self.zone(), intl::Kind::LongDate, moment);
            }
            return self.date(moment);
        }
        let local = date.local_millis() as f64;
        if is_long {
            return intl::format(&self.tag, intl::Kind::LongDay, local);
        }
        let plain = self.plain.and_then(|plain| plain.day(local));
        plain.unwrap_or_else(|| intl::format(&self.tag, intl::Kind::Day, local))
    }

    fn number(&self, n: f64) -> String {
        match self.plain {
            Some(plain) => plain.number(n as u64),
            None => intl::format(&self.tag, intl::Kind::Number, n),
        }
    }

    /// `n` with its noun. Boards count exactly, so the number is short only from 100,000 on.
    pub fn count(&self, noun: &Plural, n: f64) -> Count {
        let message = noun.form(n, &self.tag);
        let Some((before, after)) = message.split_once("{n}") else {
            return Count { before: message, number: String::new(), after: "", exact: None };
        };
        let exact = self.number(n);
        let is_compact = n >= COMPACT_FROM;
        let number = if is_compact { self.compact(n) } else { exact.clone() };
        Count { before, number, after, exact: is_compact.then(|| [before, &exact, after].concat()) }
    }

    fn compact(&self, n: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.compact(n as u64));
        plain.unwrap_or_else(|| intl::format(&self.tag, intl::Kind::Compact, n))
    }

    /// Which slides are in view, as a sentence: "5–8 of 12". Counts from 0. A slide alone is labelled like this, too.
    pub fn range(&self, first: usize, last: usize, total: Total) -> String {
        let messages = self.messages;
        let message = match (first == last, total.has_more) {
            (true, true) => messages.single,
            (true, false) => messages.single_of_total,
            (false, true) => messages.range,
            (false, false) => messages.range_of_total,
        };
        let [first, last, total] = [first + 1, last + 1, total.count].map(|n| self.number(n as f64));
        fill(message, &[("n", &first), ("first", &first), ("last", &last), ("total", &total)])
    }

    /// Which slides are in view, as short as possible: "5–8 / 12". Counts from 0. Empty for a single one of an unknown number.
    pub fn short_range(&self, first: usize, last: usize, total: Total) -> String {
        let [from, to, count] = [first + 1, last + 1, total.count].map(|n| self.number(n as f64));
        match (first == last, total.has_more) {
            (true, true) => String::new(),
            (true, false) => [&from, " / ", &count].concat(),
            (false, true) => [&from, "–", &to].concat(),
            (false, false) => [&from, "–", &to, " / ", &count].concat(),
        }
    }

    /// How many items a search has found: "3 results".
    pub fn results(&self, count: usize) -> String {
        if count == 0 {
            return self.messages.no_results.to_owned();
        }
        fill(self.messages.results.form(count as f64, &self.tag), &[("n", &self.number(count as f64))])
    }

    /// The label of the dot of a view, counted from 0: "Page 3".
    pub fn page(&self, index: usize) -> String {
        fill(self.messages.page, &[("n", &self.number((index + 1) as f64))])
    }

    /// The text of a link to the news on the site of `address`: "Read the news on investseoul.com".
    pub fn read_on_site(&self, host: &str) -> String {
        fill(self.messages.read_on_site, &[("site", host)])
    }

    /// The note below items that could not be refreshed. `since`: when they were loaded, in ms since 1970, if known.
    pub fn stale(&self, since: Option<f64>) -> String {
        match since {
            Some(since) => fill(self.messages.stale_since, &[("date", &self.date(since))]),
            None => self.messages.stale.to_owned(),
        }
    }
}

/// Counts are written in short form from this number on.
const COMPACT_FROM: f64 = 100_000.0;

/// A count with its noun, in pieces, so that the number can stand out: "", "4,733", " views".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What stands before the number; all of it if the message says the number in words.
    pub before: &'static str,
    /// The number, in full or in short form: "4,733", "120K". Empty if the message says it in words.
    pub number: String,
    /// What stands after it.
    pub after: &'static str,
    /// The whole text with every digit, if the number is in short form.
    pub exact: Option<String>,
}

/// The number of items, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Items that have been read.
    pub count: usize,
    /// Whether the feed has more.
    pub has_more: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The languages that are compiled in are there, one is coming, and all others have failed.
    fn messages_in(language: &'static str) -> Loading {
        match language {
            "en" => Loading::Loaded(Messages::ENGLISH),
            "ko" => Loading::Loaded(Messages::KOREAN),
            "zh-Hans" => Loading::Coming,
            _ => Loading::Failed,
        }
    }

    fn locale(tag: &str) -> Locale {
        Locale::choose([Some(tag)], &messages_in).unwrap()
    }

    #[test]
    fn the_first_tag_with_a_translation_is_chosen() {
        let chosen =
            Locale::choose([None, Some(""), Some("pt"), Some("ko"), Some("zh")], &messages_in).unwrap();
        assert_eq!((chosen.tag.as_str(), chosen.messages.news), ("ko", "소식"));
    }

    #[test]
    fn english_is_the_last_resort() {
        for tags in [vec![], vec![None], vec![Some("pt"), Some("한국어")], vec![Some("zh-TW"), Some("ko")]]
        {
            let chosen = Locale::choose(tags, &messages_in).unwrap();
            assert_eq!((chosen.tag.as_str(), chosen.messages.news), ("en", "News"));
        }
    }

    #[test]
    fn there_is_no_locale_as_long_as_its_messages_are_coming() {
        assert!(Locale::choose([Some("pt"), Some("zh-CN"), Some("ko")], &messages_in).is_none());
    }

    #[test]
    fn a_locale_can_be_held_by_signals() {
        fn signal_value<T: Clone + PartialEq + Send + Sync + 'static>(_: &T) {}
        signal_value(&locale("en"));
        assert!(locale("en") == locale("en") && locale("en") != locale("en-US"));
    }

    #[test]
    fn a_day_is_the_one_that_was_written_and_in_seoul_if_it_was_written_in_utc() {
        let korean = locale("ko");
        for (date, day) in [
            ("2021-05-04T20:00:00-07:00", "2021. 5. 4."),
            ("2021-05-04T20:00:00+09:00", "2021. 5. 4."),
            ("2021-05-04T20:00:00Z", "2021. 5. 5."),
            ("2021-05-04T20:00:00+00:00", "2021. 5. 5."),
            ("2021-05-04T23:59:59", "2021. 5. 4."),
            ("2021-05-04", "2021. 5. 4."),
            ("Tue, 04 May 2021 20:00:00 GMT", "2021. 5. 5."),
            ("1970-01-01", "1970. 1. 1."),
            ("9999-12-31", "9999. 12. 31."),
        ] {
            assert_eq!(korean.published(&date.parse().unwrap()), day, "{date}");
        }
        let seoul = korean.in_time_zone(Some("Asia/Seoul".to_owned()));
        for (date, day) in [
            ("2021-05-04T20:00:00-07:00", "2021. 5. 5."),
            ("2021-05-04T20:00:00Z", "2021. 5. 5."),
            ("2021-05-04T20:00:00", "2021. 5. 4."),
            ("2021-05-04", "2021. 5. 4."),
        ] {
            assert_eq!(seoul.published(&date.parse().unwrap()), day, "{date}");
        }
    }

    #[test]
    fn a_count_is_exact_below_a_hundred_thousand_and_short_from_there_on() {
        let texts = |tag: &str, n: f64| {
            let locale = locale(tag);
            let Count { before, number, after, exact } = locale.count(&locale.messages.views, n);
            ([before, &number, after].concat(), exact)
        };
        assert_eq!(texts("en", 1.0), ("1 view".into(), None));
        assert_eq!(texts("en", 4733.0), ("4,733 views".into(), None));
        assert_eq!(texts("ko", 99_999.0), ("조회수 99,999회".into(), None));
        assert_eq!(texts("en", 123_456.0), ("123K views".into(), Some("123,456 views".into())));
        assert_eq!(texts("ko", 123_456.0), ("조회수 12만회".into(), Some("조회수 123,456회".into())));
    }

    #[test]
    fn positions_count_from_one_and_name_a_total_only_if_it_is_known() {
        let total = Total { count: 1200, has_more: false };
        let more = Total { count: 12, has_more: true };
        let english = locale("en");
        assert_eq!(english.range(4, 7, total), "5–8 of 1,200");
        assert_eq!(english.range(4, 7, more), "5–8");
        assert_eq!(english.range(4, 4, total), "5 of 1,200");
        assert_eq!(english.range(2, 2, more), "3");
        assert_eq!(locale("ko").range(0, 3, more), "1–4번째");
        let views = [(4, 7, total), (4, 4, total), (4, 7, more), (4, 4, more)];
        let texts = views.map(|(first, last, total)| english.short_range(first, last, total));
        assert_eq!(texts, ["5–8 / 1,200", "5 / 1,200", "5–8", ""]);
    }

    #[test]
    fn stale_items_are_dated_where_their_date_is_known() {
        let korean = locale("ko");
        assert_eq!(
            [korean.stale(None), korean.stale(Some(1_533_049_200_000.0))],
            [
                "지금은 최신 소식을 불러올 수 없어 이전 소식을 표시합니다.",
                "지금은 최신 소식을 불러올 수 없어 2018. 8. 1. 기준 소식을 표시합니다."
            ]
        );
    }
}
