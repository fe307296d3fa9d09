//! One item: picture, title, summary, and what is known of it. All of it can be clicked through its one link.

use std::sync::Arc;

use json_feed::Timestamp;
use leptos::{either::EitherOf3, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, MouseEvent};

use super::{clock::Clock, derived::text as text_of, header::aria_level, media::Media};
use crate::{
    chunks,
    element::{
        context::WidgetContext,
        events, links,
        values::{DateStyle, OpenIn, Show},
    },
    feed::FeedItem,
    i18n::{self, Locale, Plural},
};

/// How many names or tags a card lists: more than fit into its line.
const MAX_LISTED: usize = 20;

/// A card.
#[component]
pub fn Card(
    item: Arc<FeedItem>,
    /// The parts to show.
    show: Show,
    /// Where a click opens the release.
    open: OpenIn,
    /// The language of the messages, dates and numbers.
    locale: Locale,
    /// The language of the item's texts (BCP 47).
    language: Option<String>,
) -> impl IntoView {
    let messages = locale.messages;
    let list = |is_shown: bool, texts: Vec<String>, separator: &'static str, name: &'static str| {
        (is_shown && !texts.is_empty())
            .then(|| view! { <List name language=language.clone() texts separator /> })
    };
    let count = |is_shown: bool, count: Option<u64>, noun: &Plural, name: &'static str| {
        count.filter(|_| is_shown).map(|n| view! { <Count name count=locale.count(noun, n as f64) /> })
    };
    let media = show.image.then(|| view! { <Media address=item.image() srcset=item.srcset() /> });
    let tags = list(show.tags, item.tags(), " · ", "tags");
    let summary = item.summary().filter(|_| show.summary);
    let summary = summary.map(|text| view! { <Summary text language=language.clone() /> });
    let date = item.date().filter(|_| show.date).map(|date| {
        view! { <PublishedDate date=date.clone() locale=locale.clone() /> }
    });
    let views = count(show.views, item.views(), &messages.views, "views");
    let author = list(show.author, item.authors(), ", ", "author");
    // No comments are no news.
    let comments = item.comments().filter(|n| *n > 0);
    let comments = count(show.comments, comments, &messages.comments, "comments");
    let has_meta = date.is_some() || views.is_some() || author.is_some() || comments.is_some();
    // Two groups, so that counts stand at the end of the line whatever is missing before them.
    let meta = has_meta.then(|| {
        view! {
            <div class="meta" part="meta">
                <div class="byline" part="byline">{date}{author}</div>
                <div class="counts" part="counts">{views}{comments}</div>
            </div>
        }
    });
    view! {
        <div class="card" part="card">
            {media}
            <div class="body" part="body">
                {tags}
                <Title item open locale language />
                {summary}
                {meta}
            </div>
        </div>
    }
}

/// The title, as a link where the item has an address.
#[component]
fn Title(item: Arc<FeedItem>, open: OpenIn, locale: Locale, language: Option<String>) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let props = widget.props;
    let level = move || props.heading_level.get() + 1;
    let text = item.title().unwrap_or_else(|| locale.messages.untitled.to_owned());
    let has_popup = (open == OpenIn::Reader).then_some("dialog");
    let title = match item.link() {
        None if !open.can_open(&item) => EitherOf3::A(text),
        None => EitherOf3::B(view! {
            <button
                type="button"
                class="link"
                part="link"
                aria-haspopup=has_popup
                prop:onclick=open_on_click(widget, item, open)
            >
                {text}
            </button>
        }),
        Some(link) => {
            let clicked = open_on_click(widget, item, open);
            let address =
                text_of(move || props.utm.with(|source| links::with_source(link.clone(), source.as_deref())));
            let note = (open == OpenIn::NewTab).then(|| {
                view! { <span class="unseen" lang=locale.tag>" " {locale.messages.new_tab}</span> }
            });
            EitherOf3::C(view! {
                <a
                    class="link"
                    part="link"
                    href=address
                    // Of a link that opens a dialog, only a click with a key says where else.
                    target=has_popup.is_none().then(|| open.target())
                    rel="noopener"
                    aria-haspopup=has_popup
                    prop:onclick=clicked.clone()
                    // The middle button.
                    prop:onauxclick=clicked
                >
                    {text}
                    {note}
                </a>
            })
        }
    };
    view! {
        <div class="title" part="title" role="heading" {..aria_level(level)} lang=language dir="auto">
            {title}
        </div>
    }
}

