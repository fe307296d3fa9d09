//! The boards that can be read: the addresses of their pages, and what these contain.
//!
//! A board has a list of rows on numbered pages, and a page for each release. An RSS feed has everything in one document. The
//! [`Skin`] knows where values are on a page; a module for each kind of board knows the addresses.

mod address;
mod attachment;
mod content;
mod egovframe;
mod gnuboard5;
mod image;
mod list;
mod refusal;
mod release;
mod rss;
pub mod skin;
mod title;

use jiff::civil::DateTime;
use scraper::ElementRef;
use url::Url;

use crate::fetch::Document;
use crate::page::date::Published;
use crate::page::{Page, PageError};
pub use attachment::Attachment;
pub use refusal::{Reason, Refusal};
use skin::{Css, Skin, SkinError};
pub use title::Titles;

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
    dropped: Vec<String>,
    skin: Skin,
}

/// One page of the list. It has rows, or hidden rows, or says itself that it has none.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The board's name.
    pub heading: Option<String>,
    /// How the `<title>` of this board's pages is made.
    pub titles: Titles,
    /// The language of the page (BCP 47).
    pub language: Option<String>,
    /// Its releases, in the board's order.
    pub rows: Vec<Row>,
    /// The number of posts that are no releases: secret posts, and replies to other posts.
    pub hidden: usize,
    /// Whether there is another page.
    pub has_more: bool,
}

/// A release as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its identifier: its address, unless it was published under an earlier one.
    pub id: String,
    /// Its address. An entry of RSS without one has its identifier here.
    pub address: String,
    /// Its title, possibly cut.
    pub title: String,
    /// Who wrote it, possibly cut.
    pub author: Option<String>,
    /// When it was published, possibly without year or time.
    pub published: Option<Published>,
    /// How often it was read.
    pub views: Option<u64>,
    /// The number of comments.
    pub comments: Option<u64>,
    /// Its category.
    pub category: Option<String>,
    /// Whether it is pinned to the top of the list (a notice).
    pub pinned: bool,
    /// The complete release, if the list contains it (RSS).
    pub release: Option<Release>,
}

/// A release as its own page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// Its address by number, which stays when the title changes. `None` if the page does not show the number, or has no other.
    pub permalink: Option<Url>,
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
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// The text as sanitized HTML, with further attached images before it and related links after it.
    pub html: String,
    /// The text without markup.
    pub text: String,
}

/// What the page of a release turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum ReleasePage {
    /// The release.
    Release(Box<Release>),
    /// The board says that it does not show it, and why.
    Refused(Refusal),
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
    /// All its rows are secret posts and replies.
    #[error("all its {0} posts are secret or replies, so there is nothing to publish")]
    OnlyHidden(usize),
    /// The board refuses to show it.
    #[error("{0}")]
    Refused(Refusal),
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
        Skin::new(self.built_in_skin(), custom)
    }

    /// The built-in skin as a file.
    pub fn built_in_skin(self) -> &'static str {
        match self {
            Kind::Gnuboard5 => include_str!("skins/gnuboard5.toml"),
            // RSS does not use the skin.
            Kind::Egovframe | Kind::Rss => include_str!("skins/egovframe.toml"),
        }
    }
}

impl Board {
    /// The board with its list at this address.
    ///
    /// If the address is that of a later page, of one release or of a sorted list, that part is dropped.
    pub fn new(kind: Kind, list: Url, skin: Skin) -> Self {
        let list = address::without_session(&list);
        let (list, dropped) = match kind {
            Kind::Gnuboard5 => gnuboard5::list_url(&list),
            Kind::Egovframe => address::without_params(&list, &egovframe::NOT_OF_THE_LIST),
            Kind::Rss => (list, Vec::new()),
        };
        Self { kind, list, dropped, skin }
    }

    /// The parts of the address that were dropped, because they do not belong to the address of a list.
    pub fn dropped(&self) -> &[String] {
        &self.dropped
    }

    /// What stays the same when a site changes the form of its addresses: two addresses of one release have the same key.
    pub fn key(&self, address: &str) -> String {
        let parsed = Url::parse(address).ok().filter(|_| self.kind == Kind::Gnuboard5);
        parsed.and_then(|address| gnuboard5::key(&address)).unwrap_or_else(|| address.replace("&amp;", "&"))
    }

    /// The same board with another skin.
    pub fn with_skin(&self, skin: Skin) -> Self {
        Self { skin, ..self.clone() }
    }

    /// What kind of board it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where values are on its pages.
    pub fn skin(&self) -> &Skin {
        &self.skin
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

    /// Parses the page of a release; `titles` is from the list, `now` is the time in Seoul.
    ///
    /// # Errors
    /// When the document is not such a page.
    pub fn parse_release(
        &self,
        document: &Document,
        titles: &Titles,
        now: DateTime,
    ) -> Result<ReleasePage, ParseError> {
        match self.page(document) {
            Ok(page) => {
                let skin = &self.skin.release;
                let mut parsed = release::parse(skin, &page, titles, now)?;
                if let ReleasePage::Release(release) = &mut parsed {
                    if self.kind == Kind::Gnuboard5 {
                        release.permalink = gnuboard5::permalink(&page, &self.list);
                    }
                    if let Some(Css(links)) = &skin.attachments {
                        release.attachments = attachment::parse(self.kind, &page, links, &document.address);
                    }
                }
                Ok(parsed)
            }
            Err(ParseError::Refused(refusal)) => Ok(ReleasePage::Refused(refusal)),
            Err(error) => Err(error),
        }
    }

    /// Whether this is the address of a release. An address with the words of a title counts as that of a list.
    pub fn is_release(&self, address: &Url) -> bool {
        match self.kind {
            Kind::Gnuboard5 => gnuboard5::key(address).is_some(),
            Kind::Egovframe => address::query_param(address, "nttId").is_some(),
            Kind::Rss => false,
        }
    }

    /// The canonical address of the release that `link` in `row` leads to. `None` if it leads to something else.
    pub fn release_address(&self, page: &Page, row: ElementRef, link: ElementRef) -> Option<Url> {
        list::release_url(self, page, row, link)
    }

    /// The number of links to pages of the list.
    pub fn linked_pages(&self, page: &Page) -> usize {
        list::linked_pages(self, page).count()
    }

    /// Whatever can be said about a page that is neither a list nor a release.
    ///
    /// # Errors
    /// When it is incomplete, or exceeds a limit.
    pub fn outline(&self, document: &Document) -> Result<Outline, ParseError> {
        let Document { bytes, content_type, address, .. } = document;
        let page = Page::new(bytes, content_type.as_deref(), address, "")?;
        Ok(Outline {
            title: title::of_page(&page),
            release_links: list::release_links(self, &page),
            pages: list::linked_pages(self, &page).count(),
        })
    }

    fn page(&self, document: &Document) -> Result<Page, ParseError> {
        let Document { bytes, content_type, address, .. } = document;
        if let Some(refusal) = refusal::in_plain_text(bytes, content_type.as_deref()) {
            return Err(ParseError::Refused(refusal));
        }
        Ok(Page::new(bytes, content_type.as_deref(), address, &self.skin.end)?)
    }
}

/// What a page shows, whatever its design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its `<title>`.
    pub title: Option<String>,
    /// The number of links that lead to releases of the board.
    pub release_links: usize,
    /// The number of links that lead to pages of the list.
    pub pages: usize,
}
