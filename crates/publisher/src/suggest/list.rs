//! Proposes settings for the list: its rows, and the values in them.

use scraper::{ElementRef, Selector};

use super::draft::{Certainty, Draft};
use super::rows::Rows;
use super::selector::{self, Basis};
use super::signs::Meaning;
use super::title;
use super::values::{Choice, Column, Table, is_numbering};
use crate::board::{Board, Release, Row};
use crate::fetch::Document;
use crate::page::{Page, count::parse_count, date::Certainty as DateCertainty, date::parse_date};
use jiff::civil::DateTime;

/// Smaller numbers of views may be equal to another number by chance.
const MIN_VIEWS: u64 = 20;

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
    let applied = draft.apply(board);
    let shown = applied.parse_list(document, 1, now).map(|list| list.rows).unwrap_or_default();
    let elements = rows.rows.iter().filter(|(_, release)| shown.iter().any(|row| row.address == *release));
    let table = Table { rows: elements.map(|(row, _)| *row).collect(), noise: &applied.skin().list.noise.0 };
    let columns = table.columns();
    date(draft, &shown, &columns, now);
    views(draft, &shown, &columns);
    writer(draft, &shown, &columns, now);
    comments(draft, &shown, &columns);
    notices(draft, board, &shown, &table.rows);
    pages(draft, board, page);
}

/// Whether nearly all rows have the value.
fn is_found(shown: &[Row], has: impl Fn(&Row) -> bool) -> Option<String> {
    let with = shown.iter().filter(|row| has(row)).count();
    (with > 0 && with * 10 >= shown.len() * 8).then(|| format!("in {with} of {} rows", shown.len()))
}

fn date(draft: &mut Draft, shown: &[Row], columns: &[Column], now: DateTime) {
    if let Some(found) = is_found(shown, |row| row.published.is_some()) {
        draft.built_in.push(("date", found));
        return;
    }
    let reads = |value: &str| parse_date(value, now).is_some();
    let is_not_other =
        |column: &Column| !column.sign.as_ref().is_some_and(|(meaning, _)| *meaning != Meaning::Date);
    let fits =
        |column: &Column| is_not_other(column) && column.values.iter().flatten().all(|value| reads(value));
    let Some(choice) = Choice::new(columns, fits).filter(Choice::is_common) else {
        let why = "nothing reads as a date in every row; the page of the release may have it";
        draft.missing.push(("date in the list", why.to_owned()));
        return;
    };
    let dates = choice.columns.iter().flat_map(|column| column.values.iter().flatten());
    let mut dates = dates.filter_map(|value| parse_date(value, now));
    let has_no_year = dates.any(|date| date.certainty == DateCertainty::GuessedYear);
    let year = if has_no_year { ", without a year in some" } else { "" };
    let evidence = format!("{}, reads as a date in each{year}{}", choice.coverage(), choice.example());
    draft.propose(("list.date", "select"), choice.select(), choice.certainty(), evidence);
}

fn views(draft: &mut Draft, shown: &[Row], columns: &[Column]) {
    let is_count = |value: &str| parse_count(value).is_some();
    if let Some(found) = is_found(shown, |row| row.views.is_some()) {
        draft.built_in.push(("views", found));
        return;
    }
    let reads = |column: &Column| {
        column.values.iter().flatten().all(|value| is_count(value)) && !is_numbering(&column.values)
    };
    let means_views = |column: &Column| matches!(column.sign, Some((Meaning::Views, _)));
    if let Some(choice) = Choice::new(columns, |column| means_views(column) && reads(column)) {
        let evidence =
            format!("{}, reads as a number in each{}{}", choice.coverage(), choice.sign(), choice.example());
        draft.propose(("list.views", "select"), choice.select(), choice.certainty(), evidence);
        return;
    }
    if let Some(choice) = Choice::new(columns, |column| means_views(column) && column.prefix.is_some())
        && let Some(prefix) = choice.columns.first().and_then(|column| column.prefix.clone())
    {
        let evidence =
            format!("{}, before a number in each{}{}", choice.coverage(), choice.sign(), choice.example());
        draft.propose(("list.views", "label"), vec![prefix], choice.certainty(), evidence);
        return;
    }
    let unnamed =
        Choice::new(columns, |column| column.sign.is_none() && reads(column)).filter(Choice::is_common);
    let why = match unnamed {
        Some(choice) => format!(
            "the numbers in `{0}` could be the views{1}, but nothing says so: if they are, add `select = [\"{0}\"]` in [list.views]",
            choice.select()[0],
            choice.example(),
        ),
        None => "no number in the rows is named or marked as views".to_owned(),
    };
    draft.missing.push(("views in the list", why));
}

fn writer(draft: &mut Draft, shown: &[Row], columns: &[Column], now: DateTime) {
    if let Some(found) = is_found(shown, |row| row.author.is_some()) {
        draft.built_in.push(("writer", found));
        return;
    }
    let is_name = |value: &str| parse_count(value).is_none() && parse_date(value, now).is_none();
    let fits = |column: &Column| {
        matches!(column.sign, Some((Meaning::Writer, _)))
            && column.values.iter().flatten().all(|value| is_name(value))
    };
    match Choice::new(columns, fits).filter(Choice::is_common) {
        Some(choice) => {
            let evidence = format!("{}{}{}", choice.coverage(), choice.sign(), choice.example());
            draft.propose(("list.writer", "select"), choice.select(), choice.certainty(), evidence);
        }
        None => draft
            .missing
            .push(("writer in the list", "no name in the rows is marked as the writer".to_owned())),
    }
}

fn comments(draft: &mut Draft, shown: &[Row], columns: &[Column]) {
    let with = shown.iter().filter(|row| row.comments.is_some()).count();
    if with > 0 {
        draft.built_in.push(("comments", format!("in {with} of {} rows", shown.len())));
        return;
    }
    let fits = |column: &Column| {
        let is_count = |value: &String| parse_count(value).is_some();
        matches!(column.sign, Some((Meaning::Comments, _))) && column.values.iter().flatten().all(is_count)
    };
    match Choice::new(columns, fits) {
        Some(choice) => {
            let evidence = format!("{}, reads as a number in each{}", choice.coverage(), choice.example());
            draft.propose(
                ("list.comments", "select"),
                choice.select(),
                Certainty::of(choice.columns[0].candidate.basis),
                evidence,
            );
        }
        None => draft.missing.push((
            "comments in the list",
            "no number in the rows is marked as that of comments; perhaps no release has any".to_owned(),
        )),
    }
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

/// Proposes what only a comparison with the release shows: the number that is nearly its number of views, the name of its writer.
pub fn compare(
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

/// Notices, if the built-in skin knows none.
fn notices(draft: &mut Draft, board: &Board, shown: &[Row], rows: &[ElementRef]) {
    if shown.iter().any(|row| row.pinned) {
        draft.built_in.push(("notices", format!("{} rows", shown.iter().filter(|row| row.pinned).count())));
        return;
    }
    let marks = rows.iter().flat_map(|row| row.descendent_elements()).flat_map(|element| {
        super::names::stable(element).into_iter().map(|(class, _)| class.to_owned()).collect::<Vec<_>>()
    });
    let mut marks = marks.filter(|class| super::names::words(class).iter().any(|word| word == "notice"));
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
