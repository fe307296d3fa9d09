//! What a script learns from how the program ended.

use std::process::ExitCode;

use crate::build::{BuildError, Cause, Summary};
use crate::check::CheckError;
use crate::feed::LockError;
use crate::images::{ImagesError, Made};

/// How the program ended. The numbers are part of the contract (docs/publishing.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is done.
    Done = 0,
    /// A file cannot be read or written.
    File = 1,
    /// The command is not understood.
    Usage = 2,
    /// A server cannot be reached, refuses or fails; nothing has changed.
    Unreachable = 3,
    /// What could not be read is as it was.
    Partly = 4,
    /// Pages say nothing, or too little; nothing has changed.
    Unreadable = 5,
    /// Another run is under way.
    Busy = 6,
    /// The feed checked has errors.
    Faulty = 7,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

impl From<&Summary> for Exit {
    fn from(summary: &Summary) -> Self {
        if summary.problems.is_empty() { Exit::Done } else { Exit::Partly }
    }
}

impl From<&BuildError> for Exit {
    fn from(error: &BuildError) -> Self {
        match error {
            BuildError::Lock(LockError::Held) => Exit::Busy,
            BuildError::Lock(LockError::Place(_)) | BuildError::Place(_) => Exit::File,
            BuildError::Board(problem) => Exit::from(&problem.cause),
            BuildError::Shrunk { .. } => Exit::Unreadable,
        }
    }
}

impl From<&Made> for Exit {
    fn from(made: &Made) -> Self {
        if made.problems.is_empty() { Exit::Done } else { Exit::Partly }
    }
}

impl From<&ImagesError> for Exit {
    fn from(error: &ImagesError) -> Self {
        match error {
            ImagesError::Lock(LockError::Held) => Exit::Busy,
            ImagesError::Lock(LockError::Place(_)) | ImagesError::Place(_) | ImagesError::NoFeed(_) => {
                Exit::File
            }
        }
    }
}

impl From<&CheckError> for Exit {
    fn from(error: &CheckError) -> Self {
        match error {
            CheckError::File(_) => Exit::File,
            CheckError::Web(_) => Exit::Unreachable,
        }
    }
}

impl From<&Cause> for Exit {
    fn from(cause: &Cause) -> Self {
        match cause {
            Cause::Fetch(_) => Exit::Unreachable,
            Cause::Unreadable(_) => Exit::Unreadable,
        }
    }
}
