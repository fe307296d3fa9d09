//! Where the script is, and how strict the page around the widget is.

use leptos::prelude::*;

use super::field::Problem;
use crate::{address, snippet::Form, state::State, value::Flaw};

/// The fold with them.
#[component]
pub fn Security(
    /// The form of the code.
    form: Memo<Form>,
) -> impl IntoView {
    let state: State = expect_context();
    let typed = move || state.setup.with(|setup| setup.script.clone());
    let flaw = Signal::derive(move || {
        let typed = typed();
        let is_wrong = !typed.trim().is_empty() && address::script(&typed).is_none();
        is_wrong.then(|| (state.texts().flaw)(Flaw::Address))
    });
    let can_be_pinned = move || form.get().can_be_pinned();
    // Once: while somebody types the address, the fold stays as it is.
    let is_open = untrack(move || state.has_local_script());
    let is_unreadable = Signal::derive(move || {
        let hash = state.hash.get().filter(|hash| hash.address == state.script.get());
        let is_unreadable =
            state.setup.with(|setup| setup.pinned) && hash.is_some_and(|hash| hash.integrity.is_none());
        is_unreadable.then(|| state.texts().no_hash.to_owned())
    });
    view! {
        <details class="group" open=is_open>
            <summary>{state.text(|texts| texts.options)}</summary>
            <div class="controls">
                <div class="field">
                    <label for="script">{state.text(|texts| texts.script)}</label>
                    <p class="hint" id="script-hint">{state.text(|texts| texts.script_hint)}</p>
                    <Problem name="script" text=flaw />
                    <input
                        id="script"
                        type="text"
                        inputmode="url"
                        autocapitalize="none"
                        spellcheck="false"
                        autocomplete="off"
                        placeholder=move || state.script.get()
                        aria-describedby="script-error script-hint"
                        aria-invalid=move || flaw.with(Option::is_some).then_some("true")
                        prop:value=typed
                        on:input:target=move |event| {
                            state.setup.update(|setup| setup.script = event.target().value());
                        }
                    />
                </div>
                <div class="field check" hidden=move || !can_be_pinned()>
                    <input
                        type="checkbox"
                        id="integrity"
                        aria-describedby="integrity-error integrity-hint"
                        prop:checked=move || state.setup.with(|setup| setup.pinned)
                        on:change:target=move |event| {
                            state.setup.update(|setup| setup.pinned = event.target().checked());
                        }
                    />
                    <label for="integrity">{state.text(|texts| texts.pinned)}</label>
                    <p class="hint" id="integrity-hint">{state.text(|texts| texts.pinned_hint)}</p>
                    <Problem name="integrity" text=is_unreadable />
                </div>
                <div class="field check">
                    <input
                        type="checkbox"
                        id="policy"
                        aria-describedby="policy-hint"
                        prop:checked=move || state.setup.with(|setup| setup.has_policy)
                        on:change:target=move |event| {
                            state.setup.update(|setup| setup.has_policy = event.target().checked());
                        }
                    />
                    <label for="policy">{state.text(|texts| texts.has_policy)}</label>
                    <p class="hint" id="policy-hint">{move || (state.texts().has_policy_hint)(form.get())}</p>
                </div>
            </div>
        </details>
    }
}
