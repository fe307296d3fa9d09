//! The steps of a run.

use std::collections::HashSet;

use json_feed::Feed;
use url::Url;

use super::walk::{Entry, Listed, Walk};
use super::{BuildError, Order, Problem, Summary};
use crate::feed::{Archive, Pages, PlaceError, State};
use crate::fetch::Fetcher;
use crate::page::language;
use crate::progress::Progress;

/// A run under way.
pub struct Run<'a> {
    pub(super) order: &'a Order,
    pub(super) fetcher: &'a mut Fetcher,
    pub(super) progress: &'a Progress,
    pub(super) archive: Archive,
    pub(super) known: State,
    pub(super) remembered: State,
    pub(super) pages: Pages,
    /// What the list has, in its order.
    pub(super) plan: Vec<Entry>,
    /// The identifiers of what the list has.
    pub(super) seen: HashSet<String>,
    /// The identifiers of what could not be read.
    pub(super) missed: HashSet<String>,
    pub(super) summary: Summary,
    /// How many releases in a row could not be read.
    pub(super) failures: usize,
}

impl<'a> Run<'a> {
    /// A run that has done nothing yet.
    pub fn new(
        order: &'a Order,
        fetcher: &'a mut Fetcher,
        progress: &'a Progress,
    ) -> Result<Self, PlaceError> {
        let known = State::open(&order.place, format!("{} {}", env!("CARGO_PKG_VERSION"), order.read_with));
        Ok(Self {
            remembered: State { read_with: known.read_with.clone(), ..State::default() },
            archive: Archive::open(&order.place)?,
            pages: Pages::new(&order.place, Feed::new("")),
            order,
            fetcher,
            progress,
            known,
            plan: Vec::new(),
            seen: HashSet::new(),
            missed: HashSet::new(),
            summary: Summary::default(),
            failures: 0,
        })
    }

    /// From the first page of the list to the files.
    ///
    /// # Errors
    /// When these stay as they are.
    pub fn through(mut self) -> Result<Summary, BuildError> {
        let walk = self.walk()?;
        // A board that has lost its releases, or calls them otherwise, is not asked for each of them.
        self.check_losses(walk)?;
        self.read_releases()?;
        self.take_over_the_rest(walk)?;
        self.check_losses(walk)?;
        // A first feed of nothing but problems would only hide them.
        if self.pages.is_empty() && !self.summary.problems.is_empty() {
            return Err(BuildError::Board(self.summary.problems.swap_remove(0)));
        }
        self.publish(walk)
    }

    pub(super) fn head(&self, listed: &Listed) -> Feed {
        let order = self.order;
        let before = self.archive.head();
        let (heading, language) = match listed {
            Listed::Read(list, _) => (list.heading.clone(), list.language.clone()),
            Listed::Unchanged(_) => (None, None),
        };
        let title = order.title.clone().or(heading).or_else(|| before?.title.clone());
        let language = order
            .language
            .clone()
            .and_then(|said| language::language(&said))
            .or_else(|| language.and_then(|said| language::language(&said)));
        Feed {
            home_page_url: Some(order.board.address().to_string()),
            feed_url: order.address.as_ref().map(Url::to_string),
            language: language.or_else(|| before?.language.clone()),
            ..Feed::new(
                title.unwrap_or_else(|| order.board.address().host_str().unwrap_or_default().to_owned()),
            )
        }
    }

    fn is_full(&self) -> bool {
        self.pages.len() == self.order.limit.get()
    }

    /// Makes an item of each release of the list.
    fn read_releases(&mut self) -> Result<(), BuildError> {
        for entry in std::mem::take(&mut self.plan) {
            let item = match entry {
                Entry::Row(row) => self.item(*row),
                Entry::AsBefore(id) => {
                    self.remember_as_before(&id);
                    self.archive.item(&id)
                }
            };
            if let Some(item) = item {
                self.pages.push(item)?;
            }
        }
        // What we miss now has to be asked for again, even if the list stays as it is.
        let missed = &self.missed;
        self.remembered.lists.retain(|_, list| !list.ids.iter().any(|id| missed.contains(id)));
        Ok(())
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

    fn check_losses(&self, walk: Walk) -> Result<(), BuildError> {
        // What a shorter feed has no room for is not lost.
        let before = match walk {
            Walk::Full => self.archive.len().min(self.order.limit.get()),
            Walk::Whole | Walk::Partly => self.archive.len(),
        };
        let missing = match walk {
            Walk::Partly => 0,
            Walk::Whole | Walk::Full => before.saturating_sub(self.archive.len() - self.missing()),
        };
        let gone = missing + self.summary.removed;
        if gone * 2 > before && !self.order.accept_removal {
            return Err(BuildError::Shrunk { before, gone });
        }
        Ok(())
    }

    /// How many releases that were published are not in the list.
    fn missing(&self) -> usize {
        self.archive.ids().filter(|id| !self.seen.contains(*id)).count()
    }

    fn publish(mut self, walk: Walk) -> Result<Summary, BuildError> {
        if walk == Walk::Whole {
            self.summary.removed += self.missing();
        }
        let draft = self.pages.finish()?;
        self.summary.releases = draft.items;
        if !self.order.dry_run {
            self.summary.files = draft.publish(self.archive.pages())?;
            self.remembered.keep(&self.order.place)?;
        }
        Ok(self.summary)
    }
}
