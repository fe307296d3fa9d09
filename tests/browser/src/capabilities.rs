//! What a visitor has set in their browser or system, in the words of each engine.
//!
//! All of it is real settings, not emulation. WebKitGTK has no forced colours; a visitor who asks for them there gets an
//! error.

use std::{fs, path::Path};

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use crate::engine::Engine;

/// A visitor's settings; by default those of a new browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// A dark system theme.
    pub dark: bool,
    /// No animations, please.
    pub reduced_motion: bool,
    /// Own colours instead of the page's.
    pub forced_colors: bool,
    /// Text twice as large as usual: 32 CSS px.
    pub large_text: bool,
}

/// The capabilities to ask a driver for. `home` is a directory of this session's own.
pub fn capabilities(engine: Engine, settings: Settings, home: &Path) -> Result<Map<String, Value>> {
    let browser = engine.browser()?;
    let capabilities = match engine {
        Engine::Chromium => {
            let mut args = vec![
                "--headless=new".to_owned(),
                // Root, as in a CI container, has no sandbox; the rest keeps the browser from calling home.
                "--no-sandbox".to_owned(),
                "--disable-gpu".to_owned(),
                "--disable-quic".to_owned(),
                "--disable-dev-shm-usage".to_owned(),
                "--no-first-run".to_owned(),
                "--disable-background-networking".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-sync".to_owned(),
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".to_owned(),
                format!("--user-data-dir={}", home.join("chromium").display()),
            ];
            let switches = [
                (settings.dark, "--force-dark-mode"),
                (settings.reduced_motion, "--force-prefers-reduced-motion"),
                (settings.forced_colors, "--force-high-contrast"),
            ];
            args.extend(switches.into_iter().filter(|(on, _)| *on).map(|(_, switch)| switch.to_owned()));
            let prefs = if settings.large_text {
                json!({ "webkit.webprefs.default_font_size": 32 })
            } else {
                json!({})
            };
            json!({ "goog:chromeOptions": { "binary": browser, "args": args, "prefs": prefs } })
        }
        Engine::Firefox => {
            let mut prefs = json!({
                // A proxy that refuses: only the loopback, which never goes through one, is reached.
                "network.proxy.type": 1,
                "network.proxy.http": "127.0.0.1",
                "network.proxy.http_port": 9,
                "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": 9,
                "ui.systemUsesDarkTheme": i32::from(settings.dark),
                "ui.prefersReducedMotion": i32::from(settings.reduced_motion),
                "browser.display.document_color_use": if settings.forced_colors { 2 } else { 0 },
            });
            if settings.large_text {
                for script in ["x-western", "ko", "ja", "zh-CN", "zh-TW", "ar", "x-unicode"] {
                    prefs[format!("font.size.variable.{script}")] = json!(32);
                }
            }
            json!({ "moz:firefoxOptions": { "binary": browser, "args": ["-headless"], "prefs": prefs } })
        }
        Engine::WebKit => {
            if settings.forced_colors {
                bail!("WebKitGTK has no forced colours");
            }
            let font_size = if settings.large_text { 32 } else { 16 };
            let config = home.join("minibrowser.ini");
            fs::write(&config, format!("[websettings]\ndefault-font-size={font_size}\n"))?;
            let gtk = home.join("gtk-3.0");
            fs::create_dir_all(&gtk)?;
            let animations = u8::from(!settings.reduced_motion);
            fs::write(gtk.join("settings.ini"), format!("[Settings]\ngtk-enable-animations={animations}\n"))?;
            let mut args = vec!["--automation".to_owned(), format!("--config={}", config.display())];
            args.extend(["--proxy=http://127.0.0.1:9", "--ignore-host=127.0.0.1"].map(str::to_owned));
            if settings.dark {
                args.push("--dark-mode".to_owned());
            }
            json!({ "webkitgtk:browserOptions": { "binary": browser, "args": args } })
        }
    };
    match capabilities {
        Value::Object(capabilities) => Ok(capabilities),
        _ => unreachable!("each arm is an object"),
    }
}
