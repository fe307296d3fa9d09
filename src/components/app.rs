//! The whole widget: one view per phase.

use std::rc::Rc;

use leptos::{either::EitherOf4, prelude::*};
use web_sys::{FocusOptions, HtmlElement};

use super::{carousel::Carousel, notice::Notice};
use crate::{
    format::Locale,
    options::{Heading, Options},
    phase::Phase,
    widget::State,
};

/// Draws the phase, and keeps its name and the language on `frame`, where the style sheet finds them.
#[component]
pub fn App(state: State, frame: HtmlElement) -> impl IntoView {
    move || {
        let options = state.options.get();
        let phase = state.phase();
        let language = state.page_language.get();
        let feed = phase.releases().cloned();
        let feed_language = feed.as_ref().and_then(|feed| feed.language.as_deref());
        let locale = Rc::new(Locale::choose([language.as_deref(), feed_language]));
        let name = name(&options, feed.as_ref().and_then(|feed| feed.title.as_deref()), &locale);
        state.track.set_value(None);
        keep_focus(&frame);
        for (attribute, value) in [("data-phase", phase.name()), ("lang", &locale.tag)] {
            // Fails for malformed names only.
            let _ = frame.set_attribute(attribute, value);
        }
        match phase {
            Phase::Loading => {
                EitherOf4::A(view! { <p class="unseen" role="status">{locale.words.loading}</p> })
            }
            Phase::Ready(releases) => {
                EitherOf4::B(view! { <Carousel state options releases locale name note=None /> })
            }
            Phase::Stale(releases) => {
                let note = Some(locale.stale(releases.since));
                EitherOf4::B(view! { <Carousel state options releases locale name note /> })
            }
            Phase::Empty(releases) => {
                let language = releases.language.clone();
                let message = locale.words.empty;
                EitherOf4::C(view! { <Notice state options name language message cause=None locale /> })
            }
            Phase::Failed(cause) => {
                let message = locale.words.failure(&cause);
                EitherOf4::D(
                    view! { <Notice state options name language=None message cause=Some(cause) locale /> },
                )
            }
        }
    }
}

/// What has the focus is about to go; the frame around everything stays, and keeps the reader's place in the page.
fn keep_focus(frame: &HtmlElement) {
    if frame.matches(":focus-within").unwrap_or(false) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = frame.focus_with_options(&options);
    }
}

/// What the region is called: the page's words, else the feed's, else ours.
fn name(options: &Options, title: Option<&str>, locale: &Locale) -> String {
    match (&options.heading, title) {
        (Heading::Text(text), _) => text.clone(),
        (_, Some(title)) => title.to_owned(),
        (_, None) => locale.words.news.to_owned(),
    }
}

/// The heading above the cards, unless the page wants none. `language` is the feed's: a heading of the page's own is in the
/// page's.
#[component]
pub fn Title(options: Options, name: String, language: Option<String>) -> impl IntoView {
    let language = language.filter(|_| options.heading == Heading::OfFeed);
    (options.heading != Heading::Hidden).then(|| {
        view! {
            <div
                class="heading"
                part="heading"
                role="heading"
                {..aria_level(options.heading_level)}
                lang=language
                dir="auto"
            >
                {name}
            </div>
        }
    })
}

/// The attribute `aria-level`, which Leptos has no name for.
pub fn aria_level(level: u8) -> impl leptos::attr::Attribute {
    leptos::attr::custom::custom_attribute("aria-level", level)
}
