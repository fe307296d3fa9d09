//! Reads the boards one after the other, and merges their releases. A board that cannot be read leaves the others updated.

use json_feed::Feed;
use url::Url;

use super::published::Published;
use super::run::{Outcome, Run, Update};
use super::{AcceptRemoval, BoardError, BuildError, BuildOptions, Summary};
use crate::exit::Exit;
use crate::feed::{BoardState, Draft, FeedWriter, Spool, State};
use crate::fetch::Fetcher;
use crate::progress::Progress;

/// A run over all boards, and its data.
pub struct Merge<'a> {
    options: &'a BuildOptions,
    published: Published,
    /// The state of each board.
    states: Vec<BoardState>,
    /// Boards that are no longer in the feed.
    other_boards: State,
    items: Spool,
    /// What was read of each board. `None` if it could not be read.
    updates: Vec<Option<Update>>,
    summary: Summary,
    /// Whether a board has noticed anything of this run that must be saved even if the feed does not change.
    has_requests: bool,
}

impl<'a> Merge<'a> {
    /// Opens the published feed and the state.
    ///
    /// # Errors
    /// When the published feed cannot be read, or is one of other boards.
    pub fn new(options: &'a BuildOptions) -> Result<Self, BuildError> {
        let paths = &options.output_paths;
        let boards = &options.boards;
        let names: Vec<_> =
            boards.iter().map(|board| (board.name.as_str(), board.board.address().as_str())).collect();
        let mut other_boards = State::load(paths);
        let states = other_boards.take(&names);
        let is_other_feed = states.iter().all(Option::is_none);
        let states: Vec<_> = states
            .into_iter()
            .zip(boards)
            .map(|(state, board)| state.unwrap_or_default().for_parser(board.parser()))
            .collect();
        let published = Published::open(paths, &states, &other_boards)?;
        check_dropped_boards(options, &published, &other_boards, is_other_feed)?;
        Ok(Self {
            options,
            published,
            states,
            other_boards,
            items: Spool::new(paths)?,
            updates: Vec::new(),
            summary: Summary::default(),
            has_requests: false,
        })
    }

    /// Reads the boards, and publishes the feed.
    ///
    /// # Errors
    /// When the feed has not changed.
    pub fn execute(mut self, fetcher: &mut Fetcher, progress: &Progress) -> Result<Summary, BuildError> {
        let result = self.read_boards(fetcher, progress).and_then(|()| self.publish());
        let is_published = result.is_ok() && !self.options.dry_run;
        if is_published || self.has_requests {
            self.save(is_published)?;
        }
        result?;
        Ok(self.summary)
    }

    fn read_boards(&mut self, fetcher: &mut Fetcher, progress: &Progress) -> Result<(), BuildError> {
        let options = self.options;
        for (index, settings) in options.boards.iter().enumerate() {
            // Its name is in each line of the log.
            let span = match options.boards.len() {
                1 => tracing::Span::none(),
                _ => tracing::error_span!("board", name = settings.name),
            };
            let _entered = span.enter();
            self.items.start_board();
            // A board must not lead into the private network of another one.
            fetcher.trust_host(settings.board.address());
            let run = Run::new(
                options,
                settings,
                std::mem::take(&mut self.states[index]),
                self.published.of_board(index),
                &mut self.items,
                fetcher,
                progress,
            );
            let Outcome { result, requests, has_requests } = run.execute();
            self.states[index] = requests;
            self.has_requests |= has_requests;
            match result {
                Ok(mut update) => {
                    self.published.set_board(index, &update.state.items);
                    self.summary.add(std::mem::take(&mut update.summary));
                    self.updates.push(Some(update));
                }
                Err(BuildError::Board(error)) => {
                    if options.boards.len() > 1 {
                        tracing::error!("the releases of this board stay as they are: {error}");
                    }
                    self.keep_board(index)?;
                    self.summary.failed_boards.push((settings.name.clone(), error));
                    self.updates.push(None);
                }
                Err(error) => return Err(error),
            }
        }
        if self.updates.iter().any(Option::is_some) { Ok(()) } else { Err(self.most_serious_error()) }
    }

    /// Keeps the items of a board that could not be read.
    fn keep_board(&mut self, index: usize) -> Result<(), BuildError> {
        self.items.clear_board();
        let ids: Vec<_> = self.published.of_board(index).ids().map(str::to_owned).collect();
        for id in ids {
            self.keep_item(&id)?;
        }
        Ok(())
    }

    fn keep_item(&mut self, id: &str) -> Result<(), BuildError> {
        match self.published.item(id) {
            Some(item) => Ok(self.items.push(item)?),
            None => Ok(()),
        }
    }

    fn most_serious_error(&mut self) -> BuildError {
        let errors = std::mem::take(&mut self.summary.failed_boards).into_iter().map(|(_, error)| error);
        let is_only = self.options.boards.len() == 1;
        let worst = errors.max_by_key(|error: &BoardError| Exit::from(error) as u8);
        match worst {
            Some(error) if is_only => BuildError::Board(error),
            Some(error) => BuildError::AllBoards(error),
            None => BuildError::NoBoards,
        }
    }

