//! Why a request failed, or was not made.

use std::io;

use super::address_policy::PrivateAddress;
use super::{MAX_REDIRECTS, robots};

/// Why there is no usable response.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FetchError {
    /// The site's robots.txt disallows the request.
    #[error("robots.txt disallows it: ask the site's administrator to allow the agent {}", robots::AGENT)]
    Disallowed,
    /// Without a readable robots.txt, nothing may be requested (RFC 9309, 2.3.1.4).
    #[error("robots.txt cannot be read ({0}), and nothing may be requested without it: try again later")]
    RobotsUnreachable(Box<FetchError>),
    /// The host is in a private network, and the user did not name it.
    #[error("it leads into a private network: if that is intended, use --allow-private")]
    PrivateAddress,
    /// `Retry-After` asks for a longer pause than a run waits, in seconds.
    #[error("the server accepts no requests for the next {0} seconds: try again later")]
    RetryLater(u64),
    /// 404 or 410.
    #[error("nothing was found at this address: check it")]
    NotFound,
    /// Any other status that is not a success.
    #[error("the server answered {0}")]
    Status(u16),
    /// No connection, or it broke.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// The response took longer than the timeout.
    #[error("the server took too long")]
    TimedOut,
    /// The body is larger than this limit, in bytes.
    #[error("it is larger than {} MB", .0 >> 20)]
    TooLarge(u64),
    /// More redirects than are followed.
    #[error("it redirects more than {MAX_REDIRECTS} times")]
    TooManyRedirects,
    /// The address is not an HTTP address.
    #[error("it leads to {0}, which is not a web address")]
    UnsupportedAddress(String),
}

impl FetchError {
    /// Whether the same request may succeed later: the server has a problem, and the address may be right.
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::RobotsUnreachable(_) | Self::RetryLater(_) | Self::Unreachable(_) | Self::TimedOut => true,
            Self::Status(status) => matches!(status, 408 | 429 | 500..=599),
            Self::Disallowed
            | Self::PrivateAddress
            | Self::NotFound
            | Self::TooLarge(_)
            | Self::TooManyRedirects
            | Self::UnsupportedAddress(_) => false,
        }
    }

    /// Converts an error of `ureq`; `limit` is the largest body that was accepted, in bytes.
    pub(super) fn from_ureq(error: ureq::Error, limit: u64) -> Self {
        match error {
            ureq::Error::Timeout(_) => Self::TimedOut,
            ureq::Error::BodyExceedsLimit(_) => Self::TooLarge(limit),
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Self::TimedOut,
            ureq::Error::Other(error) if error.is::<PrivateAddress>() => Self::PrivateAddress,
            error => Self::Unreachable(error.to_string()),
        }
    }
}
