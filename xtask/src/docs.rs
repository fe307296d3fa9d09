//! What is written from the tables of `crates/contract`: tables and lists in the README, and the loader's list of attributes.

use std::fmt::Write;

use anyhow::{Context, Result};
use contract::{
    attributes::{self, Attribute, Values},
    parts,
    properties::{self, Property},
};
use xshell::Shell;

/// A piece of a file that is written from a table: all between these two texts.
struct Piece {
    file: &'static str,
    begin: &'static str,
    end: &'static str,
    content: fn() -> String,
}

const PIECES: [Piece; 4] = [
    Piece {
        file: "README.md",
        begin: "| attribute | values | | default |\n| --- | --- | --- | --- |\n",
        end: "\n`limit` is",
        content: readme_rows,
    },
    Piece {
        file: "README.md",
        begin: "| property | what | default (light / dark) |\n| --- | --- | --- |\n",
        end: "\nTwo recipes",
        content: property_rows,
    },
    Piece { file: "README.md", begin: "The parts are\n", end: ".\n\nIn any container", content: part_names },
    Piece {
        file: "src/embed/attributes.js",
        begin: "export const ATTRIBUTES = (",
        end: ").split(' ');",
        content: loader_names,
    },
];

/// Writes each piece.
pub fn run(sh: &Shell) -> Result<()> {
    for piece in PIECES {
        let text = sh.read_file(piece.file)?;
        sh.write_file(piece.file, piece.written_into(&text)?)?;
    }
    Ok(())
}

impl Piece {
    /// The text of the file with this piece in it.
    fn written_into(&self, text: &str) -> Result<String> {
        let missing = || format!("{} has no {:?} … {:?}", self.file, self.begin, self.end);
        let (before, rest) = text.split_once(self.begin).with_context(missing)?;
        let (_, after) = rest.split_once(self.end).with_context(missing)?;
        Ok([before, self.begin, &(self.content)(), self.end, after].concat())
    }
}

fn readme_rows() -> String {
    let mut rows = String::new();
    for Attribute { syntax, about } in attributes::ALL {
        let values = match syntax.values {
            Values::Word(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
            }
            Values::Words(words) => format!("list of `{}`", words.join(" ")),
            Values::Number { least, greatest } => format!("{least} to {greatest}"),
            Values::Address => "address".to_owned(),
            Values::Language => "language tag".to_owned(),
            Values::TimeZone => "time zone".to_owned(),
            Values::Text => "text".to_owned(),
            Values::Texts => "list, apart by commas".to_owned(),
            Values::Presence => "present or not".to_owned(),
        };
        let default = match (syntax.default, about.default) {
            ("", default) => default.to_owned(),
            (value, "") => format!("`{value}`"),
            (value, default) => format!("`{value}`: {default}"),
        };
        let cells = [format!("`{}`", syntax.name), values, about.en.to_owned(), default];
        writeln!(rows, "| {} |", cells.join(" | ").replace("|  |", "| |"))
            .expect("a string can be written to");
    }
    rows
}

fn property_rows() -> String {
    let row = |Property { name, about, default }: &Property| format!("| `{name}` | {about} | {default} |\n");
    properties::ALL.iter().map(row).collect()
}

fn part_names() -> String {
    let mut lines = vec![String::new()];
    for (index, part) in parts::ALL.iter().enumerate() {
        let name = format!("`{part}`{}", if index + 1 < parts::ALL.len() { "," } else { "" });
        let line = lines.last_mut().expect("there is one");
        if line.len() + name.len() > 138 {
            lines.push(name);
        } else {
            *line = [line.as_str(), &name].join(if line.is_empty() { "" } else { " " });
        }
    }
    lines.join("\n")
}

/// In lines of the length that the script has elsewhere.
fn loader_names() -> String {
    let mut lines = vec![String::new()];
    for Attribute { syntax, .. } in attributes::ALL {
        let line = lines.last_mut().expect("there is one");
        if line.len() + syntax.name.len() > 110 {
            line.push(' ');
            lines.push(syntax.name.to_owned());
        } else {
            *line = [line.as_str(), syntax.name].join(if line.is_empty() { "" } else { " " });
        }
    }
    lines.iter().map(|line| format!("'{line}'")).collect::<Vec<_>>().join("\n  + ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs, path::Path};

    /// The texts of all files in this folder with this ending.
    fn texts(folder: &Path, ending: &str) -> String {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let text = |path: std::path::PathBuf| match path.is_dir() {
            true => texts(&path, ending),
            false if path.extension().is_some_and(|extension| extension == ending) => {
                fs::read_to_string(&path).unwrap()
            }
            false => String::new(),
        };
        entries.map(text).collect()
    }

    /// What follows each `before` in the text, as long as it is a name.
    fn names<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
        let is_name = |char: char| char.is_ascii_lowercase() || char == '-';
        let name = |rest: &'a str| rest.split(|char| !is_name(char)).next().unwrap_or_default();
        text.split(before).skip(1).map(name).filter(|name| !name.is_empty()).collect()
    }

    #[test]
    fn the_files_are_as_the_tables_have_it() {
        let root = crate::paths::root();
        for piece in PIECES {
            let text = fs::read_to_string(root.join(piece.file)).unwrap();
            assert!(
                piece.written_into(&text).unwrap() == text,
                "run `cargo xtask docs`: {} is old",
                piece.file
            );
        }
    }

    #[test]
    fn the_style_sheets_use_every_custom_property_and_no_other() {
        let style = texts(&crate::paths::root().join("style"), "css");
        let used = names(&style, "var(--isn-");
        let listed: BTreeSet<_> =
            properties::ALL.iter().map(|property| &property.name["--isn-".len()..]).collect();
        assert_eq!(used, listed);
    }

    #[test]
    fn every_part_is_listed() {
        let root = crate::paths::root().join("src");
        let code = [texts(&root.join("components"), "rs"), texts(&root.join("embed"), "js")].concat();
        let named: BTreeSet<_> = names(&code, "part=\"").into_iter().chain(names(&code, "part: '")).collect();
        let listed: BTreeSet<_> = parts::ALL.iter().copied().collect();
        let missing: Vec<_> = named.difference(&listed).collect();
        assert!(missing.is_empty(), "{missing:?}");
        // Some names are in variables, as those of lists and counts.
        for part in parts::ALL {
            assert!(code.contains(&format!("\"{part}\"")) || code.contains(&format!("'{part}'")), "{part}");
        }
    }
}
