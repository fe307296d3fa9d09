//! One release: image, title, summary, and what is known of it. All of it is clickable through its one link.

use std::cell::Cell;

use web_sys::HtmlElement;

use super::app::{Setting, title};
use crate::{
    dom::{Build, element, part},
    release::Release,
    words::Plural,
};

/// How many names or tags a card lists: more than fit into its one line.
const MOST_LISTED: usize = 20;

/// The card of a release; a brief one leaves the summary empty, for who fills it in.
pub fn card(setting: &Setting, release: &Release, brief: bool) -> HtmlElement {
    let Setting { locale, options, .. } = setting;
    let (show, words) = (options.show, locale.words);
    let language = release.language.as_deref().or(setting.language.as_deref());
    let card = part("div", "card");
    if show.image {
        card.clone().holding(&[&part("div", "media").holding(&[&image(release)])]);
    }
    let body = part("div", "body");
    let add = |element: HtmlElement| drop(body.clone().holding(&[&element]));
    if show.tags && !release.tags.is_empty() {
        add(list("tags", &release.tags, " · ", language));
    }
    let text = release.title.as_deref().unwrap_or(words.untitled);
    let title = title("title", options.heading_level + 1).with_some("lang", language);
    add(match &release.link {
        None => title.saying(text),
        Some(link) => {
            let link = part("a", "link").with("href", link).with("target", "_blank").with("rel", "noopener");
            let where_to = element("span").with("class", "unseen").with("lang", &locale.tag);
            let where_to = where_to.saying(&[" ", words.new_tab].concat());
            title.holding(&[&link.saying(text).holding(&[&where_to])])
        }
    });
    if let Some(summary) = release.summary.as_deref().filter(|_| show.summary) {
        let text = if brief { "" } else { summary };
        add(part("p", "summary").with_some("lang", language).with("dir", "auto").saying(text));
    }

    let meta = part("div", "meta");
    let is_empty = Cell::new(true);
    let add_meta = |element: HtmlElement| {
        is_empty.set(false);
        drop(meta.clone().holding(&[&element]));
    };
    if let Some(date) = release.date.as_ref().filter(|_| show.date) {
        let day = locale.date(date.millis() as f64);
        add_meta(part("time", "date").with("datetime", date.as_str()).saying(&day));
    }
    let count = |name: &str, shown: bool, count: Option<u64>, noun: &Plural| {
        if let Some(n) = count.filter(|_| shown) {
            let n = n as f64;
            add_meta(counted(name, &locale.count(noun, n), &locale.compact_count(noun, n)));
        }
    };
    count("views", show.views, release.views, &words.views);
    if show.author && !release.authors.is_empty() {
        add_meta(list("author", &release.authors, ", ", language));
    }
    count("comments", show.comments, release.comments, &words.comments);
    if !is_empty.get() {
        add(meta);
    }
    card.holding(&[&body])
}

/// Texts in one line. Each is turned around by its own characters only, whatever controls it leaves open (UAX #9).
fn list(name: &str, texts: &[String], separator: &str, language: Option<&str>) -> HtmlElement {
    let mut list = part("div", name).with_some("lang", language).with("dir", "auto");
    for (index, text) in texts.iter().take(MOST_LISTED).enumerate() {
        if index > 0 {
            list = list.saying(separator);
        }
        list = list.holding(&[&element("span").with("class", "one").saying(text)]);
    }
    list
}

/// The image, or our own drawing where there is none. It says nothing that the title does not, so it is silent (WCAG
/// 1.1.1, decoration).
fn image(release: &Release) -> HtmlElement {
    let Some(address) = &release.image else { return placeholder() };
    let image = part("img", "image")
        // Before `src`: what is set later does not hold for the request.
        .with("loading", "lazy")
        .with("decoding", "async")
        .with("referrerpolicy", "strict-origin")
        .with("alt", "");
    let image = match &release.image_sizes {
        // Where the browser cannot know the width of a card: the widest, but for one that the page makes wider.
        Some(sizes) => image.with("sizes", "auto, 22em").with("srcset", sizes),
        None => image,
    };
    image.with("src", address)
}

/// Our own drawing, also in place of an image that does not load.
pub fn placeholder() -> HtmlElement {
    part("div", "placeholder")
}

/// A count: short to the eye, every digit to the ear.
fn counted(name: &str, whole: &str, compact: &str) -> HtmlElement {
    let count = part("span", name);
    if whole == compact {
        return count.saying(whole);
    }
    count.holding(&[
        &element("span").with("aria-hidden", "true").saying(compact),
        &element("span").with("class", "unseen").saying(whole),
    ])
}
