//! `seoul-feed try`: shows what is found on one page, for authors of skins. If that is too little, proposes a skin.

use std::fmt;

use jiff::civil::DateTime;
use url::Url;

use crate::board::{Board, Kind, List, Outline, ParseError, ReleasePage};
use crate::fetch::{Document, FetchError, Fetcher, PAGE_LIMIT};
use crate::page::date::Published;
use crate::page::text::collapse_whitespace;
use crate::suggest::{Suggestion, sample_release, suggest};

/// Longer values are cut, in characters.
const MAX_VALUE: usize = 100;

/// A page parsed both as a list and as a release.
#[derive(Debug)]
pub struct Inspection {
    list: Result<List, ParseError>,
    release: Result<ReleasePage, ParseError>,
    outline: Result<Outline, ParseError>,
}

/// What `seoul-feed try` found.
#[derive(Debug)]
pub struct Trial {
    /// What is on the page.
    pub inspection: Inspection,
    /// A skin for the board, or why none can be proposed. `None` if it was not asked for and is not needed.
    pub suggestion: Option<Result<Suggestion, String>>,
}

/// Requests `page`, which is the list of the board or a release, and parses it both ways.
///
/// If it is neither, or if `wants_skin`, one more page is requested: a release for a list, the list for a release.
///
/// # Errors
/// When `page` cannot be downloaded.
pub fn try_page(
    board: &Board,
    page: &Url,
    fetcher: &mut Fetcher,
    now: DateTime,
    wants_skin: bool,
) -> Result<Trial, FetchError> {
    fetcher.trust_host(page);
    let document = fetcher.document(page, PAGE_LIMIT)?;
    let inspection = Inspection::new(board, &document, now);
    let is_needed = wants_skin || !inspection.is_recognized() && !inspection.is_refused();
    let suggestion =
        (is_needed && board.kind() != Kind::Rss).then(|| suggestion(board, page, document, fetcher, now));
    Ok(Trial { inspection, suggestion })
}

fn suggestion(
    board: &Board,
    page: &Url,
    document: Document,
    fetcher: &mut Fetcher,
    now: DateTime,
) -> Result<Suggestion, String> {
    let mut request =
        |address: &Url| fetcher.document(address, PAGE_LIMIT).map_err(|error| format!("{address}: {error}"));
    if board.is_release(page) {
        let list = request(board.address())?;
        return Ok(suggest(board, &list, Ok(&document), now));
    }
    let release = sample_release(board, &document)?;
    let release = request(&release);
    Ok(suggest(board, &document, release.as_ref().map_err(Clone::clone), now))
}

impl Inspection {
    fn new(board: &Board, document: &Document, now: DateTime) -> Self {
        let list = board.parse_list(document, 1, now);
        let titles = list.as_ref().map(|list| list.titles.clone()).unwrap_or_default();
        Self { list, release: board.parse_release(document, &titles, now), outline: board.outline(document) }
    }

    /// Whether the board says why it does not show the page.
    fn is_refused(&self) -> bool {
        matches!(self.release, Ok(ReleasePage::Refused(_)))
            || matches!(self.list, Err(ParseError::Refused(_)))
    }

    /// Whether it is a list or a release.
    pub fn is_recognized(&self) -> bool {
        self.list.is_ok() || matches!(self.release, Ok(ReleasePage::Release(_)))
    }
}

impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.list {
            Err(error) => writeln!(f, "As a list: {error}")?,
            Ok(list) => {
                let more = if list.has_more { "there are further pages" } else { "there is no further page" };
                write!(f, "As a list: {} releases, {more}", list.rows.len())?;
                if list.hidden > 0 {
                    write!(f, ", {} secret posts and replies", list.hidden)?;
                }
                writeln!(f)?;
                field(f, "heading", list.heading.as_deref())?;
                field(f, "language", list.language.as_deref())?;
                for row in &list.rows {
                    writeln!(f)?;
                    field(f, "title", Some(&row.title))?;
                    field(f, "address", Some(&row.address))?;
                    field(f, "date", row.published.map(|date| date.to_string()).as_deref())?;
                    field(f, "writer", row.author.as_deref())?;
                    field(f, "views", row.views.map(|views| views.to_string()).as_deref())?;
                    field(f, "comments", row.comments.map(|comments| comments.to_string()).as_deref())?;
                    field(f, "category", row.category.as_deref())?;
                }
            }
        }
        writeln!(f)?;
        self.write_outline(f)?;
        match &self.release {
            Err(error) => writeln!(f, "As a release: {error}"),
            Ok(ReleasePage::Refused(refusal)) => writeln!(f, "As a release: {refusal}"),
            Ok(ReleasePage::Release(release)) => {
                writeln!(f, "As a release:")?;
                field(f, "title", Some(&release.title))?;
                field(f, "writer", release.author.as_deref())?;
                field(f, "date", release.published.map(Published::to_rfc_3339).as_deref())?;
                field(f, "views", release.views.map(|views| views.to_string()).as_deref())?;
                field(f, "comments", release.comments.map(|comments| comments.to_string()).as_deref())?;
                field(f, "category", release.tags.first().map(String::as_str))?;
                field(f, "image", release.image.as_ref().map(Url::as_str))?;
                field(f, "text", Some(&release.text).filter(|text| !text.is_empty()).map(String::as_str))
            }
        }
    }
}

impl Inspection {
    /// What is there, if the page is neither a list nor a release.
    fn write_outline(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outline {
            Ok(outline) if !self.is_recognized() => {
                writeln!(f, "The page:")?;
                field(f, "<title>", outline.title.as_deref())?;
                writeln!(
                    f,
                    "  links     {} to releases, {} to pages of the list",
                    outline.release_links, outline.pages
                )?;
                writeln!(f)
            }
            _ => Ok(()),
        }
    }
}

fn field(f: &mut fmt::Formatter<'_>, name: &str, value: Option<&str>) -> fmt::Result {
    let value = collapse_whitespace(value.unwrap_or("(not found)"));
    let ellipsis = if value.chars().count() > MAX_VALUE { " …" } else { "" };
    writeln!(f, "  {name:9} {}{ellipsis}", value.chars().take(MAX_VALUE).collect::<String>())
}
