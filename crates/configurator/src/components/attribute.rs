//! The control of an attribute: which one depends on its values in the table.

use contract::{
    Phrase,
    attributes::{Attribute, Syntax, Values},
    languages, words,
};
use leptos::prelude::*;

use super::field::{CheckBox, Choice, Description, Problem, TextInput};
use crate::state::State;

/// The control of an attribute.
#[component]
pub fn AttributeControl(
    /// The row of the table.
    attribute: &'static Attribute,
) -> impl IntoView {
    let state: State = expect_context();
    let syntax = &attribute.syntax;
    let name = syntax.name;
    let label = Signal::derive(move || state.language.get().of(attribute.about.label).to_owned());
    let hint = move || {
        view! { <p class="hint" id=format!("{name}-hint")><Description text=about(state, attribute) /></p> }
    };
    let value = Signal::derive(move || state.setup.with(|setup| setup.attribute(syntax).to_owned()));
    let choose = move |typed: &str| state.setup.update(|setup| setup.set_attribute(syntax, typed));
    match syntax.values {
        Values::Word(words) => {
            let option = |word: &&'static str| {
                let word = *word;
                let label = move || word_label(state, name, word).to_owned();
                (word.to_owned(), Signal::derive(label))
            };
            let options = words.iter().map(option).collect();
            view! {
                <Choice name label described_by=format!("{name}-hint") options value on_choose=choose>
                    {hint()}
                </Choice>
            }
            .into_any()
        }
        Values::Words(words) => {
            view! { <Parts syntax words label value on_choose=choose>{hint()}</Parts> }.into_any()
        }
        Values::Presence => {
            let is_present = Signal::derive(move || value.with(|value| !value.is_empty()));
            let choose = move |is_chosen| choose(if is_chosen { "true" } else { "" });
            view! { <CheckBox name label value=is_present on_choose=choose>{hint()}</CheckBox> }.into_any()
        }
        Values::Language => {
            let is_chosen = move |tag: &'static str| move || value.with(|value| value == tag);
            // A link to a set-up may have a tag with a region.
            let other = move || {
                Some(value.get())
                    .filter(|tag| !tag.is_empty() && languages::ALL.iter().all(|(known, _)| known != tag))
            };
            view! {
                <div class="field">
                    <label for=name>{label}</label>
                    <select
                        id=name
                        on:change:target=move |event| choose(&event.target().value())
                    >
                        <option value="" prop:selected=is_chosen("")>{state.text(|texts| texts.page_language)}</option>
                        {languages::ALL.map(|(tag, name)| view! { <option value=tag lang=tag prop:selected=is_chosen(tag)>{name}</option> }).collect_view()}
                        {move || other().map(|tag| view! { <option value=tag.clone() selected>{tag.clone()}</option> })}
                    </select>
                </div>
            }
            .into_any()
        }
        Values::Number { .. } | Values::Address | Values::TimeZone | Values::Text | Values::Texts => {
            view! { <Input syntax label value on_type=choose>{hint()}</Input> }.into_any()
        }
    }
}

/// What a word among the values of an attribute is called. Tracked.
fn word_label(state: State, attribute: &str, word: &'static str) -> &'static str {
    words::label(attribute, word).map_or(word, |label| state.language.get().of(label))
}

/// What an attribute does, and what holds without it.
fn about(state: State, attribute: &'static Attribute) -> Signal<String> {
    let Attribute { syntax, about } = attribute;
    let says_it_all =
        about.default.en.is_empty() || !syntax.default.is_empty() || syntax.values == Values::Presence;
    Signal::derive(move || {
        let language = state.language.get();
        let text = language.of(Phrase { en: about.en, ko: about.ko });
        if says_it_all {
            text.to_owned()
        } else {
            format!("{text}. {}", (language.texts().default)(language.of(about.default)))
        }
    })
}

/// A list of words, as check boxes.
#[component]
fn Parts(
    syntax: &'static Syntax,
    words: &'static [&'static str],
    label: Signal<String>,
    value: Signal<String>,
    on_choose: impl Fn(&str) + Copy + 'static,
    children: Children,
) -> impl IntoView {
    let state: State = expect_context();
    let name = syntax.name;
    let has = move |word: &str| value.with(|value| value.split([' ', ',']).any(|part| part == word));
    let toggle = move |word: &'static str| {
        let chosen = words.iter().copied().filter(|other| has(other) != (*other == word));
        let chosen: Vec<_> = chosen.collect();
        on_choose(if chosen.is_empty() { "none".to_owned() } else { chosen.join(" ") }.as_str());
    };
    let option = |word: &&'static str| {
        let word = *word;
        let id = format!("{name}-{word}");
        let label = move || word_label(state, name, word);
        view! {
            <div class="option">
                <input
                    type="checkbox"
                    id=id.clone()
                    prop:checked=move || has(word)
                    on:change=move |_| toggle(word)
                />
                <label for=id>{label}</label>
            </div>
        }
    };
    view! {
        <fieldset aria-describedby=format!("{name}-hint")>
            <legend>{label}</legend>
            {children()}
            <div class="options">{words.iter().map(option).collect_view()}</div>
        </fieldset>
    }
}

/// A line of text or a number.
#[component]
fn Input(
    syntax: &'static Syntax,
    label: Signal<String>,
    value: Signal<String>,
    on_type: impl Fn(&str) + Copy + 'static,
    children: Children,
) -> impl IntoView {
    let state: State = expect_context();
    let name = syntax.name;
    let flaw = Signal::derive(move || {
        let flaw = state.setup.with(|setup| setup.flaw(syntax));
        flaw.map(|flaw| (state.texts().flaw)(flaw))
    });
    // Set once: while the reader types, what is a default for a moment would be taken away.
    let typed =
        value.with_untracked(|value| if value == syntax.default { String::new() } else { value.clone() });
    let mode = match syntax.values {
        Values::Number { .. } => "numeric",
        Values::Address => "url",
        _ => "text",
    };
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {children()}
            <Problem name text=flaw />
            <TextInput
                name
                value=Signal::stored(typed)
                flaw
                mode
                placeholder=Signal::stored(syntax.default.to_owned())
                short=matches!(syntax.values, Values::Number { .. })
                on_type
            />
        </div>
    }
}
