//! What `embed.js` does for the module: all that is there before it, and need not be there twice.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// The script's side; one for all widgets (`src/embed/session.js`).
    #[derive(Clone)]
    pub type Script;

    /// Asks for a document of a feed, or hands out what has been asked for already (`src/embed/early.js`).
    #[wasm_bindgen(method)]
    pub fn request(this: &Script, address: &str, wanted: f64, cached: bool) -> Sent;

    /// A request under way (`src/embed/document.js`).
    pub type Sent;

    /// Gives it up.
    #[wasm_bindgen(method)]
    pub fn end(this: &Sent);

    /// What the browser writes in a language (BCP 47) for `value`: "date", of ms since 1970; "number" or, as short as can be,
    /// "compact"; "tag" is the language's own, canonical. Nothing for what is no language tag (`src/embed/intl.js`).
    #[wasm_bindgen(method)]
    pub fn write(this: &Script, tag: &str, kind: &str, value: f64) -> Option<String>;

    /// The language whose words are meant by a tag (BCP 47), if we speak it, by its name in [`words`](crate::words)
    /// (`src/embed/language.js`).
    #[wasm_bindgen(method)]
    pub fn spoken(this: &Script, tag: &str) -> Option<String>;

    /// The nearest `lang` around an element, itself included, out through shadow roots; else the empty string
    /// (`src/embed/language.js`).
    #[wasm_bindgen(method, js_name = languageAround)]
    pub fn language_around(this: &Script, element: &HtmlElement) -> String;

    /// Has the shadow root around `frame` adopt this style sheet after that of the placeholder.
    #[wasm_bindgen(method)]
    pub fn adopt(this: &Script, frame: &HtmlElement, style: &str);

    /// What follows is a task of its own, if possible before the browser draws.
    #[wasm_bindgen(method)]
    pub fn pause(this: &Script) -> Promise;
}
