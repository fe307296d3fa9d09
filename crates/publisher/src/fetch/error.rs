//! Why a server's answer cannot be used, or was not asked for.

use std::io;

use super::reach::OutOfReach;
use super::{MOST_REDIRECTS, robots};

/// Why there is no answer to use.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FetchError {
    /// The site does not want it.
    #[error("robots.txt forbids it: ask the site's keeper to allow the agent {}", robots::AGENT)]
    Forbidden,
    /// We must not ask without having read robots.txt (RFC 9309, 2.3.1.4).
    #[error("robots.txt cannot be had ({0}), and without it nothing may be asked for: try again later")]
    RobotsUnreachable(Box<FetchError>),
    /// The server is in a private network and is none that we were sent to.
    #[error("it leads into a private network: if it may, say --allow-private")]
    Private,
    /// The server wants to be left alone for longer than a run waits, in seconds (`Retry-After`).
    #[error("the server wants no request for the next {0} seconds: try again later")]
    Resting(u64),
    /// There is nothing (any more): 404 or 410.
    #[error("there is nothing at this address: check it")]
    Gone,
    /// The server refused or failed.
    #[error("the server answered {0}")]
    Status(u16),
    /// There is no connection.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// It took too long.
    #[error("the server took too long")]
    TimedOut,
    /// The body is larger than what is taken in.
    #[error("it is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// One address leads to the next.
    #[error("it leads to other addresses more than {MOST_REDIRECTS} times")]
    RedirectLoop,
    /// An address leads to one that is none of the web.
    #[error("it leads to {0}, which is no address of the web")]
    Astray(String),
}

impl FetchError {
    /// Whether the same request may do better later: the server is in trouble, not what was asked for.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::RobotsUnreachable(_) | Self::Resting(_) | Self::Unreachable(_) | Self::TimedOut => true,
            Self::Status(status) => matches!(status, 408 | 429 | 500..=599),
            Self::Forbidden
            | Self::Private
            | Self::Gone
            | Self::TooLarge(_)
            | Self::RedirectLoop
            | Self::Astray(_) => false,
        }
    }

    /// What `ureq` says, where at most `limit` bytes were to be taken in.
    pub(super) fn of(error: ureq::Error, limit: u64) -> Self {
        match error {
            ureq::Error::Timeout(_) => Self::TimedOut,
            ureq::Error::BodyExceedsLimit(_) => Self::TooLarge(limit),
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Self::TimedOut,
            ureq::Error::Other(error) if error.is::<OutOfReach>() => Self::Private,
            error => Self::Unreachable(error.to_string()),
        }
    }
}
