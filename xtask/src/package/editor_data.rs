//! `vscode.html-custom-data.json`: what Visual Studio Code completes and explains in HTML
//! (<https://github.com/microsoft/vscode-custom-data>).

use super::names::{TAG, sentence};
use contract::attributes::{self, Attribute, Values};
use serde_json::{Value, json};

/// The whole file.
pub fn data() -> Value {
    json!({
        "version": 1.1,
        "tags": [{
            "name": TAG,
            "description": markdown("News from Invest Seoul, or of any JSON Feed.\n\n인베스트서울 소식을 보여 주는 요소."),
            "attributes": attributes::ALL.iter().map(attribute).collect::<Vec<_>>(),
            "references": [{ "name": "Invest Seoul", "url": "https://investseoul.com" }],
        }],
    })
}

fn markdown(text: &str) -> Value {
    json!({ "kind": "markdown", "value": text })
}

/// An attribute, explained in both languages of the documentation.
fn attribute(Attribute { syntax, about }: &Attribute) -> Value {
    let default = match (syntax.default, about.default.en) {
        ("", "") => String::new(),
        ("", text) => format!(" Default: {text}."),
        (value, _) => format!(" Default: `{value}`."),
    };
    let description = format!("{}{default}\n\n{}.", sentence(about.en), about.ko);
    let mut value = json!({ "name": syntax.name, "description": markdown(&description) });
    match syntax.values {
        Values::Word(words) | Values::Words(words) => {
            value["values"] = words.iter().map(|word| json!({ "name": word })).collect();
        }
        // A value set of the editor's: an attribute without a value.
        Values::Presence => value["valueSet"] = "v".into(),
        _ => {}
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_explained_in_both_languages_with_its_words() {
        let theme = attributes::ALL.iter().find(|attribute| attribute.syntax == attributes::THEME).unwrap();
        assert_eq!(
            attribute(theme),
            json!({
                "name": "theme",
                "description": {
                    "kind": "markdown",
                    "value": format!("{} Default: `auto`.\n\n{}.", sentence(theme.about.en), theme.about.ko),
                },
                "values": [{ "name": "auto" }, { "name": "light" }, { "name": "dark" }],
            })
        );
    }
}
