//! The npm package: a folder, made with each release build. A release has it as an archive (`release/npm_archive.rs`).
//!
//! Its module is the loader once more, as an ECMAScript module. Bundlers find the files beside it by `new URL('./…', import.meta.url)` and
//! `import('./…')` (`target/bundle/files.js`). Types, the Custom Elements Manifest and the data for editors are written from the tables of
//! `crates/contract`.
//!
//! It is not in `dist/`, which a server gets as a whole.

mod editor_data;
mod manifest;
mod names;
mod types;

use crate::{
    crates::{self, WIDGET},
    licences,
    messages::Messages,
    paths, wasm,
};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{fs, io};

/// The module, for browsers and bundlers. What follows is named in package.json, too.
const MODULE: &str = "index.js";

/// What server runtimes get in its place: they have no elements.
const SERVER: &str = "server.js";
const TYPES: &str = "index.d.ts";
const MANIFEST: &str = "custom-elements.json";
const EDITOR_DATA: &str = "vscode.html-custom-data.json";

/// The script of constants that esbuild injects: the address of each wasm, and an import for the messages of each language.
pub fn files_script(wasm: &[wasm::Module], messages: &Messages) -> String {
    let names = wasm.iter().map(|module| &*module.file_name);
    script_of(names, messages.texts.iter().map(|(language, _)| &**language))
}

fn script_of<'a>(
    wasm: impl IntoIterator<Item = &'a str>,
    languages: impl IntoIterator<Item = &'a str>,
) -> String {
    let address = |name| format!("  '{name}': () => new URL('./{name}', import.meta.url).href,\n");
    let import = |language| format!("  '{language}': () => import('./{}'),\n", messages_module(language));
    let addresses: String = wasm.into_iter().map(address).collect();
    let imports: String = languages.into_iter().map(import).collect();
    format!("export const FILES = {{\n{addresses}}};\nexport const LANGUAGES = {{\n{imports}}};\n")
}

/// The option of esbuild that leaves the imports of messages to the bundlers of others.
pub const EXTERNAL: &str = "--external:./messages-*.js";

/// The file with the messages of a language. A module, because bundlers take small JSON files into their own code.
fn messages_module(language: &str) -> String {
    format!("messages-{language}.js")
}

/// Writes the folder anew. `module` is what esbuild has made of the loader.
pub fn write(module: &[u8], wasm: &[wasm::Module], messages: &Messages) -> Result<()> {
    let folder = paths::package();
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => fs::create_dir_all(&folder)?,
    }
    for (name, bytes) in files(module, wasm, messages)? {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// The files of the folder, with their names.
fn files(module: &[u8], wasm: &[wasm::Module], messages: &Messages) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        (MODULE.into(), module.into()),
        (SERVER.into(), b"// Where there are no elements, there is nothing to do.\nexport {};\n".into()),
        (TYPES.into(), types::declarations().into()),
        (MANIFEST.into(), pretty(&manifest::manifest())?),
        (EDITOR_DATA.into(), pretty(&editor_data::data())?),
        ("README.md".into(), of_this_version(include_str!("README.md")).into()),
    ];
    for wasm::Module { file_name, bytes, .. } in wasm {
        files.push((file_name.clone(), bytes.clone()));
    }
    for (language, text) in &messages.texts {
        files.push((messages_module(language), format!("export default {text};\n").into()));
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let text = fs::read(paths::root().join(licence)).with_context(|| format!("{licence} is missing"))?;
        files.push((licence.into(), text));
    }
    files.push(("package.json".into(), of_this_version(include_str!("package.json")).into()));
    let licences = licences::document(&crates::linked(&[WIDGET])?)?;
    files.push((licences::FILE.into(), licences.into()));
    Ok(files)
}

fn of_this_version(text: &str) -> String {
    text.replace("{{version}}", env!("CARGO_PKG_VERSION"))
}

fn pretty(value: &Value) -> Result<Vec<u8>> {
    Ok((serde_json::to_string_pretty(value)? + "\n").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn npm_packs_every_file_and_the_licences_of_others_are_among_them() {
        let module = wasm::Module::new("invest-seoul-news", Vec::new());
        let files = files(b"", &[module], &Messages::read().unwrap()).unwrap();
        let text = |name: &str| {
            let (_, bytes) = files.iter().find(|(file, _)| file == name).unwrap();
            String::from_utf8(bytes.clone()).unwrap()
        };
        let package: Value = serde_json::from_str(&text("package.json")).unwrap();
        let patterns = package["files"].as_array().unwrap().iter().map(|pattern| pattern.as_str().unwrap());
        let patterns: Vec<_> = patterns.collect();
        for (name, _) in &files {
            // npm packs the README without being told.
            let is_packed = name == "README.md"
                || patterns.iter().any(|pattern| match pattern.split_once('*') {
                    Some((start, end)) => name.starts_with(start) && name.ends_with(end),
                    None => name == pattern,
                });
            assert!(is_packed, "{name}");
        }
        let licences = text(licences::FILE);
        let archive = crate::release::NPM_ARCHIVE;
        assert!(text("README.md").contains(&format!("/{archive}\n")), "the README installs {archive}");
        assert!(licences.contains("leptos") && !licences.contains("invest-seoul-news 0"), "{licences}");
    }

    #[test]
    fn bundlers_see_the_address_of_each_module_as_text() {
        assert_eq!(
            script_of(["invest-seoul-news-a24c8757.wasm"], ["fr", "zh-Hans"]),
            "\
export const FILES = {
  'invest-seoul-news-a24c8757.wasm': () => new URL('./invest-seoul-news-a24c8757.wasm', import.meta.url).href,
};
export const LANGUAGES = {
  'fr': () => import('./messages-fr.js'),
  'zh-Hans': () => import('./messages-zh-Hans.js'),
};
"
        );
    }
}
