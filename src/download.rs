//! One request for a document of a feed: from the first byte to as many releases as are wanted.
//!
//! All that a stranger's server may do is bounded here, in time and in bytes; what goes wrong becomes one [`Cause`].
//! Bytes become items in `json-feed`. Dropping the [`Request`] ends it, and so does whoever else has it.

use gloo_net::http::Response;
use js_sys::{Date, Object, Promise, Reflect, Uint8Array};
use json_feed::{Error, Limits, Reader, decimal};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use crate::{
    console_warn,
    dom::bare,
    phase::Cause,
    release::{Release, Releases, web_address},
    timer::Timer,
};

/// How long a server may be silent, in ms.
const SILENCE: u32 = 15_000;

/// How long the browser's cache may take, in ms.
const CACHE_SILENCE: u32 = 2_000;

/// How many silences it may take for the wanted releases altogether: a server that drips is as good as a silent one.
const PATIENCE: f64 = 2.0;

/// Bytes that are copied and read in one go. A browser may hand over a megabyte, of which the beginning is enough.
const A_PIECE: u32 = 16 << 10;

/// What is read of a feed. A card shows a few hundred characters, and no server takes an address of 64 KB.
const LIMITS: Limits =
    Limits { document_bytes: 8 << 20, string_bytes: 64 << 10, list_entries: 100_000, content_html: false };

/// Where the bytes come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The network, and the browser's cache as far as it is fresh.
    Network,
    /// The browser's cache, however old; the network where that has nothing.
    Cache,
}

/// What has been read of a document.
pub struct Download {
    /// The releases: more than were wanted, or all there are.
    pub releases: Releases,
    /// Whether the document has no more.
    pub whole: bool,
    /// Where the releases go on after this document.
    pub next: Option<String>,
    /// Why it broke off, after at least one release.
    pub broken: Option<Cause>,
}

impl Download {
    /// Whether more than this can be had: what broke for good has no more.
    pub fn has_more(&self) -> bool {
        match &self.broken {
            Some(cause) => cause.is_transient(),
            None => !self.whole || self.next.is_some(),
        }
    }
}

/// A request under way. Dropping it ends it.
pub struct Request {
    /// Promise of a `Response`.
    answer: Promise,
    /// What ends it; none where the page has taken away the browser's.
    controller: Option<AbortController>,
    silence: u32,
}

impl Request {
    /// A request that `embed.js` has sent already, and what ends it. Its answer may end early, after the releases that are
    /// wanted at first.
    pub fn early(answer: Promise, controller: AbortController) -> Self {
        Self { answer, controller: Some(controller), silence: SILENCE }
    }

    /// Asks for `address`.
    ///
    /// # Errors
    /// Where the page's own `fetch` refuses.
    pub fn send(address: &str, via: Via) -> Result<Self, Cause> {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map_or(JsValue::UNDEFINED, |controller| controller.signal().into());
        let (cache, silence) = match via {
            Via::Network => ("default", SILENCE),
            Via::Cache => ("force-cache", CACHE_SILENCE),
        };
        let options = bare(&[("credentials", "omit".into()), ("cache", cache.into()), ("signal", signal)]);
        let answer = fetch(address, &options).map_err(|_| Cause::FeedUnreachable)?;
        Ok(Self { answer, controller, silence })
    }

    /// Ends it. Whoever waits for it is told that there is no answer.
    pub fn end(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    /// What `promise` comes to, unless the server is silent for too long.
    async fn settled(&self, promise: &Promise) -> Result<JsValue, Cause> {
        match Timer::new(Some(self.silence)).or(promise).await {
            Ok(value) if value.is_undefined() => Err(Cause::FeedTimeout),
            Ok(value) => Ok(value),
            Err(_) => Err(Cause::FeedUnreachable),
        }
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.end();
    }
}

/// Reads the answer for `address` until there are more than `wanted` releases, so that it is known whether there are more,
/// or the document ends.
///
/// # Errors
/// If there is no feed, or it breaks off before the first release.
pub async fn download(address: &str, request: &Request, wanted: usize) -> Result<Download, Cause> {
    let response =
        Response::from(request.settled(&request.answer).await?.unchecked_into::<web_sys::Response>());
    if !(200..300).contains(&response.status()) {
        return Err(Cause::FeedStatus(response.status()));
    }
    let mut reading = Reading { reader: Reader::new(LIMITS), items: Vec::new() };
    let end = read(&response, request, &mut reading, address, wanted).await;
    reading.end(end, &response, address)
}

/// Where reading stopped.
enum End {
    /// There are more releases than are wanted.
    Enough,
    OfDocument,
}

/// What has come of a document.
struct Reading {
    reader: Reader,
    items: Vec<Release>,
}

impl Reading {
    /// Takes in the next bytes, as many as are needed.
    fn push(&mut self, bytes: &Uint8Array, address: &str, wanted: usize) -> Result<(), Cause> {
        let mut at = 0;
        while at < bytes.length() && self.items.len() <= wanted {
            let piece = bytes.subarray(at, at + A_PIECE).to_vec();
            at += A_PIECE;
            let pushed = self.reader.push(&piece);
            self.items.extend(self.reader.take_items().into_iter().map(|item| Release::of(item, address)));
            pushed.map_err(cause)?;
        }
        Ok(())
    }

    fn end(self, end: Result<End, Cause>, response: &Response, address: &str) -> Result<Download, Cause> {
        let Self { reader, items } = self;
        if let [first, ..] = reader.omitted() {
            let count = decimal(reader.omitted().len() as u64);
            let told = [address, ": ", &count, " broken items were left out; the first: ", &first.message()];
            console_warn(&told.concat());
        }
        let releases = Releases::of(reader.feed(), items, last_modified(response));
        let next = reader.feed().next_url.as_deref().and_then(|next| web_address(next, address));
        let whole = matches!(end, Ok(End::OfDocument));
        let outcome = end.and_then(|end| match end {
            End::Enough => Ok(()),
            End::OfDocument => reader.finish().map(drop).map_err(cause),
        });
        match outcome {
            Err(cause) if releases.items.is_empty() => Err(cause),
            // Half a feed is better than none.
            Err(cause) => Ok(Download { releases, whole: false, next: None, broken: Some(cause) }),
            Ok(()) => Ok(Download { releases, whole, next, broken: None }),
        }
    }
}

async fn read(
    response: &Response,
    request: &Request,
    reading: &mut Reading,
    address: &str,
    wanted: usize,
) -> Result<End, Cause> {
    let Some(body) = response.body() else { return Ok(End::OfDocument) };
    // WebKit looks for a mode in what is given, and without it in what a page has put into all objects.
    let body: ReadableStreamDefaultReader =
        body.get_reader_with_options(bare(&[]).unchecked_ref()).unchecked_into();
    let deadline = Date::now() + PATIENCE * f64::from(request.silence);
    let end = loop {
        let chunk = match request.settled(&body.read()).await {
            Ok(chunk) => Reflect::get(&chunk, &"value".into()).unwrap_or_default(),
            Err(cause) => break Err(cause),
        };
        if chunk.is_undefined() {
            break Ok(End::OfDocument);
        }
        let pushed = reading.push(chunk.unchecked_ref(), address, wanted);
        if reading.items.len() > wanted {
            break Ok(End::Enough);
        }
        if let Err(cause) = pushed {
            break Err(cause);
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
    /// gloo-net's own panics where a page has a `fetch` of its own that throws, or answers with another class.
    #[wasm_bindgen(catch)]
    fn fetch(address: &str, options: &Object) -> Result<Promise, JsValue>;
}
