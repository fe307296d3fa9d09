//! Where a feed stands, and what an answer or a failure makes of that. Plain Rust.

use std::sync::Arc;

use json_feed::{Error, decimal};

use crate::feed::{item::FeedItem, paging};

/// Where a feed stands. The widget shows exactly one of these at any time.
#[derive(Clone, Debug)]
pub enum Phase {
    /// The first answer has not come; a placeholder is shown.
    Loading,
    /// There are items: at least one.
    Ready(Arc<LoadedFeed>),
    /// There are items from before, and newer ones cannot be had.
    Stale(Arc<LoadedFeed>),
    /// The feed is valid and has no item.
    Empty(Arc<LoadedFeed>),
    /// There is nothing to show, for this reason.
    Failed(Cause),
}

/// What has been read of a feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedFeed {
    /// Its title.
    pub title: Option<String>,
    /// The page that it is about: an `http:` or `https:` address.
    pub home_page: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Its items, in the feed's order.
    pub items: Vec<Arc<FeedItem>>,
    /// What it has after these.
    pub rest: Rest,
    /// When it was last changed, in ms since 1970, as the server says.
    pub last_modified: Option<f64>,
}

/// What a feed has after the items that have been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// Nothing.
    #[default]
    Nothing,
    /// More items, which are read when they are wanted.
    More,
    /// What is on its way: the answer is slow.
    Coming,
    /// Items that cannot be read: they are too many, or damaged.
    Unreadable,
}

impl LoadedFeed {
    /// Whether there may be more items later.
    pub fn has_more(&self) -> bool {
        matches!(self.rest, Rest::More | Rest::Coming)
    }
}

impl Phase {
    /// The name in `data-phase`, for style sheets.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready(_) => "ready",
            Self::Stale(_) => "stale",
            Self::Empty(_) => "empty",
            Self::Failed(_) => "failed",
        }
    }

    /// What has been read of the feed, if anything.
    pub fn loaded(&self) -> Option<&Arc<LoadedFeed>> {
        match self {
            Self::Ready(feed) | Self::Stale(feed) | Self::Empty(feed) => Some(feed),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// The phase of a widget that shows only what `select` takes of what has been read. As long as there may be more, nothing selected is
    /// the same as nothing read.
    pub fn selecting(self, select: impl Fn(&Arc<LoadedFeed>) -> Arc<LoadedFeed>) -> Self {
        match self.with_loaded(select) {
            Self::Ready(feed) | Self::Stale(feed) if feed.items.is_empty() => {
                if feed.has_more() {
                    Self::Loading
                } else {
                    Self::Empty(feed)
                }
            }
            phase => phase,
        }
    }

    /// The same phase, with another feed in place of what has been read.
    pub fn with_loaded(self, replace: impl Fn(&Arc<LoadedFeed>) -> Arc<LoadedFeed>) -> Self {
        match self {
            Self::Ready(feed) => Self::Ready(replace(&feed)),
            Self::Stale(feed) => Self::Stale(replace(&feed)),
            phase @ (Self::Loading | Self::Empty(_) | Self::Failed(_)) => phase,
        }
    }

    /// The phase after an answer, which was `interrupted` after its items if a cause is given. `None` if this one stays: the
    /// answer is only the beginning of what is there.
    pub fn after_answer(&self, mut feed: LoadedFeed, interrupted: Option<&Cause>) -> Option<Self> {
        let before = self.loaded().map_or(&[][..], |before| &before.items);
        if let Some(cause) = interrupted {
            let has_as_many = feed.items.len() == before.len();
            // A lasting fault says that there are no more items than these. The feed did not say so before.
            if feed.items.len() < before.len() || has_as_many && cause.is_transient() {
                return None;
            }
        }
        paging::reuse(&mut feed.items, before);
        Some(Self::of(feed.into()))
    }

    /// The phase while an answer is being read, of which there is this much so far. `None` if this one stays: more is there already.
    pub fn while_reading(&self, mut coming: LoadedFeed) -> Option<Self> {
        let before = self.loaded().map_or(&[][..], |before| &before.items);
        (coming.items.len() > before.len()).then(|| {
            paging::reuse(&mut coming.items, before);
            Self::of(coming.into())
        })
    }

    /// The phase after the server has said that nothing has changed, if there is something.
    pub fn confirmed(&self) -> Option<Self> {
        self.loaded().cloned().map(Self::of)
    }

    /// Whether there is nothing else to see in `other`, which was made from an answer after this.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let same = |(item, other): (&Arc<FeedItem>, &Arc<FeedItem>)| Arc::ptr_eq(item, other);
        match (self, other) {
            (Self::Ready(feed), Self::Ready(other)) => {
                (&feed.title, &feed.home_page, &feed.language)
                    == (&other.title, &other.home_page, &other.language)
                    && (feed.rest, feed.items.len()) == (other.rest, other.items.len())
                    && feed.items.iter().zip(&other.items).all(same)
            }
            (Self::Empty(_), Self::Empty(_)) => true,
            _ => false,
        }
    }

    fn of(feed: Arc<LoadedFeed>) -> Self {
        if feed.items.is_empty() { Self::Empty(feed) } else { Self::Ready(feed) }
    }

    /// Whether the browser's cache should be asked after the first attempt has failed like this. A server that answers, if only
    /// with an error, is not asked a second time.
    pub fn wants_cache(&self, cause: &Cause) -> bool {
        matches!(self, Self::Loading) && matches!(cause, Cause::FeedUnreachable | Cause::FeedTimeout)
    }

    /// The phase after a failure: the items from before, those in the browser's cache, or the cause. `None` if this one stays.
    pub fn after_failure(&self, cause: &Cause, cached: Option<LoadedFeed>) -> Option<Self> {
        match self {
            Self::Stale(_) => return None,
            Self::Failed(before) if before == cause => return None,
            Self::Ready(feed) => return Some(Self::Stale(feed.clone())),
            Self::Loading | Self::Empty(_) | Self::Failed(_) => {}
        }
        Some(match cached.filter(|feed| !feed.items.is_empty()) {
            Some(feed) => Self::Stale(Arc::new(feed)),
            None => Self::Failed(cause.clone()),
        })
    }
}

