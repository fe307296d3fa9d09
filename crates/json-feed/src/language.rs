//! Language tags.

/// Whether `tag` has the form of RFC 5646, 2.1. It is not checked whether its parts are registered.
pub fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let language =
        |first: &str| matches!(first.len(), 2..=8) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let begins = subtags.next().is_some_and(|first| language(first) || first == "x");
    let goes_on = |subtag: &str| {
        matches!(subtag.len(), 1..=8) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    begins && subtags.all(goes_on)
}

/// The language tag that `text` stands for, if it is one: many programs write `ko_KR` for `ko-KR`.
///
/// ```
/// use json_feed::language_tag;
///
/// assert_eq!(language_tag(" ko_KR ").as_deref(), Some("ko-KR"));
/// assert_eq!(language_tag("Korean (South)"), None);
/// ```
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    is_language_tag(&tag).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::language_tag;

    #[test]
    fn a_tag_is_normalized_and_other_text_is_rejected() {
        let tags = ["ko", " en-US ", "ko_KR", "", "한국어", "ko_KR.UTF-8"].map(language_tag);
        let some = |tag: &str| Some(tag.to_owned());
        assert_eq!(tags, [some("ko"), some("en-US"), some("ko-KR"), None, None, None]);
    }
}
