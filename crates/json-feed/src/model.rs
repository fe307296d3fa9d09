//! The feed as the specification describes it: the same fields in the same order.
//!
//! Names and meanings are those of [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/); the reader converts what
//! is different in 1.0. Addresses are kept as written and are neither resolved nor checked. Absent fields are not
//! serialized, so that `serde_json::to_string(&feed)` is a feed to publish.

use std::ops::Not;

use serde::{Serialize, Serializer};

use crate::Timestamp;
use crate::text::Preview;

/// A list of items and what is known about all of them ("Top-level").
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feed {
    /// The version of the format. Required.
    pub version: Version,
    /// The name of the feed. The specification requires it. It is optional here because a feed can be shown without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Address of the HTML page that the feed describes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_page_url: Option<String>,
    /// Address of the feed itself, and its unique identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed_url: Option<String>,
    /// What the feed is about, in more words than the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A note for people who look at the raw JSON; not for display.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_comment: Option<String>,
    /// Address of a feed with the next items. By mistake it may be that of a feed already read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_url: Option<String>,
    /// Address of a square, relatively large image (such as 512 × 512 pixels) for use in a timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// Address of a square, relatively small image (64 × 64 pixels or more) for use in a list of sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favicon: Option<String>,
    /// The authors of the feed, and of each item that has none of its own (see [`Feed::authors_of`]).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// The primary language, as an RFC 5646 tag such as `ko` or `en-US`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whether the feed is finished and will never be updated again.
    #[serde(skip_serializing_if = "Not::not")]
    pub expired: bool,
    /// Where to subscribe to notifications of changes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hubs: Vec<Hub>,
    /// The items, in the publisher's order. Required, and may be empty.
    pub items: Vec<Item>,
}

impl Feed {
    /// An empty 1.1 feed of this name, for a publisher to fill.
    pub fn new(title: impl Into<String>) -> Self {
        Feed {
            version: Version::V1_1,
            title: Some(title.into()),
            home_page_url: None,
            feed_url: None,
            description: None,
            user_comment: None,
            next_url: None,
            icon: None,
            favicon: None,
            authors: Vec::new(),
            language: None,
            expired: false,
            hubs: Vec::new(),
            items: Vec::new(),
        }
    }

    /// The authors of an item of this feed: its own or, if it has none, those of the feed (specification, "Items",
    /// `authors`).
    pub fn authors_of<'a>(&'a self, item: &'a Item) -> &'a [Author] {
        if item.authors.is_empty() { &self.authors } else { &item.authors }
    }
}

/// The version of the format, written as its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// `https://jsonfeed.org/version/1`, of 2017.
    V1,
    /// `https://jsonfeed.org/version/1.1`, of 2020.
    V1_1,
    /// The address of a later version. Versions only add to each other ("Future Compatibility"), so that it is read
    /// as 1.1.
    Later(String),
}

impl Version {
    /// The address that names the version.
    pub fn as_str(&self) -> &str {
        match self {
            Version::V1 => "https://jsonfeed.org/version/1",
            Version::V1_1 => "https://jsonfeed.org/version/1.1",
            Version::Later(address) => address,
        }
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One entry of a feed ("Items").
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Unique within the feed, never changed, and never blank. Required.
    pub id: String,
    /// Address of the page of the item: its permalink.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Address of a page on another site that the item is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_url: Option<String>,
    /// Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The item as HTML. It is the only field with markup, and it is not sanitized.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_html: Option<String>,
    /// The item as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_text: Option<String>,
    /// A sentence or two of plain text about the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Address of the main image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Address of an image to place above the whole item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner_image: Option<String>,
    /// When the item was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Timestamp>,
    /// When the item was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Timestamp>,
    /// The authors of the item. If there are none, those of the feed count (see [`Feed::authors_of`]).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Plain text of any kind, usually one word each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The language of the item if it is not that of the feed, as an RFC 5646 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Related files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// What a card shows of `content_html`. It is empty unless [`Html::Preview`](crate::Html::Preview) is wanted, and not
    /// serialized.
    #[serde(skip)]
    pub preview: Preview,
    /// The extension of Invest Seoul. It is not serialized if it is empty.
    #[serde(rename = "_invest_seoul", skip_serializing_if = "InvestSeoul::is_empty")]
    pub invest_seoul: InvestSeoul,
}

impl Item {
    /// The addresses of its pictures, the most important first: image, banner, attachments that are images.
    pub fn pictures(&self) -> Vec<&str> {
        let mut pictures: Vec<&str> = Vec::new();
        pictures.extend(self.image.as_deref());
        pictures.extend(self.banner_image.as_deref());
        for Attachment { url, mime_type, .. } in &self.attachments {
            let begin = mime_type.as_deref().and_then(|media_type| media_type.get(..6));
            if begin.is_some_and(|begin| begin.eq_ignore_ascii_case("image/")) {
                pictures.push(url);
            }
        }
        pictures
    }

    /// An item with only an id, for a publisher to fill.
    pub fn new(id: impl Into<String>) -> Self {
        Item {
            id: id.into(),
            url: None,
            external_url: None,
            title: None,
            content_html: None,
            content_text: None,
            summary: None,
            image: None,
            banner_image: None,
            date_published: None,
            date_modified: None,
            authors: Vec::new(),
            tags: Vec::new(),
            language: None,
            attachments: Vec::new(),
            preview: Preview::default(),
            invest_seoul: InvestSeoul::default(),
        }
    }
}

/// A person or an organization. The reader returns only authors with at least one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Address of a site that the author owns; may be a `mailto:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Address of a square, relatively large image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
}

/// A file that belongs to an item ("Attachments").
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attachment {
    /// Address of the file. Required.
    pub url: String,
    /// The media type, such as `audio/mpeg`. The specification requires it, and asks readers to accept attachments
    /// without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// A title. Attachments with the same title are the same content in different formats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The file's size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_in_bytes: Option<u64>,
    /// How long it takes to listen to or to watch, in seconds at normal speed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_in_seconds: Option<f64>,
}

/// A service that tells subscribers of changes ("Subscribing to Real-time Notifications").
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hub {
    /// The protocol spoken, such as `rssCloud` or `WebSub`. Required.
    #[serde(rename = "type")]
    pub protocol: String,
    /// The address of the service. Required.
    pub url: String,
}

/// The item extension `_invest_seoul` (specification, "Extensions").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct InvestSeoul {
    /// Address of a page that explains the extension to people who look at the raw JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// How often the item's own page was viewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
    /// The number of comments on that page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments: Option<u64>,
    /// The item's image in smaller sizes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thumbnails: Vec<Thumbnail>,
}

/// The item's image in one smaller size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thumbnail {
    /// Address of the image. Required.
    pub url: String,
    /// Its width in pixels, 1 or more. Required.
    pub width: u64,
}

impl InvestSeoul {
    fn is_empty(&self) -> bool {
        *self == InvestSeoul::default()
    }
}
