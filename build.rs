//! Makes the style sheet of the cards smaller before it becomes part of the module. (That of the script goes through
//! esbuild, which is not there when the module is compiled.)

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=style/cards.css");
    let style = fs::read_to_string("style/cards.css").expect("style/cards.css is there");
    let folder = env::var("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&folder).join("cards.css"), minified(&style)).expect("the folder can be written to");
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
