//! The item of one release: kept from the published feed, or read from the release's page.

use json_feed::Item;
use url::Url;

use super::run::Run;
use super::{Cause, Problem};
use crate::board::{Release, ReleasePage, Row};
use crate::feed::{Failure, Fingerprint, KnownRelease, to_item, with_counts};
use crate::fetch::{FetchError, Fetched, PAGE_LIMIT, Validators};

/// After so many consecutive releases that cannot be read, this run requests no more: the server has a problem, or the design of
/// the pages is another one.
pub const MAX_CONSECUTIVE_FAILURES: usize = 3;

/// The result of requesting a release.
pub enum Answer {
    /// It was read.
    Read(Box<Release>, Validators),
    /// It has not changed.
    NotModified,
    /// It was deleted, or is secret.
    Withheld,
}

impl Run<'_> {
    /// The item for a row. `None` if the release does not exist, or cannot be read and was not published before.
    pub(super) fn item(&mut self, mut row: Row) -> Option<Item> {
        let id = row.id.clone();
        let published = self.published.item(&id);
        if let Some(release) = row.release.take() {
            return Some(self.compare(published, to_item(&row, release)));
        }
        let listed_views = row.views;
        self.subtract_own_views(&mut row);
        let known = self.old_state.releases.get(&id).cloned();
        let fingerprint = Fingerprint::new(&row);
        let is_unchanged = known.as_ref().is_some_and(|known| known.fingerprint.matches(&fingerprint));
        if let Some(published) = published.clone().filter(|_| is_unchanged && !self.reread.contains(&id)) {
            // The row may show a year or a writer that an earlier one did not.
            self.keep_state(&id, Some(fingerprint));
            return Some(with_counts(published, &row));
        }
        if !self.may_request(&id) {
            self.keep_state(&id, None);
            return published.map(|published| with_counts(published, &row));
        }
        let validators =
            known.filter(|_| published.is_some()).map(|known| known.validators).unwrap_or_default();
        match self.request_release(&row, &validators, listed_views) {
            Ok(Answer::Read(release, validators)) => {
                self.note_success(&id);
                let mut release = *release;
                let id = self.permanent_id(&mut row, &release);
                let published = self.published.item(&id);
                self.new_state.releases.insert(id.clone(), KnownRelease { fingerprint, validators });
                release.views = release.views.map(|views| self.views_of_others(&id, listed_views, views));
                self.undated += usize::from(release.published.is_none() && row.published.is_some());
                Some(self.compare(published, to_item(&row, release)))
            }
            Ok(Answer::NotModified) => {
                self.note_success(&id);
                self.new_state.releases.insert(id, KnownRelease { fingerprint, validators });
                published.map(|published| with_counts(published, &row))
            }
            Ok(Answer::Withheld) => {
                self.note_failure(&id, false);
                self.new_state.failures.entry(id).and_modify(|failure| failure.withheld = true);
                self.summary.removed += usize::from(published.is_some());
                None
            }
            Err(cause) => {
                self.consecutive_failures += 1;
                self.unreadable += usize::from(!cause.is_temporary());
                if let Some(refusal) = cause.refusal().filter(|refusal| refusal.reason.closes_to_visitors()) {
                    self.refused.push((id.clone(), refusal.clone()));
                }
                self.note_failure(&id, cause.is_temporary());
                self.failed.insert(id.clone());
                self.report(Problem { address: row.address.clone(), cause });
                self.keep_state(&id, None);
                published.map(|published| with_counts(published, &row))
            }
        }
    }

    /// The identifier of a release that was read. If its address contains its title, which may change, it is the address by number.
    fn permanent_id(&mut self, row: &mut Row, release: &Release) -> String {
        let board = self.board;
        if let Some(permalink) = &release.permalink
            && board.key(&row.address) == row.address
            && !self.published.contains(&row.id)
        {
            let permalink = permalink.to_string();
            let id = self.ids.get(&board.key(&permalink)).cloned().unwrap_or(permalink);
            let now = self.new_state.own_views.remove(&row.id).unwrap_or_default();
            let own = self.new_state.own_views.entry(id.clone()).or_default();
            row.views = row.views.map(|views| own.without(views));
            own.added += now.added;
            own.before = now.before;
            self.listed.insert(id.clone());
            self.seen.insert(id.clone());
            row.id.clone_from(&id);
        }
        row.id.clone()
    }

    /// Whether a release that has to be read may be requested in this run. If not, counts it.
    fn may_request(&mut self, id: &str) -> bool {
        let now = self.options.now;
        let failure = self.new_state.failures.get(id).filter(|failure| failure.is_paused(now));
        if failure.is_some_and(|failure| failure.withheld) {
            return false;
        }
        let unreadable = self.old_state.unreadable.as_ref();
        // A board of which nothing could be read gets one request.
        let most = if unreadable.is_some() { 1 } else { MAX_CONSECUTIVE_FAILURES };
        let is_board_paused = unreadable.is_some_and(|failure| failure.is_paused(now));
        let gave_up =
            self.consecutive_failures >= if self.has_read { MAX_CONSECUTIVE_FAILURES } else { most };
        let may = failure.is_none() && !is_board_paused && !gave_up;
        if !may {
            self.summary.waiting += 1;
            self.failed.insert(id.to_owned());
        }
        may
    }

    /// Requests a release. `listed_views` is what the list shows.
    pub(super) fn request_release(
        &mut self,
        row: &Row,
        validators: &Validators,
        listed_views: Option<u64>,
    ) -> Result<Answer, Cause> {
        self.progress.step(&format!("reading the release “{}”", row.title));
        let address =
            Url::parse(&row.address).map_err(|_| FetchError::UnsupportedAddress(row.address.clone()))?;
        let document = match self.fetcher.get(&address, validators, PAGE_LIMIT)? {
            Fetched::Document(document) => document,
            Fetched::NotModified => {
                self.count_own_view(&row.id, listed_views);
                return Ok(Answer::NotModified);
            }
            Fetched::NotFound => return Ok(Answer::Withheld),
        };
        let page = self.board.parse_release(&document, &self.titles, self.options.now);
        let is_counted = match &page {
            Ok(ReleasePage::Refused(refusal)) => refusal.reason.is_counted(),
            Ok(ReleasePage::Release(_)) | Err(_) => true,
        };
        if is_counted {
            self.count_own_view(&row.id, listed_views);
        }
        match page? {
            ReleasePage::Release(release) => Ok(Answer::Read(release, document.validators)),
            ReleasePage::Refused(refusal) if refusal.reason.withdraws_release() => Ok(Answer::Withheld),
            ReleasePage::Refused(refusal) => Err(Cause::Refused(refusal)),
        }
    }

    fn note_success(&mut self, id: &str) {
        self.consecutive_failures = 0;
        self.has_read = true;
        self.new_state.failures.remove(id);
        self.new_state.last_read = Some(self.options.now);
        if self.new_state.unreadable.take().is_some() {
            self.new_state.failures.retain(|_, failure| failure.withheld);
        }
    }

    fn note_failure(&mut self, id: &str, temporary: bool) {
        let now = self.options.now;
        let failure = match self.new_state.failures.remove(id) {
            Some(failure) => failure.again(now, temporary),
            None => Failure::first(now, temporary),
        };
        self.new_state.failures.insert(id.to_owned(), failure);
    }

    fn count_own_view(&mut self, id: &str, listed_views: Option<u64>) {
        // The visitor's cookie keeps a second reading in one run from counting.
        if self.requested.insert(id.to_owned()) {
            self.new_state.own_views.entry(id.to_owned()).or_default().add(listed_views);
        }
    }

    /// Subtracts the views that our requests have added from the number in the list.
    fn subtract_own_views(&mut self, row: &mut Row) {
        if let Some(own) = self.new_state.own_views.get_mut(&row.id) {
            own.settle(row.views);
            row.views = row.views.map(|views| own.without(views));
        }
    }

    /// The same for the number on the page of a release, which does not contain the current request.
    fn views_of_others(&self, id: &str, listed_views: Option<u64>, views: u64) -> u64 {
        let own = self.new_state.own_views.get(id).copied().unwrap_or_default();
        // With a number in the list, the one of the page is not used.
        if listed_views.is_some() { views } else { views.saturating_sub(own.added.saturating_sub(1)) }
    }

    /// Counts the item as added or changed. Keeps the thumbnails if the image is the same.
    fn compare(&mut self, published: Option<Item>, item: Item) -> Item {
        let mut item = self.with_settings(item);
        let Some(mut published) = published else {
            self.summary.added += 1;
            return item;
        };
        if item.image == published.image {
            item.invest_seoul.thumbnails = published.invest_seoul.thumbnails.clone();
        }
        // Different counts are not a change.
        published.invest_seoul = item.invest_seoul.clone();
        self.summary.changed += usize::from(published != item);
        item
    }
}
