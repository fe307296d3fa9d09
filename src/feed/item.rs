//! What a card shows of an item: addresses made absolute and safe, texts chosen and shortened.
//!
//! Nothing is worked out before it is asked for: of a feed of 10,000 items a reader sees a few.

use std::sync::{Arc, OnceLock};

use json_feed::{
    Attachment, Author, Item, Timestamp, decimal, language_tag,
    text::{LONGEST, plain, repeats},
};
use web_sys::Url;

use crate::feed::{picture, search};

/// Most entries of a list that are kept: authors, tags, sizes of the image.
const LIST_LENGTH: usize = 100;

/// The beginning of year 1, in ms since 1970: what Go programs such as Hugo write for a date that is not set.
const NO_TIME: i64 = -62_135_596_800_000;

/// An item of a feed.
#[derive(Debug)]
pub struct FeedItem {
    item: Arc<Item>,
    context: Arc<FeedContext>,
    /// Made when it is searched for the first time.
    search_text: OnceLock<String>,
}

/// Two items are equal if all that is read of them is.
impl PartialEq for FeedItem {
    fn eq(&self, other: &Self) -> bool {
        self.item == other.item && self.context == other.context
    }
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
        Self { item: item.into(), context, search_text: OnceLock::new() }
    }

    /// The identifier, unique in the feed.
    pub fn id(&self) -> &str {
        &self.item.id
    }

    /// Where the card leads: an `http:` or `https:` address.
    pub fn link(&self) -> Option<String> {
        self.web_address(&self.item.url).or_else(|| self.web_address(&self.item.external_url))
    }

    /// The title; the beginning of the text of an item without one.
    pub fn title(&self) -> Option<String> {
        self.own_title().or_else(|| self.text(None))
    }

    /// A sentence or two that say more than the title.
    pub fn summary(&self) -> Option<String> {
        self.text(Some(&self.own_title()?))
    }

    /// The image: an `http:` or `https:` address, whichever this page may show.
    pub fn image(&self) -> Option<String> {
        for reference in self.item.pictures().into_iter().take(LIST_LENGTH) {
            if let Some(address) = web_address(reference, &self.context.address) {
                return Some(picture::on_this_page(address));
            }
        }
        web_address(self.item.preview.image.as_ref()?, &self.page()).map(picture::on_this_page)
    }

    /// The image in smaller sizes, as the attribute `srcset` lists them: `https://… 320w, https://… 640w`.
    pub fn srcset(&self) -> Option<String> {
        let thumbnails = self.item.invest_seoul.thumbnails.iter().take(LIST_LENGTH);
        let sizes: Vec<_> = thumbnails
            .filter_map(|thumbnail| {
                let address =
                    web_address(&thumbnail.url, &self.context.address).map(picture::on_this_page)?;
                Some([&address, " ", &decimal(thumbnail.width), "w"].concat())
            })
            .collect();
        (!sizes.is_empty()).then(|| sizes.join(", "))
    }

    /// Where HTML of the item is written for: its page; else, its document.
    pub fn page(&self) -> String {
        self.link().unwrap_or_else(|| self.document().to_owned())
    }

    /// Address of the document that it came from.
    pub fn document(&self) -> &str {
        &self.context.address
    }

    /// The whole text as HTML. `None` unless the document was read for it: cards show a preview.
    pub fn content_html(&self) -> Option<&str> {
        self.item.content_html.as_deref()
    }

    /// The whole text without markup.
    pub fn content_text(&self) -> Option<&str> {
        self.item.content_text.as_deref()
    }

    /// Related files.
    pub fn attachments(&self) -> &[Attachment] {
        self.item.attachments.get(..LIST_LENGTH).unwrap_or(&self.item.attachments)
    }

    /// When it was published; else, when it was changed.
    pub fn date(&self) -> Option<&Timestamp> {
        let is_set = |date: &&Timestamp| date.millis() != NO_TIME;
        let published = self.item.date_published.as_ref().filter(is_set);
        published.or_else(|| self.item.date_modified.as_ref().filter(is_set))
    }

    /// Names of its authors; of the feed's if it has none.
    pub fn authors(&self) -> Vec<String> {
        let own = names(&self.item.authors);
        if own.is_empty() { self.context.authors.clone() } else { own }
    }

    /// Topics.
    pub fn tags(&self) -> Vec<String> {
        self.item.tags.iter().take(LIST_LENGTH).filter_map(|tag| plain_text(tag)).collect()
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

    /// All texts in which a reader may search, as [`search::fold`] makes them.
    pub fn search_text(&self) -> &str {
        self.search_text.get_or_init(|| {
            let texts = [self.title(), self.summary()].into_iter().flatten();
            let texts: Vec<_> = texts.chain(self.tags()).chain(self.authors()).collect();
            search::fold(&texts.join("\n"))
        })
    }

    fn own_title(&self) -> Option<String> {
        plain_text(self.item.title.as_deref()?)
    }

    /// The shortest of its texts that does not repeat the title.
    fn text(&self, title: Option<&str>) -> Option<String> {
        let is_more = |text: &String| title.is_none_or(|title| !repeats(text, title));
        let plain = |text: &Option<String>| plain_text(text.as_deref()?).filter(is_more);
        let text = plain(&self.item.summary).or_else(|| plain(&self.item.content_text));
        text.or_else(|| self.item.preview.text.clone().filter(is_more))
    }

    fn web_address(&self, reference: &Option<String>) -> Option<String> {
        web_address(reference.as_deref()?, &self.context.address)
    }
}

