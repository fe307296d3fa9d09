//! `seoul-feed build`

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueHint};
use url::Url;

use super::{Fetch, language_tag, web_address};
use crate::board::Kind;
use crate::build::AcceptRemoval;
use crate::config::{BoardConfig, Config, ConfigError, LIMIT};
use crate::feed::Order;

/// The options that describe a feed with one board. A file describes all of its feed.
const ONE_BOARD: [&str; 11] = [
    "list",
    "board",
    "output",
    "feed_url",
    "title",
    "language",
    "limit",
    "skin",
    "author",
    "order",
    "without_notices",
];

/// `seoul-feed build`
#[derive(Debug, Args)]
pub struct Build {
    /// The address of the board's list
    #[arg(value_name = "URL", value_parser = web_address, required_unless_present = "config")]
    pub list: Option<Url>,
    /// A file that describes a feed, of several boards as well
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ONE_BOARD)]
    pub config: Option<PathBuf>,
    /// What kind of board it is
    #[arg(long, value_enum, required_unless_present = "config")]
    pub board: Option<Kind>,
    /// The feed's first page; further pages and the state go into the same directory
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, required_unless_present = "config")]
    pub output: Option<PathBuf>,
    /// The public address of the feed
    #[arg(long = "url", value_name = "URL", value_parser = web_address)]
    pub feed_url: Option<Url>,
    /// The feed's title [default: the board's name]
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub title: Option<String>,
    /// The feed's language, such as ko or en [default: the language of the board's pages]
    #[arg(long, value_name = "TAG", value_parser = language_tag)]
    pub language: Option<String>,
    /// The maximum number of releases in the feed
    #[arg(long, value_name = "NUMBER", default_value_t = LIMIT)]
    pub limit: NonZeroUsize,
    /// A file that describes the pages of a customized board
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub skin: Option<PathBuf>,
    /// The author of all releases [default: the writer of each one]
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub author: Option<String>,
    /// The order of the releases
    #[arg(long, value_enum, default_value_t)]
    pub order: Order,
    /// Leave out notices, which are pinned to the top of the list
    #[arg(long)]
    pub without_notices: bool,
    /// Read the newest releases again, even if their rows in the list have not changed
    #[arg(long, value_name = "NUMBER", num_args = 0..=1, default_value = "0", default_missing_value = "20", require_equals = true,
          hide_default_value = true)]
    pub reread: usize,
    /// Accept that a board has lost more than half of its releases, or leaves the feed with them [default: any board]
    #[arg(long, value_name = "BOARD", num_args = 0..=1, require_equals = true)]
    pub accept_removal: Option<Option<String>>,
    /// Read everything, but do not change the feed
    #[arg(long)]
    pub dry_run: bool,
    /// How to make requests
    #[command(flatten)]
    pub fetch: Fetch,
}

impl Build {
    /// The feed to build: that of the file, or one with a single board.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn config(&self) -> Result<Config, ConfigError> {
        let (Some(list), Some(kind), Some(output)) = (&self.list, self.board, &self.output) else {
            return Config::load(self.config.as_deref().unwrap_or("".as_ref()));
        };
        let board = BoardConfig {
            address: list.clone(),
            kind,
            skin: self.skin.clone(),
            tags: Vec::new(),
            limit: None,
            author: self.author.clone(),
            language: None,
            notices: !self.without_notices,
        };
        Ok(Config {
            output: output.clone(),
            url: self.feed_url.clone(),
            home_page: None,
            title: self.title.clone(),
            language: self.language.clone(),
            limit: self.limit,
            order: self.order,
            images: None,
            boards: [("board".to_owned(), board)].into(),
        })
    }

    /// Which boards may have lost most of their releases.
    pub fn accept_removal(&self) -> AcceptRemoval {
        match &self.accept_removal {
            None => AcceptRemoval::No,
            Some(None) => AcceptRemoval::All,
            Some(Some(board)) => AcceptRemoval::Board(board.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Cli, Command};

    fn build(more: &[&str]) -> Build {
        let line = ["seoul-feed", "build", "--board", "rss", "-o", "feed.json", "https://investseoul.com/"];
        let line = line.iter().chain(more);
        let Command::Build(build) = Cli::try_parse_from(line).expect("a command").command else {
            panic!("build")
        };
        *build
    }

    #[test]
    fn the_number_of_releases_to_read_again_is_optional() {
        for (option, number) in [("--quiet", 0), ("--reread", 20), ("--reread=3", 3)] {
            assert_eq!(build(&[option]).reread, number, "{option}");
        }
    }

    #[test]
    fn a_removal_is_accepted_of_all_boards_or_of_one() {
        for (option, accepted) in [
            ("--quiet", AcceptRemoval::No),
            ("--accept-removal", AcceptRemoval::All),
            ("--accept-removal=news", AcceptRemoval::Board("news".to_owned())),
        ] {
            assert_eq!(build(&[option]).accept_removal(), accepted, "{option}");
        }
    }

    #[test]
    fn a_file_and_a_board_exclude_each_other() {
        let with_file = |more: &[&str]| {
            Cli::try_parse_from(["seoul-feed", "build", "--config", "feed.toml"].iter().chain(more)).is_ok()
        };
        assert!(with_file(&["--dry-run", "--reread", "--accept-removal"]));
        for option in [["--board", "rss"], ["--title", "News"], ["--limit", "9"], ["-o", "feed.json"]] {
            assert!(!with_file(&option), "{option:?}");
        }
        assert!(Cli::try_parse_from(["seoul-feed", "build", "https://investseoul.com/"]).is_err());
    }
}
