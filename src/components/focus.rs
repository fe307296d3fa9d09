//! Moving the keyboard focus without scrolling the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::js_options::js_options;

/// Gives the focus to `element`, and leaves the page where it is scrolled to.
pub fn focus(element: &HtmlElement) {
    let options = js_options(&[("preventScroll", true.into())]);
    let _ = element.focus_with_options(options.unchecked_ref());
}

/// Whether `element` or something in it has the focus.
pub fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or(false)
}
