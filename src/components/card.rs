//! One release: image, title, summary, and what is known of it. All of it is clickable through its one link.

use std::rc::Rc;

use leptos::{either::Either, prelude::*};

use super::app::aria_level;
use crate::{events, format::Locale, options::Show, release::Release, widget::State, words::Plural};

/// How many names or tags a card lists: more than fit into its one line.
const MOST_LISTED: usize = 20;

/// A card. `language` is the one its texts are in, `level` that of its title.
#[component]
pub fn Card(
    state: State,
    release: Release,
    language: Option<String>,
    locale: Rc<Locale>,
    show: Show,
    level: u8,
) -> impl IntoView {
    let words = locale.words;
    let image = show
        .image
        .then(|| view! { <Image address=release.image.clone() sizes=release.image_sizes.clone() /> });
    let list = |shown: bool, texts: &[String], separator: &'static str, class: &'static str| {
        (shown && !texts.is_empty()).then(|| {
            view! { <List class language=language.clone() texts=texts.to_vec() separator /> }
        })
    };
    let tags = list(show.tags, &release.tags, " · ", "tags");
    let author = list(show.author, &release.authors, ", ", "author");
    let summary = show.summary.then(|| release.summary.clone()).flatten().map(|summary| {
        view! { <p class="summary" part="summary" lang=language.clone() dir="auto">{summary}</p> }
    });
    let date = show.date.then(|| release.date.clone()).flatten().map(|date| {
        view! { <time class="date" part="date" datetime=date.as_str().to_owned()>{locale.date(date.millis() as f64)}</time> }
    });
    let count = |shown: bool, count: Option<u64>, noun: &Plural, class: &'static str| {
        count.filter(|_| shown).map(|n| {
            let (whole, compact) = (locale.count(noun, n as f64), locale.compact_count(noun, n as f64));
            view! { <Count class whole compact /> }
        })
    };
    let views = count(show.views, release.views, &words.views, "views");
    let comments = count(show.comments, release.comments, &words.comments, "comments");
    let has_meta = date.is_some() || author.is_some() || views.is_some() || comments.is_some();
    let meta =
        has_meta.then(|| view! { <div class="meta" part="meta">{date}{views}{author}{comments}</div> });

    let title = release.title.clone().unwrap_or_else(|| words.untitled.to_owned());
    let title = match release.link.clone() {
        None => Either::Left(title),
        Some(link) => Either::Right(view! {
            <a
                class="link"
                part="link"
                href=link
                target="_blank"
                rel="noopener"
                on:click=move |event| {
                    if !state.host.with_value(|host| events::open(host, &release)) {
                        event.prevent_default();
                    }
                }
            >
                {title}
                <span class="unseen" lang=locale.tag.clone()>" "{words.new_tab}</span>
            </a>
        }),
    };
    view! {
        <div class="card" part="card">
            {image}
            <div class="body" part="body">
                {tags}
                <div class="title" part="title" role="heading" {..aria_level(level)} lang=language dir="auto">{title}</div>
                {summary}
                {meta}
            </div>
        </div>
    }
}

/// Texts in one line. Each is turned around by its own characters only, whatever controls it leaves open (UAX #9).
#[component]
fn List(
    class: &'static str,
    language: Option<String>,
    texts: Vec<String>,
    separator: &'static str,
) -> impl IntoView {
    let texts = texts.into_iter().take(MOST_LISTED).enumerate();
    let texts = texts
        .map(|(index, text)| view! { {(index > 0).then_some(separator)} <span class="one">{text}</span> })
        .collect_view();
    view! { <div class=class part=class lang=language dir="auto">{texts}</div> }
}

/// The image, or a drawing of our own where there is none or it does not load. It says nothing that the title does not,
/// so it is silent (WCAG 1.1.1, decoration). `sizes` are smaller versions to choose from, as `srcset` lists them.
#[component]
fn Image(address: Option<String>, sizes: Option<String>) -> impl IntoView {
    let shown = RwSignal::new(address);
    view! {
        <div class="media" part="media">
            {move || match shown.get() {
                Some(address) => Either::Left(view! {
                    <img
                        class="image"
                        part="image"
                        // Before `src`: what is set later does not hold for the request.
                        loading="lazy"
                        decoding="async"
                        referrerpolicy="strict-origin"
                        alt=""
                        on:error=move |_| shown.set(None)
                        // Where the browser cannot know the width of a card: the widest, but for one that the page makes wider.
                        sizes=sizes.is_some().then_some("auto, 22em")
                        srcset=sizes.clone()
                        src=address
                    />
                }),
                None => Either::Right(view! { <div class="placeholder" part="placeholder"></div> }),
            }}
        </div>
    }
}

/// A count: short to the eye, every digit to the ear.
#[component]
fn Count(class: &'static str, whole: String, compact: String) -> impl IntoView {
    let same = whole == compact;
    view! {
        <span class=class part=class>
            {if same {
                Either::Left(whole)
            } else {
                Either::Right(view! {
                    <span aria-hidden="true">{compact}</span>
                    <span class="unseen">{whole}</span>
                })
            }}
        </span>
    }
}
