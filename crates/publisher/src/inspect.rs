//! `seoul-feed try`: shows what is found on one page, for authors of skins.

use std::fmt;

use jiff::civil::DateTime;

use crate::board::{Board, List, ParseError, Release};
use crate::fetch::{FetchError, Fetcher, PAGE_LIMIT};
use crate::page::date::Published;
use crate::page::text::collapse_whitespace;

/// Longer values are cut, in characters.
const MAX_VALUE: usize = 100;

/// A page parsed both as a list and as a release.
#[derive(Debug)]
pub struct Inspection {
    list: Result<List, ParseError>,
    release: Result<Option<Release>, ParseError>,
}

/// Requests the page at the board's address and parses it both ways.
///
/// # Errors
/// When it cannot be downloaded.
pub fn inspect(board: &Board, fetcher: &mut Fetcher, now: DateTime) -> Result<Inspection, FetchError> {
    fetcher.trust_host(board.address());
    let document = fetcher.document(board.address(), PAGE_LIMIT)?;
    Ok(Inspection { list: board.parse_list(&document, 1, now), release: board.parse_release(&document, now) })
}

impl Inspection {
    /// Whether it is a list or a release.
    pub fn is_recognized(&self) -> bool {
        self.list.is_ok() || matches!(self.release, Ok(Some(_)))
    }
}

impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.list {
            Err(error) => writeln!(f, "As a list: {error}")?,
            Ok(list) => {
                let more = if list.has_more { "there are further pages" } else { "there is no further page" };
                writeln!(f, "As a list: {} releases, {more}", list.rows.len())?;
                field(f, "heading", list.heading.as_deref())?;
                field(f, "language", list.language.as_deref())?;
                for row in &list.rows {
                    writeln!(f)?;
                    field(f, "title", Some(&row.title))?;
                    field(f, "address", Some(&row.address))?;
                    field(f, "date", row.published.map(Published::to_rfc_3339).as_deref())?;
                    field(f, "views", row.views.map(|views| views.to_string()).as_deref())?;
                    field(f, "comments", row.comments.map(|comments| comments.to_string()).as_deref())?;
                    field(f, "category", row.category.as_deref())?;
                }
            }
        }
        writeln!(f)?;
        match &self.release {
            Err(error) => writeln!(f, "As a release: {error}"),
            Ok(None) => writeln!(f, "As a release: the board says that it no longer exists"),
            Ok(Some(release)) => {
                writeln!(f, "As a release:")?;
                field(f, "title", Some(&release.title))?;
                field(f, "writer", release.author.as_deref())?;
                field(f, "date", release.published.map(Published::to_rfc_3339).as_deref())?;
                field(f, "views", release.views.map(|views| views.to_string()).as_deref())?;
                field(f, "comments", release.comments.map(|comments| comments.to_string()).as_deref())?;
                field(f, "category", release.tags.first().map(String::as_str))?;
                field(f, "image", release.image.as_ref().map(url::Url::as_str))?;
                field(f, "text", Some(&release.text).filter(|text| !text.is_empty()).map(String::as_str))
            }
        }
    }
}

fn field(f: &mut fmt::Formatter<'_>, name: &str, value: Option<&str>) -> fmt::Result {
    let value = collapse_whitespace(value.unwrap_or("(not found)"));
    let ellipsis = if value.chars().count() > MAX_VALUE { " …" } else { "" };
    writeln!(f, "  {name:9} {}{ellipsis}", value.chars().take(MAX_VALUE).collect::<String>())
}
