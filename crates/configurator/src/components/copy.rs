//! Copying, announcing that it is done, and the bar that copies from anywhere on the page.

use leptos::{prelude::*, task::spawn_local};

use std::time::Duration;

use crate::{
    browser,
    notice::{Notice, Piece},
    state::State,
};

/// How long an announcement stands.
const DURATION: Duration = Duration::from_secs(6);

/// How long the live region is empty before it. Screen readers speak of changes alone, and the same text again is none.
const GAP: Duration = Duration::from_millis(100);

/// The id of a piece of code.
pub fn code_id(number: usize) -> String {
    format!("code-{number}")
}

/// The id of its button.
pub fn copy_id(number: usize) -> String {
    format!("copy-{number}")
}

/// What is announced in the bar at the end of the page, for all buttons.
#[derive(Clone, Copy)]
pub struct Announcement {
    state: State,
    /// What the live region says.
    notice: RwSignal<Option<Notice>>,
    /// Whether what was copied last shows the sample.
    is_sample: StoredValue<bool>,
    /// The next change of it.
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Announcement {
    /// Nothing is announced yet.
    pub fn new(state: State) -> Self {
        Self {
            state,
            notice: RwSignal::new(None),
            is_sample: StoredValue::new(false),
            timer: StoredValue::new(None),
        }
    }

    /// Copies a text, announces it by `done`, and goes on. Where the browser does not allow it, selects the element with this id.
    pub fn copy(self, text: String, id: String, done: Notice, go_on: impl FnOnce() + 'static) {
        let selected = if done == Notice::LinkCopied { Notice::LinkSelected } else { Notice::Selected };
        self.is_sample.set_value(done != Notice::LinkCopied && untrack(|| self.state.has_sample()));
        spawn_local(async move {
            if browser::copy(&text).await {
                self.announce(done);
                go_on();
            } else {
                browser::select(&id);
                self.announce(selected);
            }
        });
    }

    fn announce(self, notice: Notice) {
        self.notice.set(None);
        self.after(GAP, move || {
            self.notice.set(Some(notice));
            self.after(DURATION, move || self.notice.set(None));
        });
    }

    /// Makes the next change, in place of one that is still to come.
    fn after(self, delay: Duration, change: impl FnOnce() + 'static) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.timer.set_value(set_timeout_with_handle(change, delay).ok());
    }
}

/// The bar at the end of the window: one button that copies the first piece and brings the reader to the next, and the announcements.
#[component]
pub fn CopyBar() -> impl IntoView {
    let state: State = expect_context();
    let announcement: Announcement = expect_context();
    let copy = move |_| {
        let snippets = state.snippets.get_untracked();
        let Some(first) = snippets.first() else { return };
        let piece = Piece { number: 1, of: snippets.len() };
        let go_on = move || {
            if piece.of > 1 {
                browser::focus(&copy_id(2));
            }
        };
        announcement.copy(first.code.clone(), code_id(1), Notice::Copied(piece), go_on);
    };
    let notice = move || {
        let notice = announcement.notice.get()?;
        let text = (state.texts().notice)(notice);
        Some(if announcement.is_sample.get_value() {
            format!("{text} {}", state.texts().sample_copied)
        } else {
            text
        })
    };
    view! {
        <div class="bar">
            <button type="button" class="primary" id="copy" on:click=copy>
                {move || (state.texts().copy_this)(state.setup.with(|setup| setup.form))}
            </button>
            <p role="status" id="announcement">{notice}</p>
        </div>
    }
}
