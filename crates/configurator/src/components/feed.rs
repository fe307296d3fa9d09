//! The first step: the address of the feed, and what is found there.

use contract::attributes::FEED;
use leptos::prelude::*;

use super::{
    check::Check,
    field::{Problem, TextInput},
};
use crate::{state::State, texts::TextKey};

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
    let of_default = move |published: TextKey, sample: TextKey| {
        move || if state.is_published.get() { published(state.texts()) } else { sample(state.texts()) }
    };
    view! {
        <section class="step" aria-labelledby="step-feed">
            <h2 id="step-feed"><span class="number">"1"</span>{state.text(|texts| texts.step_feed)}</h2>
            <div class="field">
                <label for="feed">{state.text(|texts| texts.feed)}</label>
                <p class="hint" id="feed-hint">{of_default(|texts| texts.feed_hint, |texts| texts.feed_hint_sample)}</p>
                <Problem name="feed" text=flaw />
                // The placeholder is what is checked, and in the code, while the field is empty.
                <TextInput
                    name="feed"
                    value=Signal::derive(move || field.get().unwrap_or_else(|| state.default_feed.get()))
                    flaw
                    mode="url"
                    placeholder=state.default_feed
                    on_type=move |typed| choose(Some(typed.to_owned()))
                />
                {move || {
                    field.with(Option::is_some).then(|| {
                        view! {
                            <button type="button" class="quiet" on:click=move |_| choose(None)>
                                {of_default(|texts| texts.published, |texts| texts.sample)}
                            </button>
                        }
                    })
                }}
            </div>
            <Check />
        </section>
    }
}
