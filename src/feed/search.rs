//! Which items a reader searches for.
//!
//! Texts are compared in compatibility decomposition (Unicode NFKD), in lower case and without accents: then width, case and accents
//! make no difference, and a Korean syllable is its letters. A syllable that is still being typed finds those that it may become
//! ("서우" finds 서울), and a leading consonant finds every syllable that begins with it ("ㅅㅇ" finds 서울). An input method puts a
//! consonant at the end of a syllable until a vowel follows, so such a syllable finds those of which the consonant begins the next one
//! ("석" finds 서구).

use std::sync::Arc;

use js_sys::JsString;

use crate::feed::{phase::LoadedFeed, selection::without_items};

/// What a reader searches for. The box makes it, and takes along the code that finds it.
#[derive(Clone, Debug)]
pub struct Query {
    text: String,
    find: fn(&Arc<LoadedFeed>, &str) -> Arc<LoadedFeed>,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Query {
    /// A query of these words.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), find }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The feed with the items that have every word in title, summary, tags or authors. The last word may be unfinished.
    pub fn of(&self, feed: &Arc<LoadedFeed>) -> Arc<LoadedFeed> {
        (self.find)(feed, &self.text)
    }
}

fn find(feed: &Arc<LoadedFeed>, text: &str) -> Arc<LoadedFeed> {
    let text = fold(text);
    let words: Vec<_> = text.split_whitespace().collect();
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
    words.iter().enumerate().all(|(index, word)| {
        let word: Vec<char> = word.chars().collect();
        let is_last = index + 1 == words.len();
        (0..text.len()).any(|start| begins_with(&text[start..], &word, is_last))
    })
}

/// Whether `text` begins with `word`, which may be unfinished. A leading consonant that no vowel follows in `word` stands for a whole
/// syllable.
fn begins_with(text: &[char], word: &[char], is_unfinished: bool) -> bool {
    let mut rest = text;
    for (index, char) in word.iter().enumerate() {
        let [first, after @ ..] = rest else { return false };
        if first != char {
            return is_unfinished && index + 1 == word.len() && may_become(*char, rest);
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

/// Whether `letter`, the last of a syllable that is being typed, may become what `text` begins with.
fn may_become(letter: char, text: &[char]) -> bool {
    let [first, after @ ..] = text else { return false };
    let begins_next = |text: &char| leading_form(letter) == Some(*text);
    first_of_two(*first) == Some(letter)
        || match first_of_two(letter) {
            None => begins_next(first),
            Some(kept) => kept == *first && after.first().is_some_and(begins_next),
        }
}

/// The first of the two letters of which this vowel or final consonant is typed, if it is of two.
fn first_of_two(letter: char) -> Option<char> {
    Some(match letter {
        '\u{116a}'..='\u{116c}' => '\u{1169}',
        '\u{116f}'..='\u{1171}' => '\u{116e}',
        '\u{1174}' => '\u{1173}',
        '\u{11aa}' => '\u{11a8}',
        '\u{11ac}' | '\u{11ad}' => '\u{11ab}',
        '\u{11b0}'..='\u{11b6}' => '\u{11af}',
        '\u{11b9}' => '\u{11b8}',
        _ => return None,
    })
}

/// The leading consonant that a final consonant, or the second of two, is at the beginning of a syllable.
fn leading_form(letter: char) -> Option<char> {
    // Of the finals from U+11A8 to U+11C2, counted from U+1100: ㄱ ㄲ ㄳ ㄴ ㄵ ㄶ ㄷ ㄹ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅁ ㅂ ㅄ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ.
    const FORMS: [u8; 27] =
        [0, 1, 9, 2, 12, 18, 3, 5, 0, 6, 7, 9, 16, 17, 18, 6, 7, 9, 9, 10, 11, 12, 14, 15, 16, 17, 18];
    let form = FORMS.get((letter as usize).checked_sub(0x11a8)?)?;
    char::from_u32(0x1100 + u32::from(*form))
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
    /// "석" found nothing until the vowel of 서구 came.
    #[test]
    fn a_final_consonant_that_is_being_typed_may_begin_the_next_syllable() {
        let district = "\u{1109}\u{1165}\u{1100}\u{116e}";
        assert!(has_all(district, &["\u{1109}\u{1165}\u{11a8}"]), "석");
        assert!(!has_all(district, &["\u{1109}\u{1165}\u{11ab}"]), "선");
        assert!(has_all(SEOUL, &["\u{1109}\u{1165}\u{11bc}"]), "성, of 서울");
        // 각시: a bride, typed as 갃 for a moment.
        let bride = "\u{1100}\u{1161}\u{11a8}\u{1109}\u{1175}";
        assert!(has_all(bride, &["\u{1100}\u{1161}\u{11aa}"]), "갃");
        assert!(!has_all(bride, &["\u{1100}\u{1161}\u{11ac}"]), "갅");
    }

    #[test]
    fn a_letter_that_is_being_typed_may_become_one_of_two() {
        let reads = "\u{110b}\u{1175}\u{11b0}\u{1103}\u{1161}";
        assert!(has_all(reads, &["\u{110b}\u{1175}\u{11af}"]), "일, of 읽다");
        assert!(has_all(SEOUL, &["\u{1100}\u{1169}"]), "고, of 관광");
        assert!(!has_all(SEOUL, &["\u{1100}\u{116e}"]), "구");
    }

    #[test]
    fn only_the_last_word_is_being_typed() {
        let words = ["\u{1109}\u{1165}\u{11bc}", "\u{1100}\u{116a}\u{11ab}"];
        assert!(has_all(SEOUL, &[words[1], words[0]]), "관 성");
        assert!(!has_all(SEOUL, &words), "성 관");
    }
}
