//! The views that our own requests have added to a board's counter.
//!
//! Gnuboard and eGovFrame count each reading of a release by a visitor without a session. What we have added is subtracted from what
//! the board shows. Boards that do not count us are recognized: their number has not grown until the next run.

use serde::{Deserialize, Serialize};

/// The views that our requests for one release have added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnViews {
    /// Their number.
    pub added: u64,
    /// What the list showed before the last of these requests, until another list shows whether it was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u64>,
}

impl OwnViews {
    /// Notes a request, which came after the list showed `listed` views.
    pub fn add(&mut self, listed: Option<u64>) {
        self.added += 1;
        self.before = listed;
    }

    /// Takes back the last request if the list shows that it was not counted.
    pub fn settle(&mut self, listed: Option<u64>) {
        if let (Some(before), Some(listed)) = (self.before, listed) {
            self.added = self.added.saturating_sub(u64::from(listed <= before));
            self.before = None;
        }
    }

    /// The views of others, of all `views`.
    pub fn without(&self, views: u64) -> u64 {
        views.saturating_sub(self.added)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_that_was_not_counted_is_taken_back() {
        let mut own = OwnViews::default();
        own.add(Some(718));
        assert_eq!(own.without(718 + 1), 718);
        own.settle(Some(719));
        assert_eq!(own.without(720), 719);
        own.add(Some(720));
        own.settle(Some(720));
        assert_eq!(own, OwnViews { added: 1, before: None });
    }
}
