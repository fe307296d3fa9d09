//! The attributes of the element, parsed and validated.
//!
//! An invalid value never breaks the widget: the default is used, and the caller gets an [`InvalidValue`] for the console. Nothing here
//! needs a browser: attributes are looked up through a function.

/// The settings of one widget, each usable as it stands.
///
/// A new attribute also goes into `ATTRIBUTES` of `src/embed/attributes.js`. Otherwise its changes have no effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Address of the feed as the page wrote it, if it did.
    pub feed: Option<String>,
    /// Number of items shown at first.
    pub limit: usize,
    /// What stands above the cards.
    pub heading: Heading,
    /// Level of that heading, 2 to 6; a card's title is one deeper.
    pub heading_level: u8,
    /// The parts of a card.
    pub show: Show,
    /// Where a click on a card opens the release.
    pub open: OpenIn,
    /// The time zone of dates (IANA), if the page names one. Only a browser knows whether it exists.
    pub time_zone: Option<String>,
}

/// Where a link opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OpenIn {
    /// In a new tab.
    #[default]
    NewTab,
    /// In the tab or frame that the widget is in.
    SameTab,
    /// In the whole tab, if the widget is in a frame.
    Top,
}

/// What stands above the cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The feed's own title.
    OfFeed,
    /// The page's words.
    Text(String),
    /// Nothing to see; the region keeps the feed's title as its name.
    Hidden,
}

/// The parts of a card that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each field is the part of its name")]
pub struct Show {
    pub image: bool,
    pub summary: bool,
    pub date: bool,
    pub views: bool,
    pub author: bool,
    pub tags: bool,
    pub comments: bool,
    pub all_news: bool,
}

/// An attribute whose value can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidValue {
    /// The attribute's name.
    pub attribute: &'static str,
    /// Its value.
    pub value: String,
    /// What can be used instead.
    pub allowed: &'static str,
}

impl InvalidValue {
    /// The line for the developer.
    pub fn message(&self) -> String {
        let Self { attribute, value, allowed } = self;
        [attribute, "=\"", value, "\" can't be used, so the default holds; allowed: ", allowed].concat()
    }
}

/// What `show` allows.
const ALLOWED_PARTS: &str =
    "a list of image, summary, date, views, author, tags, comments, all-news; or none, for titles alone";

const DEFAULT_LIMIT: usize = 12;
const DEFAULT_HEADING_LEVEL: u8 = 2;
const DEFAULT_SHOW: Show = Show {
    image: true,
    summary: true,
    date: true,
    views: true,
    author: false,
    tags: false,
    comments: false,
    all_news: true,
};

impl Options {
    /// The settings that `attribute` gives, and what of them can't be used.
    pub fn parse(attribute: &dyn Fn(&str) -> Option<String>) -> (Self, Vec<InvalidValue>) {
        let mut invalid = Vec::new();
        let value = |name| attribute(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        let mut refuse =
            |attribute, value: String, allowed| invalid.push(InvalidValue { attribute, value, allowed });

        // The style sheet and the loader use these three. Here they are only checked.
        for (name, words, allowed) in [
            ("layout", &["carousel"][..], "carousel"),
            ("theme", &["auto", "light", "dark"], "auto, light, dark"),
            ("loading", &["lazy", "eager"], "lazy, eager"),
        ] {
            if let Some(text) = value(name).filter(|v| !words.iter().any(|w| w.eq_ignore_ascii_case(v))) {
                refuse(name, text, allowed);
            }
        }
        let mut number = |name, range: std::ops::RangeInclusive<usize>, default, allowed| match value(name) {
            None => default,
            Some(text) => text.parse().ok().filter(|n| range.contains(n)).unwrap_or_else(|| {
                refuse(name, text, allowed);
                default
            }),
        };
        let limit = number("limit", 1..=100, DEFAULT_LIMIT, "a whole number from 1 to 100");
        let level =
            number("heading-level", 2..=6, DEFAULT_HEADING_LEVEL.into(), "a whole number from 2 to 6");
        let show = value("show").map_or(DEFAULT_SHOW, |list| {
            Show::parse(&list).unwrap_or_else(|| {
                refuse("show", list, ALLOWED_PARTS);
                DEFAULT_SHOW
            })
        });
        let open = value("open").map_or(OpenIn::default(), |word| {
            OpenIn::parse(&word).unwrap_or_else(|| {
                refuse("open", word, "new-tab, same-tab, top");
                OpenIn::default()
            })
        });
        let options = Self {
            feed: value("feed"),
            limit,
            heading: match value("heading") {
                None => Heading::OfFeed,
                Some(text) if text.eq_ignore_ascii_case("none") => Heading::Hidden,
                Some(text) => Heading::Text(text),
            },
            heading_level: level as u8,
            show,
            open,
            time_zone: value("time-zone"),
        };
        (options, invalid)
    }
}

impl OpenIn {
    fn parse(word: &str) -> Option<Self> {
        Some(match word.to_ascii_lowercase().as_str() {
            "new-tab" => Self::NewTab,
            "same-tab" => Self::SameTab,
            "top" => Self::Top,
            _ => return None,
        })
    }

