//! What is typed into a control, as the value of an attribute.

use contract::attributes::{Syntax, Values};

use crate::{address::address, browser};

/// Why a value cannot be written into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no `http:` or `https:` address.
    Address,
    /// It is no language tag.
    Language,
    /// It is no name of a time zone.
    TimeZone,
    /// It is none of the words of this attribute.
    Word,
    /// It is no whole number between these.
    Number {
        /// The least.
        least: u32,
        /// The greatest.
        greatest: u32,
    },
    /// It is no value of CSS that ends where it should.
    Style,
}

/// The value as it is written into a page; `None` if it is the default, which needs no attribute. [`Values::Presence`] is written
/// as the empty string.
pub fn of_attribute(syntax: &Syntax, typed: &str) -> Result<Option<String>, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let value = match syntax.values {
        Values::Address => address(typed).ok_or(Flaw::Address)?.into(),
        Values::Language if json_feed::check::is_language_tag(typed) => typed.to_owned(),
        Values::Language => return Err(Flaw::Language),
        Values::TimeZone if is_time_zone(typed) && browser::knows_time_zone(typed) => typed.to_owned(),
        Values::TimeZone => return Err(Flaw::TimeZone),
        Values::Text => typed.to_owned(),
        Values::Texts => {
            typed.split(',').map(str::trim).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Values::Word(words) => {
            let word = words.iter().find(|word| word.eq_ignore_ascii_case(typed)).ok_or(Flaw::Word)?;
            (*word).to_owned()
        }
        Values::Words(words) => in_order(words, typed)?,
        Values::Number { least, greatest } => {
            let number = typed.parse().ok().filter(|number| (least..=greatest).contains(number));
            number.ok_or(Flaw::Number { least, greatest })?.to_string()
        }
        Values::Presence if typed.eq_ignore_ascii_case("false") => return Ok(None),
        Values::Presence => return Ok(Some(String::new())),
    };
    Ok(Some(value).filter(|value| !value.is_empty() && !is_default(syntax, value)))
}

/// Whether it is written as `Etc/GMT+9`, `Asia/Seoul` or `UTC`. Which of them there are, the browser knows.
fn is_time_zone(typed: &str) -> bool {
    typed.starts_with(|first: char| first.is_ascii_alphabetic())
        && typed.chars().all(|char| char.is_ascii_alphanumeric() || "/_+-".contains(char))
}

/// A list of words in the order of the table, or `none`.
fn in_order(words: &[&str], typed: &str) -> Result<String, Flaw> {
    let typed: Vec<_> = typed.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    if typed.iter().any(|word| *word != "none" && !words.contains(word)) {
        return Err(Flaw::Word);
    }
    let chosen: Vec<_> = words.iter().copied().filter(|word| typed.contains(word)).collect();
    Ok(if chosen.is_empty() { "none".to_owned() } else { chosen.join(" ") })
}

fn is_default(syntax: &Syntax, value: &str) -> bool {
    match syntax.values {
        Values::Words(words) => in_order(words, syntax.default).is_ok_and(|default| default == value),
        _ => syntax.default == value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::attributes::{FEED, HEADING, LANG, LAYOUT, LIMIT, SEARCH, SHOW, TAGS, TIME_ZONE};

    fn written(syntax: &Syntax, typed: &str) -> Option<String> {
        of_attribute(syntax, typed).unwrap()
    }

    #[test]
    fn a_default_is_not_written() {
        for (syntax, typed) in [
            (LAYOUT, "carousel"),
            (LIMIT, "12"),
            (SHOW, "all-news, views date summary image"),
            (SEARCH, "false"),
            (HEADING, "  "),
        ] {
            assert_eq!(written(&syntax, typed), None, "{syntax:?}");
        }
    }

    #[test]
    fn a_value_is_written_as_the_table_has_it() {
        for (syntax, typed, value) in [
            (LAYOUT, " Grid ", "grid"),
            (LIMIT, "006", "6"),
            (SHOW, "views image", "image views"),
            (SHOW, "none", "none"),
            (SEARCH, "true", ""),
            (TAGS, "투자 ,, Fintech", "투자, Fintech"),
            (LANG, "zh-Hant", "zh-Hant"),
            (TIME_ZONE, "Etc/GMT+9", "Etc/GMT+9"),
            (HEADING, " \"서울\" & more ", "\"서울\" & more"),
        ] {
            assert_eq!(written(&syntax, typed).as_deref(), Some(value), "{syntax:?}");
        }
    }

    #[test]
    fn an_address_may_be_typed_without_its_scheme() {
        for (typed, url) in [
            ("investseoul.com/feed.json", "https://investseoul.com/feed.json"),
            ("http://localhost:8080/feed.json", "http://localhost:8080/feed.json"),
            ("https://seoul.test/피드?a=1&b=2", "https://seoul.test/%ED%94%BC%EB%93%9C?a=1&b=2"),
        ] {
            assert_eq!(written(&FEED, typed).as_deref(), Some(url));
        }
    }

    #[test]
    fn what_is_not_allowed_is_named() {
        let number = Flaw::Number { least: 1, greatest: 100 };
        for (syntax, typed, flaw) in [
            (FEED, "feed", Flaw::Address),
            (FEED, "ftp://seoul.test/feed.json", Flaw::Address),
            (LANG, "한국어", Flaw::Language),
            (TIME_ZONE, "Seoul time", Flaw::TimeZone),
            (LAYOUT, "table", Flaw::Word),
            (SHOW, "image sound", Flaw::Word),
            (LIMIT, "0", number),
            (LIMIT, "1.5", number),
        ] {
            assert_eq!(of_attribute(&syntax, typed), Err(flaw), "{typed}");
        }
    }
}
