//! The item of one release: kept from the published feed, or read from the release's page.

use json_feed::Item;
use url::Url;

use super::run::Run;
use super::{Cause, Problem};
use crate::board::{ParseError, Release, Row};
use crate::feed::{KnownRelease, fingerprint, to_item, with_counts};
use crate::fetch::{Document, FetchError, Fetched, PAGE_LIMIT, Validators};

/// After so many consecutive server errors, this run requests no more releases.
const MAX_CONSECUTIVE_FAILURES: usize = 3;

/// The result of requesting a release.
enum ReleasePage {
    Release(Box<Release>, Validators),
    NotModified,
    NotFound,
}

impl Run<'_> {
    /// The item for a row. `None` if the release does not exist, or cannot be read and was not published before.
    pub(super) fn item(&mut self, mut row: Row) -> Option<Item> {
        let id = row.address.clone();
        let published = self.published.item(&id);
        if let Some(release) = row.release.take() {
            return Some(self.compare(published, to_item(&row, release)));
        }
        let known = self.old_state.releases.get(&id).cloned();
        let fingerprint = fingerprint(&row);
        let is_unchanged =
            known.as_ref().is_some_and(|known| known.fingerprint == fingerprint) && !self.options.reread;
        let gave_up = self.consecutive_failures >= MAX_CONSECUTIVE_FAILURES;
        if let Some(published) = published.clone().filter(|_| is_unchanged || gave_up) {
            self.keep_state(&id);
            if !is_unchanged {
                self.failed.insert(id);
            }
            return Some(with_counts(published, &row));
        }
        if gave_up {
            self.failed.insert(id);
            return None;
        }
        let validators =
            known.filter(|_| published.is_some()).map(|known| known.validators).unwrap_or_default();
        match self.request_release(&row, &validators) {
            Ok(ReleasePage::Release(release, validators)) => {
                self.consecutive_failures = 0;
                self.new_state.releases.insert(id, KnownRelease { fingerprint, validators });
                Some(self.compare(published, to_item(&row, *release)))
            }
            Ok(ReleasePage::NotModified) => {
                self.consecutive_failures = 0;
                self.new_state.releases.insert(id, KnownRelease { fingerprint, validators });
                published.map(|published| with_counts(published, &row))
            }
            Ok(ReleasePage::NotFound) => {
                self.summary.removed += usize::from(published.is_some());
                None
            }
            Err(cause) => {
                self.consecutive_failures += usize::from(cause.is_server_error());
                self.failed.insert(id.clone());
                self.report(Problem { address: id.clone(), cause });
                self.keep_state(&id);
                published.map(|published| with_counts(published, &row))
            }
        }
    }

    fn request_release(&mut self, row: &Row, validators: &Validators) -> Result<ReleasePage, Cause> {
        self.progress.step(&row.title);
        let address =
            Url::parse(&row.address).map_err(|_| FetchError::UnsupportedAddress(row.address.clone()))?;
        match self.fetcher.get(&address, validators, PAGE_LIMIT)? {
            Fetched::Document(document) => Ok(self.parse_release(document)?),
            Fetched::NotModified => Ok(ReleasePage::NotModified),
            Fetched::NotFound => Ok(ReleasePage::NotFound),
        }
    }

    fn parse_release(&self, document: Document) -> Result<ReleasePage, ParseError> {
        Ok(match self.options.board.parse_release(&document, self.options.now)? {
            Some(release) => ReleasePage::Release(release.into(), document.validators),
            None => ReleasePage::NotFound,
        })
    }

    /// Counts the item as added or changed. Keeps the thumbnails if the image is the same.
    fn compare(&mut self, published: Option<Item>, mut item: Item) -> Item {
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
