//! What the page hears: `CustomEvent`s from the element, bubbling and composed.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, HtmlElement};

use crate::{dom::bare, phase::Cause, release::Entry};

/// Releases are on the page: the first ones, or others after a refresh.
pub fn ready(host: &HtmlElement, count: usize) {
    dispatch(host, "ready", false, &[("count", (count as f64).into())]);
}

/// Other cards have come into view and stand still; positions count from 0.
pub fn slide(host: &HtmlElement, first: usize, last: usize) {
    dispatch(host, "slide", false, &[("first", (first as f64).into()), ("last", (last as f64).into())]);
}

/// A card is about to be opened. False if the page wants to do something else instead.
pub fn open(host: &HtmlElement, release: &Entry) -> bool {
    dispatch(host, "open", true, &[("item", item(release))])
}

/// There is nothing to show.
pub fn error(host: &HtmlElement, cause: &Cause) {
    dispatch(host, "error", false, &[("cause", cause.name().into())]);
}

/// The releases as the page sees them: a new array of plain objects.
pub fn items(releases: &[Entry]) -> Array {
    releases.iter().map(item).collect()
}

/// A release under the names of JSON Feed; what is not known is absent.
fn item(entry: &Entry) -> JsValue {
    let release = entry.release();
    let text = |value: &Option<String>| value.as_deref().map(JsValue::from);
    let count = |value: Option<u64>| value.map(|n| JsValue::from(n as f64));
    let list = |values: &[String]| Some(values.iter().map(JsValue::from).collect::<Array>().into());
    let fields = [
        ("id", Some(entry.id.as_str().into())),
        ("url", text(&release.link)),
        ("title", text(&release.title)),
        ("summary", text(&release.summary)),
        ("image", text(&release.image)),
        ("date_published", release.date.as_ref().map(|date| date.as_str().into())),
        ("authors", list(&release.authors)),
        ("tags", list(&release.tags)),
        ("language", text(&release.language)),
        ("views", count(release.views)),
        ("comments", count(release.comments)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    object(&fields.collect::<Vec<_>>())
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    Object::assign(&Object::new(), &bare(fields)).into()
}

/// False if a listener prevented the default.
fn dispatch(host: &HtmlElement, name: &str, cancelable: bool, detail: &[(&'static str, JsValue)]) -> bool {
    let init = bare(&[
        ("bubbles", true.into()),
        ("composed", true.into()),
        ("cancelable", cancelable.into()),
        ("detail", object(detail)),
    ]);
    CustomEvent::new_with_event_init_dict(&["invest-seoul-news:", name].concat(), init.unchecked_ref())
        .and_then(|event| host.dispatch_event(&event))
        .unwrap_or(true)
}
