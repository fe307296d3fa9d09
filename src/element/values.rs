//! The types of attributes whose values are words.

use crate::feed::FeedItem;

/// How the items are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Cards in a row that moves.
    #[default]
    Carousel,
    /// Cards in columns.
    Grid,
    /// Rows with a picture beside the text.
    List,
    /// Titles with what is known of them.
    Compact,
}

/// Where a link opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OpenIn {
    /// In a new tab.
    #[default]
    NewTab,
    /// In the tab or frame that the widget is in.
    SameTab,
    /// In the whole tab, if the widget is in a frame.
    Top,
    /// In a dialog over the page. What is no release opens in a new tab.
    Reader,
}

/// What stands above the cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The feed's own title.
    OfFeed,
    /// The page's words.
    Text(String),
    /// Nothing to see; the region keeps the feed's title as its name.
    Hidden,
}

/// The parts of a card that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each field is the part of its name")]
pub struct Show {
    pub image: bool,
    pub summary: bool,
    pub date: bool,
    pub views: bool,
    pub author: bool,
    pub tags: bool,
    pub comments: bool,
    pub all_news: bool,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// "Mar 26, 2026"
    #[default]
    Medium,
    /// "March 26, 2026"
    Long,
    /// "3 days ago"
    Relative,
}

impl Layout {
    /// The layout of this name.
    pub fn of(word: &str) -> Self {
        match word {
            "grid" => Self::Grid,
            "list" => Self::List,
            "compact" => Self::Compact,
            _ => Self::Carousel,
        }
    }
}

impl OpenIn {
    /// The place of this name.
    pub fn of(word: &str) -> Self {
        match word {
            "same-tab" => Self::SameTab,
            "top" => Self::Top,
            "reader" => Self::Reader,
            _ => Self::NewTab,
        }
    }

    /// Whether an item can be opened so: the reader dialog needs no address.
    pub fn can_open(self, item: &FeedItem) -> bool {
        self == Self::Reader || item.link().is_some()
    }

    /// The `target` of a link.
    pub fn target(self) -> &'static str {
        match self {
            Self::NewTab | Self::Reader => "_blank",
            Self::SameTab => "_self",
            Self::Top => "_top",
        }
    }
}

impl Show {
    /// The parts of these names.
    pub fn of(words: &[&str]) -> Self {
        let has = |part| words.contains(&part);
        Self {
            image: has("image"),
            summary: has("summary"),
            date: has("date"),
            views: has("views"),
            author: has("author"),
            tags: has("tags"),
            comments: has("comments"),
            all_news: has("all-news"),
        }
    }
}

impl DateStyle {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::Long => "long",
            Self::Relative => "relative",
        }
    }

    /// The style of this name.
    pub fn of(word: &str) -> Self {
        match word {
            "long" => Self::Long,
            "relative" => Self::Relative,
            _ => Self::Medium,
        }
    }
}
