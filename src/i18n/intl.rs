//! Dates and numbers by the browser's `Intl`.
//!
//! The bindings of `js_sys` don't catch exceptions, so the few functions needed are declared here. Nothing in this file panics: on
//! a page that has removed or broken `Intl`, a text is empty.

use js_sys::{Array, Object};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

use crate::js_options::js_options;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn get_canonical_locales(tag: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(tag: &str) -> Result<PluralRules, JsValue>;

    /// Any of the three, once it has been made.
    #[derive(Clone)]
    type Formatter;

    #[wasm_bindgen(catch, method)]
    fn format(this: &Formatter, value: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn select(this: &Formatter, value: f64) -> Result<String, JsValue>;
}

/// The time zone of dates, unless the page names another.
pub const SEOUL: &str = "Asia/Seoul";

/// What a formatter writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A date in Seoul, of ms since 1970: "Aug 1, 2018".
    Date,
    /// A date of ms since a clock showed the beginning of 1970.
    Day,
    /// A date as [`Kind::Date`], with the month in full: "August 1, 2018".
    LongDate,
    /// A day as [`Kind::Day`], with the month in full.
    LongDay,
    /// A day in a time zone, in Swedish: "2018-08-01", as ISO 8601 has it.
    IsoDay,
    /// A number in full: "4,733".
    Number,
    /// A number in short form: "4.7K".
    Compact,
    /// The name of the plural category of a number: "one".
    PluralCategory,
}

impl Kind {
    /// The time zone of a date.
    fn zone(self) -> &'static str {
        match self {
            Self::Date | Self::LongDate => SEOUL,
            Self::Day | Self::LongDay => "UTC",
            Self::IsoDay | Self::Number | Self::Compact | Self::PluralCategory => "",
        }
    }

    fn formatter(self, tag: &str, zone: &str) -> Option<Formatter> {
        let formatter: JsValue = match self {
            Self::Date | Self::Day | Self::LongDate | Self::LongDay | Self::IsoDay => {
                let style = match self {
                    Self::LongDate | Self::LongDay => "long",
                    Self::IsoDay => "short",
                    _ => "medium",
                };
                let options = [("dateStyle", style.into()), ("timeZone", zone.into())];
                DateTimeFormat::new(tag, &js_options(&options)).ok()?.into()
            }
            Self::Number => NumberFormat::new(tag, &js_options(&[])).ok()?.into(),
            Self::Compact => {
                NumberFormat::new(tag, &js_options(&[("notation", "compact".into())])).ok()?.into()
            }
            Self::PluralCategory => PluralRules::new(tag).ok()?.into(),
        };
        Some(formatter.unchecked_into())
    }
}

thread_local! {
    /// Formatters are expensive to make, so they are kept, by language tag, time zone and kind.
    static FORMATTERS: RefCell<Vec<(String, String, Kind, Formatter)>> = const { RefCell::new(Vec::new()) };
}

fn formatter(tag: &str, zone: &str, kind: Kind) -> Option<Formatter> {
    let known = FORMATTERS.with_borrow(|formatters| {
        formatters
            .iter()
            .find(|(of, at, is, _)| of == tag && at == zone && *is == kind)
            .map(|(.., formatter)| formatter.clone())
    });
    known.or_else(|| {
        let formatter = kind.formatter(tag, zone)?;
        let key = (tag.to_owned(), zone.to_owned());
        FORMATTERS.with_borrow_mut(|formatters| formatters.push((key.0, key.1, kind, formatter.clone())));
        Some(formatter)
    })
}

/// `value` as the language of `tag` writes it. Empty if `Intl` throws: for a tag that is not well-formed, for a date outside the
/// calendar, and where the page has broken `Intl`.
pub fn format(tag: &str, kind: Kind, value: f64) -> String {
    format_in(tag, kind.zone(), kind, value)
}

/// The date in this time zone at `ms`, ms since 1970, as [`format()`] writes it.
pub fn format_date(tag: &str, zone: &str, kind: Kind, ms: f64) -> String {
    format_in(tag, zone, kind, ms)
}

/// The day in this time zone at `ms`, ms since 1970: "2018-08-01".
pub fn iso_day(zone: &str, ms: f64) -> String {
    format_in("sv", zone, Kind::IsoDay, ms)
}

/// Whether the browser knows this time zone.
pub fn is_time_zone(zone: &str) -> bool {
    // Without asking, for the default: the first formatter of a page is slow.
    zone == SEOUL || formatter("en", zone, Kind::Date).is_some()
}

fn format_in(tag: &str, zone: &str, kind: Kind, value: f64) -> String {
    let Some(formatter) = formatter(tag, zone, kind) else { return String::new() };
    let text = match kind {
        Kind::PluralCategory => formatter.select(value),
        _ => formatter.format(value),
    };
    text.unwrap_or_default()
}

/// The canonical form of a language tag (BCP 47; `_` counts as `-`), if it is well-formed.
pub fn canonical(tag: &str) -> Option<String> {
    get_canonical_locales(&tag.replace('_', "-")).ok()?.get(0).as_string()
}

#[cfg(all(test, target_family = "wasm"))]
mod tests {
    use super::*;
    use js_sys::Reflect;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn dates_are_in_seoul_and_numbers_are_long_or_short() {
        let half_past_midnight = 1_533_137_400_000.0; // 2018-08-01T15:30Z
        assert_eq!(format("en-US", Kind::Date, half_past_midnight), "Aug 2, 2018");
        assert_eq!(format("en-GB", Kind::Date, half_past_midnight), "2 Aug 2018");
        assert_eq!(format("ko", Kind::Date, 0.0), "1970. 1. 1.");
        assert_eq!(format("en", Kind::Number, 4733.0), "4,733");
        assert_eq!([4733.0, 12_345.0].map(|n| format("en", Kind::Compact, n)), ["4.7K", "12K"]);
    }

    #[wasm_bindgen_test]
    fn tags_become_canonical() {
        assert_eq!(canonical("en_us").as_deref(), Some("en-US"));
        assert_eq!(canonical("ZH-hant-tw").as_deref(), Some("zh-Hant-TW"));
    }

    #[wasm_bindgen_test]
    fn what_is_no_tag_or_no_date_is_empty() {
        for tag in ["", "Korean!", "k", "中文"] {
            assert_eq!((canonical(tag), format(tag, Kind::Number, 1.0)), (None, String::new()), "{tag}");
        }
        for ms in [f64::NAN, f64::INFINITY, 1e20] {
            assert_eq!(format("en", Kind::Date, ms), "");
        }
    }

    #[wasm_bindgen_test]
    fn properties_of_all_objects_are_not_taken_for_options() {
        let prototype = Object::get_prototype_of(&Object::new());
        Reflect::set(&prototype, &"minimumFractionDigits".into(), &3.into()).unwrap();
        let text = format("de", Kind::Number, 4733.0);
        Reflect::delete_property(&prototype, &"minimumFractionDigits".into()).unwrap();
        assert_eq!(text, "4.733");
    }

    #[wasm_bindgen_test]
    fn on_a_page_without_intl_texts_are_empty() {
        let (page, name) = (js_sys::global(), "Intl".into());
        let intl = Reflect::get(&page, &name).unwrap();
        Reflect::set(&page, &name, &JsValue::UNDEFINED).unwrap();
        let (tag, date) = (canonical("en-GB"), format("fr", Kind::Date, 0.0));
        Reflect::set(&page, &name, &intl).unwrap();
        assert_eq!((tag, date), (None, String::new()));
    }
}
