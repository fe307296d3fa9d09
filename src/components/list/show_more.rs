//! The button that appends further items.

use leptos::prelude::*;

use super::context::ListContext;
use crate::{
    components::derived::{flag, text},
    element::context::WidgetContext,
};

/// The button, if there are more items, and how many are shown, for screen readers.
#[component]
pub fn ShowMore(list: ListContext) -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let first_count = untrack(|| list.total().count);
    let status = text(move || {
        let total = list.total();
        // What is there at first is no news.
        if total.count <= first_count {
            return String::new();
        }
        locale.with(|locale| locale.range(0, total.count - 1, total))
    });
    view! {
        <p class="unseen" part="status" role="status" dir="auto">
            {status}
        </p>
        <button
            type="button"
            class="show-more"
            part="show-more"
            hidden=flag(move || !list.total().has_more)
            on:click=move |_| list.show_more()
        >
            {text(move || locale.with(|locale| locale.messages.show_more.to_owned()))}
        </button>
    }
}
