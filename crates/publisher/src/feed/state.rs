//! The state that a run saves for the next one, to request only what has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::backoff::Failure;
use super::own_views::OwnViews;
use super::{FileError, OutputPaths, write_json};
use crate::board::Row;
use crate::fetch::Validators;
use crate::page::date::Certainty;

/// What is known of the boards, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The boards.
    pub boards: BTreeMap<String, BoardState>,
}

/// What is known of a board and its pages. Without it, the next run reads all pages again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardState {
    /// The address of its list.
    #[serde(default)]
    pub address: String,
    /// The identifiers of its items in the feed.
    #[serde(default)]
    pub items: BTreeSet<String>,
    /// The tags that were added to its items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The author that its items were given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Program version and custom skin, which the pages were parsed with. Others may parse them differently.
    #[serde(rename = "read_with")]
    pub parser: String,
    /// The pages of the list, by address.
    pub lists: BTreeMap<String, KnownList>,
    /// The releases, by identifier.
    pub releases: BTreeMap<String, KnownRelease>,
    /// The releases that cannot be read, by identifier.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub failures: BTreeMap<String, Failure>,
    /// The views that our own requests have added, by identifier.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own_views: BTreeMap<String, OwnViews>,
    /// No release could be read: the board shows them to members only, or has another design. It gets one request after each pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<Failure>,
    /// When a release was last read, which shows that visitors can read the board.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_read: Option<DateTime>,
    /// When a release was last requested because only members may read the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_list_checked: Option<DateTime>,
    /// What follows the title of a release in the `<title>` of its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_suffix: Option<String>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownList {
    /// For the next conditional request.
    #[serde(rename = "version")]
    pub validators: Validators,
    /// The identifiers of its releases.
    pub ids: Vec<String>,
    /// Whether there was another page.
    #[serde(rename = "more")]
    pub has_more: bool,
}

/// A release whose page was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRelease {
    /// Its row in the list.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
    /// For the next conditional request.
    #[serde(rename = "version")]
    pub validators: Validators,
}

/// The part of a row that changes only with the release itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Day, title and category. Without year and time: lists show the time on the day of publication, and later the date without it.
    pub listed: String,
    /// The year, if the list shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// The writer, if the list shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writer: Option<String>,
}

impl Fingerprint {
    /// The fingerprint of a row.
    pub fn new(row: &Row) -> Self {
        let dated = row.published.filter(|published| published.certainty != Certainty::Relative);
        let day = dated.map(|published| published.day.strftime("%m-%d ").to_string());
        let category = row.category.as_deref().map(|category| format!(" ({category})"));
        let year = dated.filter(|published| published.certainty == Certainty::Certain);
        Self {
            listed: format!("{}{}{}", day.unwrap_or_default(), row.title, category.unwrap_or_default()),
            year: year.map(|published| published.day.year()),
            writer: row.author.clone(),
        }
    }

    /// Whether both are of the same version of a release. A year or writer that only one of them has is no difference.
    pub fn matches(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            one.is_some() && other.is_some() && one != other
        }
        self.listed == other.listed
            && !differ(&self.year, &other.year)
            && !differ(&self.writer, &other.writer)
    }
}

/// Before a feed could have several boards, the file had the state of its only one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Saved {
    Boards(State),
    Board(Box<BoardState>),
}

impl State {
    /// Loads the state of the last run; an empty one if there is none.
    pub fn load(paths: &OutputPaths) -> Self {
        let saved = fs::read(paths.state()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        match saved {
            Some(Saved::Boards(state)) => state,
            Some(Saved::Board(board)) => Self { boards: [(String::new(), *board)].into() },
            None => Self::default(),
        }
    }

    /// Takes out the states of boards, given by name and address of the list. A board that has another name now is found by its
    /// address. If there is only one, now and before, it is the same, even if it has moved.
    pub fn take(&mut self, boards: &[(&str, &str)]) -> Vec<Option<BoardState>> {
        if boards.len() == 1 && self.boards.len() == 1 {
            return vec![self.boards.pop_first().map(|(_, board)| board)];
        }
        let mut taken: Vec<_> = boards.iter().map(|(name, _)| self.boards.remove(*name)).collect();
        for (taken, (_, address)) in taken.iter_mut().zip(boards).filter(|(taken, _)| taken.is_none()) {
            let same = self.boards.iter().find(|(_, board)| board.address == *address);
            let name = same.map(|(name, _)| name.clone());
            *taken = name.and_then(|name| self.boards.remove(&name));
        }
        taken
    }

    /// Saves it for the next run.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, paths: &OutputPaths) -> Result<(), FileError> {
        write_json(&paths.state(), self)
    }
}

impl BoardState {
    /// The state for a parser. If that has changed, only what does not depend on it is kept: which items belong to the board, and the
    /// views that we have added.
    pub fn for_parser(self, parser: String) -> Self {
        if self.parser == parser {
            return self;
        }
        let Self { address, items, tags, author, own_views, .. } = self;
        Self { parser, address, items, tags, author, own_views, ..Self::default() }
    }

    /// Prepares it for a run with this author and these tags. If some are no longer wanted, all releases are read again, because only
    /// their pages have the original values.
    pub fn prepare(&mut self, author: Option<&String>, tags: &[String]) {
        let has_author = self.author.is_some() && author.is_none();
        if has_author || self.tags.iter().any(|tag| !tags.contains(tag)) {
            self.releases.clear();
            self.lists.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Otherwise an update of the program would make each publisher read the whole board again.
    #[test]
    fn the_file_format_is_stable() {
        let validators = Validators { etag: Some("\"1\"".to_owned()), last_modified: None };
        let list = KnownList { validators: validators.clone(), ids: vec!["a".to_owned()], has_more: true };
        let fingerprint =
            Fingerprint { listed: "08-01 Release".to_owned(), year: None, writer: Some("Kim".to_owned()) };
        let release = KnownRelease { fingerprint, validators };
        let now = "2018-08-02T09:30:00".parse().expect("a date");
        let board = BoardState {
            address: "list".to_owned(),
            items: ["a".to_owned()].into(),
            tags: vec!["press".to_owned()],
            author: Some("Seoul".to_owned()),
            parser: "0.1.0 ".to_owned(),
            lists: [("list".to_owned(), list)].into(),
            releases: [("a".to_owned(), release)].into(),
            failures: [("b".to_owned(), Failure::first(now, false))].into(),
            own_views: [("a".to_owned(), OwnViews { added: 2, before: Some(7) })].into(),
            unreadable: None,
            last_read: Some(now),
            closed_list_checked: None,
            title_suffix: Some(" > News".to_owned()),
        };
        assert_eq!(
            serde_json::to_value(State { boards: [("news".to_owned(), board)].into() }).expect("JSON"),
            json!({ "boards": { "news": {
                "address": "list",
                "items": ["a"],
                "tags": ["press"],
                "author": "Seoul",
                "read_with": "0.1.0 ",
                "lists": { "list": { "version": { "etag": "\"1\"" }, "ids": ["a"], "more": true } },
                "releases": { "a": { "listed": "08-01 Release", "writer": "Kim", "version": { "etag": "\"1\"" } } },
                "failures": { "b": { "times": 1, "since": "2018-08-02T09:30:00", "pause_until": "2018-08-02T10:30:00" } },
                "own_views": { "a": { "added": 2, "before": 7 } },
                "last_read": "2018-08-02T09:30:00",
                "title_suffix": " > News",
            } } })
        );
    }
}
