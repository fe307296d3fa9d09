//! `custom-elements.json`: the element for documentation and tools, as a Custom Elements Manifest
//! (<https://github.com/webcomponents/custom-elements-manifest>).

use super::{
    MODULE,
    names::{TAG, property, sentence, settable, type_of},
};
use contract::{
    attributes::{self, Attribute},
    events::{self, Event},
    methods::{self, Method},
    parts,
    properties::{self, Property},
};
use serde_json::{Value, json};

const CLASS: &str = "InvestSeoulNews";

/// The whole manifest.
pub fn manifest() -> Value {
    let fields = attributes::ALL.iter().filter(|attribute| !is_method(attribute)).map(field);
    let items = json!({
        "kind": "field",
        "name": methods::ITEMS,
        "type": { "text": "InvestSeoulNewsItem[]" },
        "description": "The releases that can be reached so far.",
        "readonly": true,
    });
    let members: Vec<_> = fields.chain([items]).chain(methods::ALL.iter().map(method)).collect();
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": CLASS,
                "tagName": TAG,
                "superclass": { "name": "HTMLElement" },
                "description": "News from Invest Seoul, or of any JSON Feed, as a carousel, grid or list of cards.",
                "attributes": attributes::ALL.iter().map(attribute).collect::<Vec<_>>(),
                "members": members,
                "events": events::ALL.iter().map(event).collect::<Vec<_>>(),
                "slots": [{ "name": "", "description": "What readers see without JavaScript, and where the news cannot be shown." }],
                "cssProperties": properties::ALL.iter().map(css_property).collect::<Vec<_>>(),
                "cssParts": parts::ALL.iter().map(|part| json!({ "name": part })).collect::<Vec<_>>(),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": TAG,
                "declaration": { "name": CLASS, "module": MODULE },
            }],
        }],
    })
}

/// The property of that name gives the method (`refresh`).
fn is_method(attribute: &Attribute) -> bool {
    methods::ALL.iter().any(|method| method.name == property(attribute.syntax.name))
}

fn attribute(attribute: &Attribute) -> Value {
    let Attribute { syntax, about } = attribute;
    let mut value = json!({
        "name": syntax.name,
        "type": { "text": settable(syntax.values) },
        "description": sentence(about.en),
    });
    if !is_method(attribute) {
        value["fieldName"] = property(syntax.name).into();
    }
    if !syntax.default.is_empty() {
        value["default"] = format!("'{}'", syntax.default).into();
    }
    value
}

fn field(Attribute { syntax, about }: &Attribute) -> Value {
    json!({
        "kind": "field",
        "name": property(syntax.name),
        "type": { "text": format!("{} | null", settable(syntax.values)) },
        "description": sentence(about.en),
        "attribute": syntax.name,
        "reflects": true,
    })
}

fn method(Method { name, parameter, about }: &Method) -> Value {
    let parameters: Vec<_> =
        parameter.iter().map(|name| json!({ "name": name, "type": { "text": "number" } })).collect();
    json!({
        "kind": "method",
        "name": name,
        "description": sentence(about),
        "parameters": parameters,
        "return": { "type": { "text": "void" } },
    })
}

fn event(Event { name, when, detail, .. }: &Event) -> Value {
    let members = detail.iter().map(|field| format!("{}: {}", field.name, type_of(field.value)));
    let members = members.collect::<Vec<_>>().join("; ");
    json!({
        "name": name,
        "type": { "text": format!("CustomEvent<{{ {members} }}>") },
        "description": sentence(when),
    })
}

fn css_property(Property { name, about, default, .. }: &Property) -> Value {
    json!({ "name": name, "description": sentence(about.en), "default": default.en.replace('`', "") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_has_all_of_the_tables() {
        let manifest = manifest();
        let class = &manifest["modules"][0]["declarations"][0];
        let count = |list: &str| class[list].as_array().unwrap().len();
        assert_eq!(
            ["attributes", "events", "cssProperties", "cssParts"].map(count),
            [attributes::ALL.len(), events::ALL.len(), properties::ALL.len(), parts::ALL.len()]
        );
        // `refresh` is a method, though there is an attribute of that name.
        assert_eq!(count("members"), attributes::ALL.len() - 1 + 1 + methods::ALL.len());
    }
}
