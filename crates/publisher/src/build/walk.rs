//! The list, page by page: what there is, before any release is asked for.

use url::Url;

use super::run::Run;
use super::{BuildError, Cause, Problem};
use crate::board::{List, Row};
use crate::feed::{KnownList, Pages};
use crate::fetch::{Answer, FetchError, PAGE_LIMIT, Version};

/// After so many pages in a row without a release that is new to us, no more are asked for: they may never end.
const MOST_BARREN: usize = 10;

/// How the reading of the list ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// There is no more.
    Whole,
    /// The feed is as long as it may be.
    Full,
    /// There may be more, which we do not see.
    Partly,
}

/// What the list has at one place.
pub enum Entry {
    /// A release, as the list has it now.
    Row(Box<Row>),
    /// A release of which the list says what it said before, by identifier.
    AsBefore(String),
}

/// A page of the list.
pub enum Listed {
    /// One that may say something new.
    Read(List, Version),
    /// One that has not changed.
    Unchanged(KnownList),
}

impl Run<'_> {
    /// Writes down what the list has, as much as there is room for.
    pub(super) fn walk(&mut self) -> Result<Walk, BuildError> {
        let order = self.order;
        let mut earlier: Vec<Vec<String>> = Vec::new();
        let mut barren = 0;
        for number in 1.. {
            let address = order.board.page_address(number);
            self.progress.step(&format!("page {number} of the list"));
            let listed = match self.list(&address, number) {
                Ok(listed) => listed,
                Err(cause) => {
                    let problem = Problem { address: address.into(), cause };
                    if number == 1 {
                        return Err(BuildError::Board(problem));
                    }
                    self.note(problem);
                    return Ok(Walk::Partly);
                }
            };
            if number == 1 {
                self.pages = Pages::new(&order.place, self.head(&listed));
            }
            let planned = self.plan.len();
            let known = self.plan(listed);
            let (ids, more) = (known.ids.clone(), known.more);
            if !known.version.is_unknown() {
                self.remembered.lists.insert(address.into(), known);
            }
            if self.plan.len() == order.limit.get() {
                return Ok(Walk::Full);
            }
            match earlier.iter().rposition(|page| !ids.is_empty() && *page == ids) {
                // Some boards show their last page again and again.
                Some(before) if before + 1 == earlier.len() => break,
                // Some caches give one page for another.
                Some(_) => return Ok(Walk::Partly),
                None if !more => break,
                None => {}
            }
            // Pages may have nothing but answers and secrets.
            barren = if self.plan.len() == planned { barren + 1 } else { 0 };
            if barren == MOST_BARREN {
                return Ok(Walk::Partly);
            }
            earlier.push(ids);
        }
        Ok(if order.board.lists_all() { Walk::Whole } else { Walk::Partly })
    }

    fn list(&mut self, address: &Url, number: usize) -> Result<Listed, Cause> {
        let known = self.known.lists.get(address.as_str()).cloned();
        let known =
            known.filter(|known| !self.order.reread && known.ids.iter().all(|id| self.archive.has(id)));
        let version = known.as_ref().map(|known| known.version.clone()).unwrap_or_default();
        match (self.fetcher.get(address, &version, PAGE_LIMIT)?, known) {
            (Answer::Document(document), _) => {
                let list = self.order.board.read_list(&document, number, self.order.now)?;
                Ok(Listed::Read(list, document.version))
            }
            (Answer::Unchanged, Some(known)) => Ok(Listed::Unchanged(known)),
            (Answer::Unchanged, None) => Err(FetchError::Status(304).into()),
            (Answer::Gone, _) => Err(FetchError::Gone.into()),
        }
    }

    fn plan(&mut self, listed: Listed) -> KnownList {
        match listed {
            Listed::Read(list, version) => {
                let ids = list.rows.iter().map(|row| row.address.clone()).collect();
                for row in list.rows {
                    self.add(row.address.clone(), || Entry::Row(row.into()));
                }
                KnownList { version, ids, more: list.more }
            }
            Listed::Unchanged(known) => {
                for id in &known.ids {
                    self.add(id.clone(), || Entry::AsBefore(id.clone()));
                }
                known
            }
        }
    }

    /// Adds a release that is not there yet, if there is room for it.
    fn add(&mut self, id: String, entry: impl FnOnce() -> Entry) {
        if self.plan.len() < self.order.limit.get() && self.seen.insert(id) {
            self.plan.push(entry());
        }
    }
}
