//! Every word the widget says, once per language.
//!
//! A language is one file with one constant: a word that is missing does not compile. Words with a gap
//! name it in braces, `{n}`, and [`fill`] puts the value there; numbers and dates come from the browser's
//! `Intl` (see [`crate::format`]), which also chooses between the plural forms.

mod en;
mod ja;
mod ko;
mod zh_hans;
mod zh_hant;

use crate::phase::Cause;

/// The words of one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// What a screen reader calls the whole (`aria-roledescription`).
    pub carousel: &'static str,
    /// What a screen reader calls one card of it (`aria-roledescription`).
    pub slide: &'static str,
    /// The button that goes back.
    pub previous: &'static str,
    /// The button that goes on.
    pub next: &'static str,
    /// The name of one slide: `{n}` of `{total}`.
    pub slide_position: &'static str,
    /// What is on screen: `{first}` to `{last}` of `{total}`.
    pub range: &'static str,
    /// What is on screen when it is a single card: `{n}` of `{total}`.
    pub single: &'static str,
    /// View count, `{n}`.
    pub views: Plural,
    /// Comment count, `{n}`.
    pub comments: Plural,
    /// Follows a link's text: where it leads. Heard, not seen.
    pub new_tab: &'static str,
    /// Stands where a release has neither title nor text.
    pub untitled: &'static str,
    /// Heard while the feed is on its way.
    pub loading: &'static str,
    /// A feed without a single release.
    pub empty: &'static str,
    /// Newer releases can't be had at the moment.
    pub stale: &'static str,
    /// The same, where the day of those shown is known: `{date}`.
    pub stale_since: &'static str,
    /// The button under a failure.
    pub retry: &'static str,
    /// Names the carousel when neither page nor feed does.
    pub news: &'static str,
    /// No address was given: [`Cause::FeedMissing`].
    pub feed_missing: &'static str,
    /// The network or a missing CORS header: [`Cause::FeedUnreachable`].
    pub feed_unreachable: &'static str,
    /// A status other than 200: [`Cause::FeedStatus`].
    pub feed_status: &'static str,
    /// Nothing for too long: [`Cause::FeedTimeout`].
    pub feed_timeout: &'static str,
    /// Not a JSON Feed: [`Cause::FeedInvalid`].
    pub feed_invalid: &'static str,
    /// Too many bytes: [`Cause::FeedTooLarge`].
    pub feed_too_large: &'static str,
}

/// A word that changes with the number beside it. Of the five languages only English has two forms of a noun (Unicode's CLDR),
/// and takes the one for 1 alone.
#[derive(Debug, PartialEq, Eq)]
pub struct Plural {
    /// For one, as in "1 view".
    pub one: &'static str,
    /// For any other number.
    pub other: &'static str,
}

impl Plural {
    /// A word that has one form only.
    const fn same(word: &'static str) -> Self {
        Self { one: word, other: word }
    }

    /// The form for `n`.
    pub fn form(&self, n: f64) -> &'static str {
        if n == 1.0 { self.one } else { self.other }
    }
}

impl Words {
    /// What the reader is told of a failure.
    pub fn failure(&self, cause: &Cause) -> &'static str {
        match cause {
            Cause::FeedMissing => self.feed_missing,
            Cause::FeedUnreachable => self.feed_unreachable,
            Cause::FeedStatus(_) => self.feed_status,
            Cause::FeedTimeout => self.feed_timeout,
            Cause::FeedNoJson(_) | Cause::FeedInvalid(_) => self.feed_invalid,
            Cause::FeedTooLarge => self.feed_too_large,
        }
    }
}

/// The words of the language of this name, as `src/embed/language.js` names them.
pub fn of(name: &str) -> Option<&'static Words> {
    Some(match name {
        "en" => &en::WORDS,
        "ko" => &ko::WORDS,
        "ja" => &ja::WORDS,
        "zh-hans" => &zh_hans::WORDS,
        "zh-hant" => &zh_hant::WORDS,
        _ => return None,
    })
}

/// `text` with every `{name}` replaced by its value. Braces stand in pairs: the texts are our own. They are looked for by a slice, as
/// the separators of `show` are: it is less code than a second way to search.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, piece) in text.split(&['{', '}'][..]).enumerate() {
        if index % 2 == 0 {
            out.push_str(piece);
        } else {
            values.iter().filter(|(name, _)| *name == piece).for_each(|(_, value)| out.push_str(value));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_by_name_in_any_order() {
        assert_eq!(
            fill("전체 {total}개 중 {first}–{last}", &[("first", "1"), ("last", "4"), ("total", "12")]),
            "전체 12개 중 1–4"
        );
    }

    #[test]
    fn a_gap_without_a_value_stays_empty() {
        assert_eq!(fill("a{x}b", &[]), "ab");
    }

    #[test]
    fn braces_stand_in_pairs() {
        for language in ["en", "ko", "ja", "zh-hans", "zh-hant"] {
            let words = format!("{:?}", of(language));
            // What is quoted, but for the names of fields and types between.
            let texts: Vec<_> = words.split('"').skip(1).step_by(2).collect();
            assert!(texts.iter().any(|text| text.contains('{')), "{texts:?}");
            for text in texts {
                let braces: String = text.chars().filter(|char| matches!(char, '{' | '}')).collect();
                assert_eq!(braces, "{}".repeat(braces.len() / 2), "{language}: {text}");
            }
        }
    }
}
