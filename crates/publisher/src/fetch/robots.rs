//! What each site's robots.txt allows us (RFC 9309).

use std::collections::HashMap;
use std::time::Duration;

use texting_robots::Robot;
use url::{Origin, Url};

use super::FetchError;

/// The name that a robots.txt knows us by.
pub const AGENT: &str = "seoul-feed";
/// As much of a robots.txt as has to be read (RFC 9309, 2.5).
pub const LIMIT: u64 = 500 << 10;
/// A longer `Crawl-delay` would keep a run from ever ending.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The rules of the sites asked so far.
#[derive(Debug, Default)]
pub struct Robots {
    sites: HashMap<Origin, Rules>,
}

#[derive(Debug)]
enum Rules {
    Read(Box<Robot>),
    /// What cannot be understood forbids nothing.
    None,
    /// For the rest of the run: a server in trouble is not asked again at each address.
    Unreachable(FetchError),
}

impl Robots {
    /// Whether the site of `address` was asked for its rules.
    pub fn knows(&self, address: &Url) -> bool {
        self.sites.contains_key(&address.origin())
    }

    /// Takes the robots.txt of the site of `address`, or why there is none to be had.
    pub fn learn(&mut self, address: &Url, robots_txt: Result<Vec<u8>, FetchError>) {
        let rules = match robots_txt {
            Ok(text) => {
                Robot::new(AGENT, whole_lines(&text)).map_or(Rules::None, |robot| Rules::Read(robot.into()))
            }
            Err(error) => Rules::Unreachable(error),
        };
        self.sites.insert(address.origin(), rules);
    }

    /// Whether we may ask for `address`.
    ///
    /// # Errors
    /// When the site's rules forbid it, or cannot be had.
    pub fn allow(&self, address: &Url) -> Result<(), FetchError> {
        match self.sites.get(&address.origin()) {
            Some(Rules::Read(rules)) if !rules.allowed(address.as_str()) => Err(FetchError::Forbidden),
            Some(Rules::Unreachable(FetchError::Private)) => Err(FetchError::Private),
            Some(Rules::Unreachable(error)) => Err(FetchError::RobotsUnreachable(error.clone().into())),
            _ => Ok(()),
        }
    }

    /// The pause that the site of `address` asks for.
    pub fn pause(&self, address: &Url) -> Option<Duration> {
        let Some(Rules::Read(rules)) = self.sites.get(&address.origin()) else { return None };
        Some(Duration::try_from_secs_f32(rules.delay?).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE))
    }
}

/// Of a robots.txt that was cut off, half a line would forbid too much.
fn whole_lines(text: &[u8]) -> &[u8] {
    let cut_off = text.len() as u64 >= LIMIT;
    let end = text.iter().rposition(|byte| *byte == b'\n').filter(|_| cut_off);
    &text[..end.unwrap_or(text.len())]
}
