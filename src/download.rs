//! One request for a feed: from the first byte to as many releases as are wanted.
//!
//! All that a stranger's server may do is bounded here, in time and in bytes; what goes wrong becomes one [`Cause`].
//! Bytes become items in `json-feed`. Dropping the future ends the request.

use std::sync::Arc;

use gloo_net::http::{Request, Response};
use js_sys::{Array, Date, Object, Promise, Reflect, Uint8Array};
use json_feed::{Error, Limits, Reader};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials};

use crate::{
    console_warn,
    phase::Cause,
    release::{Release, Releases},
    timer::Timer,
};

/// How long a server may be silent, in ms.
const SILENCE: u32 = 15_000;

/// How long the browser's cache may take, in ms.
const CACHE_SILENCE: u32 = 2_000;

/// How many silences it may take for the wanted releases altogether: a server that drips is as good as a silent one.
const PATIENCE: f64 = 2.0;

/// What is read of a feed. A card shows a few hundred characters, and no server takes an address of 64 KB.
const LIMITS: Limits =
    Limits { document_bytes: 8 << 20, string_bytes: 64 << 10, list_entries: 100_000, content_html: false };

/// Where the bytes come from.
pub enum Via {
    /// A request that `embed.js` has sent already, and what ends it.
    Early(Promise, AbortController),
    /// The network, and the browser's cache as far as it is fresh.
    Network,
    /// The browser's cache, however old; the network where that has nothing.
    Cache,
}

/// What has been read of a feed.
pub struct Download {
    /// The releases, as many as were wanted or more if they came along.
    pub releases: Arc<Releases>,
    /// Whether the feed has no more.
    pub whole: bool,
    /// Why it broke off, after at least one release.
    pub broken: Option<Cause>,
}

/// Reads `address` until there are `wanted` releases, or no more.
///
/// # Errors
/// If there is no feed, or it breaks off before the first release.
pub async fn download(address: &str, via: Via, wanted: usize) -> Result<Download, Cause> {
    let silence = if matches!(via, Via::Cache) { CACHE_SILENCE } else { SILENCE };
    let (answer, _pending) = match via {
        Via::Early(answer, controller) => (answer, Pending(Some(controller))),
        Via::Network => send(address, RequestCache::Default)?,
        Via::Cache => send(address, RequestCache::ForceCache)?,
    };
    let response = Response::from(settled(answer, silence).await?.unchecked_into::<web_sys::Response>());
    if !response.ok() {
        return Err(Cause::FeedStatus(response.status()));
    }
    let mut reader = Reader::new(LIMITS);
    let mut items = Vec::new();
    let end = read(&response, silence, &mut reader, &mut items, address, wanted).await;
    if let [first, ..] = reader.omitted() {
        let count = reader.omitted().len();
        console_warn(&format!("{address}: {count} broken items were left out; the first: {first}"));
    }
    let releases = Releases::of(reader.feed(), items, last_modified(&response));
    let whole = matches!(end, Ok(End::OfDocument));
    let outcome = end.and_then(|end| match end {
        End::Enough => Ok(()),
        End::OfDocument => reader.finish().map(drop).map_err(cause),
    });
    let broken = match outcome {
        Err(cause) if releases.items.is_empty() => return Err(cause),
        // Half a feed is better than none.
        Err(cause) => {
            console_warn(&cause.mend(address));
            Some(cause)
        }
        Ok(()) => None,
    };
    Ok(Download { releases: Arc::new(releases), whole: whole && broken.is_none(), broken })
}

/// Where reading stopped.
enum End {
    /// There are as many releases as are wanted.
    Enough,
    OfDocument,
}

async fn read(
    response: &Response,
    silence: u32,
    reader: &mut Reader,
    releases: &mut Vec<Release>,
    address: &str,
    wanted: usize,
) -> Result<End, Cause> {
    let Some(body) = response.body() else { return Ok(End::OfDocument) };
    // WebKit looks for a mode in what is given, and without it in what a page has put into all objects.
    let no_options: Object = Object::create(JsValue::NULL.unchecked_ref());
    let body: ReadableStreamDefaultReader =
        body.get_reader_with_options(no_options.unchecked_ref()).unchecked_into();
    let deadline = Date::now() + PATIENCE * f64::from(silence);
    let end = loop {
        let chunk = match settled(body.read(), silence).await {
            Ok(chunk) => Reflect::get(&chunk, &"value".into()).unwrap_or_default(),
            Err(cause) => break Err(cause),
        };
        if chunk.is_undefined() {
            break Ok(End::OfDocument);
        }
        let pushed = reader.push(&chunk.unchecked_into::<Uint8Array>().to_vec());
        releases.extend(reader.take_items().into_iter().map(|item| Release::of(item, address)));
        if releases.len() >= wanted {
            break Ok(End::Enough);
        }
        if let Err(error) = pushed {
            break Err(cause(error));
        }
        if Date::now() > deadline {
            break Err(Cause::FeedTimeout);
        }
    };
    // The rest need not come. What becomes of it does not matter; but a promise that nobody hears is an error of the page.
    drop(JsFuture::from(body.cancel()));
    end
}

fn cause(error: Error) -> Cause {
    match error {
        Error::TooLarge => Cause::FeedTooLarge,
        error => Cause::FeedInvalid(error),
    }
}

/// When the server says the feed was changed last, in ms since 1970; one of the few headers that other origins may read.
fn last_modified(response: &Response) -> Option<f64> {
    response.headers().get("Last-Modified").map(|date| Date::parse(&date)).filter(|ms| ms.is_finite())
}

#[wasm_bindgen]
extern "C" {
    /// gloo-net's own `send` panics where a page has a `fetch` of its own that throws, or answers with another class.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<Promise, JsValue>;
}

fn send(address: &str, cache: RequestCache) -> Result<(Promise, Pending), Cause> {
    let pending = Pending(AbortController::new().ok());
    let signal = pending.0.as_ref().map(AbortController::signal);
    let request = Request::get(address)
        .credentials(RequestCredentials::Omit)
        .cache(cache)
        .abort_signal(signal.as_ref())
        .build()
        .map_err(|_| Cause::FeedUnreachable)?;
    let answer = fetch(&request.into()).map_err(|_| Cause::FeedUnreachable)?;
    Ok((answer, pending))
}

/// A request under way. Dropping it ends it.
struct Pending(Option<AbortController>);

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// What `promise` comes to, unless the server is silent for `ms`.
async fn settled(promise: Promise, ms: u32) -> Result<JsValue, Cause> {
    let silence = Timer::new(Some(ms));
    match JsFuture::from(Promise::race(&Array::of2(&promise, &silence.over))).await {
        Ok(value) if value.is_undefined() => Err(Cause::FeedTimeout),
        Ok(value) => Ok(value),
        Err(_) => Err(Cause::FeedUnreachable),
    }
}
