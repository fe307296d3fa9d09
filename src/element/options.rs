//! The attributes of the element, parsed and validated by the table in `crates/contract`.
//!
//! An invalid value never breaks the widget: the default is used, and the caller gets an [`InvalidValue`] for the console. Nothing here
//! needs a browser: attributes are looked up through a function.

use contract::attributes::{self as table, Syntax, Values};

use super::values::{DateStyle, Heading, Layout, OpenIn, Show};
use crate::feed::{Selection, Sort};

/// The settings of one widget, each usable as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Address of the feed as the page wrote it, if it did.
    pub feed: Option<String>,
    /// How the items are laid out.
    pub layout: Layout,
    /// Most cards side by side, 1 to 6.
    pub columns: Option<u32>,
    /// Number of items shown at first.
    pub limit: usize,
    /// What stands above the cards.
    pub heading: Heading,
    /// Level of that heading, 2 to 6; a card's title is one deeper.
    pub heading_level: u8,
    /// The parts of a card.
    pub show: Show,
    /// Which items are shown, in which order.
    pub selection: Selection,
    /// Whether there is a search box.
    pub search: bool,
    /// Where a click on a card opens the release.
    pub open: OpenIn,
    /// After how many seconds the carousel moves on.
    pub autoplay: Option<u32>,
    /// After how many minutes the feed is requested again.
    pub refresh: Option<u32>,
    /// The time zone of dates (IANA), if the page names one. Only a browser knows whether it exists.
    pub time_zone: Option<String>,
    /// How dates are written.
    pub date_style: DateStyle,
    /// Address of the picture of items without one, as the page wrote it. Only a browser can make it absolute.
    pub fallback_image: Option<String>,
    /// The value of `utm_source` in links.
    pub utm: Option<String>,
    /// Address that is told of opened cards, as the page wrote it. Only a browser can make it absolute.
    pub beacon: Option<String>,
}

/// An attribute whose value can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidValue {
    /// The attribute's name.
    pub attribute: &'static str,
    /// Its value.
    pub value: String,
    /// What can be used instead.
    pub allowed: String,
}

impl InvalidValue {
    /// This value of the attribute can't be used.
    pub fn new(syntax: Syntax, value: String) -> Self {
        Self { attribute: syntax.name, value, allowed: syntax.values.allowed() }
    }

    /// The line for the developer.
    pub fn message(&self) -> String {
        let Self { attribute, value, allowed } = self;
        [attribute, "=\"", value, "\" can't be used, so the default holds; allowed: ", allowed].concat()
    }
}

impl Options {
    /// The settings that `attribute` gives, and what of them can't be used.
    pub fn parse(attribute: &dyn Fn(&str) -> Option<String>) -> (Self, Vec<InvalidValue>) {
        let mut parser = Parser { attribute, invalid: Vec::new() };
        // The style sheet and the loader use these two. Here they are only checked.
        parser.word(table::THEME);
        parser.word(table::LOADING);
        let options = Self {
            feed: parser.text(table::FEED),
            layout: Layout::of(parser.word(table::LAYOUT)),
            columns: parser.number(table::COLUMNS),
            limit: parser.number(table::LIMIT).unwrap_or_default() as usize,
            heading: match parser.text(table::HEADING) {
                None => Heading::OfFeed,
                Some(text) if text.eq_ignore_ascii_case(NONE) => Heading::Hidden,
                Some(text) => Heading::Text(text),
            },
            heading_level: parser.number(table::HEADING_LEVEL).unwrap_or_default() as u8,
            show: Show::of(&parser.words(table::SHOW)),
            selection: Selection {
                tags: parser.texts(table::TAGS),
                exclude_tags: parser.texts(table::EXCLUDE_TAGS),
                sort: Sort::of(parser.word(table::SORT)),
            },
            search: parser.presence(table::SEARCH),
            open: OpenIn::of(parser.word(table::OPEN)),
            autoplay: parser.number(table::AUTOPLAY),
            refresh: parser.number(table::REFRESH),
            time_zone: parser.text(table::TIME_ZONE),
            date_style: DateStyle::of(parser.word(table::DATE_STYLE)),
            fallback_image: parser.text(table::FALLBACK_IMAGE),
            utm: parser.text(table::UTM),
            beacon: parser.text(table::BEACON),
        };
        (options, parser.invalid)
    }
}

/// In place of a list or a text: nothing of it.
const NONE: &str = "none";

