//! The entry after the last item of a grid: the way to all news. It is none of the items.

use leptos::prelude::*;

use super::context::ListContext;
use crate::components::all_news::{AllNewsCard, home_page};

/// The part of the entry, which tells it from those of items.
pub const PART: &str = "all-news-entry";

/// The entry. It comes when the reader has asked for more than there is at first, and there is no more: a row that began with it before
/// would move the page.
#[component]
pub fn AllNewsEntry(list: ListContext) -> impl IntoView {
    let props = list.widget.props;
    let is_there = Memo::new(move |_| {
        let total = list.total();
        let is_after_more = !total.has_more && total.count > props.limit.get();
        is_after_more && props.show.get().all_news && home_page(list.widget).is_some()
    });
    move || {
        is_there.get().then(|| {
            view! {
                <li class="entry" part=PART>
                    <AllNewsCard />
                </li>
            }
        })
    }
}
