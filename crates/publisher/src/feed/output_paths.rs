//! The paths of a feed's files, derived from that of its first page.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use super::files::{FileError, TEMPORARY_PREFIX, file_name, parent_dir};

/// The paths of a feed's files.
#[derive(Clone, Debug)]
pub struct OutputPaths {
    feed: PathBuf,
}

impl OutputPaths {
    /// The files of the feed whose first page is `feed`, such as `public/feed.json`.
    pub fn new(feed: impl Into<PathBuf>) -> Self {
        Self { feed: feed.into() }
    }

    /// A page of the feed, counted from 1.
    pub fn page(&self, number: usize) -> PathBuf {
        if number == 1 { self.feed.clone() } else { self.with_suffix(&format!("-{number}.json")) }
    }

    /// The file name of a page, counted from 1.
    pub fn page_name(&self, number: usize) -> String {
        file_name(&self.page(number))
    }

    /// The directory of the thumbnails. Other feeds in the same directory have their own.
    pub fn images_dir(&self) -> PathBuf {
        self.with_suffix("-images")
    }

    /// The name of that directory.
    pub fn images_dir_name(&self) -> String {
        file_name(&self.images_dir())
    }

    /// The cache of [`images`](crate::images).
    pub fn image_cache(&self) -> PathBuf {
        self.with_suffix("-images.state.json")
    }

    /// The [`State`](super::State).
    pub fn state(&self) -> PathBuf {
        self.with_suffix(".state.json")
    }

    /// The releases that are known, but for which the feed has no room. No page of the feed links to them.
    pub fn rest(&self) -> Self {
        Self { feed: self.with_suffix(".rest.json") }
    }

    /// The file of the [`Lock`](super::Lock).
    pub fn lock(&self) -> PathBuf {
        self.with_suffix(".lock")
    }

    /// Creates the directory of the feed, if it does not exist.
    ///
    /// # Errors
    /// When it cannot be created.
    pub fn create_dir(&self) -> Result<(), FileError> {
        let dir = parent_dir(&self.feed);
        fs::create_dir_all(dir).map_err(FileError::at(dir))
    }

    /// Removes temporary files of this feed, which a killed run has left. Ignores errors, because the files do no harm.
    pub fn remove_temporary_files(&self) {
        for file in fs::read_dir(parent_dir(&self.feed)).into_iter().flatten().flatten() {
            if self.is_temporary(&file.file_name().to_string_lossy()) {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn is_temporary(&self, name: &str) -> bool {
        let target =
            name.strip_prefix(TEMPORARY_PREFIX).and_then(|name| name.rsplit_once('.')).map(|(name, _)| name);
        let stem = self.feed.file_stem().unwrap_or_default().to_string_lossy();
        let suffix = target.and_then(|target| target.strip_prefix(&*stem)?.strip_suffix(".json"));
        let is_page =
            |suffix: &str| suffix.strip_prefix('-').is_some_and(|number| number.parse::<usize>().is_ok());
        suffix.is_some_and(|suffix| matches!(suffix, "" | ".state" | "-images.state") || is_page(suffix))
    }

    fn with_suffix(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(self.feed.file_stem().unwrap_or_default());
        name.push(suffix);
        self.feed.with_file_name(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_feed_are_in_one_directory() {
        let paths = OutputPaths::new("public/feed.json");
        assert_eq!(
            [paths.page(1), paths.page(2), paths.images_dir(), paths.state(), paths.lock()]
                .map(|path| path.display().to_string()),
            [
                "public/feed.json",
                "public/feed-2.json",
                "public/feed-images",
                "public/feed.state.json",
                "public/feed.lock"
            ]
        );
    }
}
