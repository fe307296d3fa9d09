//! What a page observed, from its first byte on.

use serde::Deserialize;
use serde_json::Value;

use crate::Rect;

/// All that the script `page_log.js` wrote down.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageLog {
    /// Warnings and errors that scripts wrote to the console, each with `warn: ` or `error: ` before it.
    pub console: Vec<String>,
    /// Errors that nothing caught.
    pub uncaught: Vec<String>,
    /// What the page's Content-Security-Policy blocked: directive and address.
    pub violations: Vec<String>,
    /// The widget's events, in order.
    pub events: Vec<Event>,
    /// The phases that the first widget had in a frame, in order.
    pub phases: Vec<String>,
    /// The tops of the paragraph below the widget, in CSS px from the page's top: the first one, and one more for each change.
    pub below: Vec<f64>,
    /// The sum of the layout shifts; only Chromium measures them.
    pub layout_shift: Option<f64>,
    /// Where the shifted elements were after each shift.
    pub shifted: Vec<Rect>,
}

/// An event of the widget.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Event {
    /// Without `isn-`.
    pub name: String,
    /// The index of its element on the page, from 0; -1 if the element is in a shadow root.
    pub widget: i32,
    /// The event's `detail`.
    pub detail: Value,
}

/// The nonce that lets this script, and no other, through the page's policy.
const NONCE: &str = "page-log";

/// The script element. It stands before everything else on the page.
pub fn script() -> String {
    // A comment in HTML. In XHTML it keeps `<` and `&` from being markup.
    format!("<script nonce=\"{NONCE}\">//<![CDATA[\n{}//]]></script>", include_str!("page_log.js"))
}

/// `policy`, with this script allowed.
pub fn allow(policy: &str) -> String {
    policy.replace("script-src ", &format!("script-src 'nonce-{NONCE}' "))
}
