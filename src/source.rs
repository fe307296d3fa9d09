//! Where releases come from: one request per address, shared by every widget on the page.
//!
//! `embed.js` asks for a feed while this module is still on its way; such an answer is taken over here. What comes
//! later (another address, a retry, a refresh) is asked for with gloo-net. Bytes become releases in `json-feed`;
//! a failure becomes one [`Cause`].

use std::{cell::RefCell, future::Future, sync::Arc};

use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use gloo_net::http::{Request, Response};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestCredentials;

use crate::{phase::Cause, release::Releases};

/// What became of a request.
pub type Answer = Result<Arc<Releases>, Cause>;

type Pending = Shared<LocalBoxFuture<'static, Answer>>;

thread_local! {
    /// Requests under way and the answers of those that went well, by address. A page has one or two feeds.
    static ANSWERS: RefCell<Vec<(String, Pending)>> = const { RefCell::new(Vec::new()) };
}

/// The releases at `address`, from `early` if that request has left already; whoever asks for the same address
/// gets the same answer. A failure is not kept, so that asking again asks again.
pub fn read(address: String, early: Option<Promise>) -> impl Future<Output = Answer> {
    let pending = ANSWERS.with_borrow_mut(|answers| match answers.iter().find(|(a, _)| *a == address) {
        Some((_, pending)) => pending.clone(),
        None => {
            let pending = ask(address.clone(), early).boxed_local().shared();
            answers.push((address.clone(), pending.clone()));
            pending
        }
    });
    async move {
        let answer = pending.clone().await;
        if answer.is_err() {
            ANSWERS.with_borrow_mut(|answers| answers.retain(|(_, kept)| !kept.ptr_eq(&pending)));
        }
        answer
    }
}

/// Makes the next [`read`] of `address` ask again.
pub fn forget(address: &str) {
    ANSWERS.with_borrow_mut(|answers| answers.retain(|(kept, _)| kept != address));
}

async fn ask(address: String, early: Option<Promise>) -> Answer {
    let response = match early {
        Some(promise) => JsFuture::from(promise)
            .await
            .ok()
            .map(|r| Response::from(r.unchecked_into::<web_sys::Response>())),
        None => Request::get(&address).credentials(RequestCredentials::Omit).send().await.ok(),
    };
    let response = response.ok_or(Cause::FeedUnreachable)?;
    if !response.ok() {
        return Err(Cause::FeedStatus(response.status()));
    }
    let bytes = response.binary().await.map_err(|_| Cause::FeedUnreachable)?;
    let reading = json_feed::read(&bytes).map_err(|error| Cause::FeedInvalid(error.to_string()))?;
    if !reading.omitted.is_empty() {
        let count = reading.omitted.len();
        crate::console_warn(&format!(
            "{address}: {count} broken items were left out; the first: {}",
            reading.omitted[0]
        ));
    }
    Ok(Arc::new(Releases::of(reading.feed, &address)))
}

/// Takes a request that `embed.js` started for `address` out of its map, so that it is used once.
pub fn take_early(early: &js_sys::Map, address: &str) -> Option<Promise> {
    let key = JsValue::from(address);
    let promise = early.get(&key).dyn_into().ok();
    early.delete(&key);
    promise
}
