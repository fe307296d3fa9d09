//! A feed as the widget shows it: addresses made absolute and safe, texts chosen.

use std::{cell::OnceCell, rc::Rc};

use js_sys::{Array, Map};
use json_feed::{OmissionReason, Timestamp, decimal};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use crate::{dom::text, json::Json};

/// All there is to show of a feed.
pub struct Releases {
    /// The feed's title.
    pub title: Option<String>,
    /// The feed's language (BCP 47).
    pub language: Option<String>,
    /// The releases, in the feed's order.
    pub items: Vec<Entry>,
    /// Whether the feed has more than these.
    pub more: bool,
    /// Since when the feed is as it is, in ms since 1970.
    pub since: Option<f64>,
}

/// What one card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
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
    /// What there is to show of a feed's beginning, of which these `items` were read; it has been as it is `since` then.
    pub fn of(feed: &Json, items: Vec<Entry>, since: Option<f64>) -> Self {
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

/// A release in a feed, made of its item when it is first looked at: most of a feed never is.
pub struct Entry {
    /// The feed's own name for it.
    pub id: String,
    item: Item,
    around: Rc<Around>,
    release: OnceCell<Release>,
}

/// What holds for all items of a document.
pub struct Around {
    /// Where it comes from: what relative addresses are understood against.
    address: String,
    /// Names of the feed's authors, for releases that have none of their own.
    authors: Vec<String>,
}

impl Entry {
    /// The release with this `id` in `item`.
    pub fn new(id: String, item: Item, around: Rc<Around>) -> Self {
        Self { id, item, around, release: OnceCell::new() }
    }

    /// What a card shows of it.
    pub fn release(&self) -> &Release {
        self.release.get().unwrap_or_else(|| {
            // Made before the cell is asked to keep it: a page's own `URL` may ask for items meanwhile.
            let release = Release::of(&self.item, &self.around);
            self.release.get_or_init(|| release)
        })
    }
}

impl Around {
    /// That of the items of `feed`, which comes from `address`.
    pub fn of(feed: &Json, address: &str) -> Self {
        Self { address: address.to_owned(), authors: names(&feed.get("authors"), &feed.get("author")) }
    }
}

/// An item of a feed, taken apart: its members in the order of [`Member`], or nothing if it is no object
/// (`src/embed/document.js`).
pub struct Item(Array);

/// What is read of an item; the last three are members of `_invest_seoul`.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "each is the member of its name")]
pub enum Member {
    Id,
    Url,
    ExternalUrl,
    Title,
    Summary,
    ContentText,
    Image,
    BannerImage,
    DatePublished,
    Authors,
    Author,
    Tags,
    Language,
    Views,
    Comments,
    Thumbnails,
}

impl Item {
    /// The item that the script has taken apart like this.
    pub fn new(parts: JsValue) -> Self {
        Self(parts.unchecked_into())
    }

    fn get(&self, member: Member) -> Json {
        Json::new(self.0.get(member as u32))
    }

    /// The identifier of the item, which is the one at `index` and which no item before has: those are in `known`, and where.
    ///
    /// # Errors
    /// Why the item is to be left out.
    pub fn identify(&self, index: usize, known: &Map) -> Result<String, OmissionReason> {
        if self.0.is_undefined() {
            return Err(OmissionReason::NotAnObject);
        }
        let id = self.get(Member::Id);
        let text = id.text().or_else(|| id.number()).ok_or(match id {
            id if !id.is_some() => OmissionReason::IdMissing,
            id if id.is_blank() => OmissionReason::IdBlank,
            _ => OmissionReason::IdNotText,
        })?;
        let key = JsValue::from(&text);
        match known.get(&key).as_f64() {
            Some(first) => Err(OmissionReason::IdRepeated { first: first as usize }),
            None => {
                known.set(&key, &(index as f64).into());
                Ok(text)
            }
        }
    }
}

impl Release {
    /// What there is to show of `item`.
    fn of(item: &Item, around: &Around) -> Self {
        let Around { address, authors } = around;
        let web = |member| web_address(&item.get(member).text()?, address);
        // `content_html` is not read: its words come with markup, and taking that out costs more than it gives.
        let text = item.get(Member::Summary).excerpt().or_else(|| item.get(Member::ContentText).excerpt());
        let own = names(&item.get(Member::Authors), &item.get(Member::Author));
        let (title, summary) = match item.get(Member::Title).excerpt() {
            Some(title) => (Some(title), text),
            None => (text, None),
        };
        Self {
            link: web(Member::Url).or_else(|| web(Member::ExternalUrl)),
            image: web(Member::Image).or_else(|| web(Member::BannerImage)),
            title,
            summary,
            image_sizes: image_sizes(&item.get(Member::Thumbnails), address),
            date: item.get(Member::DatePublished).text().and_then(|date| date.parse().ok()),
            authors: if own.is_empty() { authors.clone() } else { own },
            tags: item.get(Member::Tags).each(|tag| tag.excerpt()),
            language: item.get(Member::Language).text(),
            views: item.get(Member::Views).count(),
            comments: item.get(Member::Comments).count(),
        }
    }
}

/// The names of the `authors`; where there are none, of 1.0's `author`.
fn names(authors: &Json, author: &Json) -> Vec<String> {
    let name = |author: &Json| author.get("name").excerpt();
    let names = authors.each(|author| name(&author));
    if names.is_empty() { name(author).into_iter().collect() } else { names }
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
