//! A JSON value, as much of it as is read.

use super::{Number, names};

/// A JSON value.
#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Number(Number),
    String(String),
    /// The beginning of a string longer than [`Limits::string_bytes`](crate::Limits::string_bytes).
    CutString(String),
    Array(Vec<Value>),
    /// The first entries of an array longer than [`Limits::list_entries`](crate::Limits::list_entries).
    CutArray(Vec<Value>),
    Object(Object),
}

/// The members of an object that somebody reads, each once.
#[derive(Debug, Default)]
pub(crate) struct Object(Vec<(&'static str, Value)>);

impl Object {
    /// An object of one member.
    pub(crate) fn of(name: &'static str, value: Value) -> Self {
        Object(vec![(name, value)])
    }

    /// Adds a member. Of several with one name the last holds, as in ECMAScript's `JSON.parse`.
    pub(crate) fn set(&mut self, name: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some(member) => member.1 = value,
            None => self.0.push((name, value)),
        }
    }

    /// Takes a member's value away. `null` counts as absence: many programs write it for "nothing", and nothing is
    /// lost by agreeing.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        debug_assert!(
            names::known(name.as_bytes()).is_some(),
            "{name} is passed over: add it to json/names.rs"
        );
        let (_, value) = self.0.iter_mut().find(|(known, _)| *known == name)?;
        Some(std::mem::replace(value, Value::Null)).filter(|value| !matches!(value, Value::Null))
    }
}
