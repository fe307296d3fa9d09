//! How a board's pages are drawn: selectors and labels, from a TOML file.
//!
//! The boards we know come with a skin each (`skins/`); for a customised one the publisher writes down what differs.

use scraper::Selector;
use serde::{Deserialize, Deserializer, de};
use toml::{Table, Value};

/// Where things are on the pages of a board.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skin {
    /// What every whole page has in it; empty: anything goes.
    pub end: String,
    /// The list pages.
    pub list: ListSkin,
    /// The releases' own pages.
    pub release: ReleaseSkin,
}

/// Where things are on a list page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSkin {
    /// The board's name.
    pub heading: Css,
    /// A row; there may be others among them.
    pub row: Css,
    /// A row with such an element in it is no release.
    pub skip: Css,
    /// In a row: what may lead to the release, and says its title.
    pub link: Css,
    /// In a row: what is no part of any text.
    pub noise: Css,
    /// In a row: its category.
    pub category: Css,
    /// The links to other pages of the list.
    pub pages: Css,
    /// What a list without releases says.
    pub empty: Vec<String>,
    /// Whether the title ends in the number of comments: `[3]`.
    pub comments_in_brackets: bool,
    /// When the release was published.
    pub date: Field,
    /// How often it was read.
    pub views: Field,
    /// How many comments it has.
    pub comments: Field,
}

/// Where things are on a release's own page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseSkin {
    /// The elements in which labels are looked for.
    pub info: Css,
    /// The category.
    pub category: Css,
    /// The text.
    pub body: Css,
    /// The images; the first is the release's.
    pub images: Css,
    /// What is said in place of a release that is no more.
    pub gone: Vec<String>,
    /// The title.
    pub title: Field,
    /// Who wrote it.
    pub writer: Field,
    /// When it was published.
    pub date: Field,
    /// How often it was read.
    pub views: Field,
    /// How many comments it has.
    pub comments: Field,
}

/// Where one thing is: at the first of the selectors that says something, else behind one of the labels.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Field {
    /// Its element, the most exact selector first.
    pub select: Vec<Css>,
    /// The texts that announce it, the most exact first.
    pub label: Vec<String>,
    /// The number that it is when the page does not say.
    pub absent: Option<u64>,
}

/// A selector, as CSS has it.
#[derive(Clone, Debug)]
pub struct Css(pub Selector);

impl<'de> Deserialize<'de> for Css {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Selector::parse(&text)
            .map(Css)
            .map_err(|error| de::Error::custom(format!("`{text}` is no selector: {error}")))
    }
}

/// A skin that cannot be used, and where its file is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SkinError(#[from] toml::de::Error);

impl Skin {
    /// The skin `known`, with what `own` says otherwise. Both are TOML.
    ///
    /// # Errors
    /// When one is no TOML, has an entry that means nothing, or a selector that is none.
    pub fn new(known: &str, own: Option<&str>) -> Result<Self, SkinError> {
        let mut skin: Table = toml::from_str(known)?;
        if let Some(own) = own {
            lay_over(&mut skin, toml::from_str(own)?);
        }
        Ok(skin.try_into()?)
    }
}

fn lay_over(below: &mut Table, above: Table) {
    for (name, value) in above {
        match (below.get_mut(&name), value) {
            (Some(Value::Table(below)), Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                below.insert(name, value);
            }
        }
    }
}
