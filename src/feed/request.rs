//! One request for a document of a feed: sent by the loader script before the module ran, or from here.
//!
//! gloo-net's own `send` throws where the page has a `fetch` that throws, and panics where that resolves to something that is not
//! a `Response`. Pages do both.

use gloo_net::http::Response;
use json_feed::SILENCE;
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use crate::{
    element::embed_api::EmbedApi,
    feed::{phase::Cause, timer::settled},
    fetch::fetch,
    js_options::js_options,
};

/// How long the browser's cache may send nothing, in ms.
const CACHE_SILENCE: u32 = 2_000;

#[wasm_bindgen]
extern "C" {
    /// `EarlyRequest` of `src/embed/enough.js`.
    type EarlyRequest;

    #[wasm_bindgen(method, getter)]
    fn response(this: &EarlyRequest) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn controller(this: &EarlyRequest) -> Option<AbortController>;

    #[wasm_bindgen(method, getter)]
    fn wanted(this: &EarlyRequest) -> f64;

    #[wasm_bindgen(method, getter, js_name = isRead)]
    fn is_read(this: &EarlyRequest) -> bool;

    #[wasm_bindgen(method, getter, js_name = isCut)]
    fn is_cut(this: &EarlyRequest) -> bool;
}

/// Where a document comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The network, or the browser's cache as long as that is fresh.
    Network,
    /// The server, which is asked whether what the browser's cache has is still right.
    Server,
    /// The browser's cache, however old; the network if there is nothing in it.
    Cache,
}

/// A request under way. Dropping it aborts it.
pub struct Request {
    /// Resolves to the response. `Err` if the page's own `fetch` threw.
    response: Result<JsValue, JsValue>,
    /// `None` if the page has removed `AbortController`.
    controller: Option<AbortController>,
    early: Option<EarlyRequest>,
    /// How long nothing may come, in ms.
    pub silence: u32,
}

impl Request {
    /// The request that the loader has sent for `address`, if it has.
    pub fn take_early(api: &EmbedApi, address: &str) -> Option<Self> {
        let early = Some(api.take_response(address)).filter(JsValue::is_object)?;
        let early: EarlyRequest = early.unchecked_into();
        Some(Self {
            response: Ok(early.response()),
            controller: early.controller(),
            early: Some(early),
            silence: SILENCE,
        })
    }

    /// Requests `address`.
    pub fn send(address: &str, source: Source) -> Self {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map_or(JsValue::UNDEFINED, |controller| controller.signal().into());
        let (cache, silence) = match source {
            Source::Network => ("default", SILENCE),
            Source::Server => ("no-cache", SILENCE),
            Source::Cache => ("force-cache", CACHE_SILENCE),
        };
        let options =
            js_options(&[("credentials", "omit".into()), ("cache", cache.into()), ("signal", signal)]);
        Self { response: fetch(address, &options), controller, early: None, silence }
    }

    /// The response, once its headers are there.
    ///
    /// # Errors
    /// If there is none, or it takes too long.
    pub async fn response(&self) -> Result<Response, Cause> {
        let response = self.response.as_ref().map_err(|_| Cause::FeedUnreachable)?;
        let response = settled(response, self.silence).await?;
        if !response.is_object() {
            return Err(Cause::FeedUnreachable);
        }
        // Not necessarily of the class `Response`: only what that has in common with a page's own is used of it.
        Ok(response.unchecked_into::<web_sys::Response>().into())
    }

    /// How many items the widgets want that the loader knows of: the loader ends the response after one more.
    pub fn wanted(&self) -> usize {
        self.early.as_ref().map_or(0, |early| early.wanted() as usize)
    }

    /// Whether all bytes of the response are here already.
    pub fn is_read(&self) -> bool {
        self.early.as_ref().is_some_and(EarlyRequest::is_read)
    }

    /// Whether the loader has ended the response before the document ended.
    pub fn is_cut(&self) -> bool {
        self.early.as_ref().is_some_and(EarlyRequest::is_cut)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
