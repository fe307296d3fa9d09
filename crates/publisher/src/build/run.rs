//! The steps of a run.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use json_feed::{Author, Feed, Item};

use super::list::{Coverage, Entry};
use super::{BuildError, BuildOptions, Cause, Problem, Summary};
use crate::board::{Refusal, Titles};
use crate::feed::{FeedWriter, FileError, Fingerprint, PublishedFeed, Spool, State};
use crate::fetch::Fetcher;
use crate::progress::Progress;

/// After so many hours without reading any release, the newest is read again, to see whether visitors can still read the board.
pub(super) const READ_AGAIN_AFTER: i64 = 24;

/// Fewer titles do not show the language of a board.
const MIN_TITLES: usize = 4;

/// A run and its data.
pub struct Run<'a> {
    pub(super) options: &'a BuildOptions,
    pub(super) fetcher: &'a mut Fetcher,
    pub(super) progress: &'a Progress,
    pub(super) published: PublishedFeed,
    pub(super) old_state: State,
    pub(super) new_state: State,
    /// The new feed without items.
    pub(super) metadata: Feed,
    /// The items of the new feed, in the order of the board.
    pub(super) items: Spool,
    /// The releases of the list, in its order.
    pub(super) entries: Vec<Entry>,
    /// The identifiers of the published releases, by their keys (see `Board::key`).
    pub(super) ids: HashMap<String, String>,
    /// The identifiers of all releases in the list.
    pub(super) listed: HashSet<String>,
    /// The identifiers of the releases that are an entry or were kept.
    pub(super) seen: HashSet<String>,
    /// The identifiers of the published releases to read again although they have not changed.
    pub(super) reread: HashSet<String>,
    /// The identifiers of the releases that were requested.
    pub(super) requested: HashSet<String>,
    /// The identifiers of the releases that could not be read.
    pub(super) failed: HashSet<String>,
    /// The releases that only members may read, with the message of the board.
    pub(super) refused: Vec<(String, Refusal)>,
    pub(super) titles: Titles,
    /// The number of rows that are no releases.
    pub(super) hidden: usize,
    /// The number of releases without a date, though the list shows one.
    pub(super) undated: usize,
    /// The number of releases that could not be read, for reasons that do not pass.
    pub(super) unreadable: usize,
    /// The number of titles in Korean script.
    in_hangul: usize,
    /// Whether any release was read.
    pub(super) has_read: bool,
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
        let published = PublishedFeed::open(paths)?;
        let is_due = |last: jiff::civil::DateTime| {
            options.board.lists_all() && options.now >= last.saturating_add(READ_AGAIN_AFTER.hours())
        };
        let probes = usize::from(old_state.last_read.is_some_and(is_due));
        Ok(Self {
            new_state: State { lists: Default::default(), releases: Default::default(), ..old_state.clone() },
            ids: published
                .addresses()
                .iter()
                .map(|(address, id)| (address.as_str(), id.as_str()))
                .chain(published.ids().map(|id| (id, id)))
                .map(|(address, id)| (options.board.key(address), id.to_owned()))
                .collect(),
            reread: published.ids().take(options.reread.max(probes)).map(str::to_owned).collect(),
            titles: Titles { suffix: old_state.title_suffix.clone() },
            items: Spool::new(paths)?,
            metadata: Feed::new(""),
            published,
            options,
            fetcher,
            progress,
            old_state,
            entries: Vec::new(),
            listed: HashSet::new(),
            seen: HashSet::new(),
            requested: HashSet::new(),
            failed: HashSet::new(),
            refused: Vec::new(),
            hidden: 0,
            undated: 0,
            unreadable: 0,
            in_hangul: 0,
            has_read: false,
            summary: Summary::default(),
            consecutive_failures: 0,
        })
    }

    /// Reads the list and the releases, and publishes the feed.
    ///
    /// # Errors
    /// When the feed has not changed.
    pub fn execute(mut self) -> Result<Summary, BuildError> {
        let result = self.update();
        if result.is_err() {
            self.report_lasting_failures();
        }
        if result.is_err() || self.options.dry_run {
            self.save_requests()?;
        }
        result?;
        Ok(self.summary)
    }

    fn update(&mut self) -> Result<(), BuildError> {
        let coverage = match self.read_list() {
            Err(BuildError::Board(problem)) => return self.withdraw_if_closed(problem),
            coverage => coverage?,
        };
        // Before the releases are requested: a board that has lost them, or changed their addresses, gets no further requests.
        self.check_removals(coverage)?;
        self.read_releases()?;
        if let Some(refusal) = self.is_closed() {
            self.pause_board();
            return self.withdraw(&refusal);
        }
        if self.is_unreadable() {
            self.pause_board();
        }
        self.keep_unseen(coverage)?;
        self.check_removals(coverage)?;
        // A first feed without any readable release would hide the problem.
        if self.items.is_empty() && self.published.metadata().is_none_or(|_| !self.published.is_empty()) {
            if !self.summary.problems.is_empty() {
                return Err(BuildError::Board(self.summary.problems.swap_remove(0)));
            }
            if self.summary.waiting > 0 {
                let address = self.options.board.address().to_string();
                return Err(BuildError::Board(Problem { address, cause: Cause::Paused }));
            }
        }
        self.warn();
        self.publish(coverage)
    }

    /// Adds an item for each entry of the list.
    fn read_releases(&mut self) -> Result<(), BuildError> {
        for entry in std::mem::take(&mut self.entries) {
            let item = match entry {
                Entry::Row(row) => self.item(*row),
                Entry::Unchanged(id) => {
                    self.keep_state(&id, None);
                    self.published.item(&id)
                }
            };
            if let Some(item) = item {
                self.push(item)?;
            }
        }
        // The next run must read these pages even if they have not changed, to try the failed releases again.
        let failed = &self.failed;
        self.new_state.lists.retain(|_, list| !list.ids.iter().any(|id| failed.contains(id)));
        Ok(())
    }

    fn push(&mut self, mut item: Item) -> Result<(), FileError> {
        let title = item.title.as_deref().unwrap_or_default();
        self.in_hangul += usize::from(title.chars().any(|c| matches!(c, '가'..='힣')));
        if let Some(author) = &self.options.author {
            item.authors = vec![Author { name: Some(author.clone()), ..Author::default() }];
        }
        self.items.push(item)
    }

    /// After a partial reading of the board, keeps the published items that were not seen, up to the limit.
    fn keep_unseen(&mut self, coverage: Coverage) -> Result<(), BuildError> {
        if coverage == Coverage::Partial {
            let ids: Vec<_> = self.published.ids().map(str::to_owned).collect();
            for id in ids {
                if self.items.len() < self.options.limit.get()
                    && self.seen.insert(id.clone())
                    && let Some(item) = self.published.item(&id)
                {
                    self.keep_state(&id, None);
                    self.push(item)?;
                }
            }
        }
        Ok(())
    }

    /// Keeps what is known of a release, with the fingerprint of its row if there is a new one.
    pub(super) fn keep_state(&mut self, id: &str, fingerprint: Option<Fingerprint>) {
        if let Some(known) = self.old_state.releases.get(id) {
            let mut known = known.clone();
            if let Some(new) = fingerprint {
                known.fingerprint.year = new.year.or(known.fingerprint.year);
                known.fingerprint.writer = new.writer.or(known.fingerprint.writer);
            }
            self.new_state.releases.insert(id.to_owned(), known);
        }
    }

    pub(super) fn report(&mut self, problem: Problem) {
        tracing::warn!("{problem}");
        self.summary.problems.push(problem);
    }

    /// The number of releases that should be in the list, and how many of them are not. Releases beyond the limit are not expected.
    fn expected_and_missing(&self) -> (usize, usize) {
        let expected = self.published.len().min(self.options.limit.get());
        let missing = self.published.ids().take(expected).filter(|id| !self.listed.contains(*id)).count();
        (expected, missing)
    }

    /// Whether more than half of the releases have not been found in the list so far.
    pub(super) fn lacks_most(&self) -> bool {
        let (expected, missing) = self.expected_and_missing();
        missing * 2 > expected
    }

    fn check_removals(&self, coverage: Coverage) -> Result<(), BuildError> {
        let (before, missing) = match coverage {
            Coverage::Complete | Coverage::LimitReached => self.expected_and_missing(),
            Coverage::Partial => (self.published.len(), 0),
        };
        let removed = missing + self.summary.removed;
        if removed * 2 > before && !self.options.accept_removal {
            return Err(BuildError::TooManyRemoved { before, removed });
        }
        Ok(())
    }

    /// Writes errors, which `--quiet` shows as well, for releases that have failed for a day.
    fn report_lasting_failures(&mut self) {
        let now = self.options.now;
        for (id, failure) in &mut self.new_state.failures {
            if self.failed.contains(id) && !failure.withheld && failure.is_due_for_report(now) {
                let since = failure.since.strftime("%Y-%m-%d %H:%M");
                tracing::error!("{id} has not been readable since {since}, after {} requests", failure.times);
            }
        }
    }

    fn warn(&self) {
        let language = self.metadata.language.as_deref().unwrap_or_default();
        let (is_korean, length) = (language == "ko" || language.starts_with("ko-"), self.items.len());
        // Gnuboard's pages say `lang="ko"` whatever the language of the board is.
        if length >= MIN_TITLES && is_korean && self.in_hangul * 4 < length {
            tracing::warn!(
                "the language of the board's pages is {language}, but most titles are not Korean: set --language"
            );
        }
        if self.undated > 0 {
            tracing::warn!(
                "{} releases are published without a date: the list shows it without a year, and their pages show none, or one in the \
                 future; if a page shows it, name its element in a skin (release.date)",
                self.undated
            );
        }
    }

    pub(super) fn publish(&mut self, coverage: Coverage) -> Result<(), BuildError> {
        self.report_lasting_failures();
        let paths = &self.options.output_paths;
        if coverage == Coverage::Complete {
            self.summary.removed += self.published.ids().filter(|id| !self.seen.contains(*id)).count();
            let is_listed = |id: &String| self.listed.contains(id);
            self.new_state.failures.retain(|id, _| is_listed(id));
            self.new_state.own_views.retain(|id, _| is_listed(id));
        }
        let mut writer = FeedWriter::new(paths, std::mem::replace(&mut self.metadata, Feed::new("")));
        let items = std::mem::replace(&mut self.items, Spool::new(paths)?);
        items.drain(self.options.order, |item| writer.push(item))?;
        let draft = writer.finish()?;
        self.summary.releases = draft.items;
        self.new_state.title_suffix.clone_from(&self.titles.suffix);
        if !self.options.dry_run {
            self.summary.files = draft.publish(self.published.page_count())?;
            self.new_state.save(paths)?;
        }
        Ok(())
    }

    /// When the feed has not changed, saves only what the board has noticed of this run: requests that failed or were counted.
    fn save_requests(&self) -> Result<(), FileError> {
        let State { failures, own_views, unreadable, closed_list_checked, .. } = self.new_state.clone();
        let state = State { failures, own_views, unreadable, closed_list_checked, ..self.old_state.clone() };
        if state == self.old_state { Ok(()) } else { state.save(&self.options.output_paths) }
    }
}
