//! What a page saw, from its first byte on, whatever came of it.

use serde::Deserialize;
use serde_json::Value;

use crate::Rect;

/// Everything the witness wrote down; see `witness.js`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Testimony {
    /// Lines that a script wrote to the console as a warning or an error, each with `warn: ` or `error: ` before it.
    pub console: Vec<String>,
    /// Errors that nothing caught.
    pub uncaught: Vec<String>,
    /// What the page's Content-Security-Policy refused: the directive and what it was about.
    pub violations: Vec<String>,
    /// The widget's events, in order.
    pub events: Vec<Event>,
    /// The phases that the first widget showed in a frame, in order.
    pub phases: Vec<String>,
    /// Where the top of the paragraph below the widget was, in CSS px from the page's top; every change is one more.
    pub below: Vec<f64>,
    /// The sum of what the browser calls layout shifts; only Chromium tells.
    pub layout_shift: Option<f64>,
    /// Where what has shifted was then.
    pub shifted: Vec<Rect>,
}

/// An event of the widget.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Event {
    /// Without `invest-seoul-news:`.
    pub name: String,
    /// Which element of the page it came from, from 0; -1 if a shadow root hides that.
    pub widget: i32,
    /// As the page gets it.
    pub detail: Value,
}

/// The nonce by which a policy lets in the witness and nothing else.
const NONCE: &str = "witness";

/// The script element to put before everything else.
pub fn script() -> String {
    // A comment in HTML; in XHTML what keeps `<` and `&` from being markup.
    format!("<script nonce=\"{NONCE}\">//<![CDATA[\n{}//]]></script>", include_str!("witness.js"))
}

/// `policy`, with the witness allowed.
pub fn allow(policy: &str) -> String {
    policy.replace("script-src ", &format!("script-src 'nonce-{NONCE}' "))
}
