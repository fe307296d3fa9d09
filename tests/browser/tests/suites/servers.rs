//! nginx and Caddy with the configurations of `deploy/`: the headers of each kind of file, and a widget from each. `_headers` says
//! the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    BrowserSession, ENTRY, Engine, Host, PRIVATE, Program, Trial, VERSION, WebServer, behaviours, eventually,
    messages_path, module_path, project,
};
use http::{HeaderMap, HeaderName, Method, StatusCode, header};

behaviours! { in &Engine::ALL =>
    nginx_serves_a_version_and_the_entry,
    caddy_serves_a_version_and_the_entry,
}

/// The checks without a browser.
pub fn checks() -> Vec<Trial> {
    let mut checks =
        vec![Trial::test("servers::_headers_says_the_same", || Ok(headers_file_says_the_same()?))];
    for (name, check) in CHECKS {
        for program in Program::ALL {
            let name = format!("servers::{}::{name}", format!("{program:?}").to_lowercase());
            checks.push(Trial::test(name, move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
                Ok(runtime.block_on(async { check(WebServer::start(program).await?).await })?)
            }));
        }
    }
    checks
}

/// A check with a server of its own.
type Check = fn(WebServer) -> std::pin::Pin<Box<dyn Future<Output = Result<()>>>>;

const CHECKS: [(&str, Check); 5] = [
    ("each_file_has_its_headers_in_each_encoding", |server| Box::pin(each_file_has_its_headers(server))),
    ("a_copy_in_a_cache_is_confirmed", |server| Box::pin(a_copy_is_confirmed(server))),
    ("an_error_can_be_read_by_pages_and_is_not_kept", |server| Box::pin(an_error_can_be_read(server))),
    ("what_seoul_feed_keeps_is_not_served", |server| Box::pin(private_files_are_not_served(server))),
    ("a_page_may_add_headers_to_its_requests", |server| Box::pin(a_preflight_is_allowed(server))),
];

const YEAR: &str = "public, max-age=31536000, immutable";
const MINUTES: &str = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400";
const DAY: &str = "public, max-age=86400";

/// How a file can be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encodings {
    /// As it is.
    One,
    /// Compressed by gzip while it is sent.
    Gzip,
    /// As one of the compressed files of `dist/` beside it.
    Beside,
}

/// A kind of file, by an example.
struct File {
    path: String,
    media_type: &'static str,
    cache_control: &'static str,
    encodings: Encodings,
    /// Where it is in the project.
    source: String,
}

fn files() -> Result<Vec<File>> {
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
        picture("/images/open-gate.webp", DAY),
        picture("/feed-images/3f0c9a51d2b7e684-320.webp", YEAR),
    ])
}

/// Headers by name.
type Headers = BTreeMap<String, String>;

