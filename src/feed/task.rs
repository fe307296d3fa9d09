//! The task that keeps a feed up to date: read, show, wait; again and again.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    rc::Rc,
    sync::Arc,
    task::Poll,
};

use js_sys::Math;
use json_feed::{Item, Limits};
use leptos::prelude::*;

use crate::{
    console::{console_error, console_warn},
    feed::{
        commands::{Commands, online_listener},
        document::{Document, End},
        paging::{self, Demand, Ids},
        phase::{Cause, LoadedFeed, Phase, Rest},
        refresh::Schedule,
        request::{Request, Source},
        retry, stream,
        timer::next_task,
    },
};

/// What the task works on.
pub struct Task {
    /// Address of the feed.
    pub address: String,
    /// Where the feed stands.
    pub phase: ArcRwSignal<Phase>,
    /// What the widgets want.
    pub commands: Rc<Commands>,
    /// When to ask by itself.
    pub schedule: Rc<Schedule>,
}

/// Why the feed is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// The widgets want to have items, or more of them.
    Demand,
    /// The page or its reader wants the feed as it is now.
    Refresh,
    /// It is time to look for news.
    Schedule,
}

impl Reason {
    /// Where the documents come from.
    fn source(self) -> Source {
        if self == Self::Demand { Source::Network } else { Source::Server }
    }
}

impl Task {
    /// Runs until it is dropped. The first document is read from `early` if the loader has requested it.
    pub async fn run(self, mut early: Option<Request>) {
        let (mut failures, mut warned) = (0, Vec::new());
        let mut reason = Reason::Demand;
        loop {
            // What is there already is shown in this task, without waiting for the next.
            let is_there = early.as_ref().is_some_and(Request::is_read);
            let answer = self.read(early.take(), reason).await;
            let covered = self.commands.demand();
            let failure = match answer {
                Ok(mut document) => {
                    if !is_there {
                        next_task().await;
                    }
                    let warnings = std::mem::take(&mut document.warnings);
                    // Once, however often and far the feed is read: the lines differ in counts.
                    for line in warnings {
                        let kind = line.replace(|character: char| character.is_ascii_digit(), "");
                        if !warned.contains(&kind) {
                            console_warn(&line);
                            warned.push(kind);
                        }
                    }
                    self.show(document, reason)
                }
                Err(cause) => self.fail(cause, failures == 0).await,
            };
            let is_transient = failure.as_ref().is_some_and(Cause::is_transient);
            let pause = if is_transient { retry::pause(failures, Math::random()) } else { None };
            failures = if failure.is_some() { failures + 1 } else { 0 };
            let mut is_refresh = self.commands.take_refresh();
            let mut is_due = false;
            if !is_refresh && (failures > 0 || self.has_enough(covered)) {
                let _online = (failures > 0).then(|| online_listener(self.commands.clone()));
                is_due = self.wait(pause).await;
                is_refresh = self.commands.take_refresh();
            }
            reason = match (is_refresh, is_due) {
                (true, _) => Reason::Refresh,
                (_, true) => Reason::Schedule,
                _ => Reason::Demand,
            };
        }
    }

    /// Waits for a command, or for `pause` milliseconds, or until it is time to look for news. Returns whether it is.
    async fn wait(&self, pause: Option<u32>) -> bool {
        let mut command = pin!(self.commands.wait(pause));
        let mut due = pin!(self.schedule.clone().due());
        poll_fn(|cx| {
            // A retry is soon enough.
            if pause.is_none() && due.as_mut().poll(cx).is_ready() {
                return Poll::Ready(true);
            }
            command.as_mut().poll(cx).map(|()| false)
        })
        .await
    }

    /// Whether the widgets have what they want, after a reading for `covered`.
    fn has_enough(&self, covered: Demand) -> bool {
        self.commands.is_complete() || self.commands.demand().is_covered_by(covered)
    }

    /// Reads the feed from its start until there are more items than are wanted, or as many at the end of a document. What is
    /// wanted may grow meanwhile. To look for news, only as many documents as have any.
    async fn read(&self, early: Option<Request>, reason: Reason) -> Result<Document, Cause> {
        let source = reason.source();
        let is_enough = |items: &[Arc<Item>]| items.len() > self.commands.demand().items;
        let on_slow = |coming| self.show_coming(coming);
        let request = early.unwrap_or_else(|| Request::send(&self.address, source));
        let mut document = stream::read(request, &self.address, Limits::WIDGET, &is_enough, &on_slow).await?;
        // The loader has counted broken items, or other objects, or a smaller limit.
        if matches!(document.end, End::Cut) && document.feed.items.len() < self.commands.demand().items {
            let request = Request::send(&self.address, source);
            match stream::read(request, &self.address, Limits::WIDGET, &is_enough, &on_slow).await {
                Ok(longer) if longer.feed.items.len() < document.feed.items.len() => {
                    document.end = longer.end
                }
                Ok(longer) => document = longer,
                Err(cause) if document.feed.items.is_empty() => return Err(cause),
                Err(cause) => document.end = End::Interrupted(cause),
            }
        }
        let (mut read, mut ids) = (vec![self.address.clone()], Ids::new());
        loop {
            if reason == Reason::Schedule {
                self.join(&mut document, &mut ids);
            }
            let Some(next) = self.next_document(&mut document, &read) else { break };
            self.append(&mut document, &mut ids, &next, source).await;
            read.push(next);
        }
        document.feed.rest = document.rest();
        Ok(document)
    }

