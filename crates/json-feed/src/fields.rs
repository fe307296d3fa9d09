//! Taking the fields of a JSON object one by one: what does not fit is noted, and the rest goes on.

use crate::json::{Object, Value};
use crate::{DroppedField, Flaw, Timestamp};

/// The fields of the object at one place in the document, and the account of those dropped.
pub(crate) struct Fields<'a> {
    members: Object,
    at: String,
    dropped: &'a mut Vec<DroppedField>,
}

impl<'a> Fields<'a> {
    /// The fields of `members`, which stand at the JSON Pointer `at`.
    pub(crate) fn new(members: Object, at: String, dropped: &'a mut Vec<DroppedField>) -> Self {
        Fields { members, at, dropped }
    }

    /// The field's value, as `read` understands it; `None` and a note in the account when it does not.
    pub(crate) fn take<T>(&mut self, key: &str, read: fn(Value) -> Result<T, Flaw>) -> Option<T> {
        let value = self.members.take(key)?;
        self.read(key, value, read)
    }

    fn read<T>(&mut self, key: &str, value: Value, read: fn(Value) -> Result<T, Flaw>) -> Option<T> {
        read(value).map_err(|flaw| self.note(key, flaw)).ok()
    }

    /// The text in the field, which is of use even if only its beginning is there.
    pub(crate) fn prose(&mut self, key: &str) -> Option<String> {
        let value = match self.members.take(key)? {
            Value::CutString(beginning) => {
                self.note(key, Flaw::TooLong);
                Value::String(beginning)
            }
            value => value,
        };
        self.read(key, value, text)
    }

    /// The object in the field, as `read` understands its fields.
    pub(crate) fn object<T>(&mut self, key: &str, read: fn(Fields) -> Result<T, Flaw>) -> Option<T> {
        let value = self.members.take(key)?;
        self.nested(key, value, read)
    }

    /// The entries of the list in the field that `read` understands.
    pub(crate) fn list<T>(&mut self, key: &str, read: fn(Value) -> Result<T, Flaw>) -> Vec<T> {
        let mut entries = Vec::new();
        for (index, value) in self.array(key).into_iter().enumerate() {
            entries.extend(self.read(&entry(key, index), value, read));
        }
        entries
    }

    /// The objects of the list in the field whose fields `read` understands.
    pub(crate) fn objects<T>(&mut self, key: &str, read: fn(Fields) -> Result<T, Flaw>) -> Vec<T> {
        let mut entries = Vec::new();
        for (index, value) in self.array(key).into_iter().enumerate() {
            entries.extend(self.nested(&entry(key, index), value, read));
        }
        entries
    }

    fn array(&mut self, key: &str) -> Vec<Value> {
        let (array, flaw) = match self.members.take(key) {
            None => return Vec::new(),
            Some(Value::Array(array)) => return array,
            Some(Value::CutArray(array)) => (array, Flaw::TooMany),
            Some(_) => (Vec::new(), Flaw::NotAnArray),
        };
        self.note(key, flaw);
        array
    }

    fn nested<T>(&mut self, key: &str, value: Value, read: fn(Fields) -> Result<T, Flaw>) -> Option<T> {
        let outcome = match value {
            Value::Object(members) => read(Fields::new(members, self.place(key), self.dropped)),
            _ => Err(Flaw::NotAnObject),
        };
        outcome.map_err(|flaw| self.note(key, flaw)).ok()
    }

    fn note(&mut self, key: &str, flaw: Flaw) {
        let at = self.place(key);
        self.dropped.push(DroppedField { at, flaw });
    }

    /// The JSON Pointer to the field.
    fn place(&self, key: &str) -> String {
        format!("{}/{key}", self.at)
    }
}

/// The name of an entry of the list in the field `key`.
fn entry(key: &str, index: usize) -> String {
    format!("{key}/{index}")
}

/// A string with something in it, as written.
pub(crate) fn text(value: Value) -> Result<String, Flaw> {
    match value {
        Value::String(text) if text.trim().is_empty() => Err(Flaw::Blank),
        Value::String(text) => Ok(text),
        Value::CutString(_) => Err(Flaw::TooLong),
        _ => Err(Flaw::NotAString),
    }
}

/// `true` or `false`.
pub(crate) fn boolean(value: Value) -> Result<bool, Flaw> {
    match value {
        Value::Boolean(value) => Ok(value),
        _ => Err(Flaw::NotABoolean),
    }
}

/// A whole number of 0 or more: `718`, and what programs make of it, `718.0` and `"718"`.
pub(crate) fn count(value: Value) -> Result<u64, Flaw> {
    let count = match &value {
        Value::Number(number) => number.count(),
        // `parse` alone would let a plus sign pass.
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    };
    count.ok_or(Flaw::NotACount)
}

/// A number of seconds, 0 or more.
pub(crate) fn duration(value: Value) -> Result<f64, Flaw> {
    match value {
        Value::Number(number) => number.measure().ok_or(Flaw::NotADuration),
        _ => Err(Flaw::NotADuration),
    }
}

/// A date and time of RFC 3339.
pub(crate) fn timestamp(value: Value) -> Result<Timestamp, Flaw> {
    text(value)?.parse().map_err(|_| Flaw::NotRfc3339)
}
