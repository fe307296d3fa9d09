//! The language that a page says it is in.

use json_feed::check::is_language_tag;

/// What is said as a tag of RFC 5646. Programs write `ko_KR`, too; what is no tag either way is `None`.
pub fn language(said: &str) -> Option<String> {
    let tag = said.trim().replace('_', "-");
    is_language_tag(&tag).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_tag_or_nothing() {
        let tags = ["ko", " en-US ", "ko_KR", "", "한국어", "ko_KR.UTF-8"].map(language);
        let some = |tag: &str| Some(tag.to_owned());
        assert_eq!(tags, [some("ko"), some("en-US"), some("ko-KR"), None, None, None]);
    }
}
