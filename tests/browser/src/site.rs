//! Three servers on the loopback: one for the host page, one for the widget with `dist/`, feeds and images, and one of a
//! publisher with the same feeds, which can refuse connections.
//!
//! The last two record their requests. A test can set the [`Answer`] of each path of the widget's server, also while a page is
//! open.

use std::{
    collections::HashMap,
    fs, io,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
};

use anyhow::Result;
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{Method, Response, StatusCode, Uri, header},
};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::{
    answer::Answer,
    files::{self, media_type, project, read},
    gate::Gate,
    host::{Document, Host},
};

/// A request to the widget's server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Such as `GET`.
    pub method: String,
    /// With a leading slash, without the query.
    pub path: String,
    /// The header `Cookie`.
    pub cookie: Option<String>,
    /// The header `Referer`.
    pub referer: Option<String>,
    /// The header `If-Modified-Since`.
    pub if_modified_since: Option<String>,
    /// The body.
    pub body: String,
}

/// The servers of one test. Dropping it ends them.
#[derive(Debug)]
pub struct Site {
    host: SocketAddr,
    widget: SocketAddr,
    publisher: SocketAddr,
    state: Arc<Servers>,
    _running: JoinSet<io::Result<()>>,
}

#[derive(Debug, Default)]
struct Servers {
    /// The files of the host page, by path.
    page: Mutex<HashMap<String, Document>>,
    answers: Mutex<HashMap<String, watch::Sender<Answer>>>,
    requests: Mutex<Vec<Request>>,
    painted: watch::Sender<bool>,
    refusing: Arc<AtomicBool>,
    /// The number of requests without an answer yet.
    waiting: AtomicUsize,
    /// Bytes sent of answers in chunks.
    sent: Arc<AtomicU64>,
    /// Both origins, for the placeholders in fixtures.
    origins: Mutex<(String, String)>,
}

impl Site {
    /// Starts the servers on free ports.
    ///
    /// # Errors
    /// If there is no `dist/` yet.
    pub async fn start() -> Result<Self> {
        files::are_built()?;
        let state = Arc::new(Servers::default());
        let mut running = JoinSet::new();
        let host = serve(&mut running, Router::new().fallback(answer_host).with_state(state.clone())).await?;
        let widget =
            serve(&mut running, Router::new().fallback(answer_widget).with_state(state.clone())).await?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let router = Router::new().fallback(answer_publisher).with_state(state.clone());
        let publisher = listener.local_addr()?;
        let gate = Gate { listener, refusing: state.refusing.clone() };
        running.spawn(async move { axum::serve(gate, router).await });
        let site = Self { host, widget, publisher, state, _running: running };
        *lock(&site.state.origins) = (site.host_origin(), site.widget_origin());
        Ok(site)
    }

    /// The origin of the host page.
    pub fn host_origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// The origin of script, feeds and images.
    pub fn widget_origin(&self) -> String {
        format!("http://{}", self.widget)
    }

    /// The origin of the publisher's server.
    pub fn publisher_origin(&self) -> String {
        format!("http://{}", self.publisher)
    }

    /// Makes the publisher's server refuse connections, or accept them again.
    pub fn refuse(&self, refuse: bool) {
        self.state.refusing.store(refuse, Ordering::Relaxed);
    }

    /// How many requests are open without an answer.
    pub fn waiting(&self) -> usize {
        self.state.waiting.load(Ordering::Relaxed)
    }

    /// How many bytes of [`Answer::Chunked`] and [`Answer::Endless`] have been sent.
    pub fn sent(&self) -> u64 {
        self.state.sent.load(Ordering::Relaxed)
    }

    /// Makes the module trap when its function `export` is called, as a panic does.
    pub fn break_module(&self, export: &str) -> Result<()> {
        let (script, module) = files::with_fault(export)?;
        self.answer(&files::module_path()?, Answer::Bytes(module));
        self.answer("/v1/invest-seoul-news.js", Answer::Text(script));
        Ok(())
    }

    /// Serves `host` from now on.
    pub fn show(&self, host: &Host) -> Result<()> {
        *lock(&self.state.page) = host.render(&self.host_origin(), &self.widget_origin())?;
        Ok(())
    }

