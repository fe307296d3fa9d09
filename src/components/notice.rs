//! What stands in place of cards: nothing to show, or nothing to be had.

use std::rc::Rc;

use leptos::prelude::*;

use super::app::Title;
use crate::{format::Locale, options::Options, phase::Cause, widget::State};

/// Where the agency's own news is. A constant, not a literal: an element of literals only is made through `innerHTML`, which
/// a page with Trusted Types forbids.
const AGENCY: &str = "https://investseoul.com";

/// A message in the size of the cards. After a failure also the page's own content, and a button where it can help.
#[component]
pub fn Notice(
    state: State,
    options: Options,
    name: String,
    language: Option<String>,
    message: &'static str,
    cause: Option<Cause>,
    locale: Rc<Locale>,
) -> impl IntoView {
    let role = if cause.is_some() { "alert" } else { "status" };
    let retry = cause.as_ref().is_some_and(Cause::can_retry).then(|| {
        view! {
            <button type="button" class="retry" part="retry" on:click=move |_| state.refresh()>
                {locale.words.retry}
            </button>
        }
    });
    let fallback = cause.map(|_| {
        view! {
            <slot>
                <a href=AGENCY>"Invest Seoul"</a>
            </slot>
        }
    });
    view! {
        <section class="frame" part="frame" aria-label=name.clone()>
            <div class="header" part="header">
                <Title options name=name.clone() language=language />
            </div>
            <div class="notice" part="notice">
                <p role=role>{message}</p>
                {fallback}
                {retry}
            </div>
        </section>
    }
}
