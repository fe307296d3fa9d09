//! Objects of options for the browser's functions.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// An object with these entries and no prototype: a page may have added anything to `Object.prototype`, which the browser would take
/// for options.
pub fn js_options(entries: &[(&str, JsValue)]) -> Object {
    let object: Object = Object::create(JsValue::NULL.unchecked_ref());
    for (name, value) in entries {
        // Setting a property of such an object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
