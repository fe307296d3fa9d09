//! What a server says with a document.

/// What a server says with a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// Whether the document had to be decoded from the charset that [`Response::content_type`] declares
    /// ([`Decoder::has_decoded`](crate::charset::Decoder::has_decoded)).
    pub is_decoded: bool,
    /// Whether it came without leave for pages of other sites to read it (CORS).
    pub is_for_own_site_only: bool,
}

impl Response {
    /// Whether the media type is one by which feed readers recognize a feed, or at least JSON.
    pub(super) fn has_media_type_of_feeds(&self) -> bool {
        let media_type = self.content_type.as_deref().and_then(|header| header.split(';').next());
        media_type.is_some_and(|media_type| {
            matches!(media_type.trim(), "application/feed+json" | "application/json")
        })
    }
}
