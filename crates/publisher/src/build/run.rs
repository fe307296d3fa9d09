//! The steps of a run.

use std::collections::HashSet;

use json_feed::Feed;
use url::Url;

use super::{BuildError, Cause, Order, Problem, Summary};
use crate::board::List;
use crate::feed::{Archive, KnownList, Pages, State};
use crate::fetch::{Answer, FetchError, Fetcher, PAGE_LIMIT, Version};
use crate::progress::Progress;

/// How the reading of the list ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    /// There is no more.
    Whole,
    /// The feed is as long as it may be.
    Full,
    /// There may be more, which we do not see.
    Partly,
}

/// A run under way.
pub struct Run<'a> {
    pub(super) order: &'a Order,
    pub(super) fetcher: &'a mut Fetcher,
    pub(super) progress: &'a Progress,
    pub(super) archive: Archive,
    pub(super) known: State,
    pub(super) remembered: State,
    pages: Pages,
    seen: HashSet<String>,
    pub(super) summary: Summary,
    /// How many releases in a row could not be read.
    pub(super) failures: usize,
}

/// A page of the list.
enum Listed {
    Read(List, Version),
    Unchanged(KnownList),
}

impl<'a> Run<'a> {
    /// A run that has done nothing yet.
    pub fn new(order: &'a Order, fetcher: &'a mut Fetcher, progress: &'a Progress) -> Self {
        let known = State::open(&order.place, format!("{} {}", env!("CARGO_PKG_VERSION"), order.read_with));
        Self {
            remembered: State { read_with: known.read_with.clone(), ..State::default() },
            archive: Archive::open(&order.place),
            pages: Pages::new(&order.place, Feed::new("")),
            order,
            fetcher,
            progress,
            known,
            seen: HashSet::new(),
            summary: Summary::default(),
            failures: 0,
        }
    }

    /// From the first page of the list to the files.
    ///
    /// # Errors
    /// When these stay as they are.
    pub fn through(mut self) -> Result<Summary, BuildError> {
        let walk = self.walk()?;
        self.take_over_the_rest(walk)?;
        self.check_losses(walk)?;
        self.publish()
    }

    fn walk(&mut self) -> Result<Walk, BuildError> {
        let order = self.order;
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
            let seen = self.seen.len();
            let known = match listed {
                Listed::Read(list, version) => self.take_rows(list, version)?,
                Listed::Unchanged(known) => {
                    self.take_over(&known.ids)?;
                    known
                }
            };
            let more = known.more;
            // What we miss now has to be asked for again, even if the list stays as it is.
            if self.summary.problems.is_empty() && !known.version.is_unknown() {
                self.remembered.lists.insert(address.into(), known);
            }
            if self.is_full() {
                return Ok(Walk::Full);
            }
            // Some boards show their last page again and again.
            if !more || self.seen.len() == seen {
                break;
            }
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

    fn head(&self, listed: &Listed) -> Feed {
        let order = self.order;
        let before = self.archive.head();
        let (heading, language) = match listed {
            Listed::Read(list, _) => (list.heading.clone(), list.language.clone()),
            Listed::Unchanged(_) => (None, None),
        };
        let title = order.title.clone().or(heading).or_else(|| before?.title.clone());
        Feed {
            home_page_url: Some(order.board.address().to_string()),
            feed_url: order.address.as_ref().map(Url::to_string),
            language: order.language.clone().or(language).or_else(|| before?.language.clone()),
            ..Feed::new(
                title.unwrap_or_else(|| order.board.address().host_str().unwrap_or_default().to_owned()),
            )
        }
    }

    fn is_full(&self) -> bool {
        self.pages.len() == self.order.limit.get()
    }

    /// Adds the releases of a page of the list, as many as there is room for.
    fn take_rows(&mut self, list: List, version: Version) -> Result<KnownList, BuildError> {
        let ids = list.rows.iter().map(|row| row.address.clone()).collect();
        for row in list.rows {
            if !self.is_full()
                && self.seen.insert(row.address.clone())
                && let Some(item) = self.item(row)
            {
                self.pages.push(item)?;
            }
        }
        Ok(KnownList { version, ids, more: list.more })
    }

    /// Adds items as they were, as many as there is room for.
    fn take_over(&mut self, ids: &[String]) -> Result<(), BuildError> {
        for id in ids {
            if !self.is_full()
                && self.seen.insert(id.clone())
                && let Some(item) = self.archive.item(id)
            {
                self.remember_as_before(id);
                self.pages.push(item)?;
            }
        }
        Ok(())
    }

    pub(super) fn remember_as_before(&mut self, id: &str) {
        if let Some(known) = self.known.releases.get(id) {
            self.remembered.releases.insert(id.to_owned(), known.clone());
        }
    }

    pub(super) fn note(&mut self, problem: Problem) {
        tracing::warn!("{problem}");
        self.summary.problems.push(problem);
    }

    /// Where we have not seen the whole board, what we have not seen stays.
    fn take_over_the_rest(&mut self, walk: Walk) -> Result<(), BuildError> {
        if walk == Walk::Partly {
            let mut number = 1;
            while let Some(page) = self.archive.page(number) {
                let ids: Vec<_> = page.iter().map(|item| item.id.clone()).collect();
                self.take_over(&ids)?;
                number += 1;
            }
        }
        Ok(())
    }

    fn check_losses(&mut self, walk: Walk) -> Result<(), BuildError> {
        let before = self.archive.len();
        if walk == Walk::Whole {
            self.summary.removed += self.archive.ids().filter(|id| !self.seen.contains(*id)).count();
        }
        let gone = self.summary.removed;
        if gone * 2 > before && !self.order.accept_removal {
            return Err(BuildError::Shrunk { before, gone });
        }
        // A first feed of nothing but problems would only hide them.
        if self.pages.is_empty() && !self.summary.problems.is_empty() {
            return Err(BuildError::Board(self.summary.problems.swap_remove(0)));
        }
        Ok(())
    }

    fn publish(mut self) -> Result<Summary, BuildError> {
        let draft = self.pages.finish()?;
        self.summary.releases = draft.items;
        if !self.order.dry_run {
            self.summary.files = draft.publish()?;
            self.remembered.keep(&self.order.place)?;
        }
        Ok(self.summary)
    }
}
