//! Three origins on the loopback: the stranger's page, the widget's server with `dist/`, feeds and images, and a
//! publisher's server with the same feeds, that can be made to refuse connections.
//!
//! The latter two write down who asked for what. A path of the widget's server can be made to [`Answer`] otherwise, and be healed
//! again while a page is open.

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

/// A request that the widget's server got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, mostly.
    pub method: String,
    /// With a leading slash, without the query.
    pub path: String,
    /// The header `Cookie`.
    pub cookie: Option<String>,
    /// The header `Referer`.
    pub referer: Option<String>,
}

/// The servers. Dropping it ends them.
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
    /// The files of the stranger's page, by path.
    page: Mutex<HashMap<String, Document>>,
    answers: Mutex<HashMap<String, watch::Sender<Answer>>>,
    requests: Mutex<Vec<Request>>,
    seen: watch::Sender<bool>,
    refusing: Arc<AtomicBool>,
    /// Requests that wait for an answer.
    waiting: AtomicUsize,
    /// Bytes of the answers that come in pieces, as far as they were asked for.
    sent: Arc<AtomicU64>,
    /// Both origins, for the placeholders in fixtures.
    origins: Mutex<(String, String)>,
}

impl Site {
    /// Starts both servers on free ports.
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

    /// The origin of the stranger's page.
    pub fn host_origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// The origin of script, feeds and images.
    pub fn widget_origin(&self) -> String {
        format!("http://{}", self.widget)
    }

    /// The origin of the same feeds on a server of the publisher's own.
    pub fn publisher_origin(&self) -> String {
        format!("http://{}", self.publisher)
    }

    /// Makes the publisher's server refuse connections, or accept them again.
    pub fn refuse(&self, refuse: bool) {
        self.state.refusing.store(refuse, Ordering::Relaxed);
    }

    /// How many requests wait for an answer, and have not been given up.
    pub fn waiting(&self) -> usize {
        self.state.waiting.load(Ordering::Relaxed)
    }

    /// How many bytes have been sent of answers in pieces and of those without an end.
    pub fn sent(&self) -> u64 {
        self.state.sent.load(Ordering::Relaxed)
    }

    /// Makes the module stop as soon as its function `export` is called: as a panic does.
    pub fn break_module(&self, export: &str) -> Result<()> {
        let (script, module) = files::with_fault(export)?;
        self.answer(&files::module_path()?, Answer::Bytes(module));
        self.answer("/v1/invest-seoul-news.js", Answer::Text(script));
        Ok(())
    }

    /// Makes `host` the stranger's page, from now on.
    pub fn show(&self, host: &Host) -> Result<()> {
        *lock(&self.state.page) = host.render(&self.host_origin(), &self.widget_origin())?;
        Ok(())
    }

    /// Makes `path` of the widget's server answer `answer`, from now on; a request that waits gets it too.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.state.answer(path).send_replace(answer);
    }

    /// What the widget's server was asked for, in order.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.requests).clone()
    }

    /// Begins a new list of [`requests`](Self::requests).
    pub fn forget_requests(&self) {
        lock(&self.state.requests).clear();
    }

    /// How often the widget's server was asked for a path that `is` true of.
    pub fn count(&self, is: impl Fn(&str) -> bool) -> usize {
        self.requests().iter().filter(|request| is(&request.path)).count()
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

/// The page at `/` and its other files beside it; the same in a frame, as wide as the query says, at `/framed`; at `/seen`
/// where it tells of what has been seen; at `/release` where a link of the fixtures leads; at `/node_modules/` what the
/// page has from npm.
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
        ("/seen", _) => {
            state.seen.send_replace(true);
            Response::builder().status(StatusCode::NO_CONTENT).body(Body::empty())
        }
        ("/release", _) => html.body("<!doctype html><title>A release</title>".into()),
        (path, _) => {
            match path.strip_prefix("/node_modules/").and_then(|_| fs::read(project(&path[1..])).ok()) {
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
) -> Response<Body> {
    let path = uri.path();
    let text = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    lock(&state.requests).push(Request {
        method: method.to_string(),
        path: path.to_owned(),
        cookie: text(header::COOKIE),
        referer: text(header::REFERER),
    });
    let _waiting = Waiting::of(&state.waiting);
    let mut answers = state.answer(path).subscribe();
    let Ok(answer) = answers.wait_for(|answer| *answer != Answer::Nothing).await.map(|answer| answer.clone())
    else {
        return Response::default();
    };
    if answer == Answer::OnceSeen {
        // The sender is our own state's: it is there as long as we are.
        let _ = state.seen.subscribe().wait_for(|seen| *seen).await;
    }
    let file = read(path, &lock(&state.origins));
    answer.response(file, media_type(path), state.sent.clone())
}

/// A request, until it is answered or given up.
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

/// The same, each answer on a connection of its own, so that a server that refuses is refused by.
async fn answer_publisher(
    state: State<Arc<Servers>>,
    method: Method,
    uri: Uri,
    headers: header::HeaderMap,
) -> Response<Body> {
    let mut response = answer_widget(state, method, uri, headers).await;
    response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
    response
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
