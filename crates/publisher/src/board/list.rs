//! Parses a page of the list by its skin.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};

use super::skin::{Css, Field, ListSkin};
use super::{Board, Kind, List, ParseError, Row, address, egovframe, gnuboard5};
use crate::page::{Page, count::parse_count, date::parse_date, label, language::normalize_language, text};

/// Parses the page with this number, counted from 1.
pub fn parse(board: &Board, page: &Page, number: usize, now: DateTime) -> Result<List, ParseError> {
    let skin = &board.skin.list;
    let (skipped, rows): (Vec<_>, Vec<_>) =
        page.root().select(&skin.row.0).partition(|row| row.select(&skin.skip.0).next().is_some());
    let rows: Vec<_> = rows.into_iter().filter_map(|row| parse_row(board, page, row, now)).collect();
    if rows.is_empty() && skipped.is_empty() && !page.contains_any(&skin.empty) {
        return Err(ParseError::NoRows);
    }
    let line = |element| text::line(element, |inside| skin.noise.0.matches(&inside));
    let mut headings = page.root().select(&skin.heading.0).map(line).map(without_page_number);
    Ok(List {
        heading: headings.find(|heading| !heading.is_empty()),
        language: page.root().attr("lang").and_then(normalize_language),
        has_more: linked_pages(board, page).any(|other| other > number),
        rows,
    })
}

/// Removes the page number from a heading such as `News 2 페이지`.
fn without_page_number(heading: String) -> String {
    let name = |heading: &str| {
        let numbered = heading.strip_suffix("페이지").or_else(|| heading.strip_suffix("page"))?.trim_end();
        let name = numbered.trim_end_matches(|c: char| c.is_ascii_digit());
        (name.len() < numbered.len()).then(|| name.trim_end().to_owned())
    };
    name(&heading).unwrap_or(heading)
}

fn parse_row(board: &Board, page: &Page, row: ElementRef, now: DateTime) -> Option<Row> {
    let skin = &board.skin.list;
    let (address, title) = row.select(&skin.link.0).find_map(|link| {
        let address = match board.kind {
            Kind::Egovframe => egovframe::release_url(link, row, page, &board.list),
            _ => gnuboard5::release_url(link, page, &board.list),
        }?;
        let title = text_of(link, skin);
        (!title.is_empty()).then_some((address, title))
    })?;
    let (title, comments_in_title) = match split_comments(&title) {
        Some((title, comments)) if skin.comments_in_brackets => (title.to_owned(), Some(comments)),
        _ => (title, None),
    };
    let value = |field: &Field| value(row, field, skin);
    Some(Row {
        address: address.into(),
        title,
        published: value(&skin.date).and_then(|date| parse_date(&date, now)),
        views: value(&skin.views).and_then(|views| parse_count(&views)).or(skin.views.absent),
        comments: comments_in_title.or_else(|| parse_count(&value(&skin.comments)?)).or(skin.comments.absent),
        category: row
            .select(&skin.category.0)
            .map(|category| text_of(category, skin))
            .find(|text| !text.is_empty()),
        release: None,
    })
}

/// The text of a link, or the label of a button in a form.
fn text_of(element: ElementRef, skin: &ListSkin) -> String {
    match element.attr("value") {
        Some(value) => text::collapse_whitespace(value),
        None => text::line(element, |inside| skin.noise.0.matches(&inside)),
    }
}

fn value(row: ElementRef, field: &Field, skin: &ListSkin) -> Option<String> {
    let noise = |inside: ElementRef| skin.noise.0.matches(&inside);
    let selected = field.select.iter().flat_map(|Css(selector)| row.select(selector));
    let mut selected = selected.map(|element| text::line(element, noise)).filter(|text| !text.is_empty());
    selected
        .next()
        .or_else(|| Some(text::line(label::column_cell(row, &field.label)?, noise)))
        // Without links: a title may start like a label.
        .or_else(|| {
            label::value_after(&text::chunks(row, |inside| inside.value().name() == "a"), &field.label)
        })
}

/// Splits `Title [3]` into the title and the number of comments.
fn split_comments(title: &str) -> Option<(&str, u64)> {
    let (title, comments) = title.strip_suffix(']')?.rsplit_once('[')?;
    Some((title.trim_end(), comments.parse().ok()?))
}

/// The numbers of the pages that the list links to, by address or by script.
fn linked_pages(board: &Board, page: &Page) -> impl Iterator<Item = usize> {
    let parameter = match board.kind {
        Kind::Egovframe => egovframe::PAGE_PARAM,
        _ => gnuboard5::PAGE_PARAM,
    };
    let Css(links): &Css = &board.skin.list.pages;
    let links: &Selector = links;
    page.root().select(links).filter_map(move |link| {
        let href = link.attr("href").unwrap_or_default();
        let in_address = page.resolve(href).and_then(|target| address::query_param(&target, parameter));
        in_address.or_else(|| script_argument(link.attr("onclick").unwrap_or(href)))?.parse().ok()
    })
}

/// `2` of `fn_egov_select_linkPage(2); return false;`.
fn script_argument(script: &str) -> Option<String> {
    let (_, rest) = script.split_once('(')?;
    Some(rest.split_once(')')?.0.trim_matches(['\'', '"', ' ']).to_owned())
}
