//! A feed as the widget shows it: addresses made absolute and safe, texts chosen, everything else dropped.

use js_sys::Map;
use json_feed::{OmissionReason, Timestamp, decimal};
use wasm_bindgen::JsValue;
use web_sys::Url;

use crate::{dom::text, json::Json};

/// All there is to show of a feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Releases {
    /// The feed's title.
    pub title: Option<String>,
    /// The feed's language (BCP 47).
    pub language: Option<String>,
    /// The releases, in the feed's order.
    pub items: Vec<Release>,
    /// Whether the feed has more than these.
    pub more: bool,
    /// Since when the feed is as it is, in ms since 1970.
    pub since: Option<f64>,
}

/// What one card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// The feed's own name for it.
    pub id: String,
    /// Where the card leads; `http:` or `https:`.
    pub link: Option<String>,
    /// The title, else the text.
    pub title: Option<String>,
    /// A sentence or two; never the title again.
    pub summary: Option<String>,
    /// An image; `http:` or `https:`.
    pub image: Option<String>,
    /// The image in smaller sizes, as the attribute `srcset` has them; every address is `http:` or `https:`.
    pub image_sizes: Option<String>,
    /// When it was published.
    pub date: Option<Timestamp>,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// Topics.
    pub tags: Vec<String>,
    /// Language of its texts (BCP 47), where it is not the feed's.
    pub language: Option<String>,
    /// How often it was read on the board.
    pub views: Option<u64>,
    /// How many comments it has on the board.
    pub comments: Option<u64>,
}

impl Releases {
    /// What there is to show of `feed`, of which these `items` were read; it has been as it is `since` then.
    pub fn of(feed: &Json, mut items: Vec<Release>, since: Option<f64>) -> Self {
        let authors = authors(feed);
        for release in items.iter_mut().filter(|release| release.authors.is_empty()) {
            release.authors.clone_from(&authors);
        }
        let (title, language) = (feed.get("title").excerpt(), feed.get("language").text());
        Self { title, language, items, more: false, since }
    }

    /// Adds the releases of the feed's next document, but for those that are among the last `overlap` here.
    pub fn append(&mut self, next: Self, overlap: usize) {
        let recent = self.items.len().saturating_sub(overlap);
        for release in next.items {
            if !self.items[recent..].iter().any(|known| known.id == release.id) {
                self.items.push(release);
            }
        }
    }
}

impl Release {
    /// What there is to show of `entry`, an item of a feed whose own `address` relative ones are understood against.
    pub fn of(entry: &Json, id: String, address: &str) -> Self {
        let web = |name| web_address(&entry.get(name).text()?, address);
        // `content_html` is not read: its words come with markup, and taking that out costs more than it gives.
        let text = entry.get("summary").excerpt().or_else(|| entry.get("content_text").excerpt());
        let (title, summary) = match entry.get("title").excerpt() {
            Some(title) => (Some(title), text),
            None => (text, None),
        };
        let board = entry.get("_invest_seoul");
        Self {
            link: web("url").or_else(|| web("external_url")),
            image: web("image").or_else(|| web("banner_image")),
            id,
            title,
            summary,
            image_sizes: image_sizes(&board.get("thumbnails"), address),
            date: entry.get("date_published").text().and_then(|date| date.parse().ok()),
            authors: authors(entry),
            tags: entry.get("tags").each(|tag| tag.excerpt()),
            language: entry.get("language").text(),
            views: board.get("views").count(),
            comments: board.get("comments").count(),
        }
    }
}

/// The identifier of the item at `index`, which no item before has: those are in `ids`, and where.
///
/// # Errors
/// Why the item is to be left out.
pub fn identify(entry: &Json, index: u32, ids: &Map) -> Result<String, OmissionReason> {
    if !entry.is_object() {
        return Err(OmissionReason::NotAnObject);
    }
    let id = entry.get("id");
    let text = id.text().or_else(|| id.number()).ok_or(match id {
        id if !id.is_some() => OmissionReason::IdMissing,
        id if id.is_blank() => OmissionReason::IdBlank,
        _ => OmissionReason::IdNotText,
    })?;
    let key = JsValue::from(&text);
    match ids.get(&key).as_f64() {
        Some(first) => Err(OmissionReason::IdRepeated { first: first as usize }),
        None => {
            ids.set(&key, &index.into());
            Ok(text)
        }
    }
}

/// The names of the `authors`; where there are none, of 1.0's `author`.
fn authors(of: &Json) -> Vec<String> {
    let name = |author: Json| author.get("name").excerpt();
    let authors = of.get("authors").each(name);
    if authors.is_empty() { name(of.get("author")).into_iter().collect() } else { authors }
}

/// `reference` as an absolute address, if it is one that a page may safely link to or show: no `javascript:`,
/// no `data:`.
pub fn web_address(reference: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(reference.trim(), base).ok()?;
    matches!(&*text(&url, "protocol"), "http:" | "https:").then(|| text(&url, "href"))
}

/// The thumbnails as `srcset` lists them: `http://… 320w, http://… 640w`.
fn image_sizes(thumbnails: &Json, base: &str) -> Option<String> {
    let sizes = thumbnails.each(|thumbnail| {
        let width = thumbnail.get("width").count().filter(|width| *width > 0)?;
        Some([&web_address(&thumbnail.get("url").text()?, base)?, " ", &decimal(width), "w"].concat())
    });
    (!sizes.is_empty()).then(|| sizes.join(", "))
}
