//! The names of the members that are read. All other members are skipped.

use super::Value;
use super::unicode::replace_invalid;

/// The name that the members of an item have that are extensions, except the one of Invest Seoul.
pub(crate) const EXTENSION: &str = "_";

/// The members that are read of such an extension.
pub(crate) const COUNTS: [&str; 4] = ["comment_count", "comments", "view_count", "views"];

/// In alphabetical order. Several objects may have members of one name.
const NAMES: &[&str] = &[
    EXTENSION,
    "_comments",
    "_invest_seoul",
    "_views",
    "about",
    "attachments",
    "author",
    "authors",
    "avatar",
    "banner_image",
    "comment_count",
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
    "src",
    "summary",
    "tags",
    "thumbnails",
    "title",
    "type",
    "url",
    "user_comment",
    "version",
    "view_count",
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

/// The name, if members of this name are read.
pub(crate) fn known(name: &[u8]) -> Option<&'static str> {
    let at = NAMES.binary_search_by(|known| known.as_bytes().cmp(name)).ok()?;
    NAMES.get(at).copied()
}

/// The name that is written like this in JSON, without its quotation marks, if members of this name are read.
pub(crate) fn decode(name: &[u8]) -> Option<&'static str> {
    if !name.contains(&b'\\') {
        return known(name);
    }
    // The splitter may have kept only the beginning.
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
    use super::{NAMES, decode, known};

    #[test]
    fn every_name_is_known_however_it_is_written() {
        for name in NAMES {
            assert_eq!(known(name.as_bytes()), Some(*name));
            let escaped: String = name.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
            assert_eq!(decode(escaped.as_bytes()), Some(*name));
        }
    }

    #[test]
    fn other_names_are_unknown() {
        for name in ["", "ID", "id ", r"\u0069", r"\u0069d\ud83c", r"id\n", "id\u{FFFD}"] {
            assert_eq!(decode(name.as_bytes()), None, "{name}");
        }
    }
}
