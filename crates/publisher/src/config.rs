//! What a feed is made of: from a file, or from the command line, which describes a feed with one board.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::ValueEnum;
use serde::{Deserialize, Deserializer, de};
use url::Url;

use crate::board::Kind;
use crate::cli::{language_tag, web_address};
use crate::feed::Order;

/// The default maximum number of releases.
pub const LIMIT: NonZeroUsize = NonZeroUsize::new(200).expect("not zero");

/// A feed and its boards.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The feed's first page.
    pub output: PathBuf,
    /// The public address of the feed.
    #[serde(default, deserialize_with = "address")]
    pub url: Option<Url>,
    /// The address of the page that the feed belongs to.
    #[serde(default, deserialize_with = "address")]
    pub home_page: Option<Url>,
    /// The title.
    #[serde(default, deserialize_with = "text")]
    pub title: Option<String>,
    /// The language (BCP 47).
    #[serde(default, deserialize_with = "language")]
    pub language: Option<String>,
    /// The maximum number of releases.
    #[serde(default = "default_limit")]
    pub limit: NonZeroUsize,
    /// The order of the releases.
    #[serde(default, deserialize_with = "choice")]
    pub order: Order,
    /// The thumbnails to make after each run.
    pub images: Option<Images>,
    /// The boards, by name.
    pub boards: BTreeMap<String, BoardConfig>,
}

/// A board of a feed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardConfig {
    /// The address of the list.
    #[serde(deserialize_with = "required_address")]
    pub address: Url,
    /// What kind of board it is.
    #[serde(deserialize_with = "choice")]
    pub kind: Kind,
    /// A file that describes the pages of a customized board.
    pub skin: Option<PathBuf>,
    /// Tags of all its releases.
    #[serde(default, deserialize_with = "texts")]
    pub tags: Vec<String>,
    /// The maximum number of its releases.
    pub limit: Option<NonZeroUsize>,
    /// The author of all its releases.
    #[serde(default, deserialize_with = "text")]
    pub author: Option<String>,
    /// The language of its releases (BCP 47).
    #[serde(default, deserialize_with = "language")]
    pub language: Option<String>,
    /// Whether releases that are pinned to the top of the list are published.
    #[serde(default = "yes")]
    pub notices: bool,
}

/// The thumbnails of a feed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Images {
    /// The widths, in pixels.
    #[serde(default = "Images::default_widths", deserialize_with = "widths")]
    pub widths: Vec<u32>,
    /// The maximum size of a thumbnail, in kilobytes.
    #[serde(default = "Images::default_kilobytes")]
    pub max_kilobytes: usize,
}

impl Images {
    /// The smallest and the largest width, in pixels.
    pub const WIDTHS: std::ops::RangeInclusive<u32> = 16..=4096;

    /// The default widths.
    pub fn default_widths() -> Vec<u32> {
        vec![320, 640]
    }

    /// The default maximum size.
    pub fn default_kilobytes() -> usize {
        60
    }
}

/// Why a file does not describe a feed.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// It has a mistake.
    #[error("{}{}: {message}", .path.display(), .line.map(|line| format!(", line {line}")).unwrap_or_default())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The line of the mistake, counted from 1.
        line: Option<usize>,
        /// What is wrong.
        message: String,
    },
}

impl Config {
    /// Reads a file. Relative paths in it start at its folder.
    ///
    /// # Errors
    /// When it cannot be read, is not TOML, or has a setting that does not exist or cannot be used.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text =
            fs::read_to_string(path).map_err(|error| ConfigError::File { path: path.to_owned(), error })?;
        let invalid = |line, message| ConfigError::Invalid { path: path.to_owned(), line, message };
        let mut config: Config = toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| 1 + text[..span.start].matches('\n').count());
            invalid(line, in_our_words(error.message()))
        })?;
        if config.boards.is_empty() {
            return Err(invalid(None, "a feed needs a board: add a table such as [boards.news]".to_owned()));
        }
        if config.boards.len() > 1 && config.title.is_none() {
            return Err(invalid(None, "a feed of several boards needs a `title`".to_owned()));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        config.output = folder.join(&config.output);
        for board in config.boards.values_mut() {
            board.skin = board.skin.take().map(|skin| folder.join(skin));
        }
        Ok(config)
    }
}

/// A message of the parser, without its terms.
fn in_our_words(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let (name, allowed) = rest.split_once(", expected ").unwrap_or((rest, "nothing"));
        let allowed = allowed.trim_start_matches("one of ");
        return format!("there is no setting {name} here; allowed are {allowed}");
    }
    if let Some(name) = message.strip_prefix("missing field ") {
        return format!("the setting {name} is missing");
    }
    message.to_owned()
}

fn default_limit() -> NonZeroUsize {
    LIMIT
}

fn yes() -> bool {
    true
}

fn required_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    web_address(&String::deserialize(deserializer)?).map_err(de::Error::custom)
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    required_address(deserializer).map(Some)
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() { Err(de::Error::custom("it must not be empty")) } else { Ok(Some(text)) }
}

fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let is_blank = texts.iter().any(|text| text.trim().is_empty());
    if is_blank { Err(de::Error::custom("none may be empty")) } else { Ok(texts) }
}

fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    language_tag(&String::deserialize(deserializer)?).map(Some).map_err(de::Error::custom)
}

fn choice<'de, D: Deserializer<'de>, T: ValueEnum>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::from_str(&text, false).map_err(|_| {
        let names = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<_> = names.map(|value| format!("`{}`", value.get_name())).collect();
        de::Error::custom(format!("there is no `{text}`; allowed are {}", names.join(", ")))
    })
}

fn widths<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    let widths = Vec::deserialize(deserializer)?;
    if widths.is_empty() || !widths.iter().all(|width| Images::WIDTHS.contains(width)) {
        return Err(de::Error::custom("a width is a number of pixels from 16 to 4096"));
    }
    Ok(widths)
}
