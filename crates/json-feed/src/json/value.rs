//! A JSON value, decoded by serde_json.
//!
//! Any type is accepted in any place, because one field of the wrong type must not cost the others. What a field
//! needs is checked later, field by field.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Number, names};

/// A JSON value.
#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Number(Number),
    String(String),
    /// The first entries of an array, and whether it has more.
    Array(Vec<Value>, bool),
    Object(Members),
}

impl Value {
    /// Decodes the JSON text of a part, as the [splitter](super::Splitter) copies it. At most `list_entries` entries
    /// of each array are kept.
    pub(crate) fn decode(json: &str, list_entries: usize) -> Value {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        Seed { list_entries }.deserialize(&mut deserializer).unwrap_or_else(|error| {
            debug_assert!(false, "serde_json refuses a part: {error}: {json}");
            Value::Null
        })
    }
}

/// The members of an object, each name once.
#[derive(Debug, Default)]
pub(crate) struct Members(Vec<(&'static str, Value)>);

impl Members {
    /// An object of one member.
    pub(crate) fn of(name: &'static str, value: Value) -> Self {
        Members(vec![(name, value)])
    }

    /// Adds a member. Of several with one name the last holds, as in ECMAScript's `JSON.parse`. Extensions, which have one name here,
    /// become one object.
    fn set(&mut self, name: &'static str, value: Value) {
        match (self.get_mut(name), value) {
            (Some(Value::Object(before)), Value::Object(members)) if name == names::EXTENSION => {
                before.0.retain(|(_, value)| !matches!(value, Value::Null));
                before.0.extend(members.0);
            }
            (Some(before), value) => *before = value,
            (None, value) => self.0.push((name, value)),
        }
    }

    /// A member's value.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A member's value, if it is a string.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|member| match member {
            (known, Value::String(text)) if *known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Takes a member's value. `null` counts as absent, because many programs write it for "nothing".
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        debug_assert!(
            names::known(name.as_bytes()).is_some(),
            "{name} is never copied: add it to json/names.rs"
        );
        let value = self.get_mut(name)?;
        Some(std::mem::replace(value, Value::Null)).filter(|value| !matches!(value, Value::Null))
    }
}

/// Decodes any value. It recurses over nested values, of which the splitter copies only a fixed depth.
#[derive(Clone, Copy)]
struct Seed {
    list_entries: usize,
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

// All types have a method. The methods that serde provides for types which are not expected format an error message,
// and the code for that would be a quarter of the reader's wasm.
impl<'de> Visitor<'de> for Seed {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    // The splitter copies numbers as objects. These three methods are never called.
    fn visit_u64<E: Error>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Value, A::Error> {
        let (mut entries, mut has_more) = (Vec::new(), false);
        while let Some(entry) = array.next_element_seed(self)? {
            if entries.len() < self.list_entries {
                entries.push(entry);
            } else {
                has_more = true;
            }
        }
        Ok(Value::Array(entries, has_more))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut members = Members::default();
        while let Some(name) = object.next_key::<String>()? {
            // The only unknown name that the splitter copies is the empty one, which marks a number.
            match (names::known(name.as_bytes()), object.next_value_seed(self)?) {
                (Some(name), value) => members.set(name, value),
                (None, Value::String(number)) => return Ok(Value::Number(Number::new(&number))),
                (None, _) => {}
            }
        }
        Ok(Value::Object(members))
    }
}
