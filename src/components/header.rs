//! The heading above the cards, and the name of the region.

use json_feed::decimal;
use leptos::{attr::custom::custom_attribute, prelude::*};

use super::derived::text;
use crate::element::{context::WidgetContext, options::Heading};

/// What the region is called: the page's words, else the feed's title, else a word of ours. Tracked.
pub fn region_name(widget: WidgetContext) -> String {
    if let Heading::Text(text) = widget.props.heading.get() {
        return text;
    }
    let title = widget.loaded().and_then(|loaded| loaded.title.clone());
    title.unwrap_or_else(|| widget.locale.with(|locale| locale.messages.news.to_owned()))
}

/// The box above the cards: a heading, unless the page wants none, and the controls.
#[component]
pub fn Header<C: IntoView + 'static>(
    /// What stands beside the heading.
    controls: C,
) -> impl IntoView {
    let heading = expect_context::<WidgetContext>().props.heading;
    let heading =
        move || heading.with(|heading| *heading != Heading::Hidden).then(|| view! { <HeadingText /> });
    view! {
        <div class="header" part="header">
            {heading}
            {controls}
        </div>
    }
}

/// The heading. The feed's own is in the feed's language, one of the page's in the page's.
#[component]
fn HeadingText() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let language = move || {
        let is_of_feed = widget.props.heading.with(|heading| *heading == Heading::OfFeed);
        let loaded = widget.loaded().filter(|_| is_of_feed);
        loaded.and_then(|loaded| loaded.language.clone())
    };
    let level = move || widget.props.heading_level.get();
    view! {
        <div class="heading" part="heading" role="heading" {..aria_level(level)} lang=language dir="auto">
            {text(move || region_name(widget))}
        </div>
    }
}

/// The attribute `aria-level`, for which Leptos has no name.
pub fn aria_level(level: impl Fn() -> u8 + Send + 'static) -> impl leptos::attr::Attribute {
    custom_attribute("aria-level", text(move || decimal(level().into())))
}
