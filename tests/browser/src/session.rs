//! One browser, driven: a driver of its own, a WebDriver session, and the few commands that the client does not know.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder, elements::Element, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use crate::{
    capabilities::{Settings, capabilities},
    engine::{Driver, Engine},
};

/// How long a driver and its browser may take to start.
const START: Duration = Duration::from_secs(60);

/// Browsers with default settings whose tests have gone well. A test with a new origin finds nothing of theirs.
static IDLE: Mutex<Vec<Arc<Session>>> = Mutex::new(Vec::new());

/// A browser with default settings.
///
/// # Errors
/// If there is none and none can be started.
pub async fn idle_or_new(engine: Engine) -> Result<Arc<Session>> {
    let idle = idle(|sessions| {
        // The engines have their tests one after the other.
        sessions.retain(|session| session.engine == engine);
        sessions.pop()
    });
    match idle {
        Some(session) => Ok(session),
        None => Ok(Arc::new(Session::start(engine, Settings::default()).await?)),
    }
}

/// Leaves a browser to the next test, with one window and nothing in it.
///
/// # Errors
/// If it does not do as it is told any more; then it is not left to anyone.
pub async fn leave(session: Arc<Session>) -> Result<()> {
    let client = &session.client;
    let mut windows = client.windows().await?.into_iter();
    let first = windows.next().context("a browser has a window")?;
    for window in windows {
        client.switch_to_window(window).await?;
        client.close_window().await?;
    }
    client.switch_to_window(first).await?;
    client.goto("about:blank").await?;
    idle(|sessions| sessions.push(session));
    Ok(())
}

/// Ends the browsers that are left.
pub fn end_idle() {
    idle(Vec::clear);
}

fn idle<T>(act: impl FnOnce(&mut Vec<Arc<Session>>) -> T) -> T {
    act(&mut IDLE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A running browser. Dropping it ends browser and driver.
#[derive(Debug)]
pub struct Session {
    /// Which one.
    pub engine: Engine,
    /// The commands of the WebDriver standard.
    pub client: Client,
    _driver: Driver,
    // After the driver: it holds what the browser writes.
    _home: TempDir,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Errors
    /// If the browser or its driver is not installed or does not start in time.
    pub async fn start(engine: Engine, settings: Settings) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("invest-seoul-news-").tempdir()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let capabilities = capabilities(engine, settings, home.path())?;
        let driver = engine.start_driver(port, home.path())?;
        let deadline = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > deadline {
                bail!("the driver of {} does not listen on port {port}", engine.name());
            }
            sleep(Duration::from_millis(20)).await;
        }
        let address = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = timeout(START, builder.capabilities(capabilities).connect(&address));
        let client = connected
            .await
            .with_context(|| format!("{} does not start: try it by hand", engine.name()))?
            .with_context(|| format!("{} refuses to start", engine.name()))?;
        Ok(Self { engine, client, _driver: driver, _home: home })
    }

    /// The role of `element` in the accessibility tree (WebDriver, Get Computed Role).
    pub async fn computed_role(&self, element: &Element) -> Result<String> {
        self.computed(element, "computedrole").await
    }

    /// The name of `element` in the accessibility tree (WebDriver, Get Computed Label).
    pub async fn computed_label(&self, element: &Element) -> Result<String> {
        self.computed(element, "computedlabel").await
    }

    /// Calls a method of the DevTools protocol, which Chromium alone has.
    pub async fn devtools(&self, method: &'static str) -> Result<Value> {
        Ok(self.client.issue_cmd(DevTools { method }).await?)
    }

    async fn computed(&self, element: &Element, what: &'static str) -> Result<String> {
        let command = Computed { element: element.element_id().to_string(), what };
        match self.client.issue_cmd(command).await? {
            Value::String(text) => Ok(text),
            other => bail!("{what} is {other}"),
        }
    }
}

/// Get Computed Role or Label (<https://www.w3.org/TR/webdriver2/#get-computed-role>).
#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/element/{}/{}", self.element, self.what))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::GET, None)
    }
}

/// A method without parameters (<https://chromedevtools.github.io/devtools-protocol/>).
#[derive(Debug)]
struct DevTools {
    method: &'static str,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.method, "params": {} }).to_string()))
    }
}
