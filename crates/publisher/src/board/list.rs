//! A page of the list, as a skin knows it.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};

use super::skin::{Css, Field, ListSkin};
use super::{Board, Kind, List, Row, Unreadable, address, egovframe, gnuboard5};
use crate::page::{Page, count::count, date::published, label, language::language, text};

/// What the page says; `number` is its own, from 1.
pub fn read(board: &Board, page: &Page, number: usize, now: DateTime) -> Result<List, Unreadable> {
    let skin = &board.skin.list;
    let (skipped, rows): (Vec<_>, Vec<_>) =
        page.root().select(&skin.row.0).partition(|row| row.select(&skin.skip.0).next().is_some());
    let rows: Vec<_> = rows.into_iter().filter_map(|row| read_row(board, page, row, now)).collect();
    if rows.is_empty() && skipped.is_empty() && !page.says_any_of(&skin.empty) {
        return Err(Unreadable::NoRows);
    }
    let line = |element| text::line(element, |inside| skin.noise.0.matches(&inside));
    Ok(List {
        heading: page.root().select(&skin.heading.0).map(line).map(name).find(|name| !name.is_empty()),
        language: page.root().attr("lang").and_then(language),
        more: pages(board, page).any(|other| other > number),
        rows,
    })
}

/// The board's name in a heading, which may number the page: `News 2 페이지`.
fn name(heading: String) -> String {
    let page = |heading: &str| {
        let numbered = heading.strip_suffix("페이지").or_else(|| heading.strip_suffix("page"))?.trim_end();
        let name = numbered.trim_end_matches(|c: char| c.is_ascii_digit());
        (name.len() < numbered.len()).then(|| name.trim_end().to_owned())
    };
    page(&heading).unwrap_or(heading)
}

fn read_row(board: &Board, page: &Page, row: ElementRef, now: DateTime) -> Option<Row> {
    let skin = &board.skin.list;
    let (address, title) = row.select(&skin.link.0).find_map(|link| {
        let address = match board.kind {
            Kind::Egovframe => egovframe::release(link, row, page, &board.list),
            _ => gnuboard5::release(link, page, &board.list),
        }?;
        let title = words(link, skin);
        (!title.is_empty()).then_some((address, title))
    })?;
    let (title, in_brackets) = match split_brackets(&title) {
        Some((title, comments)) if skin.comments_in_brackets => (title.to_owned(), Some(comments)),
        _ => (title, None),
    };
    let value = |field: &Field| value(row, field, skin);
    Some(Row {
        address: address.into(),
        title,
        published: value(&skin.date).and_then(|date| published(&date, now)),
        views: value(&skin.views).and_then(|views| count(&views)).or(skin.views.absent),
        comments: in_brackets.or_else(|| count(&value(&skin.comments)?)).or(skin.comments.absent),
        category: row
            .select(&skin.category.0)
            .map(|category| words(category, skin))
            .find(|text| !text.is_empty()),
        release: None,
    })
}

/// The text of a link; of a button in a form, what is written on it.
fn words(element: ElementRef, skin: &ListSkin) -> String {
    match element.attr("value") {
        Some(value) => text::fold(value),
        None => text::line(element, |inside| skin.noise.0.matches(&inside)),
    }
}

fn value(row: ElementRef, field: &Field, skin: &ListSkin) -> Option<String> {
    let noise = |inside: ElementRef| skin.noise.0.matches(&inside);
    let selected = field.select.iter().flat_map(|Css(selector)| row.select(selector));
    let mut selected = selected.map(|element| text::line(element, noise)).filter(|text| !text.is_empty());
    selected
        .next()
        .or_else(|| Some(text::line(label::below(row, &field.label)?, noise)))
        // A title may begin like a label.
        .or_else(|| label::behind(&text::chunks(row, |inside| inside.value().name() == "a"), &field.label))
}

/// The title and the number at its end: `Title [3]`.
fn split_brackets(title: &str) -> Option<(&str, u64)> {
    let (title, comments) = title.strip_suffix(']')?.rsplit_once('[')?;
    Some((title.trim_end(), comments.parse().ok()?))
}

/// The numbers of the pages that the list leads to, by address or by script.
fn pages(board: &Board, page: &Page) -> impl Iterator<Item = usize> {
    let parameter = match board.kind {
        Kind::Egovframe => egovframe::PAGE,
        _ => gnuboard5::PAGE,
    };
    let Css(links): &Css = &board.skin.list.pages;
    let links: &Selector = links;
    page.root().select(links).filter_map(move |link| {
        let href = link.attr("href").unwrap_or_default();
        let by_address = page.web_address(href).and_then(|target| address::parameter(&target, parameter));
        by_address.or_else(|| argument(link.attr("onclick").unwrap_or(href)))?.parse().ok()
    })
}

/// `2` of `fn_egov_select_linkPage(2); return false;`.
fn argument(script: &str) -> Option<String> {
    let (_, rest) = script.split_once('(')?;
    Some(rest.split_once(')')?.0.trim_matches(['\'', '"', ' ']).to_owned())
}
