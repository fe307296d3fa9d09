//! Where a feed stands between its first byte and its last card.

use std::rc::Rc;

use json_feed::decimal;

use crate::release::Releases;

/// What the reader is looking at. One of these at any time.
#[derive(Clone)]
pub enum Phase {
    /// The feed is on its way; the placeholder of the final size is shown.
    Loading,
    /// There are releases to show: at least one.
    Ready(Rc<Releases>),
    /// There are releases to show, but newer ones can't be had: the server is down, and these were kept.
    Stale(Rc<Releases>),
    /// The feed is sound and has no release.
    Empty(Rc<Releases>),
    /// There is nothing to show, and this is why.
    Failed(Cause),
}

impl Phase {
    /// That of a feed with these releases, if any.
    pub fn of(releases: Releases) -> Self {
        let releases = Rc::new(releases);
        if releases.items.is_empty() { Self::Empty(releases) } else { Self::Ready(releases) }
    }

    /// The name that the style sheet and the page's own tests know the phase by (`data-phase`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready(_) => "ready",
            Self::Stale(_) => "stale",
            Self::Empty(_) => "empty",
            Self::Failed(_) => "failed",
        }
    }

    /// What there is of the feed.
    pub fn releases(&self) -> Option<&Rc<Releases>> {
        match self {
            Self::Ready(releases) | Self::Stale(releases) | Self::Empty(releases) => Some(releases),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl PartialEq for Phase {
    /// Releases are the same if they are the same object: to look into all of them takes long.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Failed(cause), Self::Failed(other)) => cause == other,
            _ => {
                let [releases, others] = [self, other].map(|phase| phase.releases().map(Rc::as_ptr));
                self.name() == other.name() && releases == others
            }
        }
    }
}

/// Why there is no news. The names are part of the contract with the page (`detail.cause` of the event).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The element has no `feed` attribute.
    FeedMissing,
    /// No answer: network, name, certificate, or a missing CORS header; the browser tells none of them apart.
    FeedUnreachable,
    /// An answer with this HTTP status instead of a feed.
    FeedStatus(u16),
    /// No byte for a while, or not enough of them (see `src/embed/document.js`).
    FeedTimeout,
    /// An answer that is no JSON, as the browser says.
    FeedNoJson(String),
    /// An answer that is no JSON Feed.
    FeedInvalid(json_feed::Error),
    /// More bytes than a feed may have, and not one release in them.
    FeedTooLarge,
}

impl Cause {
    /// The contract's name of the cause.
    pub fn name(&self) -> &'static str {
        match self {
            Self::FeedMissing => "feed-missing",
            Self::FeedUnreachable => "feed-unreachable",
            Self::FeedStatus(_) => "feed-status",
            Self::FeedTimeout => "feed-timeout",
            Self::FeedNoJson(_) | Self::FeedInvalid(_) => "feed-invalid",
            Self::FeedTooLarge => "feed-too-large",
        }
    }

    /// What the page's webmaster can do about it: the one line for the console.
    pub fn mend(&self, address: &str) -> String {
        let told = match self {
            Self::FeedMissing => {
                return "add the address of a JSON Feed: feed=\"https://…/feed.json\"".into();
            }
            Self::FeedUnreachable => {
                " gave no answer this page may read: check the address, that its server sends \
                 Access-Control-Allow-Origin, and that connect-src of this page's policy allows it"
            }
            Self::FeedStatus(status) => {
                let told = ": check the address, or tell its server's owner";
                return [address, " answered with status ", &decimal((*status).into()), told].concat();
            }
            Self::FeedTimeout => " is too slow: tell its server's owner",
            Self::FeedNoJson(fault) => {
                let told = "): check that the address leads to the feed and not to a web page, and that a program wrote its JSON";
                return [address, " is not JSON (", fault, told].concat();
            }
            Self::FeedInvalid(error) => return [address, " is not a JSON Feed: ", &error.message()].concat(),
            Self::FeedTooLarge => {
                " has 8 MB and no release in them: check the address, and that its items come first"
            }
        };
        [address, told].concat()
    }

    /// Whether asking again can help the reader.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Self::FeedMissing)
    }

    /// Whether the next answer may well be another one, without anyone doing anything about it: worth asking again unasked.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::FeedUnreachable | Self::FeedTimeout => true,
            // Request timeout, too many requests, and the server's own troubles (RFC 9110, 15.6; RFC 6585, 4).
            Self::FeedStatus(status) => matches!(status, 408 | 429 | 500..),
            // Half a document: the connection broke, which WebKit does not tell, or it was just being written.
            Self::FeedInvalid(error) => *error == json_feed::Error::CutShort,
            Self::FeedMissing | Self::FeedNoJson(_) | Self::FeedTooLarge => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cause;

    #[test]
    fn only_what_may_pass_by_itself_is_asked_for_again_unasked() {
        let transient = [408, 429, 500, 502, 503, 504].map(Cause::FeedStatus);
        let cut = Cause::FeedInvalid(json_feed::Error::CutShort);
        for cause in transient.iter().chain(&[Cause::FeedUnreachable, Cause::FeedTimeout, cut]) {
            assert!(cause.is_transient(), "{cause:?}");
        }
        let lasting = [301, 400, 401, 403, 404, 410].map(Cause::FeedStatus);
        let invalid = Cause::FeedInvalid(json_feed::Error::ItemsMissing);
        for cause in lasting.iter().chain(&[
            Cause::FeedMissing,
            Cause::FeedNoJson(String::new()),
            invalid,
            Cause::FeedTooLarge,
        ]) {
            assert!(!cause.is_transient(), "{cause:?}");
        }
    }
}
