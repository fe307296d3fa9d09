//! From HTML of a feed to a text that is safe to show: an allow-list of elements and attributes, in a tree that is well formed whatever
//! the HTML is. Plain Rust.
//!
//! Nothing of the HTML becomes markup: a [`Step`] names an element of ours, and all else are texts and values of attributes. Lines without an element
//! around them become paragraphs, so that a text made of `<div>` and `<br>` reads like any other.

mod attributes;
mod blocks;
mod builder;
mod elements;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use json_feed::text::plain;

pub use self::builder::build;

/// Most elements and texts of a text.
const MOST_NODES: usize = 5_000;

/// Most bytes of all its texts.
const MOST_BYTES: usize = 512 << 10;

/// Most elements around another. What is nested deeper stands in the last of them.
const DEEPEST: usize = 24;

/// Most elements that are part of a line around another.
const MOST_INLINE: usize = 8;

/// The length of a text from which on it is built in pieces, in bytes.
const PIECE: usize = 8 << 10;

/// How many bytes of a text without markup are searched for entities and tags.
const TIDIED: usize = 32 << 10;

/// One step of building a text, from its beginning to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element begins.
    Open(&'static str, Attributes),
    /// An element without content.
    Void(&'static str, Attributes),
    /// A text.
    Text(String),
    /// The last element that has begun and not ended ends.
    Close,
}

/// Names and values.
pub type Attributes = Vec<(&'static str, String)>;

/// A text, ready to be built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// How it is built. Each [`Step::Open`] has its [`Step::Close`].
    pub steps: Vec<Step>,
    /// Whether the end of it is left out, because it is too long.
    pub is_cut: bool,
}

/// What the builder can't know.
#[derive(Clone, Copy)]
pub struct Addresses<'a> {
    /// The absolute address of a link, if it may be one.
    pub link: &'a dyn Fn(&str) -> Option<String>,
    /// The absolute address of a picture, if it may be one.
    pub picture: &'a dyn Fn(&str) -> Option<String>,
    /// The address of a picture that is shown above the text, and not again in it.
    pub shown: Option<&'a str>,
}

/// A text without markup: each line is a paragraph. Many programs write entities and tags where there should be none, so they are taken off
/// as they are on cards.
pub fn build_plain(text: &str) -> Built {
    let mut built = Built::default();
    let mut bytes = 0;
    for line in text.lines() {
        if built.steps.len() >= MOST_NODES || bytes > MOST_BYTES {
            built.is_cut = true;
            break;
        }
        bytes += line.len();
        // Of a long line, `plain` sees the beginning. Looking for tags takes a while, and a long text is one of a program that writes none.
        let is_tidied = line.len() < PIECE / 2 && bytes < TIDIED;
        let Some(line) = (if is_tidied { plain(line, usize::MAX) } else { Some(line.to_owned()) }) else {
            continue;
        };
        built.steps.push(Step::Open("p", Vec::new()));
        let mut rest = &*line;
        while !rest.is_empty() {
            let (piece, next) = rest.split_at(rest.floor_char_boundary(PIECE));
            built.steps.push(Step::Text(piece.to_owned()));
            rest = next;
        }
        built.steps.push(Step::Close);
    }
    built
}
