//! What is typed for a custom property, as the value of a declaration of CSS.

use crate::value::Flaw;

/// The value of a custom property; `None` if nothing is typed.
pub fn of_property(typed: &str) -> Result<Option<&str>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        value if stays_in_its_declaration(value) => Ok(Some(value)),
        _ => Err(Flaw::Style),
    }
}

/// Whether a declaration with this value leaves what follows in a style sheet, or in a `<style>`, as it is. Escapes could hide from this
/// check what ends the declaration, so there are none.
fn stays_in_its_declaration(value: &str) -> bool {
    let is_plain = !value.contains([';', '{', '}', '<', '\\']) && !value.contains(char::is_control);
    // Vue takes this for JavaScript, in a text too.
    if !is_plain || value.contains("/*") || value.to_ascii_lowercase().contains("v-bind") {
        return false;
    }
    // What closes the brackets and quotes that are open.
    let mut closing = Vec::new();
    for (at, char) in value.char_indices() {
        match (char, closing.last()) {
            (char, Some(&last)) if char == last => {
                closing.pop();
            }
            (_, Some('"' | '\'')) => {}
            ('"' | '\'', _) => closing.push(char),
            ('(', _) if is_harmless_function(name_before(value, at)) => closing.push(')'),
            ('(', _) => return false,
            ('[', _) => closing.push(']'),
            (')' | ']', _) => return false,
            _ => {}
        }
    }
    closing.is_empty()
}

/// The name of the function whose bracket opens at this place; empty for a bracket of its own.
fn name_before(value: &str, at: usize) -> &str {
    let before = &value[..at];
    before.rsplit(|char: char| !char.is_alphanumeric() && !"-_".contains(char)).next().unwrap_or_default()
}

/// Whether a function only computes a colour or a number. Others load something, such as `url(…)`.
fn is_harmless_function(name: &str) -> bool {
    const HARMLESS: [&str; 17] = [
        "",
        "calc",
        "clamp",
        "color",
        "color-mix",
        "hsl",
        "hsla",
        "hwb",
        "lab",
        "lch",
        "light-dark",
        "max",
        "min",
        "oklab",
        "oklch",
        "rgb",
        "rgba",
    ];
    HARMLESS.contains(&&*name.to_ascii_lowercase()) || name == "var"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_stays_within_its_rule() {
        assert_eq!(of_property(" light-dark(#fff, #000) "), Ok(Some("light-dark(#fff, #000)")));
        assert_eq!(of_property(""), Ok(None));
        assert_eq!(of_property("red } body { color: red"), Err(Flaw::Style));
    }

    #[test]
    fn quotes_and_brackets_of_a_property_are_closed() {
        for value in
            ["\"Noto Sans KR\", sans-serif", "'it is (', x", "calc((1em + 2px) * 2)", "min(1em, \"]\")"]
        {
            assert_eq!(of_property(value), Ok(Some(value)));
        }
        for value in
            ["calc(1em", "1em)", "[a", "a]", "(a]", "\"Noto", "Noto'", "\"Noto'", "url(it's)", "'a' 'b"]
        {
            assert_eq!(of_property(value), Err(Flaw::Style), "{value}");
        }
    }

    #[test]
    fn a_property_takes_functions_of_colours_and_numbers_alone() {
        for value in ["RGB(0 0 0)", "color-mix(in oklch, var(--a), #fff)", "'image-set(x)'"] {
            assert_eq!(of_property(value), Ok(Some(value)));
        }
        for value in [
            "url(https://x.test/)",
            "image-set(\"https://x.test/\" 1x)",
            "v-bind(\"alert(1)\")",
            "\"V-Bind('x')\"",
            "attr(x)",
        ] {
            assert_eq!(of_property(value), Err(Flaw::Style), "{value}");
        }
    }

    #[test]
    fn a_property_neither_ends_nor_hides_what_follows() {
        for value in [
            "red; color: blue",
            "red /* ",
            "a */ b /*",
            "red\\",
            "\"a\\\"",
            "</style>",
            "URL(a\"b)c\"d)",
            "1em\u{c}2em",
            "{",
            "}",
        ] {
            assert_eq!(of_property(value), Err(Flaw::Style), "{value}");
        }
    }
}
