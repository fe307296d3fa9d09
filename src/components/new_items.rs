//! How many releases a refresh has brought, for screen readers.

use std::{sync::Arc, time::Duration};

use json_feed::Timestamp;
use leptos::prelude::*;

use super::derived::text;
use crate::{
    element::context::WidgetContext,
    feed::{FeedItem, LoadedFeed, Selection, paging::Ids},
};

/// How long the sentence stays, in ms. It is not to be found later, and the next one may be the same.
const STAY: Duration = Duration::from_secs(5);

/// Most releases that are counted as new.
const MOST: usize = 100;

/// A sentence that is said once, when newer releases than those that were there have come.
#[component]
pub fn NewItems() -> impl IntoView {
    let widget = expect_context::<WidgetContext>();
    let sentence = RwSignal::new(String::new());
    Effect::new(move |before: Option<(usize, Option<Arc<LoadedFeed>>)>| {
        // Not what the widget shows of it: a search would bring news.
        let now = widget.feed().and_then(|feed| feed.phase.get().loaded().cloned());
        let id = widget.feed_id();
        if let (Some((before_id, Some(before))), Some(now)) = (before, &now)
            && before_id == id
        {
            let count = widget.props.selection.with_untracked(|selection| count_new(&before, now, selection));
            if count > 0 {
                let locale = widget.locale.get_untracked();
                let news = locale.count(&locale.messages.new_items, count as f64);
                sentence.set([news.before, &news.number, news.after].concat());
                set_timeout(move || _ = sentence.try_set(String::new()), STAY);
            }
        }
        (id, now)
    });
    view! {
        <p class="unseen" part="news" role="status" dir="auto">
            {text(move || sentence.get())}
        </p>
    }
}

/// How many items of `now` are newer than those `before`: not there before, not older than the newest of those by its date, and not one that
/// has only been read later. What has no date is newer if it comes ahead of all that was there.
fn count_new(before: &LoadedFeed, now: &LoadedFeed, selection: &Selection) -> usize {
    let mut ids = Ids::new();
    for item in &before.items {
        ids.insert(item.id().to_owned(), 0);
    }
    let was_there = |item: &Arc<FeedItem>| ids.contains_key(item.id());
    let date = |item: &Arc<FeedItem>| item.date().map(Timestamp::millis);
    let newest = before.items.iter().filter_map(date).max();
    let end = now.items.len();
    let first = now.items.iter().position(was_there).unwrap_or(end);
    // What follows the last of them may have been there, not yet read.
    let read = if before.has_more() { now.items.iter().rposition(was_there).unwrap_or(end) } else { end };
    let is_newer = |index: usize, item: &Arc<FeedItem>| match (date(item), newest) {
        (Some(date), Some(newest)) => date >= newest && index < read,
        _ => index < first,
    };
    let new = now
        .items
        .iter()
        .enumerate()
        .filter(|(index, item)| is_newer(*index, item) && !was_there(item) && selection.has(item));
    new.take(MOST).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use json_feed::Item;

    use super::{MOST, count_new};
    use crate::feed::{FeedItem, LoadedFeed, Rest, Selection, Sort, item::FeedContext};

    fn feed_of(items: impl IntoIterator<Item = Item>) -> LoadedFeed {
        let context =
            Arc::new(FeedContext { address: "https://example.org/feed.json".into(), authors: vec![] });
        let item = |item| Arc::new(FeedItem::new(item, context.clone()));
        LoadedFeed { items: items.into_iter().map(item).collect(), ..LoadedFeed::default() }
    }

    /// Items without dates.
    fn feed(ids: impl IntoIterator<Item = usize>) -> LoadedFeed {
        feed_of(ids.into_iter().map(|id| Item::new(id.to_string())))
    }

    /// Items of these days of a month, named by them, with tags.
    fn dated<const N: usize>(items: [(&str, &str); N]) -> LoadedFeed {
        feed_of(items.map(|(id, tag)| {
            let mut item = Item::new(id);
            item.date_published = ["2026-03-", &id[..2]].concat().parse().ok();
            item.tags = vec![tag.to_owned()];
            item
        }))
    }

    fn count(before: &LoadedFeed, now: &LoadedFeed) -> usize {
        count_new(before, now, &Selection::default())
    }

    #[test]
    fn what_comes_ahead_of_all_that_was_there_is_new() {
        assert_eq!(count(&feed([3, 4, 5]), &feed([1, 2, 3, 4, 5])), 2);
        assert_eq!(count(&feed([]), &feed([1])), 1);
    }

    #[test]
    fn older_items_that_are_read_later_are_not_new() {
        assert_eq!(count(&feed([1, 2]), &feed([1, 2, 3, 4])), 0);
        assert_eq!(count(&feed([1, 2, 3]), &feed([2, 3])), 0, "some are gone");
        let more = LoadedFeed { rest: Rest::More, ..dated([("10", ""), ("11", "")]) };
        // Of a feed whose newest come last, or of one day.
        assert_eq!(count(&more, &dated([("10", ""), ("11", ""), ("11b", ""), ("12", "")])), 0);
        assert_eq!(count(&dated([("10", "")]), &dated([("09", ""), ("10", "")])), 0, "an older one is back");
    }

    /// An item whose count had risen came ahead of others, and so did one of before that is selected now.
    #[test]
    fn the_order_that_the_page_wants_brings_no_news() {
        let before = dated([("12", "press"), ("11", ""), ("10", "press")]);
        let now = dated([("12", "press"), ("11", "press"), ("10", "press"), ("09", "press")]);
        for sort in [Sort::Newest, Sort::Views] {
            let press = Selection { tags: vec!["press".into()], sort, ..Selection::default() };
            assert_eq!(count_new(&before, &now, &press), 0);
        }
    }

    #[test]
    fn newer_items_are_new_wherever_they_come_and_only_if_they_are_selected() {
        let before = dated([("10", "pinned"), ("12", ""), ("11", "")]);
        let now = dated([("10", "pinned"), ("13", "press"), ("12b", ""), ("12", ""), ("11", "")]);
        assert_eq!(count(&before, &now), 2, "below a pinned one");
        assert_eq!(count(&dated([("10", ""), ("11", "")]), &dated([("10", ""), ("11", ""), ("12", "")])), 1);
        let press = Selection { tags: vec!["press".into()], ..Selection::default() };
        assert_eq!(count_new(&before, &now, &press), 1);
    }

    #[test]
    fn of_a_feed_with_nothing_in_common_a_hundred_are_new() {
        assert_eq!(count(&feed(0..10), &feed(10..1_000)), MOST);
    }
}
