//! [`Locale`]: the language of one widget, with its messages and its way to write dates and numbers.

use super::{Messages, Plural, fill, intl, plain::Plain};

/// The language of one widget.
///
/// It holds no JavaScript value, so signals and components of any thread can hold it.
#[derive(Clone, Debug)]
pub struct Locale {
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// The canonical language tag (BCP 47).
    pub tag: String,
    plain: Option<Plain>,
}

/// Two locales are equal if their tags are: all else follows from the tag.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Locale {
    /// The locale of the first tag that has a translation; English if none has.
    ///
    /// Dates follow the messages: a page in French gets English messages and English dates, not a mixture.
    pub fn choose<'a>(tags: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        tags.into_iter().flatten().find_map(Self::of).unwrap_or_else(|| Self {
            messages: &super::en::MESSAGES,
            tag: "en".to_owned(),
            plain: Some(Plain::English),
        })
    }

    fn of(tag: &str) -> Option<Self> {
        let messages = Messages::of(tag)?;
        // The tags that `Plain` knows are canonical already.
        let tag = if Plain::of(tag).is_some() { tag.to_owned() } else { intl::canonical(tag)? };
        Some(Self { messages, plain: Plain::of(&tag), tag })
    }

    /// The date in Seoul at `ms`, milliseconds since 1970 in UTC. Empty if `Intl` can't tell.
    pub fn date(&self, ms: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.date(ms));
        plain.unwrap_or_else(|| intl::format(&self.tag, intl::Kind::Date, ms))
    }

    fn number(&self, n: f64) -> String {
        match self.plain {
            Some(plain) => plain.number(n as u64),
            None => intl::format(&self.tag, intl::Kind::Number, n),
        }
    }

    /// `n` in full, with its noun: "4,733 views".
    pub fn count(&self, noun: &Plural, n: f64) -> String {
        fill(noun.form(n), &[("n", &self.number(n))])
    }

    /// `n` in short form, with its noun: "4.7K views".
    pub fn compact_count(&self, noun: &Plural, n: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.compact(n as u64));
        let short = plain.unwrap_or_else(|| intl::format(&self.tag, intl::Kind::Compact, n));
        fill(noun.form(n), &[("n", &short)])
    }

    /// Which slides are in view: "5–8 of 12". `first` and `last` count from 0.
    pub fn range(&self, first: usize, last: usize, total: Total) -> String {
        let message = if first == last { self.messages.single } else { self.messages.range };
        self.position(message, first, last, total)
    }

    /// The label of a slide: "3 of 12". `index` counts from 0.
    pub fn slide(&self, index: usize, total: Total) -> String {
        self.position(self.messages.slide_position, index, index, total)
    }

    fn position(&self, message: &str, first: usize, last: usize, total: Total) -> String {
        let [first, last, mut count] = [first + 1, last + 1, total.count].map(|n| self.number(n as f64));
        if total.has_more {
            count.push('+');
        }
        fill(message, &[("n", &first), ("first", &first), ("last", &last), ("total", &count)])
    }

    /// The note below items that could not be refreshed. `since`: when they were loaded, in ms since 1970, if known.
    pub fn stale(&self, since: Option<f64>) -> String {
        match since {
            Some(since) => fill(self.messages.stale_since, &[("date", &self.date(since))]),
            None => self.messages.stale.to_owned(),
        }
    }
}

/// The number of items: "12", or "12+" if the feed has more than have been read.
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

    fn locale(tag: &str) -> Locale {
        Locale::choose([Some(tag)])
    }

    #[test]
    fn the_first_tag_with_a_translation_is_chosen() {
        let chosen = Locale::choose([None, Some(""), Some("fr"), Some("ko"), Some("ja")]);
        assert_eq!((chosen.tag.as_str(), chosen.messages.news), ("ko", "소식"));
    }

    #[test]
    fn english_is_the_last_resort() {
        for tags in [vec![], vec![None], vec![Some("fr"), Some("한국어")]] {
            let chosen = Locale::choose(tags);
            assert_eq!((chosen.tag.as_str(), chosen.messages.news), ("en", "News"));
        }
    }

    #[test]
    fn a_locale_can_be_held_by_signals() {
        fn signal_value<T: Clone + PartialEq + Send + Sync + 'static>(_: &T) {}
        signal_value(&locale("en"));
        assert!(locale("en") == locale("en") && locale("en") != locale("en-US"));
    }

    #[test]
    fn counts_are_written_in_full_and_in_short_form() {
        let english = locale("en");
        let views = &english.messages.views;
        assert_eq!([1.0, 4733.0].map(|n| english.count(views, n)), ["1 view", "4,733 views"]);
        assert_eq!([1.0, 4733.0].map(|n| english.compact_count(views, n)), ["1 view", "4.7K views"]);
        let korean = locale("ko");
        assert_eq!(korean.compact_count(&korean.messages.views, 12_345.0), "조회수 1.2만회");
    }

    #[test]
    fn positions_count_from_one_and_say_whether_there_are_more() {
        let total = Total { count: 1200, has_more: false };
        let more = Total { count: 12, has_more: true };
        let english = locale("en");
        assert_eq!(english.range(4, 7, total), "5–8 of 1,200");
        assert_eq!(english.range(4, 4, more), "5 of 12+");
        assert_eq!(english.slide(2, more), "3 of 12+");
        assert_eq!(locale("ko").range(0, 3, more), "전체 12+개 중 1–4번째");
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
