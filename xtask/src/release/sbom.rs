//! The software bill of materials, in CycloneDX 1.6 (<https://cyclonedx.org/docs/1.6/json/>): the crates of the modules and Rust's
//! standard library. The script has no code but ours and what wasm-bindgen writes.
//!
//! It names neither a time nor a serial number, so that it can be reproduced, too.

use super::Files;
use crate::crates::{Crate, Id};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};
use std::{collections::BTreeMap, process::Command};

/// The document, as JSON.
///
/// # Errors
/// If rustc does not tell its version.
pub fn document(crates: &BTreeMap<Id, Crate>, files: &Files) -> Result<String> {
    let (own, others): (Vec<&Crate>, Vec<&Crate>) =
        crates.values().partition(|it| it.name == "invest-seoul-news");
    let widget = own.first().context("the widget is a crate of its own")?;
    let shipped: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            let hashes = json!([{ "alg": "SHA-384", "content": format!("{:x}", Sha384::digest(bytes)) }]);
            json!({ "type": "file", "name": name, "hashes": hashes })
        })
        .collect();
    let library = standard_library()?;
    let dependencies: Vec<_> = crates
        .values()
        .map(|it| {
            let uses = it.uses.iter().map(|(name, version)| reference(name, version));
            let uses: Vec<_> =
                uses.chain([library["bom-ref"].as_str().unwrap_or_default().to_owned()]).collect();
            json!({ "ref": reference(&it.name, &it.version), "dependsOn": uses })
        })
        .collect();
    let mut subject = component(widget);
    subject["type"] = "application".into();
    subject["components"] = shipped.into();
    let components: Vec<_> = others.into_iter().map(component).chain([library]).collect();
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": subject },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn component(it: &Crate) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(&it.name, &it.version),
        "name": it.name,
        "version": it.version,
        "licenses": [{ "expression": it.licence }],
    });
    // What is on crates.io. Our own crates are not, and have no package URL (<https://github.com/package-url/purl-spec>).
    if let Some(checksum) = &it.checksum {
        component["purl"] = format!("pkg:cargo/{}@{}", it.name, it.version).into();
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(repository) = &it.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    component
}

/// The name of a crate in the document.
fn reference(name: &str, version: &str) -> String {
    format!("{name}@{version}")
}

/// The library that the compiler brings along, and that is linked into the module.
fn standard_library() -> Result<Value> {
    let output = Command::new("rustc").arg("--version").output().context("running rustc")?;
    let printed = String::from_utf8(output.stdout)?;
    let version = printed.split_whitespace().nth(1).context("rustc prints no version")?;
    Ok(json!({
        "type": "library",
        "bom-ref": format!("pkg:generic/rust-std@{version}"),
        "name": "rust-std",
        "version": version,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "purl": format!("pkg:generic/rust-std@{version}"),
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crates::{CONFIGURATOR, WIDGET, linked};
    use std::collections::BTreeSet;

    fn document_of_all() -> Value {
        let files = Files::from([("invest-seoul-news.js".to_owned(), b"1".to_vec())]);
        let crates = linked(&[WIDGET, CONFIGURATOR]).unwrap();
        serde_json::from_str(&document(&crates, &files).unwrap()).unwrap()
    }

    /// The subject of a document and its components.
    fn all_components(document: &Value) -> impl Iterator<Item = &Value> {
        document["components"].as_array().unwrap().iter().chain([&document["metadata"]["component"]])
    }

    #[test]
    fn every_dependency_is_a_component() {
        let document = document_of_all();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let known: BTreeSet<String> = all_components(&document).map(|it| text(&it["bom-ref"])).collect();
        let dependencies = document["dependencies"].as_array().unwrap();
        let named = dependencies.iter().flat_map(|it| it["dependsOn"].as_array().unwrap().iter().map(text));
        // What nothing else uses.
        let roots =
            ["invest-seoul-news", "configurator"].map(|name| reference(name, env!("CARGO_PKG_VERSION")));
        let named: BTreeSet<String> = named.chain(roots).collect();
        assert_eq!(named, known);
        assert_eq!(document["metadata"]["component"]["components"][0]["name"], "invest-seoul-news.js");
    }

    #[test]
    fn our_own_crates_are_not_said_to_be_on_crates_io() {
        let document = document_of_all();
        let without: BTreeSet<_> = all_components(&document)
            .filter(|it| it.get("purl").is_none())
            .map(|it| it["name"].as_str().unwrap())
            .collect();
        assert_eq!(without, ["configurator", "contract", "invest-seoul-news", "json-feed"].into());
        let leptos = all_components(&document).find(|it| it["name"] == "leptos").unwrap();
        let version = leptos["version"].as_str().unwrap();
        assert_eq!(leptos["purl"], format!("pkg:cargo/leptos@{version}"));
    }
}
