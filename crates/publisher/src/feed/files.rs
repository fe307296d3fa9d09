//! Atomic file writes: a new file is written beside the old one and then renamed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Serialize;
use tempfile::TempPath;

/// Temporary files are named `.seoul-feed-<name>.<random>`.
pub const TEMPORARY_PREFIX: &str = ".seoul-feed-";

/// A file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", .path.display())]
pub struct FileError {
    path: PathBuf,
    cause: io::Error,
}

impl FileError {
    /// Adds `path` to an I/O error.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |cause| Self { path: path.to_owned(), cause }
    }
}

/// Writes a temporary file in the directory of `path`.
///
/// # Errors
/// When it cannot be written.
pub fn write_temporary(path: &Path, bytes: &[u8]) -> Result<TempPath, FileError> {
    let write = || {
        let prefix = format!("{TEMPORARY_PREFIX}{}.", file_name(path));
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        // The web server has to read it. `tempfile` would give access to the owner only.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let mut file = builder.tempfile_in(parent_dir(path))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    };
    write().map_err(FileError::at(path))
}

/// Renames `file` to `path`, and returns whether the content changed. An equal file stays, and with it the modification time that
/// web servers send.
///
/// # Errors
/// When `path` cannot be replaced.
pub fn replace(path: &Path, file: TempPath) -> Result<bool, FileError> {
    let new = fs::read(&file).map_err(FileError::at(path))?;
    if fs::read(path).is_ok_and(|old| old == new) {
        return Ok(false);
    }
    file.persist(path).map_err(|error| FileError::at(path)(error.error))?;
    Ok(true)
}

/// Writes a file atomically, unless it already has this content. Returns whether the content changed.
///
/// # Errors
/// When it cannot be written.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool, FileError> {
    replace(path, write_temporary(path, bytes)?)
}

/// Writes a value as JSON, unless the file already has this content.
///
/// # Errors
/// When it cannot be written.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<(), FileError> {
    let json = serde_json::to_vec(value).map_err(|error| FileError::at(path)(error.into()))?;
    write_if_changed(path, &json).map(|_| ())
}

/// The directory of a file; `.` for a bare file name.
pub fn parent_dir(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The last component of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
