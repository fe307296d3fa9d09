//! One request for a document of a feed: from what has come of it to as many releases as there are in it.
//!
//! `src/embed/document.js` bounds what a stranger's server may do, in time and in bytes, and lets the browser parse what it
//! sends; here that is judged, and what is wrong becomes one [`Cause`]. Dropping the [`Request`] ends it.

use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{Date, Map, Promise};
use json_feed::{Error, OmittedItem, decimal};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    console_warn,
    dom::{get, object, text},
    json::Json,
    phase::Cause,
    release::{Around, Entry, Item, Releases, web_address},
    script::{Script, Sent},
};

/// Where a document comes from.
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
    /// Whether reading ended before there were so many releases, though there may be some: items are broken.
    pub fn is_short_of(&self, wanted: usize) -> bool {
        !self.whole && self.releases.items.len() < wanted
    }

    /// Whether more than this can be had: what broke for good has no more.
    pub fn has_more(&self) -> bool {
        match &self.broken {
            Some(cause) => cause.is_transient(),
            None => !self.whole || self.next.is_some(),
        }
    }
}

/// A request under way. Dropping it ends it.
pub struct Request(Sent);

impl Request {
    /// Asks for `address`, to be read until there are more than `wanted` items.
    pub fn send(script: &Script, address: &str, wanted: usize, via: Via) -> Self {
        Self(script.request(address, wanted as f64, via == Via::Cache))
    }

    /// Ends it. Whoever waits for it is told that there is no answer.
    pub fn end(&self) {
        self.0.end();
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.end();
    }
}

/// Takes in the answer for `address`, if it is there already.
pub fn download_at_once(address: &str, request: &Request) -> Option<Result<Download, Cause>> {
    Some(judge(&object(&request.0, "come")?, address))
}

/// Takes in the answer for `address`.
///
/// # Errors
/// If there is no feed, or it breaks off before the first release.
pub async fn download(address: &str, request: &Request) -> Result<Download, Cause> {
    let outcome = JsFuture::from(get(&request.0, "outcome").unchecked_into::<Promise>()).await;
    judge(&outcome.map_err(|_| Cause::FeedUnreachable)?, address)
}

/// What there is in the `outcome` of a request for `address`.
fn judge(outcome: &JsValue, address: &str) -> Result<Download, Cause> {
    let answer = object::<web_sys::Response>(outcome, "answer").map(Response::from);
    if let Some(answer) = answer.as_ref().filter(|answer| !(200..300).contains(&answer.status())) {
        return Err(Cause::FeedStatus(answer.status()));
    }
    let feed = Json::new(get(outcome, "feed"));
    let whole = !get(outcome, "whole").is_undefined();
    let trouble = trouble(text(outcome, "trouble"))
        .or_else(|| lacking(&feed).filter(|_| whole).map(Cause::FeedInvalid));
    let (entries, omitted) = entries(&feed, &Json::new(get(outcome, "items")), address);
    if let [first, ..] = &*omitted {
        let count = decimal(omitted.len() as u64);
        let told = [address, ": ", &count, " broken items were left out; the first: ", &first.message()];
        console_warn(&told.concat());
    }
    let releases = Releases::of(&feed, entries, answer.as_ref().and_then(last_modified));
    let mut download = match trouble {
        Some(cause) if releases.items.is_empty() => return Err(cause),
        // Half a feed is better than none.
        Some(cause) => Download { releases, whole: false, next: None, broken: Some(cause) },
        None => {
            let next = feed.get("next_url").text().and_then(|next| web_address(&next, address));
            Download { releases, whole, next, broken: None }
        }
    };
    download.releases.more = download.has_more();
    Ok(download)
}

/// Why reading broke off, in the words of `src/embed/document.js`, if it did.
fn trouble(word: String) -> Option<Cause> {
    Some(match &*word {
        "" => return None,
        "unreachable" => Cause::FeedUnreachable,
        "timeout" => Cause::FeedTimeout,
        "too-large" => Cause::FeedTooLarge,
        "cut-short" => Cause::FeedInvalid(Error::CutShort),
        _ => Cause::FeedNoJson(word),
    })
}

/// What a feed has to have and this document has not.
pub fn lacking(feed: &Json) -> Option<Error> {
    let items = feed.get("items");
    match () {
        () if !feed.is_object() => Some(Error::NotAnObject),
        () if !feed.get("version").is_some() => Some(Error::VersionMissing),
        () if !items.is_some() => Some(Error::ItemsMissing),
        () if items.list().is_none() => Some(Error::ItemsNotAnArray),
        () => None,
    }
}

/// The releases in the `items` of `feed`, which comes from `address`, and what is broken and left out.
pub fn entries(feed: &Json, items: &Json, address: &str) -> (Vec<Entry>, Vec<OmittedItem>) {
    let items = items.list().unwrap_or_default();
    let around = Rc::new(Around::of(feed, address));
    let (mut entries, mut omitted, known) = (Vec::new(), Vec::new(), Map::new());
    for (index, item) in items.iter().map(Item::new).enumerate() {
        match item.identify(index, &known) {
            Ok(id) => entries.push(Entry::new(id, item, around.clone())),
            Err(reason) => omitted.push(OmittedItem { index, reason }),
        }
    }
    (entries, omitted)
}

/// When the server says the feed was changed last, in ms since 1970; one of the few headers that other origins may read.
fn last_modified(answer: &Response) -> Option<f64> {
    answer.headers().get("Last-Modified").map(|date| Date::parse(&date)).filter(|ms| ms.is_finite())
}
