//! What every control has besides itself: a label, a hint, and what is wrong with what is typed.

use leptos::prelude::*;

/// A description in which `backticks` are code. Its first letter is large.
#[component]
pub fn Description(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let pieces = move || {
        let text = text.get();
        let mut first = text.chars();
        let text = match first.next() {
            Some(letter) => format!("{}{}", letter.to_uppercase(), first.as_str()),
            None => text,
        };
        let pieces = text.split('`').map(str::to_owned).enumerate();
        let piece = |(index, piece): (usize, String)| match index % 2 {
            0 => piece.into_any(),
            _ => view! { <code>{piece}</code> }.into_any(),
        };
        pieces.map(piece).collect_view()
    };
    view! { {pieces} }
}

/// What is wrong, tied to its input by the id `{name}-error`.
#[component]
pub fn Problem(
    /// The name of the control.
    name: &'static str,
    /// What is wrong.
    #[prop(into)]
    text: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <p class="error" id=format!("{name}-error") role="status">
            {text}
        </p>
    }
}

/// A line of text that is typed. Its label is for `name`; its hint has the id `{name}-hint`, its [`Problem`] belongs to it.
#[component]
pub fn TextInput(
    /// The name of the control, which is its id.
    name: &'static str,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong with it.
    flaw: Signal<Option<String>>,
    /// The keyboard of a phone: `url`, `numeric` or `text`.
    #[prop(default = "text")]
    mode: &'static str,
    /// What holds while nothing is typed.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Whether a few characters are enough.
    #[prop(optional)]
    short: bool,
    /// Called with what is typed, at each letter.
    on_type: impl Fn(&str) + 'static,
) -> impl IntoView {
    view! {
        <input
            id=name
            class:short=short
            type="text"
            inputmode=mode
            autocapitalize="none"
            spellcheck="false"
            autocomplete="off"
            placeholder=placeholder
            aria-describedby=format!("{name}-error {name}-hint")
            aria-invalid=move || flaw.with(Option::is_some).then_some("true")
            prop:value=value
            on:input:target=move |event| on_type(&event.target().value())
        />
    }
}

/// A check box with its label.
#[component]
pub fn CheckBox(
    /// The name of the control, which is its id.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is checked.
    #[prop(into)]
    value: Signal<bool>,
    /// Called with whether it is checked now.
    on_choose: impl Fn(bool) + 'static,
    /// Whether it is hidden.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    /// What is wrong with the choice, if something can be.
    #[prop(optional)]
    flaw: Option<Signal<Option<String>>>,
    /// Its hint, of the id `{name}-hint`.
    children: Children,
) -> impl IntoView {
    let described_by = match flaw {
        Some(_) => format!("{name}-error {name}-hint"),
        None => format!("{name}-hint"),
    };
    view! {
        <div class="field check" hidden=hidden>
            <input
                type="checkbox"
                id=name
                aria-describedby=described_by
                prop:checked=value
                on:change:target=move |event| on_choose(event.target().checked())
            />
            <label for=name>{label}</label>
            {children()}
            {flaw.map(|text| view! { <Problem name text /> })}
        </div>
    }
}

/// A choice of one among several, as radio buttons.
#[component]
pub fn Choice(
    /// The name of the radio buttons.
    name: &'static str,
    /// The label of the group.
    #[prop(into)]
    label: Signal<String>,
    /// What explains the group, by id.
    #[prop(optional)]
    described_by: Option<String>,
    /// The values and their labels.
    options: Vec<(String, Signal<String>)>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that is chosen.
    on_choose: impl Fn(&str) + Copy + 'static,
    /// What stands between label and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let option = |(own, label): (String, Signal<String>)| {
        let id = format!("{name}-{own}");
        let (checked, chosen) = (own.clone(), own.clone());
        view! {
            <div class="option">
                <input
                    type="radio"
                    name=name
                    id=id.clone()
                    value=own
                    prop:checked=move || value.with(|value| *value == checked)
                    on:change=move |_| on_choose(&chosen)
                />
                <label for=id>{label}</label>
            </div>
        }
    };
    view! {
        <fieldset aria-describedby=described_by>
            <legend>{label}</legend>
            {children.map(|children| children())}
            <div class="options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}
