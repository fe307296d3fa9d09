//! What stands in place of cards.

use std::time::Duration;

use leptos::prelude::*;

use super::header::{Header, region_name};
use crate::{element::context::WidgetContext, feed::Cause, i18n::Messages};

/// Where the agency's own news is. A constant: an element that consists of literals alone is created through `innerHTML`, which a page
/// with Trusted Types forbids.
const AGENCY: &str = "https://investseoul.com";

/// How long the placeholder says enough by itself.
const SILENCE: Duration = Duration::from_secs(1);

/// A sentence for screen readers, if the feed takes a while.
#[component]
pub fn Loading() -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let is_slow = RwSignal::new(false);
    set_timeout(move || _ = is_slow.try_set(true), SILENCE);
    let message =
        Signal::derive(
            move || {
                if is_slow.get() { locale.with(|locale| locale.messages.loading) } else { "" }
            },
        );
    view! {
        <p class="unseen" role="status">
            {message}
        </p>
    }
}

/// The feed has no items.
#[component]
pub fn Empty() -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let message = Signal::derive(move || locale.with(|locale| locale.messages.empty));
    view! {
        <Notice>
            <p role="status">{message}</p>
        </Notice>
    }
}

/// A failure: what has happened, the page's own content, and a button where trying again can help.
#[component]
pub fn Failure(cause: Cause) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let can_retry = cause.can_retry();
    let message =
        Signal::derive(move || widget.locale.with(|locale| failure_message(locale.messages, &cause)));
    let retry = can_retry.then(|| {
        view! {
            <button type="button" class="retry" part="retry" on:click=move |_| widget.refresh()>
                {move || widget.locale.with(|locale| locale.messages.retry)}
            </button>
        }
    });
    view! {
        <Notice>
            <p role="alert">{message}</p>
            <slot>
                <a href=AGENCY>"Invest Seoul"</a>
            </slot>
            {retry}
        </Notice>
    }
}

/// A box in the size of the cards, under the heading.
#[component]
fn Notice(children: Children) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let loaded = Signal::derive(move || widget.loaded());
    let name = region_name(widget, loaded);
    let feed_language = Signal::derive(move || {
        loaded.with(|loaded| loaded.as_ref().and_then(|loaded| loaded.language.clone()))
    });
    view! {
        <section class="frame" part="frame" aria-label=name>
            <Header name feed_language>{()}</Header>
            <div class="notice" part="notice">
                {children()}
            </div>
        </section>
    }
}

/// What the reader is told of a failure.
fn failure_message(messages: &Messages, cause: &Cause) -> &'static str {
    match cause {
        Cause::FeedMissing => messages.feed_missing,
        Cause::FeedUnreachable => messages.feed_unreachable,
        Cause::FeedStatus(_) => messages.feed_status,
        Cause::FeedTimeout => messages.feed_timeout,
        Cause::FeedInvalid(_) => messages.feed_invalid,
        Cause::FeedTooLarge => messages.feed_too_large,
    }
}
