//! The names of the members that are read. All other members are skipped.

use super::Value;
use super::unicode::replace_invalid;

/// In the order of the bytes. Each stands once although several objects may have it.
const NAMES: &[&str] = &[
    "_invest_seoul",
    "about",
    "attachments",
    "author",
    "authors",
    "avatar",
    "banner_image",
    "comments",
    "content_html",
    "content_text",
    "date_modified",
    "date_published",
    "description",
    "duration_in_seconds",
    "expired",
    "external_url",
    "favicon",
    "feed_url",
    "home_page_url",
    "hubs",
    "icon",
    "id",
    "image",
    "items",
    "language",
    "mime_type",
    "name",
    "next_url",
    "size_in_bytes",
    "summary",
    "tags",
    "thumbnails",
    "title",
    "type",
    "url",
    "user_comment",
    "version",
    "views",
    "width",
];

/// More bytes than a known name has, even with all its characters escaped.
pub(crate) const LONG: usize = 128;

const _: () = {
    let mut at = 0;
    while at < NAMES.len() {
        assert!(NAMES[at].len() * r"\u0000".len() < LONG);
        at += 1;
    }
};

/// The known name of these bytes.
pub(crate) fn known(name: &[u8]) -> Option<&'static str> {
    let at = NAMES.binary_search_by(|known| known.as_bytes().cmp(name)).ok()?;
    NAMES.get(at).copied()
}

/// The known name that is written like this between its quotation marks.
pub(crate) fn known_as_written(name: &[u8]) -> Option<&'static str> {
    if !name.contains(&b'\\') {
        return known(name);
    }
    // Its end may be missing.
    if name.len() >= LONG {
        return None;
    }
    let mut string = [b"\"", name, b"\""].concat();
    match Value::decode(&replace_invalid(&mut string).0, 0) {
        Value::String(name) => known(name.as_bytes()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, known, known_as_written};

    #[test]
    fn every_name_is_found() {
        for name in NAMES {
            assert_eq!(known(name.as_bytes()), Some(*name));
            let escaped: String = name.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
            assert_eq!(known_as_written(escaped.as_bytes()), Some(*name));
        }
    }

    #[test]
    fn other_names_are_not_known() {
        for name in ["", "ID", "id ", r"\u0069", r"\u0069d\ud83c", r"id\n", "id\u{FFFD}"] {
            assert_eq!(known_as_written(name.as_bytes()), None, "{name}");
        }
    }
}
