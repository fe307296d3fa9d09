//! The members that the specification defines, and how each is checked.

/// How a member is checked.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Not checked here.
    Any,
    /// A text without markup.
    Plain,
    /// An address to follow.
    Address,
    /// The address of an image.
    Image,
    /// The same of an item, which may stand in an object or a list.
    ItemImage,
    /// A date.
    Date,
    /// A count that belongs into an extension.
    Count,
    /// A language tag of RFC 5646.
    Language,
    /// A list of plain texts.
    Plains,
    /// A list of objects with these members.
    Objects(&'static [(&'static str, Kind)]),
    /// An object with these members, and the member that replaces it in 1.1.
    Deprecated(&'static [(&'static str, Kind)], &'static str),
}

pub(super) const FEED: [(&str, Kind); 15] = [
    ("version", Kind::Any),
    ("title", Kind::Plain),
    ("home_page_url", Kind::Address),
    ("feed_url", Kind::Address),
    ("description", Kind::Plain),
    ("user_comment", Kind::Plain),
    ("next_url", Kind::Address),
    ("icon", Kind::Image),
    ("favicon", Kind::Image),
    ("authors", Kind::Objects(&AUTHOR)),
    ("author", Kind::Deprecated(&AUTHOR, "authors")),
    ("language", Kind::Language),
    ("expired", Kind::Any),
    ("hubs", Kind::Objects(&[("type", Kind::Plain), ("url", Kind::Address)])),
    ("items", Kind::Objects(&ITEM)),
];
const ITEM: [(&str, Kind); 22] = [
    ("id", Kind::Any),
    ("url", Kind::Address),
    ("external_url", Kind::Address),
    ("title", Kind::Plain),
    ("content_html", Kind::Any),
    ("content_text", Kind::Plain),
    ("summary", Kind::Plain),
    ("image", Kind::ItemImage),
    ("banner_image", Kind::ItemImage),
    ("date_published", Kind::Date),
    ("date_modified", Kind::Date),
    ("authors", Kind::Objects(&AUTHOR)),
    ("author", Kind::Deprecated(&AUTHOR, "authors")),
    ("tags", Kind::Plains),
    ("language", Kind::Language),
    ("attachments", Kind::Objects(&ATTACHMENT)),
    ("_views", Kind::Count),
    ("views", Kind::Count),
    ("view_count", Kind::Count),
    ("_comments", Kind::Count),
    ("comments", Kind::Count),
    ("comment_count", Kind::Count),
];
// Its url may be a `mailto:`.
const AUTHOR: [(&str, Kind); 3] = [("name", Kind::Plain), ("url", Kind::Any), ("avatar", Kind::Image)];
const ATTACHMENT: [(&str, Kind); 5] = [
    ("url", Kind::Address),
    ("mime_type", Kind::Plain),
    ("title", Kind::Plain),
    ("size_in_bytes", Kind::Any),
    ("duration_in_seconds", Kind::Any),
];
