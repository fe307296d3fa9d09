//! A board, a folder for its feed, and runs of the publisher between them.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use json_feed::check::{Severity, check};
use json_feed::{Feed, Item};
use seoul_feed::board::{Board, Kind};
use seoul_feed::build::{BuildError, Order, Summary, build};
use seoul_feed::feed::Place;
use seoul_feed::fetch::{Fetcher, Manners};
use seoul_feed::progress::Progress;
use tempfile::TempDir;

use crate::gnuboard::{self, Post};
use crate::site::{Answer, Site};

/// The address at which readers would find the feed.
pub const FEED: &str = "https://investseoul.example/feed.json";

/// All that a run needs.
pub struct Workplace {
    pub site: Site,
    pub folder: TempDir,
    pub order: Order,
    pub manners: Manners,
}

/// In a hurry, but patient with a machine that has other work.
pub fn manners() -> Manners {
    Manners {
        contact: "https://investseoul.example".to_owned(),
        pause: Duration::ZERO,
        patience: Duration::from_secs(30),
        private: false,
    }
}

impl Workplace {
    /// A board with the posts `ids`, in that order, and no feed yet.
    pub fn with(ids: impl IntoIterator<Item = u32>) -> Self {
        let work = Self::of(Kind::Gnuboard5, &gnuboard::list_path(1));
        work.serve(ids);
        work
    }

    /// A board of this kind whose list is at `path`; nothing is there yet.
    pub fn of(kind: Kind, path: &str) -> Self {
        let (site, folder) = (Site::start(), TempDir::new().expect("a folder"));
        let order = Order {
            board: Board::new(kind, site.url(path), kind.skin(None).expect("a skin")),
            place: Place::new(folder.path().join("feed.json")),
            address: FEED.parse().ok(),
            title: None,
            language: None,
            limit: NonZeroUsize::MAX,
            read_with: String::new(),
            reread: false,
            accept_removal: false,
            dry_run: false,
            now: "2018-08-02T09:30:00".parse().expect("a date"),
        };
        Self { site, folder, order, manners: manners() }
    }

    /// Makes the board have the posts `ids`, in that order.
    pub fn serve(&self, ids: impl IntoIterator<Item = u32>) {
        gnuboard::serve(&self.site, &ids.into_iter().map(Post::new).collect::<Vec<_>>());
    }

    /// Makes `path` answer so, and, if it does not answer at all, the runs wait no longer than they have to.
    pub fn fail(&mut self, path: &str, answer: Answer) {
        let silent = matches!(answer, Answer::Silence);
        self.manners.patience = if silent { Duration::from_secs(5) } else { manners().patience };
        self.site.answer(path, answer);
    }

    /// A run.
    pub fn build(&self) -> Result<Summary, BuildError> {
        build(&self.order, &mut Fetcher::new(&self.manners), &Progress::in_log())
    }

    /// A run that has to succeed, and to write nothing that is against the format.
    pub fn built(&self) -> Summary {
        let summary = self.build().expect("a feed");
        for page in self.pages() {
            let mut findings = check(&std::fs::read(page).expect("the page is there"));
            findings.retain(|finding| finding.severity == Severity::Error);
            assert_eq!(findings, []);
        }
        summary
    }

    /// The paths of the feed's pages.
    fn pages(&self) -> impl Iterator<Item = PathBuf> {
        (1..).map(|number| self.order.place.page(number)).take_while(|page| page.exists())
    }

    /// A page of the feed, as it is on disk.
    pub fn page(&self, number: usize) -> Feed {
        let bytes = std::fs::read(self.order.place.page(number)).expect("the page is there");
        let reading = json_feed::read(&bytes).expect("a feed");
        assert_eq!((reading.omitted, reading.dropped), (vec![], vec![]));
        reading.feed
    }

    /// The items of all pages.
    pub fn items(&self) -> Vec<Item> {
        self.pages().enumerate().flat_map(|(index, _)| self.page(index + 1).items).collect()
    }

    /// The titles of the items of all pages.
    pub fn titles(&self) -> Vec<String> {
        self.items().into_iter().filter_map(|item| item.title).collect()
    }

    /// The names of all files, sorted.
    pub fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).expect("the folder is there").flatten();
        let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// The titles of the posts `ids`.
pub fn titles(ids: impl IntoIterator<Item = u32>) -> Vec<String> {
    ids.into_iter().map(|id| Post::new(id).title).collect()
}
