//! The attributes: name, values, default, and what each does, in English and Korean.
//!
//! The widget parses by them (`src/element/options.rs`). Each attribute has a constant of type [`Syntax`], such as [`LAYOUT`]; [`ALL`] also
//! has the descriptions.

pub use super::table::*;

use super::Phrase;

/// One attribute of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// What is needed to parse it.
    pub syntax: Syntax,
    /// What it does.
    pub about: About,
}

/// How an attribute is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syntax {
    /// The name on the element. On a script tag it begins with `data-`.
    pub name: &'static str,
    /// The values that are allowed.
    pub values: Values,
    /// The value that holds without the attribute; empty if that is no value of this syntax.
    pub default: &'static str,
}

/// The values of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// An address, absolute or relative to the page.
    Address,
    /// A language tag (BCP 47).
    Language,
    /// A name of the IANA time zone database.
    TimeZone,
    /// Any text.
    Text,
    /// A list of texts, apart by commas.
    Texts,
    /// One of these words, in any case.
    Word(&'static [&'static str]),
    /// A list of these words, apart by spaces or commas; or `none`.
    Words(&'static [&'static str]),
    /// A whole number.
    Number {
        /// The least.
        least: u32,
        /// The greatest.
        greatest: u32,
    },
    /// Present or not. `false` is the same as absent.
    Presence,
}

/// A description in the languages of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What a form calls it.
    pub label: Phrase,
    /// English.
    pub en: &'static str,
    /// Korean.
    pub ko: &'static str,
    /// What holds without the attribute, where the default value does not say it all; else empty.
    pub default: Phrase,
}

impl Values {
    /// What is allowed, for a developer who has written something else.
    pub fn allowed(self) -> String {
        match self {
            Self::Address => "an http: or https: address".to_owned(),
            Self::Language => "a language tag such as ko or zh-Hant".to_owned(),
            Self::TimeZone => "a name of the IANA time zone database, such as Asia/Seoul".to_owned(),
            Self::Text => "any text".to_owned(),
            Self::Texts => "a list, apart by commas".to_owned(),
            Self::Word(words) => words.join(", "),
            Self::Words(words) => ["a list of ", &words.join(", "), "; or none"].concat(),
            Self::Number { least, greatest } => {
                ["a whole number from ", &least.to_string(), " to ", &greatest.to_string()].concat()
            }
            Self::Presence => "nothing, true or false".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lower_case_words() {
        for (index, attribute) in ALL.iter().enumerate() {
            let name = attribute.syntax.name;
            assert!(ALL[..index].iter().all(|other| other.syntax.name != name), "{name} is there twice");
            assert!(name.chars().all(|char| char.is_ascii_lowercase() || char == '-'), "{name}");
        }
    }

    #[test]
    fn defaults_are_values() {
        for Attribute { syntax: Syntax { name, values, default }, .. } in ALL {
            let is_value = match values {
                Values::Word(words) => words.contains(default),
                Values::Words(words) => default.split(' ').all(|word| words.contains(&word)),
                Values::Number { least, greatest } => {
                    default.is_empty()
                        || default.parse().is_ok_and(|n: u32| (*least..=*greatest).contains(&n))
                }
                _ => default.is_empty(),
            };
            assert!(is_value, "{name}: {default}");
        }
    }

    #[test]
    fn every_attribute_is_described_in_both_languages() {
        for Attribute { syntax, about } in ALL {
            assert!(!about.en.is_empty(), "{syntax:?}");
            assert!(Phrase { en: about.en, ko: about.ko }.is_in_both_languages(), "{syntax:?}");
            assert!(about.default.is_in_both_languages(), "{syntax:?}");
            assert!(!about.label.en.is_empty() && about.label.is_in_both_languages(), "{syntax:?}");
        }
    }

    #[test]
    fn a_developer_reads_what_is_allowed() {
        let allowed = [LIMIT, THEME, SEARCH].map(|syntax| syntax.values.allowed());
        assert_eq!(allowed, ["a whole number from 1 to 100", "auto, light, dark", "nothing, true or false"]);
    }
}
