//! How the names and values of attributes are written in TypeScript.

use contract::{attributes::Values, events::Value};

/// The tag.
pub const TAG: &str = "invest-seoul-news";

/// The property that reflects an attribute: `headingLevel` for `heading-level`.
pub fn property(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (initial, rest) = word.split_at(1);
        name + &initial.to_uppercase() + rest
    })
}

/// The property of a listener in Vue: `onIsnReady` for `isn-ready`.
pub fn vue_listener(event: &str) -> String {
    property(&format!("on-{event}"))
}

/// What an attribute or property may be set to, apart from what removes it.
pub fn settable(values: Values) -> String {
    match values {
        Values::Address
        | Values::Language
        | Values::TimeZone
        | Values::Text
        | Values::Texts
        | Values::Words(_) => "string".into(),
        Values::Word(words) => words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | "),
        Values::Number { .. } => "number | string".into(),
        Values::Presence => "boolean | '' | 'true' | 'false'".into(),
    }
}

/// The type of a member of an event's `detail`.
pub fn type_of(value: Value) -> &'static str {
    match value {
        Value::Number => "number",
        Value::Text => "string",
        Value::Texts => "string[]",
        Value::Item => "InvestSeoulNewsItem",
        Value::Cause => "InvestSeoulNewsCause",
    }
}

/// A description as a sentence.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|char| char.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_in_scripts() {
        assert_eq!(
            [property("feed"), property("heading-level"), vue_listener("isn-ready")],
            ["feed", "headingLevel", "onIsnReady"]
        );
    }

    #[test]
    fn a_description_is_a_sentence() {
        assert_eq!(sentence("“3 days ago”, or a day"), "“3 days ago”, or a day.");
        assert_eq!(sentence("text above the cards"), "Text above the cards.");
    }
}
