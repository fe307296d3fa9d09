//! One release of a run: taken over, or read.

use json_feed::Item;
use url::Url;

use super::run::Run;
use super::{Cause, Problem};
use crate::board::{Release, Row, Unreadable};
use crate::feed::{KnownRelease, item, listed, recounted};
use crate::fetch::{Answer, Document, FetchError, PAGE_LIMIT, Version};

/// After so many releases in a row that the server fails to give, no more are asked for: it has other troubles.
const PATIENCE: usize = 3;

/// What asking for a release brought.
enum Read {
    Release(Box<Release>, Version),
    Unchanged,
    Gone,
}

impl Run<'_> {
    /// The release of a row as an item. `None` if there is none (any more), or none that can be read.
    pub(super) fn item(&mut self, mut row: Row) -> Option<Item> {
        let id = row.address.clone();
        let before = self.archive.item(&id);
        if let Some(release) = row.release.take() {
            return Some(self.renewed(before, item(&row, release)));
        }
        let known = self.known.releases.get(&id).cloned();
        let listed = listed(&row);
        let as_before = known.as_ref().is_some_and(|known| known.listed == listed) && !self.order.reread;
        if let Some(before) = before.clone().filter(|_| as_before || self.failures >= PATIENCE) {
            self.remember_as_before(&id);
            if !as_before {
                self.missed.insert(id);
            }
            return Some(recounted(before, &row));
        }
        if self.failures >= PATIENCE {
            self.missed.insert(id);
            return None;
        }
        let version = known.filter(|_| before.is_some()).map(|known| known.version).unwrap_or_default();
        match self.release(&row, &version) {
            Ok(Read::Release(release, version)) => {
                self.failures = 0;
                self.remembered.releases.insert(id, KnownRelease { listed, version });
                Some(self.renewed(before, item(&row, *release)))
            }
            Ok(Read::Unchanged) => {
                self.failures = 0;
                self.remembered.releases.insert(id, KnownRelease { listed, version });
                before.map(|before| recounted(before, &row))
            }
            Ok(Read::Gone) => {
                self.summary.removed += usize::from(before.is_some());
                None
            }
            Err(cause) => {
                self.failures += usize::from(cause.is_of_server());
                self.missed.insert(id.clone());
                self.note(Problem { address: id.clone(), cause });
                self.remember_as_before(&id);
                before.map(|before| recounted(before, &row))
            }
        }
    }

    fn release(&mut self, row: &Row, version: &Version) -> Result<Read, Cause> {
        self.progress.step(&row.title);
        let address = Url::parse(&row.address).map_err(|_| FetchError::Astray(row.address.clone()))?;
        match self.fetcher.get(&address, version, PAGE_LIMIT)? {
            Answer::Document(document) => Ok(self.read(document)?),
            Answer::Unchanged => Ok(Read::Unchanged),
            Answer::Gone => Ok(Read::Gone),
        }
    }

    fn read(&self, document: Document) -> Result<Read, Unreadable> {
        Ok(match self.order.board.read_release(&document, self.order.now)? {
            Some(release) => Read::Release(release.into(), document.version),
            None => Read::Gone,
        })
    }

    /// Counts the item as new or changed; its thumbnails stay as long as its image does.
    fn renewed(&mut self, before: Option<Item>, mut item: Item) -> Item {
        let Some(mut before) = before else {
            self.summary.added += 1;
            return item;
        };
        if item.image == before.image {
            item.invest_seoul.thumbnails = before.invest_seoul.thumbnails.clone();
        }
        before.invest_seoul = item.invest_seoul.clone();
        self.summary.changed += usize::from(before != item);
        item
    }
}
