//! The names of the members that somebody reads. All others are passed over before anything of them is kept.

/// In the order of the specification, where each stands once although several objects may have it.
const NAMES: &[&str] = &[
    "version",
    "title",
    #[cfg(feature = "whole")]
    "home_page_url",
    #[cfg(feature = "whole")]
    "feed_url",
    #[cfg(feature = "whole")]
    "description",
    #[cfg(feature = "whole")]
    "user_comment",
    "next_url",
    #[cfg(feature = "whole")]
    "icon",
    #[cfg(feature = "whole")]
    "favicon",
    "authors",
    "author",
    "language",
    #[cfg(feature = "whole")]
    "expired",
    #[cfg(feature = "whole")]
    "hubs",
    "items",
    "name",
    "url",
    #[cfg(feature = "whole")]
    "avatar",
    #[cfg(feature = "whole")]
    "type",
    "id",
    "external_url",
    #[cfg(feature = "whole")]
    "content_html",
    "content_text",
    "summary",
    "image",
    "banner_image",
    "date_published",
    #[cfg(feature = "whole")]
    "date_modified",
    "tags",
    #[cfg(feature = "whole")]
    "attachments",
    #[cfg(feature = "whole")]
    "mime_type",
    #[cfg(feature = "whole")]
    "size_in_bytes",
    #[cfg(feature = "whole")]
    "duration_in_seconds",
    "_invest_seoul",
    #[cfg(feature = "whole")]
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
