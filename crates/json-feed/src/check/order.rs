//! The order of a document's members, which `serde_json::Value` does not keep.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

/// The names of the members that follow the items of a document. None if it is not an object.
pub(super) fn members_after_items(document: &str) -> Vec<String> {
    serde_json::Deserializer::from_str(document).deserialize_map(Names).unwrap_or_default()
}

struct Names;

impl<'de> Visitor<'de> for Names {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<Vec<String>, M::Error> {
        let mut names = Vec::new();
        while let Some((name, IgnoredAny)) = members.next_entry::<String, _>()? {
            names.push(name);
        }
        let items = names.iter().position(|name| name == "items").unwrap_or(names.len());
        Ok(names.split_off(items))
    }
}
