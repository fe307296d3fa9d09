//! Settings of browser and system, as WebDriver capabilities of each engine.
//!
//! They are real settings, but for more contrast in Chromium, which its DevTools emulate. WebKitGTK has neither more contrast nor forced
//! colours: asking for them there is an error.

use std::{fs, path::Path};

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use crate::engine::Engine;

/// Settings of browser and system; the default is a new browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// A dark system theme.
    pub dark: bool,
    /// Reduced motion.
    pub reduced_motion: bool,
    /// Forced colours.
    pub forced_colors: bool,
    /// More contrast.
    pub more_contrast: bool,
    /// A default text size of 32 CSS px, twice the usual one.
    pub large_text: bool,
}

/// The capabilities for a new session. `home` is a directory of its own.
pub fn capabilities(engine: Engine, settings: Settings, home: &Path) -> Result<Map<String, Value>> {
    let browser = engine.browser()?;
    let capabilities = match engine {
        Engine::Chromium => {
            let mut args = vec![
                "--headless=new".to_owned(),
                // There is no sandbox for root, as in a CI container. The other switches stop requests of the browser itself.
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
                // A proxy that refuses connections. The loopback is reached without a proxy.
                "network.proxy.type": 1,
                "network.proxy.http": "127.0.0.1",
                "network.proxy.http_port": 9,
                "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": 9,
                "ui.systemUsesDarkTheme": i32::from(settings.dark),
                "ui.prefersReducedMotion": i32::from(settings.reduced_motion),
                // A contrasting system theme, and the colours of pages all the same.
                "ui.useAccessibilityTheme": i32::from(settings.more_contrast),
                "browser.display.document_color_use": match settings {
                    Settings { forced_colors: true, .. } => 2,
                    Settings { more_contrast: true, .. } => 1,
                    _ => 0,
                },
            });
            if settings.large_text {
                for script in ["x-western", "ko", "ja", "zh-CN", "zh-TW", "ar", "x-unicode"] {
                    prefs[format!("font.size.variable.{script}")] = json!(32);
                }
            }
            json!({ "moz:firefoxOptions": { "binary": browser, "args": ["-headless"], "prefs": prefs } })
        }
        Engine::WebKit => {
            if settings.forced_colors || settings.more_contrast {
                bail!("WebKitGTK has neither forced colours nor more contrast");
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
