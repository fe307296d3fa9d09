//! The document as JSON, before any of it is taken for a feed.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use serde_json::error::Category;

use crate::Error;

/// Any JSON value. (`serde_json::Value` would do, but keeps objects in a search tree, which costs the widget
/// 1.4 KB.)
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Number(Number),
    String(String),
    Array(Vec<Value>),
    Object(Object),
}

/// The members of an object, in the order of the document.
pub(crate) struct Object(Vec<(String, Value)>);

impl Object {
    /// Takes a member's value away. `null` counts as absence: many programs write it for "nothing", and
    /// nothing is lost by agreeing. Of several members with one name the last holds, as in ECMAScript's
    /// `JSON.parse`.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        let (_, value) = self.0.iter_mut().rfind(|(found, _)| found == name)?;
        Some(std::mem::replace(value, Value::Null)).filter(|value| !matches!(value, Value::Null))
    }
}

/// A document's JSON, and whether all its characters could be read.
pub(crate) struct Document {
    pub(crate) value: Value,
    /// False where U+FFFD stands for bytes that are not UTF-8 or for half of a surrogate pair.
    pub(crate) intact: bool,
}

/// Parses a document in UTF-8, with or without a byte order mark.
///
/// A character cut in half is a frequent fault, made by programs that shorten a text by counting bytes or
/// UTF-16 units. It costs that one character, as it does in a browser's own `response.json()`.
pub(crate) fn parse(document: &[u8]) -> Result<Document, Error> {
    let text = String::from_utf8_lossy(document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(document));
    let mut intact = matches!(text, Cow::Borrowed(_));
    let mut parsed = serde_json::from_slice(text.as_bytes());
    if parsed.is_err()
        && let Some(mended) = without_lone_surrogates(text.as_bytes())
    {
        parsed = serde_json::from_slice(&mended);
        intact = false;
    }
    match parsed {
        Ok(value) => Ok(Document { value, intact }),
        Err(error) if error.classify() == Category::Eof => Err(Error::CutShort),
        Err(error) => Err(Error::NotJson { line: error.line(), column: error.column() }),
    }
}

/// The text with `\ufffd` for each escape of a surrogate that has lost its other half; `None` if there is
/// none.
fn without_lone_surrogates(text: &[u8]) -> Option<Vec<u8>> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut mended = None;
    let mut at = 0;
    while at < text.len() {
        at += match (text[at], unit(at), unit(at + 6)) {
            (_, Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (_, Some(0xD800..=0xDFFF), _) => {
                mended.get_or_insert_with(|| text.to_vec())[at + 2..at + 6].copy_from_slice(b"fffd");
                6
            }
            (b'\\', ..) => 2,
            _ => 1,
        };
    }
    mended
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // JSON has no number that is not finite.
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(element) = elements.next_element()? {
            array.push(element);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Value::Object(Object(object)))
    }
}
