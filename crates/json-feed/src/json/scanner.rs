//! The grammar of JSON (RFC 8259), byte by byte.
//!
//! The scanner decodes nothing. It finds where names and values begin and end, and the first byte that is not JSON. It
//! does not recurse: one level of nesting costs one byte.

use crate::Error;

/// What the scanned bytes are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Token {
    /// Between names and values: white space, a comma, a colon, a byte order mark.
    Separator,
    /// The opening quotation mark of a name.
    NameBegin,
    /// Bytes of a name, as written.
    Name,
    /// The closing quotation mark of a name.
    NameEnd,
    /// The first byte of a value.
    ValueBegin,
    /// More bytes of a string, number or literal.
    Value,
    /// The last byte of a value. Of a number it is empty, because only the next byte shows that the number is complete.
    ValueEnd,
}

/// What the next byte may be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// A byte order mark, of which so many bytes have come, or a value without it.
    Mark(usize),
    /// A value.
    Value,
    /// A value, or the end of the array.
    FirstEntry,
    /// A name, or the end of the object.
    FirstName,
    /// A name.
    Name,
    /// A colon.
    Colon,
    /// A comma, the end of the array or object, or nothing: a value is complete.
    Complete,
    /// The rest of `null`, `true` or `false`.
    Literal(&'static [u8]),
    /// More of a number.
    Number(Number),
    /// More of a string or name, or its end.
    Text,
    /// The letter after a backslash.
    Escape,
    /// So many hexadecimal digits.
    Digits(u8),
}

/// The part of a number that the last byte belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Number {
    Sign,
    Zero,
    Integer,
    Point,
    Fraction,
    ExponentMark,
    ExponentSign,
    Exponent,
}

const MARK: [u8; 3] = *b"\xEF\xBB\xBF";

/// Scans a document in UTF-8, with or without a byte order mark. Bytes in strings need not be UTF-8.
#[derive(Debug)]
pub(crate) struct Scanner {
    state: State,
    /// The closing brackets of the open arrays and objects, innermost last.
    nesting: Vec<u8>,
    /// Whether the string being scanned is a name.
    is_name: bool,
    /// How many bytes are scanned.
    offset: usize,
    /// From 1.
    line: usize,
    /// Where the line begins.
    line_start: usize,
}

impl Scanner {
    pub(crate) fn new() -> Self {
        Scanner {
            state: State::Mark(0),
            nesting: Vec::new(),
            is_name: false,
            offset: 0,
            line: 1,
            line_start: 0,
        }
    }

    /// How many arrays and objects are open.
    pub(crate) fn depth(&self) -> usize {
        self.nesting.len()
    }

    /// Whether the document may end here.
    pub(crate) fn is_complete(&self) -> bool {
        let is_complete = match self.state {
            State::Complete => true,
            State::Number(number) => number.is_complete(),
            _ => false,
        };
        is_complete && self.nesting.is_empty()
    }

