//! Tokens to values: the document in the parts that become known one by one, of which only one is kept.

use super::lexer::{Lexer, Token};
use super::text::Finished;
use super::{Object, Value};
use crate::{Error, Limits};

/// Containers deeper than this are taken for empty, so that what recurses over a [`Value`], such as dropping it, never
/// comes near the end of the stack. Nothing is read there: `/items/0/attachments/0`, in the document, is the fifth.
const DEEPEST: usize = 8;

/// A part of the document.
#[derive(Debug)]
pub(crate) enum Part {
    /// A member of the document, other than a list of items.
    Member(&'static str, Value),
    /// The member `items` is a list, and its entries follow.
    List,
    /// An entry of `items`.
    Entry(Value),
}

/// The parts of a document, in its order.
#[derive(Debug)]
pub(crate) struct Parts {
    lexer: Lexer,
    limits: Limits,
    /// What is not over yet, outermost first.
    open: Vec<Open>,
    /// Whether the document is an object; if it is not, all of it is passed over.
    is_object: bool,
    /// Whether U+FFFD stands in a value for what is not Unicode in the document.
    is_mended: bool,
}

/// An array or object that is not over, and for an object the name of the member being read.
#[derive(Debug)]
enum Open {
    Document(&'static str),
    Items,
    /// Its entries, and whether it has more of them than are kept.
    Array(Vec<Value>, bool),
    Object(Object, &'static str),
}

impl Parts {
    pub(crate) fn new(limits: Limits) -> Self {
        let lexer = Lexer::new(limits.string_bytes);
        Parts { lexer, limits, open: Vec::new(), is_object: false, is_mended: false }
    }

    /// Passes over what is left of the list whose beginning or entry was the part before.
    pub(crate) fn skip_list(&mut self) {
        self.lexer.skip_rest();
    }

    /// The next part, after taking away the bytes up to its end; `None` when it takes more bytes than there are.
    ///
    /// # Errors
    /// [`Error::NotJson`].
    pub(crate) fn next(&mut self, bytes: &mut &[u8]) -> Result<Option<Part>, Error> {
        while let Some(token) = self.lexer.next(bytes)? {
            let value = match token {
                Token::Name => {
                    self.name();
                    continue;
                }
                Token::ObjectBegins => {
                    let is_document = self.open.is_empty();
                    self.is_object |= is_document;
                    self.begin(if is_document {
                        Open::Document("")
                    } else {
                        Open::Object(Object::default(), "")
                    });
                    continue;
                }
                Token::ArrayBegins if matches!(self.open.last(), Some(Open::Document("items"))) => {
                    self.begin(Open::Items);
                    return Ok(Some(Part::List));
                }
                Token::ArrayBegins => {
                    self.begin(Open::Array(Vec::new(), false));
                    continue;
                }
                Token::Ends => match self.open.pop() {
                    Some(Open::Array(entries, false)) => Value::Array(entries),
                    Some(Open::Array(entries, true)) => Value::CutArray(entries),
                    Some(Open::Object(object, _)) => Value::Object(object),
                    Some(Open::Document(_) | Open::Items) | None => continue,
                },
                Token::Null => Value::Null,
                Token::Boolean(value) => Value::Boolean(value),
                Token::Number => Value::Number(self.lexer.number()),
                Token::String => self.string(),
            };
            if let Some(part) = self.place(value) {
                return Ok(Some(part));
            }
        }
        Ok(None)
    }

    /// Whether U+FFFD stands in a part for what is not Unicode in the document, which is over.
    ///
    /// # Errors
    /// [`Error::CutShort`], [`Error::NotAnObject`].
    pub(crate) fn finish(self) -> Result<bool, Error> {
        if !self.lexer.is_complete() {
            return Err(Error::CutShort);
        }
        if self.is_object { Ok(self.is_mended) } else { Err(Error::NotAnObject) }
    }

    fn name(&mut self) {
        let known = self.lexer.name().filter(|name| *name != "content_html" || self.limits.content_html);
        match (known, self.open.last_mut()) {
            (Some(known), Some(Open::Document(name) | Open::Object(_, name))) => *name = known,
            _ => self.lexer.skip_value(),
        }
    }

    fn string(&mut self) -> Value {
        let Finished { text, is_cut, is_mended } = self.lexer.string();
        self.is_mended |= is_mended;
        if is_cut { Value::CutString(text) } else { Value::String(text) }
    }

    fn begin(&mut self, container: Open) {
        self.open.push(container);
        if self.open.len() == DEEPEST || !self.is_object {
            self.lexer.skip_rest();
        }
    }

    /// Puts a value where it belongs, or gives it out where that is the document itself.
    fn place(&mut self, value: Value) -> Option<Part> {
        match self.open.last_mut()? {
            Open::Document(name) => return Some(Part::Member(name, value)),
            Open::Items => return Some(Part::Entry(value)),
            Open::Object(object, name) => object.set(name, value),
            Open::Array(entries, _) if entries.len() < self.limits.list_entries => entries.push(value),
            Open::Array(_, is_cut) => {
                *is_cut = true;
                self.lexer.skip_rest();
            }
        }
        None
    }
}
