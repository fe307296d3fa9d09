//! Builds a text from its steps, node by node: never from a string of markup, which Trusted Types forbid.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::html::{Attributes, Step};
use crate::feed::timer::next_task;

/// How many steps are taken before other tasks of the page get their turn.
const TURN: usize = 200;

/// The class of the box around a table, which scrolls sideways.
const TABLE: &str = "reader-table";

/// Appends what `steps` say to `text`. `new_tab` describes links that open one, to screen readers.
pub async fn append(steps: Vec<Step>, text: &Element, new_tab: &str) {
    let mut open = vec![text.clone()];
    for (index, step) in steps.into_iter().enumerate() {
        if index % TURN == TURN - 1 {
            next_task().await;
        }
        let Some(parent) = open.last() else { return };
        match step {
            Step::Text(text) => drop(parent.append_child(&document().create_text_node(&text))),
            Step::Void(name, attributes) => drop(element(name, attributes, parent, new_tab)),
            Step::Open(name, attributes) => {
                let parent = match name {
                    "table" => element("div", vec![("class", TABLE.to_owned())], parent, new_tab),
                    _ => Some(parent.clone()),
                };
                let Some(element) = parent.and_then(|parent| element(name, attributes, &parent, new_tab))
                else {
                    return;
                };
                open.push(element);
            }
            Step::Close => drop(open.pop()),
        }
    }
}

/// An element of this name at the end of `parent`. The names of elements and attributes are ours, so nothing here fails.
fn element(name: &str, attributes: Attributes, parent: &Element, new_tab: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    // Mail and telephone need no tab.
    let is_web = |(name, address): &(&str, String)| *name == "href" && address.starts_with("http");
    let more: &[(&str, &str)] = match name {
        "a" if attributes.iter().any(is_web) => {
            &[("target", "_blank"), ("rel", "noopener"), ("aria-description", new_tab)]
        }
        // Before `src`: what is set later does not apply to the request.
        "img" => &[("loading", "lazy"), ("decoding", "async"), ("referrerpolicy", "strict-origin")],
        _ => &[],
    };
    for (name, value) in more {
        element.set_attribute(name, value).ok()?;
    }
    for (name, value) in attributes {
        element.set_attribute(name, &value).ok()?;
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Makes what scrolls sideways in `text` a stop of the Tab key, so that arrows move it. Safari does not do so by itself.
pub fn update_stops(text: &Element) {
    let boxes = text.query_selector_all(".reader-table, pre").ok();
    let boxes = boxes.iter().flat_map(|boxes| (0..boxes.length()).filter_map(|at| boxes.item(at)));
    for element in boxes.map(JsCast::unchecked_into::<Element>) {
        if element.scroll_width() > element.client_width() {
            let _ = element.set_attribute("tabindex", "0");
        } else {
            let _ = element.remove_attribute("tabindex");
        }
    }
}
