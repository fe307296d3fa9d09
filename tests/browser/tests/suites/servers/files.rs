//! The kinds of files in the folder that is served, and the headers that each should have.

use std::collections::BTreeMap;

use anyhow::Result;
use browser_tests::{ENTRY, RELEASED, RELEASED_SOURCE, VERSION, chunk_path, messages_path, module_path};
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

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const WASM: &str = "application/wasm";
const JSON: &str = "application/json";

/// An example of each kind.
pub fn files() -> Result<Vec<File>> {
    let mut files = of_a_version()?;
    files.extend(of_a_release());
    let other = |path: &str, media_type, cache_control, encodings, source: &str| File {
        path: path.to_owned(),
        media_type,
        cache_control,
        encodings,
        source: source.to_owned(),
    };
    let feed = |path| other(path, "application/feed+json", MINUTES, Encodings::Gzip, "sample/feed.json");
    let picture = |path, cache_control| {
        other(path, "image/webp", cache_control, Encodings::One, "sample/images/open-gate.webp")
    };
    files.extend([
        feed("/feed.json"),
        // A date looks like a hash.
        feed("/feed-20261128.json"),
        picture("/images/open-gate.webp", DAY),
        picture("/feed-images/3f0c9a51d2b7e684-320.webp", YEAR),
    ]);
    Ok(files)
}

/// The files of `dist/`, in the folder of the version and in that of the newest one. A folder has its page.
fn of_a_version() -> Result<Vec<File>> {
    let (module, messages) = (module_path()?, messages_path("fr")?);
    let chunk = chunk_path("reader")?;
    let [module, messages, chunk] = [&module, &messages, &chunk].map(|path| path.trim_start_matches("/v1/"));
    let names = [
        ("invest-seoul-news.js", JAVASCRIPT, MINUTES),
        ("frame.js", JAVASCRIPT, MINUTES),
        ("embed.html", HTML, MINUTES),
        // Their names contain a hash.
        (module, WASM, YEAR),
        (chunk, WASM, YEAR),
        (messages, JSON, YEAR),
        ("LICENSE-MIT", TEXT, MINUTES),
        ("configurator/", HTML, MINUTES),
        ("configurator/index.html", HTML, MINUTES),
        ("configurator/configurator.css", CSS, MINUTES),
        ("configurator/configurator.js", JAVASCRIPT, MINUTES),
        ("configurator/configurator_bg.wasm", WASM, MINUTES),
    ];
    Ok(in_both(&names, Encodings::Beside, |name| {
        let page = if name.ends_with('/') { "index.html" } else { "" };
        format!("dist/{name}{page}")
    }))
}

/// What a release has besides.
fn of_a_release() -> Vec<File> {
    let names = RELEASED.map(|name| {
        let media_type = match name.rsplit_once('.') {
            Some((_, "zip")) => "application/zip",
            Some((_, "tgz")) => "application/gzip",
            Some((_, "json")) => JSON,
            _ => TEXT,
        };
        (name, media_type, MINUTES)
    });
    in_both(&names, Encodings::One, |_| RELEASED_SOURCE.to_owned())
}

/// Files by name, type, and how long they are kept in the folder of the newest version. In that of a version, all are kept for a year.
fn in_both(
    names: &[(&str, &'static str, &'static str)],
    encodings: Encodings,
    source: impl Fn(&str) -> String,
) -> Vec<File> {
    let both = |&(name, media_type, in_entry): &(&str, &'static str, &'static str)| {
        [(VERSION, YEAR), (ENTRY, in_entry)].map(|(folder, cache_control)| File {
            path: format!("/{folder}/{name}"),
            media_type,
            cache_control,
            encodings,
            source: source(name),
        })
    };
    names.iter().flat_map(both).collect()
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
