//! How many releases a refresh has brought, for screen readers.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use super::derived::text;
use crate::{element::context::WidgetContext, feed::LoadedFeed};

/// How long the sentence stays, in ms. It is not to be found later, and the next one may be the same.
const STAY: Duration = Duration::from_secs(5);

/// Most releases that are counted as new.
const MOST: usize = 100;

/// A sentence that is said once, when newer releases have come ahead of those that were there.
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
            let [before, now] =
                [&before, now].map(|feed| widget.props.selection.with_untracked(|wanted| wanted.of(feed)));
            let count = count_new(&before, &now);
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

/// How many items come ahead of all that were there before.
fn count_new(before: &LoadedFeed, now: &LoadedFeed) -> usize {
    let was_there = |id: &str| before.items.iter().any(|item| item.id() == id);
    now.items.iter().take(MOST).take_while(|item| !was_there(item.id())).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use json_feed::Item;

    use super::{MOST, count_new};
    use crate::feed::{FeedItem, LoadedFeed, item::FeedContext};

    fn feed(ids: impl IntoIterator<Item = usize>) -> LoadedFeed {
        let context =
            Arc::new(FeedContext { address: "https://example.org/feed.json".into(), authors: vec![] });
        let item = |id: usize| Arc::new(FeedItem::new(Item::new(id.to_string()), context.clone()));
        LoadedFeed { items: ids.into_iter().map(item).collect(), ..LoadedFeed::default() }
    }

    #[test]
    fn what_comes_ahead_of_all_that_was_there_is_new() {
        assert_eq!(count_new(&feed([3, 4, 5]), &feed([1, 2, 3, 4, 5])), 2);
        assert_eq!(count_new(&feed([]), &feed([1])), 1);
    }

    #[test]
    fn older_items_that_are_read_later_are_not_new() {
        assert_eq!(count_new(&feed([1, 2]), &feed([1, 2, 3, 4])), 0);
        assert_eq!(count_new(&feed([1, 2, 3]), &feed([2, 3])), 0, "some are gone");
    }

    #[test]
    fn of_a_feed_with_nothing_in_common_a_hundred_are_new() {
        assert_eq!(count_new(&feed(0..10), &feed(10..1_000)), MOST);
    }
}
