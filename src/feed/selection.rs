//! Which items of a feed a widget shows, and in which order.

use std::{cmp::Reverse, sync::Arc};

use crate::feed::{item::FeedItem, phase::LoadedFeed};

/// Which items are shown, in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Items with one of these tags; all if there is none. Latin letters in any case.
    pub tags: Vec<String>,
    /// No items with any of these tags.
    pub exclude_tags: Vec<String>,
    /// The order.
    pub sort: Sort,
}

/// The order of items. Those that are equal keep the order of the feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// That of the feed.
    #[default]
    Feed,
    /// The newest first, those without a date last.
    Newest,
    /// The most read first, those without a count last.
    Views,
}

impl Sort {
    /// The order of this name.
    pub fn of(word: &str) -> Self {
        match word {
            "newest" => Self::Newest,
            "views" => Self::Views,
            _ => Self::Feed,
        }
    }
}

impl Selection {
    /// Whether it is the feed as it is.
    pub fn is_whole_feed(&self) -> bool {
        *self == Self::default()
    }

    /// The feed with the selected items alone.
    pub fn of(&self, feed: &Arc<LoadedFeed>) -> Arc<LoadedFeed> {
        if self.is_whole_feed() {
            return feed.clone();
        }
        let mut items: Vec<_> = feed.items.iter().filter(|item| self.has(item)).cloned().collect();
        let key = |item: &FeedItem| match self.sort {
            Sort::Feed => None,
            Sort::Newest => item.date().map(|date| date.millis()),
            Sort::Views => item.views().map(|views| views as i64),
        };
        items.sort_by_key(|item| Reverse(key(item)));
        Arc::new(LoadedFeed { items, ..without_items(feed) })
    }

    /// Whether `item` is selected.
    pub fn has(&self, item: &FeedItem) -> bool {
        let tags = item.tags();
        let has_any = |wanted: &[String]| {
            let is_wanted = |tag: &String| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(tag));
            tags.iter().any(is_wanted)
        };
        (self.tags.is_empty() || has_any(&self.tags)) && !has_any(&self.exclude_tags)
    }
}

/// All else that is known of a feed.
pub fn without_items(feed: &LoadedFeed) -> LoadedFeed {
    LoadedFeed {
        title: feed.title.clone(),
        home_page: feed.home_page.clone(),
        language: feed.language.clone(),
        items: Vec::new(),
        rest: feed.rest,
        last_modified: feed.last_modified,
    }
}

#[cfg(test)]
mod tests {
    use json_feed::Item;

    use super::*;
    use crate::feed::item::FeedContext;

    fn feed() -> Arc<LoadedFeed> {
        let context =
            Arc::new(FeedContext { address: "https://example.org/feed.json".into(), authors: vec![] });
        let items = [
            ("1", "2026-01-05", Some(7), &["Press", "투자"][..]),
            ("2", "", None, &["notice"]),
            ("3", "2026-02-01", Some(900), &["press", "Notice"]),
            ("4", "2025-12-31", Some(7), &[]),
        ];
        let items = items.map(|(id, date, views, tags)| {
            let mut item = Item::new(id);
            item.date_published = date.parse().ok();
            item.invest_seoul.views = views;
            item.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            Arc::new(FeedItem::new(item, context.clone()))
        });
        Arc::new(LoadedFeed { items: items.to_vec(), ..LoadedFeed::default() })
    }

    fn ids(selection: Selection) -> Vec<String> {
        selection.of(&feed()).items.iter().map(|item| item.id().to_owned()).collect()
    }

    fn list(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|tag| (*tag).to_owned()).collect()
    }

    #[test]
    fn the_whole_feed_is_the_same_object() {
        let feed = feed();
        assert!(Arc::ptr_eq(&Selection::default().of(&feed), &feed));
    }

    #[test]
    fn an_item_with_one_of_the_tags_in_any_case_is_shown() {
        assert_eq!(ids(Selection { tags: list(&["PRESS"]), ..Selection::default() }), ["1", "3"]);
        assert_eq!(
            ids(Selection { tags: list(&["투자", "notice"]), ..Selection::default() }),
            ["1", "2", "3"]
        );
        assert_eq!(ids(Selection { tags: list(&["none of these"]), ..Selection::default() }), [""; 0]);
    }

    #[test]
    fn an_item_with_an_excluded_tag_is_not_shown_whatever_else_it_has() {
        assert_eq!(ids(Selection { exclude_tags: list(&["notice"]), ..Selection::default() }), ["1", "4"]);
        let both = Selection { tags: list(&["press"]), exclude_tags: list(&["Notice"]), sort: Sort::Feed };
        assert_eq!(ids(both), ["1"]);
    }

    #[test]
    fn the_newest_come_first_and_those_without_a_date_last() {
        assert_eq!(ids(Selection { sort: Sort::Newest, ..Selection::default() }), ["3", "1", "4", "2"]);
    }

    #[test]
    fn the_most_read_come_first_equal_ones_as_in_the_feed_and_unknown_ones_last() {
        assert_eq!(ids(Selection { sort: Sort::Views, ..Selection::default() }), ["3", "1", "4", "2"]);
    }
}
