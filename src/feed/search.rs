//! Which items a reader searches for.
//!
//! Texts are compared in compatibility decomposition (Unicode NFKD), in lower case and without accents: then width, case and accents
//! make no difference, and a Korean syllable is its letters. A syllable that is still being typed finds those that it may become
//! ("서우" finds 서울), and a leading consonant finds every syllable that begins with it ("ㅅㅇ" finds 서울).

use std::sync::Arc;

use js_sys::JsString;

use crate::feed::{phase::LoadedFeed, selection::without_items};

/// The feed with the items that have every word of `query` in title, summary, tags or authors. The whole feed if there is no word.
pub fn find(feed: &Arc<LoadedFeed>, query: &str) -> Arc<LoadedFeed> {
    if query.trim().is_empty() {
        return feed.clone();
    }
    let query = fold(query);
    let words: Vec<_> = query.split_whitespace().collect();
    let items = feed.items.iter().filter(|item| has_all(item.search_text(), &words)).cloned().collect();
    Arc::new(LoadedFeed { items, ..without_items(feed) })
}

/// The form of a text in which it is compared. The browser knows Unicode; the tables would make the module larger.
pub fn fold(text: &str) -> String {
    let text: String = JsString::from(text).normalize("NFKD").to_lower_case().into();
    text.chars().filter(|char| !('\u{300}'..='\u{36f}').contains(char)).collect()
}

fn has_all(text: &str, words: &[&str]) -> bool {
    let text: Vec<char> = text.chars().collect();
    words.iter().all(|word| {
        let word: Vec<char> = word.chars().collect();
        (0..text.len()).any(|start| begins_with(&text[start..], &word))
    })
}

/// Whether `text` begins with `word`. A leading consonant that no vowel follows in `word` stands for a whole syllable.
fn begins_with(text: &[char], word: &[char]) -> bool {
    let mut rest = text;
    for (index, char) in word.iter().enumerate() {
        let [first, after @ ..] = rest else { return false };
        if first != char {
            return false;
        }
        rest = after;
        let is_alone =
            is_leading_consonant(*char) && !word.get(index + 1).is_some_and(|next| is_vowel(*next));
        if is_alone {
            let length =
                rest.iter().take_while(|char| is_vowel(**char) || is_final_consonant(**char)).count();
            rest = &rest[length..];
        }
    }
    true
}

fn is_leading_consonant(char: char) -> bool {
    ('\u{1100}'..='\u{115f}').contains(&char)
}

fn is_vowel(char: char) -> bool {
    ('\u{1160}'..='\u{11a7}').contains(&char)
}

fn is_final_consonant(char: char) -> bool {
    ('\u{11a8}'..='\u{11ff}').contains(&char)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "서울 관광" in its letters.
    const SEOUL: &str =
        "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af} \u{1100}\u{116a}\u{11ab}\u{1100}\u{116a}\u{11bc}";

    #[test]
    fn a_word_is_found_anywhere_in_the_text() {
        assert!(has_all("invest seoul", &["seo"]));
        assert!(has_all("invest seoul", &["est", "oul"]));
        assert!(!has_all("invest seoul", &["seoul", "busan"]));
        assert!(!has_all("", &["a"]));
    }

    #[test]
    fn leading_consonants_find_the_syllables_that_begin_with_them() {
        assert!(has_all(SEOUL, &["\u{1109}\u{110b}"]), "ㅅㅇ");
        assert!(has_all(SEOUL, &["\u{110b}"]), "ㅇ, in the middle");
        assert!(has_all(SEOUL, &["\u{1100}\u{1100}"]), "ㄱㄱ");
        assert!(has_all(SEOUL, &["\u{1109}\u{1165}\u{110b}"]), "서ㅇ");
        assert!(!has_all(SEOUL, &["\u{110b}\u{1109}"]), "ㅇㅅ");
    }

    #[test]
    fn a_syllable_that_is_being_typed_finds_what_it_may_become() {
        assert!(has_all(SEOUL, &["\u{1109}\u{1165}\u{110b}\u{116e}"]), "서우");
        assert!(has_all(SEOUL, &["\u{1100}\u{116a}"]), "과");
        assert!(!has_all(SEOUL, &["\u{1109}\u{1161}"]), "사");
    }
}
