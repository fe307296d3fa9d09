//! The first step: the address of the feed, and what is found there.

use contract::attributes::FEED;
use leptos::prelude::*;

use super::{check::Check, field::Problem};
use crate::state::State;

/// The address of the feed.
#[component]
pub fn Feed() -> impl IntoView {
    let state: State = expect_context();
    let typed = state.setup.with_untracked(|setup| setup.attribute(&FEED).to_owned());
    // The default's address stands in the field until somebody types.
    let field = RwSignal::new(Some(typed).filter(|typed| !typed.is_empty()));
    let choose = move |address: Option<String>| {
        state.setup.update(|setup| setup.set_attribute(&FEED, address.as_deref().unwrap_or_default()));
        field.set(address);
    };
    let flaw = Signal::derive(move || {
        let flaw = state.setup.with(|setup| setup.flaw(&FEED));
        flaw.map(|flaw| (state.texts().flaw)(flaw))
    });
    view! {
        <section class="step" aria-labelledby="step-feed">
            <h2 id="step-feed"><span class="number">"1"</span>{state.text(|texts| texts.step_feed)}</h2>
            <div class="field">
                <label for="feed">{state.text(|texts| texts.feed)}</label>
                <p class="hint" id="feed-hint">{state.text(if state.is_published { |texts| texts.feed_hint } else { |texts| texts.feed_hint_sample })}</p>
                <Problem name="feed" text=flaw />
                <input
                    id="feed"
                    type="text"
                    inputmode="url"
                    autocapitalize="none"
                    spellcheck="false"
                    autocomplete="off"
                    // What is checked, and in the code, while the field is empty.
                    placeholder=move || state.default_feed.get()
                    aria-describedby="feed-error feed-hint"
                    aria-invalid=move || flaw.with(Option::is_some).then_some("true")
                    prop:value=move || field.get().unwrap_or_else(|| state.default_feed.get())
                    on:input:target=move |event| choose(Some(event.target().value()))
                />
                {move || {
                    field.with(Option::is_some).then(|| {
                        view! {
                            <button type="button" class="quiet" on:click=move |_| choose(None)>
                                {state.text(if state.is_published { |texts| texts.published } else { |texts| texts.sample })}
                            </button>
                        }
                    })
                }}
            </div>
            <Check />
        </section>
    }
}
