//! Asking servers politely: who we are is said, what robots.txt forbids is not asked for, a host is asked for one thing at a
//! time with a pause between, and for what we have only if it has changed. Nothing endless is waited for or taken in, and nobody
//! leads us into a private network.

mod error;
mod pace;
mod reach;
mod robots;

use std::io::Read;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde::{Deserialize, Serialize};
use ureq::config::Config;
use ureq::http::{HeaderMap, Response, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

pub use error::FetchError;
use pace::Pace;
use reach::Reach;
use robots::Robots;

/// The most of a page that is taken in; boards' pages have some hundred kilobytes.
pub const PAGE_LIMIT: u64 = 4 << 20;
/// How many times an address may lead to another.
const MOST_REDIRECTS: usize = 5;

/// How we behave towards servers.
#[derive(Clone, Debug)]
pub struct Manners {
    /// Whom to turn to about us: an address of the web or of mail.
    pub contact: String,
    /// The pause between two requests to a host; a longer `Crawl-delay` of its robots.txt holds instead.
    pub pause: Duration,
    /// How long an answer may take as a whole.
    pub patience: Duration,
    /// Whether machines of private networks may be asked, also where only a release or a redirect leads there.
    pub private: bool,
}

/// Asks servers, one request at a time.
#[derive(Debug)]
pub struct Fetcher {
    config: Config,
    reach: Reach,
    agent: Agent,
    pace: Pace,
    robots: Robots,
    origin: Option<&'static str>,
}

/// How much of a body is taken in.
#[derive(Clone, Copy)]
enum Portion {
    /// All of it, if it is no more than so many bytes.
    Whole(u64),
    /// So many bytes at its beginning.
    Beginning(u64),
}

/// What a server gave.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it came from in the end.
    pub address: Url,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// Whether a script of another site may read it (`Access-Control-Allow-Origin`: `*`, or the site that asked).
    pub open_to_all: bool,
    /// How to ask for it again.
    pub version: Version,
    /// The body.
    pub bytes: Vec<u8>,
}

/// What a server calls the state of a document (RFC 9110, 8.8), to be asked only for a later one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The header `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// What a server answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A document.
    Document(Document),
    /// That there is no later version of it (304).
    Unchanged,
    /// That it is no more (404, 410).
    Gone,
}

impl Version {
    fn of(headers: &HeaderMap) -> Self {
        Self { etag: text(headers, header::ETAG), last_modified: text(headers, header::LAST_MODIFIED) }
    }

    /// Whether the server named none.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

impl Fetcher {
    /// One that has asked for nothing yet.
    pub fn new(manners: &Manners) -> Self {
        let identity = format!("{}/{} (+{})", robots::AGENT, env!("CARGO_PKG_VERSION"), manners.contact);
        let config = Agent::config_builder()
            .user_agent(identity)
            .timeout_global(Some(manners.patience))
            .http_status_as_error(false)
            // Each further address has its own robots.txt and its own pause.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        let reach = Reach::new(manners.private);
        let agent = agent(&config, &reach);
        let pace = Pace::new(manners.pause);
        Self { config, reach, agent, pace, robots: Robots::default(), origin: None }
    }

    /// Takes it that the publisher sent us to the host of `address`, wherever it is.
    pub fn trust(&mut self, address: &Url) {
        self.reach.extend_to(address);
        self.agent = agent(&self.config, &self.reach);
    }

    /// Asks from now on as a script on a page of `origin` does (Fetch, 3.2).
    pub fn ask_from(&mut self, origin: &'static str) {
        self.origin = Some(origin);
    }

    /// What is at `address`, if it is a later version than `known` and no more than `limit` bytes.
    ///
    /// # Errors
    /// When it may not be asked for, there is no answer, or none that can be used.
    pub fn get(&mut self, address: &Url, known: &Version, limit: u64) -> Result<Answer, FetchError> {
        let mut address = address.clone();
        for _ in 0..=MOST_REDIRECTS {
            self.ask_robots(&address)?;
            let response = self.request(&address, known, Portion::Whole(limit))?;
            match response.status().as_u16() {
                200..=299 => return Ok(Answer::Document(self.taken(response, address))),
                304 => return Ok(Answer::Unchanged),
                404 | 410 => return Ok(Answer::Gone),
                301 | 302 | 303 | 307 | 308 => address = next(&address, response.headers())?,
                status => return Err(FetchError::Status(status)),
            }
        }
        Err(FetchError::RedirectLoop)
    }

