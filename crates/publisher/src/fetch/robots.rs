//! The robots.txt of each site (RFC 9309).

use std::collections::HashMap;
use std::time::Duration;

use texting_robots::Robot;
use url::{Origin, Url};

use super::FetchError;

/// Our name in a robots.txt.
pub const AGENT: &str = "seoul-feed";
/// How much of a robots.txt has to be read, in bytes (RFC 9309, 2.5).
pub const LIMIT: u64 = 500 << 10;
/// A longer `Crawl-delay` is cut to this, so that a run ends.
const MAX_CRAWL_DELAY: Duration = Duration::from_secs(60);

/// The rules of the sites requested in this run.
#[derive(Debug, Default)]
pub struct Robots {
    sites: HashMap<Origin, Rules>,
}

#[derive(Debug)]
enum Rules {
    Read(Box<Robot>),
    /// The file could not be parsed, so it disallows nothing.
    Unparsable,
    /// Remembered for the run, so that a failing server gets no request for each address.
    Unreachable(FetchError),
}

impl Robots {
    /// Whether the rules of the site of `address` have been requested.
    pub fn contains(&self, address: &Url) -> bool {
        self.sites.contains_key(&address.origin())
    }

    /// Stores the robots.txt of the site of `address`, or why it cannot be read.
    pub fn insert(&mut self, address: &Url, robots_txt: Result<Vec<u8>, FetchError>) {
        let rules = match robots_txt {
            Ok(text) => Robot::new(AGENT, complete_lines(&text))
                .map_or(Rules::Unparsable, |robot| Rules::Read(robot.into())),
            Err(error) => Rules::Unreachable(error),
        };
        self.sites.insert(address.origin(), rules);
    }

    /// Forgets which sites are in a private network: another host is trusted now.
    pub fn forget_private(&mut self) {
        self.sites.retain(|_, rules| !matches!(rules, Rules::Unreachable(FetchError::PrivateAddress)));
    }

    /// Checks whether `address` may be requested.
    ///
    /// # Errors
    /// When the site's rules disallow it, or cannot be read.
    pub fn check(&self, address: &Url) -> Result<(), FetchError> {
        match self.sites.get(&address.origin()) {
            Some(Rules::Read(rules)) if !rules.allowed(address.as_str()) => Err(FetchError::Disallowed),
            Some(Rules::Unreachable(FetchError::PrivateAddress)) => Err(FetchError::PrivateAddress),
            Some(Rules::Unreachable(error)) => Err(FetchError::RobotsUnreachable(error.clone().into())),
            _ => Ok(()),
        }
    }

    /// The `Crawl-delay` of the site of `address`.
    pub fn crawl_delay(&self, address: &Url) -> Option<Duration> {
        let Some(Rules::Read(rules)) = self.sites.get(&address.origin()) else { return None };
        Some(Duration::try_from_secs_f32(rules.delay?).unwrap_or(MAX_CRAWL_DELAY).min(MAX_CRAWL_DELAY))
    }
}

/// Drops the last line of a file that was cut at [`LIMIT`]: half a path would disallow too much.
fn complete_lines(text: &[u8]) -> &[u8] {
    let is_cut = text.len() as u64 >= LIMIT;
    let end = text.iter().rposition(|byte| *byte == b'\n').filter(|_| is_cut);
    &text[..end.unwrap_or(text.len())]
}
