//! Finds the text of a release: the element that holds most of the page's own text.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::ElementRef;

use super::areas::is_outside;
use super::names;
use super::selector::{self, Basis, Candidate};
use crate::page::{Page, text};

/// Elements of an article's text.
const CONTENT: [&str; 30] = [
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "sub",
    "table",
    "u",
    "ul",
];
/// Elements that may hold the text.
const CONTAINERS: [&str; 6] = ["article", "div", "main", "p", "section", "td"];
/// Shorter texts are not the text of a release, in characters.
const MIN_TEXT: usize = 10;
/// An image counts as so many characters.
const IMAGE: usize = 40;
/// The start of a description that has to occur in the text, in characters.
const DESCRIPTION: usize = 20;

/// The text of a release.
#[derive(Debug)]
pub struct Body {
    /// Selects it.
    pub candidate: Candidate,
    /// The number of its characters.
    pub length: usize,
    /// Whether its name says that it holds the text.
    pub is_named: bool,
    /// Whether the description in the head of the page is its start.
    pub is_described: bool,
}

/// Finds the text. `title` is that of the release, which is not part of the text.
pub fn find(page: &Page, title: Option<&str>, description: Option<&str>) -> Option<Body> {
    let start = description.map(squeezed).map(|text| text.chars().take(DESCRIPTION).collect::<String>());
    let is_described = |element: ElementRef| {
        start.as_ref().is_some_and(|start| {
            start.chars().count() == DESCRIPTION && squeezed(&text::line(element, |_| false)).contains(start)
        })
    };
    let mut weights: HashMap<NodeId, (ElementRef, usize)> = HashMap::new();
    for element in page.root().descendent_elements() {
        if !CONTAINERS.contains(&element.value().name()) || is_outside(element) {
            continue;
        }
        let mut length = own_length(element, title);
        if is_described(element) {
            length *= 3;
        }
        if rank(element) == 0 {
            length *= 2;
        }
        weights.insert(element.id(), (element, length));
    }
    let (element, _) = page
        .root()
        .descendent_elements()
        .filter_map(|element| weights.get(&element.id()).copied())
        .reduce(|best, other| if other.1 > best.1 { other } else { best })
        .filter(|(_, length)| *length >= MIN_TEXT)?;
    let element = with_a_name(paragraphs_parent(element));
    let candidate = selector::first_match(element, page.root(), |_| true)?;
    let length = text::line(element, |_| false).chars().count();
    Some(Body { candidate, length, is_named: rank(element) == 0, is_described: is_described(element) })
}

/// The length of the text in the element itself and in paragraphs, lists and the like directly in it.
fn own_length(element: ElementRef, title: Option<&str>) -> usize {
    let mut length = 0;
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            length += text::collapse_whitespace(text).chars().count();
        } else if let Some(child) =
            ElementRef::wrap(child).filter(|child| CONTENT.contains(&child.value().name()))
        {
            let line = text::line(child, |_| false);
            // Lists with classes are menus and lists of values, and links lead elsewhere.
            let is_menu = matches!(child.value().name(), "ul" | "ol" | "a") && child.attr("class").is_some();
            let is_title = title.is_some_and(|title| line.contains(title));
            if !is_menu && !is_title {
                length += line.chars().count();
                let images = child.descendent_elements().filter(|inside| inside.value().name() == "img");
                length += IMAGE * images.count();
            }
        }
    }
    length
}

/// A single paragraph is part of a text.
fn paragraphs_parent(element: ElementRef) -> ElementRef {
    let parent = element.parent().and_then(ElementRef::wrap);
    match parent {
        Some(parent) if element.value().name() == "p" && parent.value().name() != "body" => parent,
        _ => element,
    }
}

/// Of the elements with the same text, the one whose name says that it holds the text.
fn with_a_name(element: ElementRef) -> ElementRef {
    let line = |element| text::line(element, |_| false);
    let own = line(element);
    let outer = element.ancestors().filter_map(ElementRef::wrap);
    let same =
        outer.take_while(|outer| line(*outer) == own && !matches!(outer.value().name(), "body" | "html"));
    std::iter::once(element).chain(same).min_by_key(|element| rank(*element)).unwrap_or(element)
}

/// How clearly the name of an element says that it holds the text; 0 is best.
fn rank(element: ElementRef) -> usize {
    let id = element.attr("id").into_iter();
    let names = element.value().classes().chain(id).filter(|name| names::grade(name).is_some());
    let ranks = names.map(|name| {
        let words = names::words(name);
        match words.last().map(String::as_str) {
            Some("con" | "cont" | "conts" | "content" | "contents" | "text" | "txt" | "article") => 0,
            Some("body" | "view" | "desc" | "memo") => 1,
            _ => 2,
        }
    });
    ranks.min().unwrap_or(3)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Body {
    /// Whether its selector depends on its position only.
    pub fn is_by_position(&self) -> bool {
        self.candidate.basis == Basis::Position
    }
}
