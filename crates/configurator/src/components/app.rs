//! The whole page: three steps, the preview beside them, and the code.

use leptos::prelude::*;

use super::{
    code::Code,
    copy::{Announcement, CopyBar},
    feed::Feed,
    groups::{Look, More},
    preview::Preview,
};
use crate::{state::State, texts::Language};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    provide_context(Announcement::new(state));
    Effect::new(move |_| {
        let language = state.language.get();
        document().set_title(language.texts().title);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.tag());
        }
    });
    view! {
        <a class="skip" href="#code">{state.text(|texts| texts.skip)}</a>
        <header class="top">
            <h1>{state.text(|texts| texts.title)}</h1>
            <p class="lead">{state.text(|texts| texts.lead)}</p>
            <div class="top-links">
                <a href="portal.html">{state.text(|texts| texts.portal)}</a>
                <div role="group" aria-label=state.text(|texts| texts.language)>
                    <Languages />
                </div>
            </div>
        </header>
        <main>
            // The preview stays in view beside the choices, and ends with them: it sticks within its parent.
            <div class="choices">
                <div class="basics">
                    <Feed />
                    <Look />
                </div>
                <Preview />
                <More />
            </div>
            <Code />
        </main>
        <CopyBar />
    }
}

/// The languages of the page.
#[component]
fn Languages() -> impl IntoView {
    let State { setup, language, .. } = expect_context();
    Language::ALL
        .map(|(each, name)| {
            view! {
                <button
                    type="button"
                    lang=each.tag()
                    aria-pressed=move || (language.get() == each).to_string()
                    on:click=move |_| setup.update(|setup| setup.language = Some(each))
                >
                    {name}
                </button>
            }
        })
        .collect_view()
}
