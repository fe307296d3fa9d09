//! A board on a test server, a temporary directory for its feed, and runs of the publisher.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use json_feed::check::{Severity, check};
use json_feed::{Feed, Item};
use seoul_feed::board::{Board, Kind};
use seoul_feed::build::{AcceptRemoval, BoardOptions, BuildError, BuildOptions, Summary, build};
use seoul_feed::feed::{Order, OutputPaths};
use seoul_feed::fetch::{FetchOptions, Fetcher};
use seoul_feed::progress::Progress;
use tempfile::TempDir;
use url::Url;

use crate::gnuboard::{self, Post};
use crate::server::{Reply, TestServer};

/// The public address of the feed.
pub const FEED_URL: &str = "https://investseoul.example/feed.json";

/// What a run needs.
pub struct Setup {
    pub server: TestServer,
    pub folder: TempDir,
    pub options: BuildOptions,
    pub fetch_options: FetchOptions,
}

/// Without delays, and with a timeout that allows for a busy machine.
pub fn fetch_options() -> FetchOptions {
    FetchOptions {
        contact: "https://investseoul.example".to_owned(),
        delay: Duration::ZERO,
        timeout: Duration::from_secs(30),
        allow_private: false,
    }
}

/// A board with the built-in skin, and without any settings.
pub fn board_options(name: &str, kind: Kind, list: Url) -> BoardOptions {
    BoardOptions {
        name: name.to_owned(),
        board: Board::new(kind, list, kind.skin(None).expect("a skin")),
        limit: None,
        custom_skin: String::new(),
        author: None,
        tags: Vec::new(),
        language: None,
        without_notices: false,
    }
}

impl Setup {
    /// A board of Gnuboard with the posts `ids`, in this order, and no feed yet.
    pub fn with_posts(ids: impl IntoIterator<Item = u32>) -> Self {
        let setup = Self::new(Kind::Gnuboard5, &gnuboard::list_path(1));
        setup.serve(ids);
        setup
    }

    /// A board of this kind whose list is at `path`. The server has no pages yet.
    pub fn new(kind: Kind, path: &str) -> Self {
        let (server, folder) = (TestServer::start(), TempDir::new().expect("a folder"));
        let options = BuildOptions {
            boards: vec![board_options("board", kind, server.url(path))],
            output_paths: OutputPaths::new(folder.path().join("feed.json")),
            feed_url: FEED_URL.parse().ok(),
            home_page_url: None,
            title: None,
            language: None,
            limit: NonZeroUsize::MAX,
            order: Order::Newest,
            reread: 0,
            from_command_line: false,
            accept_removal: AcceptRemoval::No,
            dry_run: false,
            now: "2018-08-02T09:30:00".parse().expect("a date"),
        };
        Self { server, folder, options, fetch_options: fetch_options() }
    }

    /// The first board.
    pub fn board(&self) -> &Board {
        &self.options.boards[0].board
    }

    /// Serves the posts `ids`, in this order.
    pub fn serve(&self, ids: impl IntoIterator<Item = u32>) {
        gnuboard::serve(&self.server, &ids.into_iter().map(Post::new).collect::<Vec<_>>());
    }

    /// Sets the reply for `path`. Shortens the timeout if there is none.
    pub fn fail(&mut self, path: &str, reply: Reply) {
        let never = matches!(reply, Reply::Never);
        self.fetch_options.timeout = if never { Duration::from_secs(5) } else { fetch_options().timeout };
        self.server.reply(path, reply);
    }

    /// Runs the publisher.
    pub fn build(&self) -> Result<Summary, BuildError> {
        build(&self.options, &mut Fetcher::new(&self.fetch_options), &Progress::log_only())
    }

    /// Runs the publisher, which has to succeed and to write a feed without errors.
    pub fn build_valid(&self) -> Summary {
        let summary = self.build().expect("a feed");
        for page in self.pages() {
            let mut findings = check(&std::fs::read(page).expect("the page is there"), None);
            findings.retain(|finding| finding.severity == Severity::Error);
            assert_eq!(findings, []);
        }
        summary
    }

    /// The paths of the feed's pages.
    fn pages(&self) -> impl Iterator<Item = PathBuf> {
        (1..).map(|number| self.options.output_paths.page(number)).take_while(|page| page.exists())
    }

    /// A page of the feed, read from disk.
    pub fn page(&self, number: usize) -> Feed {
        let bytes = std::fs::read(self.options.output_paths.page(number)).expect("the page is there");
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

    /// The names of all files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).expect("the folder is there").flatten();
        let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// A page from the folder of fixtures.
pub fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// An optional text.
pub fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The titles of the posts `ids`.
pub fn titles(ids: impl IntoIterator<Item = u32>) -> Vec<String> {
    ids.into_iter().map(|id| Post::new(id).title).collect()
}
