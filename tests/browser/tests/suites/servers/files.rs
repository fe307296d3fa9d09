//! The kinds of files in the folder that is served, and the headers that each should have.

use std::collections::BTreeMap;

use anyhow::Result;
use browser_tests::{ENTRY, VERSION, messages_path, module_path};
use http::{HeaderMap, HeaderName, header};

const YEAR: &str = "public, max-age=31536000, immutable";
const MINUTES: &str = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400";
const DAY: &str = "public, max-age=86400";

/// How a file can be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Encodings {
    /// As it is.
    One,
    /// Compressed by gzip while it is sent.
    Gzip,
    /// As one of the compressed files of `dist/` beside it.
    Beside,
}

/// A kind of file, by an example.
pub struct File {
    /// Its path on the server.
    pub path: String,
    media_type: &'static str,
    cache_control: &'static str,
    /// How it can be sent.
    pub encodings: Encodings,
    /// Where it is in the project.
    pub source: String,
}

/// An example of each kind.
pub fn files() -> Result<Vec<File>> {
    let file = |path: String, media_type, cache_control, encodings, source: String| File {
        path,
        media_type,
        cache_control,
        encodings,
        source,
    };
    let dist = |folder: &str, name: &str, media_type, cache_control| {
        file(
            format!("/{folder}/{name}"),
            media_type,
            cache_control,
            Encodings::Beside,
            format!("dist/{name}"),
        )
    };
    let (script, javascript) = ("invest-seoul-news.js", "text/javascript; charset=utf-8");
    let (module, messages) = (module_path()?, messages_path("fr")?);
    let (module, messages) = (module.trim_start_matches("/v1/"), messages.trim_start_matches("/v1/"));
    let (json, feed) = ("application/json", "application/feed+json");
    let picture = |path: &str, cache_control| {
        let source = "sample/images/open-gate.webp".to_owned();
        file(path.to_owned(), "image/webp", cache_control, Encodings::One, source)
    };
    Ok(vec![
        dist(VERSION, script, javascript, YEAR),
        dist(VERSION, module, "application/wasm", YEAR),
        dist(VERSION, messages, json, YEAR),
        dist(VERSION, "LICENSE-MIT", "text/plain; charset=utf-8", YEAR),
        dist(ENTRY, script, javascript, MINUTES),
        // Their names contain a hash.
        dist(ENTRY, module, "application/wasm", YEAR),
        dist(ENTRY, messages, json, YEAR),
        file("/feed.json".into(), feed, MINUTES, Encodings::Gzip, "sample/feed.json".into()),
        // A date looks like a hash.
        file("/feed-20261128.json".into(), feed, MINUTES, Encodings::Gzip, "sample/feed.json".into()),
        picture("/images/open-gate.webp", DAY),
        picture("/feed-images/3f0c9a51d2b7e684-320.webp", YEAR),
    ])
}

/// Headers by name.
pub type Headers = BTreeMap<String, String>;

/// Headers from pairs of name and value.
pub fn headers<const N: usize>(pairs: [(&str, &str); N]) -> Headers {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// What each answer has, errors included.
pub fn for_pages() -> Headers {
    headers([
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("x-content-type-options", "nosniff"),
    ])
}

impl File {
    /// The headers of an answer to a request that accepts these encodings, and the extension of the file that is sent.
    pub fn expected(&self, accept: &str) -> (Headers, &'static str) {
        let mut expected = for_pages();
        expected.extend(headers([("content-type", self.media_type), ("cache-control", self.cache_control)]));
        let (encoding, extension) = match self.encodings {
            Encodings::Beside if accept.contains("br") => ("br", ".br"),
            Encodings::Beside | Encodings::Gzip if accept.contains("gzip") => ("gzip", ".gz"),
            _ => ("", ""),
        };
        if !encoding.is_empty() {
            expected.insert("content-encoding".into(), encoding.into());
        }
        if self.encodings != Encodings::One {
            expected.insert("vary".into(), "Accept-Encoding".into());
        }
        (expected, extension)
    }
}

/// All headers but those that describe the message or the server, and validators, which have checks of their own.
pub fn of(answer: &HeaderMap) -> Headers {
    let other = [
        header::ACCEPT_RANGES,
        header::CONNECTION,
        header::CONTENT_LENGTH,
        header::DATE,
        header::ETAG,
        header::LAST_MODIFIED,
        header::SERVER,
        header::TRANSFER_ENCODING,
    ];
    let name = |name: &HeaderName| name.as_str().to_owned();
    let value = |name| {
        answer.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    answer
        .keys()
        .filter(|name| !other.contains(name))
        .map(|it| (name(it), value(it).collect::<Vec<_>>().join(", ")))
        .collect()
}
