//! The boards that can be read: the addresses of their pages, and what these contain.
//!
//! A board has a list of rows on numbered pages, and a page for each release. An RSS feed has everything in one document. The
//! [`Skin`] knows where values are on a page; a module for each kind of board knows the addresses.

mod address;
mod egovframe;
mod gnuboard5;
mod list;
mod release;
mod rss;
pub mod skin;

use jiff::civil::DateTime;
use url::Url;

use crate::fetch::Document;
use crate::page::date::Published;
use crate::page::{Page, PageError};
use skin::{Skin, SkinError};

/// The kinds of boards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Gnuboard 5 (bbs/board.php?bo_table=…)
    Gnuboard5,
    /// eGovFrame (selectBoardList.do?bbsId=…)
    Egovframe,
    /// RSS or Atom, of any board or site
    Rss,
}

/// A board: its kind, address and skin.
#[derive(Clone, Debug)]
pub struct Board {
    kind: Kind,
    list: Url,
    skin: Skin,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The board's name.
    pub heading: Option<String>,
    /// The language of the page (BCP 47).
    pub language: Option<String>,
    /// Its releases, in the board's order.
    pub rows: Vec<Row>,
    /// Whether there is another page.
    pub has_more: bool,
}

/// A release as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its address, which is also its identifier.
    pub address: String,
    /// Its title, possibly cut.
    pub title: String,
    /// When it was published, possibly without year or time.
    pub published: Option<Published>,
    /// How often it was read.
    pub views: Option<u64>,
    /// The number of comments.
    pub comments: Option<u64>,
    /// Its category.
    pub category: Option<String>,
    /// The complete release, if the list contains it (RSS).
    pub release: Option<Release>,
}

/// A release as its own page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// How often it was read.
    pub views: Option<u64>,
    /// The number of comments.
    pub comments: Option<u64>,
    /// Its topics.
    pub tags: Vec<String>,
    /// Address of the first image.
    pub image: Option<Url>,
    /// The text as sanitized HTML.
    pub html: String,
    /// The text without markup.
    pub text: String,
}

/// Why a page cannot be parsed.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// It is incomplete, or exceeds a limit.
    #[error("{0}")]
    Page(#[from] PageError),
    /// The skin finds no row in it.
    #[error(
        "it has no row that links to a release: use `seoul-feed try` to see what was found, and describe the page in a skin"
    )]
    NoRows,
    /// The skin does not find this value in it.
    #[error("it has no {0}: use `seoul-feed try` to see what was found, and describe the page in a skin")]
    Missing(&'static str),
    /// It is neither RSS nor Atom.
    #[error("it is neither RSS nor Atom: {0}")]
    NotAFeed(String),
}

impl Kind {
    /// The skin for this kind of board. Values in `custom` (TOML) override the built-in ones.
    ///
    /// # Errors
    /// When `custom` is not a skin.
    pub fn skin(self, custom: Option<&str>) -> Result<Skin, SkinError> {
        let built_in = match self {
            Kind::Gnuboard5 => include_str!("skins/gnuboard5.toml"),
            // RSS does not use the skin.
            Kind::Egovframe | Kind::Rss => include_str!("skins/egovframe.toml"),
        };
        Skin::new(built_in, custom)
    }
}

impl Board {
    /// The board with its list at this address.
    pub fn new(kind: Kind, list: Url, skin: Skin) -> Self {
        Self { kind, list: address::without_session(&list), skin }
    }

    /// The address of the list.
    pub fn address(&self) -> &Url {
        &self.list
    }

    /// The address of a page of the list, counted from 1.
    pub fn page_address(&self, page: usize) -> Url {
        let parameter = match self.kind {
            Kind::Gnuboard5 => gnuboard5::PAGE_PARAM,
            Kind::Egovframe => egovframe::PAGE_PARAM,
            Kind::Rss => return self.list.clone(),
        };
        if page == 1 {
            self.list.clone()
        } else {
            address::with_param(&self.list, parameter, &page.to_string())
        }
    }

    /// Whether the list has all releases, so that one that is not in it no longer exists. RSS has only the latest.
    pub fn lists_all(&self) -> bool {
        self.kind != Kind::Rss
    }

    /// Parses page `number` of the list; `now` is the time in Seoul.
    ///
    /// # Errors
    /// When the document is not such a page.
    pub fn parse_list(&self, document: &Document, number: usize, now: DateTime) -> Result<List, ParseError> {
        match self.kind {
            Kind::Rss => rss::parse(document, now),
            _ => list::parse(self, &self.page(document)?, number, now),
        }
    }

    /// Parses the page of a release; `now` is the time in Seoul. `None` if it says that the release no longer exists.
    ///
    /// # Errors
    /// When the document is not such a page.
    pub fn parse_release(&self, document: &Document, now: DateTime) -> Result<Option<Release>, ParseError> {
        release::parse(&self.skin.release, &self.page(document)?, now)
    }

    fn page(&self, document: &Document) -> Result<Page, PageError> {
        let Document { bytes, content_type, address, .. } = document;
        Page::new(bytes, content_type.as_deref(), address, &self.skin.end)
    }
}
