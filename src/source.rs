//! Where releases come from: one feed per address, shared by all widgets on the page that show it.
//!
//! A [`Feed`] lives as long as a widget shows it. It downloads, tells its [`Phase`] by a signal, and asks again by itself
//! where that can help: after a while, longer each time and never at the same moment as others, and when the browser is
//! online again.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use js_sys::{Function, Math};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{
    console_error, console_warn,
    dom::{listen_to_page, stop_listening_to_page},
    download::{Download, Request, Via, download, download_at_once},
    phase::{Cause, Phase},
    release::Releases,
    script::Script,
    timer::{Timer, after, after_cards},
};

/// How long to wait before asking again unasked, in ms; give or take a half.
const PAUSES: [u32; 4] = [2_000, 8_000, 30_000, 120_000];

/// How long to wait at most after the browser has come online, in ms: so have many others.
const ONLINE: f64 = 2_000.0;

/// How many releases back a document is looked through for those it repeats of the one before: a release that came between two
/// requests moves one from the end of a document to the start of the next.
const OVERLAP: usize = 100;

/// Documents of a feed that are read at the most: its `next_url` may lead on for ever.
const DOCUMENTS: usize = 1_000;

/// Items that are looked through at the most for as many sound ones as are wanted at first.
const BROKEN: usize = 10_000;

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
}

/// What the widgets ask of the task that keeps their feed.
#[derive(Default)]
struct Orders {
    /// The number of releases that the greediest widget shows.
    wanted: Cell<usize>,
    /// Whether a reader wants more than the first document of the feed has.
    further: Cell<bool>,
    /// Whether the feed has no more than are there.
    whole: Cell<bool>,
    /// Ends the task's wait.
    wake: RefCell<Option<Function>>,
    /// Whether a reader waits for what comes: they pressed a button.
    urgent: Cell<bool>,
    /// The request under way.
    request: RefCell<Weak<Request>>,
    /// Whether nobody shows the feed any more.
    gone: Cell<bool>,
}

/// The feed at `address` for a widget that shows `wanted` releases at first.
pub fn feed(address: &str, wanted: usize, script: &Script) -> Rc<Feed> {
    let known = FEEDS.with_borrow_mut(|feeds| {
        feeds.retain(|feed| feed.strong_count() > 0);
        feeds.iter().filter_map(Weak::upgrade).find(|feed| feed.address == address)
    });
    // Not while the list is open: a page's own `fetch` may do anything, also ask for widgets.
    let feed = known.unwrap_or_else(|| {
        let feed = Rc::new(Feed::new(address.to_owned(), wanted, script.clone()));
        FEEDS.with_borrow_mut(|feeds| feeds.push(Rc::downgrade(&feed)));
        feed
    });
    feed.orders.want(wanted);
    feed
}

impl Feed {
    fn new(address: String, wanted: usize, script: Script) -> Self {
        let orders = Rc::new(Orders { wanted: Cell::new(wanted), ..Orders::default() });
        // Now: `embed.js` keeps what it has sent ahead for as long as this takes.
        let first = Request::send(&script, &address, wanted, Via::Network);
        let (phase, asked) = match download_at_once(&address, &first) {
            Some(Ok(download)) if download.broken.is_none() && !download.is_short_of(wanted) => {
                orders.whole.set(!download.releases.more);
                (Phase::of(download.releases), None)
            }
            answer => (Phase::Loading, Some(answer.map_or(Asked::UnderWay(first), Asked::Answered))),
        };
        let phase = ArcRwSignal::new(phase);
        let is_shown = asked.is_none();
        let keep = keep(address.clone(), phase.clone(), orders.clone(), script, asked, wanted);
        if is_shown {
            after_cards(Box::new(move || spawn_local(keep)))
        } else {
            spawn_local(keep)
        }
        Self { address, phase, orders }
    }

    /// Sees to it that there are more than `wanted` releases, if the feed has so many: a reader comes to the end of those there.
    pub fn go_on(&self, wanted: usize) {
        let is_first = !self.orders.further.replace(true);
        self.orders.want(wanted);
        // As many may be wanted as before, but of the next document now.
        if is_first && !self.orders.whole.get() {
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
        self.orders.gone.set(true);
        if let Some(request) = self.orders.request.borrow().upgrade() {
            request.end();
        }
        self.orders.wake();
    }
}

impl Orders {
    fn want(&self, wanted: usize) {
        if wanted > self.wanted.get() {
            self.wanted.set(wanted);
            if !self.whole.get() {
                self.wake();
            }
        }
    }

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

