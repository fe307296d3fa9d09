//! Where the script is, and how strict the page around the widget is.

use leptos::prelude::*;

use super::field::{CheckBox, Problem, TextInput};
use crate::{address, snippet::Form, state::State, value::Flaw};

/// The fold with them.
#[component]
pub fn Security(
    /// The form of the code.
    form: Memo<Form>,
) -> impl IntoView {
    let state: State = expect_context();
    let typed = Signal::derive(move || state.setup.with(|setup| setup.script.clone()));
    let flaw = Signal::derive(move || {
        let typed = typed.read();
        let is_wrong = !typed.trim().is_empty() && address::script(&typed).is_none();
        is_wrong.then(|| (state.texts().flaw)(Flaw::Address))
    });
    // Once: while somebody types the address, the fold stays as it is. A link may bring choices.
    let is_open = untrack(move || {
        state.has_local_script() || state.setup.with(|setup| setup.pinned || setup.has_policy)
    });
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
                    <TextInput
                        name="script"
                        value=typed
                        flaw
                        mode="url"
                        placeholder=state.script
                        on_type=move |typed| state.setup.update(|setup| setup.script = typed.to_owned())
                    />
                </div>
                <CheckBox
                    name="integrity"
                    label=Signal::derive(move || state.texts().pinned.to_owned())
                    value=Signal::derive(move || state.setup.with(|setup| setup.pinned))
                    on_choose=move |is_chosen| state.setup.update(|setup| setup.pinned = is_chosen)
                    hidden=Signal::derive(move || !form.get().can_be_pinned())
                    flaw=is_unreadable
                >
                    <p class="hint" id="integrity-hint">{state.text(|texts| texts.pinned_hint)}</p>
                </CheckBox>
                <CheckBox
                    name="policy"
                    label=Signal::derive(move || state.texts().has_policy.to_owned())
                    value=Signal::derive(move || state.setup.with(|setup| setup.has_policy))
                    on_choose=move |is_chosen| state.setup.update(|setup| setup.has_policy = is_chosen)
                >
                    <p class="hint" id="policy-hint">{move || (state.texts().has_policy_hint)(form.get())}</p>
                </CheckBox>
            </div>
        </details>
    }
}