    /// The `target` of a link.
    pub fn target(self) -> &'static str {
        match self {
            Self::NewTab => "_blank",
            Self::SameTab => "_self",
            Self::Top => "_top",
        }
    }
}

impl Show {
    /// The parts named in `list`, apart by spaces or commas. `None` if it names one that does not exist.
    fn parse(list: &str) -> Option<Self> {
        let mut show = Self::default();
        if list.eq_ignore_ascii_case("none") {
            return Some(show);
        }
        for name in list.split(&[' ', ',', '\n', '\t'][..]).filter(|name| !name.is_empty()) {
            *match name.to_ascii_lowercase().as_str() {
                "image" => &mut show.image,
                "summary" => &mut show.summary,
                "date" => &mut show.date,
                "views" => &mut show.views,
                "author" => &mut show.author,
                "tags" => &mut show.tags,
                "comments" => &mut show.comments,
                "all-news" => &mut show.all_news,
                _ => return None,
            } = true;
        }
        Some(show)
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
            limit: 12,
            heading: Heading::OfFeed,
            heading_level: 2,
            show: DEFAULT_SHOW,
            open: OpenIn::NewTab,
            time_zone: None,
        }
    }

    #[test]
    fn the_loader_observes_every_attribute() {
        let names = std::cell::RefCell::new(std::collections::BTreeSet::new());
        Options::parse(&|name| {
            names.borrow_mut().insert(name.to_owned());
            None
        });
        // The widget's context reads it itself.
        names.borrow_mut().insert("lang".to_owned());
        let script = include_str!("../embed/attributes.js");
        let (_, list) = script.split_once("const ATTRIBUTES = (").unwrap();
        let observed: Vec<_> = list.split_once(')').unwrap().0.split(&['\'', ' '][..]).collect();
        for name in names.into_inner() {
            assert!(observed.contains(&&*name), "{name}");
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
            ("layout", "carousel"),
            ("theme", "Dark"),
            ("loading", "eager"),
            ("time-zone", "Europe/London"),
            ("limit", "6"),
            ("heading", "소식"),
            ("heading-level", "3"),
            ("show", "image, author tags,comments all-news"),
            ("open", "Same-Tab"),
        ]);
        assert_eq!(invalid, []);
        assert_eq!(
            options,
            Options {
                feed: Some("https://example.org/feed.json".into()),
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
                open: OpenIn::SameTab,
                time_zone: Some("Europe/London".into()),
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
    fn an_empty_value_is_no_value() {
        assert_eq!(
            parse(&[("feed", ""), ("limit", " "), ("heading", ""), ("show", ""), ("theme", "")]),
            (defaults(), vec![])
        );
    }

    #[test]
    fn an_invalid_value_leaves_the_default_and_is_named_with_what_is_allowed() {
        for (attribute, value, allowed) in [
            ("layout", "masonry", "carousel"),
            ("theme", "sepia", "auto, light, dark"),
            ("loading", "now", "lazy, eager"),
            ("limit", "0", "a whole number from 1 to 100"),
            ("limit", "101", "a whole number from 1 to 100"),
            ("limit", "-1", "a whole number from 1 to 100"),
            ("limit", "twelve", "a whole number from 1 to 100"),
            ("limit", "99999999999999999999", "a whole number from 1 to 100"),
            ("heading-level", "1", "a whole number from 2 to 6"),
            ("heading-level", "7", "a whole number from 2 to 6"),
            ("open", "popup", "new-tab, same-tab, top"),
            ("show", "image, price", ALLOWED_PARTS),
            ("show", "title", ALLOWED_PARTS),
            ("show", "none image", ALLOWED_PARTS),
        ] {
            let expected = InvalidValue { attribute, value: value.into(), allowed };
            assert_eq!(parse(&[(attribute, value)]), (defaults(), vec![expected]));
        }
    }

    #[test]
    fn the_developer_reads_attribute_value_and_what_is_allowed() {
        let invalid =
            InvalidValue { attribute: "limit", value: "0".into(), allowed: "a whole number from 1 to 100" };
        assert_eq!(
            invalid.message(),
            r#"limit="0" can't be used, so the default holds; allowed: a whole number from 1 to 100"#
        );
    }
}
