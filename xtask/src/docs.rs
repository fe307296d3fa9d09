//! What is written from the table of attributes (`crates/attributes`): the table in the README, and the loader's list of names.

use std::fmt::Write;

use anyhow::{Context, Result};
use attributes::{ALL, Attribute, Values};
use xshell::Shell;

/// A part of a file that is written from the table: all between these two texts.
struct Part {
    file: &'static str,
    begin: &'static str,
    end: &'static str,
    content: fn() -> String,
}

const PARTS: [Part; 2] = [
    Part {
        file: "README.md",
        begin: "| attribute | values | | default |\n| --- | --- | --- | --- |\n",
        end: "\n### Styles",
        content: readme_rows,
    },
    Part {
        file: "src/embed/attributes.js",
        begin: "export const ATTRIBUTES = (",
        end: ").split(' ');",
        content: loader_names,
    },
];

/// Writes each part.
pub fn run(sh: &Shell) -> Result<()> {
    for part in PARTS {
        let text = sh.read_file(part.file)?;
        sh.write_file(part.file, part.written_into(&text)?)?;
    }
    Ok(())
}

impl Part {
    /// The text of the file with this part in it.
    fn written_into(&self, text: &str) -> Result<String> {
        let missing = || format!("{} has no {:?} … {:?}", self.file, self.begin, self.end);
        let (before, rest) = text.split_once(self.begin).with_context(missing)?;
        let (_, after) = rest.split_once(self.end).with_context(missing)?;
        Ok([before, self.begin, &(self.content)(), self.end, after].concat())
    }
}

fn readme_rows() -> String {
    let mut rows = String::new();
    for Attribute { syntax, about } in ALL {
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

/// In lines of the length that the script has elsewhere.
fn loader_names() -> String {
    let mut lines = vec![String::new()];
    for Attribute { syntax, .. } in ALL {
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

    #[test]
    fn the_files_are_as_the_table_has_it() {
        let root = crate::paths::root();
        for part in PARTS {
            let text = std::fs::read_to_string(root.join(part.file)).unwrap();
            assert!(
                part.written_into(&text).unwrap() == text,
                "run `cargo xtask docs`: {} is old",
                part.file
            );
        }
    }
}
