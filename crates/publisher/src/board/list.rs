//! Parses a page of the list by its skin.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};
use url::Url;

use super::skin::{Css, Field, ListSkin};
use super::{Board, Kind, List, ParseError, Row, address, egovframe, gnuboard5, refusal, title};
use crate::page::{Page, count::parse_count, date::parse_date, label, language::normalize_language, text};

/// Parses the page with this number, counted from 1.
pub fn parse(board: &Board, page: &Page, number: usize, now: DateTime) -> Result<List, ParseError> {
    let skin = &board.skin.list;
    let (skipped, shown): (Vec<_>, Vec<_>) =
        page.root().select(&skin.row.0).partition(|row| row.select(&skin.skip.0).next().is_some());
    let mut rows: Vec<_> = shown.into_iter().filter_map(|row| parse_row(board, page, row, now)).collect();
    let mut hidden = skipped.into_iter().filter(|row| leads_to_release(board, page, *row)).count();
    hidden += remove_unmarked_replies(&mut rows);
    let rows: Vec<_> = with_absent_comments(rows.into_iter().map(|(row, _)| row).collect(), skin);
    let has_more = linked_pages(board, page).any(|other| other > number);
    if rows.is_empty() && hidden == 0 {
        if let Some(refusal) = refusal::in_page(page) {
            return Err(ParseError::Refused(refusal));
        }
        if has_more || release_links(board, page) > 0 || !says_empty(page, skin) {
            return Err(ParseError::NoRows);
        }
    }
    let line = |element| text::line(element, |inside| skin.noise.0.matches(&inside));
    let mut headings = page.root().select(&skin.heading.0).map(line).map(without_page_number);
    let (name, titles) = title::of_page(page).and_then(|title| title::of_list(&title)).unzip();
    Ok(List {
        heading: headings.find(|heading| !heading.is_empty()).or(name),
        titles: titles.unwrap_or_default(),
        language: page.root().attr("lang").and_then(normalize_language),
        hidden,
        has_more,
        rows,
    })
}

/// Whether the list itself says that it is empty.
fn says_empty(page: &Page, skin: &ListSkin) -> bool {
    page.root().select(&skin.area.0).any(|area| {
        let text = text::line(area, |_| false);
        skin.empty.iter().any(|phrase| text.contains(phrase.as_str()))
    })
}

/// The number of links on the page that lead to releases of this board.
pub fn release_links(board: &Board, page: &Page) -> usize {
    let links = page.root().select(&board.skin.list.link.0);
    links.filter(|link| release_url(board, page, *link, *link).is_some()).count()
}

fn leads_to_release(board: &Board, page: &Page, row: ElementRef) -> bool {
    links_in(row, &board.skin.list.link.0).any(|link| release_url(board, page, row, link).is_some())
}

/// The links in a row. A card may be a link as a whole.
fn links_in<'a, 's: 'a>(row: ElementRef<'a>, links: &'s Selector) -> impl Iterator<Item = ElementRef<'a>> {
    std::iter::once(row).filter(|row| links.matches(row)).chain(row.select(links))
}

pub fn release_url(board: &Board, page: &Page, row: ElementRef, link: ElementRef) -> Option<Url> {
    match board.kind {
        Kind::Egovframe => egovframe::release_url(link, row, page, &board.list),
        Kind::Gnuboard5 | Kind::Rss => gnuboard5::release_url(link, page, &board.list),
    }
}

/// Without page number a heading such as `News 2 페이지`.
fn without_page_number(heading: String) -> String {
    title::of_list(&heading).map_or(heading, |(name, _)| name)
}

/// A row, and whether its design marks no replies.
fn parse_row(board: &Board, page: &Page, row: ElementRef, now: DateTime) -> Option<(Row, bool)> {
    let skin = &board.skin.list;
    let (address, title) = [&skin.title, &skin.link].into_iter().find_map(|Css(links)| {
        links_in(row, links).find_map(|link| {
            let address = release_url(board, page, row, link)?;
            let title = text_of(link, skin);
            (!title.is_empty()).then_some((address, title))
        })
    })?;
    let (title, comments_in_title) = match split_comments(&title) {
        Some((title, comments)) if skin.comments_in_brackets => (title.to_owned(), Some(comments)),
        _ => (title, None),
    };
    let value = |field: &Field| value(row, field, skin);
    let matches = |selector: &Selector| selector.matches(&row);
    let parsed = Row {
        id: address.to_string(),
        address: address.into(),
        title,
        author: value(&skin.writer),
        published: value(&skin.date).and_then(|date| parse_date(&date, now)),
        views: value(&skin.views).and_then(|views| parse_count(&views)).or(skin.views.absent),
        comments: comments_in_title.or_else(|| parse_count(&value(&skin.comments)?)),
        category: row
            .select(&skin.category.0)
            .map(|category| without_brackets(&text_of(category, skin)))
            .find(|text| !text.is_empty()),
        pinned: matches(&skin.pinned.0) || row.select(&skin.pinned.0).next().is_some(),
        release: None,
    };
    Some((parsed, skin.unmarked_replies.as_ref().is_some_and(|rows| matches(&rows.0))))
}

/// If any row shows the number of its comments, the others have none. If no row does, the numbers are unknown.
fn with_absent_comments(mut rows: Vec<Row>, skin: &ListSkin) -> Vec<Row> {
    if rows.iter().any(|row| row.comments.is_some()) {
        rows.iter_mut().for_each(|row| row.comments = row.comments.or(skin.comments.absent));
    }
    rows
}

/// Removes replies from a list that does not mark them, and returns their number.
///
/// Gnuboard lists later posts first, and a reply right below the post that it belongs to, so that the number of a reply is higher
/// than that of the row above. If many rows are like that, the list has another order, and nothing is removed.
fn remove_unmarked_replies(rows: &mut Vec<(Row, bool)>) -> usize {
    let mut lowest = u64::MAX;
    let is_reply: Vec<_> = rows
        .iter()
        .map(|(row, is_unmarked)| {
            let Some(number) = gnuboard5::number(&row.address).filter(|_| *is_unmarked && !row.pinned) else {
                return false;
            };
            let is_reply = number > lowest;
            lowest = lowest.min(number);
            is_reply
        })
        .collect();
    let replies = is_reply.iter().filter(|is_reply| **is_reply).count();
    if replies * 3 > rows.len() {
        return 0;
    }
    let mut is_reply = is_reply.into_iter();
    rows.retain(|_| !is_reply.next().unwrap_or(false));
    replies
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

/// `[Category]` without its brackets.
pub fn without_brackets(category: &str) -> String {
    category.trim_matches(['[', ']']).trim().to_owned()
}

/// Splits `Title [3]` into the title and the number of comments.
fn split_comments(title: &str) -> Option<(&str, u64)> {
    let (title, comments) = title.strip_suffix(']')?.rsplit_once('[')?;
    Some((title.trim_end(), comments.parse().ok()?))
}

/// The numbers of the pages that the list links to, by address or by script.
pub fn linked_pages(board: &Board, page: &Page) -> impl Iterator<Item = usize> {
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