/// Reads attributes, and keeps what can't be used.
struct Parser<'a> {
    attribute: &'a dyn Fn(&str) -> Option<String>,
    invalid: Vec<InvalidValue>,
}

impl Parser<'_> {
    /// The value as it is written, unless it is blank.
    fn text(&self, syntax: Syntax) -> Option<String> {
        (self.attribute)(syntax.name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The texts of a list.
    fn texts(&self, syntax: Syntax) -> Vec<String> {
        let list = self.text(syntax).unwrap_or_default();
        list.split(',').map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// The word, as the table has it.
    fn word(&mut self, syntax: Syntax) -> &'static str {
        let Values::Word(words) = syntax.values else { return syntax.default };
        let Some(text) = self.text(syntax) else { return syntax.default };
        let word = words.iter().find(|word| word.eq_ignore_ascii_case(&text));
        word.copied().unwrap_or_else(|| {
            self.refuse(syntax, text);
            syntax.default
        })
    }

    /// The words of a list, as the table has them.
    fn words(&mut self, syntax: Syntax) -> Vec<&'static str> {
        let Values::Words(words) = syntax.values else { return Vec::new() };
        let parse = |list: &str| -> Option<Vec<&'static str>> {
            if list.eq_ignore_ascii_case(NONE) {
                return Some(Vec::new());
            }
            let named = list.split(&[' ', ',', '\n', '\t'][..]).filter(|name| !name.is_empty());
            named.map(|name| words.iter().find(|word| word.eq_ignore_ascii_case(name)).copied()).collect()
        };
        let default = || parse(syntax.default).unwrap_or_default();
        let Some(list) = self.text(syntax) else { return default() };
        parse(&list).unwrap_or_else(|| {
            self.refuse(syntax, list);
            default()
        })
    }

    /// The number; that of the default, if it has one.
    fn number(&mut self, syntax: Syntax) -> Option<u32> {
        let Values::Number { least, greatest } = syntax.values else { return None };
        let default = syntax.default.parse().ok();
        let Some(text) = self.text(syntax) else { return default };
        let number = text.parse().ok().filter(|number| (least..=greatest).contains(number));
        // "02" and "+2" are no `columns` for the style sheet either.
        number.filter(|_| !text.starts_with(['0', '+'])).or_else(|| {
            self.refuse(syntax, text);
            default
        })
    }

    /// Whether the attribute is there.
    fn presence(&mut self, syntax: Syntax) -> bool {
        let Some(value) = (self.attribute)(syntax.name) else { return false };
        match value.trim().to_ascii_lowercase().as_str() {
            "false" => false,
            // React and others write the name of the attribute.
            word if word.is_empty() || word == "true" || word == syntax.name => true,
            _ => {
                self.refuse(syntax, value);
                false
            }
        }
    }

    fn refuse(&mut self, syntax: Syntax, value: String) {
        self.invalid.push(InvalidValue::new(syntax, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(attributes: &[(&str, &str)]) -> (Options, Vec<InvalidValue>) {
        Options::parse(&|name| attributes.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    fn defaults() -> Options {
        Options {
            feed: None,
            layout: Layout::Carousel,
            columns: None,
            limit: 12,
            heading: Heading::OfFeed,
            heading_level: 2,
            show: Show {
                image: true,
                summary: true,
                date: true,
                views: true,
                all_news: true,
                ..Show::default()
            },
            selection: Selection::default(),
            search: false,
            open: OpenIn::NewTab,
            autoplay: None,
            refresh: None,
            time_zone: None,
            date_style: DateStyle::Medium,
            fallback_image: None,
            utm: None,
            beacon: None,
        }
    }

    #[test]
    fn a_bare_element_has_the_defaults() {
        assert_eq!(parse(&[]), (defaults(), vec![]));
    }

    #[test]
    fn every_attribute_is_taken_as_written() {
        let (options, invalid) = parse(&[
            ("feed", " https://example.org/feed.json "),
            ("layout", "Grid"),
            ("columns", "3"),
            ("theme", "Dark"),
            ("loading", "eager"),
            ("time-zone", "Europe/London"),
            ("limit", "6"),
            ("heading", "소식"),
            ("heading-level", "3"),
            ("show", "image, author tags,comments all-news"),
            ("open", "Same-Tab"),
            ("tags", "Press, 투자 유치 ,"),
            ("exclude-tags", "notice"),
            ("sort", "VIEWS"),
            ("search", ""),
            ("autoplay", "6"),
            ("refresh", "10"),
            ("date-style", "relative"),
            ("fallback-image", "logo.png"),
            ("utm", "visit-seoul"),
            ("beacon", "/opened"),
        ]);
        assert_eq!(invalid, []);
        assert_eq!(
            options,
            Options {
                feed: Some("https://example.org/feed.json".into()),
                layout: Layout::Grid,
                columns: Some(3),
                limit: 6,
                heading: Heading::Text("소식".into()),
                heading_level: 3,
                show: Show {
                    image: true,
                    author: true,
                    tags: true,
                    comments: true,
                    all_news: true,
                    ..Show::default()
                },
                selection: Selection {
                    tags: vec!["Press".into(), "투자 유치".into()],
                    exclude_tags: vec!["notice".into()],
                    sort: Sort::Views,
                },
                search: true,
                open: OpenIn::SameTab,
                autoplay: Some(6),
                refresh: Some(10),
                time_zone: Some("Europe/London".into()),
                date_style: DateStyle::Relative,
                fallback_image: Some("logo.png".into()),
                utm: Some("visit-seoul".into()),
                beacon: Some("/opened".into()),
            }
        );
    }

    #[test]
    fn none_hides_the_heading() {
        assert_eq!(parse(&[("heading", "none")]).0, Options { heading: Heading::Hidden, ..defaults() });
    }

    #[test]
    fn none_leaves_a_card_its_title() {
        assert_eq!(parse(&[("show", "none")]), (Options { show: Show::default(), ..defaults() }, vec![]));
    }

    #[test]
    fn an_attribute_of_no_value_is_there_unless_it_is_false() {
        for (value, is_there) in [("", true), ("true", true), ("search", true), (" False", false)] {
            let expected = Options { search: is_there, ..defaults() };
            assert_eq!(parse(&[("search", value)]), (expected, vec![]), "{value}");
        }
    }

    #[test]
    fn an_empty_value_is_no_value() {
        assert_eq!(
            parse(&[("feed", ""), ("limit", " "), ("heading", ""), ("show", ""), ("theme", "")]),
            (defaults(), vec![])
        );
    }

    #[test]
    fn blanks_around_a_value_are_no_part_of_it() {
        assert_eq!(parse(&[("columns", " 2\n")]), (Options { columns: Some(2), ..defaults() }, vec![]));
    }

    #[test]
    fn an_invalid_value_leaves_the_default_and_is_named_with_what_is_allowed() {
        let parts = "a list of image, summary, date, views, author, tags, comments, all-news; or none";
        for (attribute, value, allowed) in [
            ("layout", "masonry", "carousel, grid, list, compact"),
            ("columns", "0", "a whole number from 1 to 6"),
            ("columns", "02", "a whole number from 1 to 6"),
            ("columns", "+2", "a whole number from 1 to 6"),
            ("theme", "sepia", "auto, light, dark"),
            ("loading", "now", "lazy, eager"),
            ("limit", "0", "a whole number from 1 to 100"),
            ("limit", "101", "a whole number from 1 to 100"),
            ("limit", "-1", "a whole number from 1 to 100"),
            ("limit", "twelve", "a whole number from 1 to 100"),
            ("limit", "99999999999999999999", "a whole number from 1 to 100"),
            ("heading-level", "1", "a whole number from 2 to 6"),
            ("heading-level", "7", "a whole number from 2 to 6"),
            ("open", "popup", "new-tab, same-tab, top, reader"),
            ("sort", "oldest", "feed, newest, views"),
            ("search", "no", "nothing, true or false"),
            ("autoplay", "2", "a whole number from 3 to 600"),
            ("refresh", "0", "a whole number from 1 to 1440"),
            ("date-style", "short", "medium, long, relative"),
            ("show", "image, price", parts),
            ("show", "title", parts),
            ("show", "none image", parts),
        ] {
            let expected = InvalidValue { attribute, value: value.into(), allowed: allowed.into() };
            assert_eq!(parse(&[(attribute, value)]), (defaults(), vec![expected]));
        }
    }

    #[test]
    fn the_developer_reads_attribute_value_and_what_is_allowed() {
        let invalid = InvalidValue::new(table::LIMIT, "0".into());
        assert_eq!(
            invalid.message(),
            r#"limit="0" can't be used, so the default holds; allowed: a whole number from 1 to 100"#
        );
    }
}
