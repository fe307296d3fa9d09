//! nginx and Caddy with their configurations in `deploy/`, on the loopback. What a webmaster sets there is set here: the address
//! and the folder. The folder is as `docs/servers.md` describes it.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Result, bail, ensure};
use axum::body::{Body, to_bytes};
use http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use tempfile::TempDir;
use tokio::time::sleep;

use crate::{
    engine::program,
    files::{project, write_dist},
    process::Process,
};

/// The folder of this version. Its files never change.
pub const VERSION: &str = concat!("v", env!("CARGO_PKG_VERSION"));

/// The folder with the newest version of this major number.
pub const ENTRY: &str = concat!("v", env!("CARGO_PKG_VERSION_MAJOR"));

/// Files beside the feed that only `seoul-feed` reads.
pub const PRIVATE: [&str; 5] =
    ["feed.state.json", "feed-images.state.json", "feed.rest.json", "feed.rest-2.json", "feed.lock"];

/// What a release adds to `dist/`.
pub const RELEASED: [&str; 7] = [
    "invest-seoul-news-wordpress.zip",
    "invest-seoul-news-gnuboard5.zip",
    concat!("invest-seoul-news-", env!("CARGO_PKG_VERSION"), ".tgz"),
    "THIRD-PARTY-LICENSES.txt",
    "SHA384SUMS",
    "integrity.json",
    "sbom.cdx.json",
];

/// What is in these files here.
pub const RELEASED_SOURCE: &str = "LICENSE-APACHE";

/// How long a server may take to start.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// A web server program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "names of programs")]
pub enum Program {
    Nginx,
    Caddy,
}

/// A running web server. Dropping it ends it.
#[derive(Debug)]
pub struct WebServer {
    /// Its program.
    pub program: Program,
    address: SocketAddr,
    _process: Process,
    // Dropped after the process, which writes into it.
    _home: TempDir,
}

/// An answer of a web server.
#[derive(Debug)]
pub struct Response {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it was sent: still compressed.
    pub body: Vec<u8>,
}

impl Program {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];
}

impl WebServer {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// If it is not installed or does not start.
    pub async fn start(program: Program) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("invest-seoul-news-").tempdir()?;
        let news = home.path().join("news");
        publish(&news)?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let mut command = match program {
            Program::Nginx => nginx(home.path(), &news, address)?,
            Program::Caddy => caddy(home.path(), &news, address)?,
        };
        let log = home.path().join("log");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&log)?);
        let server = Self { program, address, _process: Process::start(&mut command)?, _home: home };
        let deadline = Instant::now() + START_TIMEOUT;
        while TcpStream::connect(address).is_err() {
            if Instant::now() > deadline {
                bail!("{program:?} does not start: {}", fs::read_to_string(log)?);
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(server)
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sends a request, as a page of another site through a CDN.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
    ) -> Result<Response> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.origin()))
            .header(header::ORIGIN, "https://partner.example")
            .header(header::VIA, "1.1 cdn.example");
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let client = Client::builder(TokioExecutor::new()).build_http();
        let (parts, body) = client.request(request.body(Body::empty())?).await?.into_parts();
        let body = to_bytes(Body::new(body), usize::MAX).await?.to_vec();
        Ok(Response { status: parts.status, headers: parts.headers, body })
    }
}

/// Writes the folder that is served: a version, the entry, a feed, and what only `seoul-feed` reads.
fn publish(news: &Path) -> Result<()> {
    fs::create_dir(news)?;
    for folder in [VERSION, ENTRY].map(|folder| news.join(folder)) {
        write_dist(&folder)?;
        for name in RELEASED {
            fs::copy(project(RELEASED_SOURCE), folder.join(name))?;
        }
    }
    for feed in ["feed.json", "feed-20261128.json"] {
        fs::copy(project("sample/feed.json"), news.join(feed))?;
    }
    for private in PRIVATE {
        fs::write(news.join(private), "{}")?;
    }
    let images = fs::read_dir(project("sample/images"))?;
    fs::create_dir(news.join("images"))?;
    for image in images {
        let image = image?;
        fs::copy(image.path(), news.join("images").join(image.file_name()))?;
    }
    fs::create_dir(news.join("feed-images"))?;
    fs::copy(project("sample/images/open-gate.webp"), news.join("feed-images/3f0c9a51d2b7e684-320.webp"))?;
    Ok(())
}

/// nginx with the modules and folders that Debian's `nginx.conf` sets.
fn nginx(home: &Path, news: &Path, address: SocketAddr) -> Result<Command> {
    let site = set(
        &fs::read_to_string(project("deploy/nginx.conf"))?,
        &[
            ("listen 80;", &format!("listen {address};")),
            ("listen [::]:80;", ""),
            ("server_name HOST;", "server_name 127.0.0.1;"),
            ("root /var/www/news;", &format!("root {};", news.display())),
        ],
    )?;
    fs::write(home.join("site.conf"), site)?;
    // As root, the workers of another user could not read the folder.
    let main = "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
        daemon off; user root; pid nginx.pid; worker_processes 1; events {}
        http {
            access_log off; client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d;
            scgi_temp_path e; include site.conf;
        }";
    fs::write(home.join("nginx.conf"), main)?;
    let mut command = Command::new(program("nginx", "nginx")?);
    command.arg("-p").arg(home).args(["-c", "nginx.conf", "-e", "stderr"]);
    Ok(command)
}

/// Caddy without its administration endpoint, which has a fixed port, and without https.
fn caddy(home: &Path, news: &Path, address: SocketAddr) -> Result<Command> {
    let site = set(
        &fs::read_to_string(project("deploy/Caddyfile"))?,
        &[
            ("\nHOST {", &format!("\nhttp://{address} {{")),
            ("root * /var/www/news", &format!("root * {}", news.display())),
        ],
    )?;
    fs::write(home.join("Caddyfile"), format!("{{\n\tadmin off\n}}\n{site}"))?;
    let mut command = Command::new(program("caddy", "caddy")?);
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(home.join("Caddyfile"))
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_DATA_HOME", home);
    Ok(command)
}

/// `text` with each placeholder replaced.
///
/// # Errors
/// If one is not there exactly once.
fn set(text: &str, values: &[(&str, &str)]) -> Result<String> {
    values.iter().try_fold(text.to_owned(), |text, (placeholder, value)| {
        ensure!(text.matches(placeholder).count() == 1, "not exactly one {placeholder}");
        Ok(text.replace(placeholder, value))
    })
}
