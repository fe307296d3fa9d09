//! The files of messages that a page loads, one for each language that is not compiled in, and what the script has to know of them.

use crate::paths;
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path};

/// The languages that are compiled into the module (`build.rs`). Their messages for failures before it runs are in the script.
const COMPILED_IN: [&str; 2] = ["en", "ko"];

/// The messages of all languages, ready to be served.
pub struct Messages {
    /// Languages and contents of the files.
    pub texts: Vec<(String, String)>,
    /// The messages of the script, by language.
    in_script: Map<String, Value>,
    /// The word for news in each language, the title of a page that has nothing else.
    titles: Map<String, Value>,
    /// Eight hexadecimal digits, other ones when any file changes. So the files may be cached for ever.
    version: String,
}

impl Messages {
    /// Reads `src/i18n/messages/`.
    pub fn read() -> Result<Self> {
        let mut languages = BTreeMap::new();
        for entry in fs::read_dir(paths::root().join("src/i18n/messages"))? {
            let path = entry?.path();
            let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let messages = serde_json::from_str(&fs::read_to_string(&path)?);
            languages.insert(language, messages.with_context(|| format!("reading {}", path.display()))?);
        }
        Ok(Self::new(&languages))
    }

    fn new(languages: &BTreeMap<String, Map<String, Value>>) -> Self {
        let (mut in_script, mut titles, mut texts) = (Map::new(), Map::new(), Vec::new());
        for (language, messages) in languages {
            titles.insert(language.clone(), messages["news"].clone());
            if COMPILED_IN.contains(&&**language) {
                in_script.insert(language.clone(), of_script(messages));
            } else {
                // Without the white space of the source.
                texts.push((language.clone(), serde_json::json!(messages).to_string()));
            }
        }
        let hash = texts.iter().fold(Sha256::new(), |hash, (_, text)| hash.chain_update(text)).finalize();
        let version = format!("{:08x}", u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]));
        Self { texts, in_script, titles, version }
    }

    /// Names and contents of the files.
    pub fn files(&self) -> impl Iterator<Item = (String, &str)> {
        self.texts
            .iter()
            .map(|(language, text)| (format!("messages-{language}-{}.json", self.version), &**text))
    }

    /// Names and values of the constants that the script has, as JSON.
    pub fn constants(&self) -> [(&'static str, Value); 2] {
        [("MESSAGES", self.in_script.clone().into()), ("MESSAGES_VERSION", self.version.clone().into())]
    }

    /// Name and value of the constant that the page for frames has, as JSON.
    pub fn titles(&self) -> (&'static str, Value) {
        ("TITLES", self.titles.clone().into())
    }

    /// Writes the files into a folder.
    pub fn write(&self, folder: &Path) -> Result<()> {
        for (name, text) in self.files() {
            fs::write(folder.join(name), text)?;
        }
        Ok(())
    }
}

/// What the script shows: messages with a hyphen in their names, and the button below them.
fn of_script(messages: &Map<String, Value>) -> Value {
    let is_shown = |name: &str| name.contains('-') || name == "retry";
    messages
        .iter()
        .filter(|(name, _)| is_shown(name))
        .map(|(name, text)| (name.clone(), text.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn messages(french: &str) -> Messages {
        let languages =
            [("en", "Try again"), ("fr", french), ("ko", "다시 시도")].map(|(language, retry)| {
                let messages = json!({ "news": "N", "retry": retry, "wasm-blocked": "…" });
                (language.to_owned(), messages.as_object().unwrap().clone())
            });
        Messages::new(&languages.into())
    }

    #[test]
    fn what_is_not_compiled_in_becomes_a_file_without_white_space() {
        let messages = messages("Réessayer");
        let text = r#"{"news":"N","retry":"Réessayer","wasm-blocked":"…"}"#;
        let files: Vec<_> = messages.files().collect();
        assert_eq!(files, [(format!("messages-fr-{}.json", messages.version), text)]);
    }

    #[test]
    fn the_names_of_the_files_change_with_any_content() {
        assert_eq!(messages("Réessayer").version, messages("Réessayer").version);
        assert_ne!(messages("Réessayer").version, messages("Réessayez").version);
    }

    #[test]
    fn the_script_has_the_messages_that_it_shows() {
        let messages = messages("Réessayer");
        let in_script = json!({
            "en": { "retry": "Try again", "wasm-blocked": "…" },
            "ko": { "retry": "다시 시도", "wasm-blocked": "…" },
        });
        let version = messages.version.clone();
        assert_eq!(messages.constants(), [("MESSAGES", in_script), ("MESSAGES_VERSION", version.into())]);
    }
}
