//! Boards of which no release can be read: they get fewer requests, and if visitors cannot read them, what was published is withdrawn.

use jiff::ToSpan;

use super::list::Coverage;
use super::release::MAX_CONSECUTIVE_FAILURES;
use super::run::{READ_AGAIN_AFTER, Run};
use super::{BuildError, Cause, Problem};
use crate::board::{Refusal, Row};
use crate::feed::Failure;
use crate::fetch::Validators;

impl Run<'_> {
    /// The list cannot be read. If that is because only members may read it, and the releases as well, they are withdrawn. At most one
    /// release is requested a day: where visitors can read it, the board counts a view.
    pub(super) fn withdraw_if_closed(&mut self, problem: Problem) -> Result<(), BuildError> {
        let refusal = problem.cause.refusal().filter(|refusal| refusal.reason.closes_to_visitors()).cloned();
        let newest = self.published.ids().next().map(str::to_owned);
        let now = self.options.now;
        let checked = self.old_state.closed_list_checked;
        let is_due = checked.is_none_or(|checked| now >= checked.saturating_add(READ_AGAIN_AFTER.hours()));
        if let (Some(refusal), Some(newest), true) = (refusal, newest, is_due) {
            self.new_state.closed_list_checked = Some(now);
            if self.is_refused(&newest) {
                return self.withdraw(&refusal);
            }
        }
        Err(problem.into())
    }

    /// Only members may read the board: its releases are taken out of the feed. A feed that was never written is not created.
    pub(super) fn withdraw(&mut self, refusal: &Refusal) -> Result<(), BuildError> {
        if self.published.metadata().is_none() {
            let address = self.board.address().to_string();
            return Err(Problem { address, cause: Cause::Refused(refusal.clone()) }.into());
        }
        let count = self.published.len();
        if count > 0 {
            tracing::error!(
                "{count} releases are taken out of the feed, because visitors can no longer read them: {refusal}"
            );
        }
        self.summary.withdrawn = count;
        self.items.clear_board();
        self.new_state.items.clear();
        self.new_state.releases.clear();
        self.new_state.lists.clear();
        self.finish(Coverage::Partial);
        Ok(())
    }

    /// Whether no release could be read, for reasons that do not pass.
    pub(super) fn is_unreadable(&self) -> bool {
        let enough = if self.old_state.unreadable.is_some() { 1 } else { MAX_CONSECUTIVE_FAILURES };
        !self.has_read && self.unreadable >= enough
    }

    /// The board gets no more requests for releases during a growing pause of at most a day.
    pub(super) fn pause_board(&mut self) {
        let now = self.options.now;
        let mut failure = match self.new_state.unreadable.take() {
            Some(failure) => failure.again(now, false),
            None => Failure::first(now, false),
        };
        failure.pause_until = failure.pause_until.min(Some(now.saturating_add(24.hours())));
        self.new_state.unreadable = Some(failure);
    }

    /// Whether visitors can no longer read the board: a release was refused, none could be read, and one more is refused as well.
    /// Returns the message of the board.
    pub(super) fn is_closed(&mut self) -> Option<Refusal> {
        let (first, refusal) = self.refused.first().cloned()?;
        if self.has_read {
            return None;
        }
        let refused_again = self.refused.len() > 1 || {
            let others: Vec<_> =
                self.published.ids().filter(|id| **id != *first).map(str::to_owned).collect();
            match others.first() {
                Some(id) => self.is_refused(id),
                // The feed has only this release.
                None => true,
            }
        };
        refused_again.then_some(refusal)
    }

    /// Requests a published release, to see whether the board refuses it.
    fn is_refused(&mut self, id: &str) -> bool {
        let Some(item) = self.published.item(id) else { return false };
        let row = Row {
            id: id.to_owned(),
            address: item.url.unwrap_or_else(|| id.to_owned()),
            title: item.title.unwrap_or_default(),
            author: None,
            published: None,
            views: None,
            comments: None,
            category: None,
            pinned: false,
            release: None,
        };
        let answer = self.request_release(&row, &Validators::default(), None);
        matches!(answer, Err(Cause::Refused(refusal)) if refusal.reason.closes_to_visitors())
    }
}