    /// What is at `address`, if it is no more than `limit` bytes.
    ///
    /// # Errors
    /// When it may not be asked for, there is no answer, or none that can be used.
    pub fn document(&mut self, address: &Url, limit: u64) -> Result<Document, FetchError> {
        match self.get(address, &Version::default(), limit)? {
            Answer::Document(document) => Ok(document),
            // Asked for any version, a server does not answer so.
            Answer::Unchanged => Err(FetchError::Status(304)),
            Answer::Gone => Err(FetchError::Gone),
        }
    }

    /// Asks, when it is time to; only a success has a body.
    fn request(
        &mut self,
        address: &Url,
        known: &Version,
        portion: Portion,
    ) -> Result<Response<Vec<u8>>, FetchError> {
        self.pace.wait_for(address)?;
        tracing::debug!("GET {address}");
        let response = self.exchange(address, known, portion);
        self.pace.answered(address, response.as_ref().ok().and_then(rest));
        response
    }

    fn exchange(
        &self,
        address: &Url,
        known: &Version,
        portion: Portion,
    ) -> Result<Response<Vec<u8>>, FetchError> {
        let mut request = self.agent.get(address.as_str());
        let conditions =
            [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
        for (name, value) in conditions {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        if let Some(origin) = self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        let response = request.call().map_err(|error| FetchError::of(error, PAGE_LIMIT))?;
        let (head, body) = response.into_parts();
        let bytes = if head.status.is_success() { take_in(body, portion)? } else { Vec::new() };
        Ok(Response::from_parts(head, bytes))
    }

    fn taken(&self, response: Response<Vec<u8>>, address: Url) -> Document {
        let (head, bytes) = response.into_parts();
        let open_to = text(&head.headers, header::ACCESS_CONTROL_ALLOW_ORIGIN);
        Document {
            address,
            content_type: text(&head.headers, header::CONTENT_TYPE),
            open_to_all: open_to.is_some_and(|origin| origin == "*" || Some(origin.as_str()) == self.origin),
            version: Version::of(&head.headers),
            bytes,
        }
    }

    fn ask_robots(&mut self, address: &Url) -> Result<(), FetchError> {
        if !self.robots.knows(address) {
            let robots_txt = self.robots_txt(address);
            self.robots.learn(address, robots_txt);
            if let Some(pause) = self.robots.pause(address) {
                self.pace.slow_down(address, pause);
            }
        }
        self.robots.allow(address)
    }

    /// The robots.txt of a host; nothing if there is none.
    fn robots_txt(&mut self, address: &Url) -> Result<Vec<u8>, FetchError> {
        let mut address = address.join("/robots.txt").map_err(|_| FetchError::Astray(address.to_string()))?;
        for _ in 0..=MOST_REDIRECTS {
            let response = self.request(&address, &Version::default(), Portion::Beginning(robots::LIMIT))?;
            match response.status().as_u16() {
                200..=299 => return Ok(response.into_body()),
                301 | 302 | 303 | 307 | 308 => address = next(&address, response.headers())?,
                // The server is there, and in trouble.
                429 => return Err(FetchError::Status(429)),
                400..=499 => return Ok(Vec::new()),
                status => return Err(FetchError::Status(status)),
            }
        }
        // As good as none (RFC 9309, 2.3.1.2).
        Ok(Vec::new())
    }
}

fn agent(config: &Config, reach: &Reach) -> Agent {
    Agent::with_parts(config.clone(), DefaultConnector::default(), reach.clone())
}

fn take_in(mut body: Body, portion: Portion) -> Result<Vec<u8>, FetchError> {
    match portion {
        Portion::Whole(limit) => {
            let bytes = body.with_config().limit(limit).read_to_vec();
            bytes.map_err(|error| FetchError::of(error, limit))
        }
        Portion::Beginning(length) => {
            let mut bytes = Vec::new();
            let read = body.as_reader().take(length).read_to_end(&mut bytes);
            read.map_err(|error| FetchError::of(error.into(), length))?;
            Ok(bytes)
        }
    }
}

/// How long a server wants no request: in seconds, or until a date (RFC 9110, 10.2.3).
fn rest<T>(response: &Response<T>) -> Option<Duration> {
    let busy = matches!(response.status().as_u16(), 429 | 503);
    let retry_after = text(response.headers(), header::RETRY_AFTER).filter(|_| busy)?;
    if let Ok(seconds) = retry_after.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = rfc2822::parse(&retry_after).ok()?.timestamp();
    Duration::try_from(date.duration_since(Timestamp::now())).ok()
}

fn next(address: &Url, headers: &HeaderMap) -> Result<Url, FetchError> {
    let location = text(headers, header::LOCATION).unwrap_or_default();
    let next = address.join(&location).ok().filter(|next| matches!(next.scheme(), "http" | "https"));
    next.ok_or(FetchError::Astray(location))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}
