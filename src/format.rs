//! Dates, numbers and plurals as the reader writes them: in the [`plain`](crate::plain) form of a language, or as the browser's
//! `Intl` writes them (`src/embed/intl.js`).

use crate::{
    plain::Plain,
    script::Script,
    words::{self, Plural, Words, fill},
};

/// One language: its words and the way it writes numbers and dates.
pub struct Locale {
    /// The words.
    pub words: &'static Words,
    /// The language tag (BCP 47), canonical.
    pub tag: String,
    plain: Option<Plain>,
    script: Script,
}

impl Locale {
    /// The language of the first tag we have words for, else English.
    ///
    /// A page in French gets English words *and* English dates: one language at a time is easier to read.
    pub fn choose<'a>(tags: impl IntoIterator<Item = Option<&'a str>>, script: &Script) -> Option<Self> {
        tags.into_iter().flatten().chain(["en"]).find_map(|tag| {
            let words = words::of(&script.spoken(tag)?)?;
            // Such a tag is canonical as it stands.
            let plain = Plain::of(tag);
            let tag = if plain.is_some() { tag.to_owned() } else { script.write(tag, "tag", 0.0)? };
            Some(Self { words, plain: Plain::of(&tag), tag, script: script.clone() })
        })
    }

    /// The day of `epoch_ms`, milliseconds since 1970 in UTC, as a date in Seoul.
    pub fn date(&self, epoch_ms: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.date(epoch_ms));
        plain.unwrap_or_else(|| self.by_browser("date", epoch_ms))
    }

    fn number(&self, n: f64) -> String {
        match self.plain {
            Some(plain) => plain.number(n as u64),
            None => self.by_browser("number", n),
        }
    }

    fn by_browser(&self, kind: &str, value: f64) -> String {
        self.script.write(&self.tag, kind, value).unwrap_or_default()
    }

    /// `n` with its noun, every digit: "4,733 views".
    pub fn count(&self, noun: &Plural, n: f64) -> String {
        fill(noun.form(n), &[("n", &self.number(n))])
    }

    /// `n` with its noun, as short as can be: "4.7K views".
    pub fn compact_count(&self, noun: &Plural, n: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.compact(n as u64));
        let short = plain.unwrap_or_else(|| self.by_browser("compact", n));
        fill(noun.form(n), &[("n", &short)])
    }

    /// What is on screen: "5–8 of 12". Positions count from 0, the reader from 1.
    pub fn range(&self, first: usize, last: usize, total: Total) -> String {
        let words = if first == last { self.words.single } else { self.words.range };
        self.place(words, first, last, total)
    }

    /// The name of a slide: "3 of 12". The position counts from 0.
    pub fn slide(&self, position: usize, total: Total) -> String {
        self.place(self.words.slide_position, position, position, total)
    }

    fn place(&self, words: &str, first: usize, last: usize, total: Total) -> String {
        let [first, last, mut count] = [first + 1, last + 1, total.count].map(|n| self.number(n as f64));
        if total.more {
            count.push('+');
        }
        fill(words, &[("n", &first), ("first", &first), ("last", &last), ("total", &count)])
    }

    /// What is said of releases that may not be the newest: they have been so since `since`, in ms since 1970.
    pub fn stale(&self, since: Option<f64>) -> String {
        match since {
            Some(since) => fill(self.words.stale_since, &[("date", &self.date(since))]),
            None => self.words.stale.to_owned(),
        }
    }
}

/// How many releases there are, as far as is known: "12", or "12+".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Those that are there.
    pub count: usize,
    /// Whether the feed has more.
    pub more: bool,
}