    fn publish(&mut self) -> Result<(), BuildError> {
        self.keep_items_without_board()?;
        let paths = &self.options.output_paths;
        let metadata = self.metadata();
        let mut rest = FeedWriter::new(&paths.rest(), Feed::new(""));
        let mut feed = FeedWriter::new(paths, metadata);
        let mut items = std::mem::replace(&mut self.items, Spool::new(paths)?);
        let limit = self.options.limit.get();
        let left_out = items.arrange(self.options.order, limit);
        for board in left_out.into_iter().filter_map(|index| self.options.boards.get(index)) {
            tracing::warn!(
                "no release of the board {} is published, because those of the others are newer: raise `limit` of the feed, or set one \
                 for the other boards",
                board.name
            );
            self.summary.left_out.push(board.name.clone());
        }
        items.drain(|item| if feed.len() < limit { feed.push(item) } else { rest.push(item) })?;
        let feed = feed.finish()?;
        let rest = if rest.is_empty() { Draft::without_pages(&paths.rest()) } else { rest.finish()? };
        self.summary.releases = feed.items;
        if !self.options.dry_run {
            let [feed_pages, rest_pages] = self.published.page_counts();
            self.summary.files = feed.publish(feed_pages)? + rest.publish(rest_pages)?;
        }
        Ok(())
    }

    /// Removes the items of boards that are no longer in the feed, and keeps those whose board is unknown because the state is lost.
    fn keep_items_without_board(&mut self) -> Result<(), BuildError> {
        let mut ids = self.published.without_board();
        for (name, board) in &self.other_boards.boards {
            let count = ids.len();
            ids.retain(|id| !board.items.contains(id));
            let removed = count - ids.len();
            self.summary.removed += removed;
            tracing::warn!(
                "{removed} releases are taken out of the feed, because their board {name} is no longer in its configuration"
            );
        }
        // They may be of a board that could not be read.
        let has_read_all = self.summary.failed_boards.is_empty();
        if self.options.accept_removal == AcceptRemoval::All && has_read_all {
            self.summary.removed += ids.len();
        } else if !ids.is_empty() {
            tracing::warn!(
                "{} releases are on none of the boards: they stay in the feed until a run with --accept-removal that reads all boards",
                ids.len()
            );
            self.items.start_board();
            for id in ids {
                self.keep_item(&id)?;
            }
        }
        Ok(())
    }

    /// The new feed without items.
    fn metadata(&self) -> Feed {
        let options = self.options;
        let published = self.published.metadata();
        let first = self.updates.first().and_then(Option::as_ref);
        let any_language = || self.updates.iter().flatten().find_map(|update| update.language.clone());
        let only = match &options.boards[..] {
            [only] => Some(only.board.address()),
            _ => None,
        };
        let host = options.boards.first().and_then(|board| board.board.address().host_str());
        let title = options.title.clone();
        let title = title
            .or_else(|| first?.heading.clone())
            .or_else(|| published?.title.clone())
            .unwrap_or_else(|| host.unwrap_or_default().to_owned());
        let language = options.language.clone();
        let language = language
            .or_else(|| first?.language.clone())
            .or_else(|| published?.language.clone())
            .or_else(any_language);
        Feed {
            home_page_url: options.home_page_url.as_ref().or(only).map(Url::to_string),
            feed_url: options.feed_url.as_ref().map(Url::to_string),
            language,
            ..Feed::new(title)
        }
    }

    /// Saves the state. Unless the feed was published, only the requests of this run count.
    fn save(&mut self, is_published: bool) -> Result<(), BuildError> {
        let mut state = State::default();
        if !is_published {
            state = std::mem::take(&mut self.other_boards);
        }
        let updates =
            std::mem::take(&mut self.updates).into_iter().map(|update| update.filter(|_| is_published));
        let updates = updates.chain(std::iter::repeat_with(|| None));
        for ((board, requests), update) in self.options.boards.iter().zip(&self.states).zip(updates) {
            let saved = update.map_or_else(|| requests.clone(), |update| update.state);
            state.boards.insert(board.name.clone(), saved);
        }
        Ok(state.save(&self.options.output_paths)?)
    }
}

/// Refuses a run that takes boards out of the feed by mistake: with the wrong file, or with the command line for one of several boards.
fn check_dropped_boards(
    options: &BuildOptions,
    published: &Published,
    other_boards: &State,
    is_other_feed: bool,
) -> Result<(), BuildError> {
    let ids = published.without_board();
    let count = |board: &BoardState| ids.iter().filter(|id| board.items.contains(*id)).count();
    let dropped = other_boards.boards.iter().filter(|(name, _)| !options.accept_removal.covers(name));
    let dropped: Vec<_> =
        dropped.map(|(name, board)| (name.as_str(), count(board))).filter(|(_, count)| *count > 0).collect();
    if dropped.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = dropped.iter().map(|(name, _)| *name).collect();
    let boards = names.join(", ");
    let (removed, total) = (dropped.iter().map(|(_, count)| count).sum(), published.len());
    if is_other_feed {
        Err(BuildError::OtherBoards(boards))
    } else if options.from_command_line {
        Err(BuildError::NotTheOnlyBoard(boards))
    } else if removed * 2 > total {
        Err(BuildError::BoardsDropped { boards, removed, total })
    } else {
        Ok(())
    }
}
