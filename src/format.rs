//! Dates, numbers and plurals as the reader writes them: in the [`plain`](crate::plain) form of a language, or as the browser's
//! `Intl` writes them (`src/embed/intl.js`).

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::{
    plain::Plain,
    words::{self, Plural, Words, fill},
};

#[wasm_bindgen]
extern "C" {
    /// The formatters of one language.
    pub type Formats;

    /// Its tag (BCP 47), canonical.
    #[wasm_bindgen(method, getter)]
    pub fn tag(this: &Formats) -> String;

    /// The day of a moment, in ms since 1970; nothing for one beyond the calendar.
    #[wasm_bindgen(method)]
    pub fn date(this: &Formats, ms: f64) -> String;

    /// Every digit of a number: "4,733".
    #[wasm_bindgen(method)]
    pub fn number(this: &Formats, n: f64) -> String;

    /// A number as short as can be: "4.7K".
    #[wasm_bindgen(method)]
    pub fn compact(this: &Formats, n: f64) -> String;
}

/// One language: its words and the way it writes numbers and dates.
pub struct Locale {
    /// The words.
    pub words: &'static Words,
    /// The language tag (BCP 47), canonical.
    pub tag: String,
    plain: Option<Plain>,
    formats: Function,
}

impl Locale {
    /// The language of the first tag we have words for, else English; `formats` makes the formatters of a tag.
    ///
    /// A page in French gets English words *and* English dates: one language at a time is easier to read.
    pub fn choose<'a>(tags: impl IntoIterator<Item = Option<&'a str>>, formats: &Function) -> Option<Self> {
        tags.into_iter().flatten().chain(["en"]).find_map(|tag| {
            let words = words::of(tag)?;
            // Such a tag is canonical as it stands.
            let plain = Plain::of(tag);
            let tag = if plain.is_some() { tag.to_owned() } else { formats_of(tag, formats)?.tag() };
            Some(Self { words, plain: Plain::of(&tag), tag, formats: formats.clone() })
        })
    }

    /// The day of `epoch_ms`, milliseconds since 1970 in UTC, as a date in Seoul.
    pub fn date(&self, epoch_ms: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.date(epoch_ms));
        plain.unwrap_or_else(|| self.by_browser(|formats| formats.date(epoch_ms)))
    }

    fn number(&self, n: f64) -> String {
        match self.plain {
            Some(plain) => plain.number(n as u64),
            None => self.by_browser(|formats| formats.number(n)),
        }
    }

    fn by_browser(&self, write: impl FnOnce(&Formats) -> String) -> String {
        formats_of(&self.tag, &self.formats).map(|formats| write(&formats)).unwrap_or_default()
    }

    /// `n` with its noun, every digit: "4,733 views".
    pub fn count(&self, noun: &Plural, n: f64) -> String {
        fill(noun.form(n), &[("n", &self.number(n))])
    }

    /// `n` with its noun, as short as can be: "4.7K views".
    pub fn compact_count(&self, noun: &Plural, n: f64) -> String {
        let plain = self.plain.and_then(|plain| plain.compact(n as u64));
        let short = plain.unwrap_or_else(|| self.by_browser(|formats| formats.compact(n)));
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

/// Whether the browser takes this for a language tag (BCP 47).
pub fn is_language_tag(tag: &str, formats: &Function) -> bool {
    formats_of(tag, formats).is_some()
}

/// The formatters of a language; none if the tag is not well formed.
pub fn formats_of(tag: &str, formats: &Function) -> Option<Formats> {
    let found = formats.call1(&JsValue::UNDEFINED, &tag.into()).ok()?;
    (!found.is_undefined()).then(|| found.unchecked_into())
}
