//! The note below the cards: they may not be the newest, or not all.

use leptos::prelude::*;

use crate::{
    element::context::WidgetContext,
    feed::{Phase, Rest},
};

/// The note, if there is something to say.
#[component]
pub fn Note(
    /// Whether the reader has come to the last item.
    is_at_end: impl Fn() -> bool + Send + 'static,
) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    move || {
        let note = widget.locale.with(|locale| match widget.phase() {
            Phase::Stale(loaded) => Some(locale.stale(loaded.last_modified)),
            Phase::Ready(loaded) if loaded.rest == Rest::Unreadable && is_at_end() => {
                Some(locale.messages.unreadable.to_owned())
            }
            _ => None,
        });
        note.map(|note| view! { <p class="note" part="note" role="status">{note}</p> })
    }
}
