//! The dialog: the bar with its buttons, and the item below.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::{article::Article, context::ReaderContext};
use crate::{
    components::derived::{aria_flag, text},
    i18n::Messages,
};

/// The dialog. It fills the viewport and scrolls; the panel in it is what is seen. So the page behind does not scroll, whether the mouse is
/// over the panel or beside it.
#[component]
pub fn ReaderDialog(reader: ReaderContext) -> impl IntoView {
    let ReaderContext { widget, dialog, item, .. } = reader;
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Fails if the element has left the page.
            let _ = dialog.show_modal();
        }
    });
    Effect::new(move |_| {
        item.track();
        reader.load_more();
    });
    let title = text(move || {
        let title = item.with(|item| item.title());
        title.unwrap_or_else(|| widget.locale.with(|locale| locale.messages.untitled.to_owned()))
    });
    // A press that begins beside the panel closes the dialog when it ends there. A selection of text may end there, too.
    let pressed_beside = StoredValue::new(false);
    let is_beside = move |event: &MouseEvent| {
        let dialog = dialog.get_untracked();
        event.target().is_some_and(|target| dialog.is_some_and(|dialog| target == dialog.into()))
    };
    let shown = move || [(item.get(), widget.locale.get())];
    view! {
        <dialog
            class="reader"
            part="reader"
            aria-label=title
            node_ref=dialog
            on:close=move |_| reader.remove()
            on:keydown=move |event| {
                if dialog.get_untracked().is_some_and(|dialog| scrolls_beyond(&event, &dialog)) {
                    event.prevent_default();
                }
            }
            on:mousedown=move |event| pressed_beside.set_value(is_beside(&event))
            on:click=move |event| {
                if pressed_beside.get_value() && is_beside(&event) {
                    reader.close();
                }
            }
        >
            <div class="reader-panel" part="reader-panel">
                <div class="reader-bar" part="reader-bar">
                    <Step reader name="previous" part="reader-previous" step=-1 label=|messages| messages.previous_release />
                    <Step reader name="next" part="reader-next" step=1 label=|messages| messages.next_release />
                    <button
                        type="button"
                        class="reader-close"
                        part="reader-close"
                        aria-label=text(move || widget.locale.with(|locale| locale.messages.close.to_owned()))
                        on:click=move |_| reader.close()
                    ></button>
                </div>
                <For
                    each=shown
                    key=|(item, locale)| (std::sync::Arc::as_ptr(item) as usize, locale.key())
                    children=move |(item, locale)| view! { <Article reader item locale /> }
                />
            </div>
        </dialog>
    }
}

/// Whether a key would scroll on at an end of the dialog. In WebKit it would scroll the page behind.
fn scrolls_beyond(event: &KeyboardEvent, dialog: &HtmlElement) -> bool {
    let is_down = match &*event.key() {
        "ArrowDown" | "PageDown" | "End" => true,
        "ArrowUp" | "PageUp" | "Home" => false,
        // It presses a button.
        " " if event.target().is_some_and(|target| !target.is_instance_of::<HtmlButtonElement>()) => {
            !event.shift_key()
        }
        _ => return false,
    };
    let top = dialog.scroll_top();
    if is_down { top + dialog.client_height() + 1 >= dialog.scroll_height() } else { top <= 0 }
}

/// A button that shows the item before or after this one.
#[component]
fn Step(
    reader: ReaderContext,
    /// The class, which draws the arrow.
    name: &'static str,
    part: &'static str,
    step: isize,
    label: fn(&Messages) -> &'static str,
) -> impl IntoView {
    let locale = reader.widget.locale;
    view! {
        <button
            type="button"
            class=name
            part=part
            aria-label=text(move || locale.with(|locale| label(locale.messages).to_owned()))
            // It keeps the focus at the end, so it is not `disabled`.
            aria-disabled=aria_flag(move || reader.neighbour(step).is_none())
            on:click=move |_| reader.go(step)
        ></button>
    }
}
