//! Waiting: for a while, for a promise within a while, for the next task.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{feed::phase::Cause, js_options::js_options};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64) -> f64;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: f64);

    /// Missing in Safari before 26, where this is an `Err`.
    #[wasm_bindgen(js_namespace = scheduler, js_name = postTask, catch)]
    fn post_task(callback: &Function, options: &Object) -> Result<JsValue, JsValue>;
}

/// Ends after a while. Dropping it clears the timer.
pub struct Sleep {
    over: JsFuture,
    handle: f64,
}

impl Sleep {
    /// Ends after `ms` milliseconds.
    pub fn new(ms: u32) -> Self {
        let mut handle = 0.0;
        let over = Promise::new(&mut |resolve, _| handle = set_timeout(&resolve, ms.into()));
        Self { over: over.into(), handle }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.over).poll(cx).map(|_| ())
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        clear_timeout(self.handle);
    }
}

/// What `value` resolves to, which is a promise of any kind, or the result itself.
///
/// # Errors
/// [`Cause::FeedUnreachable`] if it rejects, [`Cause::FeedTimeout`] after `ms` milliseconds.
pub async fn settled(value: &JsValue, ms: u32) -> Result<JsValue, Cause> {
    // zone.js and other wrappers of `fetch` return promises of a class of their own.
    let mut result = JsFuture::from(Promise::resolve(value));
    let mut timeout = Sleep::new(ms);
    poll_fn(|cx| match Pin::new(&mut result).poll(cx) {
        Poll::Ready(result) => Poll::Ready(result.map_err(|_| Cause::FeedUnreachable)),
        Poll::Pending => Pin::new(&mut timeout).poll(cx).map(|()| Err(Cause::FeedTimeout)),
    })
    .await
}

/// Ends the task. Where the browser allows it, the next one starts before the browser draws.
pub async fn next_task() {
    let options = js_options(&[("priority", "user-blocking".into())]);
    let start = &mut |resolve: Function, _| {
        if post_task(&resolve, &options).is_err() {
            set_timeout(&resolve, 0.0);
        }
    };
    let _ = JsFuture::from(Promise::new(start)).await;
}
