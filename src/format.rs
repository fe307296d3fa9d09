//! Dates, numbers and plurals as the reader writes them: the browser's `Intl`, built with each drawing of a phase.

use js_sys::{
    Array, Date, Function,
    Intl::{DateTimeFormat, NumberFormat, PluralRules},
    Object, Reflect,
};
use wasm_bindgen::prelude::*;

use crate::words::{self, Plural, Words, fill};

/// The agency's own clock; a date is the day it was in Seoul.
const TIME_ZONE: &str = "Asia/Seoul";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;
}

/// One language: its words and the way it writes numbers and dates.
pub struct Locale {
    /// The words.
    pub words: &'static Words,
    /// The language tag (BCP 47), canonical.
    pub tag: String,
    date: Function,
    whole: Function,
    compact: Function,
    plural: PluralRules,
}

impl Locale {
    /// The language of the first tag we have words for, else English.
    ///
    /// A page in French gets English words *and* English dates: one language at a time is easier to read.
    pub fn choose<'a>(tags: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        tags.into_iter()
            .flatten()
            .find_map(|tag| Some((words::of(tag)?, canonical(tag)?)))
            .map_or_else(|| Self::new(words::FALLBACK, "en".into()), |(words, tag)| Self::new(words, tag))
    }

    fn new(words: &'static Words, tag: String) -> Self {
        let locales = Array::of1(&tag.as_str().into());
        let date = options(&[("dateStyle", "medium"), ("timeZone", TIME_ZONE)]);
        let compact = options(&[("notation", "compact")]);
        Self {
            date: DateTimeFormat::new(&locales, &date).format(),
            whole: NumberFormat::new(&locales, &options(&[])).format(),
            compact: NumberFormat::new(&locales, &compact).format(),
            plural: PluralRules::new(&locales, &options(&[])),
            words,
            tag,
        }
    }

    /// The day of `epoch_ms`, milliseconds since 1970 in UTC, as a date in Seoul.
    pub fn date(&self, epoch_ms: f64) -> String {
        text(&self.date, &Date::new(&epoch_ms.into()))
    }

    /// Every digit of `n`: "4,733".
    pub fn number(&self, n: f64) -> String {
        text(&self.whole, &n.into())
    }

    /// `n` with its noun, every digit: "4,733 views".
    pub fn count(&self, noun: &Plural, n: f64) -> String {
        fill(self.form(noun, n), &[("n", &self.number(n))])
    }

    /// `n` with its noun, as short as can be: "4.7K views".
    pub fn compact_count(&self, noun: &Plural, n: f64) -> String {
        fill(self.form(noun, n), &[("n", &text(&self.compact, &n.into()))])
    }

    /// What is on screen: "5–8 of 12". Positions count from 0, the reader from 1.
    pub fn range(&self, first: usize, last: usize, total: usize) -> String {
        let [n, last_n, total] = [first + 1, last + 1, total].map(|n| self.number(n as f64));
        let words = if first == last { self.words.single } else { self.words.range };
        fill(words, &[("n", &n), ("first", &n), ("last", &last_n), ("total", &total)])
    }

    /// The name of a slide: "3 of 12". The position counts from 0.
    pub fn slide(&self, position: usize, total: usize) -> String {
        let [n, total] = [position + 1, total].map(|n| self.number(n as f64));
        fill(self.words.slide_position, &[("n", &n), ("total", &total)])
    }

    /// What is said of releases that may not be the newest: they have been so since `since`, in ms since 1970.
    pub fn stale(&self, since: Option<f64>) -> String {
        match since {
            Some(since) => fill(self.words.stale_since, &[("date", &self.date(since))]),
            None => self.words.stale.to_owned(),
        }
    }

    fn form(&self, noun: &Plural, n: f64) -> &'static str {
        if self.plural.select(n) == "one" { noun.one } else { noun.other }
    }
}

/// Whether the browser takes this for a language tag (BCP 47).
pub fn is_language_tag(tag: &str) -> bool {
    canonical(tag).is_some()
}

/// The canonical form of a tag; none if it is not well formed, which would make every `Intl` object throw.
fn canonical(tag: &str) -> Option<String> {
    canonical_locales(&tag.replace('_', "-")).ok()?.get(0).as_string()
}

/// Options of these entries alone: without a prototype, for `Intl` takes what a page has hung on that for more.
fn options(entries: &[(&str, &str)]) -> Object {
    let object = Object::create(JsValue::NULL.unchecked_ref());
    for (key, value) in entries {
        // Setting a plain property of a plain object can't fail.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// What a formatter makes of a value; nothing for a value it refuses, such as a date beyond the calendar.
fn text(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|t| t.as_string()).unwrap_or_default()
}
