//! The control of a custom property: a line of text, and a colour picker for a colour.

use contract::properties::{self, Property};
use leptos::prelude::*;

use super::field::{Description, Problem, TextInput};
use crate::{declaration, state::State, texts::Language};

/// Whether a property is a colour. Its default is one, or says that it is one.
pub fn is_colour(property: &Property) -> bool {
    let Property { name, default, .. } = property;
    default.en.contains('#')
        || default.en.contains("colour")
        || name.ends_with("-color")
        || name.ends_with("-background")
}

/// The control of a custom property.
#[component]
pub fn PropertyControl(
    /// The row of the table.
    property: &'static Property,
) -> impl IntoView {
    let state: State = expect_context();
    let Property { name, label, about, .. } = *property;
    let id = &name[2..];
    let label = move || state.language.get().of(label);
    let typed = Signal::derive(move || state.setup.with(|setup| setup.property(name).to_owned()));
    let choose = move |typed: &str| state.setup.update(|setup| setup.set_property(name, typed));
    let flaw = Signal::derive(move || {
        let flaw = typed.with(|typed| declaration::of_property(typed).err());
        flaw.map(|flaw| (state.texts().flaw)(flaw))
    });
    let hint = move || {
        let language = state.language.get();
        format!("{}. {}", language.of(about), (language.texts().default)(&default(property, language)))
    };
    let picker = is_colour(property).then(|| {
        let colour = move || {
            let chosen = state.setup.with(|setup| {
                let names = [name, inherited(property).name];
                names.map(|name| setup.property(name).to_owned()).into_iter().find(|typed| !typed.is_empty())
            });
            // One by its name, or one that depends on the page, is none that a picker can show.
            hex(chosen.as_deref().unwrap_or(inherited(property).default.en))
        };
        view! {
            <input
                type="color"
                class:unset=move || colour().is_none()
                aria-label=move || (state.texts().pick_colour)(label())
                prop:value=move || colour().unwrap_or_else(|| "#808080".into())
                on:input:target=move |event| choose(&event.target().value())
            />
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=format!("{id}-hint")><Description text=Signal::derive(hint) /></p>
            <Problem name=id text=flaw />
            <div class="with-picker">
                {picker}
                <TextInput name=id value=typed flaw on_type=choose />
            </div>
        </div>
    }
}

/// The property whose value holds without one of its own: the default may be another property.
fn inherited(property: &'static Property) -> &'static Property {
    let is_default = |other: &&Property| property.default.en.trim_matches('`') == other.name;
    properties::ALL.iter().find(is_default).unwrap_or(property)
}

/// What holds without a value. Another property goes by its label.
fn default(property: &'static Property, language: Language) -> String {
    let inherited = inherited(property);
    if inherited == property {
        language.of(property.default).to_owned()
    } else {
        format!("“{}”", language.of(inherited.label))
    }
}

/// The first colour in a text that is written as `#rgb` or `#rrggbb`, as pickers want it.
fn hex(text: &str) -> Option<String> {
    let digits: String = text.split_once('#')?.1.chars().take_while(char::is_ascii_hexdigit).collect();
    match digits.len() {
        3 => Some(digits.chars().fold("#".to_owned(), |hex, digit| format!("{hex}{digit}{digit}"))),
        6 => Some(format!("#{digits}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picker_gets_six_digits() {
        assert_eq!(hex("`#fff` / `#1c212a`").as_deref(), Some("#ffffff"));
        assert_eq!(hex("light-dark(#0b50b7, red)").as_deref(), Some("#0b50b7"));
        assert_eq!(hex("red"), None);
        assert_eq!(hex("#12"), None);
    }

    #[test]
    fn a_default_that_is_another_property_is_called_by_its_label() {
        let default = |name: &str| {
            let property = properties::ALL.iter().find(|property| property.name == name).unwrap();
            Language::ALL.map(|(language, _)| default(property, language))
        };
        assert_eq!(default("--isn-title-color"), ["“Text”", "“글자”"]);
        assert_eq!(default("--isn-button-background"), ["none", "없음"]);
    }

    #[test]
    fn colours_are_told_from_sizes() {
        let names = |is: bool| -> Vec<&str> {
            let those = properties::ALL.iter().filter(|property| is_colour(property) == is);
            those.map(|property| property.name).collect()
        };
        assert!(names(true).contains(&"--isn-accent") && names(true).contains(&"--isn-button-background"));
        assert!(names(false).contains(&"--isn-radius") && names(false).contains(&"--isn-font"));
        assert_eq!(names(true).len() + names(false).len(), properties::ALL.len());
    }
}
