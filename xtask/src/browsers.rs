//! The three engines of the browser suites.

use crate::debian;
use anyhow::Result;
use xshell::Shell;

/// The required programs on the PATH, each with its Debian package.
const REQUIRED: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    // WebKitGTK has no headless mode.
    ("Xvfb", "xvfb"),
];

/// Folders of fonts that give Korean, Japanese, Chinese and Thai text its real width, each with its Debian package.
const FONTS: [(&str, &str); 2] = [
    ("/usr/share/fonts/opentype/noto", "fonts-noto-cjk"),
    ("/usr/share/fonts/opentype/tlwg", "fonts-tlwg-loma-otf"),
];

/// Installs the engines.
///
/// # Errors
/// If they are missing and cannot be installed.
pub fn ensure(sh: &Shell) -> Result<()> {
    debian::ensure(sh, "Chromium, Firefox and WebKitGTK", &REQUIRED, &FONTS)
}
