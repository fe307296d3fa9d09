//! Parses the page of a release by its skin.

use jiff::civil::DateTime;
use scraper::ElementRef;

use super::list::without_brackets;
use super::skin::{Css, Field, ReleaseSkin};
use super::title::{self, Titles};
use super::{ParseError, Reason, Refusal, Release, ReleasePage, content, image, refusal};
use crate::page::{Page, count::parse_count, date::parse_date, label, text};

/// Parses the page of a release.
pub fn parse(
    skin: &ReleaseSkin,
    page: &Page,
    titles: &Titles,
    now: DateTime,
) -> Result<ReleasePage, ParseError> {
    let Some(body) = page.root().select(&skin.body.0).next() else {
        return match refusal::in_page(page) {
            Some(refusal) => Ok(ReleasePage::Refused(known_as_gone(skin, refusal))),
            None => Err(ParseError::Missing("text")),
        };
    };
    let labelled = labelled_texts(page, skin);
    let value = |field: &Field| value(page, field, &labelled);
    let shown = value(&skin.title).ok_or(ParseError::Missing("title"))?;
    let headings: Vec<_> = page.root().select(&skin.board.0).map(text_of).collect();
    let title = title::whole(shown, title::of_page(page).as_deref(), titles, &headings);
    let mut categories =
        page.root().select(&skin.category.0).map(|category| without_brackets(&text_of(category)));
    let category = categories.find(|category| !category.is_empty());
    let (html, text) = content::of_release(body, page, skin)?;
    let mut images =
        page.root().select(&skin.images.0).filter_map(|image| page.resolve(image::source(image)?));
    Ok(ReleasePage::Release(Box::new(Release {
        permalink: None,
        title: title.title,
        author: value(&skin.writer).map(|name| whole_writer(name, page, skin)),
        published: value(&skin.date).and_then(|date| parse_date(&date, now)),
        views: value(&skin.views).and_then(|views| parse_count(&views)).or(skin.views.absent),
        comments: value(&skin.comments).and_then(|comments| parse_count(&comments)).or(skin.comments.absent),
        tags: category.or(title.category).into_iter().collect(),
        image: images.next(),
        attachments: Vec::new(),
        html,
        text,
    })))
}

/// The refusal, as that of a deleted release if the skin has its message.
fn known_as_gone(skin: &ReleaseSkin, mut refusal: Refusal) -> Refusal {
    if skin.gone.iter().any(|message| refusal.words.contains(message.as_str())) {
        refusal.reason = Reason::Gone;
    }
    refusal
}

/// The whole name of a writer that the page shows cut, if it has it anywhere.
fn whole_writer(name: String, page: &Page, skin: &ReleaseSkin) -> String {
    let Some(start) = name.strip_suffix('…') else { return name };
    let whole = page.root().select(&skin.whole_writer.0).find_map(|element| {
        let attribute = element.attr("content").or_else(|| element.attr("title"));
        let text = attribute.map_or_else(|| text_of(element), text::collapse_whitespace);
        (text.starts_with(start) && !text.ends_with('…')).then_some(text)
    });
    whole.unwrap_or(name)
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

/// The text of an element, or the `content` of a `<meta>`.
fn text_of(element: ElementRef) -> String {
    match element.attr("content") {
        Some(content) if element.value().name() == "meta" => text::collapse_whitespace(content),
        _ => text::line(element, |_| false),
    }
}
