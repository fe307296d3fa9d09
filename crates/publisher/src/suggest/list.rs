//! Proposes settings for the list: its rows, what is around them, and the values in them.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};

use super::draft::{Certainty, Draft};
use super::rows::Rows;
use super::values::{MAX_ROWS, Table};
use super::{names, row_values, selector, title};
use crate::board::{Board, Row};
use crate::fetch::Document;
use crate::page::Page;

/// Proposes what the built-in skin does not find. `page_title` has the key and the `<title>` of the release that was read.
pub fn propose(
    draft: &mut Draft,
    board: &Board,
    (document, page): (&Document, &Page),
    rows: &Rows,
    page_title: Option<&(String, String)>,
    now: DateTime,
) {
    let builtin_rows =
        board.parse_list(document, 1, now).map(|list| list.rows.len() + list.hidden).unwrap_or(0);
    if builtin_rows >= rows.rows.len() {
        draft.built_in.push(("rows", format!("{builtin_rows} rows")));
    } else {
        let links = rows.rows.len();
        let evidence = format!("{links} releases are linked, each inside one such element");
        draft.propose(("list", "row"), rows.css.as_str(), Certainty::of(rows.basis), evidence);
    }
    if let Some(area) = &rows.area
        && page.root().select(&board.skin().list.area.0).next().is_none()
    {
        draft.propose(
            ("list", "area"),
            area.as_str(),
            Certainty::Likely,
            "the element around the rows; an empty list says so in it",
        );
    }
    title::propose(draft, board, page, &rows.rows, page_title);
    let Ok(applied) = draft.apply(board) else { return };
    let shown = applied.parse_list(document, 1, now).map(|list| list.rows).unwrap_or_default();
    let elements = rows.rows.iter().filter(|(_, release)| shown.iter().any(|row| row.address == *release));
    let elements = elements.map(|(row, _)| *row).take(MAX_ROWS);
    let table = Table { rows: elements.collect(), noise: &applied.skin().list.noise.0 };
    let columns = table.columns();
    row_values::propose(draft, &shown, &columns, now);
    notices(draft, board, &shown, &table.rows);
    pages(draft, board, page);
}

/// The links to further pages, if the built-in skin knows none.
fn pages(draft: &mut Draft, board: &Board, page: &Page) {
    if board.linked_pages(page) > 0 {
        return;
    }
    let any = Selector::parse("a[href*='page='], a[href*='pageIndex=']");
    let any = any.as_ref().map(|any| page.root().select(any)).into_iter().flatten();
    let mut pagers = any
        .filter(|link| board.release_address(page, *link, *link).is_none())
        .filter_map(|link| {
            link.ancestors().filter_map(ElementRef::wrap).find_map(|outer| selector::name(outer, true))
        })
        .map(|name| format!("{name} a"));
    match pagers.next() {
        Some(css) => draft.extend_built_in(
            board.kind(),
            ("list", "pages"),
            &css,
            Certainty::Likely,
            "links with a page number in their address",
        ),
        None => draft.missing.push((
            "further pages",
            "no link has a page number in its address; perhaps there is one page only".to_owned(),
        )),
    }
}

/// Notices, if the built-in skin knows none.
fn notices(draft: &mut Draft, board: &Board, shown: &[Row], rows: &[ElementRef]) {
    if shown.iter().any(|row| row.pinned) {
        draft.built_in.push(("notices", format!("{} rows", shown.iter().filter(|row| row.pinned).count())));
        return;
    }
    let marks = rows.iter().flat_map(|row| row.descendent_elements()).flat_map(|element| {
        names::stable(element).into_iter().map(|(class, _)| class.to_owned()).collect::<Vec<_>>()
    });
    let mut marks = marks.filter(|class| names::words(class).iter().any(|word| word == "notice"));
    if let Some(mark) = marks.next()
        && let Ok(selector) = Selector::parse(&format!(".{mark}"))
    {
        let is_notice = |row: &&ElementRef| selector.matches(row) || row.select(&selector).next().is_some();
        let count = rows.iter().filter(is_notice).count();
        if count < rows.len() {
            let evidence = format!("{count} of {} rows have this mark", rows.len());
            draft.extend_built_in(
                board.kind(),
                ("list", "pinned"),
                &format!(".{mark}"),
                Certainty::Sure,
                evidence,
            );
        }
    }
}
