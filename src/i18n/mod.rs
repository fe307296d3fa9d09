//! The reader's language: the texts of the interface, and how dates and numbers are written.
//!
//! Each language is one file with one constant of type [`Messages`]; a missing message is a compile error. A [`Locale`] is the
//! language that one widget uses. Dates and numbers come from the browser's `Intl` ([`intl`]), except for common cases that
//! [`plain`] writes without it.
//!
//! To add a language: copy `en.rs` and translate it, declare the module here, and add a line to [`Messages::of`] and to `ALL` in the
//! tests below. The messages for failures before the module runs are in `src/embed/messages.json`; `src/embed/language.js` selects
//! their language.

pub mod intl;
pub mod locale;
pub mod plain;

mod en;
mod ja;
mod ko;
mod zh_hans;
mod zh_hant;

pub use locale::{Count, Locale, Total};

/// The texts of the interface in one language. Placeholders are in braces; [`fill`] replaces them.
#[derive(Debug, PartialEq, Eq)]
pub struct Messages {
    /// Role description of the carousel (`aria-roledescription`).
    pub carousel: &'static str,
    /// Role description of a slide (`aria-roledescription`).
    pub slide: &'static str,
    /// Label of the button that scrolls back.
    pub previous: &'static str,
    /// Label of the button that scrolls forward.
    pub next: &'static str,
    /// Which slides are in view: `{first}` to `{last}`, while nobody knows of how many.
    pub range: &'static str,
    /// The same, of `{total}`.
    pub range_of_total: &'static str,
    /// Which slide is in view, if it is only one, and the label of a slide: `{n}`, while nobody knows of how many.
    pub single: &'static str,
    /// The same, of `{total}`.
    pub single_of_total: &'static str,
    /// View count, `{n}`.
    pub views: Plural,
    /// Comment count, `{n}`.
    pub comments: Plural,
    /// Follows the text of a link that opens a new tab. For screen readers only.
    pub new_tab: &'static str,
    /// Title of an item that has neither title nor text.
    pub untitled: &'static str,
    /// Status while the feed loads. For screen readers only.
    pub loading: &'static str,
    /// Shown when the feed has no items.
    pub empty: &'static str,
    /// Shown below items that could not be refreshed.
    pub stale: &'static str,
    /// The same, if the date of the items shown is known: `{date}`.
    pub stale_since: &'static str,
    /// Shown below the last item, if the feed has others that cannot be read.
    pub unreadable: &'static str,
    /// Label of the button that tries again after a failure.
    pub retry: &'static str,
    /// Label of the carousel if neither the page nor the feed has a title.
    pub news: &'static str,
    /// Link to the publisher's own page of news.
    pub all_news: &'static str,
    /// The same where there are no cards: on `{site}`, such as `investseoul.com`.
    pub read_on_site: &'static str,
    /// Button below a list: shows further items.
    pub show_more: &'static str,
    /// Label of the search box.
    pub search: &'static str,
    /// How many items a search has found: `{n}`.
    pub results: Plural,
    /// The same if there is none.
    pub no_results: &'static str,
    /// Failure: the page gives no feed address.
    pub feed_missing: &'static str,
    /// Failure: network error or missing CORS header.
    pub feed_unreachable: &'static str,
    /// Failure: HTTP status other than 200.
    pub feed_status: &'static str,
    /// Failure: no answer in time.
    pub feed_timeout: &'static str,
    /// Failure: the answer is not a JSON Feed.
    pub feed_invalid: &'static str,
    /// Failure: the answer is too long.
    pub feed_too_large: &'static str,
}

impl Messages {
    /// The messages for a language tag (BCP 47; `_` counts as `-`), if there is a translation.
    ///
    /// Chinese is chosen by script. If the tag has none, the region decides: Taiwan, Hong Kong and Macao use traditional characters.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let tag = tag.to_ascii_lowercase();
        let mut subtags = tag.split(['-', '_']);
        Some(match subtags.next()? {
            "en" => &en::MESSAGES,
            "ko" => &ko::MESSAGES,
            "ja" => &ja::MESSAGES,
            "zh" => match subtags.find(|subtag| matches!(*subtag, "hans" | "hant" | "tw" | "hk" | "mo")) {
                None | Some("hans") => &zh_hans::MESSAGES,
                Some(_) => &zh_hant::MESSAGES,
            },
            _ => return None,
        })
    }
}

