//! The bytes of one response, as they come. Time is bounded here.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
};

use js_sys::{ArrayBuffer, Date, Object, Reflect, Uint8Array};
use json_feed::{Limits, MAX_SILENCES, charset::SLICE};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStream;

use crate::{
    feed::{
        charset::Decoder,
        document::{Document, DocumentReader, IsEnough},
        item::web_address,
        phase::{Cause, LoadedFeed},
        request::{Request, Source},
        timer::{Sleep, next_task, settled},
    },
    js_options::js_options,
};

/// After how many ms of reading the items that have come are shown, and again each time.
const SLOW: u32 = 1_000;

/// For how many ms bytes are parsed before other tasks of the page get their turn.
const TURN: f64 = 16.0;

#[wasm_bindgen]
extern "C" {
    /// A `Response`, or what a page's own `fetch` puts in its place: any member may be missing or throw.
    type AnyResponse;

    #[wasm_bindgen(method, getter, catch)]
    fn url(this: &AnyResponse) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn headers(this: &AnyResponse) -> Result<AnyHeaders, JsValue>;

    /// Its headers, likewise.
    type AnyHeaders;

    #[wasm_bindgen(method, catch)]
    fn get(this: &AnyHeaders, name: &str) -> Result<JsValue, JsValue>;

    /// A `ReadableStream`, likewise.
    type Body;

    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Body, options: &Object) -> Result<BodyReader, JsValue>;

    /// A `ReadableStreamDefaultReader`, likewise.
    type BodyReader;

    #[wasm_bindgen(method, catch)]
    fn read(this: &BodyReader) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn cancel(this: &BodyReader) -> Result<JsValue, JsValue>;
}

/// Reads the response to a request for `address` within `limits`, until `is_enough` is true for the items. If the server says that nothing
/// has changed, reads the browser's copy. While that takes long, `on_slow` gets what has come.
///
/// # Errors
/// If there is no feed, or reading is interrupted before the first item.
pub async fn read(
    request: Request,
    address: &str,
    limits: Limits,
    is_enough: IsEnough<'_>,
    on_slow: &dyn Fn(LoadedFeed),
) -> Result<Document, Cause> {
    match read_response(request, address, limits, is_enough, on_slow).await {
        Err(unchanged @ Cause::FeedStatus(304)) => {
            let copy = Request::send(address, Source::Cache);
            read_response(copy, address, limits, is_enough, on_slow).await.map_err(|_| unchanged)
        }
        answer => answer,
    }
}

async fn read_response(
    request: Request,
    address: &str,
    limits: Limits,
    is_enough: IsEnough<'_>,
    on_slow: &dyn Fn(LoadedFeed),
) -> Result<Document, Cause> {
    let response = request.response().await?;
    if !response.ok() {
        return Err(Cause::FeedStatus(response.status()));
    }
    let body = response.body();
    let response: AnyResponse = web_sys::Response::from(response).unchecked_into();
    let found = response.url().ok().and_then(|url| web_address(&url.as_string()?, address));
    let found = found.unwrap_or_else(|| address.to_owned());
    let content_type = header(&response, "Content-Type").unwrap_or_default();
    let decoder = Decoder::of(&content_type);
    let warning = decoder.as_ref().err().map(|charset| {
        [&found, " is declared as charset=", charset, ", which browsers do not know: encode it as UTF-8"]
            .concat()
    });
    let mut document = DocumentReader::new(found, last_modified(&response), limits, is_enough);
    let mut decoder = decoder.unwrap_or_default();
    let ended = read_body(body, &mut decoder, request.silence, &mut document, on_slow).await;
    let mut document = document.finish(ended, request.is_cut())?;
    document.warnings.extend(warning);
    Ok(document)
}

/// Reads the body. Returns whether the rest of it is not needed.
async fn read_body(
    body: Option<ReadableStream>,
    decoder: &mut Decoder,
    silence: u32,
    document: &mut DocumentReader<'_>,
    on_slow: &dyn Fn(LoadedFeed),
) -> Result<bool, Cause> {
    // A response without a body is an empty document.
    let Some(body) = body else { return Ok(false) };
    // Without options, WebKit looks for some in the prototype of all objects.
    let body =
        body.unchecked_ref::<Body>().get_reader(&js_options(&[])).map_err(|_| Cause::FeedUnreachable)?;
    let body = CancelOnDrop(body);
    let deadline = Date::now() + f64::from(MAX_SILENCES * silence);
    let (mut slow, mut busy) = (Sleep::new(SLOW), 0.0);
    loop {
        let chunk = body.0.read().map_err(|_| Cause::FeedUnreachable)?;
        let mut chunk = pin!(settled(&chunk, silence));
        let chunk = poll_fn(|cx| {
            let chunk = chunk.as_mut().poll(cx);
            while chunk.is_pending() && Pin::new(&mut slow).poll(cx).is_ready() {
                if let Some(coming) = document.coming() {
                    on_slow(coming);
                }
                slow = Sleep::new(SLOW);
            }
            chunk
        });
        let chunk = chunk.await?;
        let bytes = Reflect::get(&chunk, &"value".into()).map_err(|_| Cause::FeedUnreachable)?;
        if bytes.is_undefined() {
            return Ok(false);
        }
        if !ArrayBuffer::is_view(&bytes) {
            return Err(Cause::FeedUnreachable);
        }
        let start = Date::now();
        if parse(&Uint8Array::new(&bytes), decoder, document)? {
            return Ok(true);
        }
        let now = Date::now();
        if now > deadline {
            return Err(Cause::FeedTimeout);
        }
        busy += now - start;
        if busy > TURN {
            next_task().await;
            busy = 0.0;
        }
    }
}

/// Parses a chunk. Returns whether the rest of the document is not needed.
///
/// Slice by slice: what comes after what is wanted is not parsed.
fn parse(
    bytes: &Uint8Array,
    decoder: &mut Decoder,
    document: &mut DocumentReader<'_>,
) -> Result<bool, Cause> {
    let mut start = 0;
    while start < bytes.length() {
        let end = start.saturating_add(SLICE as u32);
        if document.push(&decoder.decode(bytes.subarray(start, end).to_vec()))? {
            return Ok(true);
        }
        start = end;
    }
    Ok(false)
}

/// Cancels the download when it is dropped, also where a page's own `fetch` ignores the abort signal.
struct CancelOnDrop(BodyReader);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        if let Ok(cancelled) = self.0.cancel() {
            // What becomes of it does not matter, but an unhandled rejection is reported as an error of the page.
            drop(JsFuture::from(js_sys::Promise::resolve(&cancelled)));
        }
    }
}

/// A header of a response.
fn header(response: &AnyResponse, name: &str) -> Option<String> {
    response.headers().ok()?.get(name).ok()?.as_string()
}

/// When the server says the document was last changed, in ms since 1970. It is one of the few headers that other origins may read.
fn last_modified(response: &AnyResponse) -> Option<f64> {
    Some(Date::parse(&header(response, "Last-Modified")?)).filter(|ms| ms.is_finite())
}
