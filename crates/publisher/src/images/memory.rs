//! What is remembered of the images: in which sizes each was made, and which could not be and when to try again.

use std::collections::BTreeMap;
use std::fs;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{ImageCause, Size};
use crate::feed::{Place, PlaceError, write_file};

/// After this long a server in trouble is asked again.
const SOON: SignedDuration = SignedDuration::from_hours(1);
/// After this long an image that is none may have been replaced.
const LATER: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The images, by address. Losing it costs a reading of all images, nothing else.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memory(BTreeMap<String, Known>);

/// An image that was asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    size: Size,
    /// When to try again, in Unix time (seconds); `None` if it was made small.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<i64>,
}

impl Known {
    /// One that was made small.
    pub fn made(size: &Size) -> Self {
        Self { size: size.clone(), again: None }
    }

    /// One that could not be.
    pub fn failed(size: &Size, cause: &ImageCause, now: Timestamp) -> Self {
        let pause = if cause.is_passing() { SOON } else { LATER };
        Self { size: size.clone(), again: Some(now.as_second() + pause.as_secs()) }
    }

    /// Whether it was made in these sizes.
    pub fn is_made(&self, size: &Size) -> bool {
        self.again.is_none() && self.size == *size
    }

    /// Whether it could not be made in these sizes, and it is too early to try again.
    pub fn rests(&self, size: &Size, now: Timestamp) -> bool {
        self.size == *size && self.again.is_some_and(|again| now.as_second() < again)
    }
}

impl Memory {
    /// What the last run remembered.
    pub fn open(place: &Place) -> Self {
        let bytes = fs::read(place.images_state()).ok();
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// What is known of an image.
    pub fn of(&self, address: &str) -> Option<&Known> {
        self.0.get(address)
    }

    /// Remembers an image.
    pub fn remember(&mut self, address: &str, known: Known) {
        self.0.insert(address.to_owned(), known);
    }

    /// Keeps it for the next run.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&self, place: &Place) -> Result<(), PlaceError> {
        let path = place.images_state();
        let json = serde_json::to_vec(self).map_err(|error| PlaceError::at(&path)(error.into()))?;
        write_file(&path, &json)?;
        Ok(())
    }
}
