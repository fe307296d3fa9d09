//! What the page hears: `CustomEvent`s from the element, bubbling and composed.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::{phase::Cause, release::Release};

/// Releases are on the page: the first ones, or others after a refresh.
pub fn ready(host: &HtmlElement, count: u32) {
    dispatch(host, "ready", false, &[("count", count.into())]);
}

/// Other cards have come into view and stand still; positions count from 0.
pub fn slide(host: &HtmlElement, first: usize, last: usize) {
    dispatch(host, "slide", false, &[("first", (first as f64).into()), ("last", (last as f64).into())]);
}

/// A card is about to be opened. False if the page wants to do something else instead.
pub fn open(host: &HtmlElement, release: &Release) -> bool {
    dispatch(host, "open", true, &[("item", item(release))])
}

/// There is nothing to show.
pub fn error(host: &HtmlElement, cause: &Cause) {
    dispatch(host, "error", false, &[("cause", cause.name().into())]);
}

/// The releases as the page sees them: a new array of plain objects.
pub fn items(releases: &[Release]) -> Array {
    releases.iter().map(item).collect()
}

/// A release under the names of JSON Feed; what is not known is absent.
fn item(release: &Release) -> JsValue {
    let text = |value: &Option<String>| value.as_deref().map(JsValue::from);
    let count = |value: Option<u64>| value.map(|n| JsValue::from(n as f64));
    let list = |values: &[String]| Some(values.iter().map(JsValue::from).collect::<Array>().into());
    let fields = [
        ("id", Some(release.id.as_str().into())),
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
    object(fields.into_iter().filter_map(|(name, value)| Some((name, value?))))
}

fn object(fields: impl IntoIterator<Item = (&'static str, JsValue)>) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a plain property of a plain object can't fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// False if a listener prevented the default.
fn dispatch(host: &HtmlElement, name: &str, cancelable: bool, detail: &[(&'static str, JsValue)]) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(&object(detail.iter().cloned()));
    CustomEvent::new_with_event_init_dict(&["invest-seoul-news:", name].concat(), &init)
        .and_then(|event| host.dispatch_event(&event))
        .unwrap_or(true)
}