impl PartialEq for Phase {
    /// Feeds are equal if they are the same object: comparing 10,000 items takes too long.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Failed(cause), Self::Failed(other)) => cause == other,
            _ => {
                let [feed, other_feed] = [self, other].map(|phase| phase.loaded().map(Arc::as_ptr));
                self.name() == other.name() && feed == other_feed
            }
        }
    }
}

/// Why there is no news. Pages see the names in `detail.cause` of the error event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The element has no usable `feed` attribute.
    FeedMissing,
    /// No response: network, name, certificate, or a missing CORS header. Browsers do not tell which.
    FeedUnreachable,
    /// A response with this HTTP status instead of a feed.
    FeedStatus(u16),
    /// No byte for too long, or too few bytes in all the time that a feed may take.
    FeedTimeout,
    /// A response that is no JSON Feed.
    FeedInvalid(Error),
    /// More bytes than a document may have, and no item in them.
    FeedTooLarge,
}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        match error {
            Error::TooLarge => Self::FeedTooLarge,
            error => Self::FeedInvalid(error),
        }
    }
}

impl Cause {
    /// The name that pages see.
    pub fn name(&self) -> &'static str {
        match self {
            Self::FeedMissing => "feed-missing",
            Self::FeedUnreachable => "feed-unreachable",
            Self::FeedStatus(_) => "feed-status",
            Self::FeedTimeout => "feed-timeout",
            Self::FeedInvalid(_) => "feed-invalid",
            Self::FeedTooLarge => "feed-too-large",
        }
    }

    /// What is wrong and what the page's developer can do about it, in one line for the console.
    pub fn remedy(&self, address: &str) -> String {
        let line = match self {
            Self::FeedMissing => {
                return "add the address of a JSON Feed: feed=\"https://…/feed.json\"".into();
            }
            Self::FeedUnreachable => {
                " gave no answer this page may read: check the address, that its server sends \
                 Access-Control-Allow-Origin, and that connect-src of this page's policy allows it"
            }
            Self::FeedStatus(status) => {
                let advice = ": check the address, or tell its server's owner";
                return [address, " answered with status ", &decimal((*status).into()), advice].concat();
            }
            Self::FeedTimeout => " is too slow: tell its server's owner",
            Self::FeedInvalid(error) => return [address, " is not a JSON Feed: ", &error.message()].concat(),
            Self::FeedTooLarge => {
                " has 8 MB and no release in them: check the address, and that its items come first"
            }
        };
        [address, line].concat()
    }

    /// Whether it makes sense to let the reader try again.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Self::FeedMissing)
    }

    /// Whether the cause may pass by itself, so that it is worth asking again automatically.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::FeedUnreachable | Self::FeedTimeout => true,
            // Request timeout, too many requests, and errors of the server (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4).
            Self::FeedStatus(status) => matches!(status, 408 | 429 | 500..),
            // Half a document: the connection broke, which WebKit does not report, or the file was just being written.
            Self::FeedInvalid(error) => *error == Error::CutShort,
            Self::FeedMissing | Self::FeedTooLarge => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use json_feed::{Error, Item};

    use super::{Cause, LoadedFeed, Phase, Rest};
    use crate::feed::item::{FeedContext, FeedItem};

    fn feed(count: usize) -> LoadedFeed {
        let context =
            Arc::new(FeedContext { address: "https://example.org/feed.json".into(), authors: vec![] });
        let item = |id: usize| Arc::new(FeedItem::new(Item::new(id.to_string()), context.clone()));
        LoadedFeed { items: (0..count).map(item).collect(), ..LoadedFeed::default() }
    }

    /// The name of the phase and the number of its items.
    fn summary(phase: Option<Phase>) -> Option<(&'static str, usize)> {
        phase.map(|phase| (phase.name(), phase.loaded().map_or(0, |feed| feed.items.len())))
    }

    #[test]
    fn an_answer_is_shown() {
        let failed = Phase::Failed(Cause::FeedUnreachable);
        for phase in [Phase::Loading, Phase::Stale(Arc::new(feed(5))), failed] {
            assert_eq!(summary(phase.after_answer(feed(3), None)), Some(("ready", 3)));
            assert_eq!(summary(phase.after_answer(feed(0), None)), Some(("empty", 0)));
        }
    }

    #[test]
    fn an_answer_keeps_the_items_that_have_not_changed() {
        let before = Arc::new(feed(3));
        let now = Phase::Ready(before.clone())
            .after_answer(feed(5), None)
            .and_then(|phase| phase.loaded().cloned());
        let now = now.expect("an answer is shown");
        assert!(now.items.iter().zip(&before.items).all(|(now, before)| Arc::ptr_eq(now, before)));
    }

    #[test]
    fn an_answer_without_news_shows_the_same() {
        let before = Phase::Ready(Arc::new(feed(3)));
        let same = |answer| before.after_answer(answer, None).is_some_and(|now| before.shows_the_same(&now));
        assert!(same(feed(3)));
        assert!(!same(feed(4)));
        assert!(!same(LoadedFeed { title: Some("News".into()), ..feed(3) }));
        let mut changed = feed(3);
        let mut item = Item::new("1");
        item.invest_seoul.views = Some(719);
        let context = FeedContext { address: "https://example.org/feed.json".into(), authors: vec![] };
        changed.items[1] = Arc::new(FeedItem::new(item, context.into()));
        assert!(!same(changed));
        let stale = before.after_failure(&Cause::FeedTimeout, None).expect("items stay");
        assert!(!stale.shows_the_same(&before), "the note goes");
    }

    #[test]
    fn half_an_answer_is_shown_unless_more_is_there() {
        let there = Phase::Ready(Arc::new(feed(3)));
        let (transient, lasting) = (Cause::FeedUnreachable, Cause::FeedTooLarge);
        assert_eq!(summary(Phase::Loading.after_answer(feed(1), Some(&transient))), Some(("ready", 1)));
        assert_eq!(summary(there.after_answer(feed(4), Some(&transient))), Some(("ready", 4)));
        assert_eq!(summary(there.after_answer(feed(3), Some(&transient))), None);
        assert_eq!(summary(there.after_answer(feed(3), Some(&lasting))), Some(("ready", 3)));
        assert_eq!(summary(there.after_answer(feed(2), Some(&lasting))), None);
    }

    #[test]
    fn what_comes_of_a_slow_answer_is_shown_unless_more_is_there() {
        let coming = |count| LoadedFeed { rest: Rest::Coming, ..feed(count) };
        assert_eq!(summary(Phase::Loading.while_reading(coming(1))), Some(("ready", 1)));
        assert_eq!(summary(Phase::Failed(Cause::FeedTimeout).while_reading(coming(1))), Some(("ready", 1)));
        let there = Phase::Ready(Arc::new(feed(3)));
        assert_eq!(summary(there.while_reading(coming(3))), None);
        let more = there.while_reading(coming(4));
        assert_eq!(summary(more.clone()), Some(("ready", 4)));
        let (more, there) = (more.and_then(|more| more.loaded().cloned()), there.loaded().cloned());
        assert!(Arc::ptr_eq(&more.unwrap().items[2], &there.unwrap().items[2]), "its card stays");
    }

    #[test]
    fn what_is_there_is_current_if_the_server_says_that_nothing_has_changed() {
        assert_eq!(summary(Phase::Stale(Arc::new(feed(3))).confirmed()), Some(("ready", 3)));
        assert_eq!(summary(Phase::Empty(Arc::new(feed(0))).confirmed()), Some(("empty", 0)));
        assert_eq!(Phase::Loading.confirmed(), None);
        assert_eq!(Phase::Failed(Cause::FeedTimeout).confirmed(), None);
    }

    #[test]
    fn a_failure_leaves_items_and_says_that_they_are_old() {
        let there = Phase::Ready(Arc::new(feed(3)));
        let stale = there.after_failure(&Cause::FeedStatus(500), None);
        assert_eq!(summary(stale.clone()), Some(("stale", 3)));
        assert_eq!(stale.and_then(|stale| stale.after_failure(&Cause::FeedTimeout, None)), None);
    }

    #[test]
    fn a_failure_without_items_shows_those_in_the_cache_or_its_cause() {
        let cause = Cause::FeedUnreachable;
        assert_eq!(summary(Phase::Loading.after_failure(&cause, Some(feed(2)))), Some(("stale", 2)));
        let failed = Some(Phase::Failed(cause.clone()));
        assert_eq!(Phase::Loading.after_failure(&cause, Some(feed(0))), failed);
        assert_eq!(Phase::Loading.after_failure(&cause, None), failed);
        assert_eq!(Phase::Empty(Arc::new(feed(0))).after_failure(&cause, None), failed);
    }

    #[test]
    fn a_failure_is_reported_once_until_it_is_another() {
        let failed = Phase::Failed(Cause::FeedStatus(503));
        assert_eq!(failed.after_failure(&Cause::FeedStatus(503), None), None);
        let other = Cause::FeedStatus(500);
        assert_eq!(failed.after_failure(&other, None), Some(Phase::Failed(other)));
    }

    #[test]
    fn the_cache_is_asked_if_the_network_gave_no_answer_at_first() {
        assert!(Phase::Loading.wants_cache(&Cause::FeedUnreachable));
        assert!(Phase::Loading.wants_cache(&Cause::FeedTimeout));
        assert!(!Phase::Loading.wants_cache(&Cause::FeedStatus(503)));
        assert!(!Phase::Ready(Arc::new(feed(1))).wants_cache(&Cause::FeedUnreachable));
    }

    #[test]
    fn only_what_may_pass_by_itself_is_asked_for_again_unprompted() {
        let transient = [408, 429, 500, 502, 503, 504].map(Cause::FeedStatus);
        let cut = Cause::FeedInvalid(Error::CutShort);
        for cause in transient.iter().chain(&[Cause::FeedUnreachable, Cause::FeedTimeout, cut]) {
            assert!(cause.is_transient(), "{cause:?}");
        }
        let lasting = [301, 400, 401, 403, 404, 410].map(Cause::FeedStatus);
        let invalid = Cause::FeedInvalid(Error::ItemsMissing);
        for cause in lasting.iter().chain(&[Cause::FeedMissing, invalid, Cause::FeedTooLarge]) {
            assert!(!cause.is_transient(), "{cause:?}");
        }
    }

    #[test]
    fn a_document_that_is_too_long_is_not_an_invalid_one() {
        assert_eq!(Cause::from(Error::TooLarge), Cause::FeedTooLarge);
        assert_eq!(Cause::from(Error::CutShort), Cause::FeedInvalid(Error::CutShort));
    }
}
