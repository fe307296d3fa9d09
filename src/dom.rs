//! Elements, made by hand.
//!
//! Leptos keeps the state and says when to draw; what is drawn is made here, element by element. Its own views would cost each
//! visitor 20 KB more, and call `document.createElement`, which a form of that name on the page hides, and `innerHTML`,
//! which a page with Trusted Types forbids.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: JsValue;

    #[wasm_bindgen(js_namespace = ["Document", "prototype", "createElement"], js_name = call)]
    fn create_element(document: &JsValue, name: &str) -> HtmlElement;

    /// What hears events.
    #[wasm_bindgen(extends = web_sys::EventTarget)]
    pub type Target;

    /// Calls a listener at each event of this name; `options` as `addEventListener` takes them.
    #[wasm_bindgen(method, js_name = addEventListener)]
    pub fn listen(this: &Target, event: &str, listener: &JsValue, options: &JsValue);

    /// A property that is a number, or true or false as 1 and 0. One function for all: each of its own costs the script some bytes.
    #[wasm_bindgen(js_namespace = Reflect, js_name = get)]
    pub fn number(object: &JsValue, name: &str) -> f64;

    /// Any other property of an object; likewise one function for all.
    #[wasm_bindgen(js_namespace = Reflect, js_name = get)]
    pub fn get(object: &JsValue, name: &str) -> JsValue;

    /// Hears what the page says.
    #[wasm_bindgen(js_name = addEventListener)]
    pub fn listen_to_page(event: &str, listener: &JsValue);

    /// Hears it no longer.
    #[wasm_bindgen(js_name = removeEventListener)]
    pub fn stop_listening_to_page(event: &str, listener: &JsValue);

    /// An element, as far as web-sys has more to say of it than is needed: names here are our own, of which none is malformed,
    /// so that nothing throws.
    #[wasm_bindgen(extends = Element)]
    type Part;

    /// Takes texts, too.
    #[wasm_bindgen(method)]
    fn append(this: &Part, child: &JsValue);

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Part, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = toggleAttribute)]
    fn toggle_attribute(this: &Part, name: &str, on: bool);

    #[wasm_bindgen(method)]
    fn closest(this: &Part, selector: &str) -> JsValue;

    /// An element's own style.
    type Style;

    #[wasm_bindgen(method, js_name = setProperty)]
    fn set_property(this: &Style, name: &str, value: &str);
}

/// An element of this name.
pub fn element(name: &str) -> HtmlElement {
    DOCUMENT.with(|document| create_element(document, name))
}

/// An element that a page may style: `part` is the name of its part, and its class.
pub fn part(name: &str, part: &str) -> HtmlElement {
    element(name).with("class", part).with("part", part)
}

/// Options for the browser, of these entries alone: without a prototype, which a page may have hung anything on.
pub fn bare(entries: &[(&str, JsValue)]) -> Object {
    let object: Object = Object::create(JsValue::NULL.unchecked_ref());
    for (name, value) in entries {
        // Setting a plain property of a plain object can't fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// What an element is made up of, in one expression.
pub trait Build: Sized {
    /// With this attribute.
    fn with(self, attribute: &str, value: &str) -> Self;
    /// With this attribute, if there is a value.
    fn with_some(self, attribute: &str, value: Option<&str>) -> Self;
    /// With these children after those it has.
    fn holding(self, children: &[&HtmlElement]) -> Self;
    /// With this text after the children it has. Never markup.
    fn saying(self, text: &str) -> Self;
}

impl Build for HtmlElement {
    fn with(self, attribute: &str, value: &str) -> Self {
        set(&self, attribute, value);
        self
    }

    fn with_some(self, attribute: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            set(&self, attribute, value);
        }
        self
    }

    fn holding(self, children: &[&HtmlElement]) -> Self {
        for child in children {
            self.unchecked_ref::<Part>().append(child);
        }
        self
    }

    fn saying(self, text: &str) -> Self {
        self.unchecked_ref::<Part>().append(&text.into());
        self
    }
}

/// Sets an attribute.
pub fn set(element: &Element, attribute: &str, value: &str) {
    element.unchecked_ref::<Part>().set_attribute(attribute, value);
}

/// Whether the element, or one around it, matches the selector.
pub fn is_inside(element: &Element, selector: &str) -> bool {
    element.unchecked_ref::<Part>().closest(selector).is_object()
}

/// A property that is a string, or the empty one.
pub fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

/// A property that is an object, if there is one.
pub fn object<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    Some(get(of, name)).filter(JsValue::is_object).map(JsCast::unchecked_into)
}

/// Sets a property of an element's own style, which no policy of a page forbids.
pub fn style(element: &HtmlElement, property: &str, value: &str) {
    if let Some(style) = object::<Style>(element, "style") {
        style.set_property(property, value);
    }
}

/// Whether the attribute of a state that is either on or off, such as `hidden`, is there.
pub fn toggle(element: &Element, attribute: &str, on: bool) {
    element.unchecked_ref::<Part>().toggle_attribute(attribute, on);
}
