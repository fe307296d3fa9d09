//! Skins: the selectors and labels that find values on the pages of a board, from a TOML file.
//!
//! Each kind of board has a built-in skin (`skins/`). For a customized board, the publisher writes a file with the differences.

use scraper::Selector;
use serde::{Deserialize, Deserializer, de};
use toml::{Table, Value};

/// Where values are on the pages of a board.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skin {
    /// A text that every complete page contains. Empty: every page counts as complete.
    pub end: String,
    /// The list pages.
    pub list: ListSkin,
    /// The pages of the releases.
    pub release: ReleaseSkin,
}

/// Where values are on a page of the list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSkin {
    /// The board's name.
    pub heading: Css,
    /// The rows. Rows without a link to a release are ignored.
    pub row: Css,
    /// Rows that contain such an element are ignored.
    pub skip: Css,
    /// In a row: the link whose text is the title. In a row without one: the first link to the release that has a text.
    pub title: Css,
    /// In a row: the links to the release.
    pub link: Css,
    /// Rows that are pinned to the top, or that contain such an element: notices.
    pub pinned: Css,
    /// Rows of a design that does not mark replies. They are recognized by their numbers.
    #[serde(default)]
    pub unmarked_replies: Option<Css>,
    /// In a row: elements that are not part of any value.
    pub noise: Css,
    /// In a row: its category.
    pub category: Css,
    /// The links to other pages of the list.
    pub pages: Css,
    /// The list itself, in which it says that it is empty.
    pub area: Css,
    /// Texts of a list without releases.
    pub empty: Vec<String>,
    /// Whether the title ends with the number of comments: `[3]`.
    pub comments_in_brackets: bool,
    /// Who wrote it.
    pub writer: Field,
    /// When the release was published.
    pub date: Field,
    /// How often it was read.
    pub views: Field,
    /// The number of comments. `absent` counts only if another row of the page shows a number.
    pub comments: Field,
}

/// Where values are on the page of a release.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseSkin {
    /// The elements that contain labels.
    pub info: Css,
    /// The board's name.
    pub board: Css,
    /// The category.
    pub category: Css,
    /// The text.
    pub body: Css,
    /// The images, of which the first is used.
    pub images: Css,
    /// The links to attached files.
    #[serde(default)]
    pub attachments: Option<Css>,
    /// The links that belong to the release, outside of its text.
    #[serde(default)]
    pub links: Option<Css>,
    /// Texts of a page in place of a release that no longer exists.
    pub gone: Vec<String>,
    /// The title.
    pub title: Field,
    /// Who wrote it.
    pub writer: Field,
    /// Elements with the whole name of the writer, if the page shows a cut one: their `content`, `title` or text.
    pub whole_writer: Css,
    /// When it was published.
    pub date: Field,
    /// How often it was read.
    pub views: Field,
    /// The number of comments.
    pub comments: Field,
}

/// Where a value is: in the first selected element with text, or else after one of the labels.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Field {
    /// Selectors of its element, the most precise first.
    pub select: Vec<Css>,
    /// Labels before it, the most precise first.
    pub label: Vec<String>,
    /// The number if the page shows none.
    pub absent: Option<u64>,
}

/// An example for error messages. The parser's own messages name its internal types.
const EXAMPLE: &str = "`.press li > a.title, #list td`";

/// A CSS selector.
#[derive(Clone, Debug)]
pub struct Css(pub Selector);

impl<'de> Deserialize<'de> for Css {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Selector::parse(&text).map(Css).map_err(|_| {
            de::Error::custom(format!("`{text}` is not a CSS selector: write it as in {EXAMPLE}"))
        })
    }
}

/// Why a skin is invalid, with the position in its file.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SkinError(#[from] toml::de::Error);

impl Skin {
    /// The skin `built_in`, with the values in `custom` overriding its own. Both are TOML.
    ///
    /// # Errors
    /// When one is not TOML, or has an unknown key or an invalid selector.
    pub fn new(built_in: &str, custom: Option<&str>) -> Result<Self, SkinError> {
        let mut skin: Table = toml::from_str(built_in)?;
        if let Some(custom) = custom {
            merge(&mut skin, toml::from_str(custom)?);
        }
        Ok(skin.try_into()?)
    }
}

/// Overrides values of `base` with those of `custom`, table by table.
fn merge(base: &mut Table, custom: Table) {
    for (name, value) in custom {
        match (base.get_mut(&name), value) {
            (Some(Value::Table(base)), Value::Table(custom)) => merge(base, custom),
            (_, value) => {
                base.insert(name, value);
            }
        }
    }
}
