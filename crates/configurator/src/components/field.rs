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
