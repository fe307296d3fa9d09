//! What is found on one page, for those who write a skin.

use std::fmt;

use jiff::civil::DateTime;

use crate::board::{Board, List, Release, Unreadable};
use crate::fetch::{FetchError, Fetcher, PAGE_LIMIT};
use crate::page::date::Published;
use crate::page::text;

/// How much of a text is shown.
const GLIMPSE: usize = 100;

/// What a page says, read as a list and as a release.
#[derive(Debug)]
pub struct Findings {
    list: Result<List, Unreadable>,
    release: Result<Option<Release>, Unreadable>,
}

/// Reads the page at the board's address both ways.
///
/// # Errors
/// When it cannot be had.
pub fn look(board: &Board, fetcher: &mut Fetcher, now: DateTime) -> Result<Findings, FetchError> {
    fetcher.trust(board.address());
    let document = fetcher.document(board.address(), PAGE_LIMIT)?;
    Ok(Findings { list: board.read_list(&document, 1, now), release: board.read_release(&document, now) })
}

impl Findings {
    /// Whether it is a list or a release at all.
    pub fn is_something(&self) -> bool {
        self.list.is_ok() || matches!(self.release, Ok(Some(_)))
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.list {
            Err(reason) => writeln!(f, "As a list: {reason}")?,
            Ok(list) => {
                let more = if list.more { "there are further pages" } else { "there is no further page" };
                writeln!(f, "As a list: {} releases, {more}", list.rows.len())?;
                field(f, "heading", list.heading.as_deref())?;
                field(f, "language", list.language.as_deref())?;
                for row in &list.rows {
                    writeln!(f)?;
                    field(f, "title", Some(&row.title))?;
                    field(f, "address", Some(&row.address))?;
                    field(f, "date", row.published.map(Published::rfc_3339).as_deref())?;
                    field(f, "views", row.views.map(|views| views.to_string()).as_deref())?;
                    field(f, "comments", row.comments.map(|comments| comments.to_string()).as_deref())?;
                    field(f, "category", row.category.as_deref())?;
                }
            }
        }
        writeln!(f)?;
        match &self.release {
            Err(reason) => writeln!(f, "As a release: {reason}"),
            Ok(None) => writeln!(f, "As a release: the board says that it is no more"),
            Ok(Some(release)) => {
                writeln!(f, "As a release:")?;
                field(f, "title", Some(&release.title))?;
                field(f, "writer", release.writer.as_deref())?;
                field(f, "date", release.published.map(Published::rfc_3339).as_deref())?;
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
    let value = text::fold(value.unwrap_or("(not found)"));
    let rest = if value.chars().count() > GLIMPSE { " …" } else { "" };
    writeln!(f, "  {name:9} {}{rest}", value.chars().take(GLIMPSE).collect::<String>())
}
