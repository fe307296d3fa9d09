//! The state of the page: what is chosen, what the browser has found out about it, and what follows from both.

use base64::{Engine, prelude::BASE64_STANDARD};
use contract::attributes::FEED;
use leptos::{prelude::*, task::spawn_local};
use sha2::{Digest, Sha384};
use url::Url;

use std::time::Duration;

use crate::{
    address, browser, default_feed,
    embed::{self, ScriptHash},
    feed_check::{Outcome, request},
    setup::Setup,
    snippet::{Embed, Snippet},
    texts::{Language, TextKey, Texts},
};

/// How long to wait for more letters before a feed or a script is requested.
const TYPING: Duration = Duration::from_millis(400);

/// The signals of the page.
#[derive(Clone, Copy)]
pub struct State {
    /// What is chosen.
    pub setup: RwSignal<Setup>,
    /// The language of the page.
    pub language: Memo<Language>,
    /// The feed of a set-up that names none.
    pub default_feed: Memo<String>,
    /// Whether that is the publisher's, which is true until it turns out to be missing. Otherwise it is the sample.
    pub is_published: RwSignal<bool>,
    /// The address of the feed: the one that is typed, else the default.
    pub feed: Memo<String>,
    /// The same once nobody has typed for a moment. It is this that is requested.
    pub settled_feed: RwSignal<String>,
    /// What asking for the feed has come to; `None` meanwhile.
    pub outcome: RwSignal<Option<Outcome>>,
    /// The address of the script in the code.
    pub script: Memo<String>,
    /// The hash of the script, if it is wanted and known.
    pub hash: RwSignal<Option<ScriptHash>>,
    /// Everything that the code says.
    pub embed: Memo<Embed>,
    /// The pieces of code.
    pub snippets: Memo<Vec<Snippet>>,
    /// The address of this page with what is chosen.
    pub link: Memo<String>,
}

impl State {
    /// The state for the address of this page.
    pub fn new() -> Self {
        let readers_own = browser::language();
        let published = default_feed::published();
        let is_published = RwSignal::new(published.is_some());
        let setup = RwSignal::new(Setup::from_query(&browser::query(), default_feed::is_default));
        let language = Memo::new(move |_| setup.with(|setup| setup.language).unwrap_or(readers_own));
        let default_feed = Memo::new(move |_| {
            let published = published.clone().filter(|_| is_published.get());
            published.unwrap_or_else(|| default_feed::sample(language.get()))
        });
        let own_script = browser::script().map_or_else(String::new, String::from);
        let script = Memo::new(move |_| {
            let typed = setup.with(|setup| address::script(&setup.script));
            typed.map_or_else(|| own_script.clone(), String::from)
        });
        let feed = Memo::new(move |_| {
            let written = setup.with(Setup::written_attributes);
            let typed = written.into_iter().find(|(name, _)| *name == FEED.name);
            typed.map_or_else(|| default_feed.get(), |(_, feed)| feed)
        });
        let settled_feed = RwSignal::new(feed.get_untracked());
        let outcome = RwSignal::new(None);
        let hash = RwSignal::new(None);
        let embed = Memo::new(move |_| {
            embed::embed(&setup.get(), feed.get(), script.get(), &outcome.get(), hash.get())
        });
        let snippets = Memo::new(move |_| setup.with(|setup| setup.form).snippets(&embed.get()));
        let page = browser::page();
        let link = Memo::new(move |_| {
            let query = setup.with(|setup| setup.query(&default_feed.read()));
            format!("{page}?{query}")
        });
        let state = Self {
            setup,
            language,
            default_feed,
            is_published,
            feed,
            settled_feed,
            outcome,
            script,
            hash,
            embed,
            snippets,
            link,
        };
        state.settle_the_feed();
        state.ask_for_the_feed();
        state.ask_for_the_published_feed();
        state.hash_the_script();
        Effect::new(move |_| browser::replace_address(&link.read()));
        state
    }

    /// Whether the code shows the sample feed, of which the news is invented. Tracked.
    pub fn has_sample(self) -> bool {
        self.feed.with(|feed| default_feed::is_sample(feed))
    }

    /// What is typed with a mistake, so that it is not in the code, by label and name: some labels are alike. Tracked.
    pub fn flawed(self) -> Vec<String> {
        let language = self.language.get();
        let named = |(label, name)| format!("{} ({name})", language.of(label));
        self.setup.with(|setup| setup.flawed().map(named).collect())
    }

    /// Whether what is typed for the feed is no address, so that the code has the default. Tracked.
    pub fn has_flawed_feed(self) -> bool {
        self.setup.with(|setup| setup.flaw(&FEED).is_some())
    }

    /// Whether the script changes with each release. Tracked.
    pub fn has_newest_script(self) -> bool {
        self.script
            .with(|script| address::address(script).is_some_and(|url| address::is_newest_version(&url)))
    }

    /// Whether only this computer can load the script. Tracked.
    pub fn has_local_script(self) -> bool {
        self.script.with(|script| address::address(script).is_some_and(|url| address::is_local(&url)))
    }

    /// The texts of the page.
    pub fn texts(self) -> &'static Texts {
        self.language.get().texts()
    }

    /// One of the texts, as a view.
    pub fn text(self, key: TextKey) -> impl Fn() -> &'static str + Copy + Send {
        move || key(self.texts())
    }

    fn settle_the_feed(self) {
        let Self { feed, settled_feed, outcome, .. } = self;
        Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
            let address = feed.get();
            let timer = timer?;
            if let Some(timer) = timer {
                timer.clear();
            }
            outcome.set(None);
            set_timeout_with_handle(move || settled_feed.set(address), TYPING).ok()
        });
    }

    fn ask_for_the_feed(self) {
        let Self { feed, settled_feed, outcome, is_published, .. } = self;
        Effect::new(move |_| {
            let address = settled_feed.get();
            let Ok(url) = address.parse::<Url>() else { return };
            spawn_local(async move {
                let found = request::ask(&url).await;
                if default_feed::published().as_ref() == Some(&address) {
                    is_published.set(!found.is_missing());
                }
                // Another one may have been typed meanwhile, or become the default just now.
                if feed.with_untracked(|feed| *feed == address) {
                    outcome.set(Some(found));
                }
            });
        });
    }

    /// Finds out whether the publisher's feed is there where a link names another one.
    fn ask_for_the_published_feed(self) {
        let address = default_feed::published();
        let url = address.filter(|address| self.feed.with_untracked(|feed| feed != address));
        let Some(url) = url.and_then(|address| address.parse().ok()) else { return };
        spawn_local(async move { self.is_published.set(!request::ask(&url).await.is_missing()) });
    }

    fn hash_the_script(self) {
        let Self { setup, script, hash, .. } = self;
        let is_pinned = Memo::new(move |_| setup.with(|setup| setup.pinned));
        Effect::new(move |before: Option<()>| {
            let address = script.get();
            if !is_pinned.get() {
                return;
            }
            let is_latest = move |address: &str| script.with_untracked(|script| script == address);
            let read = move || {
                if is_latest(&address) {
                    spawn_local(async move {
                        let integrity = request::bytes(&address).await.map(|script| integrity(&script));
                        if is_latest(&address) {
                            hash.set(Some(ScriptHash { address, integrity }));
                        }
                    });
                }
            };
            set_timeout(read, if before.is_some() { TYPING } else { Duration::ZERO });
        });
    }
}

/// The hash of a script as browsers compare it (Subresource Integrity).
fn integrity(script: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_specification() {
        // The example of Subresource Integrity, 3.1.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
