//! What each site's robots.txt allows us (RFC 9309).

use std::collections::HashMap;
use std::time::Duration;

use texting_robots::Robot;
use url::{Origin, Url};

/// The name that a robots.txt knows us by.
pub const AGENT: &str = "seoul-feed";
/// As much of a robots.txt as has to be read (RFC 9309, 2.5).
pub const LIMIT: u64 = 500 << 10;
/// A longer `Crawl-delay` would keep a run from ever ending.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The rules of the sites asked so far. `None`: their robots.txt cannot be read and so forbids nothing.
#[derive(Debug, Default)]
pub struct Robots {
    rules: HashMap<Origin, Option<Robot>>,
}

impl Robots {
    /// Whether the rules of the site of `address` are known.
    pub fn knows(&self, address: &Url) -> bool {
        self.rules.contains_key(&address.origin())
    }

    /// Takes the robots.txt of the site of `address`.
    pub fn learn(&mut self, address: &Url, robots_txt: &[u8]) {
        self.rules.insert(address.origin(), Robot::new(AGENT, robots_txt).ok());
    }

    /// Whether the site allows us its `address`.
    pub fn allow(&self, address: &Url) -> bool {
        self.site(address).is_none_or(|rules| rules.allowed(address.as_str()))
    }

    /// The pause that the site of `address` asks for.
    pub fn pause(&self, address: &Url) -> Option<Duration> {
        let seconds = self.site(address)?.delay?;
        Some(Duration::try_from_secs_f32(seconds).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE))
    }

    fn site(&self, address: &Url) -> Option<&Robot> {
        self.rules.get(&address.origin())?.as_ref()
    }
}
