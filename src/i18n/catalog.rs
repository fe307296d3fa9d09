//! The messages of the languages that are not compiled in: loaded when a widget uses one, once for all widgets.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Messages;
use crate::element::embed_api::EmbedApi;

/// The messages of one language, as far as they are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// They are being loaded.
    Coming,
    /// They are here.
    Loaded(&'static Messages),
    /// They could not be loaded, so far. The loader script has reported it.
    Failed,
}

thread_local! {
    static LANGUAGES: RefCell<Vec<(&'static str, Loading)>> = const { RefCell::new(Vec::new()) };
    /// Notified when a language has been loaded or has failed.
    static ARRIVED: ArcTrigger = ArcTrigger::new();
}

/// The messages of `language`. They begin to load at the first call. Tracked.
pub fn messages_in(language: &'static str, api: &EmbedApi) -> Loading {
    match language {
        "en" => return Loading::Loaded(Messages::ENGLISH),
        "ko" => return Loading::Loaded(Messages::KOREAN),
        _ => ARRIVED.with(ArcTrigger::track),
    }
    let known =
        LANGUAGES.with_borrow(|languages| languages.iter().find(|(name, _)| *name == language).copied());
    if let Some((_, loading)) = known {
        return loading;
    }
    LANGUAGES.with_borrow_mut(|languages| languages.push((language, Loading::Coming)));
    spawn_local(load(language, api.clone()));
    Loading::Coming
}

/// Until they are there. Between attempts they are failed.
async fn load(language: &'static str, api: EmbedApi) {
    let mut file = api.load_messages(language);
    loop {
        let messages = JsFuture::from(file).await.ok().filter(JsValue::is_object);
        let loading = match &messages {
            Some(messages) => Loading::Loaded(Box::leak(Box::new(Messages::read(messages)))),
            None => Loading::Failed,
        };
        LANGUAGES.with_borrow_mut(|languages| {
            languages
                .iter_mut()
                .filter(|(name, _)| *name == language)
                .for_each(|(_, known)| *known = loading);
        });
        ARRIVED.with(ArcTrigger::notify);
        if messages.is_some() {
            return;
        }
        file = api.reload_messages(language);
    }
}
