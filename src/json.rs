//! What the browser's `JSON.parse` has made of a document, looked into with suspicion: any member may be of any kind, or missing.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use crate::dom::get;

/// Longest string that is kept whole, in UTF-16 units: no server takes an address of 64 KB.
const LONGEST: u32 = 64 << 10;

/// What is kept of a text, in characters: as much as a card could ever show.
const EXCERPT: u32 = 400;

/// Entries of a list that are looked at: authors, tags, sizes of an image.
const ENTRIES: u32 = 100;

/// Largest number up to which a double keeps every whole one: 2⁵³ − 1.
const WHOLE: f64 = 9_007_199_254_740_991.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Object, js_name = hasOwn)]
    fn has_own(object: &JsValue, name: &str) -> bool;

    /// A number as ECMAScript writes it.
    #[wasm_bindgen(js_name = String)]
    fn written(number: &JsValue) -> String;
}

/// A JSON value, or its absence.
#[derive(Clone, Debug)]
pub struct Json(JsValue);

impl Json {
    /// A value that the browser's parser has made.
    pub fn new(value: JsValue) -> Self {
        Self(value)
    }

    /// Whether there is something: `null` counts as absence, as many programs write it for "nothing".
    pub fn is_some(&self) -> bool {
        !self.0.is_null() && !self.0.is_undefined()
    }

    /// Whether it is an object with members.
    pub fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    /// The member of this name; the object's own, for pages hang things on all objects.
    pub fn get(&self, name: &str) -> Self {
        let own = self.0.is_object() && has_own(&self.0, name);
        Self(if own { get(&self.0, name) } else { JsValue::UNDEFINED })
    }

    /// The entries, if it is a list.
    pub fn list(&self) -> Option<Array> {
        Array::is_array(&self.0).then(|| self.0.clone().unchecked_into())
    }

    /// What `read` understands of the entries, of which the first are enough for a card.
    pub fn each<T>(&self, read: impl Fn(Self) -> Option<T>) -> Vec<T> {
        let list = self.list().unwrap_or_default();
        (0..list.length().min(ENTRIES)).filter_map(|at| read(Self(list.get(at)))).collect()
    }

    /// A string with something in it, as written.
    pub fn text(&self) -> Option<String> {
        let text = self.0.dyn_ref::<JsString>().filter(|text| text.length() <= LONGEST)?;
        Some(String::from(text)).filter(|text| !text.trim().is_empty())
    }

    /// Whether it is a string that says nothing.
    pub fn is_blank(&self) -> bool {
        self.0.as_string().is_some_and(|text| text.trim().is_empty())
    }

    /// The beginning of a string with something in it.
    pub fn excerpt(&self) -> Option<String> {
        // Twice the units: a character may have two.
        let beginning = String::from(self.0.dyn_ref::<JsString>()?.slice(0, 2 * EXCERPT));
        Some(beginning.chars().take(EXCERPT as usize).collect())
            .filter(|text: &String| !text.trim().is_empty())
    }

    /// A whole number of 0 or more: `718`, and what programs make of it, `"718"`.
    pub fn count(&self) -> Option<u64> {
        if let Some(number) = self.0.as_f64() {
            let count = number as u64;
            return (count as f64 == number && number <= WHOLE).then_some(count);
        }
        // `parse` alone would let a plus sign pass.
        self.text().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    }

    /// A number as text.
    pub fn number(&self) -> Option<String> {
        self.0.as_f64().map(|_| written(&self.0))
    }
}
