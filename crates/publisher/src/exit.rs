//! The exit codes of the program.

use std::process::ExitCode;

use crate::board::Reason;
use crate::build::{BoardError, BuildError, Cause, Summary};
use crate::check::CheckError;
use crate::config::ConfigError;
use crate::feed::LockError;
use crate::fetch::FetchError;
use crate::images::{ThumbnailError, ThumbnailSummary};

/// How the program ended. The numbers are a public interface (docs/publishing.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Done = 0,
    /// A file cannot be read or written.
    File = 1,
    /// The command line, the configuration or a skin is invalid.
    Usage = 2,
    /// A server cannot be reached, or answers with an error; nothing has changed.
    Unreachable = 3,
    /// Some pages or boards could not be read; their releases have not changed.
    Partial = 4,
    /// Pages cannot be parsed, or too many releases are missing; nothing has changed.
    Unreadable = 5,
    /// Another run is in progress.
    Busy = 6,
    /// The checked feed has errors.
    Invalid = 7,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

impl From<&Summary> for Exit {
    fn from(summary: &Summary) -> Self {
        let Summary { problems, waiting, withdrawn, failed_boards, .. } = summary;
        let is_complete = problems.is_empty() && *waiting == 0 && *withdrawn == 0 && failed_boards.is_empty();
        if is_complete { Exit::Done } else { Exit::Partial }
    }
}

impl From<&ConfigError> for Exit {
    fn from(error: &ConfigError) -> Self {
        match error {
            ConfigError::File { .. } => Exit::File,
            ConfigError::Invalid { .. } => Exit::Usage,
        }
    }
}

impl From<&BuildError> for Exit {
    fn from(error: &BuildError) -> Self {
        match error {
            BuildError::Lock(LockError::Held) => Exit::Busy,
            BuildError::Lock(LockError::File(_)) | BuildError::File(_) => Exit::File,
            BuildError::Board(error) | BuildError::AllBoards(error) => Exit::from(error),
            BuildError::OtherBoards(_)
            | BuildError::BoardsDropped { .. }
            | BuildError::NotTheOnlyBoard(_) => Exit::Unreadable,
            BuildError::NoBoards => Exit::Usage,
        }
    }
}

impl From<&BoardError> for Exit {
    fn from(error: &BoardError) -> Self {
        match error {
            BoardError::Page(problem) => Exit::from(&problem.cause),
            BoardError::TooManyRemoved { .. } => Exit::Unreadable,
        }
    }
}

impl From<&ThumbnailSummary> for Exit {
    fn from(summary: &ThumbnailSummary) -> Self {
        if summary.problems.is_empty() { Exit::Done } else { Exit::Partial }
    }
}

impl From<&ThumbnailError> for Exit {
    fn from(error: &ThumbnailError) -> Self {
        match error {
            ThumbnailError::Lock(LockError::Held) => Exit::Busy,
            ThumbnailError::Lock(LockError::File(_))
            | ThumbnailError::File(_)
            | ThumbnailError::NoFeed(_) => Exit::File,
        }
    }
}

impl From<&CheckError> for Exit {
    fn from(error: &CheckError) -> Self {
        match error {
            CheckError::File(_) => Exit::File,
            CheckError::Fetch(_) => Exit::Unreachable,
        }
    }
}

impl From<&Cause> for Exit {
    fn from(cause: &Cause) -> Self {
        match cause {
            // A wrong address does not resolve itself.
            Cause::Fetch(FetchError::NotFound) => Exit::Unreadable,
            Cause::Fetch(_) => Exit::Unreachable,
            Cause::Refused(refusal) if refusal.reason == Reason::Unavailable => Exit::Unreachable,
            Cause::Parse(_) | Cause::Refused(_) | Cause::Paused => Exit::Unreadable,
        }
    }
}