    /// Takes the next token, or as much of it as has come, from the bytes; `None` when there are no bytes left.
    ///
    /// # Errors
    /// [`Error::NotJson`] at the first byte that is not JSON.
    pub(crate) fn next<'b>(&mut self, bytes: &mut &'b [u8]) -> Result<Option<(Token, &'b [u8])>, Error> {
        let Some(&byte) = bytes.first() else {
            return Ok(None);
        };
        let was_mark = matches!(self.state, State::Mark(_));
        let Some((token, length)) = self.scan(byte, bytes) else {
            return Err(Error::NotJson { line: self.line, column: self.offset - self.line_start + 1 });
        };
        let (scanned, rest) = bytes.split_at(length);
        *bytes = rest;
        self.offset += length;
        if was_mark {
            self.line_start = self.offset;
        } else if scanned == b"\n" {
            self.line += 1;
            self.line_start = self.offset;
        }
        Ok(Some((token, scanned)))
    }

    /// The token that `byte`, the first of the bytes, belongs to, and how many of the bytes do; `None` if the byte is not
    /// JSON here.
    fn scan(&mut self, byte: u8, bytes: &[u8]) -> Option<(Token, usize)> {
        let token = match self.state {
            State::Mark(length) if MARK.get(length) == Some(&byte) => {
                self.state = if length + 1 < MARK.len() { State::Mark(length + 1) } else { State::Value };
                Token::Separator
            }
            State::Mark(0) => {
                self.state = State::Value;
                return Some((Token::Separator, 0));
            }
            State::Number(number) => match number.next(byte) {
                Some(number) => {
                    self.state = State::Number(number);
                    Token::Value
                }
                None if number.is_complete() => return Some((self.value_end(), 0)),
                None => return None,
            },
            State::Text => match bytes.iter().take_while(|byte| is_plain(**byte)).count() {
                0 => self.text(byte)?,
                length => return Some((self.inside(), length)),
            },
            State::Escape | State::Digits(_) => {
                self.state = self.escape(byte)?;
                self.inside()
            }
            State::Literal(rest) => match rest.split_first()? {
                (expected, _) if *expected != byte => return None,
                (_, []) => self.value_end(),
                (_, rest) => {
                    self.state = State::Literal(rest);
                    Token::Value
                }
            },
            _ => self.structure(byte)?,
        };
        Some((token, 1))
    }

    /// A byte outside of strings, numbers and literals.
    fn structure(&mut self, byte: u8) -> Option<Token> {
        let innermost = self.nesting.last().copied();
        match (self.state, byte) {
            (_, b' ' | b'\t' | b'\n' | b'\r') => {}
            (State::FirstEntry | State::FirstName | State::Complete, b']' | b'}')
                if innermost == Some(byte) =>
            {
                self.nesting.pop();
                return Some(self.value_end());
            }
            (State::Complete, b',') => {
                self.state = if innermost? == b']' { State::Value } else { State::Name };
            }
            (State::FirstName | State::Name, b'"') => {
                self.is_name = true;
                self.state = State::Text;
                return Some(Token::NameBegin);
            }
            (State::Colon, b':') => self.state = State::Value,
            (State::Value | State::FirstEntry, _) => {
                self.state = self.value_begin(byte)?;
                return Some(Token::ValueBegin);
            }
            _ => return None,
        }
        Some(Token::Separator)
    }

    fn value_begin(&mut self, byte: u8) -> Option<State> {
        Some(match byte {
            b'{' => {
                self.nesting.push(b'}');
                State::FirstName
            }
            b'[' => {
                self.nesting.push(b']');
                State::FirstEntry
            }
            b'"' => {
                self.is_name = false;
                State::Text
            }
            b'n' => State::Literal(b"ull"),
            b't' => State::Literal(b"rue"),
            b'f' => State::Literal(b"alse"),
            b'-' => State::Number(Number::Sign),
            b'0' => State::Number(Number::Zero),
            b'1'..=b'9' => State::Number(Number::Integer),
            _ => return None,
        })
    }

    fn value_end(&mut self) -> Token {
        self.state = State::Complete;
        Token::ValueEnd
    }

    /// A byte in a string that does not stand for itself.
    fn text(&mut self, byte: u8) -> Option<Token> {
        match byte {
            b'\\' => {
                self.state = State::Escape;
                Some(self.inside())
            }
            b'"' if self.is_name => {
                self.state = State::Colon;
                Some(Token::NameEnd)
            }
            b'"' => Some(self.value_end()),
            _ => None,
        }
    }

    /// The token of bytes inside a string.
    fn inside(&self) -> Token {
        if self.is_name { Token::Name } else { Token::Value }
    }

    /// What follows a byte after a backslash.
    fn escape(&self, byte: u8) -> Option<State> {
        match (self.state, byte) {
            (State::Escape, b'u') => Some(State::Digits(4)),
            (State::Escape, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Some(State::Text),
            (State::Digits(count), _) if byte.is_ascii_hexdigit() => {
                Some(if count > 1 { State::Digits(count - 1) } else { State::Text })
            }
            _ => None,
        }
    }
}

impl Number {
    /// The part that the next byte belongs to; `None` if it does not belong to the number.
    fn next(self, byte: u8) -> Option<Number> {
        use Number::*;
        Some(match (self, byte) {
            (Sign, b'0') => Zero,
            (Sign | Integer, b'0'..=b'9') => Integer,
            (Zero | Integer, b'.') => Point,
            (Point | Fraction, b'0'..=b'9') => Fraction,
            (Zero | Integer | Fraction, b'e' | b'E') => ExponentMark,
            (ExponentMark, b'+' | b'-') => ExponentSign,
            (ExponentMark | ExponentSign | Exponent, b'0'..=b'9') => Exponent,
            _ => return None,
        })
    }

    /// Whether the number may end here.
    fn is_complete(self) -> bool {
        matches!(self, Number::Zero | Number::Integer | Number::Fraction | Number::Exponent)
    }
}

/// Whether a byte in a string stands for itself, or for part of a character.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'"' | b'\\' | 0..=0x1F)
}
