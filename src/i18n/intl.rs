//! Dates and numbers by the browser's `Intl`.
//!
//! The bindings of `js_sys` don't catch exceptions, so the few functions needed are declared here. Nothing in this file panics: on
//! a page that has removed or broken `Intl`, a text is empty.

use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

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

    /// Either of the two, once it has been made.
    #[derive(Clone)]
    type Formatter;

    #[wasm_bindgen(catch, method)]
    fn format(this: &Formatter, value: f64) -> Result<String, JsValue>;
}

/// What a formatter writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A date in Seoul, of ms since 1970: "Aug 1, 2018".
    Date,
    /// A number in full: "4,733".
    Number,
    /// A number in short form: "4.7K".
    Compact,
}

impl Kind {
    fn formatter(self, tag: &str) -> Option<Formatter> {
        let formatter: JsValue = match self {
            Self::Date => {
                DateTimeFormat::new(tag, &options(&[("dateStyle", "medium"), ("timeZone", "Asia/Seoul")]))
                    .ok()?
                    .into()
            }
            Self::Number => NumberFormat::new(tag, &options(&[])).ok()?.into(),
            Self::Compact => NumberFormat::new(tag, &options(&[("notation", "compact")])).ok()?.into(),
        };
        Some(formatter.unchecked_into())
    }
}

/// An options object without a prototype: a page may have added properties to `Object.prototype`.
fn options(members: &[(&str, &str)]) -> Object {
    let object = Object::create(JsValue::NULL.unchecked_ref());
    for (name, value) in members {
        // It fails for frozen objects only.
        _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

thread_local! {
    /// Formatters are expensive to make, so they are kept, by language tag and kind.
    static FORMATTERS: RefCell<Vec<(String, Kind, Formatter)>> = const { RefCell::new(Vec::new()) };
}

fn formatter(tag: &str, kind: Kind) -> Option<Formatter> {
    let known = FORMATTERS.with_borrow(|formatters| {
        formatters
            .iter()
            .find(|(of, is, _)| of == tag && *is == kind)
            .map(|(.., formatter)| formatter.clone())
    });
    known.or_else(|| {
        let formatter = kind.formatter(tag)?;
        FORMATTERS.with_borrow_mut(|formatters| formatters.push((tag.to_owned(), kind, formatter.clone())));
        Some(formatter)
    })
}

/// `value` as the language of `tag` writes it. Empty if `Intl` throws: for a tag that is not well-formed, for a date outside the
/// calendar, and where the page has broken `Intl`.
pub fn format(tag: &str, kind: Kind, value: f64) -> String {
    formatter(tag, kind).and_then(|formatter| formatter.format(value).ok()).unwrap_or_default()
}

/// The canonical form of a language tag (BCP 47; `_` counts as `-`), if it is well-formed.
pub fn canonical(tag: &str) -> Option<String> {
    get_canonical_locales(&tag.replace('_', "-")).ok()?.get(0).as_string()
}
