//! One run at a time.

use std::fs::{File, TryLockError};

use super::{Place, PlaceError};

/// Held as long as a run works on a feed. It ends with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why a run may not begin.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another one has not ended.
    #[error("another run works on this feed: let it end, or make the pause between runs longer")]
    Held,
    /// There can be no lock.
    #[error(transparent)]
    Place(#[from] PlaceError),
}

impl Lock {
    /// The lock of a feed. What runs before left unfinished is taken away.
    ///
    /// # Errors
    /// When another run holds it, or the folder takes no file.
    pub fn take(place: &Place) -> Result<Self, LockError> {
        let path = place.lock();
        let file = File::create(&path).map_err(PlaceError::at(&path))?;
        match file.try_lock() {
            Ok(()) => {
                place.sweep();
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => Err(LockError::Held),
            Err(TryLockError::Error(error)) => Err(PlaceError::at(&path)(error).into()),
        }
    }
}
