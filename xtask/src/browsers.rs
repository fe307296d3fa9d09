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

/// Debian packages of fonts that give Korean, Japanese, Chinese and Thai text its real width, each with a folder of it.
const FONTS: [(&str, &str); 2] = [
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto"),
    ("fonts-tlwg-loma-otf", "/usr/share/fonts/opentype/tlwg"),
];

/// Installs the engines as root on Debian. Elsewhere the error says what to install.
pub fn ensure(sh: &Shell) -> Result<()> {
    let is_debian = Path::new("/etc/debian_version").exists();
    let has_fonts = !is_debian || FONTS.iter().all(|(_, folder)| Path::new(folder).exists());
    if missing().is_empty() && has_fonts {
        return Ok(());
    }
    let packages = REQUIRED.iter().chain(&FONTS).map(|&(_, package)| package).collect::<Vec<_>>();
    if is_debian && cmd!(sh, "id -u").quiet().read()? == "0" {
        eprintln!(
            "Installing Chromium, Firefox and WebKitGTK from Debian's packages (once, about 3 minutes)…"
        );
        cmd!(sh, "apt-get update -qq").quiet().run()?;
        let packages = &packages;
        cmd!(sh, "apt-get install -qq -y --no-install-recommends {packages...}")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .quiet()
            .run()?;
    }
    match missing()[..] {
        [] => Ok(()),
        ref missing => bail!(
            "not on the PATH: {}. On Debian: sudo apt-get install --no-install-recommends {}",
            missing.join(", "),
            packages.join(" ")
        ),
    }
}

fn missing() -> Vec<&'static str> {
    REQUIRED.iter().map(|&(binary, _)| binary).filter(|binary| which::which(binary).is_err()).collect()
}
