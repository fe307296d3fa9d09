//! HTML, cut into tags and texts.

use super::entity::decode_all;
use super::html::comment;
use super::tag::{Tag, end_of};

/// A piece of HTML.
#[derive(Clone, Debug)]
pub enum Token<'a> {
    /// A text between tags, with its character references decoded.
    Text(String),
    /// A tag.
    Tag(Tag<'a>),
}

/// The tokens of HTML, as browsers find them (HTML, 13.2.5). Comments and whatever begins with `<!` or `<?` are left out. A tag that does
/// not end is none, and takes all that follows with it.
///
/// ```
/// use json_feed::text::{Token, Tokens};
///
/// let mut tokens = Tokens::new("<a HREF='/?a&amp;b'>R&amp;D<!-- -->");
/// let Some(Token::Tag(link)) = tokens.next() else { unreachable!() };
/// assert_eq!((link.name(), link.attribute("href")), ("a".to_owned(), Some("/?a&b".to_owned())));
/// assert!(matches!(tokens.next(), Some(Token::Text(text)) if text == "R&D"));
/// assert!(tokens.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// The tokens of this HTML.
    pub fn new(html: &'a str) -> Self {
        Tokens { rest: html }
    }

    /// Goes on at the next end tag of this name, or at the end. For elements whose content has no tags, such as `script`.
    pub fn skip_to_end_of(&mut self, name: &str) {
        let at = end_of(self.rest, name).unwrap_or(self.rest.len());
        self.take(at);
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let all = self.rest.len();
        while let Some(length) = comment(self.rest) {
            self.take(length.unwrap_or(all));
        }
        if self.rest.is_empty() {
            return None;
        }
        if let Some(tag) = Tag::parse(self.rest) {
            self.take(tag.length.unwrap_or(all));
            return tag.length.map(|_| Token::Tag(tag));
        }
        // What begins neither a tag nor a comment is text, also a `<`.
        let mut characters = self.rest.char_indices().skip(1);
        let end = characters.find(|(_, character)| *character == '<').map_or(all, |(at, _)| at);
        let text = self.take(end);
        Some(Token::Text(decode_all(text)))
    }
}
