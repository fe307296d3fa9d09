//! Proposes a skin for a board with an unknown design, from its list and one of its releases.
//!
//! ```text
//! rows ─▶ title ─▶ list ─▶ body ─▶ release ─▶ draft
//! links to one     values   text    values     settings with
//! release each     in rows          around it  how sure they are
//! ```
//!
//! Each proposal is tried with the parser that `build` uses. What the built-in skin finds already is not proposed. What has no name,
//! no icon and no label is not proposed either: a wrong number of views is worse than none.

mod areas;
mod body;
mod compare;
mod draft;
mod head;
mod list;
mod names;
mod release;
mod release_text;
mod row_values;
mod rows;
mod selector;
mod signs;
mod title;
mod values;

use std::fmt;

use jiff::civil::DateTime;
use url::Url;

use draft::without_controls;
pub use draft::{Certainty, Draft, Proposal};
pub use rows::NoRows;

use crate::board::{Board, Titles};
use crate::fetch::Document;
use crate::page::{Page, PageError};

/// What is proposed for a board.
#[derive(Debug)]
pub struct Suggestion {
    draft: Draft,
    list: Url,
    release: Option<Url>,
    problem: Option<String>,
    outcome: String,
    is_usable: bool,
}

/// The release that shows most: one that is neither secret nor a notice, with most elements in its row.
///
/// # Errors
/// When the page has no rows.
pub fn sample_release(board: &Board, list: &Document) -> Result<Url, String> {
    let page = parse(list).map_err(|error| error.to_string())?;
    let rows = rows::find(board, &page).map_err(|error| error.to_string())?;
    let skin = &board.skin().list;
    let is_plain = |row: scraper::ElementRef| {
        let has =
            |selector: &scraper::Selector| selector.matches(&row) || row.select(selector).next().is_some();
        !has(&skin.skip.0) && !has(&skin.pinned.0)
    };
    let plain: Vec<_> = rows.rows.iter().filter(|(row, _)| is_plain(*row)).collect();
    let best = plain.into_iter().rev().max_by_key(|(row, _)| row.descendent_elements().count());
    let (_, release) = best.or_else(|| rows.rows.first()).ok_or("the list has no row that is public")?;
    Url::parse(release).map_err(|error| error.to_string())
}

/// Proposes a skin from the page of the list, and the page of a release if it could be read.
pub fn suggest(
    board: &Board,
    list: &Document,
    release: Result<&Document, String>,
    now: DateTime,
) -> Suggestion {
    let mut draft = Draft::default();
    let mut problem = release.as_ref().err().cloned();
    let release = release.ok();
    let list_page = parse(list).map_err(|error| problem = Some(error.to_string())).ok();
    let release_page =
        release.and_then(|release| parse(release).map_err(|error| problem = Some(error.to_string())).ok());
    let key = release.map(|release| board.key(release.address.as_str()));
    let page_title = key.clone().zip(release_page.as_ref().and_then(head::title));
    let rows = list_page.as_ref().and_then(|page| {
        let rows =
            rows::find(board, page).map_err(|error| draft.missing.push(("rows", error.to_string()))).ok()?;
        list::propose(&mut draft, board, (list, page), &rows, page_title.as_ref(), now);
        Some(rows)
    });
    let listed = draft.apply(board).ok().and_then(|board| board.parse_list(list, 1, now).ok());
    let titles = listed.as_ref().map(|list| list.titles.clone()).unwrap_or_default();
    if let (Some(document), Some(page)) = (release, &release_page) {
        let row = listed
            .as_ref()
            .and_then(|list| list.rows.iter().find(|row| Some(board.key(&row.address)) == key));
        let context =
            release::Context { board, document, page, titles: &titles, row, list: list_page.as_ref(), now };
        release::propose(&mut draft, &context);
        if let (Some(rows), Some(key), Some(release)) = (&rows, &key, release::read(&draft, &context)) {
            compare::propose(&mut draft, board, list, rows, &release, key, now);
        }
    }
    let (outcome, is_usable) = outcome(&draft, board, list, release, &titles, now);
    let release = release.map(|release| release.address.clone());
    Suggestion { draft, list: list.address.clone(), release, problem, outcome, is_usable }
}

fn parse(document: &Document) -> Result<Page, PageError> {
    Page::new(&document.bytes, document.content_type.as_deref(), &document.address, "")
}

/// What the parser finds with the drafted skin, and whether that is enough for a feed.
fn outcome(
    draft: &Draft,
    board: &Board,
    list: &Document,
    release: Option<&Document>,
    titles: &Titles,
    now: DateTime,
) -> (String, bool) {
    let board = match draft.apply(board) {
        Ok(board) => board,
        Err(error) => return (format!("nothing can be read, because it is no skin: {error}"), false),
    };
    let rows = board.parse_list(list, 1, now).map(|list| list.rows.len());
    let parsed = release.map(|release| board.parse_release(release, titles, now));
    let is_release = matches!(&parsed, Some(Ok(crate::board::ReleasePage::Release(_))));
    let rows_text = match &rows {
        Ok(rows) => format!("the list has {rows} releases"),
        Err(error) => format!("the list cannot be read: {error}"),
    };
    let release_text = match parsed {
        Some(Ok(crate::board::ReleasePage::Release(release))) => {
            format!(
                "the release has the title “{}” and {} letters of text",
                release.title,
                release.text.chars().count()
            )
        }
        Some(Ok(crate::board::ReleasePage::Refused(refusal))) => {
            format!("the release cannot be read: {refusal}")
        }
        Some(Err(error)) => format!("the release cannot be read: {error}"),
        None => "no release was read".to_owned(),
    };
    (format!("{rows_text}; {release_text}"), rows.is_ok() && is_release)
}

impl Suggestion {
    /// Whether list and release can be read with the proposed skin.
    pub fn is_usable(&self) -> bool {
        self.is_usable
    }

    /// Whether the built-in skin is enough.
    pub fn is_empty(&self) -> bool {
        self.draft.proposals.is_empty()
    }

    /// What is proposed, and what is not.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The skin as a file, with comments that say how sure each setting is.
    pub fn to_toml(&self) -> String {
        let release = self.release.as_ref().map(|release| format!(" and {release}")).unwrap_or_default();
        let head = format!(
            "Proposed by `seoul-feed try` from {}{release}\nWith it, {}.\nCheck every line, and what comes out of several pages: seoul-feed try --skin FILE ADDRESS\nWhat is not here comes from the built-in skin: see docs/publishing.md.",
            self.list, self.outcome
        );
        self.draft.to_toml(&head)
    }
}

impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() && self.is_usable {
            writeln!(f, "No skin is needed:")?;
        } else if self.is_empty() {
            writeln!(f, "Nothing can be proposed for a skin:")?;
        } else {
            writeln!(f, "Proposed for a skin (to save it: --write FILE):")?;
        }
        for Proposal { table, key, value, certainty, evidence } in &self.draft.proposals {
            writeln!(f, "  {table}.{key} = {value}\n      {certainty}: {evidence}")?;
        }
        for (what, found) in &self.draft.built_in {
            let found = without_controls(found);
            let found = if found.is_empty() { found } else { format!(": {found}") };
            writeln!(f, "  {what} (the built-in skin finds it){found}")?;
        }
        for (what, why) in &self.draft.missing {
            writeln!(f, "  {what}: not found. {}", without_controls(why))?;
        }
        if let Some(problem) = &self.problem {
            writeln!(f, "  the release: {problem}")?;
        }
        writeln!(f, "With it, {}.", without_controls(&self.outcome))
    }
}