    /// Reads `address`, such that the feed's end ends it.
    async fn download(&self, address: &str, request: Request) -> Result<Download, Cause> {
        let request = Rc::new(request);
        self.request.replace(Rc::downgrade(&request));
        download(address, &request).await
    }
}

/// A document that has been asked for.
enum Asked {
    UnderWay(Request),
    Answered(Result<Download, Cause>),
}

/// Keeps a feed as fresh as its widgets want it, for as long as they do. Without a document that has been asked for, one is shown
/// already.
async fn keep(
    address: String,
    phase: ArcRwSignal<Phase>,
    orders: Rc<Orders>,
    script: Script,
    mut asked: Option<Asked>,
    mut wanted: usize,
) {
    let (mut further, mut failures) = (false, 0);
    loop {
        let trouble = match asked {
            Some(asked) => match read(&address, asked, wanted, &orders, &script).await {
                _ if orders.gone.get() => return,
                Ok(download) => {
                    // Drawing is a task of its own: the page may answer in between.
                    let _ = JsFuture::from(script.pause()).await;
                    if orders.gone.get() {
                        return;
                    }
                    orders.whole.set(!download.releases.more);
                    show(&address, &phase, download.releases, download.broken.as_ref());
                    download.broken
                }
                Err(cause) => {
                    fail(&address, &phase, &cause, &orders, &script, failures == 0).await;
                    Some(cause)
                }
            },
            None => None,
        };
        let pause = trouble.as_ref().and_then(|cause| {
            let pause = PAUSES.get(failures).filter(|_| cause.is_transient())?;
            Some((f64::from(*pause) * (0.5 + Math::random())) as u32)
        });
        failures = if trouble.is_some() { failures + 1 } else { 0 };
        let enough = orders.wanted.get() <= wanted && orders.further.get() <= further;
        let served = enough || orders.whole.get() || failures > 0;
        if served && !orders.urgent.get() && !orders.gone.get() {
            let _online = (failures > 0).then(|| WakeOnline::new(orders.clone()));
            orders.wait(pause).await;
        }
        if orders.gone.get() {
            return;
        }
        orders.urgent.set(false);
        (wanted, further) = (orders.wanted.get(), orders.further.get());
        asked = Some(Asked::UnderWay(Request::send(&script, &address, wanted, Via::Network)));
    }
}

/// Reads the feed from its start until there are more than `wanted` releases, or as many at the end of a document; beyond its first
/// document only if a reader has come to the end of that.
async fn read(
    address: &str,
    asked: Asked,
    wanted: usize,
    orders: &Orders,
    script: &Script,
) -> Result<Download, Cause> {
    let mut read = match asked {
        Asked::UnderWay(request) => orders.download(address, request).await?,
        Asked::Answered(answer) => answer?,
    };
    // Reading ended after so many items, and some of them are broken.
    let mut items = wanted;
    while read.broken.is_none() && read.is_short_of(wanted) && items < BROKEN && !orders.gone.get() {
        items *= 2;
        let asked = Request::send(script, address, items, Via::Network);
        match orders.download(address, asked).await {
            Ok(more) => read = more,
            Err(cause) => read.broken = Some(cause),
        }
    }
    let mut documents = vec![address.to_owned()];
    while orders.further.get() && !orders.gone.get() && read.whole && read.releases.items.len() < wanted {
        // A publisher may, by mistake, lead back to a document already read, or on and on to empty ones.
        let next = read.next.take().filter(|next| documents.len() < DOCUMENTS && !documents.contains(next));
        let Some(next) = next else { break };
        let before = read.releases.items.len();
        let asked = Request::send(script, &next, wanted - before, Via::Network);
        match orders.download(&next, asked).await {
            Ok(more) => {
                read.releases.append(more.releases, OVERLAP);
                read = Download { releases: read.releases, ..more };
                if read.releases.items.len() == before {
                    read.next = None;
                }
            }
            Err(cause) => read.broken = Some(cause),
        }
        documents.push(next);
    }
    read.releases.more = read.has_more();
    Ok(read)
}

/// Shows these releases, unless they are but the beginning of those that are there.
fn show(address: &str, phase: &ArcRwSignal<Phase>, releases: Releases, broken: Option<&Cause>) {
    if let Some(cause) = broken {
        let there = phase.with_untracked(|phase| phase.releases().map_or(0, |releases| releases.items.len()));
        console_warn(&cause.mend(address));
        // What breaks for good has no more than this.
        if releases.items.len() < there || releases.items.len() == there && cause.is_transient() {
            return;
        }
    }
    phase.set(Phase::of(releases));
}

/// Shows what there is instead of an answer: the releases of before, else those in the browser's cache, else the cause.
async fn fail(
    address: &str,
    phase: &ArcRwSignal<Phase>,
    cause: &Cause,
    orders: &Orders,
    script: &Script,
    is_first: bool,
) {
    let kept = match phase.get_untracked() {
        Phase::Ready(releases) => Some(releases),
        Phase::Stale(_) => return,
        Phase::Failed(before) if before == *cause => return,
        // A server that answers, if only with an error, is not asked twice.
        Phase::Loading if is_first && matches!(cause, Cause::FeedUnreachable | Cause::FeedTimeout) => {
            let asked = Request::send(script, address, orders.wanted.get(), Via::Cache);
            let cached = orders.download(address, asked).await.ok().map(|cached| Rc::new(cached.releases));
            cached.filter(|releases| !releases.items.is_empty())
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
        let this = Self(Closure::new(move || {
            let orders = orders.clone();
            after((ONLINE * Math::random()) as u32, Box::new(move || orders.wake()));
        }));
        listen_to_page("online", this.0.as_ref());
        this
    }
}

impl Drop for WakeOnline {
    fn drop(&mut self) {
        stop_listening_to_page("online", self.0.as_ref());
    }
}