    /// Whether more items are wanted than the documents have that have been read, all to their end.
    fn wants_next(&self, document: &Document) -> bool {
        matches!(document.end, End::Complete) && document.feed.items.len() < self.commands.demand().in_all
    }

    /// Appends what is there of later documents, if what has been read now joins it: what has been published since is at the start.
    fn join(&self, document: &mut Document, ids: &mut Ids) {
        let Some(before) = self.phase.with_untracked(|phase| phase.loaded().cloned()) else { return };
        let end = match before.rest {
            Rest::Nothing => End::Complete,
            Rest::More if before.items.len() >= self.commands.demand().in_all => End::Enough,
            // What could not be read may be there now.
            Rest::More | Rest::Coming | Rest::Unreadable => return,
        };
        if document.next_url.is_some()
            && self.wants_next(document)
            && let Some(rest) = paging::rest_after(&document.feed.items, &before.items)
        {
            let has_room = paging::append(&mut document.feed.items, ids, rest.to_vec());
            document.next_url = None;
            document.end = if has_room { end } else { End::TooMany };
        }
    }

    /// The address of the next document, if its items are wanted.
    fn next_document(&self, document: &mut Document, read: &[String]) -> Option<String> {
        if !self.wants_next(document) {
            return None;
        }
        // Taken: a document that must not be read is the end of the feed.
        let next = paging::next_document(read, document.next_url.take())?;
        if read.len() == paging::MOST_DOCUMENTS {
            document.end = End::TooMany;
            return None;
        }
        Some(next)
    }

    /// Reads the document at `address` and appends its items.
    async fn append(&self, document: &mut Document, ids: &mut Ids, address: &str, source: Source) {
        let feed = &document.feed;
        let before = feed.items.len();
        let is_enough = |items: &[Arc<Item>]| before + items.len() > self.commands.demand().in_all;
        let on_slow = |coming: LoadedFeed| {
            let mut longer = LoadedFeed { rest: coming.rest, ..feed.clone() };
            paging::append(&mut longer.items, &mut Ids::new(), coming.items);
            self.show_coming(longer);
        };
        let request = Request::send(address, source);
        match stream::read(request, address, Limits::WIDGET, &is_enough, &on_slow).await {
            Ok(next) => {
                let has_room = paging::append(&mut document.feed.items, ids, next.feed.items);
                // A document without a new item is the end of the feed.
                document.next_url = next.next_url.filter(|_| document.feed.items.len() > before);
                document.end = if has_room { next.end } else { End::TooMany };
                document.address = next.address;
                document.warnings.extend(next.warnings);
            }
            Err(cause) => {
                document.end = End::Interrupted(cause);
                document.address = address.to_owned();
            }
        }
    }

    /// Shows what has come of an answer that is still being read.
    fn show_coming(&self, coming: LoadedFeed) {
        let phase = self.phase.with_untracked(|phase| phase.while_reading(coming));
        if let Some(phase) = phase {
            self.phase.set(phase);
        }
    }

    /// Shows what was read. Returns the fault that interrupted it, if one did.
    fn show(&self, document: Document, reason: Reason) -> Option<Cause> {
        let interrupted = match document.end {
            End::Interrupted(cause) => Some(cause),
            End::Complete | End::Enough | End::Cut | End::TooMany => None,
        };
        if let Some(cause) = &interrupted {
            console_warn(&cause.remedy(&document.address));
        }
        self.commands.set_complete(!document.feed.has_more());
        let phase = self.phase.with_untracked(|before| {
            let phase = before.after_answer(document.feed, interrupted.as_ref());
            // Nobody has asked, so without news there is none.
            phase.filter(|phase| reason != Reason::Schedule || !before.shows_the_same(phase))
        });
        if let Some(phase) = phase {
            self.phase.set(phase);
        }
        interrupted
    }

    /// Shows what there is instead of an answer. Returns the cause, unless it is that nothing has changed.
    async fn fail(&self, cause: Cause, is_first: bool) -> Option<Cause> {
        if matches!(cause, Cause::FeedStatus(304))
            && let Some(current) = self.phase.with_untracked(Phase::confirmed)
        {
            self.phase.set(current);
            return None;
        }
        let mut cached = None;
        if is_first && self.phase.with_untracked(|phase| phase.wants_cache(&cause)) {
            let request = Request::send(&self.address, Source::Cache);
            let is_enough = |items: &[Arc<Item>]| items.len() > self.commands.demand().items;
            let copy = stream::read(request, &self.address, Limits::WIDGET, &is_enough, &|_| ()).await.ok();
            cached = copy.map(|document| document.feed);
        }
        let phase = self.phase.with_untracked(|phase| phase.after_failure(&cause, cached));
        if let Some(phase) = phase {
            report(&cause, &self.address);
            self.phase.set(phase);
        }
        Some(cause)
    }
}

/// Tells the developer of the page in one line why there is no news.
pub fn report(cause: &Cause, address: &str) {
    console_error(&[cause.name(), ": ", &cause.remedy(address)].concat());
}
