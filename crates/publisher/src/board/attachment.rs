//! Files that belong to a release. None is requested: boards count downloads.

use scraper::{ElementRef, Selector};
use url::Url;

use super::{Kind, egovframe, gnuboard5};
use crate::page::{Page, file, text};

/// A file that belongs to a release.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Its address. If visitors can only download it from the page of the release: the place there.
    pub address: Url,
    /// Its name.
    pub name: String,
    /// Its media type; that of the page if `address` leads there and readers would load such a file by themselves.
    pub media_type: String,
    /// Its size in bytes, if it is known exactly.
    pub bytes: Option<u64>,
}

/// Types of files that readers load by themselves.
const LOADED: [&str; 3] = ["audio/", "image/", "video/"];

/// The files to which `links` lead on the page of a release at `release`.
pub fn parse(kind: Kind, page: &Page, links: &Selector, release: &Url) -> Vec<Attachment> {
    let mut attachments: Vec<Attachment> = Vec::new();
    for link in page.root().select(links) {
        let (name, bytes) = name_and_size(link);
        let download = match kind {
            Kind::Egovframe => egovframe::download_url(link, page, release),
            Kind::Gnuboard5 | Kind::Rss => gnuboard5::download_url(link, page),
        };
        let mut media_type = file::media_type(&name);
        if download.is_none() && LOADED.iter().any(|loaded| media_type.starts_with(loaded)) {
            media_type = "text/html";
        }
        let attachment = Attachment {
            address: download.unwrap_or_else(|| place(link, release)),
            name,
            media_type: media_type.to_owned(),
            bytes,
        };
        if !attachment.name.is_empty() && !attachments.contains(&attachment) {
            attachments.push(attachment);
        }
    }
    attachments
}

/// The place on the page of the release where the link is, for a file that can only be downloaded from there.
fn place(link: ElementRef, release: &Url) -> Url {
    let mut place = release.clone();
    let section = link.ancestors().filter_map(ElementRef::wrap).find_map(|ancestor| ancestor.attr("id"));
    place.set_fragment(section);
    place
}

/// The name of the file, which may be in an element of its own, and its size.
fn name_and_size(link: ElementRef) -> (String, Option<u64>) {
    let whole = text::line(link, |_| false);
    let (before_size, bytes) = file::split_size(&whole);
    let mut inside = link.descendants().filter_map(ElementRef::wrap);
    let name = inside.find(|element| matches!(element.value().name(), "strong" | "b"));
    let name = name.map(|name| text::line(name, |_| false)).filter(|name| !name.is_empty());
    (unescaped(&name.unwrap_or_else(|| before_size.to_owned())), bytes)
}

/// Gnuboard shows quotes in file names with a backslash.
fn unescaped(name: &str) -> String {
    name.replace("\\'", "'").replace("\\\"", "\"")
}
