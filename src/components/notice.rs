//! What stands in place of cards.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    all_news::ReadOnSite,
    derived::text,
    header::{Header, region_name},
    media::Drawing,
};
use crate::{element::context::WidgetContext, feed::Cause, i18n::Messages};

/// How long to wait before screen readers are told that the news is loading.
const STATUS_DELAY: Duration = Duration::from_secs(1);

/// A sentence for screen readers, if the feed takes a while.
#[component]
pub fn Loading() -> impl IntoView {
    let locale = expect_context::<WidgetContext>().locale;
    let is_slow = RwSignal::new(false);
    set_timeout(move || _ = is_slow.try_set(true), STATUS_DELAY);
    let message = text(move || {
        if is_slow.get() { locale.with(|locale| locale.messages.loading.to_owned()) } else { String::new() }
    });
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
    let message = text(move || locale.with(|locale| locale.messages.empty.to_owned()));
    let content = view! {
        <p role="status">{message}</p>
        <ReadOnSite />
    };
    view! { <Notice content /> }
}

/// A failure: what has happened, the page's own content, and a button where trying again can help.
#[component]
pub fn Failure(cause: Cause) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let retry = cause.can_retry().then(|| {
        view! {
            <button type="button" class="retry" part="retry" on:click=move |_| widget.refresh()>
                {text(move || widget.locale.with(|locale| locale.messages.retry.to_owned()))}
            </button>
        }
    });
    let message =
        text(move || widget.locale.with(|locale| failure_message(locale.messages, &cause).to_owned()));
    let content = view! {
        <p role="alert">{message}</p>
        <slot>
            <ReadOnSite />
        </slot>
        {retry}
    };
    view! { <Notice content /> }
}

/// A box in the size of the cards, under the heading: the drawing, small, and what there is to say.
#[component]
fn Notice<C: IntoView + 'static>(content: C) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    view! {
        <section class="frame" part="frame" aria-label=text(move || widget.region_label(&region_name(widget)))>
            <Header first=() controls=() />
            <div class="notice" part="notice">
                <Drawing />
                {content}
            </div>
        </section>
    }
}

/// The message for the reader after a failure.
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
