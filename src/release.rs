//! A feed as the widget shows it: addresses made absolute and safe, texts chosen, everything else dropped.

use json_feed::{Feed, Item, Timestamp};
use web_sys::Url;

/// All there is to show of a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Releases {
    /// The feed's title.
    pub title: Option<String>,
    /// The feed's language (BCP 47).
    pub language: Option<String>,
    /// The releases, in the feed's order.
    pub items: Vec<Release>,
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
    /// What there is to show of `feed`, whose own `address` relative ones are understood against.
    pub fn of(feed: Feed, address: &str) -> Self {
        let items = feed.items.iter().map(|item| Release::of(item, &feed, address)).collect();
        Self { title: feed.title, language: feed.language, items }
    }
}

impl Release {
    fn of(item: &Item, feed: &Feed, address: &str) -> Self {
        let web = |reference: &Option<String>| web_address(reference.as_deref()?, address);
        // `content_html` is not read: its words come with markup, and taking that out costs more than it gives.
        let text = item.summary.clone().or_else(|| item.content_text.as_deref().map(excerpt));
        let (title, summary) = match &item.title {
            Some(title) => (Some(title.clone()), text),
            None => (text, None),
        };
        Self {
            id: item.id.clone(),
            link: web(&item.url).or_else(|| web(&item.external_url)),
            title,
            summary,
            image: web(&item.image).or_else(|| web(&item.banner_image)),
            date: item.date_published.clone(),
            authors: feed.authors_of(item).iter().filter_map(|author| author.name.clone()).collect(),
            tags: item.tags.clone(),
            language: item.language.clone(),
            views: item.invest_seoul.views,
            comments: item.invest_seoul.comments,
        }
    }
}

/// `reference` as an absolute address, if it is one that a page may safely link to or show: no `javascript:`,
/// no `data:`.
fn web_address(reference: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(reference.trim(), base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}

/// As much of a text as a card could ever show.
fn excerpt(text: &str) -> String {
    text.chars().take(400).collect()
}
