//! What a server may do to those who ask it: answer, or not, or not quite.

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

/// A gigabyte, and the pieces that it comes in.
const PIECE: usize = 64 << 10;
const PIECES: usize = 16 << 10;

/// How long each takes: as on a good line. As fast as the loopback, a browser would have no time for anything else.
const PACE: Duration = Duration::from_millis(5);

/// The pieces that a text comes in, and how long each takes: a busy page may not look at the first before many have come.
const SMALL_PIECE: usize = 4 << 10;
const SLOW_PACE: Duration = Duration::from_millis(30);

/// What a path of the widget's server answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// The file that it is the path of.
    #[default]
    File,
    /// An error with this status and no body.
    Status(u16),
    /// This text, in place of the file.
    Text(String),
    /// This text, in place of the file: in pieces, over a line that is not the fastest.
    InPieces(String),
    /// These bytes, in place of the file.
    Bytes(Vec<u8>),
    /// The file under another media type.
    As(&'static str),
    /// The file, but not for other origins: without the header that CORS asks for.
    ForOwnOriginOnly,
    /// The file, with leave to keep it for a second and the moment of its last change.
    Kept(&'static str),
    /// The file, as soon as the page has told that its reader has seen something: by asking its own server for `/seen`.
    OnceSeen,
    /// Nothing, until it is made to answer something else.
    Nothing,
    /// The first so many bytes of the file; a while later the connection breaks.
    CutAfter(usize),
    /// The first so many bytes of the file, and nothing after them, for ever.
    SilentAfter(usize),
    /// The file, one byte a second.
    Dripping,
    /// A gigabyte of spaces.
    Endless,
    /// That the file is at this path.
    Redirect(String),
}

impl Answer {
    /// The answer where this is the file, if there is one; counts the bytes `sent` where they come in pieces.
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
        // Not cached: what the suites count is what the widget asks for.
        set(header::CACHE_CONTROL, if matches!(self, Self::Kept(_)) { "max-age=1" } else { "no-store" });
        set(header::CONTENT_TYPE, if let Self::As(other) = self { other } else { media_type });
        // For pages that send Cross-Origin-Embedder-Policy.
        set(header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
        if self != Self::ForOwnOriginOnly {
            set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        if let Self::Kept(since) = self {
            set(header::LAST_MODIFIED, since);
        }
        if let Self::Redirect(path) = &self {
            set(header::LOCATION, path);
        }
        let (code, body) = match self {
            Self::Status(code) => (StatusCode::from_u16(code).unwrap_or_default(), Body::empty()),
            Self::Redirect(_) => (StatusCode::FOUND, Body::empty()),
            Self::Text(text) => (StatusCode::OK, text.into()),
            Self::Bytes(bytes) => (StatusCode::OK, bytes.into()),
            Self::CutAfter(length) => {
                let cut = stream::once(async {
                    // An engine may forget what it has when it breaks at once.
                    tokio::time::sleep(Duration::from_secs(2)).await;
                    Err(io::Error::from(io::ErrorKind::ConnectionReset))
                });
                (StatusCode::OK, Body::from_stream(first(file, length).chain(cut)))
            }
            Self::SilentAfter(length) => {
                (StatusCode::OK, Body::from_stream(first(file, length).chain(stream::pending())))
            }
            Self::Dripping => (StatusCode::OK, Body::from_stream(dripping(file))),
            Self::InPieces(text) => {
                let pieces: Vec<Bytes> =
                    text.into_bytes().chunks(SMALL_PIECE).map(Bytes::copy_from_slice).collect();
                (StatusCode::OK, Body::from_stream(one_by_one(pieces, SLOW_PACE, sent)))
            }
            Self::Endless => {
                let pieces = std::iter::repeat_n(Bytes::from(vec![b' '; PIECE]), PIECES);
                (StatusCode::OK, Body::from_stream(one_by_one(pieces, PACE, sent)))
            }
            Self::File
            | Self::As(_)
            | Self::ForOwnOriginOnly
            | Self::Kept(_)
            | Self::OnceSeen
            | Self::Nothing => (if found { StatusCode::OK } else { StatusCode::NOT_FOUND }, file.into()),
        };
        *response.status_mut() = code;
        *response.body_mut() = body;
        response
    }
}

type Piece = Result<Bytes, io::Error>;

fn first(file: Vec<u8>, length: usize) -> impl Stream<Item = Piece> {
    let piece = Bytes::from(file).slice(..length);
    stream::once(async { Ok(piece) })
}

fn dripping(file: Vec<u8>) -> impl Stream<Item = Piece> {
    stream::iter(file).then(async |byte| {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(Bytes::from(vec![byte]))
    })
}

fn one_by_one(
    pieces: impl IntoIterator<Item = Bytes>,
    pace: Duration,
    sent: Arc<AtomicU64>,
) -> impl Stream<Item = Piece> {
    stream::iter(pieces).then(move |piece| {
        let sent = sent.clone();
        async move {
            tokio::time::sleep(pace).await;
            sent.fetch_add(piece.len() as u64, Ordering::Relaxed);
            Ok(piece)
        }
    })
}
