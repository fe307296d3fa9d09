//! Which language the page around an element is in.

use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

/// The nearest `lang` attribute: of the element, of its ancestors, or, through shadow roots, of their hosts' ancestors. Empty if
/// there is none.
pub fn language_around(element: &Element) -> String {
    let mut element = element.clone();
    loop {
        if let Ok(Some(nearest)) = element.closest("[lang]") {
            return nearest.get_attribute("lang").unwrap_or_default();
        }
        match element.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => element = root.host(),
            Err(_) => return String::new(),
        }
    }
}
