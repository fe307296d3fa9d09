//! Two origins on the loopback: the stranger's page, and the widget's server with `dist/`, feeds and images.
//!
//! Both write down who asked for what. A path of the widget's server can be made to [`Answer`] otherwise, and be healed
//! again while a page is open.

use std::{
    collections::HashMap,
    fs, io,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

use anyhow::{Context, Result};
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{Method, Response, StatusCode, Uri, header},
};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::host::Host;

/// What is shipped, as it was when the run began.
static DIST: LazyLock<HashMap<String, Vec<u8>>> = LazyLock::new(|| {
    let files = fs::read_dir(project("dist")).into_iter().flatten().flatten();
    files
        .filter_map(|file| Some((file.file_name().into_string().ok()?, fs::read(file.path()).ok()?)))
        .collect()
});

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
    /// The file, but not for other origins: without the header that CORS asks for.
    ForOwnOriginOnly,
    /// The file, as soon as the page has told that its reader has seen something: by asking its own server for `/seen`.
    OnceSeen,
    /// Nothing, until it is made to answer something else.
    Nothing,
}

/// A request that the widget's server got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, mostly.
    pub method: String,
    /// With a leading slash, without the query.
    pub path: String,
    /// The header `Cookie`.
    pub cookie: Option<String>,
}

/// The two servers. Dropping it ends them.
#[derive(Debug)]
pub struct Site {
    host: SocketAddr,
    widget: SocketAddr,
    state: Arc<Servers>,
    _running: JoinSet<io::Result<()>>,
}

#[derive(Debug, Default)]
struct Servers {
    page: Mutex<Option<crate::host::Rendered>>,
    answers: Mutex<HashMap<String, watch::Sender<Answer>>>,
    requests: Mutex<Vec<Request>>,
    seen: watch::Sender<bool>,
    /// Both origins, for the placeholders in fixtures.
    origins: Mutex<(String, String)>,
}

impl Site {
    /// Starts both servers on free ports.
    ///
    /// # Errors
    /// If there is no `dist/` yet.
    pub async fn start() -> Result<Self> {
        anyhow::ensure!(
            DIST.contains_key("invest-seoul-news.js"),
            "there is no dist/: run cargo xtask dist first"
        );
        let state = Arc::new(Servers::default());
        let mut running = JoinSet::new();
        let host = serve(&mut running, Router::new().fallback(answer_host).with_state(state.clone())).await?;
        let widget =
            serve(&mut running, Router::new().fallback(answer_widget).with_state(state.clone())).await?;
        let site = Self { host, widget, state, _running: running };
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

    /// Makes `host` the stranger's page, from now on.
    pub fn show(&self, host: &Host) -> Result<()> {
        *lock(&self.state.page) = Some(host.render(&self.host_origin(), &self.widget_origin())?);
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

/// The page at `/`; the same in a frame, as wide as the query says, at `/framed`; at `/seen` where
/// it tells of what has been seen; at `/release` where a link of the fixtures leads.
async fn answer_host(State(state): State<Arc<Servers>>, uri: Uri) -> Response<Body> {
    let html = Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8");
    let answer = match (uri.path(), lock(&state.page).clone()) {
        ("/", Some(page)) => match page.policy {
            Some(policy) => html.header(header::CONTENT_SECURITY_POLICY, policy).body(page.html.into()),
            None => html.body(page.html.into()),
        },
        ("/framed", Some(_)) => {
            let width = uri.query().unwrap_or_default();
            html.body(format!("<!doctype html><title>Frame</title><style>body{{margin:0}}iframe{{border:0;inline-size:{width}px;block-size:900px}}</style><iframe src=\"/\"></iframe>").into())
        }
        ("/seen", _) => {
            state.seen.send_replace(true);
            Response::builder().status(StatusCode::NO_CONTENT).body(Body::empty())
        }
        ("/release", _) => html.body("<!doctype html><title>A release</title>".into()),
        _ => Response::builder().status(StatusCode::NOT_FOUND).body(Body::empty()),
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
    lock(&state.requests).push(Request {
        method: method.to_string(),
        path: path.to_owned(),
        cookie: headers
            .get(header::COOKIE)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
    });
    let mut answers = state.answer(path).subscribe();
    let Ok(answer) = answers.wait_for(|answer| *answer != Answer::Nothing).await.map(|answer| answer.clone())
    else {
        return Response::default();
    };
    if answer == Answer::OnceSeen {
        // The sender is our own state's: it is there as long as we are.
        let _ = state.seen.subscribe().wait_for(|seen| *seen).await;
    }
    // Not cached: what the suites count is what the widget asks for.
    let mut response = Response::builder().header(header::CACHE_CONTROL, "no-store");
    if answer != Answer::ForOwnOriginOnly {
        response = response.header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    let file = match answer {
        Answer::Status(status) => return response.status(status).body(Body::empty()).unwrap_or_default(),
        Answer::Text(text) => Some(text.into_bytes()),
        _ => read(path, &lock(&state.origins)),
    };
    match file {
        Some(bytes) => response.header(header::CONTENT_TYPE, media_type(path)).body(bytes.into()),
        None => response.status(StatusCode::NOT_FOUND).body(Body::empty()),
    }
    .unwrap_or_default()
}

/// The file at `path`, with the origins in place of their placeholders if it is a feed of the fixtures.
fn read(path: &str, (host, widget): &(String, String)) -> Option<Vec<u8>> {
    if let Some(name) = path.strip_prefix("/v1/") {
        return DIST.get(name).cloned();
    }
    if let Some(name) = path.strip_prefix("/sample/") {
        return fs::read(project("sample").join(name)).ok();
    }
    let text = fs::read_to_string(project("tests/fixtures").join(path.strip_prefix("/fixtures/")?)).ok()?;
    Some(text.replace("{{host}}", host).replace("{{widget}}", widget).into_bytes())
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/feed+json",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// A path of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The path of the module, whose name has a hash in it.
///
/// # Errors
/// If there is none.
pub fn module_path() -> Result<String> {
    let name = DIST.keys().find(|name| name.ends_with(".wasm")).context("there is no wasm in dist/")?;
    Ok(format!("/v1/{name}"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
