//! What is typed: `seoul-feed build | try | check | images`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use url::Url;

use crate::board::Kind;
use crate::fetch::Manners;
use crate::page::language::language;

/// Turns a public board into a JSON Feed with view counts.
#[derive(Debug, Parser)]
#[command(name = "seoul-feed", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// Tell of errors alone
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell of every request
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a file cannot be read or written
  2  the command is not understood
  3  the board, feed or page cannot be had; nothing has changed
  4  done in part: what could not be read is as it was
  5  the pages say nothing, or too little; nothing has changed
  6  another run is under way
  7  the feed checked has errors";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make or refresh a feed
    Build(Build),
    /// Show what is found on a page of a board, field by field
    Try(Try),
    /// Check a feed against JSON Feed 1.1, and tell what the widget makes of it
    Check(Check),
    /// Make small versions of the images of a feed, and announce them in it
    Images(Images),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Write the manual pages
    #[command(hide = true)]
    Man {
        /// The folder to write them into
        #[arg(value_hint = ValueHint::DirPath)]
        folder: PathBuf,
    },
}

/// `seoul-feed build`
#[derive(Debug, Args)]
pub struct Build {
    /// The address of the board's list
    #[arg(value_name = "URL", value_parser = web_address)]
    pub list: Url,
    /// What kind of board it is
    #[arg(long, value_enum)]
    pub board: Kind,
    /// The feed's first page; further pages and the state stand beside it
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// The address at which readers find the feed
    #[arg(long = "url", value_name = "URL", value_parser = web_address)]
    pub address: Option<Url>,
    /// The feed's title [default: the board's name]
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub title: Option<String>,
    /// The feed's language, such as ko or en [default: what the board's pages say]
    #[arg(long, value_name = "TAG", value_parser = language_tag)]
    pub language: Option<String>,
    /// The most releases the feed has
    #[arg(long, value_name = "NUMBER", default_value = "200")]
    pub limit: NonZeroUsize,
    /// A file that says where things are on the pages of a customised board
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub skin: Option<PathBuf>,
    /// Read every release again, also those that the list says nothing new about
    #[arg(long)]
    pub reread: bool,
    /// Believe the board when it has lost more than half of the feed's releases
    #[arg(long)]
    pub accept_removal: bool,
    /// Do all but write
    #[arg(long)]
    pub dry_run: bool,
    /// How to behave towards servers
    #[command(flatten)]
    pub politeness: Politeness,
}

/// `seoul-feed try`
#[derive(Debug, Args)]
pub struct Try {
    /// The address of a list or a release
    #[arg(value_name = "URL", value_parser = web_address)]
    pub page: Url,
    /// What kind of board it is
    #[arg(long, value_enum, default_value_t = Kind::Gnuboard5)]
    pub board: Kind,
    /// A file that says where things are on the pages of a customised board
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub skin: Option<PathBuf>,
    /// How to behave towards servers
    #[command(flatten)]
    pub politeness: Politeness,
}

/// `seoul-feed check`
#[derive(Debug, Args)]
pub struct Check {
    /// A file or an address
    #[arg(value_name = "FILE|URL", value_hint = ValueHint::FilePath)]
    pub feed: String,
    /// How to write down what is found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// How to behave towards servers
    #[command(flatten)]
    pub politeness: Politeness,
}

/// How to write down what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// `seoul-feed images`
#[derive(Debug, Args)]
pub struct Images {
    /// The feed's first page
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub feed: PathBuf,
    /// How many pixels wide the small versions are
    #[arg(long, value_name = "PIXELS", num_args = 1.., value_delimiter = ',', default_values_t = [320, 640],
          value_parser = clap::value_parser!(u32).range(16..=4096))]
    pub widths: Vec<u32>,
    /// The most kilobytes that one of them has
    #[arg(long, value_name = "KB", default_value_t = 60)]
    pub most: usize,
    /// How to behave towards servers
    #[command(flatten)]
    pub politeness: Politeness,
}

/// How to behave towards servers.
#[derive(Debug, Args)]
#[command(next_help_heading = "Politeness")]
pub struct Politeness {
    /// Whom a server's keeper can turn to: an address of the web or of mail
    #[arg(long, value_name = "ADDRESS", env = "SEOUL_FEED_CONTACT", default_value = "https://investseoul.com",
          value_parser = contact)]
    pub contact: String,
    /// Seconds between two requests to a host, unless its robots.txt asks for more
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    pub delay: Duration,
    /// Seconds that an answer may take
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub timeout: Duration,
    /// Ask machines of private networks, too, where a release or a redirect leads to one
    #[arg(long)]
    pub allow_private: bool,
}

impl Politeness {
    /// As the fetcher knows it.
    pub fn manners(&self) -> Manners {
        Manners {
            contact: self.contact.clone(),
            pause: self.delay,
            patience: self.timeout,
            private: self.allow_private,
        }
    }
}

fn web_address(text: &str) -> Result<Url, String> {
    let address = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(address.scheme(), "http" | "https") {
        Ok(address)
    } else {
        Err("an address begins with http:// or https://".to_owned())
    }
}

fn language_tag(text: &str) -> Result<String, &'static str> {
    language(text).ok_or("a language is a tag such as ko or en-US")
}

/// What may stand in a header.
fn contact(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err("an address has no spaces and no letters but ASCII's".to_owned())
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "a number of seconds is called for")?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        assert!(web_address("https://investseoul.com/").is_ok());
        assert!(web_address("file:///etc/passwd").is_err());
        assert!(web_address("investseoul.com").is_err());
    }

    #[test]
    fn a_contact_cannot_break_out_of_its_header() {
        assert!(contact("mailto:web@investseoul.com").is_ok());
        assert!(contact("a\r\nHost: evil").is_err());
    }
}
