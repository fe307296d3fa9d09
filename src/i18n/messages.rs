//! [`Messages`]: the texts of the interface in one language.

use wasm_bindgen::JsValue;

use super::intl;

/// Declares the struct and how it is read from a file.
macro_rules! messages {
    (
        texts { $($(#[doc = $of_text:literal])+ $text:ident,)+ }
        plurals { $($(#[doc = $of_plural:literal])+ $plural:ident,)+ }
    ) => {
        /// The texts of the interface in one language. Placeholders are in braces; [`fill`] replaces them.
        ///
        /// The files also have the messages of the loader script, whose names contain a hyphen (`src/embed/failure.js`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Messages {
            $($(#[doc = $of_text])+ pub $text: &'static str,)+
            $($(#[doc = $of_plural])+ pub $plural: Plural,)+
        }

        impl Messages {
            /// Reads the object of a file. What it lacks stays English.
            pub fn read(file: &JsValue) -> Self {
                let mut messages = *Self::ENGLISH;
                $(read_text(&mut messages.$text, file, stringify!($text));)+
                $(messages.$plural.read(file, stringify!($plural));)+
                messages
            }

            #[cfg(all(test, not(target_family = "wasm")))]
            const NAMES: &[&str] = &[$(stringify!($text),)+ $(stringify!($plural)),+];
        }
    };
}

messages! {
    texts {
        /// Role description of the carousel (`aria-roledescription`).
        carousel,
        /// Role description of a slide (`aria-roledescription`).
        slide,
        /// Label of the button that scrolls back.
        previous,
        /// Label of the button that scrolls forward.
        next,
        /// Which slides are in view: `{first}` to `{last}`, while nobody knows of how many.
        range,
        /// The same, of `{total}`.
        range_of_total,
        /// Which slide is in view, if it is only one, and the label of a slide: `{n}`, while nobody knows of how many.
        single,
        /// The same, of `{total}`.
        single_of_total,
        /// Follows the text of a link that opens a new tab. For screen readers only.
        new_tab,
        /// Title of an item that has neither title nor text.
        untitled,
        /// Status while the feed loads. For screen readers only.
        loading,
        /// Shown when the feed has no items.
        empty,
        /// Shown below items that could not be refreshed.
        stale,
        /// The same, if the date of the items shown is known: `{date}`.
        stale_since,
        /// Shown below the last item, if the feed has others that cannot be read.
        unreadable,
        /// Label of the button that tries again after a failure.
        retry,
        /// Label of the carousel if neither the page nor the feed has a title.
        news,
        /// Link to the publisher's own page of news.
        all_news,
        /// The same where there are no cards: on `{site}`, such as `investseoul.com`.
        read_on_site,
        /// Failure: the page gives no feed address.
        feed_missing,
        /// Failure: network error or missing CORS header.
        feed_unreachable,
        /// Failure: HTTP status other than 200.
        feed_status,
        /// Failure: no answer in time.
        feed_timeout,
        /// Failure: the answer is not a JSON Feed.
        feed_invalid,
        /// Failure: the answer is too long.
        feed_too_large,
        /// Button that shows more items.
        show_more,
        /// Label of the search box.
        search,
        /// Button that clears the search box.
        search_clear,
        /// Shown when no item matches a search or a filter.
        no_results,
        /// Button that closes a dialog.
        close,
        /// Button for the item before this one.
        previous_release,
        /// Button for the item after this one.
        next_release,
        /// Link from the text of an item to the publisher's page.
        read_original,
        /// Button that shares an item.
        share,
        /// Button that copies the address of an item.
        copy_link,
        /// Status after that.
        link_copied,
        /// Heading of the files of an item.
        attachments,
        /// Shown in place of the text of an item that could not be loaded.
        no_text,
        /// Label of the button that stops automatic rotation.
        pause,
        /// Label of the button that starts it.
        play,
        /// Label of the dot of a page of cards: `{n}`.
        page,
    }
    plurals {
        /// View count, `{n}`.
        views,
        /// Comment count, `{n}`.
        comments,
        /// How many items match a search: `{n}`.
        results,
        /// How many items have come since: `{n}`.
        new_items,
    }
}

impl Messages {
    /// English, the fallback.
    pub const ENGLISH: &Self = &include!(concat!(env!("OUT_DIR"), "/en.rs"));

    /// Korean, the publisher's language.
    pub const KOREAN: &Self = &include!(concat!(env!("OUT_DIR"), "/ko.rs"));
}

/// A message that depends on a number: its form for each plural category of the language (Unicode CLDR).
///
/// A form for one number alone may leave out `{n}`, as Arabic does for 0, 1 and 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural(&'static [(&'static str, &'static str)]);

impl Plural {
    /// The form for `n` in the language of `tag`.
    ///
    /// The browser's `Intl.PluralRules` is asked only where it has to be, because the first `Intl` object of a page is slow.
    pub fn form(&self, n: f64, tag: &str) -> &'static str {
        let category = match self.0.len() {
            1 => "other".to_owned(),
            // English and German, which have the same rule.
            2 => (if n == 1.0 { "one" } else { "other" }).to_owned(),
            _ => intl::format(tag, intl::Kind::PluralCategory, n),
        };
        self.of(&category).or_else(|| self.of("other")).unwrap_or_default()
    }

    fn of(&self, category: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| *name == category).map(|(_, form)| *form)
    }

    fn read(&mut self, file: &JsValue, name: &str) {
        let Some(file) = member(file, name) else { return };
        let form = |category: &'static str| {
            let mut form = "";
            read_text(&mut form, &file, category);
            (!form.is_empty()).then_some((category, form))
        };
        let forms: Vec<_> =
            ["zero", "one", "two", "few", "many", "other"].into_iter().filter_map(form).collect();
        self.0 = forms.leak();
    }
}

/// Reads a text of the file, if it has it. The text stays for as long as the page.
fn read_text(message: &mut &'static str, file: &JsValue, name: &str) {
    if let Some(text) = member(file, name).and_then(|text| text.as_string()) {
        *message = text.leak();
    }
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &name.into()).ok()
}

/// `message` with each `{name}` replaced by its value. Braces in messages come in pairs.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(message.len() + 8);
    for (index, piece) in message.split(['{', '}']).enumerate() {
        if index % 2 == 0 {
            text.push_str(piece);
        } else {
            values.iter().filter(|(name, _)| *name == piece).for_each(|(_, value)| text.push_str(value));
        }
    }
    text
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;
    use crate::i18n::language::language_of;
    use serde_json::{Map, Value};
    use std::{collections::BTreeSet, fs, path::Path};

    /// Every language, with its plural categories of cardinal numbers in the order of CLDR
    /// (<https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>). `tests/languages.rs` compares them with
    /// those of the browsers.
    const LANGUAGES: [(&str, &[&str]); 13] = [
        ("ar", &["zero", "one", "two", "few", "many", "other"]),
        ("de", &["one", "other"]),
        ("en", &["one", "other"]),
        ("es", &["one", "many", "other"]),
        ("fr", &["one", "many", "other"]),
        ("id", &["other"]),
        ("ja", &["other"]),
        ("ko", &["other"]),
        ("ru", &["one", "few", "many", "other"]),
        ("th", &["other"]),
        ("vi", &["other"]),
        ("zh-Hans", &["other"]),
        ("zh-Hant", &["other"]),
    ];

    /// Messages of features that are being written. Each goes from this list when a component uses it.
    const NOT_USED_YET: &[&str] = &["search_clear"];

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    fn file(language: &str) -> Map<String, Value> {
        let path = root().join(format!("src/i18n/messages/{language}.json"));
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    /// The names of the placeholders in a message.
    fn placeholders(message: &str) -> BTreeSet<&str> {
        message.split('{').skip(1).map(|rest| rest.split_once('}').expect("braces come in pairs").0).collect()
    }

    /// The forms of a message; one if it does not depend on a number.
    fn forms(message: &Value) -> Vec<&str> {
        match message {
            Value::Object(forms) => forms.values().map(|form| form.as_str().unwrap()).collect(),
            text => vec![text.as_str().unwrap()],
        }
    }

    #[test]
    fn each_language_is_one_file_and_is_selected_by_its_own_tag() {
        let mut files: Vec<_> = fs::read_dir(root().join("src/i18n/messages")).unwrap().collect();
        files.sort_by_key(|file| file.as_ref().unwrap().file_name());
        let files = files.into_iter().map(|file| file.unwrap().file_name().into_string().unwrap());
        assert_eq!(files.collect::<Vec<_>>(), LANGUAGES.map(|(language, _)| format!("{language}.json")));
        for (language, _) in LANGUAGES {
            assert_eq!(language_of(language), Some(language));
        }
    }

    #[test]
    fn every_language_has_every_message_and_no_other() {
        let names: BTreeSet<_> = Messages::NAMES
            .iter()
            .chain(&["wasm-blocked", "wasm-unreachable", "unsupported-browser"])
            .copied()
            .collect();
        for (language, _) in LANGUAGES {
            let file = file(language);
            assert_eq!(file.keys().map(String::as_str).collect::<BTreeSet<_>>(), names, "{language}");
        }
    }

    #[test]
    fn every_message_has_a_text_and_the_placeholders_of_english() {
        let english = file("en");
        for (language, _) in LANGUAGES {
            for (name, message) in file(language) {
                let of_english = placeholders(forms(&english[&name])[0]);
                for form in forms(&message) {
                    assert!(!form.trim().is_empty() && form.trim() == form, "{language} {name}: {form:?}");
                    assert!(!form.contains(['<', '>', '&', '\\']), "{language} {name}: {form:?}");
                    let braces: String = form.chars().filter(|char| matches!(char, '{' | '}')).collect();
                    assert_eq!(braces, "{}".repeat(braces.len() / 2), "{language} {name}: {form:?}");
                    // Arabic names 0, 1 and 2 in words.
                    if language == "ar" && message.is_object() && !form.contains('{') {
                        continue;
                    }
                    assert_eq!(placeholders(form), of_english, "{language} {name}: {form:?}");
                }
            }
        }
    }

    #[test]
    fn every_plural_has_the_categories_of_its_language() {
        for (language, categories) in LANGUAGES {
            let expected: BTreeSet<_> = categories.iter().copied().collect();
            let plurals: Vec<_> =
                file(language).into_iter().filter(|(_, message)| message.is_object()).collect();
            assert_eq!(plurals.len(), 4, "{language}");
            for (name, message) in plurals {
                let forms = message.as_object().unwrap();
                assert_eq!(
                    forms.keys().map(String::as_str).collect::<BTreeSet<_>>(),
                    expected,
                    "{language} {name}"
                );
                for (category, form) in forms {
                    let is_one_number =
                        language == "ar" && ["zero", "one", "two"].contains(&category.as_str());
                    assert_eq!(
                        form.as_str().unwrap().contains("{n}"),
                        !is_one_number,
                        "{language} {name} {category}"
                    );
                }
            }
        }
    }

    #[test]
    fn languages_with_two_forms_use_the_first_for_one_only() {
        let two: Vec<_> =
            LANGUAGES.iter().filter(|(_, forms)| forms.len() == 2).map(|(language, _)| *language).collect();
        assert_eq!(two, ["de", "en"], "`Plural::form` has the rule of these");
        let forms = [0.0, 1.0, 1.5, 2.0, 1000.0].map(|n| Messages::ENGLISH.views.form(n, "en"));
        assert_eq!(forms, ["{n} views", "{n} view", "{n} views", "{n} views", "{n} views"]);
    }

    #[test]
    fn every_message_is_used() {
        fn sources(folder: &Path, text: &mut String) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    sources(&path, text);
                } else if !path.ends_with("i18n/messages.rs") {
                    *text += &fs::read_to_string(path).unwrap();
                }
            }
        }
        let mut text = String::new();
        for folder in ["components", "element", "i18n", "embed", "reader"] {
            // Not the files of messages.
            let folder = root().join("src").join(folder);
            sources(&folder, &mut text);
        }
        for name in file("en").keys() {
            let is_part_of_word = |char: char| char.is_alphanumeric() || char == '_';
            let is_used = if name.contains('-') {
                text.contains(&format!("'{name}'"))
            } else {
                text.match_indices(&format!("messages.{name}"))
                    .any(|(at, found)| !text[at + found.len()..].starts_with(is_part_of_word))
            };
            assert_eq!(is_used, !NOT_USED_YET.contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn what_is_compiled_in_is_what_the_files_say() {
        for (language, messages) in [("en", Messages::ENGLISH), ("ko", Messages::KOREAN)] {
            let file = file(language);
            assert_eq!(messages.retry, file["retry"], "{language}");
            assert_eq!(messages.views.of("other").unwrap(), file["views"]["other"], "{language}");
        }
    }

    #[test]
    fn placeholders_are_filled_by_name_in_any_order() {
        assert_eq!(
            fill("전체 {total}개 중 {first}–{last}", &[("first", "1"), ("last", "4"), ("total", "12")]),
            "전체 12개 중 1–4"
        );
    }

    #[test]
    fn a_placeholder_without_a_value_becomes_empty() {
        assert_eq!(fill("a{x}b", &[]), "ab");
    }
}
