//! Language tags of pages.

use json_feed::check::is_language_tag;

/// Normalizes a language tag (RFC 5646). Accepts `ko_KR` as well, which some programs write; `None` if it is not a tag.
pub fn normalize_language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    is_language_tag(&tag).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_normalized_and_other_text_is_rejected() {
        let tags = ["ko", " en-US ", "ko_KR", "", "한국어", "ko_KR.UTF-8"].map(normalize_language);
        let some = |tag: &str| Some(tag.to_owned());
        assert_eq!(tags, [some("ko"), some("en-US"), some("ko-KR"), None, None, None]);
    }
}
