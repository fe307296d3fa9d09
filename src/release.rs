//! A feed as the widget shows it: addresses made absolute and safe, texts chosen, everything else dropped.

use json_feed::{Author, Feed, Item, Thumbnail, Timestamp, decimal};
use web_sys::Url;

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
    pub fn of(feed: &Feed, mut items: Vec<Release>, since: Option<f64>) -> Self {
        for release in items.iter_mut().filter(|release| release.authors.is_empty()) {
            release.authors = names(&feed.authors);
        }
        Self {
            title: feed.title.as_deref().map(excerpt),
            language: feed.language.clone(),
            items,
            more: false,
            since,
        }
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
    /// What there is to show of `item`, whose feed's own `address` relative ones are understood against.
    pub fn of(item: Item, address: &str) -> Self {
        let web = |reference: &Option<String>| web_address(reference.as_deref()?, address);
        // `content_html` is not read: its words come with markup, and taking that out costs more than it gives.
        let text = item.summary.as_deref().or(item.content_text.as_deref()).map(excerpt);
        let (title, summary) = match item.title.as_deref().map(excerpt) {
            Some(title) => (Some(title), text),
            None => (text, None),
        };
        Self {
            link: web(&item.url).or_else(|| web(&item.external_url)),
            image: web(&item.image).or_else(|| web(&item.banner_image)),
            id: item.id,
            title,
            summary,
            image_sizes: image_sizes(&item.invest_seoul.thumbnails, address),
            date: item.date_published,
            authors: names(&item.authors),
            tags: item.tags.iter().map(|tag| excerpt(tag)).collect(),
            language: item.language,
            views: item.invest_seoul.views,
            comments: item.invest_seoul.comments,
        }
    }
}

fn names(authors: &[Author]) -> Vec<String> {
    authors.iter().filter_map(|author| author.name.as_deref().map(excerpt)).collect()
}

/// `reference` as an absolute address, if it is one that a page may safely link to or show: no `javascript:`,
/// no `data:`.
pub fn web_address(reference: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(reference.trim(), base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}

/// The thumbnails as `srcset` lists them: `http://… 320w, http://… 640w`.
fn image_sizes(thumbnails: &[Thumbnail], base: &str) -> Option<String> {
    let sizes: Vec<_> = thumbnails
        .iter()
        .filter_map(|thumbnail| {
            Some([&web_address(&thumbnail.url, base)?, " ", &decimal(thumbnail.width), "w"].concat())
        })
        .collect();
    (!sizes.is_empty()).then(|| sizes.join(", "))
}

/// As much of a text as a card could ever show.
fn excerpt(text: &str) -> String {
    text.chars().take(400).collect()
}
