//! What the loader script (`src/embed`) does for the module.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The loader's functions; one object for all widgets (`src/embed/session.js`).
    #[derive(Clone)]
    pub type EmbedApi;

    /// The request that the loader has sent for this feed, once: an `EarlyRequest` of `src/embed/early.js`, or `undefined`.
    #[wasm_bindgen(method, js_name = takeResponse)]
    pub fn take_response(this: &EmbedApi, address: &str) -> JsValue;

    /// Lets the shadow root around `root` adopt this style sheet after the placeholder's.
    #[wasm_bindgen(method, js_name = adoptStyleSheet)]
    pub fn adopt_style_sheet(this: &EmbedApi, root: &Element, css: &str);

    /// Resolves to the object of the file of messages in this language, or to `undefined` if it can't be loaded.
    #[wasm_bindgen(method, js_name = loadMessages)]
    pub fn load_messages(this: &EmbedApi, language: &str) -> Promise;

    /// The same after a failure, with the next attempt: after a pause, or when the browser comes online.
    #[wasm_bindgen(method, js_name = reloadMessages)]
    pub fn reload_messages(this: &EmbedApi, language: &str) -> Promise;
}
