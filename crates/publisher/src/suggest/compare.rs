//! Proposes what only a comparison of the list with a release shows: a number or a name in the rows that nothing marks.

use jiff::civil::DateTime;

use super::draft::{Certainty, Draft};
use super::rows::Rows;
use super::selector::Basis;
use super::values::{Choice, Column, MAX_ROWS, Table, is_numbering};
use crate::board::{Board, Release};
use crate::fetch::Document;
use crate::page::count::parse_count;

/// Smaller numbers of views may be equal to another number by chance.
const MIN_VIEWS: u64 = 20;
/// How far the two numbers of views may be apart: the pages are not from the same moment.
const MAX_VIEWS_APART: u64 = 3;

/// Proposes the column with the views of the release, and the one with its writer, where the list has none so far. `key` is that of
/// the release.
pub fn propose(
    draft: &mut Draft,
    board: &Board,
    document: &Document,
    rows: &Rows,
    release: &Release,
    key: &str,
    now: DateTime,
) {
    let Ok(applied) = draft.apply(board) else { return };
    let shown = applied.parse_list(document, 1, now).map(|list| list.rows).unwrap_or_default();
    let is_shown = |address: &str| shown.iter().any(|row| row.address == address);
    let elements: Vec<_> = rows.rows.iter().filter(|(_, address)| is_shown(address)).take(MAX_ROWS).collect();
    let Some(at) = elements.iter().position(|(_, address)| board.key(address) == key) else { return };
    let table =
        Table { rows: elements.iter().map(|(row, _)| *row).collect(), noise: &applied.skin().list.noise.0 };
    let mut columns = table.columns();
    columns.retain(|column| column.sign.is_none());
    let has_no_views = shown.iter().all(|row| row.views.is_none());
    if let Some(views) = release.views.filter(|views| has_no_views && *views >= MIN_VIEWS) {
        propose_views(draft, &columns, at, views);
    }
    let has_no_writer = shown.iter().all(|row| row.author.is_none());
    if let Some(author) = release.author.as_deref().filter(|_| has_no_writer) {
        propose_writer(draft, &columns, at, author);
    }
}

/// The numbers that are nearly the views of the release in the row `at`.
fn propose_views(draft: &mut Draft, columns: &[Column], at: usize, views: u64) {
    let number = |column: &Column, value: &String| {
        let prefix = column.prefix.as_deref().unwrap_or_default();
        parse_count(value.strip_prefix(prefix)?.trim_start_matches([' ', ':', '：']))
    };
    let fits = |column: &Column| {
        let here = column.values[at].as_ref().and_then(|value| number(column, value));
        here.is_some_and(|here| here.abs_diff(views) <= MAX_VIEWS_APART)
            && column.values.iter().flatten().all(|value| number(column, value).is_some())
            && !is_numbering(&column.values)
    };
    let Some(choice) = Choice::new(columns, fits).filter(Choice::is_common) else { return };
    let (coverage, example) = (choice.coverage(), choice.example());
    let evidence = format!("{coverage}, and the release shows nearly the same number{example}");
    let column = choice.columns[0];
    let certainty = Certainty::of(column.candidate.basis).max(Certainty::Likely);
    match &column.prefix {
        Some(prefix) => draft.propose(("list.views", "label"), vec![prefix.clone()], certainty, evidence),
        None => {
            let css = column.candidate.css.clone();
            draft.propose(("list.views", "select"), vec![css], certainty, evidence);
        }
    }
    draft.missing.retain(|(what, _)| *what != "views in the list");
}

/// The names that are that of the release's writer in the row `at`.
fn propose_writer(draft: &mut Draft, columns: &[Column], at: usize, author: &str) {
    let fits = |column: &Column| {
        column.candidate.basis == Basis::Name && column.values[at].as_deref() == Some(author)
    };
    let Some(choice) = Choice::new(columns, fits).filter(Choice::is_common) else { return };
    let (coverage, example) = (choice.coverage(), choice.example());
    let evidence = format!("{coverage}, and the release has the same name{example}");
    let css = choice.columns[0].candidate.css.clone();
    draft.propose(("list.writer", "select"), vec![css], Certainty::Likely, evidence);
    draft.missing.retain(|(what, _)| *what != "writer in the list");
}
