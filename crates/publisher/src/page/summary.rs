//! Shortens a text to a summary for a card.

use unicode_segmentation::UnicodeSegmentation;

/// The maximum length of a summary, in characters.
pub const MAX_LENGTH: usize = 200;

/// The first sentences of `text` that fit, in one line. If not even one fits: its first words and an ellipsis.
///
/// Sentences are those of UAX #29. The end of a line also ends a sentence, because headings have no full stop. A line that is only an
/// address, such as that of a video, is left out.
pub fn summary(text: &str) -> String {
    let mut summary = String::new();
    let is_address = |line: &&str| {
        (line.starts_with("http://") || line.starts_with("https://")) && !line.contains(char::is_whitespace)
    };
    let lines = text.lines().filter(|line| !is_address(line));
    for sentence in lines.flat_map(|line| line.split_sentence_bounds()).map(str::trim) {
        let gap = usize::from(!summary.is_empty());
        if summary.chars().count() + gap + sentence.chars().count() > MAX_LENGTH {
            if summary.is_empty() {
                return first_words(sentence);
            }
            break;
        }
        summary.extend((gap == 1).then_some(' '));
        summary.push_str(sentence);
    }
    summary
}

/// The text after the lines at its start that only repeat the title.
pub fn without_title<'a>(text: &'a str, title: Option<&str>) -> &'a str {
    let plain = |line: &str| -> String {
        line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = title.map(plain).filter(|title| !title.is_empty());
    let mut rest = text;
    while let Some(title) = &title
        && let Some(line) = rest.lines().next()
        && plain(line) == *title
    {
        rest = rest[line.len()..].trim_start();
    }
    rest
}

fn first_words(sentence: &str) -> String {
    let mut kept = String::new();
    for piece in sentence.split_word_bounds() {
        if kept.chars().count() + piece.chars().count() >= MAX_LENGTH {
            break;
        }
        kept.push_str(piece);
    }
    // The sentence is one long word.
    if kept.is_empty() {
        kept.extend(sentence.chars().take(MAX_LENGTH - 1));
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_are_kept_while_they_fit() {
        let long = "Both sides agreed. ".repeat(20);
        assert_eq!(summary(&long), "Both sides agreed. ".repeat(10).trim_end());
        assert_eq!(
            summary("Seoul signs.\nIt was the third meeting."),
            "Seoul signs. It was the third meeting."
        );
        assert_eq!(
            summary(&"서울시는 협약을 맺었다. ".repeat(20)),
            "서울시는 협약을 맺었다. ".repeat(14).trim_end()
        );
    }

    #[test]
    fn a_sentence_that_is_too_long_is_cut_between_words() {
        let text = "investment ".repeat(30);
        assert_eq!(summary(&text), format!("{}…", "investment ".repeat(18).trim_end()));
        let word = summary(&"가".repeat(300));
        assert_eq!((word.chars().count(), word.ends_with('…')), (MAX_LENGTH, true));
    }

    #[test]
    fn lines_that_repeat_the_title_are_not_part_of_the_summary() {
        let title = Some("Seoul signs ‘MOU’");
        assert_eq!(without_title("Seoul signs 'MOU'.\nTwo cities met.", title), "Two cities met.");
        assert_eq!(without_title("Seoul signs MOU", title), "");
        assert_eq!(without_title("Seoul signs MOU today.", title), "Seoul signs MOU today.");
        assert_eq!(without_title("—\nText", Some("—")), "—\nText");
    }

    #[test]
    fn a_line_that_is_an_address_is_not_part_of_the_summary() {
        let text = "https://www.youtube.com/watch?v=a\nSeoul signs.\nSee https://seoul.example/ for more.";
        assert_eq!(summary(text), "Seoul signs. See https://seoul.example/ for more.");
    }

    #[test]
    fn an_empty_text_has_an_empty_summary() {
        assert_eq!(summary(""), "");
    }
}
