//! The publisher's feed: on its server it is beside the folders of the versions (docs/servers.md), as it is for `embed.html`.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::set_timeout;
use url::Url;
use wasm_bindgen_futures::spawn_local;

use crate::{
    browser,
    feed_check::{Outcome, Report, request},
};

/// Its address, seen from the script.
const FEED: &str = "../feed.json";

/// The page shows itself after this time, even if the server has not answered. That is rare: it has just sent the page.
const PATIENCE: Duration = Duration::from_secs(8);

/// Calls `show` once, with the address of the feed if there is one.
pub fn look_for(show: impl Fn(Option<String>) + Clone + 'static) {
    let is_shown = Rc::new(Cell::new(false));
    let once = move |published| {
        if !is_shown.replace(true) {
            show(published);
        }
    };
    let late = once.clone();
    set_timeout(move || late(None), PATIENCE);
    spawn_local(async move { once(found().await) });
}

async fn found() -> Option<String> {
    let address: Url = browser::script()?.join(FEED).ok()?;
    let outcome = request::ask(&address).await;
    matches!(outcome, Outcome::Read(Report { releases: Some(_), .. })).then(|| address.into())
}
