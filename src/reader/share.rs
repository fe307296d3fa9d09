//! Sharing a release: by the device's own dialog where there is one, else by copying its address.

use js_sys::{Object, Promise, Reflect};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::{
    components::{derived::text, focus::focus},
    i18n::Messages,
    js_options::js_options,
};

#[wasm_bindgen]
extern "C" {
    /// Missing in most browsers of desktops.
    #[wasm_bindgen(js_namespace = navigator, catch)]
    fn share(data: &Object) -> Result<JsValue, JsValue>;

    /// Missing on pages that did not come by `https:`.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = document, js_name = execCommand, catch)]
    fn exec_command(name: &str) -> Result<JsValue, JsValue>;
}

/// The button, and what it says when the address has been copied.
#[component]
pub fn Share(
    /// Where the item is.
    address: String,
    /// Its title.
    title: String,
    messages: &'static Messages,
) -> impl IntoView {
    let can_share = Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false);
    let is_copied = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let press = move |_| {
        let (address, title) = (address.clone(), title.clone());
        is_copied.set(false);
        spawn_local(async move {
            if can_share && is_shared(&address, &title).await {
                return;
            }
            let is_done = settled(write_text(&address)).await.is_ok()
                || button
                    .try_get_untracked()
                    .flatten()
                    .is_some_and(|button| copy_selected(&address, &button));
            // The dialog may have closed.
            let _ = is_copied.try_set(is_done);
        });
    };
    let copied = text(move || (if is_copied.get() { messages.link_copied } else { "" }).to_owned());
    view! {
        <button type="button" class="reader-share" part="reader-share" node_ref=button on:click=press>
            {if can_share { messages.share } else { messages.copy_link }}
        </button>
        <p class="reader-copied" part="reader-copied" role="status">
            {copied}
        </p>
    }
}

/// Hands the address to the device. Returns false if that is impossible here; not if the reader has changed their mind.
async fn is_shared(address: &str, title: &str) -> bool {
    let data = js_options(&[("title", title.into()), ("url", address.into())]);
    let Err(error) = settled(share(&data)).await else { return true };
    Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// Copies the address as a reader would: by selecting it, in a field that is there for that long.
fn copy_selected(address: &str, button: &HtmlElement) -> bool {
    let field = document().create_element("input").ok().map(JsCast::unchecked_into::<HtmlInputElement>);
    let (Some(field), Some(parent)) = (field, button.parent_element()) else { return false };
    field.set_class_name("unseen");
    field.set_value(address);
    let _ = parent.append_child(&field);
    field.select();
    let is_copied = exec_command("copy").is_ok_and(|is_copied| is_copied.is_truthy());
    field.remove();
    focus(button);
    is_copied
}

/// What a function of the page's navigator has returned, a promise or not.
async fn settled(result: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&result?)).await
}
