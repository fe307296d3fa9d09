//! The feed that widgets show: one per address, shared by all widgets of the page.
//!
//! ```text
//! open ─► task ─► request ─► stream ─► document ─► json_feed::Reader ─► item
//!           │  ◄─ paging, retry                                           │
//!           └──────────────────────► phase ◄──────────────────────────────┘
//! ```
//!
//! A [`Feed`] lives as long as a widget holds it. Its `task` sends a `request` (or takes the one that the loader script sent
//! while the module was loading), reads the response as a `stream` into a `document`, goes on to further documents as [`paging`] says, and puts the
//! outcome into a signal, the [`phase`] of the feed. Then it waits for the widgets' `commands`, and after a failure for the time
//! that [`retry`] says or for the browser to come online, and for the time to look for news (`refresh`).

mod charset;
mod commands;
mod document;
mod flaws;
pub mod item;
pub mod paging;
pub mod phase;
pub mod picture;
mod refresh;
pub mod request;
pub mod retry;
pub mod search;
pub mod selection;
pub mod stream;
mod task;
pub mod timer;

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::{
    commands::Commands,
    refresh::{Interval, Schedule},
    request::Request,
    task::Task,
};
pub use self::{
    item::FeedItem,
    phase::{Cause, LoadedFeed, Phase, Rest},
    selection::{Selection, Sort},
    task::report,
};
use crate::element::embed_api::EmbedApi;

thread_local! {
    /// The feeds of this page, mostly one or two.
    static FEEDS: RefCell<Vec<Weak<Feed>>> = const { RefCell::new(Vec::new()) };
}

/// A feed that widgets show. Dropping the last handle aborts its request and ends its task.
pub struct Feed {
    address: String,
    /// Where it stands. Changes in a task of its own, as drawing takes a while; only what the loader has read before the module
    /// ran is shown in the task that opens the feed.
    pub phase: ArcRwSignal<Phase>,
    commands: Rc<Commands>,
    schedule: Rc<Schedule>,
}

/// The feed at `address`, an absolute one, for a widget that shows `limit` items at first. It is requested at once. If another
/// widget has opened it for fewer items, more are read.
pub fn open(address: &str, limit: usize, api: &EmbedApi) -> Rc<Feed> {
    let known = FEEDS.with_borrow_mut(|feeds| {
        feeds.retain(|feed| feed.strong_count() > 0);
        feeds.iter().filter_map(Weak::upgrade).find(|feed| feed.address == address)
    });
    let feed = known.unwrap_or_else(|| Feed::start(address, api));
    feed.commands.want(limit);
    feed
}

impl Feed {
    /// The page's own code, such as its `fetch`, runs in the task only, while nothing here is borrowed.
    fn start(address: &str, api: &EmbedApi) -> Rc<Self> {
        // Now: the loader aborts what is not taken when the element is mounted.
        let early = Request::take_early(api, address);
        let commands = Rc::<Commands>::default();
        commands.want(early.as_ref().map_or(0, Request::wanted));
        let phase = ArcRwSignal::new(Phase::Loading);
        let schedule = Rc::<Schedule>::default();
        let task = Task {
            address: address.to_owned(),
            phase: phase.clone(),
            commands: commands.clone(),
            schedule: schedule.clone(),
        };
        spawn_local(commands.clone().run_until_closed(task.run(early)));
        let feed = Rc::new(Self { address: address.to_owned(), phase, commands, schedule });
        FEEDS.with_borrow_mut(|feeds| feeds.push(Rc::downgrade(&feed)));
        feed
    }

    /// Reads on in the first document until there are more than `wanted` items.
    pub fn want(&self, wanted: usize) {
        self.commands.want(wanted);
    }

    /// Reads on until there are more than `wanted` items, also in further documents. Costs nothing if the feed has no more.
    pub fn load_more(&self, wanted: usize) {
        self.commands.want_in_all(wanted);
    }

    /// Its address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Asks for news every so many `minutes`, until what is returned is dropped. A shorter interval of another widget holds for all.
    pub fn refresh_every(&self, minutes: u32) -> Interval {
        self.schedule.clone().every(minutes)
    }

    /// Asks for the feed again at once. Items stay meanwhile; a failure gives way to the placeholder.
    pub fn refresh(&self) {
        if self.phase.with_untracked(|phase| matches!(phase, Phase::Failed(_))) {
            self.phase.set(Phase::Loading);
        }
        self.commands.refresh();
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.commands.close();
    }
}
