//! What can be seen of a text.

/// Whether a text has a character that can be seen: one that is no white space, no control character, and not one of the
/// characters that are drawn as nothing, such as U+200B, U+00AD, U+2800 or U+3164.
///
/// ```
/// use json_feed::text::is_visible;
///
/// assert!(is_visible(" 서울 "));
/// assert!(!is_visible("\u{3164}\u{200b} \u{ad}"));
/// ```
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|character| !character.is_whitespace() && !is_blank(character))
}

/// Whether a character is drawn as nothing: those with the property `Default_Ignorable_Code_Point` (Unicode, DerivedCoreProperties),
/// control characters, interlinear annotations, and the empty pattern of Braille.
fn is_blank(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::is_visible;

    #[test]
    fn a_text_of_characters_that_are_drawn_as_nothing_is_not_visible() {
        for text in [
            "",
            " \n\t",
            "\u{3000}",
            "\u{A0}",
            "\u{3164}",
            "\u{200B}",
            "\u{2800}",
            "\u{AD}",
            "\0",
            "\u{FEFF}\u{2060}",
        ] {
            assert!(!is_visible(text), "{text:?}");
        }
    }

    #[test]
    fn one_character_makes_a_text_visible() {
        for text in [".", "\u{200B}a", "가", "🏯", "\u{FFFD}", "é", "\u{301}"] {
            assert!(is_visible(text), "{text:?}");
        }
    }
}
