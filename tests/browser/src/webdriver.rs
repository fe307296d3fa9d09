//! A running browser with a WebDriver server of its own, and the commands that fantoccini does not have.

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
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// Browsers with default settings that a next test can use. Each test has new origins, so it finds no data of earlier ones.
static IDLE: Mutex<Vec<Arc<WebDriverSession>>> = Mutex::new(Vec::new());

/// An idle browser with default settings, or a new one.
///
/// # Errors
/// If a new one can't be started.
pub async fn idle_or_new(engine: Engine) -> Result<Arc<WebDriverSession>> {
    let idle = idle(|sessions| {
        // All tests of one engine run before those of the next.
        sessions.retain(|session| session.engine == engine);
        sessions.pop()
    });
    match idle {
        Some(session) => Ok(session),
        None => Ok(Arc::new(WebDriverSession::start(engine, Settings::default()).await?)),
    }
}

/// Makes a browser idle: closes all windows but one, which is empty then.
///
/// # Errors
/// If the browser no longer answers; it is not used again then.
pub async fn release(session: Arc<WebDriverSession>) -> Result<()> {
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

/// Ends the idle browsers.
pub fn end_idle() {
    idle(Vec::clear);
}

fn idle<T>(act: impl FnOnce(&mut Vec<Arc<WebDriverSession>>) -> T) -> T {
    act(&mut IDLE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A running browser and its driver. Dropping it ends both.
#[derive(Debug)]
pub struct WebDriverSession {
    /// Its engine.
    pub engine: Engine,
    /// The commands of the WebDriver standard.
    pub client: Client,
    _driver: Driver,
    // Dropped after the driver: the browser writes into it.
    _home: TempDir,
}

impl WebDriverSession {
    /// Starts a browser.
    ///
    /// # Errors
    /// If the browser or its driver is not installed or does not start in time.
    pub async fn start(engine: Engine, settings: Settings) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("invest-seoul-news-").tempdir()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let capabilities = capabilities(engine, settings, home.path())?;
        let driver = engine.start_driver(port, home.path())?;
        let deadline = Instant::now() + START_TIMEOUT;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > deadline {
                bail!("the driver of {} does not listen on port {port}", engine.name());
            }
            sleep(Duration::from_millis(20)).await;
        }
        let address = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = timeout(START_TIMEOUT, builder.capabilities(capabilities).connect(&address));
        let client = connected
            .await
            .with_context(|| format!("{} does not start: try it by hand", engine.name()))?
            .with_context(|| format!("{} refuses to start", engine.name()))?;
        let session = Self { engine, client, _driver: driver, _home: home };
        if engine == Engine::Chromium && settings.more_contrast {
            let features = json!({ "features": [{ "name": "prefers-contrast", "value": "more" }] });
            session.devtools("Emulation.setEmulatedMedia", features).await?;
        }
        Ok(session)
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
    pub async fn devtools(&self, method: &'static str, params: Value) -> Result<Value> {
        Ok(self.client.issue_cmd(DevTools { method, params }).await?)
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

/// A method of the DevTools protocol (<https://chromedevtools.github.io/devtools-protocol/>).
#[derive(Debug)]
struct DevTools {
    method: &'static str,
    params: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.method, "params": self.params }).to_string()))
    }
}
