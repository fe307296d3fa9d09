//! The feed of a set-up that names none. It is the publisher's, which is beside the folders of the versions on its server
//! (docs/servers.md), as it is for `embed.html`. Where there is none, as with `trunk serve`, it is the sample.

use crate::{browser, texts::Language};

/// The address of the publisher's feed, if there is one.
pub fn published() -> Option<String> {
    browser::script()?.join("../feed.json").ok().map(String::from)
}

/// The address of the sample in a language.
pub fn sample(language: Language) -> String {
    browser::address_of(match language {
        Language::English => "sample/feed.json",
        Language::Korean => "sample/feed.ko.json",
    })
}

/// Whether an address is that of the sample. Its news is invented.
pub fn is_sample(address: &str) -> bool {
    Language::ALL.iter().any(|(language, _)| sample(*language) == address)
}

/// Whether an address is a default, here or in another language.
pub fn is_default(address: &str) -> bool {
    published().as_deref() == Some(address) || is_sample(address)
}
