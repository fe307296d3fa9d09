//! The names of the members that somebody reads. All others are passed over before anything of them is kept.

/// In the order of the specification, where each stands once although several objects may have it.
const NAMES: &[&str] = &[
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "user_comment",
    "next_url",
    "icon",
    "favicon",
    "authors",
    "author",
    "language",
    "expired",
    "hubs",
    "items",
    "name",
    "url",
    "avatar",
    "type",
    "id",
    "external_url",
    "content_html",
    "content_text",
    "summary",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "tags",
    "attachments",
    "mime_type",
    "size_in_bytes",
    "duration_in_seconds",
    "_invest_seoul",
    "about",
    "views",
    "comments",
    "thumbnails",
    "width",
];

const _: () = {
    let mut at = 0;
    while at < NAMES.len() {
        assert!(NAMES[at].len() < LONG);
        at += 1;
    }
};

/// Longer than all of them: a name of which only so many bytes are kept is none of them.
pub(crate) const LONG: usize = 32;

/// The name, if members of that name are read.
pub(crate) fn known(name: &[u8]) -> Option<&'static str> {
    NAMES.iter().copied().find(|known| known.as_bytes() == name)
}
