//! Parses the numbers of views and comments that boards show.

/// The count at the start of `text`: `718`, `1,661`, `718회`, `12 hits`, `[3]`, `+3`. `None` if it is negative, abbreviated (`1.2k`), or not a
/// number.
pub fn parse_count(text: &str) -> Option<u64> {
    let text = text.trim().trim_start_matches(['[', '(', '+']).trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if unit.contains(|c: char| c.is_ascii_digit()) { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::parse_count;

    #[test]
    fn a_count_may_have_separators_and_a_unit() {
        for (text, number) in [
            ("718", 718),
            (" 1,661 ", 1661),
            ("718회", 718),
            ("0건", 0),
            ("12 hits", 12),
            ("[3]", 3),
            ("(1,204)", 1204),
            ("+ 3", 3),
        ] {
            assert_eq!(parse_count(text), Some(number), "{text}");
        }
    }

    #[test]
    fn a_negative_or_abbreviated_number_and_text_without_a_number_is_not_a_count() {
        for text in ["-3", "1.2k", "", "회", ",", "99999999999999999999999"] {
            assert_eq!(parse_count(text), None, "{text}");
        }
    }
}
