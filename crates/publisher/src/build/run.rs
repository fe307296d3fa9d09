//! The steps of reading one board.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use json_feed::{Author, Item};

use super::list::{Coverage, Entry};
use super::published::BoardItems;
use super::{BoardError, BoardOptions, BuildError, BuildOptions, Cause, Problem, Summary};
use crate::board::{Board, Refusal, Titles};
use crate::feed::{BoardState, FileError, Fingerprint, Spool};
use crate::fetch::Fetcher;
use crate::progress::Progress;

/// After so many hours without reading any release, the newest is read again, to see whether visitors can still read the board.
pub(super) const READ_AGAIN_AFTER: i64 = 24;

/// A run over one board, and its data.
pub struct Run<'a> {
    pub(super) options: &'a BuildOptions,
    pub(super) settings: &'a BoardOptions,
    pub(super) board: &'a Board,
    pub(super) fetcher: &'a mut Fetcher,
    pub(super) progress: &'a Progress,
    pub(super) published: BoardItems<'a>,
    pub(super) old_state: BoardState,
    pub(super) new_state: BoardState,
    /// The items of the new feed, in the order of the board.
    pub(super) items: &'a mut Spool,
    /// The maximum number of releases.
    pub(super) limit: usize,
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
    pub(super) in_hangul: usize,
    /// Whether any release was read.
    pub(super) has_read: bool,
    pub(super) consecutive_failures: usize,
    pub(super) heading: Option<String>,
    pub(super) language: Option<String>,
    pub(super) summary: Summary,
}

/// What was read of a board.
pub struct Update {
    /// For the next run.
    pub state: BoardState,
    /// The name of the board.
    pub heading: Option<String>,
    /// The language of its pages (BCP 47).
    pub language: Option<String>,
    /// What has changed.
    pub summary: Summary,
}

/// The end of a run over one board.
pub struct Outcome {
    /// What was read, or why its releases must stay as they are.
    pub result: Result<Update, BuildError>,
    /// The state if the feed does not change: it has only what the board has noticed of this run, requests that failed or were counted.
    pub requests: BoardState,
    /// Whether the board has noticed anything.
    pub has_requests: bool,
}

impl<'a> Run<'a> {
    /// A run that has made no request yet. The items of the board are added to `items`.
    pub fn new(
        options: &'a BuildOptions,
        settings: &'a BoardOptions,
        mut old_state: BoardState,
        published: BoardItems<'a>,
        items: &'a mut Spool,
        fetcher: &'a mut Fetcher,
        progress: &'a Progress,
    ) -> Self {
        let board = &settings.board;
        old_state.prepare(settings.author.as_ref(), &settings.tags);
        let is_due = |last: jiff::civil::DateTime| {
            board.lists_all() && options.now >= last.saturating_add(READ_AGAIN_AFTER.hours())
        };
        let probes = usize::from(old_state.last_read.is_some_and(is_due));
        let new_state = BoardState {
            address: board.address().to_string(),
            items: Default::default(),
            tags: settings.tags.clone(),
            author: settings.author.clone(),
            lists: Default::default(),
            releases: Default::default(),
            ..old_state.clone()
        };
        let ids = published.addresses().chain(published.ids().map(|id| (id, id)));
        Self {
            ids: ids.map(|(address, id)| (board.key(address), id.to_owned())).collect(),
            reread: published.ids().take(options.reread.max(probes)).map(str::to_owned).collect(),
            titles: Titles { suffix: old_state.title_suffix.clone() },
            limit: settings.limit.unwrap_or(options.limit).min(options.limit).get(),
            new_state,
            items,
            published,
            options,
            settings,
            board,
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
            consecutive_failures: 0,
            heading: None,
            language: None,
            summary: Summary::default(),
        }
    }

    /// Reads the list and the releases.
    pub fn execute(mut self) -> Outcome {
        let result = self.update();
        self.report_lasting_failures();
        let Self { old_state, new_state: state, heading, language, summary, .. } = self;
        let has_requests = (&state.failures, &state.own_views) != (&old_state.failures, &old_state.own_views)
            || (&state.unreadable, state.closed_list_checked)
                != (&old_state.unreadable, old_state.closed_list_checked);
        let requests = BoardState {
            failures: state.failures.clone(),
            own_views: state.own_views.clone(),
            unreadable: state.unreadable.clone(),
            closed_list_checked: state.closed_list_checked,
            ..old_state
        };
        let result = result.map(|()| Update { state, heading, language, summary });
        Outcome { result, requests, has_requests }
    }

    fn update(&mut self) -> Result<(), BuildError> {
        let coverage = match self.read_list() {
            Err(BuildError::Board(BoardError::Page(problem))) => return self.withdraw_if_closed(problem),
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
        if self.items.board_len() == 0 && self.published.metadata().is_none_or(|_| !self.published.is_empty())
        {
            if !self.summary.problems.is_empty() {
                return Err(self.summary.problems.swap_remove(0).into());
            }
            if self.summary.waiting > 0 {
                let address = self.board.address().to_string();
                return Err(Problem { address, cause: Cause::Paused }.into());
            }
        }
        self.warn();
        self.finish(coverage);
        Ok(())
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

    fn push(&mut self, item: Item) -> Result<(), FileError> {
        // Its address did not show that another board of the feed has it.
        if self.published.is_taken(&item.id) {
            return Ok(());
        }
        let item = self.with_settings(item);
        let title = item.title.as_deref().unwrap_or_default();
        self.in_hangul += usize::from(title.chars().any(|c| matches!(c, '가'..='힣')));
        self.new_state.items.insert(item.id.clone());
        self.items.push(item)
    }

    /// The item with the author, the tags and the language of the board.
    pub(super) fn with_settings(&self, mut item: Item) -> Item {
        let BoardOptions { author, tags, language, .. } = self.settings;
        if let Some(author) = author {
            item.authors = vec![Author { name: Some(author.clone()), ..Author::default() }];
        }
        for tag in tags {
            if !item.tags.contains(tag) {
                item.tags.push(tag.clone());
            }
        }
        item.language = language.clone().filter(|_| *language != self.options.language);
        item
    }

    /// After a partial reading of the board, keeps the published items that were not seen, up to the limit.
    fn keep_unseen(&mut self, coverage: Coverage) -> Result<(), BuildError> {
        if coverage == Coverage::Partial {
            let ids: Vec<_> = self.published.ids().map(str::to_owned).collect();
            for id in ids {
                if self.items.board_len() < self.limit
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

    /// Counts what is no longer on the board, and forgets what is known of it.
    pub(super) fn finish(&mut self, coverage: Coverage) {
        if coverage == Coverage::Complete {
            self.summary.removed += self.published.ids().filter(|id| !self.seen.contains(*id)).count();
            let is_listed = |id: &String| self.listed.contains(id);
            self.new_state.failures.retain(|id, _| is_listed(id));
            self.new_state.own_views.retain(|id, _| is_listed(id));
        }
        self.new_state.title_suffix.clone_from(&self.titles.suffix);
    }
}
