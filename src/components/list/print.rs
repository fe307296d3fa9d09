//! On paper nothing is far: the cards of all entries are rendered.

use std::any::Any;

use leptos::{mount::mount_to, prelude::*};

use super::{
    context::ListContext,
    entry::{EntryCard, Shown},
};

impl ListContext {
    /// Renders the missing cards while the page is printed: at once, because a page that calls `print()` gives no effect a chance to run.
    pub fn render_for_print(self, shown: impl Fn() -> Vec<Shown> + Copy + 'static) {
        // A child owner: the listener must not keep alive the owner whose cleanup removes it.
        let owner = Owner::new();
        let printed = StoredValue::<Vec<Box<dyn Any>>, LocalStorage>::new_local(Vec::new());
        let before = window_event_listener_untyped("beforeprint", move |_| {
            // Not for a second `beforeprint` before `afterprint`.
            if printed.try_with_value(Vec::is_empty) != Some(true) {
                return;
            }
            let far = self.entries().into_iter().zip(untrack(shown));
            let far = far.filter(|(entry, _)| entry.first_element_child().is_none());
            let mount = |(entry, shown)| -> Box<dyn Any> {
                Box::new(owner.with(|| mount_to(entry, move || view! { <EntryCard shown /> })))
            };
            printed.set_value(far.map(mount).collect());
        });
        let after =
            window_event_listener_untyped("afterprint", move |_| drop(printed.try_set_value(Vec::new())));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }
}
