//! What the element's methods find: the carousel or the list that shows the items.

use std::sync::Arc;

use super::{carousel::CarouselContext, list::ListContext};
use crate::{element::context::WidgetContext, feed::FeedItem};

/// Whichever layout shows the items.
#[derive(Clone, Copy)]
pub enum CardsContext {
    /// Cards in a row that moves.
    Carousel(CarouselContext),
    /// Cards below each other.
    List(ListContext),
}

impl CardsContext {
    /// Moves on by what is in view; a list shows more.
    pub fn next(&self) {
        match self {
            Self::Carousel(carousel) => carousel.next(),
            Self::List(list) => list.show_more(),
        }
    }

    /// Moves back by what is in view. A list has nothing to do.
    pub fn previous(&self) {
        match self {
            Self::Carousel(carousel) => carousel.previous(),
            Self::List(_) => {}
        }
    }

    /// Brings the item at `index`, from 0, into view.
    pub fn go_to(&self, index: usize) {
        match self {
            Self::Carousel(carousel) => carousel.go_to(index),
            Self::List(list) => list.go_to(index),
        }
    }

    /// The items that can be reached.
    pub fn items(&self) -> Vec<Arc<FeedItem>> {
        match self {
            Self::Carousel(carousel) => carousel.reachable_items(),
            Self::List(list) => list.items(),
        }
    }

    /// The direction of the text around the element may have changed.
    pub fn follow_direction(&self, widget: WidgetContext) {
        match self {
            Self::Carousel(carousel) => carousel.follow_direction(),
            Self::List(_) => drop(widget.update_direction()),
        }
    }

    /// The element has been moved in the page.
    pub fn moved(&self) {
        if let Self::Carousel(carousel) = self {
            carousel.restore_position();
        }
    }
}
