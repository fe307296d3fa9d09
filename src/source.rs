//! Where releases come from: one feed per address, shared by all widgets on the page that show it.
//!
//! A [`Feed`] lives as long as a widget shows it. It downloads, tells its [`Phase`] by a signal, and asks again by itself
//! where that can help: after a while, longer each time and never at the same moment as others, and when the browser is
//! online again.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
    sync::Arc,
    time::Duration,
};

use futures::future::{AbortHandle, abortable};
use js_sys::{Function, Math};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{
    console_error,
    download::{Download, Via, download},
    phase::{Cause, Phase},
    release::Releases,
    timer::Timer,
};

/// How long to wait before asking again unasked, in ms; give or take a half.
const PAUSES: [u32; 4] = [2_000, 8_000, 30_000, 120_000];

/// How long to wait at most after the browser has come online, in ms: so have many others.
const ONLINE: f64 = 2_000.0;

thread_local! {
    /// The feeds shown on this page, one or two.
    static FEEDS: RefCell<Vec<Weak<Feed>>> = const { RefCell::new(Vec::new()) };
}

/// A feed that widgets show.
pub struct Feed {
    address: String,
    /// Where it stands.
    pub phase: ArcRwSignal<Phase>,
    orders: Rc<Orders>,
    task: AbortHandle,
}

/// What the widgets ask of the task that keeps their feed.
#[derive(Default)]
struct Orders {
    /// The number of releases that the greediest widget shows.
    wanted: Cell<usize>,
    /// Whether the feed has no more than are there.
    whole: Cell<bool>,
    /// Ends the task's wait.
    wake: RefCell<Option<Function>>,
    /// Whether a reader waits for what comes: they pressed a button.
    urgent: Cell<bool>,
}

/// The feed at `address` for a widget that shows `wanted` releases, from `early` if its request has left already.
pub fn feed(address: &str, wanted: usize, early: Option<Via>) -> Rc<Feed> {
    let feed = FEEDS.with_borrow_mut(|feeds| {
        feeds.retain(|feed| feed.strong_count() > 0);
        let known = feeds.iter().filter_map(Weak::upgrade).find(|feed| feed.address == address);
        known.unwrap_or_else(|| {
            let feed = Rc::new(Feed::new(address.to_owned(), wanted, early));
            feeds.push(Rc::downgrade(&feed));
            feed
        })
    });
    feed.want(wanted);
    feed
}

impl Feed {
    fn new(address: String, wanted: usize, early: Option<Via>) -> Self {
        let phase = ArcRwSignal::new(Phase::Loading);
        let orders = Rc::new(Orders { wanted: Cell::new(wanted), ..Orders::default() });
        let (keeping, task) = abortable(keep(address.clone(), phase.clone(), orders.clone(), early));
        spawn_local(async { _ = keeping.await });
        Self { address, phase, orders, task }
    }

    /// Sees to it that there are `wanted` releases, if the feed has so many.
    pub fn want(&self, wanted: usize) {
        if wanted > self.orders.wanted.get() {
            self.orders.wanted.set(wanted);
            if !self.orders.whole.get() {
                self.orders.wake();
            }
        }
    }

    /// Asks again. Releases stay where they are meanwhile; a message gives way to the placeholder.
    pub fn refresh(&self) {
        self.orders.urgent.set(true);
        if matches!(self.phase.get_untracked(), Phase::Failed(_)) {
            self.phase.set(Phase::Loading);
        }
        self.orders.wake();
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Orders {
    fn wake(&self) {
        if let Some(wake) = self.wake.take() {
            let _ = wake.call0(&JsValue::UNDEFINED);
        }
    }

    /// Waits for `ms` milliseconds, or for an order.
    async fn wait(&self, ms: Option<u32>) {
        let timer = Timer::new(ms);
        *self.wake.borrow_mut() = timer.end();
        let _ = JsFuture::from(timer.over.clone()).await;
    }
}

/// Keeps a feed as fresh as its widgets want it, for as long as they do.
async fn keep(address: String, phase: ArcRwSignal<Phase>, orders: Rc<Orders>, early: Option<Via>) {
    let mut via = early.unwrap_or(Via::Network);
    let mut failures = 0;
    loop {
        orders.urgent.set(false);
        let wanted = orders.wanted.get();
        let trouble = match download(&address, via, wanted).await {
            Ok(Download { releases, whole, broken }) => {
                orders.whole.set(whole);
                show(&phase, releases, broken.is_some());
                broken
            }
            Err(cause) => {
                fail(&address, &phase, &cause, wanted, failures == 0).await;
                Some(cause)
            }
        };
        let pause = trouble.as_ref().and_then(|cause| {
            let pause = PAUSES.get(failures).filter(|_| cause.is_transient())?;
            Some((f64::from(*pause) * (0.5 + Math::random())) as u32)
        });
        failures = if trouble.is_some() { failures + 1 } else { 0 };
        via = Via::Network;
        let enough = orders.wanted.get() <= wanted || orders.whole.get() || failures > 0;
        let served = || !orders.urgent.get() && enough;
        if served() {
            let _online = (failures > 0).then(|| WakeOnline::new(orders.clone()));
            orders.wait(pause).await;
        }
    }
}

/// Shows these releases, unless they are but the beginning of those that are there.
fn show(phase: &ArcRwSignal<Phase>, releases: Arc<Releases>, is_broken: bool) {
    let there = phase.with_untracked(|phase| phase.releases().map_or(0, |releases| releases.items.len()));
    if is_broken && releases.items.len() <= there {
        return;
    }
    phase.set(if releases.items.is_empty() { Phase::Empty(releases) } else { Phase::Ready(releases) });
}

/// Shows what there is instead of an answer: the releases of before, else those in the browser's cache, else the cause.
async fn fail(address: &str, phase: &ArcRwSignal<Phase>, cause: &Cause, wanted: usize, is_first: bool) {
    let now = phase.get_untracked();
    let kept = match &now {
        Phase::Ready(releases) => Some(releases.clone()),
        Phase::Stale(_) => return,
        Phase::Failed(before) if before == cause => return,
        // A server that answers, if only with an error, is not asked twice.
        Phase::Loading if is_first && matches!(cause, Cause::FeedUnreachable | Cause::FeedTimeout) => {
            let cached = download(address, Via::Cache, wanted).await;
            cached.ok().map(|cached| cached.releases).filter(|releases| !releases.items.is_empty())
        }
        _ => None,
    };
    console_error(cause, address);
    phase.set(match kept {
        Some(releases) => Phase::Stale(releases),
        None => Phase::Failed(cause.clone()),
    });
}

/// Ends the wait soon after the browser has come online. Dropped, it does not.
struct WakeOnline(Closure<dyn Fn()>);

impl WakeOnline {
    fn new(orders: Rc<Orders>) -> Self {
        let listener = Closure::new(move || {
            let orders = orders.clone();
            set_timeout(move || orders.wake(), Duration::from_millis((ONLINE * Math::random()) as u64));
        });
        let this = Self(listener);
        // Fails for listeners that are no functions.
        let _ = window().add_event_listener_with_callback("online", this.0.as_ref().unchecked_ref());
        this
    }
}

impl Drop for WakeOnline {
    fn drop(&mut self) {
        let _ = window().remove_event_listener_with_callback("online", self.0.as_ref().unchecked_ref());
    }
}
