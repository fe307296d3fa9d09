//! Parses RSS and Atom. Such a feed is both the list and its releases, without counts.

use feed_rs::model::{Entry, MediaContent, MediaObject, Text};
use jiff::Timestamp;
use jiff::civil::DateTime;
use percent_encoding::percent_decode_str;
use scraper::Selector;
use url::Url;

use super::content::html_and_text;
use super::{Attachment, List, ParseError, Release, Row, Titles};
use crate::fetch::Document;
use crate::page::date::{Certainty, Published, in_seoul};
use crate::page::{Page, file, language::normalize_language, text};

/// Parses the feed.
pub fn parse(document: &Document, now: DateTime) -> Result<List, ParseError> {
    let base = document.address.as_str();
    let parser = feed_rs::parser::Builder::new().base_uri(Some(base)).build();
    let bytes = with_thumbnails_as_content(&document.bytes);
    let feed = parser.parse(&bytes[..]).map_err(|error| ParseError::NotAFeed(error.to_string()))?;
    // An entry that cannot be parsed does not affect the others.
    let rows = feed.entries.into_iter().filter_map(|entry| {
        let id = entry.id.clone();
        let row = parse_entry(entry, &document.address, now);
        row.inspect_err(|error| tracing::warn!("the entry {id} is left out: {error}")).ok()
    });
    Ok(List {
        heading: feed
            .title
            .map(|title| unescaped(&text::collapse_whitespace(&title.content)))
            .filter(|title| !title.is_empty()),
        language: feed.language.as_deref().and_then(normalize_language),
        titles: Titles::default(),
        rows: rows.collect(),
        hidden: 0,
        has_more: false,
    })
}

fn parse_entry(entry: Entry, feed: &Url, now: DateTime) -> Result<Row, ParseError> {
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let address =
        link.and_then(|link| feed.join(&unescaped(&link.href)).ok()).unwrap_or_else(|| feed.clone());
    let source = entry.content.and_then(|content| content.body);
    let source = source.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
    let page = Page::new(source.as_bytes(), None, &address, "")?;
    let (html, text) = html_and_text(&source, page.base());
    let image = picture(&entry.media).or_else(|| first_image(&page));
    let timestamp =
        entry.published.or(entry.updated).and_then(|date| Timestamp::from_second(date.timestamp()).ok());
    let published = timestamp.map(in_seoul).map(|date| Published {
        day: date.date(),
        time: Some(date.time()),
        certainty: Certainty::Certain,
    });
    let published = published.and_then(|published| published.unless_future(now));
    let title = entry.title.map(|title| plain_text(&title)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| text.lines().next().unwrap_or_default().to_owned());
    let mut authors = entry.authors.into_iter().filter_map(|author| author.name);
    let tags = entry.categories.into_iter().map(|category| category.label.unwrap_or(category.term));
    let release = Release {
        permalink: None,
        title: title.clone(),
        author: authors
            .find_map(|name| Some(text::collapse_whitespace(&name)).filter(|name| !name.is_empty())),
        published,
        views: None,
        comments: None,
        tags: tags.map(|tag| text::collapse_whitespace(&tag)).collect(),
        image,
        attachments: attachments(&entry.media),
        html,
        text,
    };
    // An entry without an address has an id. feed-rs makes one from the content if the feed has none.
    let id = if link.is_some() { address.into() } else { entry.id };
    Ok(Row {
        id: id.clone(),
        address: id,
        title,
        author: None,
        published,
        views: None,
        comments: None,
        category: None,
        pinned: false,
        release: Some(release),
    })
}

/// Gnuboard escapes addresses and names twice, so that they hold a literal `&amp;`, which no address has.
fn unescaped(text: &str) -> String {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#039;"]
        .into_iter()
        .zip(["&", "<", ">", "\"", "'"])
        .rev()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// The media type of thumbnails while they are parsed.
const THUMBNAIL: &str = "image/x-thumbnail";

/// The document with `media:thumbnail` and `itunes:image` written as other elements. feed-rs drops them if an entry has no
/// `media:content` or `enclosure` beside them.
fn with_thumbnails_as_content(bytes: &[u8]) -> Vec<u8> {
    let pairs: [(&[u8], &[u8]); 3] = [
        (b"<media:thumbnail ", b"<media:content type=\"image/x-thumbnail\" "),
        (b"</media:thumbnail>", b"</media:content>"),
        (b"<itunes:image href=", b"<enclosure type=\"image/x-thumbnail\" length=\"0\" url="),
    ];
    let has_long_form = replace(bytes, b"</itunes:image>", b"").len() < bytes.len();
    let pairs = &pairs[..if has_long_form { 2 } else { 3 }];
    pairs.iter().fold(bytes.to_vec(), |bytes, (from, to)| replace(&bytes, from, to))
}

fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut replaced = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        replaced.extend_from_slice(&rest[..at]);
        replaced.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced
}

/// The media type of a picture, a sound or a file; if the feed does not say it, that of its name.
fn media_type(content: &MediaContent) -> String {
    let of_name = || file::media_type(content.url.as_ref().map_or("", |address| address.path())).to_owned();
    content.content_type.as_ref().map_or_else(of_name, |media_type| media_type.essence().to_string())
}

fn web_address(content: &MediaContent) -> Option<Url> {
    let address = Url::parse(content.url.as_ref()?.as_str()).ok()?;
    matches!(address.scheme(), "http" | "https").then_some(address)
}

/// The picture of an entry: `media:content` or `enclosure` with an image, or else `media:thumbnail` or `itunes:image`.
fn picture(media: &[MediaObject]) -> Option<Url> {
    let is_thumbnail = |content: &&MediaContent| media_type(content) == THUMBNAIL;
    let images = || {
        let contents = media.iter().flat_map(|media| &media.content);
        contents.filter(|content| media_type(content).starts_with("image/"))
    };
    web_address(images().find(|content| !is_thumbnail(content)).or_else(|| images().next())?)
}

/// The files of an entry: each `media:content` or `enclosure` that is no image.
fn attachments(media: &[MediaObject]) -> Vec<Attachment> {
    let contents = media.iter().flat_map(|media| media.content.iter().map(move |content| (media, content)));
    let mut attachments: Vec<Attachment> = Vec::new();
    for (media, content) in contents {
        let media_type = media_type(content);
        let Some(address) = web_address(content).filter(|_| !media_type.starts_with("image/")) else {
            continue;
        };
        let title = media.title.as_ref().map(plain_text).filter(|title| !title.is_empty());
        let attachment = Attachment {
            name: title.unwrap_or_else(|| file_name(&address)),
            media_type,
            // Many feeds say 0 if they do not know it.
            bytes: content.size.filter(|size| *size > 0),
            address,
        };
        if attachments.iter().all(|other| other.address != attachment.address) {
            attachments.push(attachment);
        }
    }
    attachments
}

/// The name of the file at this address.
fn file_name(address: &Url) -> String {
    let encoded = address.path_segments().and_then(|mut segments| segments.next_back()).unwrap_or_default();
    let name = text::collapse_whitespace(&percent_decode_str(encoded).decode_utf8_lossy());
    if name.is_empty() { address.to_string() } else { name }
}

fn first_image(page: &Page) -> Option<Url> {
    let images = Selector::parse("img[src]").ok()?;
    page.root().select(&images).find_map(|image| page.resolve(image.attr("src")?))
}

/// A title without markup.
fn plain_text(title: &Text) -> String {
    if title.content_type.subty() == "html" {
        text::line(scraper::Html::parse_fragment(&title.content).root_element(), |_| false)
    } else {
        text::collapse_whitespace(&title.content)
    }
}
