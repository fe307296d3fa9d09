//! The command line: `seoul-feed build | try | check | images`.

mod build;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use url::Url;

use crate::board::Kind;
use crate::config::Images as ImagesConfig;
use crate::fetch::FetchOptions;
use crate::page::language::normalize_language;
pub use build::Build;

/// Turns a public board into a JSON Feed with view counts.
#[derive(Debug, Parser)]
#[command(name = "seoul-feed", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// Log errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Log every request
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a file cannot be read or written
  2  the command line, the configuration or the skin is invalid
  3  the board, feed or page cannot be downloaded; nothing has changed
  4  done in part: releases or boards that could not be read have not changed
  5  the pages cannot be parsed, or most releases are missing; nothing has changed
  6  another run is in progress
  7  the checked feed has errors";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create or update a feed
    Build(Box<Build>),
    /// Show what is found on a page of a board, field by field, and propose a skin if too little is found
    Try(Try),
    /// Check a feed against JSON Feed 1.1, and show how the widget reads it
    Check(Check),
    /// Make thumbnails of the images of a feed, and list them in it
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

/// `seoul-feed try`
#[derive(Debug, Args)]
pub struct Try {
    /// The address of a list or a release
    #[arg(value_name = "URL", value_parser = web_address)]
    pub page: Url,
    /// What kind of board it is
    #[arg(long, value_enum, default_value_t = Kind::Gnuboard5)]
    pub board: Kind,
    /// A file that describes the pages of a customized board
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub skin: Option<PathBuf>,
    /// Propose such a file, from the list and one release, and save it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "skin")]
    pub write: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "write")]
    pub force: bool,
    /// How to make requests
    #[command(flatten)]
    pub fetch: Fetch,
}

/// `seoul-feed check`
#[derive(Debug, Args)]
pub struct Check {
    /// A file or an address
    #[arg(value_name = "FILE|URL", value_hint = ValueHint::FilePath)]
    pub feed: String,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// How to make requests
    #[command(flatten)]
    pub fetch: Fetch,
}

/// The output format.
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
    /// The widths of the thumbnails, in pixels
    #[arg(long, value_name = "PIXELS", num_args = 1.., value_delimiter = ',', default_values_t = ImagesConfig::default_widths(),
          value_parser = clap::value_parser!(u32).range(16..=4096))]
    pub widths: Vec<u32>,
    /// The maximum size of a thumbnail, in kilobytes
    #[arg(long = "most", value_name = "KB", default_value_t = ImagesConfig::default_kilobytes())]
    pub max_kilobytes: usize,
    /// How to make requests
    #[command(flatten)]
    pub fetch: Fetch,
}

/// How to make requests.
#[derive(Debug, Args)]
#[command(next_help_heading = "Politeness")]
pub struct Fetch {
    /// A web or mail address at which server administrators can contact you
    #[arg(long, value_name = "ADDRESS", env = "SEOUL_FEED_CONTACT", default_value = "https://investseoul.com",
          value_parser = contact)]
    pub contact: String,
    /// Seconds between two requests to a host, unless its robots.txt asks for more
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    pub delay: Duration,
    /// Seconds that a response may take
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub timeout: Duration,
    /// Allow private addresses where a release or a redirect leads to one
    #[arg(long)]
    pub allow_private: bool,
}

impl Fetch {
    /// Converts to the options of the fetcher.
    pub fn options(&self) -> FetchOptions {
        FetchOptions {
            contact: self.contact.clone(),
            delay: self.delay,
            timeout: self.timeout,
            allow_private: self.allow_private,
        }
    }
}

/// Parses the address of a page.
pub(crate) fn web_address(text: &str) -> Result<Url, String> {
    let address = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(address.scheme(), "http" | "https") {
        Ok(address)
    } else {
        Err("an address starts with http:// or https://".to_owned())
    }
}

/// Parses a language tag (BCP 47).
pub(crate) fn language_tag(text: &str) -> Result<String, &'static str> {
    normalize_language(text).ok_or("a language is a tag such as ko or en-US")
}

/// Accepts only characters that are safe in a header.
fn contact(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err("an address has only ASCII characters and no spaces".to_owned())
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "expected a number of seconds")?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_definition_is_valid() {
        Cli::command().debug_assert();
    }

    #[test]
    fn only_web_addresses_are_accepted() {
        assert!(web_address("https://investseoul.com/").is_ok());
        assert!(web_address("file:///etc/passwd").is_err());
        assert!(web_address("investseoul.com").is_err());
    }

    #[test]
    fn a_contact_cannot_inject_a_header() {
        assert!(contact("mailto:web@investseoul.com").is_ok());
        assert!(contact("a\r\nHost: evil").is_err());
    }
}
