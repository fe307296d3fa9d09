//! One request and its response, within the time that the widget gives a server.

use std::time::Duration;

use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Date, Reflect, Uint8Array};
use json_feed::{MAX_SILENCES, SILENCE};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::set_timeout_with_handle};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

/// A response under way. Dropping it aborts it.
pub struct Download {
    response: Response,
    silence: Silence,
}

impl Download {
    /// Sends a request. `None` if there is no response, or it takes too long.
    pub async fn of(request: RequestBuilder) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let request = request.abort_signal(Some(&controller.signal()));
        let mut silence = Silence { controller, timer: None };
        silence.begin();
        let response = request.send().await.ok()?;
        Some(Self { response, silence })
    }

    /// The response, of which the body is still to come.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// The body, or a beginning of it that is longer than `most` bytes. `None` if it breaks off or takes too long.
    pub async fn body(mut self, most: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        // A response without a body is an empty document.
        let Some(body) = self.response.body() else { return Some(bytes) };
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        let deadline = Date::now() + f64::from(MAX_SILENCES * SILENCE);
        while bytes.len() <= most {
            self.silence.begin();
            let chunk = JsFuture::from(reader.read()).await.ok()?;
            let chunk = Reflect::get(&chunk, &"value".into()).ok()?;
            if chunk.is_undefined() {
                break;
            }
            bytes.extend(Uint8Array::new(&chunk).to_vec());
            if Date::now() > deadline {
                return None;
            }
        }
        Some(bytes)
    }
}

/// Aborts a request when nothing has come for too long, or when it is dropped.
struct Silence {
    controller: AbortController,
    timer: Option<TimeoutHandle>,
}

impl Silence {
    /// From now on, nothing has come.
    fn begin(&mut self) {
        self.end();
        let controller = self.controller.clone();
        let abort = move || controller.abort();
        self.timer = set_timeout_with_handle(abort, Duration::from_millis(SILENCE.into())).ok();
    }

    fn end(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        self.end();
        self.controller.abort();
    }
}
