//! The widget with what is chosen, at the widths and on the backgrounds of other pages.

use contract::{
    attributes::{self, FEED},
    properties,
};
use leptos::{html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::field::Choice;
use crate::{snippet::Embed, state::State};

/// The widths, in CSS px, and their names. The widget looks at the box it is in, so a box will do for a narrow screen.
const WIDTHS: [&str; 5] = ["280", "390", "768", "1200", "full"];

/// The preview.
#[component]
pub fn Preview() -> impl IntoView {
    let state: State = expect_context();
    let width = RwSignal::new("full".to_owned());
    let background = RwSignal::new("light".to_owned());
    let frame = NodeRef::<Div>::new();
    let is_shown = RwSignal::new(false);
    Effect::new(move |shown: Option<Option<HtmlElement>>| {
        // Until the first feed has answered, it is not known to be the default.
        let add = || state.outcome.with(Option::is_some).then(|| append_widget(&frame.get()?.into()))?;
        let widget = shown.flatten().or_else(add)?;
        let feed = state.settled_feed.read();
        state.embed.with(|embed| apply(embed, &feed, &widget));
        is_shown.set(true);
        Some(widget)
    });
    let labels = move |index: usize| {
        let texts = state.texts();
        [texts.sidebar, texts.phone, texts.tablet, texts.desktop, texts.whole_width][index].to_owned()
    };
    let widths = WIDTHS.iter().enumerate();
    let widths = widths.map(|(index, width)| ((*width).to_owned(), Signal::derive(move || labels(index))));
    let backgrounds = vec![
        ("light".to_owned(), Signal::derive(move || state.texts().light.to_owned())),
        ("dark".to_owned(), Signal::derive(move || state.texts().dark.to_owned())),
    ];
    view! {
        <section class="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{state.text(|texts| texts.preview)}</h2>
            <div class="switches">
                <Choice
                    name="preview-width"
                    label=Signal::derive(move || state.texts().width.to_owned())
                    options=widths.collect()
                    value=width
                    on_choose=move |value| width.set(value.to_owned())
                />
                <Choice
                    name="preview-background"
                    label=Signal::derive(move || state.texts().background.to_owned())
                    options=backgrounds
                    value=background
                    on_choose=move |value| background.set(value.to_owned())
                />
            </div>
            <div
                class="stage"
                data-background=background
                role="region"
                tabindex="0"
                aria-label=state.text(|texts| texts.preview_scrolls)
            >
                <p hidden=is_shown>{state.text(|texts| texts.checking)}</p>
                <div class="frame" data-width=width node_ref=frame></div>
            </div>
        </section>
    }
}

/// Adds a new widget to the frame.
fn append_widget(frame: &HtmlElement) -> Option<HtmlElement> {
    let widget = document().create_element("invest-seoul-news").ok()?.dyn_into::<HtmlElement>().ok()?;
    frame.append_child(&widget).ok()?;
    Some(widget)
}

/// Gives the widget what is chosen, and this feed. It follows at once.
fn apply(embed: &Embed, feed: &str, widget: &HtmlElement) {
    // These can't fail: the names are those of the tables.
    for attribute in attributes::ALL {
        let name = attribute.syntax.name;
        let value = embed.attributes.iter().find(|(written, _)| *written == name);
        let value = value
            .map(|(_, value)| if name == FEED.name { feed } else { value })
            .filter(|value| is_previewed(name, value));
        if value != widget.get_attribute(name).as_deref() {
            let _ = match value {
                Some(value) => widget.set_attribute(name, value),
                None => widget.remove_attribute(name),
            };
        }
    }
    for property in properties::ALL {
        let value = embed.properties.iter().find(|(name, _)| *name == property.name);
        let value = value.map_or("", |(_, value)| value);
        let _ = widget.style().set_property(property.name, value);
    }
}

/// Whether the preview follows an attribute. It leads nobody away from this page, and reports nothing.
fn is_previewed(name: &str, value: &str) -> bool {
    match name {
        "open" => !matches!(value, "same-tab" | "top"),
        name => !matches!(name, "beacon" | "base"),
    }
}
