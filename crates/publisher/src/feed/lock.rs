//! The lock that keeps two runs from working on the same feed.

use std::fs::{File, TryLockError};

use super::{FileError, OutputPaths};

/// Held while a run works on a feed. The operating system releases it when the process ends, even if it is killed.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// Closing the file is not enough if another thread is starting a program, which has the file for a moment.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// Why a run cannot start.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another run holds the lock.
    #[error("another run is working on this feed: wait for it, or schedule runs less often")]
    Held,
    /// The lock file cannot be created.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Lock {
    /// Acquires the lock of a feed, without waiting, and removes temporary files of earlier runs.
    ///
    /// # Errors
    /// When another run holds it, or the lock file cannot be created.
    pub fn acquire(paths: &OutputPaths) -> Result<Self, LockError> {
        let path = paths.lock();
        let file = File::create(&path).map_err(FileError::at(&path))?;
        match file.try_lock() {
            Ok(()) => {
                paths.remove_temporary_files();
                paths.rest().remove_temporary_files();
                Ok(Self { file })
            }
            Err(TryLockError::WouldBlock) => Err(LockError::Held),
            Err(TryLockError::Error(error)) => Err(FileError::at(&path)(error).into()),
        }
    }
}
