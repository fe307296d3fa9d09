//! Parses the page of a release by its skin.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};

use super::skin::{Css, Field, ReleaseSkin};
use super::{ParseError, Release};
use crate::page::{Page, count::parse_count, date::parse_date, label, sanitize, text};

/// Parses the page. `None` if it says that the release no longer exists.
pub fn parse(skin: &ReleaseSkin, page: &Page, now: DateTime) -> Result<Option<Release>, ParseError> {
    let Some(body) = page.root().select(&skin.body.0).next() else {
        return if page.contains_any(&skin.gone) { Ok(None) } else { Err(ParseError::Missing("text")) };
    };
    let labelled = labelled_texts(page, skin);
    let value = |field: &Field| value(page, field, &labelled);
    let title = value(&skin.title).ok_or(ParseError::Missing("title"))?;
    let category = page.root().select(&skin.category.0).map(text_of).find(|category| !category.is_empty());
    // Boards without an editor show the text in a form.
    let textarea =
        body.descendants().filter_map(ElementRef::wrap).find(|inside| inside.value().name() == "textarea");
    let (html, text) = match textarea {
        Some(textarea) => html_and_text(&textarea.text().collect::<String>(), page)?,
        None => (sanitize::sanitize(&body.inner_html(), page.base()), text::lines(body)),
    };
    let mut images = page.root().select(&skin.images.0).filter_map(|image| page.resolve(image.attr("src")?));
    Ok(Some(Release {
        title: full_title(title, page),
        author: value(&skin.writer),
        published: value(&skin.date).and_then(|date| parse_date(&date, now)),
        views: value(&skin.views).and_then(|views| parse_count(&views)).or(skin.views.absent),
        comments: value(&skin.comments).and_then(|comments| parse_count(&comments)).or(skin.comments.absent),
        tags: category.into_iter().collect(),
        image: images.next(),
        html,
        text,
    }))
}

/// Sanitizes HTML source, and extracts its text.
pub fn html_and_text(html: &str, page: &Page) -> Result<(String, String), ParseError> {
    let fragment = Page::new(html.as_bytes(), None, page.base(), "")?;
    Ok((sanitize::sanitize(html, page.base()), text::lines(fragment.root())))
}

/// The text chunks of each element that contains labels. Elements inside another such element are part of that one.
fn labelled_texts(page: &Page, skin: &ReleaseSkin) -> Vec<Vec<String>> {
    let is_outermost = |info: &ElementRef| {
        !info.ancestors().filter_map(ElementRef::wrap).any(|ancestor| skin.info.0.matches(&ancestor))
    };
    let infos = page.root().select(&skin.info.0).filter(is_outermost);
    infos.map(|info| text::chunks(info, |inside| skin.body.0.matches(&inside))).collect()
}

fn value(page: &Page, field: &Field, labelled: &[Vec<String>]) -> Option<String> {
    let selected = field.select.iter().flat_map(|Css(selector)| page.root().select(selector));
    let mut selected = selected.map(text_of).filter(|text| !text.is_empty());
    selected.next().or_else(|| labelled.iter().find_map(|chunks| label::value_after(chunks, &field.label)))
}

fn text_of(element: ElementRef) -> String {
    text::line(element, |_| false)
}

/// The full title. Gnuboard's skins cut it to 70 characters in the page, but not in `<title>`: `Title > Board | Site`.
fn full_title(title: String, page: &Page) -> String {
    let full = || {
        let start = title.strip_suffix('…').or_else(|| title.strip_suffix("..."))?;
        let head = page.root().select(&Selector::parse("title").ok()?).map(text_of).next()?;
        let (full, _) = head.rsplit_once(" > ")?;
        full.starts_with(start).then(|| full.to_owned())
    };
    full().unwrap_or(title)
}
