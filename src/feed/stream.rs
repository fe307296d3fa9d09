//! From the bytes of one response to items, while the bytes come. Time and size are bounded here.

use std::sync::Arc;

use gloo_net::http::Response;
use js_sys::{ArrayBuffer, Date, Object, Reflect, Uint8Array};
use json_feed::{Item, Limits, Reader};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    feed::{
        flaws::{broken_dates, broken_items},
        item::{FeedContext, FeedItem, names, plain_text, web_address},
        phase::{Cause, LoadedFeed},
        request::Request,
        timer::settled,
    },
    js_options::js_options,
};

/// How many silences a document may take altogether: a server that sends a byte now and then must not keep a reader waiting without end.
const MAX_SILENCES: f64 = 2.0;

/// Bytes that are parsed at a time: what comes after the items that are wanted is not parsed.
const SLICE: u32 = 4 << 10;

#[wasm_bindgen]
extern "C" {
    /// A `ReadableStream`, or what a page's own `fetch` puts in its place: any method may throw.
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

/// What has been read of one document.
pub struct Document {
    /// Its items, and what it says of itself.
    pub feed: LoadedFeed,
    /// Where reading ended.
    pub end: End,
    /// Where the feed continues after it.
    pub next_url: Option<String>,
    /// How many items are broken and left out, and how many dates, for the console.
    pub omitted: Option<String>,
}

/// Where reading a document ended.
pub enum End {
    /// Where the document ends.
    Complete,
    /// After as many items as are wanted.
    Enough,
    /// Where the loader script has cut the response, mostly after as many items as are wanted.
    Cut,
    /// After at least one item, by this fault.
    Interrupted(Cause),
}

impl Document {
    /// Whether the feed has more. After a fault that will not pass, no more of it can be read.
    pub fn has_more(&self) -> bool {
        match &self.end {
            End::Complete => self.next_url.is_some(),
            End::Enough | End::Cut => true,
            End::Interrupted(cause) => cause.is_transient(),
        }
    }
}

/// Reads the response to a request for `address`, until `is_enough` is true for the number of items.
///
/// # Errors
/// If there is no feed, or reading is interrupted before the first item.
pub async fn read(
    request: Request,
    address: &str,
    is_enough: &dyn Fn(usize) -> bool,
) -> Result<Document, Cause> {
    let response = request.response().await?;
    if !response.ok() {
        return Err(Cause::FeedStatus(response.status()));
    }
    let mut reader = Reader::new(Limits::WIDGET);
    let mut items = Vec::new();
    let has_enough = read_items(&response, request.silence, &mut reader, &mut items, is_enough).await;
    // As far as the document has come: what it says of itself may follow the items.
    let feed = reader.feed();
    let next_url = feed.next_url.as_deref().and_then(|next| web_address(next, address));
    let context = Arc::new(FeedContext { address: address.to_owned(), authors: names(&feed.authors) });
    let feed = LoadedFeed {
        title: feed.title.as_deref().and_then(plain_text),
        home_page: feed.home_page_url.as_deref().and_then(|page| web_address(page, address)),
        language: feed.language.clone(),
        items: items.into_iter().map(|item| Arc::new(FeedItem::new(item, context.clone()))).collect(),
        has_more: false,
        last_modified: last_modified(response),
    };
    let flaws = [broken_items(&reader, address), broken_dates(&reader, address)];
    let omitted = flaws.into_iter().flatten().reduce(|all, line| [all, line].join("\n"));
    let end = match has_enough {
        Ok(true) => Ok(End::Enough),
        Ok(false) if request.is_cut() => Ok(End::Cut),
        Ok(false) => reader.finish().map(|_| End::Complete).map_err(Cause::from),
        Err(cause) => Err(cause),
    };
    let end = match end {
        Ok(end) => end,
        Err(cause) if feed.items.is_empty() => return Err(cause),
        // Half a feed is better than none.
        Err(cause) => End::Interrupted(cause),
    };
    let mut document = Document { feed, end, next_url, omitted };
    document.feed.has_more = document.has_more();
    Ok(document)
}

/// Collects items. Returns whether there were enough before the response ended.
async fn read_items(
    response: &Response,
    silence: u32,
    reader: &mut Reader,
    items: &mut Vec<Item>,
    is_enough: &dyn Fn(usize) -> bool,
) -> Result<bool, Cause> {
    // A response without a body is an empty document.
    let Some(body) = response.body() else { return Ok(false) };
    // Without options, WebKit looks for some in the prototype of all objects.
    let body =
        body.unchecked_ref::<Body>().get_reader(&js_options(&[])).map_err(|_| Cause::FeedUnreachable)?;
    let body = CancelOnDrop(body);
    let deadline = Date::now() + MAX_SILENCES * f64::from(silence);
    loop {
        let chunk = body.0.read().map_err(|_| Cause::FeedUnreachable)?;
        let chunk = settled(&chunk, silence).await?;
        let bytes = Reflect::get(&chunk, &"value".into()).map_err(|_| Cause::FeedUnreachable)?;
        if bytes.is_undefined() {
            return Ok(false);
        }
        if !ArrayBuffer::is_view(&bytes) {
            return Err(Cause::FeedUnreachable);
        }
        if parse(&Uint8Array::new(&bytes), reader, items, is_enough)? {
            return Ok(true);
        }
        if Date::now() > deadline {
            return Err(Cause::FeedTimeout);
        }
    }
}

/// Parses a chunk. Returns whether there are enough items.
fn parse(
    bytes: &Uint8Array,
    reader: &mut Reader,
    items: &mut Vec<Item>,
    is_enough: &dyn Fn(usize) -> bool,
) -> Result<bool, Cause> {
    let mut start = 0;
    while start < bytes.length() {
        let end = start.saturating_add(SLICE);
        let result = reader.push(&bytes.subarray(start, end).to_vec());
        items.extend(reader.take_items());
        // An error after the wanted items does not matter.
        if is_enough(items.len()) {
            return Ok(true);
        }
        result?;
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

/// When the server says the document was last changed, in ms since 1970. It is one of the few headers that other origins may read.
fn last_modified(response: Response) -> Option<f64> {
    let response = web_sys::Response::from(response);
    // A page's own class need not have headers.
    let response = response.dyn_into::<web_sys::Response>().ok().map(Response::from)?;
    response.headers().get("Last-Modified").map(|date| Date::parse(&date)).filter(|ms| ms.is_finite())
}
