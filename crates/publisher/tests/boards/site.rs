//! A web server on the loopback, whose every path answers as a test wants, and which writes down what it was asked for.

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

/// What a path answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// This page.
    Page(Vec<u8>),
    /// This page, which has a version: asked for a later one, that there is none.
    Versioned(Vec<u8>, String),
    /// A status, and no body.
    Status(u16),
    /// That there are too many requests, and when to come again.
    Busy(&'static str),
    /// An empty page, after this long.
    Slow(Duration),
    /// This page, for the scripts of the site that asks.
    Echoing(Vec<u8>),
    /// Another address.
    Redirect(String),
    /// Nothing, for longer than anybody waits.
    Silence,
    /// The beginning of a page, and then the end of the connection.
    BrokenOff(Vec<u8>),
    /// So many megabytes.
    Flood(usize),
}

/// The server. Dropping it ends it.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    answers: Arc<Mutex<Answers>>,
    _runtime: Runtime,
}

#[derive(Debug, Default)]
struct Answers {
    by_path: HashMap<String, Answer>,
    requests: Vec<String>,
    agents: Vec<String>,
}

impl Site {
    /// Starts a server that has nothing yet, on a free port.
    pub fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let answers = Arc::new(Mutex::new(Answers::default()));
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().fallback(answer).with_state(answers.clone());
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self { address, answers, _runtime: runtime }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).expect("an address")
    }

    /// Makes a path (with its query) answer so, from now on.
    pub fn answer(&self, path: &str, answer: Answer) {
        lock(&self.answers).by_path.insert(path.to_owned(), answer);
    }

    /// Makes a path answer with this page, from now on.
    pub fn page(&self, path: &str, page: impl Into<Vec<u8>>) {
        self.answer(path, Answer::Page(page.into()));
    }

    /// Makes a path answer that there is nothing, from now on.
    pub fn remove(&self, path: &str) {
        lock(&self.answers).by_path.remove(path);
    }

    /// What was asked for since the last time this was asked, in order, with `if changed` where a version was named.
    pub fn all_requests(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.answers).requests)
    }

    /// The same, but for robots.txt.
    pub fn requests(&self) -> Vec<String> {
        self.all_requests().into_iter().filter(|request| request != "/robots.txt").collect()
    }

    /// The last header `User-Agent`.
    pub fn agent(&self) -> String {
        lock(&self.answers).agents.last().cloned().unwrap_or_default()
    }
}

async fn answer(State(answers): State<Arc<Mutex<Answers>>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str()).to_owned();
    let header = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let known = header(header::IF_NONE_MATCH);
    let answer = {
        let mut answers = lock(&answers);
        answers.requests.push(if known.is_some() { format!("{path} if changed") } else { path.clone() });
        answers.agents.extend(header(header::USER_AGENT));
        answers.by_path.get(&path).cloned().unwrap_or(Answer::Status(404))
    };
    let respond = |status: u16| Response::builder().status(status).header(header::CONTENT_TYPE, "text/html");
    let response = match answer {
        Answer::Page(page) => respond(200).body(page.into()),
        Answer::Versioned(_, version) if known.as_ref() == Some(&version) => respond(304).body(Body::empty()),
        Answer::Versioned(page, version) => respond(200).header(header::ETAG, version).body(page.into()),
        Answer::Status(status) => respond(status).body(Body::empty()),
        Answer::Busy(until) => respond(429).header(header::RETRY_AFTER, until).body(Body::empty()),
        Answer::Slow(pause) => {
            tokio::time::sleep(pause).await;
            respond(200).body(Body::empty())
        }
        Answer::Echoing(page) => {
            let origin = header(header::ORIGIN).unwrap_or_default();
            respond(200).header(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin).body(page.into())
        }
        Answer::Redirect(to) => respond(302).header(header::LOCATION, to).body(Body::empty()),
        Answer::Silence => {
            tokio::time::sleep(Duration::from_secs(600)).await;
            respond(200).body(Body::empty())
        }
        Answer::BrokenOff(beginning) => {
            let pieces = [Ok(beginning), Err(io::Error::other("the connection ends"))];
            respond(200).body(Body::from_stream(stream::iter(pieces)))
        }
        Answer::Flood(megabytes) => {
            let pieces = (0..megabytes).map(|_| Ok::<_, io::Error>(vec![b' '; 1 << 20]));
            respond(200).body(Body::from_stream(stream::iter(pieces)))
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
