//! Where a widget stands between its first byte and its last card.

use std::sync::Arc;

use crate::release::Releases;

/// What the reader is looking at. One of these at any time.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The feed is on its way; the placeholder of the final size is shown.
    Loading,
    /// There are releases to show: at least one.
    Ready(Arc<Releases>),
    /// The feed is sound and has no release.
    Empty(Arc<Releases>),
    /// There is nothing to show, and this is why.
    Failed(Cause),
}

impl Phase {
    /// The name that the style sheet and the page's own tests know the phase by (`data-phase`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready(_) => "ready",
            Self::Empty(_) => "empty",
            Self::Failed(_) => "failed",
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
    /// An answer that is no JSON Feed; the reader's own words on it.
    FeedInvalid(String),
}

impl Cause {
    /// The contract's name of the cause.
    pub fn name(&self) -> &'static str {
        match self {
            Self::FeedMissing => "feed-missing",
            Self::FeedUnreachable => "feed-unreachable",
            Self::FeedStatus(_) => "feed-status",
            Self::FeedInvalid(_) => "feed-invalid",
        }
    }

    /// What the page's webmaster can do about it: the one line for the console.
    pub fn mend(&self, address: &str) -> String {
        match self {
            Self::FeedMissing => "add the address of a JSON Feed: feed=\"https://…/feed.json\"".into(),
            Self::FeedUnreachable => format!(
                "{address} gave no answer this page may read: check the address, that its server sends \
                 Access-Control-Allow-Origin, and that connect-src of this page's policy allows it"
            ),
            Self::FeedStatus(status) => {
                format!(
                    "{address} answered with status {status}: check the address, or tell its server's owner"
                )
            }
            Self::FeedInvalid(reason) => format!("{address} is not a JSON Feed: {reason}"),
        }
    }

    /// Whether asking again can help the reader.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Self::FeedMissing)
    }
}
