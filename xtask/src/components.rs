//! The component tests: the widget's own `wasm-bindgen-test`s, in each engine.

use crate::{browsers, paths, toolchain::WASM, tools};
use anyhow::{Context, Result, ensure};
use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use xshell::{Cmd, Shell, cmd};

/// Runs them in Chromium.
pub fn in_chromium(sh: &Shell) -> Result<()> {
    Ok(tests(sh)?.env("CHROMEDRIVER", "chromedriver").run()?)
}

/// Runs them in Firefox.
pub fn in_firefox(sh: &Shell) -> Result<()> {
    tools::ensure_geckodriver(sh)?;
    Ok(tests(sh)?.env("GECKODRIVER", "geckodriver").run()?)
}

/// Runs them in WebKitGTK.
///
/// wasm-bindgen's test runner has no option for WebKitWebDriver. It speaks the same protocol as Safari's driver, for which the
/// runner takes any address.
///
/// They run again if they fail, as host pages do there: once in more than a hundred runs, WebKitGTK 2.50 has computed nonsense in a
/// long loop, and a slice of two bytes had a length of a billion. The output has both runs.
pub fn in_webkit(sh: &Shell) -> Result<()> {
    let run = || -> Result<()> {
        let tests = tests(sh)?;
        let (_display, name) = start_display()?;
        let (_driver, address) = start_webkit_driver(&name)?;
        Ok(tests.env("SAFARIDRIVER_REMOTE", format!("http://{address}/")).run()?)
    };
    run().or_else(|error| {
        println!("They run again in another browser: {error:#}");
        run()
    })
}

fn tests(sh: &Shell) -> Result<Cmd<'_>> {
    browsers::ensure(sh)?;
    tools::ensure_wasm_bindgen(sh)?;
    let mut tests = cmd!(sh, "cargo test --package invest-seoul-news --target {WASM} --tests")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths::root().join("xtask/webdriver.json"))
        .quiet();
    // The runner uses the first driver that it finds in the environment.
    for driver in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"] {
        tests = tests.env_remove(driver).env_remove(format!("{driver}_REMOTE"));
    }
    Ok(tests)
}

/// A process that ends when this value is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // An error means that it has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start_display() -> Result<(Running, String)> {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("starting Xvfb")?;
    let output = server.stdout.take().expect("stdout is piped");
    let server = Running(server);
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    ensure!(!number.is_empty(), "Xvfb found no free display");
    Ok((server, format!(":{}", number.trim())))
}

fn start_webkit_driver(display: &str) -> Result<(Running, SocketAddrV4)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
    let driver = Command::new("WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .stdout(Stdio::null())
        .spawn()
        .context("starting WebKitWebDriver")?;
    let driver = Running(driver);
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(address).is_err() {
        ensure!(Instant::now() < deadline, "WebKitWebDriver does not answer on {address}");
        thread::sleep(Duration::from_millis(50));
    }
    Ok((driver, address))
}
