//! Where releases come from: one feed per address, shared by all widgets on the page that show it.
//!
//! A [`Feed`] lives as long as a widget shows it. It downloads, tells its [`Phase`] by a signal, and asks again by itself
//! where that can help: after a while, longer each time and never at the same moment as others, and when the browser is
//! online again.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
    time::Duration,
};

use futures::future::{AbortHandle, abortable};
use js_sys::{Function, Math, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{
    console_error,
    download::{Via, download},
    phase::{Cause, Phase},
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
    /// Ends the task's wait.
    wake: RefCell<Option<Function>>,
    /// Whether a reader waits for what comes: they pressed a button.
    urgent: Cell<bool>,
}

/// The feed at `address` for a widget that shows `wanted` releases, from `early` if its request has left already.
pub fn feed(address: &str, wanted: usize, early: Option<Promise>) -> Rc<Feed> {
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
    fn new(address: String, wanted: usize, early: Option<Promise>) -> Self {
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
            self.orders.wake();
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
async fn keep(address: String, phase: ArcRwSignal<Phase>, orders: Rc<Orders>, early: Option<Promise>) {
    let mut via = early.map_or(Via::Network, Via::Early);
    let mut failures = 0;
    loop {
        orders.urgent.set(false);
        let wanted = orders.wanted.get();
        let pause = match download(&address, via, wanted).await {
            Ok(releases) => {
                failures = 0;
                phase.set(if releases.items.is_empty() {
                    Phase::Empty(releases)
                } else {
                    Phase::Ready(releases)
                });
                None
            }
            Err(cause) => {
                let pause = PAUSES.get(failures).filter(|_| cause.is_transient());
                fail(&address, &phase, cause, failures == 0).await;
                failures += 1;
                pause.map(|ms| (f64::from(*ms) * (0.5 + Math::random())) as u32)
            }
        };
        via = Via::Network;
        let served = || !orders.urgent.get() && (orders.wanted.get() <= wanted || failures > 0);
        if served() {
            let _online = (failures > 0).then(|| WakeOnline::new(orders.clone()));
            orders.wait(pause).await;
        }
    }
}

/// Shows what there is instead of an answer: the releases of before, else those in the browser's cache, else the cause.
async fn fail(address: &str, phase: &ArcRwSignal<Phase>, cause: Cause, is_first: bool) {
    let now = phase.get_untracked();
    let kept = match &now {
        Phase::Ready(releases) => Some(releases.clone()),
        Phase::Stale(_) => return,
        Phase::Failed(before) if *before == cause => return,
        Phase::Loading if is_first && cause.is_transient() => {
            let cached = download(address, Via::Cache, 1).await;
            cached.ok().filter(|releases| !releases.items.is_empty())
        }
        _ => None,
    };
    console_error(&cause, address);
    phase.set(match kept {
        Some(releases) => Phase::Stale(releases),
        None => Phase::Failed(cause),
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
