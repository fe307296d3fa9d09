//! The languages of the widget, for forms.

/// Each language by its tag, with its own name.
pub const ALL: [(&str, &str); 13] = [
    ("en", "English"),
    ("ko", "한국어"),
    ("ja", "日本語"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("ar", "العربية"),
    ("vi", "Tiếng Việt"),
    ("id", "Bahasa Indonesia"),
    ("th", "ไทย"),
];

#[cfg(test)]
mod tests {
    use super::ALL;
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn they_are_those_that_the_widget_has_messages_for() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/i18n/messages");
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let has: BTreeSet<_> =
            files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
        assert_eq!(ALL.map(|(tag, _)| tag.to_owned()).into_iter().collect::<BTreeSet<_>>(), has);
    }
}
