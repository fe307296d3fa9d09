//! What is said in the languages of the documentation.

/// A text in which `backticks` are code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// English.
    pub en: &'static str,
    /// Korean.
    pub ko: &'static str,
}

impl Phrase {
    /// Code, which is the same in all languages.
    pub const fn same(code: &'static str) -> Self {
        Self { en: code, ko: code }
    }

    /// Whether the Korean text has Hangul where the English one has words.
    #[cfg(test)]
    pub fn is_in_both_languages(&self) -> bool {
        let has =
            |text: &str, is: fn(char) -> bool| text.split('`').step_by(2).any(|prose| prose.contains(is));
        has(self.en, |char| char.is_ascii_alphabetic()) == has(self.ko, |char| ('가'..='힣').contains(&char))
    }
}

#[cfg(test)]
mod tests {
    use super::Phrase;

    #[test]
    fn words_need_a_translation_and_code_needs_none() {
        assert!(Phrase::same("`#fff` / `#000`").is_in_both_languages());
        assert!(Phrase { en: "as many as fit", ko: "들어가는 만큼" }.is_in_both_languages());
        assert!(!Phrase::same("as many as fit").is_in_both_languages());
        assert!(!Phrase { en: "the nearest `lang`", ko: "`언어`" }.is_in_both_languages());
    }
}
