//! Reads the fields of a JSON object one by one.
//!
//! A field that cannot be used is dropped and reported, and the others are read.

use crate::json::{Members, Value};
use crate::text::is_visible;
use crate::{DroppedField, Flaw, Limits, Timestamp, decimal};

/// What reading a field needs besides the field.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) limits: Limits,
    /// The fields dropped so far.
    pub(crate) dropped: Vec<DroppedField>,
}

/// Reads a value, or returns what is wrong with it.
type Read<T> = fn(Value, &Limits) -> Result<T, Flaw>;

/// Reads an object, or returns what is wrong with it.
type ReadObject<T> = fn(Fields) -> Result<T, Flaw>;

/// The fields of one object in the document.
pub(crate) struct Fields<'a> {
    members: Members,
    /// The JSON Pointer (RFC 6901) to the object.
    pointer: String,
    context: &'a mut Context,
}

impl<'a> Fields<'a> {
    /// The fields of the object that is at this JSON Pointer.
    pub(crate) fn new(members: Members, pointer: String, context: &'a mut Context) -> Self {
        Fields { members, pointer, context }
    }

    /// The field's value. `None` means that it is absent or cannot be used.
    pub(crate) fn take<T>(&mut self, key: &str, read: Read<T>) -> Option<T> {
        let value = self.members.take(key)?;
        self.read(key, value, read)
    }

    /// The field's value if it can be used. Otherwise nothing is reported.
    pub(crate) fn find<T>(&mut self, key: &str, read: Read<T>) -> Option<T> {
        let value = self.members.take(key)?;
        read(value, &self.context.limits).ok()
    }

    /// The first value of these names in the object in the field that can be used. Nothing is reported.
    pub(crate) fn find_in<T>(&mut self, key: &str, names: &[&str], read: Read<T>) -> Option<T> {
        let Value::Object(members) = self.members.get_mut(key)? else {
            return None;
        };
        let limits = &self.context.limits;
        names.iter().find_map(|name| members.take(name).and_then(|value| read(value, limits).ok()))
    }

    /// The text in the field. Of a text that is too long, the beginning.
    pub(crate) fn prose(&mut self, key: &str) -> Option<String> {
        let mut value = self.members.take(key)?;
        let longest = self.context.limits.string_bytes;
        if let Value::String(text) = &mut value
            && text.len() > longest
        {
            text.truncate(text.floor_char_boundary(longest));
            self.report(key, Flaw::TooLong);
        }
        self.read(key, value, text)
    }

    /// The object in the field.
    pub(crate) fn object<T>(&mut self, key: &str, read: ReadObject<T>) -> Option<T> {
        let value = self.members.take(key)?;
        self.read_object(key, value, read)
    }

    /// The entries of the list in the field, without those that cannot be used.
    pub(crate) fn list<T>(&mut self, key: &str, read: Read<T>) -> Vec<T> {
        let mut list = Vec::new();
        self.each(key, &mut |this, key, value| list.extend(this.read(key, value, read)));
        list
    }

    /// The objects of the list in the field, without those that cannot be used.
    pub(crate) fn objects<T>(&mut self, key: &str, read: ReadObject<T>) -> Vec<T> {
        let mut list = Vec::new();
        self.each(key, &mut |this, key, value| list.extend(this.read_object(key, value, read)));
        list
    }

    /// Calls `read` with each entry of the list in the field and its key.
    fn each(&mut self, key: &str, read: &mut dyn FnMut(&mut Self, &str, Value)) {
        let (entries, flaw) = match self.members.take(key) {
            None => return,
            Some(Value::Array(entries, has_more)) => (entries, has_more.then_some(Flaw::TooMany)),
            Some(_) => (Vec::new(), Some(Flaw::NotAnArray)),
        };
        if let Some(flaw) = flaw {
            self.report(key, flaw);
        }
        for (index, value) in entries.into_iter().enumerate() {
            read(self, &[key, "/", &decimal(index as u64)].concat(), value);
        }
    }

