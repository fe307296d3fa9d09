//! Option objects for functions of the browser.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// An object with these entries and no prototype. A page may have added properties to `Object.prototype`, and the browser would read
/// them as options.
pub fn js_options(entries: &[(&str, JsValue)]) -> Object {
    let object: Object = Object::create(JsValue::NULL.unchecked_ref());
    for (name, value) in entries {
        // Setting a property of such an object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
