//! A web server on the loopback interface with a configurable reply for each path, which records its requests.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use url::Url;

/// The reply to requests for a path.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A page.
    Page(Vec<u8>),
    /// A page with this `ETag`, or 304 if the request names it.
    WithEtag(Vec<u8>, String),
    /// A status without a body.
    Status(u16),
    /// 429 with this `Retry-After`.
    RetryAfter(&'static str),
    /// An empty page after this time.
    Slow(Duration),
    /// A page that the `Origin` of the request may read.
    EchoOrigin(Vec<u8>),
    /// A page of this media type.
    Typed(Vec<u8>, &'static str),
    /// A page that sets this cookie.
    WithCookie(Vec<u8>, &'static str),
    /// A redirect to this address.
    Redirect(String),
    /// No reply before any timeout.
    Never,
    /// The start of a page, then the connection breaks.
    Truncated(Vec<u8>),
    /// A body of so many megabytes.
    Megabytes(usize),
}

/// The server, which stops when it is dropped.
#[derive(Debug)]
pub struct TestServer {
    address: SocketAddr,
    log: Arc<Mutex<Log>>,
    _runtime: Runtime,
}

#[derive(Debug, Default)]
struct Log {
    replies: HashMap<String, Reply>,
    requests: Vec<String>,
    user_agents: Vec<String>,
    cookies: Vec<String>,
}

impl TestServer {
    /// Starts a server on a free port. Every path replies 404 at first.
    pub fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let log = Arc::new(Mutex::new(Log::default()));
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().fallback(handle).with_state(log.clone());
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self { address, log, _runtime: runtime }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).expect("an address")
    }

    /// Sets the reply for a path (with its query).
    pub fn reply(&self, path: &str, reply: Reply) {
        lock(&self.log).replies.insert(path.to_owned(), reply);
    }

    /// Sets a page as the reply for a path.
    pub fn page(&self, path: &str, page: impl Into<Vec<u8>>) {
        self.reply(path, Reply::Page(page.into()));
    }

    /// Makes a path reply 404.
    pub fn remove(&self, path: &str) {
        lock(&self.log).replies.remove(path);
    }

    /// The paths requested since the last call, in order. Conditional requests end with ` if changed`.
    pub fn all_requests(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.log).requests)
    }

    /// The same without robots.txt.
    pub fn requests(&self) -> Vec<String> {
        self.all_requests().into_iter().filter(|request| request != "/robots.txt").collect()
    }

    /// The header `Cookie` of all requests that had one.
    pub fn cookies(&self) -> Vec<String> {
        lock(&self.log).cookies.clone()
    }

    /// The `User-Agent` of the last request.
    pub fn user_agent(&self) -> String {
        lock(&self.log).user_agents.last().cloned().unwrap_or_default()
    }
}

async fn handle(State(log): State<Arc<Mutex<Log>>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str()).to_owned();
    let header = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let known = header(header::IF_NONE_MATCH);
    let reply = {
        let mut log = lock(&log);
        log.requests.push(if known.is_some() { format!("{path} if changed") } else { path.clone() });
        log.cookies.extend(header(header::COOKIE));
        log.user_agents.extend(header(header::USER_AGENT));
        log.replies.get(&path).cloned().unwrap_or(Reply::Status(404))
    };
    let respond = |status: u16| Response::builder().status(status).header(header::CONTENT_TYPE, "text/html");
    let response = match reply {
        Reply::Page(page) => respond(200).body(page.into()),
        Reply::WithEtag(_, etag) if known.as_ref() == Some(&etag) => respond(304).body(Body::empty()),
        Reply::WithEtag(page, etag) => respond(200).header(header::ETAG, etag).body(page.into()),
        Reply::Status(status) => respond(status).body(Body::empty()),
        Reply::RetryAfter(until) => respond(429).header(header::RETRY_AFTER, until).body(Body::empty()),
        Reply::Slow(pause) => {
            tokio::time::sleep(pause).await;
            respond(200).body(Body::empty())
        }
        Reply::EchoOrigin(page) => {
            let origin = header(header::ORIGIN).unwrap_or_default();
            respond(200).header(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin).body(page.into())
        }
        Reply::Typed(page, media_type) => {
            Response::builder().header(header::CONTENT_TYPE, media_type).body(page.into())
        }
        Reply::WithCookie(page, cookie) => respond(200).header(header::SET_COOKIE, cookie).body(page.into()),
        Reply::Redirect(to) => respond(302).header(header::LOCATION, to).body(Body::empty()),
        Reply::Never => {
            tokio::time::sleep(Duration::from_secs(600)).await;
            respond(200).body(Body::empty())
        }
        Reply::Truncated(start) => {
            let chunks = [Ok(start), Err(io::Error::other("the connection breaks"))];
            respond(200).body(Body::from_stream(stream::iter(chunks)))
        }
        Reply::Megabytes(count) => {
            let chunks = (0..count).map(|_| Ok::<_, io::Error>(vec![b' '; 1 << 20]));
            respond(200).body(Body::from_stream(stream::iter(chunks)))
        }
    };
    response.unwrap_or_else(|_| {
        let mut response = Response::default();
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
