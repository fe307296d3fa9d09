//! What a card shows of an item: addresses made absolute and safe, texts chosen and shortened.
//!
//! Nothing is worked out before it is asked for: of a feed of 10,000 items a reader sees a few.

use std::sync::Arc;

use json_feed::{Author, Item, Timestamp, decimal, language_tag};
use web_sys::Url;

/// Longest text, in characters: more than any card can show.
const TEXT_LENGTH: usize = 400;

/// Most entries of a list that are kept: authors, tags, sizes of the image.
const LIST_LENGTH: usize = 100;

/// An item of a feed.
#[derive(Debug, PartialEq)]
pub struct FeedItem {
    item: Arc<Item>,
    context: Arc<FeedContext>,
}

/// What holds for all items of one document.
#[derive(Debug, PartialEq, Eq)]
pub struct FeedContext {
    /// Address of the document, the base of relative addresses in it.
    pub address: String,
    /// Names of the feed's authors, for items that have none.
    pub authors: Vec<String>,
}

impl FeedItem {
    /// An item as a document has it.
    pub fn new(item: impl Into<Arc<Item>>, context: Arc<FeedContext>) -> Self {
        Self { item: item.into(), context }
    }

    /// The identifier, unique in the feed.
    pub fn id(&self) -> &str {
        &self.item.id
    }

    /// Where the card leads: an `http:` or `https:` address.
    pub fn link(&self) -> Option<String> {
        self.web_address(&self.item.url).or_else(|| self.web_address(&self.item.external_url))
    }

    /// The title; the text of an item without one.
    pub fn title(&self) -> Option<&str> {
        self.own_title().or_else(|| self.text())
    }

    /// A sentence or two; nothing if that is the title already.
    pub fn summary(&self) -> Option<&str> {
        self.own_title().and_then(|_| self.text())
    }

    /// The image: an `http:` or `https:` address.
    pub fn image(&self) -> Option<String> {
        self.web_address(&self.item.image).or_else(|| self.web_address(&self.item.banner_image))
    }

    /// The image in smaller sizes, as the attribute `srcset` lists them: `https://… 320w, https://… 640w`.
    pub fn srcset(&self) -> Option<String> {
        let thumbnails = self.item.invest_seoul.thumbnails.iter().take(LIST_LENGTH);
        let sizes: Vec<_> = thumbnails
            .filter_map(|thumbnail| {
                let address = web_address(&thumbnail.url, &self.context.address)?;
                Some([&address, " ", &decimal(thumbnail.width), "w"].concat())
            })
            .collect();
        (!sizes.is_empty()).then(|| sizes.join(", "))
    }

    /// When it was published.
    pub fn date(&self) -> Option<&Timestamp> {
        self.item.date_published.as_ref()
    }

    /// Names of its authors; of the feed's if it has none.
    pub fn authors(&self) -> Vec<String> {
        let own = names(&self.item.authors);
        if own.is_empty() { self.context.authors.clone() } else { own }
    }

    /// Topics.
    pub fn tags(&self) -> Vec<String> {
        self.item.tags.iter().take(LIST_LENGTH).filter_map(|tag| shorten(tag)).map(str::to_owned).collect()
    }

    /// Language of its texts (BCP 47) where it is not the feed's.
    pub fn language(&self) -> Option<String> {
        language_tag(self.item.language.as_deref()?)
    }

    /// How often it was read on the board.
    pub fn views(&self) -> Option<u64> {
        self.item.invest_seoul.views
    }

    /// How many comments it has on the board.
    pub fn comments(&self) -> Option<u64> {
        self.item.invest_seoul.comments
    }

    fn own_title(&self) -> Option<&str> {
        shorten(self.item.title.as_deref()?)
    }

    /// `content_html` is not read: it would have to be made plain text first.
    fn text(&self) -> Option<&str> {
        self.item.summary.as_deref().and_then(shorten).or_else(|| shorten(self.item.content_text.as_deref()?))
    }

    fn web_address(&self, reference: &Option<String>) -> Option<String> {
        web_address(reference.as_deref()?, &self.context.address)
    }
}

/// The names of these authors.
pub fn names(authors: &[Author]) -> Vec<String> {
    let names = authors.iter().take(LIST_LENGTH).filter_map(|author| author.name.as_deref());
    names.filter_map(shorten).map(str::to_owned).collect()
}

/// The beginning of a text, as much as a card could show; nothing if that is blank.
pub fn shorten(text: &str) -> Option<&str> {
    let end = text.char_indices().nth(TEXT_LENGTH).map_or(text.len(), |(index, _)| index);
    text.get(..end).filter(|text| !text.trim().is_empty())
}

/// `reference` as an absolute address, if it is one that a page may safely link to or show: `http:` or `https:`, so neither
/// `javascript:` nor `data:`.
pub fn web_address(reference: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(reference.trim(), base).ok()?;
    matches!(&*url.protocol(), "http:" | "https:").then(|| url.href())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use json_feed::{Author, Item};

    use super::{FeedContext, FeedItem};

    fn item(change: impl FnOnce(&mut Item)) -> FeedItem {
        let mut item = Item::new("1");
        change(&mut item);
        let authors = vec!["Invest Seoul".into()];
        FeedItem::new(
            item,
            Arc::new(FeedContext { address: "https://example.org/feed.json".into(), authors }),
        )
    }

    #[test]
    fn an_item_without_a_title_has_its_text_for_one() {
        let both = item(|item| {
            item.title = Some("Title".into());
            item.summary = Some("Summary".into());
        });
        assert_eq!((both.title(), both.summary()), (Some("Title"), Some("Summary")));
        let text = item(|item| item.content_text = Some("Text".into()));
        assert_eq!((text.title(), text.summary()), (Some("Text"), None));
        let blank = item(|item| {
            item.title = Some(" \n".into());
            item.summary = Some("\u{3000}".into());
            item.content_text = Some("Text".into());
        });
        assert_eq!((blank.title(), blank.summary()), (Some("Text"), None));
        let none = item(|_| ());
        assert_eq!((none.title(), none.summary()), (None, None));
    }

    #[test]
    fn a_long_text_is_cut_after_a_character() {
        let long = item(|item| item.title = Some("서".repeat(500)));
        assert_eq!(long.title(), Some(&*"서".repeat(400)));
    }

    #[test]
    fn an_item_without_authors_has_the_feeds() {
        assert_eq!(item(|_| ()).authors(), ["Invest Seoul"]);
        let author = |name: &str| Author { name: Some(name.into()), ..Author::default() };
        let own = item(|item| item.authors = vec![author("Ann"), Author::default(), author("Bob")]);
        assert_eq!(own.authors(), ["Ann", "Bob"]);
    }

    #[test]
    fn a_card_shows_a_hundred_tags_at_most() {
        let tags: Vec<_> = (0..10_000).map(|number| number.to_string()).collect();
        assert_eq!(item(|item| item.tags = tags.clone()).tags(), tags[..100]);
    }

    #[test]
    fn items_of_two_readings_are_equal_if_all_they_show_is() {
        let views = |views| item(|item| item.invest_seoul.views = Some(views));
        assert_eq!(views(718), views(718));
        assert_ne!(views(718), views(719));
    }
}
