//! The heading above the cards, and the name of the region.

use leptos::{attr::custom::custom_attribute, html::ElementChild, prelude::*};

use crate::{
    element::{context::WidgetContext, options::Heading},
    feed::LoadedFeed,
};
use std::sync::Arc;

/// What the region is called: the page's words, else the feed's title, else a word of ours. `loaded` is what there is of the feed.
pub fn region_name(widget: WidgetContext, loaded: Signal<Option<Arc<LoadedFeed>>>) -> Signal<String> {
    Signal::derive(move || match widget.props.heading.get() {
        Heading::Text(text) => text,
        _ => loaded
            .with(|loaded| loaded.as_ref().and_then(|loaded| loaded.title.clone()))
            .unwrap_or_else(|| widget.locale.with(|locale| locale.messages.news.to_owned())),
    })
}

/// The box above the cards: a heading, unless the page wants none, and room for the controls.
#[component]
pub fn Header(
    /// The text of the heading.
    name: Signal<String>,
    /// The language of the feed's title (BCP 47).
    feed_language: Signal<Option<String>>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let heading = expect_context::<WidgetContext>().props.heading;
    let is_shown = Memo::new(move |_| heading.with(|heading| *heading != Heading::Hidden));
    view! {
        <div class="header" part="header">
            <For each=move || is_shown.get().then_some(()) key=|_| () let:_shown>
                <HeadingText name feed_language />
            </For>
            {children()}
        </div>
    }
}

/// The heading. A heading of the page's own is in the page's language.
#[component]
fn HeadingText(name: Signal<String>, feed_language: Signal<Option<String>>) -> impl IntoView {
    let props = expect_context::<WidgetContext>().props;
    let language = Signal::derive(move || {
        let is_of_feed = props.heading.with(|heading| *heading == Heading::OfFeed);
        feed_language.get().filter(|_| is_of_feed)
    });
    let level = Signal::derive(move || props.heading_level.get());
    view! {
        <div class="heading" part="heading" role="heading" {..aria_level(level)} lang=language dir="auto">
            {name}
        </div>
    }
}

/// The attribute `aria-level`, for which Leptos has no name.
pub fn aria_level(level: Signal<u8>) -> impl leptos::attr::Attribute {
    custom_attribute("aria-level", level)
}
