//! The boards we read: what their pages are called, and what they say.
//!
//! A board is a list of rows, page by page, and a page for each release; or it is a feed and tells all at once. Where things
//! stand on a page is the [`Skin`]'s to know, which address belongs to what is the module's of that kind of board.

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

/// A board: what kind it is, where it is, how it is drawn.
#[derive(Clone, Debug)]
pub struct Board {
    kind: Kind,
    list: Url,
    skin: Skin,
}

/// What one page of the list says.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The board's name.
    pub heading: Option<String>,
    /// The language of the page (BCP 47).
    pub language: Option<String>,
    /// Its releases, in the board's order.
    pub rows: Vec<Row>,
    /// Whether there is another page.
    pub more: bool,
}

/// A release as the list has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its address, which is its identifier, too.
    pub address: String,
    /// Its title, perhaps cut.
    pub title: String,
    /// When it was published, perhaps without year or time.
    pub published: Option<Published>,
    /// How often it was read.
    pub views: Option<u64>,
    /// How many comments it has.
    pub comments: Option<u64>,
    /// Its category.
    pub category: Option<String>,
    /// All the rest, where the list tells it.
    pub release: Option<Release>,
}

/// A release as its own page has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub writer: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// How often it was read.
    pub views: Option<u64>,
    /// How many comments it has.
    pub comments: Option<u64>,
    /// Its topics.
    pub tags: Vec<String>,
    /// Address of the first image.
    pub image: Option<Url>,
    /// The text as HTML that is safe to publish.
    pub html: String,
    /// The text alone.
    pub text: String,
}

/// Why a page says nothing.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no whole page.
    #[error("{0}")]
    Page(#[from] PageError),
    /// It is no list as the skin knows it.
    #[error(
        "no row of it leads to a release: see with `seoul-feed try` what the page has, and name it in a skin"
    )]
    NoRows,
    /// It is no release as the skin knows it.
    #[error("it has no {0}: see with `seoul-feed try` what the page has, and name it in a skin")]
    Lacks(&'static str),
    /// It is neither RSS nor Atom.
    #[error("it is neither RSS nor Atom: {0}")]
    NoFeed(String),
}

impl Kind {
    /// The skin of this kind of board, with what `own` (TOML) says otherwise.
    ///
    /// # Errors
    /// When `own` is no skin.
    pub fn skin(self, own: Option<&str>) -> Result<Skin, SkinError> {
        let known = match self {
            Kind::Gnuboard5 => include_str!("skins/gnuboard5.toml"),
            // A feed has no skin; any will do.
            Kind::Egovframe | Kind::Rss => include_str!("skins/egovframe.toml"),
        };
        Skin::new(known, own)
    }
}

impl Board {
    /// The board whose list is at `list`.
    pub fn new(kind: Kind, list: Url, skin: Skin) -> Self {
        Self { kind, list: address::without_session(&list), skin }
    }

    /// The address of its list.
    pub fn address(&self) -> &Url {
        &self.list
    }

    /// The address of a page of the list, from 1.
    pub fn page_address(&self, page: usize) -> Url {
        let parameter = match self.kind {
            Kind::Gnuboard5 => gnuboard5::PAGE,
            Kind::Egovframe => egovframe::PAGE,
            Kind::Rss => return self.list.clone(),
        };
        if page == 1 { self.list.clone() } else { address::with(&self.list, parameter, &page.to_string()) }
    }

    /// Whether the list has all releases of the board, so that one that is not in it is no more. A feed has the latest only.
    pub fn lists_all(&self) -> bool {
        self.kind != Kind::Rss
    }

    /// What `document` says, which is the list's page `number`, at the time `now` in Seoul.
    ///
    /// # Errors
    /// When it says nothing that can be understood.
    pub fn read_list(&self, document: &Document, number: usize, now: DateTime) -> Result<List, Unreadable> {
        match self.kind {
            Kind::Rss => rss::read(document, now),
            _ => list::read(self, &self.page(document)?, number, now),
        }
    }

    /// What `document` says, which is the page of a release, at the time `now` in Seoul. `None`: that it is no more.
    ///
    /// # Errors
    /// When it says nothing that can be understood.
    pub fn read_release(&self, document: &Document, now: DateTime) -> Result<Option<Release>, Unreadable> {
        release::read(&self.skin.release, &self.page(document)?, now)
    }

    fn page(&self, document: &Document) -> Result<Page, PageError> {
        let Document { bytes, content_type, address, .. } = document;
        Page::new(bytes, content_type.as_deref(), address, &self.skin.end)
    }
}
