//! Layouts in which items stand below each other: a grid of cards, a list, a compact list. "Show more" appends further items, to the end
//! of the feed, after which a grid has a card that leads to all news.
//!
//! [`context`] is the state. Of a long list only the cards [`near`] the viewport are rendered; [`print`](mod@print) is for paper. The
//! style sheet makes the difference between the layouts.

mod all_news_entry;
mod context;
mod entry;
mod near;
mod print;
mod show_more;

pub use context::ListContext;

use leptos::prelude::*;

use super::{
    all_news::AllNews,
    cards::CardsContext,
    derived::text,
    header::{Header, region_name},
    note::Note,
    search::Search,
};
use crate::element::{context::WidgetContext, values::Layout};
use all_news_entry::AllNewsEntry;
use entry::Entries;
use show_more::ShowMore;

/// The list of the items that are loaded.
#[component]
pub fn List(
    /// Grid, list or compact.
    layout: Layout,
    /// Where the element's methods find the list.
    handle: StoredValue<Option<CardsContext>>,
) -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let list = ListContext::new(widget);
    handle.set_value(Some(CardsContext::List(list)));
    Effect::new(move |limit_before: Option<usize>| {
        let limit = widget.props.limit.get();
        if limit_before.is_some_and(|before| before != limit) {
            list.wanted.set(limit);
        }
        limit
    });
    // In the next frame new entries are in the document.
    Effect::new(move |_| {
        list.total();
        request_animation_frame(move || {
            if list.wanted.try_get_untracked().is_some() {
                list.focus_pending();
            }
        });
    });
    // Has the root follow the direction of the page.
    widget.update_direction();
    Effect::new(move |_| {
        if let Some(element) = list.element.get() {
            list.places.follow_width(element.into());
        }
    });
    list.render_for_print(move || entry::shown(list, layout));
    on_cleanup(move || {
        let is_this = |handle: &mut CardsContext| matches!(handle, CardsContext::List(other) if other.wanted == list.wanted);
        // Unless other cards are in its place already.
        handle.try_update_value(|handle| handle.take_if(is_this));
    });
    let all_news = (layout == Layout::Grid).then(|| view! { <AllNewsEntry list /> });
    view! {
        <section
            class="frame"
            part="frame"
            aria-label=text(move || widget.region_label(&region_name(widget)))
        >
            <Header first=() controls=view! { <AllNews /> } />
            <Search />
            // Safari takes a list without bullets for none.
            <ul class=class_of(layout) part="list" role="list" node_ref=list.element>
                <Entries list layout />
                {all_news}
            </ul>
            <div class="footer" part="footer">
                <Note is_at_end=move || !list.total().has_more />
                <ShowMore list />
                <AllNews />
            </div>
        </section>
    }
}

/// The classes of the list, which the placeholder has, too (`src/embed/placeholder.js`).
fn class_of(layout: Layout) -> &'static str {
    match layout {
        Layout::Carousel | Layout::Grid => "list grid",
        Layout::List => "list rows",
        Layout::Compact => "list compact",
    }
}
