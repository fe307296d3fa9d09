//! One item in the dialog: at once what its card knows, then its text.

use std::sync::Arc;

use leptos::{
    html,
    prelude::*,
    task::{spawn_local_scoped_with_cancellation, tick},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{attachments::Attachments, content, context::ReaderContext, nodes, share::Share};
use crate::{
    components::{
        card::{Count, List, PublishedDate},
        derived::{aria_flag, flag, text},
        focus::focus,
    },
    element::links::with_source,
    feed::FeedItem,
    i18n::Locale,
    listener::Listener,
};

/// Where the text is.
#[derive(Clone, PartialEq)]
enum Text {
    /// Under way.
    Loading,
    /// In its place, if the item has one. The item has been read with it.
    Read(Arc<FeedItem>, bool),
    /// Not to be had now.
    Missing,
}

/// The item.
#[component]
pub fn Article(reader: ReaderContext, item: Arc<FeedItem>, locale: Locale) -> impl IntoView {
    let language = untrack(|| reader.language(&item));
    let messages = locale.messages;
    let (state, attempts) = (RwSignal::new(Text::Loading), RwSignal::new(0));
    let (heading, place) = (NodeRef::<html::H2>::new(), NodeRef::<html::Div>::new());
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // What has been read before may be scrolled away.
            reader.dialog.get_untracked().iter().for_each(|dialog| dialog.set_scroll_top(0));
            focus(&heading);
        }
    });
    let shown = item.image();
    load(reader, item.clone(), shown.clone(), state, attempts, place, messages.new_tab);
    let title = item.title().unwrap_or_else(|| messages.untitled.to_owned());
    let tags = item.tags();
    let tags = (!tags.is_empty())
        .then(|| view! { <List name="tags" language=language.clone() texts=tags separator=" · " /> });
    let date = item.date().map(|date| view! { <PublishedDate date=date.clone() locale=locale.clone() /> });
    let authors = item.authors();
    let authors = (!authors.is_empty())
        .then(|| view! { <List name="author" language=language.clone() texts=authors separator=", " /> });
    let views = item
        .views()
        .map(|views| view! { <Count name="views" count=locale.count(&messages.views, views as f64) /> });
    let image = shown.map(|address| view! { <Picture address srcset=item.srcset() /> });
    let summary = item.summary();
    let has_text = flag(move || matches!(state.get(), Text::Read(_, true)));
    let failure = text(move || (if state.get() == Text::Missing { messages.no_text } else { "" }).to_owned());
    let files = {
        let locale = locale.clone();
        move || match state.get() {
            Text::Read(item, _) => Some(view! { <Attachments item locale=locale.clone() /> }),
            Text::Loading | Text::Missing => None,
        }
    };
    let retried = move |_| {
        // The button goes.
        heading.get_untracked().iter().for_each(|heading| focus(heading));
        attempts.update(|count| *count += 1);
    };
    let retry = move || {
        (state.get() == Text::Missing).then(|| {
            view! {
                <button type="button" class="retry" part="retry" on:click=retried>
                    {messages.retry}
                </button>
            }
        })
    };
    let link = item.link();
    let original = link.clone().map(|address| {
        let address = text(move || {
            reader.widget.props.utm.with(|source| with_source(address.clone(), source.as_deref()))
        });
        view! {
            <a class="reader-original" part="reader-original" href=address target="_blank" rel="noopener">
                {messages.read_original}
                <span class="unseen">" " {messages.new_tab}</span>
            </a>
        }
    });
    let share = link.map(|address| view! { <Share address title=title.clone() messages /> });
    view! {
        <article
            class="reader-article"
            part="reader-article"
            aria-busy=aria_flag(move || state.get() == Text::Loading)
            on:error:capture=|event| picture_failed(&event)
        >
            {tags}
            <h2 class="reader-title" part="reader-title" tabindex="-1" lang=language.clone() dir="auto" node_ref=heading>
                {title}
            </h2>
            <div class="meta" part="meta">
                <div class="byline" part="byline">{date} {authors}</div>
                <div class="counts" part="counts">{views}</div>
            </div>
            {image}
            <p class="reader-summary" part="reader-summary" lang=language.clone() dir="auto" hidden=has_text>
                {summary}
            </p>
            <div class="reader-text" part="reader-text" lang=language dir="auto" node_ref=place></div>
            <p class="reader-status" part="reader-status" role="status">{failure}</p>
            {retry}
            {files}
            <div class="reader-footer" part="reader-footer">
                {original}
                {share}
            </div>
        </article>
    }
}

/// The picture of the item. It says nothing that the title does not (WCAG 1.1.1, decoration).
#[component]
fn Picture(address: String, srcset: Option<String>) -> impl IntoView {
    view! {
        <img
            class="reader-image"
            part="reader-image"
            // Before `src`: what is set later does not apply to the request.
            decoding="async"
            referrerpolicy="strict-origin"
            alt=""
            sizes=srcset.is_some().then_some("(min-width: 42em) 36em, 100vw")
            srcset=srcset
            src=address
        />
    }
}

/// A picture does not load. A server that refuses requests from other sites knows them by their referrer, so it is asked once more without
/// one. A picture without a description gives way then.
fn picture_failed(event: &Event) {
    let Some(picture) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let attribute = |name| picture.get_attribute(name).unwrap_or_default();
    if attribute("referrerpolicy") != "no-referrer" {
        // With another policy, the browser asks again.
        let _ = picture.set_attribute("referrerpolicy", "no-referrer");
    } else if attribute("alt").is_empty() {
        picture.remove();
    }
}

/// Loads the text into `place`, again at each attempt. It ends when the item or the dialog goes.
fn load(
    reader: ReaderContext,
    item: Arc<FeedItem>,
    shown: Option<String>,
    state: RwSignal<Text>,
    attempts: RwSignal<u32>,
    place: NodeRef<html::Div>,
    new_tab: &'static str,
) {
    let resized = move |_| {
        if let Some(place) = place.try_get_untracked().flatten() {
            nodes::update_stops(&place);
        }
    };
    // It ends with the item.
    StoredValue::new_local(Listener::new(window(), "resize", Box::new(resized)));
    let known =
        move |id: &str| reader.read.with_value(|items| items.iter().find(|item| item.id() == id).cloned());
    Effect::new(move |_| {
        attempts.track();
        state.set(Text::Loading);
        let (item, shown) = (item.clone(), shown.clone());
        spawn_local_scoped_with_cancellation(async move {
            if known(item.id()).is_none()
                && let Ok(items) = content::read(item.document(), item.id()).await
            {
                reader.read.set_value(items);
            }
            let Some(read) = known(item.id()) else { return state.set(Text::Missing) };
            let built = content::text_of(&read, shown.as_deref());
            state.set(Text::Read(read, !built.steps.is_empty()));
            tick().await;
            if let Some(place) = place.get_untracked() {
                nodes::append(built.steps, &place, new_tab).await;
                nodes::update_stops(&place);
            }
        });
    });
}
