//! The second and third step: the controls of all attributes, those that matter most first.

use contract::{
    attributes::{self, Attribute},
    properties::{self, Property},
};
use leptos::prelude::*;

use super::{attribute::AttributeControl, property::PropertyControl};
use crate::{state::State, texts::TextKey};

/// What everybody chooses.
const LOOK: [&str; 4] = ["layout", "theme", "lang", "columns"];

const CARDS: [&str; 3] = ["show", "heading", "heading-level"];

const RELEASES: [&str; 5] = ["limit", "sort", "tags", "exclude-tags", "search"];

/// The rows of the table with these names, in this order.
fn named(names: &[&str]) -> Vec<&'static Attribute> {
    let row = |name: &&str| attributes::ALL.iter().find(|attribute| attribute.syntax.name == *name);
    names.iter().filter_map(row).collect()
}

/// All rows that are in no other group: also what is new in the table. The feed has a step of its own.
fn rest() -> Vec<&'static Attribute> {
    let is_elsewhere =
        |name| name == "feed" || LOOK.contains(&name) || CARDS.contains(&name) || RELEASES.contains(&name);
    attributes::ALL.iter().filter(|attribute| !is_elsewhere(attribute.syntax.name)).collect()
}

/// The second step: the look.
#[component]
pub fn Look() -> impl IntoView {
    let state: State = expect_context();
    view! {
        <section class="step" aria-labelledby="step-look">
            <h2 id="step-look"><span class="number">"2"</span>{state.text(|texts| texts.step_look)}</h2>
            {named(&LOOK).into_iter().map(|attribute| view! { <AttributeControl attribute /> }).collect_view()}
        </section>
    }
}

/// The third step: everything else, folded.
#[component]
pub fn More() -> impl IntoView {
    let state: State = expect_context();
    let is_colour = |property: &&'static Property| super::property::is_colour(property);
    let (colours, others): (Vec<_>, Vec<_>) = properties::ALL.iter().partition(is_colour);
    view! {
        <section class="step more" aria-labelledby="step-more">
            <h2 id="step-more"><span class="number">"3"</span>{state.text(|texts| texts.step_more)}</h2>
            <Group title=|texts| texts.group_colours names=names_of(&colours)>
                <p class="hint">{state.text(|texts| texts.properties_hint)}</p>
                {colours.into_iter().map(|property| view! { <PropertyControl property /> }).collect_view()}
            </Group>
            <Attributes title=|texts| texts.group_cards attributes=named(&CARDS) />
            <Attributes title=|texts| texts.group_releases attributes=named(&RELEASES) />
            <Group title=|texts| texts.group_type names=names_of(&others)>
                <p class="hint">{state.text(|texts| texts.properties_hint)}</p>
                {others.into_iter().map(|property| view! { <PropertyControl property /> }).collect_view()}
            </Group>
            <Attributes title=|texts| texts.group_rest attributes=rest() />
        </section>
    }
}

fn names_of(properties: &[&'static Property]) -> Vec<&'static str> {
    properties.iter().map(|property| property.name).collect()
}

/// A fold with the controls of these attributes.
#[component]
fn Attributes(title: TextKey, attributes: Vec<&'static Attribute>) -> impl IntoView {
    let names = attributes.iter().map(|attribute| attribute.syntax.name).collect();
    view! {
        <Group title names>
            {attributes.into_iter().map(|attribute| view! { <AttributeControl attribute /> }).collect_view()}
        </Group>
    }
}

/// A fold. It is open if a link brings values for what is in it, by these names.
#[component]
fn Group(title: TextKey, names: Vec<&'static str>, children: Children) -> impl IntoView {
    let state: State = expect_context();
    let is_open = state.setup.with_untracked(|setup| names.iter().any(|name| setup.has(name)));
    view! {
        <details class="group" open=is_open>
            <summary>{state.text(title)}</summary>
            <div class="controls">{children()}</div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_is_in_one_group() {
        let mut shown: Vec<_> = [named(&LOOK), named(&CARDS), named(&RELEASES), rest()]
            .concat()
            .into_iter()
            .map(|attribute| attribute.syntax.name)
            .collect();
        let mut all: Vec<_> = attributes::ALL.iter().map(|attribute| attribute.syntax.name).collect();
        all.retain(|name| *name != "feed");
        shown.sort_unstable();
        all.sort_unstable();
        assert_eq!(shown, all);
    }
}
