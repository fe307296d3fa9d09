//! The picture of a card, or a drawing in its place. It says nothing that the title does not, so screen readers skip it
//! (WCAG 1.1.1, decoration).

use leptos::{either::Either, ev::ErrorEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::element::context::WidgetContext;

const POLICY: &str = "referrerpolicy";
const NO_REFERRER: &str = "no-referrer";

/// The picture at `address`; where there is none or it does not load, the one that the page has for such items, or the drawing.
#[component]
pub fn Media(
    /// Where the picture is.
    address: Option<String>,
    /// Smaller versions to choose from, as the attribute `srcset` lists them.
    srcset: Option<String>,
) -> impl IntoView {
    let fallback = expect_context::<WidgetContext>().props.fallback_image;
    let failed = RwSignal::new(Vec::new());
    let own = address.clone();
    let shown = Memo::new(move |_| {
        let mut pictures = address.clone().into_iter().chain(fallback.get());
        failed.with(|failed: &Vec<String>| pictures.find(|picture| !failed.contains(picture)))
    });
    let picture = move || match shown.get() {
        Some(address) => {
            let srcset = srcset.clone().filter(|_| own.as_ref() == Some(&address));
            let failed_address = address.clone();
            let on_error = move || _ = failed.try_update(|failed| failed.push(failed_address.clone()));
            Either::Left(view! { <Image address srcset on_error /> })
        }
        None => Either::Right(view! { <Drawing /> }),
    };
    view! {
        <div class="media" part="media">
            {picture}
        </div>
    }
}

/// A server that refuses requests from other sites knows them by their referrer, so it is asked once more without one.
#[component]
fn Image(address: String, srcset: Option<String>, on_error: impl Fn() + 'static) -> impl IntoView {
    let fail = move |event: ErrorEvent| {
        let image = event.target().and_then(|image| image.dyn_into::<Element>().ok());
        match image.filter(|image| image.get_attribute(POLICY).as_deref() != Some(NO_REFERRER)) {
            // With another policy, the browser asks again.
            Some(image) => drop(image.set_attribute(POLICY, NO_REFERRER)),
            None => on_error(),
        }
    };
    view! {
        <img
            class="image"
            part="image"
            // Before `src`: what is set later does not apply to the request.
            loading="lazy"
            decoding="async"
            referrerpolicy="strict-origin"
            alt=""
            on:error=fail
            // Where the browser cannot know the width of a card: the widest, unless the page makes it wider.
            sizes=srcset.is_some().then_some("auto, 22em")
            srcset=srcset
            src=address
        />
    }
}

/// The drawing: hills, tower and river of Seoul, made of gradients by the style sheet.
#[component]
pub fn Drawing() -> impl IntoView {
    view! { <div class="placeholder" part="placeholder"></div> }
}