    /// Sets the answer of `path` on the widget's server; open requests get it too.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.state.answer(path).send_replace(answer);
    }

    /// The requests to the widget's server, in order.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.requests).clone()
    }

    /// Clears [`requests`](Self::requests).
    pub fn forget_requests(&self) {
        lock(&self.state.requests).clear();
    }

    /// The number of requests whose path `matches`.
    pub fn count(&self, matches: impl Fn(&str) -> bool) -> usize {
        self.requests().iter().filter(|request| matches(&request.path)).count()
    }
}

impl Servers {
    fn answer(&self, path: &str) -> watch::Sender<Answer> {
        lock(&self.answers).entry(path.to_owned()).or_default().clone()
    }
}

async fn serve(running: &mut JoinSet<io::Result<()>>, router: Router) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    running.spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// The host's server. `/` is the page, with its other files beside it. `/framed?320` is the page in a frame of that width.
/// The page requests `/painted` after its first frame. `/release` is the target of links in the fixtures. `/node_modules/` has
/// npm packages, and `/packages/` what `tests/packages/build.js` has built.
async fn answer_host(State(state): State<Arc<Servers>>, uri: Uri) -> Response<Body> {
    let html = Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8");
    let page = lock(&state.page).get(uri.path()).cloned();
    let answer = match (uri.path(), page) {
        (_, Some(Document { headers, body })) => headers
            .into_iter()
            .fold(Response::builder(), |response, (name, value)| response.header(name, value))
            .body(body.into()),
        ("/framed", _) => {
            let width = uri.query().unwrap_or_default();
            html.body(format!("<!doctype html><title>Frame</title><style>body{{margin:0}}iframe{{border:0;inline-size:{width}px;block-size:900px}}</style><iframe src=\"/\"></iframe>").into())
        }
        ("/painted", _) => {
            state.painted.send_replace(true);
            Response::builder().status(StatusCode::NO_CONTENT).body(Body::empty())
        }
        ("/release", _) => html.body("<!doctype html><title>A release</title>".into()),
        (path, _) => {
            let file = match path.split('/').nth(1) {
                Some("node_modules") => Some(path[1..].to_owned()),
                Some("packages") => Some(format!("target{path}")),
                _ => None,
            };
            match file.and_then(|file| fs::read(project(&file)).ok()) {
                Some(bytes) => {
                    Response::builder().header(header::CONTENT_TYPE, media_type(path)).body(bytes.into())
                }
                None => Response::builder().status(StatusCode::NOT_FOUND).body(Body::empty()),
            }
        }
    };
    answer.unwrap_or_default()
}

async fn answer_widget(
    State(state): State<Arc<Servers>>,
    method: Method,
    uri: Uri,
    headers: header::HeaderMap,
    body: String,
) -> Response<Body> {
    let path = uri.path();
    let text = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    lock(&state.requests).push(Request {
        method: method.to_string(),
        path: path.to_owned(),
        cookie: text(header::COOKIE),
        referer: text(header::REFERER),
        if_modified_since: text(header::IF_MODIFIED_SINCE),
        body,
    });
    let _waiting = Waiting::of(&state.waiting);
    let mut answers = state.answer(path).subscribe();
    let Ok(answer) = answers.wait_for(|answer| *answer != Answer::Nothing).await.map(|answer| answer.clone())
    else {
        return Response::default();
    };
    if answer == Answer::OncePainted {
        // No error: the sender is part of `state`, which lives as long as this request.
        let _ = state.painted.subscribe().wait_for(|painted| *painted).await;
    }
    let answer = match answer {
        Answer::WithoutReferrer if headers.contains_key(header::REFERER) => Answer::Status(403),
        answer => answer,
    };
    let file = read(path, &lock(&state.origins));
    answer.response(file, media_type(path), state.sent.clone())
}

/// Counts a request as open until it is answered or aborted.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn of(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// As the widget's server, but without keep-alive: each request needs a new connection, which may be refused.
async fn answer_publisher(
    state: State<Arc<Servers>>,
    method: Method,
    uri: Uri,
    headers: header::HeaderMap,
    body: String,
) -> Response<Body> {
    let mut response = answer_widget(state, method, uri, headers, body).await;
    response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
    response
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
