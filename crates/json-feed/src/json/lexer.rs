//! Bytes to tokens (RFC 8259). Each byte is looked at once, wherever the document is cut, and nothing recurses: a level
//! of nesting costs a byte.

use super::text::{Finished, Text};
use super::{Number, names};
use crate::Error;

/// A byte that no JSON has at its place.
struct Misfit;

/// What has just been read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Token {
    Null,
    Boolean(bool),
    /// [`Lexer::number`] has it.
    Number,
    /// [`Lexer::string`] has it.
    String,
    /// The name of a member, with its colon still to come. [`Lexer::name`] has it.
    Name,
    ObjectBegins,
    ArrayBegins,
    /// The innermost object or array is over.
    Ends,
}

/// What may follow.
#[derive(Clone, Copy, Debug)]
enum State {
    /// The rest of the byte order mark, or a value without it.
    Mark(&'static [u8]),
    Value,
    /// A value, or the end of the array.
    FirstEntry,
    /// A name, or the end of the object.
    FirstName,
    Name,
    Colon,
    /// A comma, the end of the array or object, or nothing: a value is over.
    Over,
    /// The rest of `null`, `true` or `false`.
    Literal(&'static [u8], Token),
    Number,
    Text,
    /// What stands after a backslash.
    Escape,
    /// So many hexadecimal digits of a UTF-16 unit, whose first ones are these.
    Unit(u8, u16),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Container {
    Array,
    Object,
}

/// What is passed over without a token.
#[derive(Clone, Copy, Debug)]
enum Skip {
    Nothing,
    /// The value of a member, in an object nested so deep.
    Value(usize),
    /// The rest of a container nested so deep.
    Rest(usize),
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a document in UTF-8, with or without a byte order mark.
#[derive(Debug)]
pub(crate) struct Lexer {
    state: State,
    nesting: Vec<Container>,
    skip: Skip,
    number: Number,
    text: Text,
    /// Whether the text is a name.
    is_name: bool,
    /// How many bytes of a string are kept.
    string_bytes: usize,
    line: usize,
    /// Of the byte read last, from 1.
    column: usize,
    /// How often it looked at a byte, or at a stretch of bytes that stand for themselves.
    #[cfg(test)]
    steps: usize,
}

impl Lexer {
    pub(crate) fn new(string_bytes: usize) -> Self {
        Lexer {
            state: State::Mark(MARK),
            nesting: Vec::new(),
            skip: Skip::Nothing,
            number: Number::new(),
            text: Text::default(),
            is_name: false,
            string_bytes,
            line: 1,
            column: 0,
            #[cfg(test)]
            steps: 0,
        }
    }

    /// The number of the token before.
    pub(crate) fn number(&self) -> Number {
        self.number
    }

    /// The string of the token before.
    pub(crate) fn string(&mut self) -> Finished {
        self.text.finish()
    }

    /// The name of the token before, which is `None` if nobody can know it.
    pub(crate) fn name(&self) -> Option<&'static str> {
        names::known(self.text.name()?)
    }

    /// Passes over the value of the name just read.
    pub(crate) fn skip_value(&mut self) {
        self.skip = Skip::Value(self.nesting.len());
    }

    /// Passes over what is left of the innermost array or object; its end is the next token.
    pub(crate) fn skip_rest(&mut self) {
        self.skip = Skip::Rest(self.nesting.len());
    }

    /// The next token, after taking away the bytes up to its end; `None` when it takes more bytes than there are.
    ///
    /// # Errors
    /// [`Error::NotJson`] at the first byte that does not fit.
    pub(crate) fn next(&mut self, bytes: &mut &[u8]) -> Result<Option<Token>, Error> {
        while let Some(&byte) = bytes.first() {
            #[cfg(test)]
            {
                self.steps += 1;
            }
            let error = Error::NotJson { line: self.line, column: self.column + 1 };
            let (length, token) = self.step(byte, bytes).map_err(|Misfit| error)?;
            *bytes = bytes.get(length..).unwrap_or_default();
            match self.state {
                State::Mark(_) => {}
                _ if byte == b'\n' && length > 0 => (self.line, self.column) = (self.line + 1, 0),
                _ => self.column += length,
            }
            if let Some(token) = token.and_then(|token| self.unless_skipped(token)) {
                return Ok(Some(token));
            }
        }
        Ok(None)
    }

    /// Whether the document may end here.
    pub(crate) fn is_complete(&self) -> bool {
        let is_over = match self.state {
            State::Over => true,
            State::Number => self.number.is_complete(),
            _ => false,
        };
        is_over && self.nesting.is_empty()
    }

    /// Goes on by some of the `bytes`, the first of which is `byte`: how many, and the token that they end.
    fn step(&mut self, byte: u8, bytes: &[u8]) -> Result<(usize, Option<Token>), Misfit> {
        match self.state {
            State::Mark(rest) => match rest.split_first() {
                Some((expected, rest)) if *expected == byte => {
                    self.state = State::Mark(rest);
                    Ok((1, None))
                }
                Some(_) if rest.len() < MARK.len() => Err(Misfit),
                _ => {
                    self.state = State::Value;
                    Ok((0, None))
                }
            },
            State::Number if self.number.take(byte) => Ok((1, None)),
            State::Number if self.number.is_complete() => Ok((0, Some(self.over(Token::Number)))),
            State::Text => match bytes.iter().take_while(|byte| is_plain(**byte)).count() {
                0 => Ok((1, self.delimiter(byte)?)),
                length => {
                    self.text.add(bytes.get(..length).unwrap_or_default());
                    Ok((length, None))
                }
            },
            _ => Ok((1, self.structure(byte)?)),
        }
    }

    fn structure(&mut self, byte: u8) -> Result<Option<Token>, Misfit> {
        use State::*;
        let innermost = self.nesting.last().copied();
        self.state = match (self.state, byte) {
            (Value | FirstEntry | FirstName | Name | Colon | Over, b' ' | b'\t' | b'\n' | b'\r') => {
                self.state
            }
            (FirstEntry | Over, b']') if innermost == Some(Container::Array) => return Ok(Some(self.end())),
            (FirstName | Over, b'}') if innermost == Some(Container::Object) => return Ok(Some(self.end())),
            (Over, b',') => match innermost {
                Some(Container::Array) => Value,
                Some(Container::Object) => Name,
                None => return Err(Misfit),
            },
            (FirstName | Name, b'"') => self.text(names::LONG, true),
            (Colon, b':') => Value,
            (Value | FirstEntry, _) => return self.value(byte),
            (Escape, b'u') => Unit(4, 0),
            (Escape, _) => {
                self.text.add(&[escaped(byte)?]);
                Text
            }
            (Unit(digits, unit), _) => {
                let digit = char::from(byte).to_digit(16).ok_or(Misfit)?;
                let unit = unit << 4 | digit as u16;
                if digits > 1 {
                    Unit(digits - 1, unit)
                } else {
                    self.text.add_unit(unit);
                    Text
                }
            }
            (Literal(rest, token), _) => match rest.split_first() {
                Some((expected, [])) if *expected == byte => return Ok(Some(self.over(token))),
                Some((expected, rest)) if *expected == byte => Literal(rest, token),
                _ => return Err(Misfit),
            },
            _ => return Err(Misfit),
        };
        Ok(None)
    }

    /// The first byte of a value.
    fn value(&mut self, byte: u8) -> Result<Option<Token>, Misfit> {
        self.state = match byte {
            b'{' => return Ok(Some(self.begin(Container::Object))),
            b'[' => return Ok(Some(self.begin(Container::Array))),
            b'"' => self.text(self.string_bytes, false),
            b'n' => State::Literal(b"ull", Token::Null),
            b't' => State::Literal(b"rue", Token::Boolean(true)),
            b'f' => State::Literal(b"alse", Token::Boolean(false)),
            _ => {
                self.number = Number::new();
                if !self.number.take(byte) {
                    return Err(Misfit);
                }
                State::Number
            }
        };
        Ok(None)
    }

    fn begin(&mut self, container: Container) -> Token {
        self.nesting.push(container);
        let (state, token) = match container {
            Container::Array => (State::FirstEntry, Token::ArrayBegins),
            Container::Object => (State::FirstName, Token::ObjectBegins),
        };
        self.state = state;
        token
    }

    fn end(&mut self) -> Token {
        self.nesting.pop();
        self.over(Token::Ends)
    }

    /// The token that ends a value.
    fn over(&mut self, token: Token) -> Token {
        self.state = State::Over;
        token
    }

    fn text(&mut self, room: usize, is_name: bool) -> State {
        self.text.begin(if let Skip::Nothing = self.skip { room } else { 0 });
        self.is_name = is_name;
        State::Text
    }

    /// A byte in a string that does not stand for itself.
    fn delimiter(&mut self, byte: u8) -> Result<Option<Token>, Misfit> {
        match byte {
            b'\\' => self.state = State::Escape,
            b'"' if self.is_name => {
                self.state = State::Colon;
                return Ok(Some(Token::Name));
            }
            b'"' => return Ok(Some(self.over(Token::String))),
            _ => return Err(Misfit),
        }
        Ok(None)
    }

    fn unless_skipped(&mut self, token: Token) -> Option<Token> {
        let is_over = matches!(self.state, State::Over);
        match self.skip {
            Skip::Nothing => return Some(token),
            Skip::Value(level) if is_over && self.nesting.len() == level => self.skip = Skip::Nothing,
            Skip::Rest(level) if is_over && self.nesting.len() < level => {
                self.skip = Skip::Nothing;
                return Some(token);
            }
            Skip::Value(_) | Skip::Rest(_) => {}
        }
        None
    }
}

/// Whether a byte in a string stands for itself, or for part of a character.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'"' | b'\\' | 0..=0x1F)
}

/// What an escape of one letter stands for.
fn escaped(letter: u8) -> Result<u8, Misfit> {
    Ok(match letter {
        b'"' | b'\\' | b'/' => letter,
        b'b' => 0x08,
        b'f' => 0x0C,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        _ => return Err(Misfit),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(document: &str, length: usize) -> usize {
        let mut lexer = Lexer::new(usize::MAX);
        for mut piece in document.as_bytes().chunks(length) {
            while lexer.next(&mut piece).expect("the document is JSON").is_some() {}
        }
        lexer.steps
    }

    #[test]
    fn no_byte_is_looked_at_again_when_more_of_them_come() {
        for document in [
            format!("[{}]", vec![r#"{"a\u0062c":"\ud83c\udfef 서울","d":-1.5e-3}"#; 100].join(", ")),
            format!("{{\"{}\":{}}}", "서울".repeat(1000), "5".repeat(1000)),
            "[".repeat(1000) + &"]".repeat(1000),
        ] {
            // One step for each byte, and one more for each number, which ends only with what follows it.
            let most = document.len() + document.len() / 10;
            for length in [1, 2, 100, document.len()] {
                let steps = steps(&document, length);
                assert!(steps <= most, "{steps} steps for {} bytes in pieces of {length}", document.len());
            }
        }
    }
}
