//! The task that keeps a feed up to date: read, show, wait; again and again.

use std::rc::Rc;

use js_sys::Math;
use leptos::prelude::*;

use crate::{
    console::{console_error, console_warn},
    feed::{
        commands::{Commands, OnlineListener},
        paging::{self, Demand},
        phase::{Cause, Phase},
        request::{Request, Source},
        retry,
        stream::{self, Document, End},
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
}

impl Task {
    /// Runs until it is dropped. The first document is read from `early` if the loader has requested it.
    pub async fn run(self, mut early: Option<Request>) {
        let (mut failures, mut omitted) = (0, String::new());
        loop {
            // What is there already is shown in this task, without waiting for the next.
            let is_there = early.as_ref().is_some_and(Request::is_read);
            let answer = self.read(early.take()).await;
            let covered = self.commands.demand();
            let failure = match answer {
                Ok(document) => {
                    if !is_there {
                        next_task().await;
                    }
                    // One line, however often the feed is read.
                    if let Some(line) = document.omitted.as_deref().filter(|line| *line != omitted) {
                        console_warn(line);
                        omitted = line.to_owned();
                    }
                    self.show(document)
                }
                Err(cause) => {
                    self.fail(&cause, failures == 0).await;
                    Some(cause)
                }
            };
            let is_transient = failure.as_ref().is_some_and(Cause::is_transient);
            let pause = if is_transient { retry::pause(failures, Math::random()) } else { None };
            failures = if failure.is_some() { failures + 1 } else { 0 };
            if !self.commands.take_refresh() && (failures > 0 || self.has_enough(covered)) {
                let _online = (failures > 0).then(|| OnlineListener::new(self.commands.clone()));
                self.commands.wait(pause).await;
                self.commands.take_refresh();
            }
        }
    }

    /// Whether the widgets have what they want, after a reading for `covered`.
    fn has_enough(&self, covered: Demand) -> bool {
        self.commands.is_complete() || self.commands.demand().is_covered_by(covered)
    }

    /// Reads the feed from its start until there are more items than are wanted, or as many at the end of a document. What is
    /// wanted may grow meanwhile.
    async fn read(&self, early: Option<Request>) -> Result<Document, Cause> {
        let is_enough = |count| count > self.commands.demand().items;
        let request = early.unwrap_or_else(|| Request::send(&self.address, Source::Network));
        let mut document = stream::read(request, &self.address, &is_enough).await?;
        // The loader has counted broken items, or other objects, or a smaller limit.
        if matches!(document.end, End::Cut) && document.feed.items.len() < self.commands.demand().items {
            let request = Request::send(&self.address, Source::Network);
            match stream::read(request, &self.address, &is_enough).await {
                Ok(longer) => document = longer,
                Err(cause) if document.feed.items.is_empty() => return Err(cause),
                Err(cause) => document.end = End::Interrupted(cause),
            }
        }
        let mut read = vec![self.address.clone()];
        while let Some(next) = self.next_document(&mut document, &read) {
            self.append(&mut document, &next).await;
            read.push(next);
        }
        document.feed.has_more = document.has_more();
        Ok(document)
    }

    /// The address of the next document, if its items are wanted.
    fn next_document(&self, document: &mut Document, read: &[String]) -> Option<String> {
        let Demand { items, further_documents } = self.commands.demand();
        let is_wanted =
            further_documents && matches!(document.end, End::Complete) && document.feed.items.len() < items;
        // Taken: a document that must not be read is the end of the feed.
        if is_wanted { paging::next_document(read, document.next_url.take()) } else { None }
    }

    /// Reads the document at `address` and appends its items.
    async fn append(&self, document: &mut Document, address: &str) {
        let before = document.feed.items.len();
        let is_enough = |count| before + count > self.commands.demand().items;
        match stream::read(Request::send(address, Source::Network), address, &is_enough).await {
            Ok(next) => {
                paging::append(&mut document.feed.items, next.feed.items);
                // A document without a new item is the end of the feed.
                document.next_url = next.next_url.filter(|_| document.feed.items.len() > before);
                document.end = next.end;
                document.omitted = document.omitted.take().or(next.omitted);
            }
            Err(cause) => document.end = End::Interrupted(cause),
        }
    }

    /// Shows what was read. Returns the fault that interrupted it, if one did.
    fn show(&self, document: Document) -> Option<Cause> {
        let interrupted = match document.end {
            End::Interrupted(cause) => Some(cause),
            End::Complete | End::Enough | End::Cut => None,
        };
        if let Some(cause) = &interrupted {
            console_warn(&cause.remedy(&self.address));
        }
        self.commands.set_complete(!document.feed.has_more);
        let phase =
            self.phase.with_untracked(|phase| phase.after_answer(document.feed, interrupted.as_ref()));
        if let Some(phase) = phase {
            self.phase.set(phase);
        }
        interrupted
    }

    /// Shows what there is instead of an answer.
    async fn fail(&self, cause: &Cause, is_first: bool) {
        let mut cached = None;
        if is_first && self.phase.with_untracked(|phase| phase.wants_cache(cause)) {
            let request = Request::send(&self.address, Source::Cache);
            let is_enough = |count| count > self.commands.demand().items;
            cached =
                stream::read(request, &self.address, &is_enough).await.ok().map(|document| document.feed);
        }
        let phase = self.phase.with_untracked(|phase| phase.after_failure(cause, cached));
        if let Some(phase) = phase {
            report(cause, &self.address);
            self.phase.set(phase);
        }
    }
}

/// Tells the developer of the page in one line why there is no news.
pub fn report(cause: &Cause, address: &str) {
    console_error(&[cause.name(), ": ", &cause.remedy(address)].concat());
}
