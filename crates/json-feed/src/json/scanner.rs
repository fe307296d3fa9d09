//! Checks the grammar of JSON (RFC 8259) byte by byte.
//!
//! The scanner decodes nothing. It finds where names and values begin and end, and the first byte that is not JSON. The
//! result does not depend on how the bytes are cut. It does not recurse: each level of nesting costs one byte of memory.

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
    /// A byte order mark, or a value without one.
    Begin,
    /// The rest of a byte order mark.
    Mark(&'static [u8]),
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
    /// More of a number. The variant says what the last byte is.
    Number(Number),
    /// More of a string or name, or its end.
    Text,
    /// The letter after a backslash.
    Escape,
    /// This many hexadecimal digits of `\u0000`.
    Digits(u8),
}

/// The parts of a number.
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

/// Scans a document in UTF-8, with or without a byte order mark. Bytes in strings need not be UTF-8.
#[derive(Debug)]
pub(crate) struct Scanner {
    state: State,
    /// The closing brackets that the open arrays and objects need, innermost last.
    nesting: Vec<u8>,
    /// Whether the last string is a name.
    is_name: bool,
    /// The number of bytes scanned.
    offset: usize,
    /// The number of the current line, from 1.
    line: usize,
    /// The offset of its first byte, not counting a byte order mark.
    line_start: usize,
}

impl Scanner {
    pub(crate) fn new() -> Self {
        Scanner {
            state: State::Begin,
            nesting: Vec::new(),
            is_name: false,
            offset: 0,
            line: 1,
            line_start: 0,
        }
    }

    /// The number of open arrays and objects.
    pub(crate) fn depth(&self) -> usize {
        self.nesting.len()
    }

    /// Whether an escape in a string is not complete.
    pub(crate) fn in_escape(&self) -> bool {
        matches!(self.state, State::Escape | State::Digits(_))
    }

    /// Whether the document may end here.
    pub(crate) fn is_complete(&self) -> bool {
        self.nesting.is_empty() && (self.state == State::Complete || self.in_complete_number())
    }

    /// Takes the next token, or as much of it as has come, from the bytes. `None` means that there are no bytes left.
    ///
    /// # Errors
    /// [`Error::NotJson`] at the first byte that is not JSON.
    pub(crate) fn next<'b>(&mut self, bytes: &mut &'b [u8]) -> Result<Option<(Token, &'b [u8])>, Error> {
        let Some(&byte) = bytes.first() else {
            return Ok(None);
        };
        let plain = match self.state {
            State::Text => bytes.iter().take_while(|byte| is_plain(**byte)).count(),
            _ => 0,
        };
        let (token, length) = if plain > 0 {
            (self.inside(), plain)
        } else if let Some(token) = self.step(byte) {
            (token, 1)
        } else if self.in_complete_number() {
            self.state = State::Complete;
            (Token::ValueEnd, 0)
        } else {
            return Err(Error::NotJson { line: self.line, column: self.offset - self.line_start + 1 });
        };
        let (scanned, rest) = bytes.split_at(length);
        *bytes = rest;
        self.offset += length;
        if scanned == b"\n" {
            self.line += 1;
            self.line_start = self.offset;
        }
        Ok(Some((token, scanned)))
    }

    /// Goes to the next state and returns the token of the byte. `None` means that the byte does not fit.
    fn step(&mut self, byte: u8) -> Option<Token> {
        use State::*;
        let innermost = self.nesting.last().copied();
        let (state, token) = match (self.state, byte) {
            (Begin, 0xEF) => {
                self.line_start = self.offset + 1;
                (Mark(b"\xBB\xBF"), Token::Separator)
            }
            (Mark(rest), _) => {
                let rest = after(rest, byte)?;
                self.line_start = self.offset + 1;
                (if rest.is_empty() { Value } else { Mark(rest) }, Token::Separator)
            }
            (
                Begin | Value | FirstEntry | FirstName | Name | Colon | Complete,
                b' ' | b'\t' | b'\n' | b'\r',
            ) => (if self.state == Begin { Value } else { self.state }, Token::Separator),
            (FirstEntry | FirstName | Complete, b']' | b'}') if innermost == Some(byte) => {
                self.nesting.pop();
                (Complete, Token::ValueEnd)
            }
            (Complete, b',') => (if innermost? == b']' { Value } else { Name }, Token::Separator),
            (FirstName | Name, b'"') => {
                self.is_name = true;
                (Text, Token::NameBegin)
            }
            (Colon, b':') => (Value, Token::Separator),
            (Begin | Value | FirstEntry, _) => (self.value(byte)?, Token::ValueBegin),
            (Literal(rest), _) => match after(rest, byte)? {
                [] => (Complete, Token::ValueEnd),
                rest => (Literal(rest), Token::Value),
            },
            (Number(part), _) => (Number(part.next(byte)?), Token::Value),
            (Text, b'"') if self.is_name => (Colon, Token::NameEnd),
            (Text, b'"') => (Complete, Token::ValueEnd),
            (Text, b'\\') => (Escape, self.inside()),
            (Escape, b'u') => (Digits(4), self.inside()),
            (Escape, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => (Text, self.inside()),
            (Digits(count), b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F') => {
                (if count > 1 { Digits(count - 1) } else { Text }, self.inside())
            }
            _ => return None,
        };
        self.state = state;
        Some(token)
    }

    /// The state after the first byte of a value.
    fn value(&mut self, byte: u8) -> Option<State> {
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

    /// The token of bytes inside a string.
    fn inside(&self) -> Token {
        if self.is_name { Token::Name } else { Token::Value }
    }

    /// Whether the last bytes are a number, with or without more digits to come.
    fn in_complete_number(&self) -> bool {
        use Number::*;
        matches!(self.state, State::Number(Zero | Integer | Fraction | Exponent))
    }
}

impl Number {
    /// The part that the next byte belongs to. `None` means that it does not belong to the number.
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
}

/// What follows the byte in the expected bytes. `None` means that another byte is expected.
fn after(expected: &'static [u8], byte: u8) -> Option<&'static [u8]> {
    expected.split_first().filter(|(first, _)| **first == byte).map(|(_, rest)| rest)
}

/// Whether a byte in a string stands for itself or is part of a character.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'"' | b'\\' | 0..=0x1F)
}

#[cfg(test)]
mod tests {
    use super::Scanner;

    fn count_tokens(document: &str, length: usize) -> usize {
        let (mut scanner, mut count) = (Scanner::new(), 0);
        for mut piece in document.as_bytes().chunks(length) {
            while scanner.next(&mut piece).expect("the document is JSON").is_some() {
                count += 1;
            }
        }
        count
    }

    #[test]
    fn no_byte_is_scanned_again_when_more_bytes_come() {
        for document in [
            format!("[{}]", vec![r#"{"a\u0062c":"\ud83c\udfef 서울","d":-1.5e-3}"#; 100].join(", ")),
            format!("{{\"{}\":{}}}", "서울".repeat(1000), "5".repeat(1000)),
            "[".repeat(1000) + &"]".repeat(1000),
        ] {
            // One token for each byte, and an empty one for the end of each number.
            let most = document.len() + document.len() / 10;
            for length in [1, 2, 100, document.len()] {
                let count = count_tokens(&document, length);
                assert!(count <= most, "{count} tokens of {} bytes in pieces of {length}", document.len());
            }
        }
    }
}
