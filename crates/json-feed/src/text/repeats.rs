//! Texts that say the same.

/// Whether a text says no more than the title: it is the title, or the beginning of it, whatever marks are at its end.
///
/// ```
/// use json_feed::text::repeats;
///
/// assert!(repeats("Seoul and Los Angeles sign.", "Seoul and Los Angeles sign"));
/// assert!(repeats("Seoul and Los…", "Seoul and Los Angeles sign"));
/// assert!(!repeats("Seoul and Los Angeles sign a MOU", "Seoul and Los Angeles sign"));
/// ```
pub fn repeats(text: &str, title: &str) -> bool {
    let is_mark = |character: char| matches!(character, ' ' | '.' | '…' | '[' | ']' | '。');
    let text = text.trim_end_matches(is_mark);
    !text.is_empty() && title.starts_with(text)
}
