//! How the items of several documents, and of one reading after another, become one list. Plain Rust.

use std::sync::Arc;

use crate::feed::item::FeedItem;

/// How many of the last items are compared with a new document. An item that is published between two requests moves an item
/// from the end of a document to the start of the next.
const OVERLAP: usize = 100;

/// Most documents of a feed that are read: a `next_url` may lead on without end.
const DOCUMENTS: usize = 1_000;

/// Where the feed continues after the documents `read`, if not in one of them: a publisher may lead back by mistake.
pub fn next_document(read: &[String], next_url: Option<String>) -> Option<String> {
    next_url.filter(|next| read.len() < DOCUMENTS && !read.contains(next))
}

/// Appends the items of the next document, except those that the last ones repeat.
pub fn append(items: &mut Vec<Arc<FeedItem>>, next: Vec<Arc<FeedItem>>) {
    let recent = items.len().saturating_sub(OVERLAP);
    for item in next {
        if !items.iter().skip(recent).any(|known| known.id() == item.id()) {
            items.push(item);
        }
    }
}

/// Replaces each item that is equal to the one in its place `before` by that one, so that its view stays.
pub fn reuse(items: &mut [Arc<FeedItem>], before: &[Arc<FeedItem>]) {
    for (item, before) in items.iter_mut().zip(before) {
        if item == before {
            *item = before.clone();
        }
    }
}

/// How much of a feed its readers want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// There should be more items than this.
    pub items: usize,
    /// Whether they may come from the documents after the first.
    pub further_documents: bool,
}

impl Demand {
    /// Whether what satisfies `other` also satisfies this demand.
    pub fn is_covered_by(self, other: Self) -> bool {
        self.items <= other.items && self.further_documents <= other.further_documents
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use json_feed::Item;

    use super::{Demand, append, next_document, reuse};
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
        append(&mut all, items([2, 3, 4, 5, 5]));
        assert_eq!(ids(&all), ["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn only_the_last_hundred_are_compared() {
        let mut all = items(0..200);
        append(&mut all, items([99, 100, 199]));
        assert_eq!(ids(&all[200..]), ["99"]);
    }

    #[test]
    fn a_document_is_read_once_and_no_more_than_a_thousand_are() {
        let [first, second] = ["a", "b"].map(str::to_owned);
        assert_eq!(next_document(std::slice::from_ref(&first), Some(second.clone())), Some(second.clone()));
        assert_eq!(next_document(&[first.clone(), second], Some(first.clone())), None);
        assert_eq!(next_document(&[], None), None);
        let read: Vec<_> = (0..1_000).map(|number| number.to_string()).collect();
        assert_eq!(next_document(&read[..999], Some(first.clone())), Some(first.clone()));
        assert_eq!(next_document(&read, Some(first)), None);
    }

    #[test]
    fn an_item_that_has_not_changed_stays_the_same_object() {
        let before = items([1, 2, 3]);
        let mut now = items([1, 9, 3, 4]);
        let changed = now[1].clone();
        reuse(&mut now, &before);
        assert!(Arc::ptr_eq(&now[0], &before[0]) && Arc::ptr_eq(&now[2], &before[2]));
        assert!(Arc::ptr_eq(&now[1], &changed));
        assert_eq!(ids(&now), ["1", "9", "3", "4"]);
    }

    #[test]
    fn a_demand_is_covered_by_one_that_is_nowhere_smaller() {
        let demand = |items, further_documents| Demand { items, further_documents };
        assert!(demand(12, false).is_covered_by(demand(12, false)));
        assert!(demand(12, false).is_covered_by(demand(24, true)));
        assert!(!demand(24, false).is_covered_by(demand(12, true)));
        assert!(!demand(12, true).is_covered_by(demand(24, false)));
    }
}
