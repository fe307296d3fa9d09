//! The page of a release, as a skin knows it.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};

use super::skin::{Css, Field, ReleaseSkin};
use super::{Release, Unreadable};
use crate::page::{Page, clean::clean, count::count, date::published, label, text};

/// What the page says; `None`: that the release is no more.
pub fn read(skin: &ReleaseSkin, page: &Page, now: DateTime) -> Result<Option<Release>, Unreadable> {
    let Some(body) = page.root().select(&skin.body.0).next() else {
        return if page.says_any_of(&skin.gone) { Ok(None) } else { Err(Unreadable::Lacks("text")) };
    };
    let infos = infos(page, skin);
    let value = |field: &Field| value(page, field, &infos);
    let title = value(&skin.title).ok_or(Unreadable::Lacks("title"))?;
    let category = page.root().select(&skin.category.0).map(words).find(|category| !category.is_empty());
    // Boards without an editor show the text in a form.
    let typed =
        body.descendants().filter_map(ElementRef::wrap).find(|inside| inside.value().name() == "textarea");
    let (html, text) = match typed {
        Some(typed) => written(&typed.text().collect::<String>(), page)?,
        None => (clean(&body.inner_html(), page.base()), text::lines(body)),
    };
    let mut images =
        page.root().select(&skin.images.0).filter_map(|image| page.web_address(image.attr("src")?));
    Ok(Some(Release {
        title: whole_title(title, page),
        writer: value(&skin.writer),
        published: value(&skin.date).and_then(|date| published(&date, now)),
        views: value(&skin.views).and_then(|views| count(&views)).or(skin.views.absent),
        comments: value(&skin.comments).and_then(|comments| count(&comments)).or(skin.comments.absent),
        tags: category.into_iter().collect(),
        image: images.next(),
        html,
        text,
    }))
}

/// HTML that somebody wrote, made safe; and its text.
pub fn written(html: &str, page: &Page) -> Result<(String, String), Unreadable> {
    let inside = Page::new(html.as_bytes(), None, page.base(), "")?;
    Ok((clean(html, page.base()), text::lines(inside.root())))
}

/// The pieces of text of the elements that have the labels. What is inside another of them has been read with that.
fn infos(page: &Page, skin: &ReleaseSkin) -> Vec<Vec<String>> {
    let outermost = |info: &ElementRef| {
        !info.ancestors().filter_map(ElementRef::wrap).any(|around| skin.info.0.matches(&around))
    };
    let infos = page.root().select(&skin.info.0).filter(outermost);
    infos.map(|info| text::chunks(info, |inside| skin.body.0.matches(&inside))).collect()
}

fn value(page: &Page, field: &Field, infos: &[Vec<String>]) -> Option<String> {
    let selected = field.select.iter().flat_map(|Css(selector)| page.root().select(selector));
    let mut selected = selected.map(words).filter(|text| !text.is_empty());
    selected.next().or_else(|| infos.iter().find_map(|info| label::behind(info, &field.label)))
}

fn words(element: ElementRef) -> String {
    text::line(element, |_| false)
}

/// The title as it was written: Gnuboard's skins cut it to 70 letters, but not in the page's head: `Title > Board | Site`.
fn whole_title(title: String, page: &Page) -> String {
    let whole = || {
        let begin = title.strip_suffix('…').or_else(|| title.strip_suffix("..."))?;
        let head = page.root().select(&Selector::parse("title").ok()?).map(words).next()?;
        let (whole, _) = head.rsplit_once(" > ")?;
        whole.starts_with(begin).then(|| whole.to_owned())
    };
    whole().unwrap_or(title)
}
