//! Checks the feed that is typed in: from the bytes of a document to what there is to say about it. The rules are those of
//! `seoul-feed check`, which are compiled in ([`json_feed::check`]). That follows `next_url`; here, only the first page is read.

mod download;
mod korean;
mod note;
mod report;
pub mod request;

pub use note::{Note, Subject};
pub use report::Report;

/// What asking for a feed has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No server answers at this address.
    Unreachable,
    /// A server answers, but lets no other site read its answer (CORS).
    NotShared,
    /// The address is `http:`, and this page `https:`, where browsers refuse it.
    Insecure,
    /// The server has answered with this status.
    Status(u16),
    /// The server has answered, but its answer has broken off, or taken too long.
    Interrupted,
    /// The document has come.
    Read(Report),
}

impl Outcome {
    /// What there is to say about the feed, if it is one.
    pub fn feed(&self) -> Option<&Report> {
        match self {
            Self::Read(report) if report.releases.is_some() => Some(report),
            _ => None,
        }
    }

    /// Whether there is no feed at this address. A server that fails may have one. S3 answers 403 where nothing is.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Status(status) => [403, 404, 410].contains(status),
            Self::Read(report) => report.releases.is_none(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_fails_may_have_a_feed() {
        let no_feed = Outcome::Read(Report::default());
        let feed = Outcome::Read(Report { releases: Some(0), ..Report::default() });
        let missing = [Outcome::Status(403), Outcome::Status(404), Outcome::Status(410), no_feed];
        assert!(missing.iter().all(Outcome::is_missing));
        let other =
            [Outcome::Status(503), Outcome::Unreachable, Outcome::Interrupted, Outcome::NotShared, feed];
        assert!(!other.iter().any(Outcome::is_missing));
    }
}
