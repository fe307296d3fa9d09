//! Moving the keyboard focus without scrolling the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

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

/// Whether anything in the shadow root around `element` has the focus.
pub fn is_focus_near(element: &Element) -> bool {
    let root = element.get_root_node().dyn_into::<ShadowRoot>();
    root.is_ok_and(|root| root.active_element().is_some())
}
