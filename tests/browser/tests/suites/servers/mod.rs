//! nginx and Caddy with the configurations of `deploy/`: the headers of each kind of file, and a widget from each. `_headers` says
//! the same.

mod files;
mod headers_file;

use std::{collections::BTreeSet, fs};

use anyhow::Result;
use browser_tests::{
    BrowserSession, ENTRY, Engine, Host, PRIVATE, Program, Trial, VERSION, WebServer, behaviours, eventually,
    project,
};
use files::{Encodings, files, for_pages, headers, of};
use http::{Method, StatusCode, header};

behaviours! { in &Engine::ALL =>
    nginx_serves_a_version_and_the_entry,
    caddy_serves_a_version_and_the_entry,
}

/// The checks without a browser.
pub fn checks() -> Vec<Trial> {
    let mut checks =
        vec![Trial::test("servers::_headers_says_the_same", || Ok(headers_file::says_the_same()?))];
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

/// Shows the widget of a version, and that of the entry, on a page and in a frame.
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

        // In a frame, with the feed beside the folders.
        let frame = Host::new("iframe")
            .fill("{{widget}}/v1/", format!("{origin}/{folder}/"))
            .fill("{{widget}}", &*origin)
            .fill("{{query}}", "");
        let page = session.open(&frame).await?;
        page.enter_frame().await?;
        page.widget().ready().await?;
        assert_eq!(page.widget().texts("views").await?[0], "718 views");
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
