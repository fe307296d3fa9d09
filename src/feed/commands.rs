//! What the widgets tell the task that keeps their feed up to date, and how that task waits for it.

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    pin::{Pin, pin},
    rc::Rc,
    task::{Poll, Waker},
};

use js_sys::Math;
use leptos::prelude::window;

use crate::{
    feed::{paging::Demand, retry, timer::Sleep},
    listener::Listener,
};

/// Shared by a feed and its task.
#[derive(Default)]
pub struct Commands {
    /// What the widgets want to have.
    demand: Cell<Demand>,
    /// Whether the feed has no more than what has been read.
    is_complete: Cell<bool>,
    /// Whether to ask again at once.
    refresh: Cell<bool>,
    /// Whether the wait is to end.
    notified: Cell<bool>,
    /// Whether the browser has come online during the wait.
    online: Cell<bool>,
    /// Whether no widget shows the feed any more.
    closed: Cell<bool>,
    /// What polls the task.
    waker: RefCell<Option<Waker>>,
}

impl Commands {
    /// What the widgets want to have.
    pub fn demand(&self) -> Demand {
        self.demand.get()
    }

    /// From now on more than `items` items of the first document are wanted, if they are not already.
    pub fn want(&self, items: usize) {
        let demand = self.demand.get();
        if items > demand.items {
            self.demand.set(Demand { items, ..demand });
            self.notify_unless_complete();
        }
    }

    /// From now on more than `items` items of all documents are wanted, if they are not already.
    pub fn want_in_all(&self, items: usize) {
        let demand = self.demand.get();
        if items > demand.in_all {
            self.demand.set(Demand { items: demand.items.max(items), in_all: items });
            self.notify_unless_complete();
        }
    }

    /// The feed is to be asked for again at once.
    pub fn refresh(&self) {
        self.refresh.set(true);
        self.notify();
    }

    /// Whether it was. The command is carried out then.
    pub fn take_refresh(&self) -> bool {
        self.refresh.take()
    }

    /// Whether the feed has no more than what has been read.
    pub fn is_complete(&self) -> bool {
        self.is_complete.get()
    }

    /// See [`Self::is_complete`].
    pub fn set_complete(&self, is_complete: bool) {
        self.is_complete.set(is_complete);
    }

    /// Ends the task: no widget shows the feed any more.
    pub fn close(&self) {
        self.closed.set(true);
        self.wake();
    }

    /// Runs `task` until it ends or [`Self::close`] is called. Then it is dropped, which aborts its request.
    pub async fn run_until_closed(self: Rc<Self>, task: impl Future<Output = ()>) {
        let mut task = pin!(task);
        poll_fn(|cx| {
            if self.closed.get() {
                return Poll::Ready(());
            }
            self.waker.replace(Some(cx.waker().clone()));
            task.as_mut().poll(cx)
        })
        .await;
    }

    /// Waits for a command, or for `ms` milliseconds.
    pub async fn wait(&self, ms: Option<u32>) {
        self.notified.set(false);
        let mut timer = ms.map(Sleep::new);
        poll_fn(|cx| {
            if self.notified.get() {
                return Poll::Ready(());
            }
            if self.online.take() {
                timer = Some(Sleep::new(retry::online_delay(Math::random())));
            }
            timer.as_mut().map_or(Poll::Pending, |timer| Pin::new(timer).poll(cx))
        })
        .await;
    }

    fn notify_unless_complete(&self) {
        if !self.is_complete.get() {
            self.notify();
        }
    }

    fn notify(&self) {
        self.notified.set(true);
        self.wake();
    }

    fn wake(&self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// Ends the wait of `commands` soon after the browser has come online, until it is dropped.
pub fn online_listener(commands: Rc<Commands>) -> Listener {
    commands.online.set(false);
    let listen = move |_| {
        commands.online.set(true);
        commands.wake();
    };
    Listener::new(window(), "online", Box::new(listen))
}

#[cfg(test)]
mod tests {
    use std::{
        cell::Cell,
        future::Future,
        pin::pin,
        rc::Rc,
        task::{Context, Poll, Waker},
    };

    use super::Commands;

    /// Whether the wait is over.
    fn is_over(wait: std::pin::Pin<&mut impl Future<Output = ()>>) -> bool {
        wait.poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[test]
    fn a_wait_ends_when_more_is_wanted_than_before() {
        let commands = Commands::default();
        commands.want(12);
        let mut wait = pin!(commands.wait(None));
        assert!(!is_over(wait.as_mut()), "what was wanted before the wait does not end it");
        commands.want(6);
        assert!(!is_over(wait.as_mut()));
        commands.want(13);
        assert!(is_over(wait.as_mut()));
    }

    #[test]
    fn a_wait_ends_when_more_is_wanted_of_further_documents() {
        let commands = Commands::default();
        commands.want(100);
        let mut wait = pin!(commands.wait(None));
        assert!(!is_over(wait.as_mut()));
        commands.want_in_all(12);
        assert!(is_over(wait.as_mut()));
        let mut wait = pin!(commands.wait(None));
        assert!(!is_over(wait.as_mut()));
        commands.want_in_all(12);
        assert!(!is_over(wait.as_mut()));
        assert_eq!(commands.demand(), super::Demand { items: 100, in_all: 12 });
    }

    #[test]
    fn a_feed_without_more_is_asked_for_again_by_a_refresh_only() {
        let commands = Commands::default();
        commands.set_complete(true);
        let mut wait = pin!(commands.wait(None));
        assert!(!is_over(wait.as_mut()));
        commands.want(100);
        commands.want_in_all(100);
        assert!(!is_over(wait.as_mut()));
        commands.refresh();
        assert!(is_over(wait.as_mut()));
        assert_eq!([commands.take_refresh(), commands.take_refresh()], [true, false]);
    }

    #[test]
    fn closing_drops_the_task() {
        struct Dropped(Rc<Cell<bool>>);
        impl Drop for Dropped {
            fn drop(&mut self) {
                self.0.set(true);
            }
        }
        let (commands, dropped) = (Rc::<Commands>::default(), Rc::<Cell<bool>>::default());
        let guard = Dropped(dropped.clone());
        let task = async move {
            let _guard = guard;
            std::future::pending().await
        };
        let mut running = Box::pin(commands.clone().run_until_closed(task));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!((running.as_mut().poll(&mut context), dropped.get()), (Poll::Pending, false));
        commands.close();
        assert_eq!((running.as_mut().poll(&mut context), dropped.get()), (Poll::Ready(()), true));
    }
}
