//! Reads the fields of a JSON object one by one. A field that cannot be used is noted, and the others are read.

use crate::json::{Members, Value};
use crate::{DroppedField, Flaw, Limits, Timestamp, decimal};

/// What all fields of a document have in common while it is read.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) limits: Limits,
    /// The fields dropped so far.
    pub(crate) dropped: Vec<DroppedField>,
}

/// Reads a value, or says what is wrong with it.
type Read<T> = fn(Value, &Limits) -> Result<T, Flaw>;

/// Reads an object, or says what is wrong with it.
type ReadObject<T> = fn(Fields) -> Result<T, Flaw>;

/// The fields of the object at one place in the document.
pub(crate) struct Fields<'a> {
    members: Members,
    at: String,
    context: &'a mut Context,
}

impl<'a> Fields<'a> {
    /// The fields of `members`, which stand at the JSON Pointer `at`.
    pub(crate) fn new(members: Members, at: String, context: &'a mut Context) -> Self {
        Fields { members, at, context }
    }

    /// The field's value; `None` if it is absent or cannot be used.
    pub(crate) fn take<T>(&mut self, key: &str, read: Read<T>) -> Option<T> {
        let value = self.members.take(key)?;
        self.read(key, value, read)
    }

    /// The text in the field. If it is too long its beginning is kept.
    pub(crate) fn prose(&mut self, key: &str) -> Option<String> {
        let value = self.members.take(key)?;
        let outcome = match value {
            Value::String(mut text) => {
                let most = self.context.limits.string_bytes;
                if text.len() > most {
                    text.truncate(text.floor_char_boundary(most));
                    self.note(key, Flaw::TooLong);
                }
                not_blank(text)
            }
            _ => Err(Flaw::NotAString),
        };
        self.noted(key, outcome)
    }

    /// The object in the field.
    pub(crate) fn object<T>(&mut self, key: &str, read: ReadObject<T>) -> Option<T> {
        let value = self.members.take(key)?;
        self.nested(key, value, read)
    }

    /// The entries of the list in the field, without those that cannot be used.
    pub(crate) fn list<T>(&mut self, key: &str, read: Read<T>) -> Vec<T> {
        let mut list = Vec::new();
        for (index, value) in self.entries(key).into_iter().enumerate() {
            list.extend(self.read(&entry(key, index), value, read));
        }
        list
    }

    /// The objects of the list in the field, without those that cannot be used.
    pub(crate) fn objects<T>(&mut self, key: &str, read: ReadObject<T>) -> Vec<T> {
        let mut list = Vec::new();
        for (index, value) in self.entries(key).into_iter().enumerate() {
            list.extend(self.nested(&entry(key, index), value, read));
        }
        list
    }

    fn entries(&mut self, key: &str) -> Vec<Value> {
        let (entries, flaw) = match self.members.take(key) {
            None => return Vec::new(),
            Some(Value::Array(entries, false)) => return entries,
            Some(Value::Array(entries, true)) => (entries, Flaw::TooMany),
            Some(_) => (Vec::new(), Flaw::NotAnArray),
        };
        self.note(key, flaw);
        entries
    }

    fn read<T>(&mut self, key: &str, value: Value, read: Read<T>) -> Option<T> {
        let outcome = read(value, &self.context.limits);
        self.noted(key, outcome)
    }

    fn nested<T>(&mut self, key: &str, value: Value, read: ReadObject<T>) -> Option<T> {
        let outcome = match value {
            Value::Object(members) => read(Fields::new(members, self.place(key), self.context)),
            _ => Err(Flaw::NotAnObject),
        };
        self.noted(key, outcome)
    }

    fn noted<T>(&mut self, key: &str, outcome: Result<T, Flaw>) -> Option<T> {
        outcome.map_err(|flaw| self.note(key, flaw)).ok()
    }

    fn note(&mut self, key: &str, flaw: Flaw) {
        let at = self.place(key);
        self.context.dropped.push(DroppedField { at, flaw });
    }

    /// The JSON Pointer to the field.
    fn place(&self, key: &str) -> String {
        [&self.at, "/", key].concat()
    }
}

/// The name of an entry of the list in the field `key`.
fn entry(key: &str, index: usize) -> String {
    [key, "/", &decimal(index as u64)].concat()
}

/// A string with something in it, as written.
pub(crate) fn text(value: Value, limits: &Limits) -> Result<String, Flaw> {
    match value {
        Value::String(text) if text.len() > limits.string_bytes => Err(Flaw::TooLong),
        Value::String(text) => not_blank(text),
        _ => Err(Flaw::NotAString),
    }
}

fn not_blank(text: String) -> Result<String, Flaw> {
    if text.trim().is_empty() { Err(Flaw::Blank) } else { Ok(text) }
}

/// `true` or `false`.
pub(crate) fn boolean(value: Value, _: &Limits) -> Result<bool, Flaw> {
    match value {
        Value::Boolean(value) => Ok(value),
        _ => Err(Flaw::NotABoolean),
    }
}

/// A whole number of 0 or more: `718`, and what programs make of it, `718.0` and `"718"`.
pub(crate) fn count(value: Value, _: &Limits) -> Result<u64, Flaw> {
    let count = match value {
        Value::Number(number) => number.count(),
        // `parse` alone would accept a plus sign.
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    };
    count.ok_or(Flaw::NotACount)
}

/// A number of seconds, 0 or more.
pub(crate) fn duration(value: Value, _: &Limits) -> Result<f64, Flaw> {
    match value {
        Value::Number(number) => number.measure().ok_or(Flaw::NotADuration),
        _ => Err(Flaw::NotADuration),
    }
}

/// A date and time of RFC 3339.
pub(crate) fn timestamp(value: Value, limits: &Limits) -> Result<Timestamp, Flaw> {
    text(value, limits)?.parse().map_err(|_| Flaw::NotRfc3339)
}
