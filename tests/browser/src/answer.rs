//! How a server answers a request: correctly, wrongly, slowly or not at all.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    http::{Response, StatusCode, header},
};
use futures_util::{Stream, StreamExt, stream};

/// Size and number of the chunks of [`Answer::Endless`]: a gigabyte.
const ENDLESS_CHUNK: usize = 64 << 10;
const ENDLESS_CHUNKS: usize = 16 << 10;

/// The time before each of them, as on a fast line. Without it the browser would be busy with receiving alone.
const ENDLESS_DELAY: Duration = Duration::from_millis(5);

/// Size of the chunks of [`Answer::Chunked`], and the time before each: slow enough for a busy page to react to the first ones.
const CHUNK: usize = 4 << 10;
const CHUNK_DELAY: Duration = Duration::from_millis(30);

/// The answer of a path of the widget's server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// The file at this path.
    #[default]
    File,
    /// This status with an empty body.
    Status(u16),
    /// This text, in place of the file.
    Text(String),
    /// This text, in place of the file, in chunks with pauses.
    Chunked(String),
    /// These bytes, in place of the file.
    Bytes(Vec<u8>),
    /// The file with another media type.
    As(&'static str),
    /// These bytes, in place of the file, with this media type.
    Typed(&'static str, Vec<u8>),
    /// The file without the CORS header.
    ForOwnOriginOnly,
    /// The file with `max-age=1` and this `Last-Modified`.
    Cacheable(&'static str),
    /// The file, but only to requests without the header `Referer`: others get 403.
    WithoutReferrer,
    /// The file, after the page has requested `/painted` from its own server.
    OncePainted,
    /// Nothing, until another answer is set.
    Nothing,
    /// This many bytes of the file; two seconds later the connection breaks.
    CutAfter(usize),
    /// This many bytes of the file, then nothing; the connection stays open.
    SilentAfter(usize),
    /// This many bytes of the file, and the rest after so many seconds.
    PausedAfter(usize, u64),
    /// The file, one byte per second.
    Dripping,
    /// A gigabyte of spaces.
    Endless,
    /// A redirect to this path.
    Redirect(String),
}

impl Answer {
    /// The response. `file` is the file at the path, if there is one; `sent` counts the bytes of answers in chunks.
    pub(crate) fn response(
        self,
        file: Option<Vec<u8>>,
        media_type: &'static str,
        sent: Arc<AtomicU64>,
    ) -> Response<Body> {
        let (found, file) = (file.is_some(), file.unwrap_or_default());
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        let mut set = |name: header::HeaderName, value: &str| {
            if let Ok(value) = value.parse() {
                headers.insert(name, value);
            }
        };
        // Not cached, so that the server sees every request of the widget.
        set(header::CACHE_CONTROL, if matches!(self, Self::Cacheable(_)) { "max-age=1" } else { "no-store" });
        set(
            header::CONTENT_TYPE,
            if let Self::As(other) | Self::Typed(other, _) = self { other } else { media_type },
        );
        // For pages that send Cross-Origin-Embedder-Policy.
        set(header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
        if self != Self::ForOwnOriginOnly {
            set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        if let Self::Cacheable(since) = self {
            set(header::LAST_MODIFIED, since);
        }
        if let Self::Redirect(path) = &self {
            set(header::LOCATION, path);
        }
        let (code, body) = match self {
            Self::Status(code) => (StatusCode::from_u16(code).unwrap_or_default(), Body::empty()),
            Self::Redirect(_) => (StatusCode::FOUND, Body::empty()),
            Self::Text(text) => (StatusCode::OK, text.into()),
            Self::Bytes(bytes) | Self::Typed(_, bytes) => (StatusCode::OK, bytes.into()),
            Self::CutAfter(length) => {
                let cut = stream::once(async {
                    // Engines may drop what they have received if the connection breaks at once.
                    tokio::time::sleep(Duration::from_secs(2)).await;
                    Err(io::Error::from(io::ErrorKind::ConnectionReset))
                });
                (StatusCode::OK, Body::from_stream(first(file, length).chain(cut)))
            }
            Self::SilentAfter(length) => {
                (StatusCode::OK, Body::from_stream(first(file, length).chain(stream::pending())))
            }
            Self::PausedAfter(length, seconds) => {
                let rest = Bytes::from(file.clone()).slice(length..);
                let rest = stream::once(async move {
                    tokio::time::sleep(Duration::from_secs(seconds)).await;
                    Ok(rest)
                });
                (StatusCode::OK, Body::from_stream(first(file, length).chain(rest)))
            }
            Self::Dripping => (StatusCode::OK, Body::from_stream(dripping(file))),
            Self::Chunked(text) => {
                let chunks: Vec<Bytes> =
                    text.into_bytes().chunks(CHUNK).map(Bytes::copy_from_slice).collect();
                (StatusCode::OK, Body::from_stream(in_chunks(chunks, CHUNK_DELAY, sent)))
            }
            Self::Endless => {
                let chunks = std::iter::repeat_n(Bytes::from(vec![b' '; ENDLESS_CHUNK]), ENDLESS_CHUNKS);
                (StatusCode::OK, Body::from_stream(in_chunks(chunks, ENDLESS_DELAY, sent)))
            }
            Self::File
            | Self::As(_)
            | Self::ForOwnOriginOnly
            | Self::Cacheable(_)
            | Self::WithoutReferrer
            | Self::OncePainted
            | Self::Nothing => (if found { StatusCode::OK } else { StatusCode::NOT_FOUND }, file.into()),
        };
        *response.status_mut() = code;
        *response.body_mut() = body;
        response
    }
}

type Chunk = Result<Bytes, io::Error>;

fn first(file: Vec<u8>, length: usize) -> impl Stream<Item = Chunk> {
    let start = Bytes::from(file).slice(..length);
    stream::once(async { Ok(start) })
}

fn dripping(file: Vec<u8>) -> impl Stream<Item = Chunk> {
    stream::iter(file).then(async |byte| {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(Bytes::from(vec![byte]))
    })
}

fn in_chunks(
    chunks: impl IntoIterator<Item = Bytes>,
    delay: Duration,
    sent: Arc<AtomicU64>,
) -> impl Stream<Item = Chunk> {
    stream::iter(chunks).then(move |chunk| {
        let sent = sent.clone();
        async move {
            tokio::time::sleep(delay).await;
            sent.fetch_add(chunk.len() as u64, Ordering::Relaxed);
            Ok(chunk)
        }
    })
}
