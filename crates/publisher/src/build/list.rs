//! Reads the list page by page, and plans the feed from it before any release is requested.

use url::Url;

use super::run::Run;
use super::{BuildError, Cause, Problem};
use crate::board::{List, ParseError, Row};
use crate::feed::KnownList;
use crate::fetch::{FetchError, Fetched, PAGE_LIMIT, Validators};
use crate::page::language::normalize_language;

/// After so many consecutive pages without a new release, no more are requested: the list may never end.
const MAX_PAGES_WITHOUT_NEW: usize = 10;
/// So many pages after the limit are requested to find releases that have only moved down.
const MAX_PAGES_AFTER_LIMIT: usize = 50;

/// How much of the board was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All releases.
    Complete,
    /// As many releases as the limit allows.
    LimitReached,
    /// Some. There may be others, which must not be removed from the feed.
    Partial,
}

/// A release of the new feed.
pub enum Entry {
    /// A row of the list.
    Row(Box<Row>),
    /// A release on a page of the list that has not changed, by identifier.
    Unchanged(String),
}

/// A page of the list.
pub enum ListPage {
    /// It was read.
    Read(List, Validators),
    /// It has not changed since the last run.
    NotModified(KnownList),
}

impl Run<'_> {
    /// Reads the list and fills `self.entries`, up to the limit.
    pub(super) fn read_list(&mut self) -> Result<Coverage, BuildError> {
        let board = self.board;
        let mut earlier_pages: Vec<Vec<String>> = Vec::new();
        let (mut pages_without_new, mut pages_after_limit) = (0, 0);
        for number in 1.. {
            let address = board.page_address(number);
            self.progress.step(&format!("reading page {number} of the list"));
            let page = match self.request_list_page(&address, number) {
                Ok(page) => page,
                Err(cause) => {
                    let problem = Problem { address: address.into(), cause };
                    if number == 1 {
                        return Err(problem.into());
                    }
                    self.report(problem);
                    return Ok(Coverage::Partial);
                }
            };
            if number == 1 {
                self.note_names(&page);
            }
            let count_before = self.listed.len();
            let known = self.add_entries(page);
            let (ids, has_more) = (known.ids.clone(), known.has_more);
            if !known.validators.is_empty() {
                self.new_state.lists.insert(address.into(), known);
            }
            if self.entries.len() == self.limit {
                pages_after_limit += 1;
                // Releases that were pushed down the list are not lost.
                if !self.lacks_most() || !has_more || pages_after_limit > MAX_PAGES_AFTER_LIMIT {
                    return Ok(Coverage::LimitReached);
                }
            }
            match earlier_pages.iter().rposition(|earlier| !ids.is_empty() && *earlier == ids) {
                // Some boards answer every page number after the last with the last page.
                Some(earlier) if earlier + 1 == earlier_pages.len() => break,
                // Some caches answer with a different page.
                Some(_) => return Ok(Coverage::Partial),
                None if !has_more => break,
                None => {}
            }
            // A page may contain only replies and secret posts.
            let has_new = self.listed.len() > count_before;
            pages_without_new = if has_new { 0 } else { pages_without_new + 1 };
            if pages_without_new == MAX_PAGES_WITHOUT_NEW {
                return Ok(Coverage::Partial);
            }
            earlier_pages.push(ids);
        }
        if self.listed.is_empty() && self.hidden > 0 && !self.accepts_removal() {
            let cause = ParseError::OnlyHidden(self.hidden).into();
            return Err(Problem { address: board.address().to_string(), cause }.into());
        }
        if self.entries.len() == self.limit {
            return Ok(Coverage::LimitReached);
        }
        Ok(if board.lists_all() { Coverage::Complete } else { Coverage::Partial })
    }

    fn request_list_page(&mut self, address: &Url, number: usize) -> Result<ListPage, Cause> {
        let known = self.old_state.lists.get(address.as_str()).cloned();
        let known = known
            .filter(|known| self.reread.is_empty() && known.ids.iter().all(|id| self.published.contains(id)));
        let validators = known.as_ref().map(|known| known.validators.clone()).unwrap_or_default();
        match (self.fetcher.get(address, &validators, PAGE_LIMIT)?, known) {
            (Fetched::Document(document), _) => {
                let list = self.board.parse_list(&document, number, self.options.now)?;
                Ok(ListPage::Read(list, document.validators))
            }
            (Fetched::NotModified, Some(known)) => Ok(ListPage::NotModified(known)),
            (Fetched::NotModified, None) => Err(FetchError::Status(304).into()),
            (Fetched::NotFound, _) => Err(FetchError::NotFound.into()),
        }
    }

    fn add_entries(&mut self, page: ListPage) -> KnownList {
        match page {
            ListPage::Read(mut list, validators) => {
                self.hidden += list.hidden;
                if list.titles.suffix.is_some() {
                    self.titles = list.titles;
                }
                if self.settings.without_notices {
                    list.rows.retain(|row| !row.pinned);
                }
                for row in &mut list.rows {
                    row.id = self.published_id(&row.address);
                }
                let ids = list.rows.iter().map(|row| row.id.clone()).collect();
                for row in list.rows {
                    self.add_entry(row.id.clone(), || Entry::Row(row.into()));
                }
                KnownList { validators, ids, has_more: list.has_more }
            }
            ListPage::NotModified(known) => {
                for id in &known.ids {
                    self.add_entry(id.clone(), || Entry::Unchanged(id.clone()));
                }
                known
            }
        }
    }

    /// The identifier that the release at this address was published with, perhaps before the site changed its addresses.
    fn published_id(&mut self, address: &str) -> String {
        let key = self.board.key(address);
        let host = |address: &str| {
            let address = Url::parse(address).ok()?;
            Some((address.host_str()?.to_owned(), address.port()))
        };
        let own_host = host(address);
        // Boards of two sites may have the same keys.
        let is_same = |id: &str| self.board.key(id) == key && host(id) == own_host;
        if let Some(id) = self.published.adopt(address, is_same) {
            self.ids.insert(key.clone(), id);
        }
        match self.ids.get(&key) {
            // Earlier versions have published addresses of RSS that were escaped twice.
            Some(id) if id != address && id.contains("&amp;") => {
                self.seen.insert(id.clone());
                self.listed.insert(id.clone());
                address.to_owned()
            }
            Some(id) => id.clone(),
            None => address.to_owned(),
        }
    }

    /// Adds a release, unless it is there already or the limit is reached.
    fn add_entry(&mut self, id: String, entry: impl FnOnce() -> Entry) {
        self.listed.insert(id.clone());
        // Another board of the feed has it, too.
        if self.published.is_taken(&id) {
            return;
        }
        if self.entries.len() < self.limit && self.seen.insert(id) {
            self.entries.push(entry());
        }
    }

    /// Notes the name and the language of the board, which the first page of the list shows.
    fn note_names(&mut self, page: &ListPage) {
        if let ListPage::Read(list, _) = page {
            self.heading.clone_from(&list.heading);
            self.language = list.language.as_deref().and_then(normalize_language);
        }
    }
}
