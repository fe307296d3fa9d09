//! The cache of image results: which images were resized, and which failed and when to try them again.

use std::collections::BTreeMap;
use std::fs;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{ImageError, ThumbnailSizes};
use crate::feed::{FileError, OutputPaths, write_json};

/// When to retry after a temporary error of the server.
const RETRY_TEMPORARY: SignedDuration = SignedDuration::from_hours(1);
/// When to retry an image that does not exist or is invalid; it may have been replaced.
const RETRY_PERMANENT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The images, by address. Without the cache, the next run reads all images again.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ImageCache(BTreeMap<String, CachedImage>);

/// The last result for an image.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CachedImage {
    #[serde(rename = "size")]
    sizes: ThumbnailSizes,
    /// When to retry, as Unix time in seconds; `None` if it was resized.
    #[serde(rename = "again", default, skip_serializing_if = "Option::is_none")]
    retry_at: Option<i64>,
}

impl CachedImage {
    /// An image that was resized.
    pub fn resized(sizes: &ThumbnailSizes) -> Self {
        Self { sizes: sizes.clone(), retry_at: None }
    }

    /// An image that could not be resized.
    pub fn failed(sizes: &ThumbnailSizes, error: &ImageError, now: Timestamp) -> Self {
        let pause = if error.is_temporary() { RETRY_TEMPORARY } else { RETRY_PERMANENT };
        Self { sizes: sizes.clone(), retry_at: Some(now.as_second() + pause.as_secs()) }
    }

    /// Whether it was resized to these sizes.
    pub fn is_resized(&self, sizes: &ThumbnailSizes) -> bool {
        self.retry_at.is_none() && self.sizes == *sizes
    }

    /// Whether it could not be resized to these sizes, and the time to retry has not come.
    pub fn is_waiting(&self, sizes: &ThumbnailSizes, now: Timestamp) -> bool {
        self.sizes == *sizes && self.retry_at.is_some_and(|retry_at| now.as_second() < retry_at)
    }
}

impl ImageCache {
    /// Loads the cache of the last run; an empty one if there is none.
    pub fn load(paths: &OutputPaths) -> Self {
        let bytes = fs::read(paths.image_cache()).ok();
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// The last result for the image at `address`.
    pub fn get(&self, address: &str) -> Option<&CachedImage> {
        self.0.get(address)
    }

    /// Stores the result for the image at `address`.
    pub fn insert(&mut self, address: &str, image: CachedImage) {
        self.0.insert(address.to_owned(), image);
    }

    /// Saves it for the next run.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, paths: &OutputPaths) -> Result<(), FileError> {
        write_json(&paths.image_cache(), self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fetch::FetchError;

    /// Otherwise an update of the program would make each publisher read all images again.
    #[test]
    fn the_file_format_is_stable() {
        let sizes = ThumbnailSizes { widths: vec![320], max_bytes: 60_000 };
        let mut cache = ImageCache::default();
        cache.insert("a", CachedImage::resized(&sizes));
        let error = ImageError::Fetch(FetchError::TimedOut);
        cache.insert("b", CachedImage::failed(&sizes, &error, Timestamp::UNIX_EPOCH));
        let size = json!({ "widths": [320], "most_bytes": 60_000 });
        assert_eq!(
            serde_json::to_value(cache).expect("JSON"),
            json!({ "a": { "size": size }, "b": { "size": size, "again": 3600 } })
        );
    }
}
