//! What is written from the tables of `crates/contract`: tables and lists in the README, the loader's list of attributes, that of the
//! plugin for WordPress, and when the forms for Gnuboard and JSP reserve a height.

use std::fmt::Write;

use anyhow::{Context, Result};
use contract::{
    Phrase,
    attributes::{self, Attribute, Syntax, Values},
    events::{self, Event, Field},
    height, languages, parts,
    properties::{self, Property},
    words,
};
use xshell::Shell;

/// A piece of a file that is written from a table: all between these two texts.
struct Piece {
    file: &'static str,
    begin: &'static str,
    end: &'static str,
    content: fn() -> String,
}

const PIECES: [Piece; 8] = [
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
    Piece {
        file: "README.md",
        begin: "| event | when | `detail` |\n| --- | --- | --- |\n",
        end: "\nThe address in",
        content: event_rows,
    },
    Piece { file: "README.md", begin: "The parts are\n", end: ".\n\nIn any container", content: part_names },
    Piece {
        file: "src/embed/attributes.js",
        begin: "export const ATTRIBUTES = (",
        end: ").split(' ');",
        content: loader_names,
    },
    Piece {
        file: "deploy/wordpress/invest-seoul-news/attributes.php",
        begin: "return array(\n",
        end: "\n);",
        content: wordpress_attributes,
    },
    Piece {
        file: "deploy/gnuboard5/extend/invest_seoul_news.php",
        begin: "    $defaults = array(",
        end: ");\n",
        content: gnuboard_defaults,
    },
    Piece {
        file: "deploy/egovframe/news.tag",
        begin: "<c:set var=\"hasDefaultHeight\" value=\"${",
        end: "}\"/>\n",
        content: jsp_condition,
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
        let default = match (syntax.default, about.default.en) {
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
    let row = |Property { name, about, default, .. }: &Property| {
        format!("| `{name}` | {} | {} |\n", about.en, default.en)
    };
    properties::ALL.iter().map(row).collect()
}

fn event_rows() -> String {
    let member = |Field { name, about, .. }: &Field| match *about {
        "" => format!("`{name}`"),
        about => format!("`{name}` {about}"),
    };
    let row = |Event { name, when, detail, .. }: &Event| {
        let members = detail.iter().map(member).collect::<Vec<_>>().join(", ");
        format!("| `{name}` | {when} | {members} |\n")
    };
    events::ALL.iter().map(row).collect()
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

/// The attributes that an author may set who may not write HTML. Not `base`: code is loaded from there.
fn wordpress_attributes() -> String {
    let rows = attributes::ALL.iter().filter(|Attribute { syntax, .. }| *syntax != attributes::BASE);
    rows.map(wordpress_attribute).collect::<Vec<_>>().join("\n")
}

fn wordpress_attribute(Attribute { syntax, about }: &Attribute) -> String {
    let kind = match syntax.values {
        Values::Address => "address",
        Values::Language => "language",
        Values::Number { .. } => "number",
        Values::Presence => "presence",
        Values::TimeZone => "time-zone",
        Values::Word(_) => "word",
        Values::Words(_) => "words",
        Values::Text | Values::Texts => "text",
    };
    let allowed = match syntax.values {
        Values::Word(words) | Values::Words(words) => {
            let words: Vec<_> = words.iter().copied().map(php_text).collect();
            format!(" 'words' => array( {} ),", words.join(", "))
        }
        Values::Number { least, greatest } => format!(" 'least' => {least}, 'greatest' => {greatest},"),
        Values::Language => format!(" 'names' => {},", php_map(languages::ALL)),
        _ => String::new(),
    };
    let default = php_text(syntax.default);
    let changes_height = if height::ATTRIBUTES.contains(syntax) { " 'changes_height' => true," } else { "" };
    let texts = |label: &str, help: &str, text: fn(Phrase) -> &'static str| {
        let labels = match syntax.values {
            Values::Word(words) | Values::Words(words) => words_in_php(syntax.name, words, text),
            _ => String::new(),
        };
        format!("array( {}, {}{labels} )", php_text(label), php_text(&help.replace('`', "")))
    };
    format!(
        "\t'{}' => array(\n\t\t'type' => '{kind}',{allowed} 'default' => {default},{changes_height}\n\t\t'en' => {},\n\t\t'ko' => {},\n\t),",
        syntax.name,
        texts(about.label.en, about.en, |label| label.en),
        texts(about.label.ko, about.ko, |label| label.ko),
    )
}

/// The labels of the words of an attribute, as the next element of an array.
fn words_in_php(attribute: &str, words: &[&'static str], text: fn(Phrase) -> &'static str) -> String {
    let label =
        |word: &str| text(words::label(attribute, word).expect("a test of `contract` finds one for each"));
    format!(", {}", php_map(words.iter().map(|word| (*word, label(word)))))
}

/// The attributes that change the height, each with the value that does not.
fn gnuboard_defaults() -> String {
    let pair = |syntax: &Syntax| format!("'{}' => {}", syntax.name, php_text(without_effect(syntax)));
    height::ATTRIBUTES.iter().map(pair).collect::<Vec<_>>().join(", ")
}

/// Whether the attributes that change the height are absent, or have their default values. An empty value is not absent.
fn jsp_condition() -> String {
    let is_default = |syntax: &Syntax| {
        let (name, value) = (syntax.name, without_effect(syntax));
        format!("(attributes.{name} eq null or attributes.{name} eq '{value}')")
    };
    height::ATTRIBUTES.iter().map(is_default).collect::<Vec<_>>().join(" and ")
}

/// The value that is the same as no attribute.
fn without_effect(syntax: &Syntax) -> &'static str {
    if syntax.values == Values::Presence { "false" } else { syntax.default }
}

/// An array of PHP with names.
fn php_map(pairs: impl IntoIterator<Item = (&'static str, &'static str)>) -> String {
    let pairs: Vec<_> =
        pairs.into_iter().map(|(name, text)| format!("{} => {}", php_text(name), php_text(text))).collect();
    format!("array( {} )", pairs.join(", "))
}

/// A string of PHP.
fn php_text(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::methods;
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
        let code = [("components", "rs"), ("reader", "rs"), ("embed", "js")];
        let code = code.map(|(folder, ending)| texts(&root.join(folder), ending)).concat();
        let named: BTreeSet<_> = names(&code, "part=\"").into_iter().chain(names(&code, "part: '")).collect();
        let listed: BTreeSet<_> = parts::ALL.iter().copied().collect();
        let missing: Vec<_> = named.difference(&listed).collect();
        assert!(missing.is_empty(), "{missing:?}");
        // Some names are in variables, as those of lists and counts.
        for part in parts::ALL {
            assert!(code.contains(&format!("\"{part}\"")) || code.contains(&format!("'{part}'")), "{part}");
        }
    }

    #[test]
    fn the_looks_use_properties_and_parts_that_there_are() {
        let looks = fs::read_to_string(crate::paths::root().join("docs/looks.md")).unwrap();
        let listed: BTreeSet<_> =
            properties::ALL.iter().map(|property| &property.name["--isn-".len()..]).collect();
        let (used, parts) = (names(&looks, "--isn-"), names(&looks, "::part("));
        assert!(used.len() > 10 && used.is_subset(&listed), "{:?}", used.difference(&listed));
        assert!(parts.iter().all(|part| parts::ALL.contains(part)), "{parts:?}");
    }

    /// A file of `src/`.
    fn source(path: &str) -> String {
        fs::read_to_string(crate::paths::root().join("src").join(path)).unwrap()
    }

    /// The names in `("name", …)`, in order.
    fn quoted(text: &str) -> Vec<&str> {
        text.split("(\"").skip(1).filter_map(|rest| rest.split_once("\", ")).map(|(name, _)| name).collect()
    }

    #[test]
    fn the_module_dispatches_every_event_as_it_is_listed() {
        let code = source("element/events.rs");
        let dispatched: Vec<_> = code.split("dispatch(host, \"").skip(1).collect();
        let dispatched: Vec<_> = dispatched
            .iter()
            .map(|rest| {
                let (name, rest) = rest.split_once("\", ").unwrap();
                let (is_cancelable, detail) = rest.split_once(", ").unwrap();
                (name, is_cancelable == "true", quoted(detail.split("])").next().unwrap()))
            })
            .collect();
        let names = |event: &Event| event.detail.iter().map(|field| field.name).collect::<Vec<_>>();
        let listed: Vec<_> =
            events::ALL.iter().map(|event| (event.name, event.is_cancelable, names(event))).collect();
        assert_eq!(dispatched, listed);
        // The script dispatches one before the module runs.
        let script = source("embed/session.js");
        assert!(
            script.contains(
                "new CustomEvent('isn-error', bare({ bubbles: true, composed: true, detail: { cause:"
            )
        );
        assert_eq!(script.matches("new CustomEvent").count(), 1);
    }

    #[test]
    fn a_page_gets_every_member_of_an_item_that_is_listed() {
        let code = source("element/events.rs");
        let (_, members) = code.split_once("let fields = [").unwrap();
        let (members, _) = members.split_once("];").unwrap();
        let listed: Vec<_> = events::ITEM.iter().map(|field| field.name).collect();
        assert_eq!(quoted(members), listed);
    }

    #[test]
    fn causes_are_those_of_the_module_and_of_the_script() {
        let code = source("feed/phase.rs");
        let of_module = code.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next());
        let script = source("embed/failure.js");
        let (_, of_script) = script.split_once("/** @typedef {").unwrap();
        let of_script = of_script.split('}').next().unwrap().split('\'').skip(1).step_by(2);
        let causes: BTreeSet<_> =
            of_module.filter(|name| name.starts_with("feed-")).chain(of_script).collect();
        assert_eq!(causes, events::CAUSES.iter().copied().collect());
        let readme = fs::read_to_string(crate::paths::root().join("README.md")).unwrap();
        let (_, in_readme) = readme.split_once("The causes are ").unwrap();
        let in_readme: Vec<_> = in_readme.split('.').next().unwrap().split('`').skip(1).step_by(2).collect();
        assert_eq!(in_readme, events::CAUSES);
    }

    #[test]
    fn the_element_has_every_method_that_is_listed_and_no_other() {
        let code = source("embed/element.js");
        let (_, class) = code.split_once("export class InvestSeoulNews").unwrap();
        let is_name = |char: char| char.is_ascii_alphabetic();
        let methods: Vec<_> = class
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split_once('('))
            .filter(|(name, _)| name.starts_with(is_name) && name.chars().all(is_name))
            .filter(|(name, _)| *name != "constructor" && !name.ends_with("Callback"))
            .map(|(name, rest)| (name, rest.split_once(')').map(|(parameter, _)| parameter).unwrap()))
            .collect();
        let listed: Vec<_> =
            methods::ALL.iter().map(|method| (method.name, method.parameter.unwrap_or_default())).collect();
        assert_eq!(methods, listed);
        assert!(class.contains(&format!("  get {}() {{", methods::ITEMS)));
    }
}