/// A message that depends on a number.
///
/// Only English among our languages has two plural forms, and it uses the first for 1 only (Unicode CLDR). A language with other
/// rules needs `Intl.PluralRules` here.
#[derive(Debug, PartialEq, Eq)]
pub struct Plural {
    /// For 1: "1 view".
    pub one: &'static str,
    /// For every other number.
    pub other: &'static str,
}

impl Plural {
    /// For languages with one form.
    const fn same(message: &'static str) -> Self {
        Self { one: message, other: message }
    }

    /// The form for `n`.
    pub fn form(&self, n: f64) -> &'static str {
        if n == 1.0 { self.one } else { self.other }
    }
}

/// `message` with each `{name}` replaced by its value. Braces in messages come in pairs.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(message.len() + 8);
    for (index, piece) in message.split(['{', '}']).enumerate() {
        if index % 2 == 0 {
            text.push_str(piece);
        } else {
            values.iter().filter(|(name, _)| *name == piece).for_each(|(_, value)| text.push_str(value));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every language, by the key of its messages in `src/embed/messages.json`.
    const ALL: [(&str, &Messages); 5] = [
        ("en", &en::MESSAGES),
        ("ko", &ko::MESSAGES),
        ("ja", &ja::MESSAGES),
        ("zh-hans", &zh_hans::MESSAGES),
        ("zh-hant", &zh_hant::MESSAGES),
    ];

    #[test]
    fn the_loader_has_messages_in_the_same_languages() {
        let json = include_str!("../embed/messages.json");
        let keys: Vec<_> =
            json.lines().filter_map(|line| line.strip_suffix(": {")?.trim().strip_prefix('"')).collect();
        assert_eq!(keys, ALL.map(|(key, _)| format!("{key}\"")));
        for (key, messages) in ALL {
            assert_eq!(Messages::of(key), Some(messages), "{key}");
        }
    }

    #[test]
    fn a_tag_selects_its_language_whatever_its_case_region_and_separator() {
        for (tag, messages) in [
            ("en", &en::MESSAGES),
            ("EN-gb", &en::MESSAGES),
            ("ko_KR", &ko::MESSAGES),
            ("ja", &ja::MESSAGES),
            ("ja-Latn-JP", &ja::MESSAGES),
        ] {
            assert_eq!(Messages::of(tag), Some(messages), "{tag}");
        }
    }

    #[test]
    fn chinese_is_selected_by_script_and_without_one_by_region() {
        for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans-HK", "zh-Hans-TW"] {
            assert_eq!(Messages::of(tag), Some(&zh_hans::MESSAGES), "{tag}");
        }
        for tag in ["zh_TW", "zh-HK", "zh-MO", "zh-Hant-CN", "zh-yue-HK"] {
            assert_eq!(Messages::of(tag), Some(&zh_hant::MESSAGES), "{tag}");
        }
    }

    #[test]
    fn a_tag_of_another_language_selects_nothing() {
        for tag in ["", "fr", "kok", "jam", "english", "fr-ko", "zho", "-ko", "한국어"] {
            assert_eq!(Messages::of(tag), None, "{tag}");
        }
    }

    #[test]
    fn placeholders_are_filled_by_name_in_any_order() {
        assert_eq!(
            fill("전체 {total}개 중 {first}–{last}", &[("first", "1"), ("last", "4"), ("total", "12")]),
            "전체 12개 중 1–4"
        );
    }

    #[test]
    fn a_placeholder_without_a_value_becomes_empty() {
        assert_eq!(fill("a{x}b", &[]), "ab");
    }

    #[test]
    fn only_one_takes_the_singular() {
        let forms = [0.0, 1.0, 1.5, 2.0, 1000.0].map(|n| en::MESSAGES.views.form(n));
        assert_eq!(forms, ["{n} views", "{n} view", "{n} views", "{n} views", "{n} views"]);
    }

    #[test]
    fn braces_come_in_pairs_in_every_message() {
        for (_, messages) in ALL {
            let debug = format!("{messages:?}");
            // The quoted parts are the messages.
            let texts: Vec<_> = debug.split('"').skip(1).step_by(2).collect();
            assert!(texts.iter().any(|text| text.contains('{')), "{texts:?}");
            for text in texts {
                let braces: String = text.chars().filter(|char| matches!(char, '{' | '}')).collect();
                assert_eq!(braces, "{}".repeat(braces.len() / 2), "{text}");
            }
        }
    }
}
