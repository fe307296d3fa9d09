//! Proposes settings for the values in the rows: date, views, writer and comments.

use jiff::civil::DateTime;

use super::draft::{Certainty, Draft};
use super::signs::Meaning;
use super::values::{Choice, Column, is_numbering};
use crate::board::Row;
use crate::page::{count::parse_count, date::Certainty as DateCertainty, date::parse_date};

/// Proposes what the built-in skin, which found `shown`, does not find. `columns` are all short values of the rows.
pub fn propose(draft: &mut Draft, shown: &[Row], columns: &[Column], now: DateTime) {
    date(draft, shown, columns, now);
    views(draft, shown, columns);
    writer(draft, shown, columns, now);
    comments(draft, shown, columns);
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
