//! A downloaded document.

use serde::{Deserialize, Serialize};
use ureq::http::{HeaderMap, HeaderName, Response, header};
use url::Url;

/// A downloaded document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its address, after redirects.
    pub address: Url,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// Whether a script of another site may read it (`Access-Control-Allow-Origin` is `*` or the origin of the request).
    pub allows_cors: bool,
    /// For the next conditional request.
    pub validators: Validators,
    /// The body.
    pub bytes: Vec<u8>,
}

/// The validators of a document (RFC 9110, 8.8), for conditional requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The header `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// The result of a conditional request.
#[derive(Clone, Debug)]
pub enum Fetched {
    /// A document.
    Document(Document),
    /// The document has not changed (304).
    NotModified,
    /// The document does not exist, or no longer (404, 410).
    NotFound,
}

impl Document {
    /// The document of a response to a request with this header `Origin`.
    pub(super) fn new(address: Url, response: Response<Vec<u8>>, origin: Option<&str>) -> Self {
        let (head, bytes) = response.into_parts();
        let allowed = header_text(&head.headers, header::ACCESS_CONTROL_ALLOW_ORIGIN);
        Self {
            address,
            content_type: header_text(&head.headers, header::CONTENT_TYPE),
            allows_cors: allowed.is_some_and(|allowed| allowed == "*" || Some(allowed.as_str()) == origin),
            validators: Validators::from_headers(&head.headers),
            bytes,
        }
    }
}

impl Validators {
    pub(super) fn from_headers(headers: &HeaderMap) -> Self {
        Self {
            etag: header_text(headers, header::ETAG),
            last_modified: header_text(headers, header::LAST_MODIFIED),
        }
    }

    /// Whether the server sent none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A header as text.
pub(super) fn header_text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}
