//! The three browser engines, and where Debian installs them.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::{display::Display, process::Process};

/// A running WebDriver server, and the display of its browsers.
#[derive(Debug)]
pub struct Driver {
    _server: Process,
    _display: Option<Display>,
}

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "names of browsers")]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name at the beginning of its tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The browser's own program.
    ///
    /// # Errors
    /// If it is not installed; the message names the Debian package.
    pub fn browser(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => program("chromium", "chromium"),
            Self::Firefox => {
                program("firefox-esr", "firefox-esr").or_else(|_| program("firefox", "firefox-esr"))
            }
            Self::WebKit => ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
                .iter()
                .flat_map(|version| {
                    let multiarch = format!("{}-linux-gnu", std::env::consts::ARCH);
                    [Path::new("/usr/lib").join(multiarch), "/usr/lib".into(), "/usr/libexec".into()]
                        .map(|lib| lib.join(version).join("MiniBrowser"))
                })
                .find(|path| path.exists())
                .context("WebKitGTK's MiniBrowser is missing: install Debian's package webkit2gtk-driver"),
        }
    }

    /// Starts the WebDriver server of this engine on `port`. It and its browser write into `home` only.
    ///
    /// # Errors
    /// If it is not installed; the message names the Debian package.
    pub fn start_driver(self, port: u16, home: &Path) -> Result<Driver> {
        let display = if self == Self::WebKit { Some(Display::start()?) } else { None };
        let mut command = match self {
            Self::Chromium => Command::new(program("chromedriver", "chromium-driver")?),
            Self::Firefox => {
                let hint = "cargo install geckodriver --version 0.37.0 --locked";
                let geckodriver = which::which("geckodriver").with_context(|| {
                    format!("geckodriver is not on the PATH: {hint}, or run cargo xtask test")
                })?;
                let mut command = Command::new(geckodriver);
                // 0: any free port, so that two can run in parallel.
                command.arg("--websocket-port=0");
                command
            }
            Self::WebKit => Command::new(program("WebKitWebDriver", "webkit2gtk-driver")?),
        };
        command
            .arg(format!("--port={port}"))
            .env("HOME", home)
            .env("TMPDIR", home)
            .env("XDG_CONFIG_HOME", home)
            .env("XDG_CACHE_HOME", home)
            .env("XDG_DATA_HOME", home)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        Ok(Driver { _server: Process::start(&mut command)?, _display: display })
    }
}

/// The path of the program `name` of the Debian package `package`.
///
/// # Errors
/// If it is not on the PATH.
pub fn program(name: &str, package: &str) -> Result<PathBuf> {
    // Not every user has /usr/sbin on the PATH.
    which::which(name)
        .or_else(|_| which::which(Path::new("/usr/sbin").join(name)))
        .with_context(|| format!("{name} is not on the PATH: install Debian's package {package}"))
}
