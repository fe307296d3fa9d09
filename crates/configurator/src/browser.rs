//! What the browser knows and keeps: addresses, languages, the clipboard.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::{document, window};
use url::Url;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement, HtmlScriptElement};

use crate::texts::Language;

/// The address of the widget's script that this page has loaded.
pub fn script() -> Option<Url> {
    let tag = document().query_selector("script[src$='invest-seoul-news.js']").ok()??;
    tag.unchecked_into::<HtmlScriptElement>().src().parse().ok()
}

/// The address of a file, relative to this page.
pub fn address_of(file: &str) -> String {
    let page = document().base_uri().ok().flatten().and_then(|base| base.parse::<Url>().ok());
    page.and_then(|page| page.join(file).ok()).map_or_else(|| file.to_owned(), String::from)
}

/// The query of this page's address.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// The address of this page without its query.
pub fn page() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Makes this the page's address, without a new entry in the history.
pub fn replace_address(address: &str) {
    // Safari refuses more than a hundred in half a minute. The next one then has it all.
    let _ = window()
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// The language of the reader, if it is one of ours; else English.
pub fn language() -> Language {
    let languages = window().navigator().languages();
    let mut tags = languages.iter().filter_map(|tag| tag.as_string());
    tags.find_map(|tag| Language::from_tag(&tag)).unwrap_or(Language::English)
}

/// Whether the browser knows a time zone by this name. Tests outside of a browser know all.
pub fn knows_time_zone(name: &str) -> bool {
    if cfg!(not(target_family = "wasm")) {
        return true;
    }
    let format = || {
        let options = Object::new();
        Reflect::set(&options, &"timeZone".into(), &name.into())?;
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let constructor = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into::<Function>()?;
        Reflect::construct(&constructor, &Array::of2(&JsValue::UNDEFINED, &options))
    };
    format().is_ok()
}

/// Copies a text. False if the browser does not allow it: pages without https have no clipboard.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    has_clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Selects the text of the element or field with this id, so that the reader can copy it.
pub fn select(id: &str) {
    let selection = window().get_selection().ok().flatten();
    let (Some(element), Some(selection)) = (document().get_element_by_id(id), selection) else { return };
    element.scroll_into_view();
    match element.dyn_ref::<HtmlInputElement>() {
        Some(field) => {
            // The focus is what Ctrl+C copies from.
            let _ = field.focus();
            field.select();
        }
        None => {
            let _ = selection.select_all_children(&element);
        }
    }
}

/// Brings the reader to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}
