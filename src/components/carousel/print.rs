//! On paper nothing scrolls: all slides that can be reached are rendered.

use std::any::Any;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

use super::{context::CarouselContext, slide::Slides};

impl CarouselContext {
    /// Renders the missing slides while the page is printed: at once, because a page that calls `print()` gives no effect a chance to
    /// run. The style sheet puts them in order.
    pub(super) fn render_for_print(self) {
        // A child owner: the listener must not keep alive the owner whose cleanup removes it.
        let owner = Owner::new();
        let printed = StoredValue::<Option<Box<dyn Any>>, LocalStorage>::new_local(None);
        let before = window_event_listener_untyped("beforeprint", move |_| {
            self.if_mounted(|this| {
                let Some(track) = this.track.get_untracked() else { return };
                if printed.with_value(Option::is_some) {
                    return; // a second `beforeprint` before `afterprint`
                }
                let rendered = this.rendered.get_untracked();
                let missing = (0..this.slide_count.get_untracked()).filter(|index| !rendered.contains(index));
                let missing = missing.collect::<Vec<_>>();
                let slides = move || view! { <Slides indices=RwSignal::new(missing) /> };
                let view = owner.with(|| mount_to(track.unchecked_into(), slides));
                printed.set_value(Some(Box::new(view)));
            });
        });
        let after = window_event_listener_untyped("afterprint", move |_| drop(printed.try_set_value(None)));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }
}
