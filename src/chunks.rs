//! The parts of the module that only some widgets use. They are files of their own, so that the first card does not wait for them.
//!
//! A release build cuts the module before the functions in `chunk!` (`xtask/src/split.rs`): what only they call goes with them. The loader
//! script loads the file when one of them is called (`src/embed/chunks.js`). A development build is one module.
#![allow(unsafe_code)] // of the macro `wasm_split`

use std::{
    any::Any,
    cell::Cell,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use leptos::{
    mount::mount_to,
    prelude::*,
    task::{spawn_local, spawn_local_scoped_with_cancellation},
    wasm_split::SplitLoaderError,
};
use web_sys::HtmlElement;

use crate::{
    components::{Autoplay, CardsContext, CarouselContext, List, SearchBox},
    element::{context::WidgetContext, values::Layout},
    feed::FeedItem,
    reader,
};

/// What a chunk has rendered. Dropping it removes it.
pub type Mounted = Box<dyn Any>;

/// Declares functions of a chunk. Calling one waits until the chunk is loaded, and fails if it can't be.
macro_rules! chunk {
    ($chunk:ident: $(
        $(#[$about:meta])*
        $visibility:vis fn $name:ident($($argument:ident: $Type:ty),*) -> $Return:ty $body:block
    )*) => {$(
        $(#[$about])*
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
        $visibility fn $name($($argument: $Type),*) -> Result<$Return, SplitLoaderError> { Ok($body) }

        $(#[$about])*
        #[cfg(not(split))]
        $visibility async fn $name($($argument: $Type),*) -> Result<$Return, SplitLoaderError> { Ok($body) }
    )*};
}

chunk! { extras:
    /// Loads it.
    fn load_extras() -> () {}

    /// Renders the list of a layout into `parent`.
    pub fn mount_list(parent: HtmlElement, layout: Layout, handle: StoredValue<Option<CardsContext>>) -> Mounted {
        Box::new(mount_to(parent, move || view! { <List layout handle /> }))
    }

    /// Renders the search box into `parent`.
    pub fn mount_search(parent: HtmlElement) -> Mounted {
        Box::new(mount_to(parent, || view! { <SearchBox /> }))
    }

    /// Renders the button of the rotation into `parent`, and begins the rotation.
    pub fn mount_autoplay(parent: HtmlElement, carousel: CarouselContext) -> Mounted {
        Box::new(mount_to(parent, move || view! { <Autoplay carousel /> }))
    }
}

chunk! { reader:
    /// Loads it.
    fn load_reader() -> () {}

    /// Opens the dialog.
    fn open_dialog(widget: WidgetContext, item: Arc<FeedItem>, link: HtmlElement) -> () {
        reader::open(widget, item, link);
    }
}

thread_local! {
    /// Whether the dialog could not be loaded the last time.
    static HAS_NO_READER: Cell<bool> = const { Cell::new(false) };
}

/// Loads what opens a release in place, before a reader presses it.
pub fn prepare_reader() {
    spawn_local(async { HAS_NO_READER.set(load_reader().await.is_err()) });
}

/// Whether a press may open the dialog. If its code could not be loaded, the browser opens the link at once: a tab that is opened later would
/// be blocked. The code is then requested again, for the next press.
pub fn has_reader() -> bool {
    let has_reader = !HAS_NO_READER.get();
    if !has_reader {
        prepare_reader();
    }
    has_reader
}

/// Opens `item` in a dialog over the page, which `link` has asked for. If that can't be loaded, opens the address of the link.
pub fn open_reader(widget: WidgetContext, item: Arc<FeedItem>, link: HtmlElement) {
    let address = link.get_attribute("href");
    spawn_local(async move {
        if open_dialog(widget, item, link).await.is_err()
            && let Some(address) = address
        {
            let _ = window().open_with_url_and_target_and_features(&address, "_blank", "noopener");
        }
    });
}

/// Where the code of a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// It is being loaded.
    Coming,
    /// It is here.
    Loaded,
    /// It could not be loaded. The loader script has reported it.
    Failed,
}

thread_local! {
    static EXTRAS: ArcRwSignal<Option<Loading>> = ArcRwSignal::new(None);
}

/// Whether the code of layouts, search and rotation is here. It begins to load at the first call. Tracked.
pub fn extras() -> Loading {
    let state = EXTRAS.with(Clone::clone);
    if state.get_untracked().is_none() {
        state.set(Some(Loading::Coming));
        let state = state.clone();
        spawn_local(async move {
            let is_loaded = load_extras().await.is_ok();
            state.set(Some(if is_loaded { Loading::Loaded } else { Loading::Failed }));
        });
    }
    state.get().unwrap_or(Loading::Coming)
}

/// Renders by `mount` when the chunk is loaded, and removes it when the current owner is cleaned up. If it is loaded already, renders at once:
/// events say that the cards are there.
pub fn mount_when_loaded(mount: impl Future<Output = Result<Mounted, SplitLoaderError>> + 'static) {
    let mounted = StoredValue::new_local(None);
    let mut mount = Box::pin(mount);
    match mount.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => mounted.set_value(view.ok()),
        Poll::Pending => spawn_local_scoped_with_cancellation(async move {
            if let Ok(view) = mount.await {
                mounted.set_value(Some(view));
            }
        }),
    }
}