fn headers<const N: usize>(pairs: [(&str, &str); N]) -> Headers {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// What each answer has, errors included.
fn for_pages() -> Headers {
    headers([
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("x-content-type-options", "nosniff"),
    ])
}

impl File {
    /// The headers of an answer to a request that accepts these encodings, and the extension of the file that is sent.
    fn expected(&self, accept: &str) -> (Headers, &'static str) {
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
fn of(answer: &HeaderMap) -> Headers {
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

async fn each_file_has_its_headers(server: WebServer) -> Result<()> {
    for file in files()? {
        let mut validators = BTreeSet::new();
        for accept in ["gzip, deflate, br, zstd", "gzip, deflate", "br", "identity", ""] {
            let accepts = [(header::ACCEPT_ENCODING, accept)];
            let accepts = if accept.is_empty() { &[][..] } else { &accepts };
            let answer = server.request(Method::GET, &file.path, accepts).await?;
            let (expected, extension) = file.expected(accept);
            assert_eq!(
                (answer.status, of(&answer.headers)),
                (StatusCode::OK, expected.clone()),
                "{} {accept}",
                file.path
            );
            if file.encodings != Encodings::Gzip || extension.is_empty() {
                let sent = fs::read(project(&format!("{}{extension}", file.source)))?;
                assert!(answer.body == sent, "{} {accept}: {} bytes", file.path, answer.body.len());
            }
            assert!(answer.headers.contains_key(header::LAST_MODIFIED), "{} {accept}", file.path);
            validators.insert(answer.headers[header::ETAG].clone());
            let head = server.request(Method::HEAD, &file.path, accepts).await?;
            assert_eq!(
                (head.status, of(&head.headers), head.body.len()),
                (StatusCode::OK, expected, 0),
                "{}",
                file.path
            );
        }
        // Each compressed file has a validator of its own.
        assert!(
            file.encodings != Encodings::Beside || validators.len() == 3,
            "{}: {validators:?}",
            file.path
        );
    }
    Ok(())
}

async fn a_copy_is_confirmed(server: WebServer) -> Result<()> {
    for file in files()? {
        for accept in ["gzip, deflate, br", "identity"] {
            let accepts = (header::ACCEPT_ENCODING, accept);
            let answer = server.request(Method::GET, &file.path, std::slice::from_ref(&accepts)).await?;
            let mut expected = file.expected(accept).0;
            expected.remove("content-type");
            expected.remove("content-encoding");
            // nginx leaves it out for what it compresses itself. A cache keeps the one that it has (RFC 9111, 3.2).
            if server.program == Program::Nginx && file.encodings == Encodings::Gzip {
                expected.remove("vary");
            }
            for (condition, validator) in
                [(header::IF_NONE_MATCH, header::ETAG), (header::IF_MODIFIED_SINCE, header::LAST_MODIFIED)]
            {
                let validator = answer.headers[validator].to_str()?;
                let copy = [accepts.clone(), (condition, validator)];
                let confirmed = server.request(Method::GET, &file.path, &copy).await?;
                let seen = (confirmed.status, of(&confirmed.headers), confirmed.body.len());
                assert_eq!(seen, (StatusCode::NOT_MODIFIED, expected.clone(), 0), "{} {accept}", file.path);
            }
            let other = [accepts.clone(), (header::IF_NONE_MATCH, "\"other\"")];
            let changed = server.request(Method::GET, &file.path, &other).await?;
            assert_eq!(changed.status, StatusCode::OK, "{} {accept}", file.path);
        }
    }
    Ok(())
}

/// Fails unless the file at `path` is missing, and pages of other sites may know it.
async fn is_missing(server: &WebServer, path: &str) -> Result<()> {
    let mut answer = server.request(Method::GET, path, &[]).await?;
    // The words of the error, for people.
    answer.headers.remove(header::CONTENT_TYPE);
    answer.headers.remove(header::VARY);
    assert_eq!((answer.status, of(&answer.headers)), (StatusCode::NOT_FOUND, for_pages()), "{path}");
    Ok(())
}

async fn an_error_can_be_read(server: WebServer) -> Result<()> {
    is_missing(&server, &format!("/{VERSION}/invest-seoul-news-00000000.wasm")).await?;
    is_missing(&server, &format!("/{ENTRY}/missing.js")).await?;
    is_missing(&server, "/v99.0.0/invest-seoul-news.js").await?;
    is_missing(&server, "/missing.json").await?;
    is_missing(&server, "/images/missing.webp").await
}

async fn private_files_are_not_served(server: WebServer) -> Result<()> {
    for name in PRIVATE {
        is_missing(&server, &format!("/{name}")).await?;
    }
    Ok(())
}

async fn a_preflight_is_allowed(server: WebServer) -> Result<()> {
    let asked = [
        (header::ACCESS_CONTROL_REQUEST_METHOD, "GET"),
        (header::ACCESS_CONTROL_REQUEST_HEADERS, "traceparent"),
    ];
    for file in files()? {
        let answer = server.request(Method::OPTIONS, &file.path, &asked).await?;
        let expected = headers([
            ("access-control-allow-origin", "*"),
            ("access-control-allow-methods", "GET, HEAD, OPTIONS"),
            ("access-control-allow-headers", "*"),
            ("access-control-max-age", "86400"),
        ]);
        let about_pages = for_pages();
        let mut seen = of(&answer.headers);
        seen.retain(|name, _| expected.contains_key(name) || !about_pages.contains_key(name));
        assert_eq!((answer.status, seen), (StatusCode::NO_CONTENT, expected), "{}", file.path);
    }
    Ok(())
}

/// What a `_headers` file sends for a path.
///
/// # Errors
/// If two rules set the same header, which Cloudflare would send twice.
fn by_headers_file(text: &str, path: &str) -> Result<Headers> {
    let mut found = Headers::new();
    let mut matches = false;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some(header) = line.strip_prefix("  ") else {
            // At most one asterisk: any text.
            let (start, end) = line.split_once('*').unwrap_or((line, ""));
            matches = match line.contains('*') {
                true => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
                false => path == line,
            };
            continue;
        };
        if matches {
            let (name, value) = header.split_once(": ").context("a header is a name and a value")?;
            ensure!(
                found.insert(name.to_lowercase(), value.to_owned()).is_none(),
                "{path} gets {name} twice"
            );
        }
    }
    Ok(found)
}

fn headers_file_says_the_same() -> Result<()> {
    let text = fs::read_to_string(project("deploy/_headers"))?;
    for file in files()? {
        let (mut expected, _) = file.expected("identity");
        // These hosts compress by themselves, and know the types of pictures and texts.
        expected.remove("vary");
        if [".js", ".wasm", ".json"].iter().all(|extension| !file.path.ends_with(extension)) {
            expected.remove("content-type");
        }
        assert_eq!(by_headers_file(&text, &file.path)?, expected, "{}", file.path);
    }
    Ok(())
}

/// Shows the widget of a version, and that of the entry.
async fn serves_a_widget(session: BrowserSession, program: Program) -> Result<()> {
    let server = WebServer::start(program).await?;
    let origin = server.origin();
    for folder in [VERSION, ENTRY] {
        let host = Host::new("one-tag")
            .fill("{{widget}}/v1/", format!("{origin}/{folder}/"))
            .fill("{{widget}}", &*origin)
            .feed(&format!("{origin}/feed.json"));
        let page = session.open(&host).await?;
        let widget = page.widget();
        widget.ready().await?;
        assert_eq!(
            (widget.count("card").await?, widget.texts("views").await?.swap_remove(0)),
            (12, "718 views".into())
        );
        let picture = "return parts(0, 'image')[0].naturalWidth > 0";
        eventually(true, async || page.read(picture, vec![]).await).await?;
        let log = page.log().await?;
        assert_eq!((log.console, log.uncaught, log.violations), (vec![], vec![], vec![]));
    }
    assert_eq!(session.site.requests(), [], "requests to another server");
    Ok(())
}

async fn nginx_serves_a_version_and_the_entry(session: BrowserSession) -> Result<()> {
    serves_a_widget(session, Program::Nginx).await
}

async fn caddy_serves_a_version_and_the_entry(session: BrowserSession) -> Result<()> {
    serves_a_widget(session, Program::Caddy).await
}
