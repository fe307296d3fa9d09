//! One request for a document of a feed: from what has come of it to as many releases as there are in it.
//!
//! `src/embed/document.js` bounds what a stranger's server may do, in time and in bytes, and lets the browser parse what it
//! sends; here that is judged, and what is wrong becomes one [`Cause`]. Dropping the [`Request`] ends it.

use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{Array, Date, Map, Promise};
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
    timer::Timer,
};

/// Items looked into in one task: a few milliseconds on a slow phone.
const A_TASK: u32 = 100;

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

/// Takes in the answer for `address`, if it is there already and no more than a task's work.
pub fn download_at_once(address: &str, request: &Request) -> Option<Result<Download, Cause>> {
    let mut reading = Reading::of(object(&request.0, "come")?, address);
    (!reading.items.go_on()).then(|| reading.end())
}

/// Takes in the answer for `address`.
///
/// # Errors
/// If there is no feed, or it breaks off before the first release.
pub async fn download(address: &str, request: &Request) -> Result<Download, Cause> {
    let outcome = JsFuture::from(get(&request.0, "outcome").unchecked_into::<Promise>()).await;
    let mut reading = Reading::of(outcome.map_err(|_| Cause::FeedUnreachable)?, address);
    while reading.items.go_on() {
        let _ = JsFuture::from(Timer::new(Some(0)).over.clone()).await;
    }
    reading.end()
}

/// An answer that is being looked into.
struct Reading<'a> {
    outcome: JsValue,
    address: &'a str,
    feed: Json,
    items: Items,
}

impl<'a> Reading<'a> {
    fn of(outcome: JsValue, address: &'a str) -> Self {
        let feed = Json::new(get(&outcome, "feed"));
        let items = Items::of(&feed, &Json::new(get(&outcome, "items")), address);
        Self { outcome, address, feed, items }
    }

    fn end(self) -> Result<Download, Cause> {
        let Self { outcome, address, feed, items: Items { releases, omitted, .. } } = self;
        let answer = object::<web_sys::Response>(&outcome, "answer").map(Response::from);
        if let Some(answer) = answer.as_ref().filter(|answer| !(200..300).contains(&answer.status())) {
            return Err(Cause::FeedStatus(answer.status()));
        }
        let whole = !get(&outcome, "whole").is_undefined();
        let trouble = trouble(text(&outcome, "trouble"))
            .or_else(|| lacking(&feed).filter(|_| whole).map(Cause::FeedInvalid));
        if let [first, ..] = &*omitted {
            let count = decimal(omitted.len() as u64);
            let told = [address, ": ", &count, " broken items were left out; the first: ", &first.message()];
            console_warn(&told.concat());
        }
        let releases = Releases::of(&feed, releases, answer.as_ref().and_then(last_modified));
        match trouble {
            Some(cause) if releases.items.is_empty() => Err(cause),
            // Half a feed is better than none.
            Some(cause) => Ok(Download { releases, whole: false, next: None, broken: Some(cause) }),
            None => {
                let next = feed.get("next_url").text().and_then(|next| web_address(&next, address));
                Ok(Download { releases, whole, next, broken: None })
            }
        }
    }
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

/// The items of a feed, of which the first have been looked into.
pub struct Items {
    list: Array,
    around: Rc<Around>,
    at: u32,
    /// Where each identifier was met first.
    ids: Map,
    /// The releases in them.
    pub releases: Vec<Entry>,
    /// What is broken and left out.
    pub omitted: Vec<OmittedItem>,
}

impl Items {
    /// Those of `feed`, which comes from `address`, taken apart in this `list` (`src/embed/document.js`).
    pub fn of(feed: &Json, list: &Json, address: &str) -> Self {
        let list = list.list().unwrap_or_default();
        let around = Rc::new(Around::of(feed, address));
        Self { list, around, at: 0, ids: Map::new(), releases: Vec::new(), omitted: Vec::new() }
    }

    /// Looks into a task's worth of them. Returns whether there are more.
    pub fn go_on(&mut self) -> bool {
        let end = self.list.length().min(self.at + A_TASK);
        while self.at < end {
            let item = Item::new(self.list.get(self.at));
            match item.identify(self.at, &self.ids) {
                Ok(id) => self.releases.push(Entry::new(id, item, self.around.clone())),
                Err(reason) => self.omitted.push(OmittedItem { index: self.at as usize, reason }),
            }
            self.at += 1;
        }
        end < self.list.length()
    }
}

/// When the server says the feed was changed last, in ms since 1970; one of the few headers that other origins may read.
fn last_modified(answer: &Response) -> Option<f64> {
    answer.headers().get("Last-Modified").map(|date| Date::parse(&date)).filter(|ms| ms.is_finite())
}