    fn read<T>(&mut self, key: &str, value: Value, read: Read<T>) -> Option<T> {
        let result = read(value, &self.context.limits);
        self.usable(key, result)
    }

    fn read_object<T>(&mut self, key: &str, value: Value, read: ReadObject<T>) -> Option<T> {
        let result = match value {
            Value::Object(members) => read(Fields::new(members, self.pointer(key), self.context)),
            _ => Err(Flaw::NotAnObject),
        };
        self.usable(key, result)
    }

    fn usable<T>(&mut self, key: &str, result: Result<T, Flaw>) -> Option<T> {
        result.map_err(|flaw| self.report(key, flaw)).ok()
    }

    /// Reports what is wrong with a field.
    pub(crate) fn report(&mut self, key: &str, flaw: Flaw) {
        let at = self.pointer(key);
        self.context.dropped.push(DroppedField { at, flaw });
    }

    fn pointer(&self, key: &str) -> String {
        [&self.pointer, "/", key].concat()
    }
}

/// A string with a visible character.
pub(crate) fn text(value: Value, limits: &Limits) -> Result<String, Flaw> {
    match value {
        Value::String(text) if text.len() > limits.string_bytes => Err(Flaw::TooLong),
        Value::String(text) if !is_visible(&text) => Err(Flaw::Blank),
        Value::String(text) => Ok(text),
        _ => Err(Flaw::NotAString),
    }
}

/// A text of any length, of which the splitter has left out what is not read.
pub(crate) fn html(value: Value, limits: &Limits) -> Result<String, Flaw> {
    text(value, &Limits { string_bytes: usize::MAX, ..*limits })
}

/// The address of an image. Some programs write an object with it, or a list; of a list, the first image counts.
pub(crate) fn image(value: Value, limits: &Limits) -> Result<String, Flaw> {
    match value {
        Value::Object(mut members) => {
            let address = members.take("url").or_else(|| members.take("src"));
            text(address.unwrap_or(Value::Null), limits)
        }
        Value::Array(entries, _) => {
            for entry in entries {
                // Lists in lists are not read.
                if let Value::Array(..) = entry {
                    continue;
                }
                if let Ok(address) = image(entry, limits) {
                    return Ok(address);
                }
            }
            Err(Flaw::NotAString)
        }
        value => text(value, limits),
    }
}

/// `true` or `false`.
pub(crate) fn boolean(value: Value, _: &Limits) -> Result<bool, Flaw> {
    match value {
        Value::Boolean(value) => Ok(value),
        _ => Err(Flaw::NotABoolean),
    }
}

/// A whole number of 0 or more: `718`. Some programs write it as `718.0`, `"718"` or `"1,234"`.
pub(crate) fn count(value: Value, _: &Limits) -> Result<u64, Flaw> {
    let count = match value {
        Value::Number(number) => number.count(),
        Value::String(text) if !is_visible(&text) => return Err(Flaw::Blank),
        Value::String(text) => grouped(text.trim_ascii().as_bytes()),
        _ => None,
    };
    count.ok_or(Flaw::NotACount)
}

/// A whole number, of which the digits may be in groups of three: `1234`, `1,234`.
fn grouped(text: &[u8]) -> Option<u64> {
    let has_groups = text.contains(&b',');
    let mut digits = String::new();
    for (index, byte) in text.iter().enumerate() {
        let is_comma = has_groups && index > 0 && (text.len() - index).is_multiple_of(4);
        match byte {
            b',' if is_comma => {}
            b'0'..=b'9' if !is_comma => digits.push(char::from(*byte)),
            _ => return None,
        }
    }
    digits.parse().ok()
}

/// A number of seconds, 0 or more.
pub(crate) fn duration(value: Value, _: &Limits) -> Result<f64, Flaw> {
    match value {
        Value::Number(number) => number.to_f64().ok_or(Flaw::NotADuration),
        _ => Err(Flaw::NotADuration),
    }
}

/// A date.
pub(crate) fn timestamp(value: Value, limits: &Limits) -> Result<Timestamp, Flaw> {
    text(value, limits)?.parse().map_err(|_| Flaw::NotADate)
}
