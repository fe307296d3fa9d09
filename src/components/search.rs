//! The search box, and how many items it has found.

use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::derived::text;
use crate::{
    chunks,
    element::context::{WidgetContext, set_changed},
    feed::search::Query,
};

/// How long after a key the search begins, in ms: not at each letter of a quick typist.
const DELAY: u64 = 150;

/// The box, if the page wants one.
#[component]
pub fn Search() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    // A box that goes takes the query with it.
    Effect::new(move |_| {
        if !widget.props.search.get() {
            set_changed(widget.query, None);
        }
    });
    move || widget.props.search.get().then(|| view! { <Place /> })
}

/// Where the box is rendered when its code is there.
#[component]
fn Place() -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            chunks::mount_when_loaded(chunks::mount_search(place.into()));
        }
    });
    view! { <div class="search-place" node_ref=place></div> }
}

/// The box and how many items it has found. It searches in all that is loaded, and the whole feed is loaded when the reader comes to it.
#[component]
pub fn SearchBox() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let label = move || text(move || widget.locale.with(|locale| locale.messages.search.to_owned()));
    let typed = StoredValue::new(0_u32);
    let search = move |value: String| {
        typed.update_value(|typed| *typed = typed.wrapping_add(1));
        let mine = typed.get_value();
        let begin = move || {
            if typed.try_get_value() == Some(mine) {
                let text = value.trim();
                let query = (!text.is_empty()).then(|| Query::new(text));
                set_changed(widget.query, query);
            }
        };
        set_timeout(begin, std::time::Duration::from_millis(DELAY));
    };
    let on_input = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        input.into_iter().for_each(|input| search(input.value()));
    };
    // The page sees the element as the target, not a box for text, and may take the keys for its own.
    let on_key = |event: KeyboardEvent| {
        let is_of_page = matches!(&*event.key(), "Tab" | "Escape");
        if !(event.ctrl_key() || event.meta_key() || event.alt_key() || is_of_page) {
            event.stop_propagation();
        }
    };
    let results = text(move || {
        if widget.query.with(Option::is_none) {
            return String::new();
        }
        let found = widget.loaded().unwrap_or_default();
        // Some may be in what is still to be read.
        if found.items.is_empty() && found.has_more() {
            return String::new();
        }
        widget.locale.with(|locale| locale.results(found.items.len()))
    });
    view! {
        <div class="search" part="search" role="search" aria-label=label()>
            <input
                type="search"
                class="search-box"
                part="search-box"
                autocomplete="off"
                aria-label=label()
                placeholder=label()
                prop:value=widget.query.with_untracked(|query| query.as_ref().map(Query::text).unwrap_or_default().to_owned())
                on:focus=move |_| widget.want_all()
                on:input=on_input
                on:keydown=on_key
                on:keyup=on_key
                on:keypress=on_key
            />
            <p class="results" part="results" role="status">
                {results}
            </p>
        </div>
    }
}