/// A function that opens the item on a click, or leaves that to the browser.
///
/// Not for `on:click`: Leptos' listeners cannot be entered twice, and a page may click the link again while it handles `isn-open`.
fn open_on_click(widget: WidgetContext, item: Arc<FeedItem>, open: OpenIn) -> JsValue {
    Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if event.type_() == "auxclick" && event.button() != 1 {
            return; // opens a menu, or goes back
        }
        let link = event.current_target().map(JsCast::unchecked_into::<HtmlElement>);
        let wants_dialog = open == OpenIn::Reader && !event.default_prevented() && is_plain(&event);
        let in_dialog = wants_dialog && chunks::has_reader();
        if wants_dialog
            && !in_dialog
            && let Some(link) = &link
        {
            // Without its code, the browser opens the link: beside the page, as it opens no dialog over it. Fails for malformed names only.
            let _ = link.set_attribute("target", open.target());
        }
        let is_allowed = widget.host.try_get_value().is_none_or(|host| events::open(&host, &item));
        if is_allowed {
            links::report_opened(widget, &item);
        }
        if in_dialog || !is_allowed {
            event.prevent_default();
        }
        if in_dialog
            && is_allowed
            && let Some(link) = link
        {
            chunks::open_reader(widget, item.clone(), link);
        }
    })
    .into_js_value()
}

/// Whether a click says nothing of where to open the link: with a key or the middle button that is a new tab or window, or a file.
fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

#[component]
fn Summary(text: String, language: Option<String>) -> impl IntoView {
    view! { <p class="summary" part="summary" lang=language dir="auto">{text}</p> }
}

/// When it was published.
#[component]
pub fn PublishedDate(date: Timestamp, locale: Locale) -> impl IntoView {
    let clock = expect_context::<Clock>();
    let (written, datetime) = (locale.published(&date), date.datetime());
    let is_relative = locale.date_style == DateStyle::Relative;
    let title = is_relative.then(|| written.clone());
    let text = text_of(move || {
        let since = if is_relative { locale.published_since(&date, clock.now()) } else { None };
        let Some((text, changes_in)) = since else { return written.clone() };
        clock.tick_in(changes_in);
        text
    });
    view! { <time class="date" part="date" datetime=datetime title=title>{text}</time> }
}

/// Texts in one line. Each has a direction of its own, whatever control characters it leaves open (UAX #9).
#[component]
pub fn List(
    /// Class and part.
    name: &'static str,
    language: Option<String>,
    texts: Vec<String>,
    separator: &'static str,
) -> impl IntoView {
    let texts = texts.into_iter().take(MAX_LISTED).enumerate();
    let texts = texts
        .map(|(index, text)| view! { {(index > 0).then_some(separator)} <span class="one">{text}</span> })
        .collect_view();
    view! { <div class=name part=name lang=language dir="auto">{texts}</div> }
}

/// A count whose number stands out. If the number is in short form, screen readers get every digit. It has a direction of its own,
/// because a text may begin with digits, which have none.
#[component]
pub fn Count(
    /// Class and part.
    name: &'static str,
    count: i18n::Count,
) -> impl IntoView {
    let i18n::Count { before, number, after, exact } = count;
    let is_compact = exact.is_some().then_some("true");
    let exact = exact.map(|exact| view! { <span class="unseen">{exact}</span> });
    view! {
        <span class=name part=name dir="auto">
            <span aria-hidden=is_compact>
                {before} <span class="number" part="number">{number}</span> {after}
            </span>
            {exact}
        </span>
    }
}
