//! What a run remembers for the next: how to ask only for what is new.

use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};

use super::place::write_file;
use super::{Place, PlaceError};
use crate::board::Row;
use crate::fetch::Version;

/// What is remembered. Losing it costs a reading of all pages, nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// What the pages were read with; read with something else they may say something else.
    pub read_with: String,
    /// The pages of the list, by address.
    pub lists: BTreeMap<String, KnownList>,
    /// The releases, by identifier.
    pub releases: BTreeMap<String, KnownRelease>,
}

/// A page of the list that may not have changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownList {
    /// How to ask for a later one.
    pub version: Version,
    /// The releases on it.
    pub ids: Vec<String>,
    /// Whether there was another page.
    pub more: bool,
}

/// A release that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRelease {
    /// What the list said of it (see [`listed`]).
    pub listed: String,
    /// How to ask for a later one.
    pub version: Version,
}

/// What a row says that changes only with the release itself. Not the year or the time: lists name the time on the day itself,
/// and later the day alone.
pub fn listed(row: &Row) -> String {
    let day = row.published.map(|published| published.day.strftime("%m-%d ").to_string());
    let category = row.category.as_deref().map(|category| format!(" ({category})"));
    format!("{}{}{}", day.unwrap_or_default(), row.title, category.unwrap_or_default())
}

impl State {
    /// What the last run remembered, if it read pages with the same.
    pub fn open(place: &Place, read_with: String) -> Self {
        let state =
            fs::read(place.state()).ok().and_then(|bytes| serde_json::from_slice::<State>(&bytes).ok());
        state.filter(|state| state.read_with == read_with).unwrap_or(Self { read_with, ..Self::default() })
    }

    /// Keeps it for the next run.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&self, place: &Place) -> Result<(), PlaceError> {
        let path = place.state();
        let json = serde_json::to_vec(self).map_err(|error| PlaceError::at(&path)(error.into()))?;
        write_file(&path, &json)?;
        Ok(())
    }
}
