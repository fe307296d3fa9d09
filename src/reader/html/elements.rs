//! What becomes of each element of HTML: the allow-list.

/// What an element is in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Left out with its content, which has no tags.
    HiddenText,
    /// Left out with its content.
    Hidden,
    /// Part of a line.
    Inline(&'static str),
    /// A link.
    Link,
    /// A picture.
    Image,
    /// The end of a line.
    Break,
    /// A line between two parts of the text.
    Rule,
    /// A paragraph.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// A list.
    List(&'static str),
    /// An entry of a list.
    Entry(&'static str),
    /// Holds paragraphs.
    Block(&'static str),
    /// What stands below a picture.
    FigureCaption,
    /// A table.
    Table,
    /// Its title.
    Caption,
    /// Its head, body or foot.
    Section(&'static str),
    /// A row of it.
    Row,
    /// A cell of it.
    Cell(&'static str),
    /// Not kept. Its content begins on a new line.
    Line,
    /// Not kept. Its content is part of the text around it.
    Other,
}

const HIDDEN_TEXT: &str = "iframe noembed noframes noscript script style textarea title xmp";
const HIDDEN: &str = "audio button canvas datalist math object select svg template video";
const INLINE: &str =
    "abbr b bdi cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup u var";
const LISTS: &str = "dl ol ul";
const ENTRIES: &str = "dd dt li";
const BLOCKS: &str = "blockquote figure pre";
const SECTIONS: &str = "tbody tfoot thead";
const CELLS: &str = "td th";
const LINES: &str = "address article aside body center details dir div fieldset footer form header hgroup legend main menu nav option \
search section summary";

impl Kind {
    /// The kind of the element of this name, in lower case.
    pub fn of(name: &str) -> Self {
        let find = |list: &'static str| list.split(' ').find(|known| *known == name);
        match name {
            "a" => return Self::Link,
            "img" => return Self::Image,
            "br" => return Self::Break,
            "hr" => return Self::Rule,
            "p" => return Self::Paragraph,
            "table" => return Self::Table,
            "caption" => return Self::Caption,
            "tr" => return Self::Row,
            "figcaption" => return Self::FigureCaption,
            // Old names.
            "strike" => return Self::Inline("s"),
            "tt" => return Self::Inline("code"),
            _ => {}
        }
        if let [b'h', level @ b'1'..=b'6'] = name.as_bytes() {
            return Self::Heading(level - b'0');
        }
        let listed = [
            (INLINE, Self::Inline as fn(&'static str) -> Self),
            (LINES, |_| Self::Line),
            (LISTS, Self::List),
            (ENTRIES, Self::Entry),
            (BLOCKS, Self::Block),
            (SECTIONS, Self::Section),
            (CELLS, Self::Cell),
            (HIDDEN, |_| Self::Hidden),
            (HIDDEN_TEXT, |_| Self::HiddenText),
        ];
        listed.into_iter().find_map(|(list, kind)| find(list).map(kind)).unwrap_or(Self::Other)
    }
}
