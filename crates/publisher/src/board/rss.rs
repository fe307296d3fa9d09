//! RSS and Atom: the list is the feed, and tells all but the counts.

use feed_rs::model::{Entry, Text};
use jiff::Timestamp;
use jiff::civil::DateTime;
use scraper::Selector;
use url::Url;

use super::release::written;
use super::{List, Release, Row, Unreadable};
use crate::fetch::Document;
use crate::page::date::{Published, in_seoul};
use crate::page::{Page, language::language, text};

/// What the feed says.
pub fn read(document: &Document, now: DateTime) -> Result<List, Unreadable> {
    let base = document.address.as_str();
    let parser = feed_rs::parser::Builder::new().base_uri(Some(base)).build();
    let feed = parser.parse(&document.bytes[..]).map_err(|error| Unreadable::NoFeed(error.to_string()))?;
    // One entry that is a trap costs no other.
    let rows = feed.entries.into_iter().filter_map(|entry| {
        let id = entry.id.clone();
        let row = row(entry, &document.address, now);
        row.inspect_err(|error| tracing::warn!("the entry {id} is left out: {error}")).ok()
    });
    Ok(List {
        heading: feed.title.map(|title| text::fold(&title.content)).filter(|title| !title.is_empty()),
        language: feed.language.as_deref().and_then(language),
        rows: rows.collect(),
        more: false,
    })
}

fn row(entry: Entry, feed: &Url, now: DateTime) -> Result<Row, Unreadable> {
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let address = link.and_then(|link| feed.join(&link.href).ok()).unwrap_or_else(|| feed.clone());
    let html = entry.content.and_then(|content| content.body);
    let html = html.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
    let page = Page::new(html.as_bytes(), None, &address, "")?;
    let (clean, text) = written(&html, &page)?;
    let released =
        entry.published.or(entry.updated).and_then(|date| Timestamp::from_second(date.timestamp()).ok());
    let published =
        released.map(in_seoul).map(|date| Published { day: date.date(), time: Some(date.time()) });
    let published = published.and_then(|published| published.unless_ahead(now));
    let title = entry.title.map(|title| plain(&title)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| text.lines().next().unwrap_or_default().to_owned());
    let release = Release {
        title: title.clone(),
        writer: entry
            .authors
            .into_iter()
            .find_map(|author| author.name.map(|name| text::fold(&name)).filter(|name| !name.is_empty())),
        published,
        views: None,
        comments: None,
        tags: entry
            .categories
            .into_iter()
            .map(|category| text::fold(&category.label.unwrap_or(category.term)))
            .collect(),
        image: image(&page),
        html: clean,
        text,
    };
    // A feed may have entries without an address; they have an id, or the reader makes one of what they say.
    let id = if link.is_some() { address.into() } else { entry.id };
    Ok(Row {
        address: id,
        title,
        published,
        views: None,
        comments: None,
        category: None,
        release: Some(release),
    })
}

fn image(page: &Page) -> Option<Url> {
    let images = Selector::parse("img[src]").ok()?;
    page.root().select(&images).find_map(|image| page.web_address(image.attr("src")?))
}

/// A title's words; its markup, if any, says nothing.
fn plain(title: &Text) -> String {
    if title.content_type.subty() == "html" {
        text::line(scraper::Html::parse_fragment(&title.content).root_element(), |_| false)
    } else {
        text::fold(&title.content)
    }
}
