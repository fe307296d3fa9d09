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