/// The names of these authors.
pub fn names(authors: &[Author]) -> Vec<String> {
    let names = authors.iter().take(LIST_LENGTH).filter_map(|author| author.name.as_deref());
    names.filter_map(plain_text).collect()
}

/// The beginning of a text without markup, as much as a card could show; nothing if that is blank.
pub fn plain_text(text: &str) -> Option<String> {
    plain(text, LONGEST)
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

    use json_feed::{Author, Item, text::Preview};

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

    /// Title and summary of an item with this title, summary, `content_text` and text of `content_html`.
    fn texts(texts: [&str; 4]) -> [Option<String>; 2] {
        let [title, summary, content_text, html] =
            texts.map(|text| (!text.is_empty()).then(|| text.to_owned()));
        let item = item(|item| {
            item.preview = Preview { text: html, image: None };
            (item.title, item.summary, item.content_text) = (title, summary, content_text);
        });
        [item.title(), item.summary()]
    }

    #[test]
    fn a_card_has_the_title_and_the_shortest_text() {
        for (given, shown) in [
            (["Title", "Summary", "Text", ""], ["Title", "Summary"]),
            (["Title", "", "Text", "HTML"], ["Title", "Text"]),
            (["Title", "", "", "HTML &lt;b&gt;"], ["Title", "HTML &lt;b&gt;"]),
        ] {
            assert_eq!(texts(given), shown.map(|text| Some(text.to_owned())));
        }
        assert_eq!(texts([""; 4]), [None, None]);
    }

    #[test]
    fn an_item_without_a_visible_title_has_the_beginning_of_its_text_for_one() {
        for title in ["", " \n", "\u{3164}", "\u{200b}", "&nbsp;", "<p></p>"] {
            for given in
                [[title, "Text", "More", ""], [title, "\u{3000}", "Text", ""], [title, "", "", "Text"]]
            {
                assert_eq!(texts(given), [Some("Text".to_owned()), None], "{given:?}");
            }
        }
    }

    #[test]
    fn a_text_that_repeats_the_title_is_left_out() {
        let title = "Seoul &amp; Los Angeles sign";
        for repeated in
            ["Seoul & Los Angeles sign.", "<p>Seoul &amp; Los Angeles</p>", "Seoul & Los [&hellip;]"]
        {
            assert_eq!(texts([title, repeated, "", ""])[1], None, "{repeated}");
            assert_eq!(texts([title, repeated, repeated, "Two cities"])[1].as_deref(), Some("Two cities"));
        }
        let more = "Seoul & Los Angeles sign a MOU";
        assert_eq!(texts([title, more, "", ""])[1].as_deref(), Some(more));
    }

    #[test]
    fn a_long_text_is_cut_after_a_character_and_says_so() {
        let long = item(|item| item.title = Some("서".repeat(500)));
        assert_eq!(long.title(), Some("서".repeat(400) + "…"));
        let whole = item(|item| item.title = Some("서".repeat(400)));
        assert_eq!(whole.title(), Some("서".repeat(400)));
    }

    #[test]
    fn an_item_that_is_only_known_to_be_changed_has_that_date() {
        let date = |text: &str| text.parse().ok();
        let changed = item(|item| item.date_modified = date("2018-08-02"));
        assert_eq!(changed.date().map(|date| date.as_str()), Some("2018-08-02"));
        let both = item(|item| {
            (item.date_published, item.date_modified) = (date("2018-08-01"), date("2018-08-02"));
        });
        assert_eq!(both.date().map(|date| date.as_str()), Some("2018-08-01"));
        let unset = item(|item| {
            (item.date_published, item.date_modified) = (date("0001-01-01T00:00:00Z"), date("2018-08-02"));
        });
        assert_eq!(unset.date().map(|date| date.as_str()), Some("2018-08-02"));
    }

    #[test]
    fn an_item_without_authors_has_the_feeds() {
        assert_eq!(item(|_| ()).authors(), ["Invest Seoul"]);
        let author = |name: &str| Author { name: Some(name.into()), ..Author::default() };
        let own = item(|item| item.authors = vec![author("Ann"), Author::default(), author("Bob &amp; Co")]);
        assert_eq!(own.authors(), ["Ann", "Bob & Co"]);
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
