//! The events of the element: `CustomEvent`s, bubbling and composed.

use std::sync::Arc;

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, HtmlElement};

use crate::{
    feed::{Cause, FeedItem},
    js_options::js_options,
};

/// Dispatches `isn-ready`: cards are on the page, the first ones or those after a refresh.
pub fn ready(host: &HtmlElement, count: usize) {
    dispatch(host, "isn-ready", false, &[("count", (count as f64).into())]);
}

/// Dispatches `isn-slide`: other slides have come into view and the carousel has settled. Positions count from 0.
pub fn slide(host: &HtmlElement, first: usize, last: usize) {
    dispatch(host, "isn-slide", false, &[("first", (first as f64).into()), ("last", (last as f64).into())]);
}

/// Dispatches `isn-open`: a card is about to be opened. Returns false if the page has prevented that.
pub fn open(host: &HtmlElement, item: &FeedItem) -> bool {
    dispatch(host, "isn-open", true, &[("item", object_of(item))])
}

/// Dispatches `isn-seen`: a card has been half in view for a second, for the first time. `index` counts from 0.
pub fn seen(host: &HtmlElement, item: &FeedItem, index: usize) {
    dispatch(host, "isn-seen", false, &[("item", object_of(item)), ("index", (index as f64).into())]);
}

/// Dispatches `isn-error`: there is nothing to show.
pub fn error(host: &HtmlElement, cause: &Cause) {
    dispatch(host, "isn-error", false, &[("cause", cause.name().into())]);
}

/// The items as the page sees them: a new array of plain objects.
pub fn items(items: &[Arc<FeedItem>]) -> Array {
    items.iter().map(|item| object_of(item)).collect()
}

/// An item under the names of JSON Feed. What is not known is absent.
fn object_of(item: &FeedItem) -> JsValue {
    let text = |value: Option<&str>| value.map(JsValue::from);
    let count = |value: Option<u64>| value.map(|n| JsValue::from(n as f64));
    let list = |values: Vec<String>| Some(values.into_iter().map(JsValue::from).collect::<Array>().into());
    let fields = [
        ("id", Some(item.id().into())),
        ("url", text(item.link().as_deref())),
        ("title", text(item.title().as_deref())),
        ("summary", text(item.summary().as_deref())),
        ("image", text(item.image().as_deref())),
        ("date_published", item.date().map(|date| date.datetime().into())),
        ("authors", list(item.authors())),
        ("tags", list(item.tags())),
        ("language", text(item.language().as_deref())),
        ("views", count(item.views())),
        ("comments", count(item.comments())),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    object(&fields.collect::<Vec<_>>())
}

/// An ordinary object, for the page's own code.
fn object(fields: &[(&str, JsValue)]) -> JsValue {
    Object::assign(&Object::new(), &js_options(fields)).into()
}

/// Returns false if a listener has prevented the default.
fn dispatch(host: &HtmlElement, name: &str, cancelable: bool, detail: &[(&str, JsValue)]) -> bool {
    let init = js_options(&[
        ("bubbles", true.into()),
        ("composed", true.into()),
        ("cancelable", cancelable.into()),
        ("detail", object(detail)),
    ]);
    CustomEvent::new_with_event_init_dict(name, init.unchecked_ref())
        .and_then(|event| host.dispatch_event(&event))
        .unwrap_or(true)
}
