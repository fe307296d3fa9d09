//! A skin in the making: settings that differ from the built-in skin, each with how sure it is.

use std::fmt::{self, Write};

use toml::{Table, Value};

use super::selector::Basis;
use crate::board::skin::SkinError;
use crate::board::{Board, Kind};

/// How sure a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing speaks against it.
    Sure,
    /// It fits, but not everywhere, or its name does not say what it is.
    Likely,
    /// It depends on the position of the element, or stands in for a value that was not found.
    Unsure,
}

impl Certainty {
    /// As sure as a selector with this basis can be.
    pub fn of(basis: Basis) -> Self {
        match basis {
            Basis::Name => Self::Sure,
            Basis::Framework => Self::Likely,
            Basis::Position => Self::Unsure,
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Unsure => "unsure",
        })
    }
}

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A text.
    One(String),
    /// A list of texts.
    Many(Vec<String>),
}

impl From<&str> for Setting {
    fn from(text: &str) -> Self {
        Self::One(text.to_owned())
    }
}

impl From<String> for Setting {
    fn from(text: String) -> Self {
        Self::One(text)
    }
}

impl From<Vec<String>> for Setting {
    fn from(texts: Vec<String>) -> Self {
        Self::Many(texts)
    }
}

impl From<&[&str]> for Setting {
    fn from(texts: &[&str]) -> Self {
        Self::Many(texts.iter().map(|text| (*text).to_owned()).collect())
    }
}

/// As TOML.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &String| {
            format!("\"{}\"", without_controls(text).replace('\\', "\\\\").replace('"', "\\\""))
        };
        match self {
            Self::One(text) => f.write_str(&quoted(text)),
            Self::Many(texts) => write!(f, "[{}]", texts.iter().map(quoted).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// A text from a page without control characters: in TOML they are an error, in a comment a line break begins another line, and a
/// terminal obeys them.
pub fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A setting of a skin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The table in the skin: `list`, `list.views`.
    pub table: &'static str,
    /// Its key there.
    pub key: &'static str,
    /// Its value.
    pub value: Setting,
    /// How sure it is.
    pub certainty: Certainty,
    /// What it was found by.
    pub evidence: String,
}

/// The settings proposed so far, and what is said about the other values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The settings, in the order of the skin.
    pub proposals: Vec<Proposal>,
    /// Values that the built-in skin finds already: what, and how often.
    pub built_in: Vec<(&'static str, String)>,
    /// Values that could not be found, and why.
    pub missing: Vec<(&'static str, String)>,
}

impl Draft {
    /// Proposes a setting.
    pub fn propose(
        &mut self,
        (table, key): (&'static str, &'static str),
        value: impl Into<Setting>,
        certainty: Certainty,
        evidence: impl Into<String>,
    ) {
        let (value, evidence) = (value.into(), without_controls(&evidence.into()));
        self.proposals.push(Proposal { table, key, value, certainty, evidence });
    }

    /// Proposes a selector in addition to those of the built-in skin.
    pub fn extend_built_in(
        &mut self,
        kind: Kind,
        (table, key): (&'static str, &'static str),
        css: &str,
        certainty: Certainty,
        evidence: impl Into<String>,
    ) {
        let parsed: Table = toml::from_str(kind.built_in_skin()).unwrap_or_default();
        let built_in = parsed.get(table).and_then(|table| table.get(key)).and_then(Value::as_str);
        let css = built_in.map_or_else(
            || css.to_owned(),
            |built_in| format!("{}, {css}", built_in.split_whitespace().collect::<Vec<_>>().join(" ")),
        );
        self.propose((table, key), css, certainty, evidence);
    }

    /// The board with the settings proposed so far.
    ///
    /// # Errors
    /// When they are not a skin.
    pub fn apply(&self, board: &Board) -> Result<Board, SkinError> {
        Ok(board.with_skin(board.kind().skin(Some(&self.to_toml("")))?))
    }

    /// The skin as a file, with a comment on each setting.
    pub fn to_toml(&self, head: &str) -> String {
        let mut file = String::new();
        head.lines().for_each(|line| {
            let _ = writeln!(file, "# {}", without_controls(line)); // never fails for a String
        });
        for table in TABLES {
            let mut proposals = self.proposals.iter().filter(|proposal| proposal.table == table).peekable();
            if proposals.peek().is_some() {
                let _ = writeln!(file, "\n[{table}]");
            }
            for Proposal { key, value, certainty, evidence, .. } in proposals {
                let _ = writeln!(file, "# {certainty}: {evidence}\n{key} = {value}");
            }
        }
        if !self.missing.is_empty() {
            file.push_str("\n# Not found:\n");
        }
        for (what, why) in &self.missing {
            let _ = writeln!(file, "# - {what}: {}", without_controls(why));
        }
        file
    }
}

/// The tables of a skin, in their order in the file. Tables of values follow the table that they belong to.
const TABLES: [&str; 11] = [
    "list",
    "list.writer",
    "list.date",
    "list.views",
    "list.comments",
    "release",
    "release.title",
    "release.writer",
    "release.date",
    "release.views",
    "release.comments",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_a_skin_with_a_comment_on_each_setting() {
        let mut draft = Draft::default();
        draft.propose(("list.views", "select"), &[".hit"][..], Certainty::Sure, "in 2 of 2 rows");
        draft.propose(("list", "row"), "li[class=\"a\"]", Certainty::Unsure, "by position");
        draft.missing.push(("comments", "no number is named so".to_owned()));
        let file = draft.to_toml("One\nTwo");
        assert_eq!(
            file,
            "# One\n# Two\n\n[list]\n# unsure: by position\nrow = \"li[class=\\\"a\\\"]\"\n\n[list.views]\n# sure: in 2 of 2 rows\nselect = [\".hit\"]\n\n# Not found:\n# - comments: no number is named so\n"
        );
        assert!(Kind::Gnuboard5.skin(Some(&file)).is_ok());
    }

    /// They come from the pages of a board.
    #[test]
    fn control_characters_do_not_end_a_comment_or_spoil_a_value() {
        let mut draft = Draft::default();
        draft.propose(("list", "row"), "li\u{7}.a", Certainty::Sure, "a\n[list]\u{1b}[2J");
        draft.missing.push(("views", "b\r\nrow = 1".to_owned()));
        let file = draft.to_toml("c\u{0}\rd");
        assert_eq!(
            file,
            "# cd\n\n[list]\n# sure: a[list][2J\nrow = \"li.a\"\n\n# Not found:\n# - views: brow = 1\n"
        );
        assert!(Kind::Gnuboard5.skin(Some(&file)).is_ok());
    }

    /// What the built-in skin finds says nothing about such a draft.
    #[test]
    fn a_draft_that_is_no_skin_is_not_applied() {
        let list = url::Url::parse("https://board.example/bbs/board.php?bo_table=news").expect("an address");
        let board = Board::new(Kind::Gnuboard5, list, Kind::Gnuboard5.skin(None).expect("a skin"));
        let mut draft = Draft::default();
        draft.propose(("list", "row"), "li[", Certainty::Sure, "");
        assert!(draft.apply(&board).is_err());
    }
}
