//! The steps of a run.

use std::collections::HashSet;

use json_feed::Feed;
use url::Url;

use super::list::{Coverage, Entry, ListPage};
use super::{BuildError, BuildOptions, Problem, Summary};
use crate::feed::{FeedWriter, FileError, PublishedFeed, State};
use crate::fetch::Fetcher;
use crate::page::language::normalize_language;
use crate::progress::Progress;

/// A run and its data.
pub struct Run<'a> {
    pub(super) options: &'a BuildOptions,
    pub(super) fetcher: &'a mut Fetcher,
    pub(super) progress: &'a Progress,
    pub(super) published: PublishedFeed,
    pub(super) old_state: State,
    pub(super) new_state: State,
    pub(super) writer: FeedWriter,
    /// The releases of the list, in its order.
    pub(super) entries: Vec<Entry>,
    /// The identifiers of the releases that were in the list or kept.
    pub(super) seen: HashSet<String>,
    /// The identifiers of the releases that could not be read.
    pub(super) failed: HashSet<String>,
    pub(super) summary: Summary,
    pub(super) consecutive_failures: usize,
}

impl<'a> Run<'a> {
    /// Opens the published feed and the state.
    ///
    /// # Errors
    /// When the published feed cannot be read.
    pub fn new(
        options: &'a BuildOptions,
        fetcher: &'a mut Fetcher,
        progress: &'a Progress,
    ) -> Result<Self, FileError> {
        let paths = &options.output_paths;
        let parser = format!("{} {}", env!("CARGO_PKG_VERSION"), options.custom_skin);
        let old_state = State::load(paths, parser);
        Ok(Self {
            new_state: State { parser: old_state.parser.clone(), ..State::default() },
            published: PublishedFeed::open(paths)?,
            writer: FeedWriter::new(paths, Feed::new("")),
            options,
            fetcher,
            progress,
            old_state,
            entries: Vec::new(),
            seen: HashSet::new(),
            failed: HashSet::new(),
            summary: Summary::default(),
            consecutive_failures: 0,
        })
    }

    /// Reads the list and the releases, and publishes the feed.
    ///
    /// # Errors
    /// When the feed has not changed.
    pub fn execute(mut self) -> Result<Summary, BuildError> {
        let coverage = self.read_list()?;
        // Before the releases are requested: a board that has lost them, or changed their addresses, gets no further requests.
        self.check_removals(coverage)?;
        self.read_releases()?;
        self.keep_unseen(coverage)?;
        self.check_removals(coverage)?;
        // A first feed without any readable release would hide the problem.
        if self.writer.is_empty() && !self.summary.problems.is_empty() {
            return Err(BuildError::Board(self.summary.problems.swap_remove(0)));
        }
        self.publish(coverage)
    }

    /// The new feed without items; `page` is the first page of the list.
    pub(super) fn metadata(&self, page: &ListPage) -> Feed {
        let options = self.options;
        let published = self.published.metadata();
        let (heading, language) = match page {
            ListPage::Read(list, _) => (list.heading.clone(), list.language.clone()),
            ListPage::NotModified(_) => (None, None),
        };
        let title = options.title.clone().or(heading).or_else(|| published?.title.clone());
        let language = options
            .language
            .as_deref()
            .and_then(normalize_language)
            .or_else(|| language.as_deref().and_then(normalize_language))
            .or_else(|| published?.language.clone());
        Feed {
            home_page_url: Some(options.board.address().to_string()),
            feed_url: options.feed_url.as_ref().map(Url::to_string),
            language,
            ..Feed::new(
                title.unwrap_or_else(|| options.board.address().host_str().unwrap_or_default().to_owned()),
            )
        }
    }

    fn is_full(&self) -> bool {
        self.writer.len() == self.options.limit.get()
    }

    /// Writes an item for each entry of the list.
    fn read_releases(&mut self) -> Result<(), BuildError> {
        for entry in std::mem::take(&mut self.entries) {
            let item = match entry {
                Entry::Row(row) => self.item(*row),
                Entry::Unchanged(id) => {
                    self.keep_state(&id);
                    self.published.item(&id)
                }
            };
            if let Some(item) = item {
                self.writer.push(item)?;
            }
        }
        // The next run must read these pages even if they have not changed, to try the failed releases again.
        let failed = &self.failed;
        self.new_state.lists.retain(|_, list| !list.ids.iter().any(|id| failed.contains(id)));
        Ok(())
    }

    /// After a partial reading of the board, keeps the published items that were not seen, up to the limit.
    fn keep_unseen(&mut self, coverage: Coverage) -> Result<(), BuildError> {
        if coverage == Coverage::Partial {
            let mut number = 1;
            while let Some(page) = self.published.page(number) {
                let ids: Vec<_> = page.iter().map(|item| item.id.clone()).collect();
                self.keep_items(&ids)?;
                number += 1;
            }
        }
        Ok(())
    }

    fn keep_items(&mut self, ids: &[String]) -> Result<(), BuildError> {
        for id in ids {
            if !self.is_full()
                && self.seen.insert(id.clone())
                && let Some(item) = self.published.item(id)
            {
                self.keep_state(id);
                self.writer.push(item)?;
            }
        }
        Ok(())
    }

    pub(super) fn keep_state(&mut self, id: &str) {
        if let Some(known) = self.old_state.releases.get(id) {
            self.new_state.releases.insert(id.to_owned(), known.clone());
        }
    }

    pub(super) fn report(&mut self, problem: Problem) {
        tracing::warn!("{problem}");
        self.summary.problems.push(problem);
    }

    fn check_removals(&self, coverage: Coverage) -> Result<(), BuildError> {
        // Releases beyond a lower limit are not counted as removed.
        let before = match coverage {
            Coverage::LimitReached => self.published.len().min(self.options.limit.get()),
            Coverage::Complete | Coverage::Partial => self.published.len(),
        };
        let missing = match coverage {
            Coverage::Partial => 0,
            Coverage::Complete | Coverage::LimitReached => {
                before.saturating_sub(self.published.len() - self.unseen())
            }
        };
        let removed = missing + self.summary.removed;
        if removed * 2 > before && !self.options.accept_removal {
            return Err(BuildError::TooManyRemoved { before, removed });
        }
        Ok(())
    }

    /// The number of published releases that are not in the list.
    fn unseen(&self) -> usize {
        self.published.ids().filter(|id| !self.seen.contains(*id)).count()
    }

    fn publish(mut self, coverage: Coverage) -> Result<Summary, BuildError> {
        if coverage == Coverage::Complete {
            self.summary.removed += self.unseen();
        }
        let draft = self.writer.finish()?;
        self.summary.releases = draft.items;
        if !self.options.dry_run {
            self.summary.files = draft.publish(self.published.page_count())?;
            self.new_state.save(&self.options.output_paths)?;
        }
        Ok(self.summary)
    }
}
