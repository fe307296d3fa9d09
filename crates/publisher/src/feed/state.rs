//! The state that a run saves for the next one, to request only what has changed.

use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};

use super::{FileError, OutputPaths, write_json};
use crate::board::Row;
use crate::fetch::Validators;

/// What is known of the board's pages. Without it, the next run reads all pages again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Program version and custom skin, which the pages were parsed with. Others may parse them differently.
    #[serde(rename = "read_with")]
    pub parser: String,
    /// The pages of the list, by address.
    pub lists: BTreeMap<String, KnownList>,
    /// The releases, by identifier.
    pub releases: BTreeMap<String, KnownRelease>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownList {
    /// For the next conditional request.
    #[serde(rename = "version")]
    pub validators: Validators,
    /// The identifiers of its releases.
    pub ids: Vec<String>,
    /// Whether there was another page.
    #[serde(rename = "more")]
    pub has_more: bool,
}

/// A release whose page was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRelease {
    /// The [`fingerprint`] of its row in the list.
    #[serde(rename = "listed")]
    pub fingerprint: String,
    /// For the next conditional request.
    #[serde(rename = "version")]
    pub validators: Validators,
}

/// The part of a row that changes only with the release itself. Without year and time: lists show the time on the day of
/// publication, and later the date without it.
pub fn fingerprint(row: &Row) -> String {
    let day = row.published.map(|published| published.day.strftime("%m-%d ").to_string());
    let category = row.category.as_deref().map(|category| format!(" ({category})"));
    format!("{}{}{}", day.unwrap_or_default(), row.title, category.unwrap_or_default())
}

impl State {
    /// Loads the state of the last run; an empty one if there is none, or if `parser` has changed.
    pub fn load(paths: &OutputPaths, parser: String) -> Self {
        let state =
            fs::read(paths.state()).ok().and_then(|bytes| serde_json::from_slice::<State>(&bytes).ok());
        state.filter(|state| state.parser == parser).unwrap_or(Self { parser, ..Self::default() })
    }

    /// Saves it for the next run.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, paths: &OutputPaths) -> Result<(), FileError> {
        write_json(&paths.state(), self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Otherwise an update of the program would make each publisher read the whole board again.
    #[test]
    fn the_file_format_is_stable() {
        let validators = Validators { etag: Some("\"1\"".to_owned()), last_modified: None };
        let list = KnownList { validators: validators.clone(), ids: vec!["a".to_owned()], has_more: true };
        let release = KnownRelease { fingerprint: "08-01 Release".to_owned(), validators };
        let state = State {
            parser: "0.1.0 ".to_owned(),
            lists: [("list".to_owned(), list)].into(),
            releases: [("a".to_owned(), release)].into(),
        };
        assert_eq!(
            serde_json::to_value(state).expect("JSON"),
            json!({
                "read_with": "0.1.0 ",
                "lists": { "list": { "version": { "etag": "\"1\"" }, "ids": ["a"], "more": true } },
                "releases": { "a": { "listed": "08-01 Release", "version": { "etag": "\"1\"" } } },
            })
        );
    }
}
