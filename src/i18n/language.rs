//! Which of our languages a language tag means. Plain Rust. The loader script has the same rules (`src/embed/language.js`).

/// The language of the messages for a tag (BCP 47; `_` counts as `-`), by the name of its file, if there is one.
///
/// Chinese is chosen by script. If the tag has none, the region decides: Taiwan, Hong Kong and Macao use traditional characters.
pub fn language_of(tag: &str) -> Option<&'static str> {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']);
    Some(match subtags.next()? {
        "en" => "en",
        "ko" => "ko",
        "ja" => "ja",
        "zh" => match subtags.find(|subtag| matches!(*subtag, "hans" | "hant" | "tw" | "hk" | "mo")) {
            None | Some("hans") => "zh-Hans",
            Some(_) => "zh-Hant",
        },
        "fr" => "fr",
        "de" => "de",
        "es" => "es",
        "ru" => "ru",
        "ar" => "ar",
        "vi" => "vi",
        // `in` is what Java has written for Indonesian.
        "id" | "in" => "id",
        "th" => "th",
        _ => return None,
    })
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(language: &str) -> bool {
    language == "ar"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_selects_its_language_whatever_its_case_region_and_separator() {
        for (tag, language) in [
            ("en", "en"),
            ("EN-gb", "en"),
            ("ko_KR", "ko"),
            ("ja", "ja"),
            ("ja-Latn-JP", "ja"),
            ("fr-CA", "fr"),
            ("de_AT", "de"),
            ("es-419", "es"),
            ("ru", "ru"),
            ("ar-EG", "ar"),
            ("vi-VN", "vi"),
            ("id", "id"),
            ("in_ID", "id"),
            ("th-TH-u-nu-thai", "th"),
        ] {
            assert_eq!(language_of(tag), Some(language), "{tag}");
        }
    }

    #[test]
    fn chinese_is_selected_by_script_and_without_one_by_region() {
        for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans-HK", "zh-Hans-TW"] {
            assert_eq!(language_of(tag), Some("zh-Hans"), "{tag}");
        }
        for tag in ["zh_TW", "zh-HK", "zh-MO", "zh-Hant-CN", "zh-yue-HK"] {
            assert_eq!(language_of(tag), Some("zh-Hant"), "{tag}");
        }
    }

    #[test]
    fn a_tag_of_another_language_selects_nothing() {
        for tag in ["", "pt", "kok", "jam", "english", "pt-ko", "zho", "-ko", "한국어"] {
            assert_eq!(language_of(tag), None, "{tag}");
        }
    }
}
