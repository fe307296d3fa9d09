//! What becomes part of the module: the style sheets of the cards and of the reader dialog, put together and made smaller, and the messages of two languages as
//! constants. (The style sheets of the script go through esbuild, which is not there when the module is compiled.)

use std::{env, fs, path::Path};

use serde_json::{Map, Value};

/// The languages whose messages are compiled in: the fallback and the publisher's own. xtask ships the others as files.
const COMPILED_IN: [&str; 2] = ["en", "ko"];

fn main() {
    split_releases();
    println!("cargo::rerun-if-changed=style");
    let folder = env::var("OUT_DIR").expect("cargo names the folder");
    for name in ["cards.css", "reader.css"] {
        let style = minified(&with_imports(name));
        fs::write(Path::new(&folder).join(name), style).expect("the folder can be written to");
    }
    for language in COMPILED_IN {
        let file = format!("src/i18n/messages/{language}.json");
        println!("cargo::rerun-if-changed={file}");
        let messages = fs::read_to_string(&file).expect("the messages are there");
        let messages = serde_json::from_str(&messages).expect("they are an object");
        fs::write(Path::new(&folder).join(format!("{language}.rs")), constant(&messages))
            .expect("the folder can be written to");
    }
}

/// Has release builds for the browser cut into chunks (`src/chunks.rs`). For that, xtask needs the relocations of the linker.
fn split_releases() {
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_FAMILY", "wasm") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg=--emit-relocs");
    }
}

/// A file of the folder `style`, with the files that it imports in place of its lines `@import "…";`.
fn with_imports(name: &str) -> String {
    let path = Path::new("style").join(name);
    let style = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let imported = |line: &str| line.strip_prefix("@import \"")?.strip_suffix("\";").map(with_imports);
    style.lines().map(|line| imported(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

/// An expression of the type `Messages`. A missing message is a compile error. Names with a hyphen belong to the loader script.
fn constant(messages: &Map<String, Value>) -> String {
    let fields =
        messages.iter().filter(|(name, _)| !name.contains('-')).map(|(name, message)| match message {
            Value::Object(forms) => {
                let forms: Vec<_> =
                    forms.iter().map(|(category, form)| format!("({category:?}, {form})")).collect();
                format!("{name}: Plural(&[{}]),\n", forms.join(", "))
            }
            text => format!("{name}: {text},\n"),
        });
    format!("Messages {{\n{}}}\n", fields.collect::<String>())
}

/// Without comments and white space that means nothing. There are no strings with either in our style sheets.
fn minified(style: &str) -> String {
    let mut text = String::new();
    for (at, part) in style.split("/*").enumerate() {
        text += if at == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) };
    }
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["{", "}", ";", ","] {
        text = text.replace(&format!("{mark} "), mark).replace(&format!(" {mark}"), mark);
    }
    // In a selector a space before a colon means something; one after it stands in declarations only.
    text.replace(": ", ":").replace(";}", "}")
}
