//! What runs again whenever a signal that it has read changes.
//!
//! An effect of Leptos' own also owns what is made in it, for its views and for code that runs on servers. Nothing here needs
//! that, and each visitor would pay 2 KB for it. This is the part of one that hears of signals.

use std::{
    future::poll_fn,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::{Poll, Waker},
};

use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};
use wasm_bindgen_futures::spawn_local;

/// Runs until it is dropped.
pub struct Effect(Arc<Node>);

/// Its place in the graph of signals, which may be shared between threads: what is run is elsewhere, in a task.
#[derive(Default)]
struct Node {
    /// The signals it has read.
    sources: Mutex<Vec<AnySource>>,
    /// The task that runs it.
    task: Mutex<Option<Waker>>,
    /// Whether one of them has changed since.
    due: AtomicBool,
}

impl Effect {
    /// Runs `run` now, and again in a task of its own after each change, or several, of a signal that it read the last time.
    pub fn new(mut run: impl FnMut() + 'static) -> Self {
        let node = Arc::<Node>::default();
        node.subscriber().with_observer(&mut run);
        let task = Arc::downgrade(&node);
        spawn_local(poll_fn(move |context| {
            let Some(node) = task.upgrade() else { return Poll::Ready(()) };
            *open(&node.task) = Some(context.waker().clone());
            if node.due.swap(false, Relaxed) {
                let subscriber = node.subscriber();
                node.clear_sources(&subscriber);
                subscriber.with_observer(&mut run);
            }
            Poll::Pending
        }));
        Self(node)
    }
}

impl Drop for Effect {
    fn drop(&mut self) {
        self.0.clear_sources(&self.0.subscriber());
        // The task finds that there is nothing to run any more.
        self.0.wake();
    }
}

impl Node {
    /// What signals know it by.
    fn subscriber(self: &Arc<Self>) -> AnySubscriber {
        let weak = Arc::downgrade(self);
        AnySubscriber(weak.as_ptr() as usize, weak)
    }

    fn wake(&self) {
        if let Some(task) = open(&self.task).take() {
            task.wake();
        }
    }
}

impl ReactiveNode for Node {
    fn mark_dirty(&self) {
        self.due.store(true, Relaxed);
        self.wake();
    }

    // Only what computes itself from signals may have changed or not. Signals have.
    fn mark_check(&self) {
        self.mark_dirty();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Node {
    fn add_source(&self, source: AnySource) {
        open(&self.sources).push(source);
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources = std::mem::take(&mut *open(&self.sources));
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}

/// What the lock holds. There is one thread, and a panic ends the module.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
