//! The link to what is chosen.

use leptos::prelude::*;

use super::copy::Announcement;
use crate::{notice::Notice, state::State};

/// The link in a field, from which it can be copied by hand, and its button.
#[component]
pub fn Link() -> impl IntoView {
    let state: State = expect_context();
    let announcement: Announcement = expect_context();
    let copy =
        move |_| announcement.copy(state.link.get_untracked(), "link".to_owned(), Notice::LinkCopied, || ());
    view! {
        <div class="field">
            <label for="link">{state.text(|texts| texts.link)}</label>
            <p class="hint" id="link-hint">{state.text(|texts| texts.link_hint)}</p>
            <div class="with-button">
                <input
                    id="link"
                    type="text"
                    readonly
                    aria-describedby="link-hint"
                    prop:value=move || state.link.get()
                />
                <button type="button" class="quiet" id="copy-link" aria-describedby="link-hint" on:click=copy>
                    {state.text(|texts| texts.copy_link)}
                </button>
            </div>
        </div>
    }
}
