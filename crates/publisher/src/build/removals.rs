//! Releases that are no longer on a board: if they are most, the board has a problem.

use super::list::Coverage;
use super::run::Run;
use super::{BoardError, BuildError};

impl Run<'_> {
    /// The number of releases that should be in the list, and how many of them are not. Releases beyond the limit are not expected.
    fn expected_and_missing(&self) -> (usize, usize) {
        let expected = self.published.len().min(self.limit);
        let missing = self.published.ids().take(expected).filter(|id| !self.listed.contains(*id)).count();
        (expected, missing)
    }

    /// Whether more than half of the releases have not been found in the list so far.
    pub(super) fn lacks_most(&self) -> bool {
        let (expected, missing) = self.expected_and_missing();
        missing * 2 > expected
    }

    pub(super) fn check_removals(&self, coverage: Coverage) -> Result<(), BuildError> {
        let (before, missing) = match coverage {
            Coverage::Complete | Coverage::LimitReached => self.expected_and_missing(),
            Coverage::Partial => (self.published.len(), 0),
        };
        let removed = missing + self.summary.removed;
        if removed * 2 > before && !self.accepts_removal() {
            let name = &self.settings.name;
            let board = (self.options.boards.len() > 1).then(|| name.clone());
            return Err(BuildError::Board(BoardError::TooManyRemoved { board, before, removed }));
        }
        Ok(())
    }

    /// Whether the board may have lost most of its releases.
    pub(super) fn accepts_removal(&self) -> bool {
        self.options.accept_removal.covers(&self.settings.name)
    }
}
