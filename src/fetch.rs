//! The page's own `fetch`, for the feed and for the word of an opened release.

use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Returns what a promise of a response should be. Pages replace it by functions that throw or return anything.
    ///
    /// With an address rather than a `Request`, which many a page's own does not expect.
    #[wasm_bindgen(catch)]
    pub fn fetch(address: &str, options: &Object) -> Result<JsValue, JsValue>;
}
