//! Proposes what only a comparison of the list with a release shows: a number or a name in the rows that nothing marks.

use jiff::civil::DateTime;

use super::draft::{Certainty, Draft};
use super::rows::Rows;
use super::selector::Basis;
use super::values::{Choice, Column, Table, is_numbering};
use crate::board::{Board, Release};
use crate::fetch::Document;
use crate::page::count::parse_count;

/// Smaller numbers of views may be equal to another number by chance.
const MIN_VIEWS: u64 = 20;

/// Proposes what only a comparison with the release shows: the number that is nearly its number of views, the name of its writer.
pub fn propose(
    draft: &mut Draft,
    board: &Board,
    document: &Document,
    rows: &Rows,
    release: &Release,
    key: &str,
    now: DateTime,
) {
    let applied = draft.apply(board);
    let shown = applied.parse_list(document, 1, now).map(|list| list.rows).unwrap_or_default();
    let elements = rows.rows.iter().filter(|(_, address)| shown.iter().any(|row| row.address == *address));
    let elements: Vec<_> = elements.collect();
    let Some(at) = elements.iter().position(|(_, address)| board.key(address) == key) else { return };
    let table =
        Table { rows: elements.iter().map(|(row, _)| *row).collect(), noise: &applied.skin().list.noise.0 };
    let columns = table.columns();
    let here = |column: &Column| column.values.get(at).cloned().flatten();
    if shown.iter().all(|row| row.views.is_none())
        && let Some(views) = release.views.filter(|views| *views >= MIN_VIEWS)
    {
        let number = |column: &Column| {
            let value = here(column)?;
            let prefix = column.prefix.as_deref().unwrap_or_default();
            parse_count(value.strip_prefix(prefix)?.trim_start_matches([' ', ':', '：']))
        };
        let is_near = |column: &Column| {
            column.sign.is_none()
                && !is_numbering(&column.values)
                && number(column).is_some_and(|number| number.abs_diff(views) <= 3)
        };
        let all_read = |column: &Column| {
            column.prefix.is_some()
                || column.values.iter().flatten().all(|value| parse_count(value).is_some())
        };
        if let Some(choice) =
            Choice::new(&columns, |column| is_near(column) && all_read(column)).filter(Choice::is_common)
        {
            let column = choice.columns[0];
            let evidence = format!(
                "{}, and the release shows nearly the same number{}",
                choice.coverage(),
                choice.example()
            );
            let certainty = Certainty::of(column.candidate.basis).max(Certainty::Likely);
            match &column.prefix {
                Some(prefix) => {
                    draft.propose(("list.views", "label"), vec![prefix.clone()], certainty, evidence)
                }
                None => draft.propose(
                    ("list.views", "select"),
                    vec![column.candidate.css.clone()],
                    certainty,
                    evidence,
                ),
            }
            draft.missing.retain(|(what, _)| *what != "views in the list");
        }
    }
    if shown.iter().all(|row| row.author.is_none()) {
        let is_writer = |column: &Column| {
            column.sign.is_none()
                && column.candidate.basis == Basis::Name
                && here(column).is_some()
                && here(column) == release.author
        };
        if let Some(choice) = Choice::new(&columns, is_writer).filter(Choice::is_common) {
            let evidence =
                format!("{}, and the release has the same name{}", choice.coverage(), choice.example());
            draft.propose(
                ("list.writer", "select"),
                vec![choice.columns[0].candidate.css.clone()],
                Certainty::Likely,
                evidence,
            );
            draft.missing.retain(|(what, _)| *what != "writer in the list");
        }
    }
}
