//! The heading above the cards, and the name of the region.

use std::sync::Arc;

use json_feed::decimal;
use leptos::{attr::custom::custom_attribute, either::Either, prelude::*};

use super::{
    all_news::{home_page, new_tab_note},
    derived::text,
};
use crate::{
    element::{context::WidgetContext, links::with_source, values::Heading},
    feed::{LoadedFeed, Rest},
};

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
pub fn Header<F: IntoView + 'static, C: IntoView + 'static>(
    /// What stands before the heading.
    first: F,
    /// What stands beside the heading.
    controls: C,
) -> impl IntoView {
    let heading = expect_context::<WidgetContext>().props.heading;
    let heading =
        move || heading.with(|heading| *heading != Heading::Hidden).then(|| view! { <HeadingText /> });
    view! {
        <div class="header" part="header">
            {first}
            {heading}
            {controls}
        </div>
    }
}

/// The heading, a link to the feed's home page. The feed's title is in the feed's language, the page's words are in the page's, and ours
/// in ours. It is empty as long as the title may still come.
#[component]
fn HeadingText() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let is_of_feed = move || widget.props.heading.with(|heading| *heading == Heading::OfFeed);
    let language = move || {
        let of_feed = if is_of_feed() {
            let loaded = widget.loaded().filter(|loaded| loaded.title.is_some())?;
            loaded.language.clone()
        } else {
            None
        };
        of_feed.or_else(|| widget.page_language())
    };
    let heading = move || {
        let is_coming = |loaded: Arc<LoadedFeed>| loaded.title.is_none() && loaded.rest == Rest::Coming;
        let is_coming = is_of_feed() && widget.loaded().is_some_and(is_coming);
        if is_coming { String::new() } else { region_name(widget) }
    };
    let level = move || widget.props.heading_level.get();
    // Where "All news" leads to the same page, one of the two is enough for the Tab key.
    let tabindex =
        move || text(move || (if widget.props.show.get().all_news { "-1" } else { "0" }).to_owned());
    let content = move || match home_page(widget) {
        None => Either::Left(text(heading)),
        Some(address) => Either::Right(view! {
            <a
                class="heading-link"
                part="heading-link"
                href=text(move || {
                    widget.props.utm.with(|source| with_source(address.clone(), source.as_deref()))
                })
                target=text(move || widget.props.open.get().target().to_owned())
                rel="noopener"
                tabindex=tabindex()
                {..custom_attribute("aria-description", text(move || new_tab_note(widget)))}
            >
                {text(heading)}
            </a>
        }),
    };
    view! {
        <div class="heading" part="heading" role="heading" {..aria_level(level)} lang=language dir="auto">
            {content}
        </div>
    }
}

/// The attribute `aria-level`, for which Leptos has no name.
pub fn aria_level(level: impl Fn() -> u8 + Send + 'static) -> impl leptos::attr::Attribute {
    custom_attribute("aria-level", text(move || decimal(level().into())))
}
