//! What forms call the words among the values of attributes.

use crate::Phrase;

/// The label of a word among the values of an attribute, by the names of both.
pub fn label(attribute: &str, word: &str) -> Option<Phrase> {
    Some(match (attribute, word) {
        ("layout", "carousel") => Phrase { en: "Carousel", ko: "캐러셀" },
        ("layout", "grid") => Phrase { en: "Grid", ko: "그리드" },
        ("layout", "list") => Phrase { en: "List", ko: "목록" },
        ("layout", "compact") => Phrase { en: "Titles", ko: "제목 목록" },
        ("theme", "auto") => Phrase { en: "As your page", ko: "페이지와 같게" },
        ("theme", "light") => Phrase { en: "Light", ko: "밝게" },
        ("theme", "dark") => Phrase { en: "Dark", ko: "어둡게" },
        ("show", "image") => Phrase { en: "Picture", ko: "사진" },
        ("show", "summary") => Phrase { en: "Summary", ko: "요약" },
        ("show", "date") => Phrase { en: "Date", ko: "날짜" },
        ("show", "views") => Phrase { en: "View count", ko: "조회수" },
        ("show", "author") => Phrase { en: "Author", ko: "글쓴이" },
        ("show", "tags") => Phrase { en: "Tags", ko: "태그" },
        ("show", "comments") => Phrase { en: "Comment count", ko: "댓글 수" },
        ("show", "all-news") => Phrase { en: "Way to all news", ko: "전체 소식 링크" },
        ("sort", "feed") => Phrase { en: "As the feed", ko: "피드 순" },
        ("sort", "newest") => Phrase { en: "Newest first", ko: "최신 순" },
        ("sort", "views") => Phrase { en: "Most read first", ko: "조회수 순" },
        ("open", "new-tab") => Phrase { en: "New tab", ko: "새 탭" },
        ("open", "same-tab") => Phrase { en: "Same tab", ko: "같은 탭" },
        ("open", "top") => Phrase { en: "Out of all frames", ko: "프레임 밖" },
        ("open", "reader") => Phrase { en: "A reader on your page", ko: "페이지 안에서 읽기" },
        ("date-style", "medium") => Phrase { en: "Mar 26, 2026", ko: "2026. 3. 26." },
        ("date-style", "long") => Phrase { en: "March 26, 2026", ko: "2026년 3월 26일" },
        ("date-style", "relative") => Phrase { en: "3 days ago", ko: "3일 전" },
        ("loading", "lazy") => {
            Phrase { en: "When the reader comes near", ko: "독자가 가까이 왔을 때" }
        }
        ("loading", "eager") => Phrase { en: "At once", ko: "곧바로" },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::label;
    use crate::attributes::{ALL, Values};

    #[test]
    fn every_word_has_a_label_in_both_languages() {
        for attribute in ALL {
            let name = attribute.syntax.name;
            if let Values::Word(words) | Values::Words(words) = attribute.syntax.values {
                for word in words {
                    let label = label(name, word).unwrap_or_else(|| panic!("{name}={word} has none"));
                    // A date of numbers.
                    let is_date = (name, *word) == ("date-style", "medium");
                    assert!(
                        !label.en.is_empty() && (is_date || label.is_in_both_languages()),
                        "{name}={word}"
                    );
                }
            }
        }
    }
}
