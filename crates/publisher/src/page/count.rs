//! Numbers of views and comments, as boards write them.

/// The count that `text` begins with: `718`, `1,661`, `718회`, `12 hits`. `None` for what is negative, abbreviated (`1.2k`), or
/// no number.
pub fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if unit.contains(|c: char| c.is_ascii_digit()) { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_count_may_have_separators_and_a_unit() {
        for (text, number) in [("718", 718), (" 1,661 ", 1661), ("718회", 718), ("0건", 0), ("12 hits", 12)]
        {
            assert_eq!(count(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_negative_abbreviated_or_no_number_is_no_count() {
        for text in ["-3", "1.2k", "", "회", ",", "99999999999999999999999"] {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
