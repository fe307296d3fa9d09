//! How the items of several documents, and of one reading after another, become one list. Plain Rust.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use crate::feed::item::FeedItem;

/// Most items of a feed that are read.
pub const MOST_ITEMS: usize = json_feed::Limits::WIDGET.list_entries;

/// Most documents of a feed that are read: a `next_url` may lead on without end.
pub const MOST_DOCUMENTS: usize = 1_000;

/// The ids of the items in a list, each with its place. Empty until they are needed. Of the type that the reader of documents uses,
/// for the size of the module.
pub type Ids = BTreeMap<String, usize>;

/// Where the feed continues after the documents `read`, if not in one of them: a publisher may lead back by mistake.
pub fn next_document(read: &[String], next_url: Option<String>) -> Option<String> {
    next_url.filter(|next| !read.contains(next))
}

/// Appends the items of the next document, except those that are in the list already: what is published between two requests moves
/// items from one document to the next. Returns whether there was room for all.
pub fn append(items: &mut Vec<Arc<FeedItem>>, ids: &mut Ids, next: Vec<Arc<FeedItem>>) -> bool {
    let known = if ids.is_empty() { std::mem::take(items) } else { Vec::new() };
    for item in known.into_iter().chain(next) {
        if let Entry::Vacant(place) = ids.entry(item.id().to_owned()) {
            if items.len() == MOST_ITEMS {
                return false;
            }
            place.insert(items.len());
            items.push(item);
        }
    }
    true
}

/// The items `before` after the last of `items`, if that is one of them: nothing has come in between.
pub fn rest_after<'a>(items: &[Arc<FeedItem>], before: &'a [Arc<FeedItem>]) -> Option<&'a [Arc<FeedItem>]> {
    let last = items.last()?;
    let place = before.iter().position(|item| item.id() == last.id())?;
    before.get(place + 1..)
}

/// Replaces each item that is equal to the one in its place `before` by that one, so that its view stays. Newer items may have come ahead of
/// all.
pub fn reuse(items: &mut [Arc<FeedItem>], before: &[Arc<FeedItem>]) {
    let is_first = |item: &Arc<FeedItem>| before.first().is_some_and(|first| first.id() == item.id());
    let newer = items.iter().position(is_first).unwrap_or_default();
    for (item, before) in items[newer..].iter_mut().zip(before) {
        if item == before {
            *item = before.clone();
        }
    }
}

/// How much of a feed its readers want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// The first document is read until there are more items than this.
    pub items: usize,
    /// The documents after it are read until there are more items than this in all.
    pub in_all: usize,
}

impl Demand {
    /// Whether what satisfies `other` also satisfies this demand.
    pub fn is_covered_by(self, other: Self) -> bool {
        self.items <= other.items && self.in_all <= other.in_all
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use json_feed::Item;

    use super::{Demand, Ids, MOST_ITEMS, append, next_document, rest_after, reuse};
    use crate::feed::item::{FeedContext, FeedItem};

    /// Items with these identifiers, from a reading of their own.
    fn items(ids: impl IntoIterator<Item = usize>) -> Vec<Arc<FeedItem>> {
        let context =
            Arc::new(FeedContext { address: "https://example.org/feed.json".into(), authors: vec![] });
        ids.into_iter()
            .map(|id| Arc::new(FeedItem::new(Item::new(id.to_string()), context.clone())))
            .collect()
    }

    fn ids(items: &[Arc<FeedItem>]) -> Vec<&str> {
        items.iter().map(|item| item.id()).collect()
    }

    #[test]
    fn what_a_document_repeats_of_the_one_before_is_left_out() {
        let mut all = items([1, 2, 3]);
        assert!(append(&mut all, &mut Ids::new(), items([2, 3, 4, 5, 5])));
        assert_eq!(ids(&all), ["1", "2", "3", "4", "5"]);
    }

    /// Only the last hundred were compared.
    #[test]
    fn an_item_is_in_the_list_once_however_much_the_documents_repeat() {
        let (mut all, mut known) = (items(0..200), Ids::new());
        assert!(append(&mut all, &mut known, items(50..250)));
        assert!(append(&mut all, &mut known, items([0, 249, 250])));
        assert_eq!(ids(&all), (0..=250).map(|id| id.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn ten_thousand_items_fill_the_list() {
        let (mut all, mut known) = (items(0..6_000), Ids::new());
        assert!(append(&mut all, &mut known, items(5_000..10_000)));
        assert!(append(&mut all, &mut known, items([1, 2])), "they are there");
        assert!(!append(&mut all, &mut known, items([10_000])));
        assert_eq!(all.len(), MOST_ITEMS);
    }

    #[test]
    fn what_was_read_of_later_documents_follows_where_the_first_joins_it() {
        let before = items(1..=9);
        let rest = |now| rest_after(&items(now), &before).map(ids);
        assert_eq!(rest(vec![1, 2, 3]), Some(vec!["4", "5", "6", "7", "8", "9"]));
        assert_eq!(rest(vec![11, 10, 1]), Some(vec!["2", "3", "4", "5", "6", "7", "8", "9"]));
        assert_eq!(rest(vec![12, 11, 10]), None, "others may be between");
        assert_eq!(rest(vec![]), None);
    }

    #[test]
    fn a_document_is_read_once() {
        let [first, second] = ["a", "b"].map(str::to_owned);
        assert_eq!(next_document(std::slice::from_ref(&first), Some(second.clone())), Some(second.clone()));
        assert_eq!(next_document(&[first.clone(), second], Some(first.clone())), None);
        assert_eq!(next_document(&[], None), None);
    }

    #[test]
    fn an_item_that_has_not_changed_stays_the_same_object() {
        let before = items([1, 2, 3]);
        let mut now = items([1, 9, 3, 4]);
        let changed = now[1].clone();
        reuse(&mut now, &before);
        assert!(Arc::ptr_eq(&now[0], &before[0]) && Arc::ptr_eq(&now[2], &before[2]));
        let mut later = items([7, 8, 1, 2, 3]);
        reuse(&mut later, &before);
        assert!(before.iter().zip(&later[2..]).all(|(before, later)| Arc::ptr_eq(before, later)));
        assert!(Arc::ptr_eq(&now[1], &changed));
        assert_eq!(ids(&now), ["1", "9", "3", "4"]);
    }

    #[test]
    fn a_demand_is_covered_by_one_that_is_nowhere_smaller() {
        let demand = |items, in_all| Demand { items, in_all };
        assert!(demand(12, 0).is_covered_by(demand(12, 0)));
        assert!(demand(12, 0).is_covered_by(demand(24, 24)));
        assert!(!demand(24, 0).is_covered_by(demand(12, 24)));
        assert!(!demand(12, 24).is_covered_by(demand(24, 12)));
    }
}
