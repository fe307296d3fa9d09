//! The three engines of the browser suites. A missing engine is installed or is an error, never skipped.

use anyhow::{Result, bail};
use std::path::Path;
use xshell::{Shell, cmd};

/// The required programs on the PATH, each with its Debian package.
const REQUIRED: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    // WebKitGTK has no headless mode.
    ("Xvfb", "xvfb"),
];

/// Fonts that give Korean, Japanese and Chinese text its real width.
const FONTS: &str = "fonts-noto-cjk";

/// Installs the engines as root on Debian. Elsewhere the error says what to install.
pub fn ensure(sh: &Shell) -> Result<()> {
    if missing().is_empty() {
        return Ok(());
    }
    let packages = REQUIRED.map(|(_, package)| package);
    if Path::new("/etc/debian_version").exists() && cmd!(sh, "id -u").quiet().read()? == "0" {
        eprintln!(
            "Installing Chromium, Firefox and WebKitGTK from Debian's packages (once, about 3 minutes)…"
        );
        cmd!(sh, "apt-get update -qq").quiet().run()?;
        cmd!(sh, "apt-get install -qq -y --no-install-recommends {packages...} {FONTS}")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .quiet()
            .run()?;
    }
    match missing()[..] {
        [] => Ok(()),
        ref missing => bail!(
            "not on the PATH: {}. On Debian: sudo apt-get install --no-install-recommends {} {FONTS}",
            missing.join(", "),
            packages.join(" ")
        ),
    }
}

fn missing() -> Vec<&'static str> {
    REQUIRED.iter().map(|&(binary, _)| binary).filter(|binary| which::which(binary).is_err()).collect()
}
