//! The files of a feed, by the path of its first page.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempPath;

/// What the name of a file begins with that waits for its own.
const WAITING: &str = ".seoul-feed-";

/// Where a feed is on disk.
#[derive(Clone, Debug)]
pub struct Place {
    feed: PathBuf,
}

/// A file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", .path.display())]
pub struct PlaceError {
    path: PathBuf,
    cause: io::Error,
}

impl PlaceError {
    /// What went wrong at `path`.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |cause| Self { path: path.to_owned(), cause }
    }
}

impl Place {
    /// The feed whose first page is at this path: `public/feed.json`.
    pub fn new(feed: impl Into<PathBuf>) -> Self {
        Self { feed: feed.into() }
    }

    /// The path of a page, from 1.
    pub fn page(&self, number: usize) -> PathBuf {
        if number == 1 { self.feed.clone() } else { self.named(&format!("-{number}.json")) }
    }

    /// The name of a page, from 1.
    pub fn page_name(&self, number: usize) -> String {
        name(&self.page(number))
    }

    /// The folder of its thumbnails: of its own, since other feeds may stand beside it.
    pub fn images(&self) -> PathBuf {
        self.named("-images")
    }

    /// The name of that folder.
    pub fn images_name(&self) -> String {
        name(&self.images())
    }

    /// The path of what is remembered of the images.
    pub fn images_state(&self) -> PathBuf {
        self.named("-images.state.json")
    }

    /// The path of what is remembered.
    pub fn state(&self) -> PathBuf {
        self.named(".state.json")
    }

    /// The path of the lock.
    pub fn lock(&self) -> PathBuf {
        self.named(".lock")
    }

    /// Makes the folder they are in, if there is none.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make_folder(&self) -> Result<(), PlaceError> {
        let folder = folder(&self.feed);
        fs::create_dir_all(folder).map_err(PlaceError::at(folder))
    }

    /// Takes away files of this feed that wait for their names in vain, since their run was killed. One that cannot be taken
    /// away does no harm.
    pub fn sweep(&self) {
        for file in fs::read_dir(folder(&self.feed)).into_iter().flatten().flatten() {
            if self.is_waiting(&file.file_name().to_string_lossy()) {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn is_waiting(&self, name: &str) -> bool {
        let of = name.strip_prefix(WAITING).and_then(|name| name.rsplit_once('.')).map(|(of, _)| of);
        let stem = self.feed.file_stem().unwrap_or_default().to_string_lossy();
        let end = of.and_then(|of| of.strip_prefix(&*stem)?.strip_suffix(".json"));
        let number = |end: &str| end.strip_prefix('-').is_some_and(|number| number.parse::<usize>().is_ok());
        end.is_some_and(|end| matches!(end, "" | ".state" | "-images.state") || number(end))
    }

    fn named(&self, end: &str) -> PathBuf {
        let mut name = OsString::from(self.feed.file_stem().unwrap_or_default());
        name.push(end);
        self.feed.with_file_name(name)
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes a file beside `path` that waits for its name.
///
/// # Errors
/// When the folder takes no file.
pub fn write_beside(path: &Path, bytes: &[u8]) -> Result<TempPath, PlaceError> {
    let write = || {
        let prefix = format!("{WAITING}{}.", name(path));
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        // For the web server to read, as far as the umask allows; left to itself, the file would be its owner's alone.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let mut file = builder.tempfile_in(folder(path))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    };
    write().map_err(PlaceError::at(path))
}

/// Puts the file in place, unless the one there is the same: its age is what web servers tell readers.
///
/// # Errors
/// When the file there cannot be replaced.
pub fn replace(path: &Path, file: TempPath) -> Result<bool, PlaceError> {
    let written = fs::read(&file).map_err(PlaceError::at(path))?;
    if fs::read(path).is_ok_and(|there| there == written) {
        return Ok(false);
    }
    file.persist(path).map_err(|error| PlaceError::at(path)(error.error))?;
    Ok(true)
}

/// Writes a file, or leaves it if it is the same.
///
/// # Errors
/// When it cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<bool, PlaceError> {
    replace(path, write_beside(path, bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_feed_stand_beside_each_other() {
        let place = Place::new("public/feed.json");
        assert_eq!(
            [place.page(1), place.page(2), place.images(), place.state(), place.lock()]
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
