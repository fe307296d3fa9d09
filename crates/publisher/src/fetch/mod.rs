//! Asking servers politely: who we are is said, what robots.txt forbids is not asked for, a host is asked for one thing at a
//! time with a pause between, and for what we have only if it has changed. Nothing endless is waited for or taken in.

mod pace;
mod robots;

use std::io;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use ureq::http::{HeaderMap, Response, header};
use ureq::{Agent, Body};
use url::Url;

use pace::Pace;
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
}

/// Asks servers, one request at a time.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    pace: Pace,
    robots: Robots,
}

/// What a server gave.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it came from in the end.
    pub address: Url,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// Whether a script of another site may read it (`Access-Control-Allow-Origin: *`).
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

/// Why there is no answer to use.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The site does not want it.
    #[error("robots.txt forbids it: ask the site's keeper to allow the agent {}", robots::AGENT)]
    Forbidden,
    /// We must not ask without having read robots.txt (RFC 9309, 2.3.1.4).
    #[error("robots.txt cannot be had ({0}), and without it nothing may be asked for: try again later")]
    RobotsUnreachable(Box<FetchError>),
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
        Self { agent: config.into(), pace: Pace::new(manners.pause), robots: Robots::default() }
    }

    /// What is at `address`, if it is a later version than `known` and no more than `limit` bytes.
    ///
    /// # Errors
    /// When it may not be asked for, there is no answer, or none that can be used.
    pub fn get(&mut self, address: &Url, known: &Version, limit: u64) -> Result<Answer, FetchError> {
        let mut address = address.clone();
        for _ in 0..=MOST_REDIRECTS {
            self.ask_robots(&address)?;
            let response = self.request(&address, known)?;
            match response.status().as_u16() {
                200..=299 => return document(response, address, limit).map(Answer::Document),
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

    fn request(&mut self, address: &Url, known: &Version) -> Result<Response<Body>, FetchError> {
        self.pace.wait_for(address);
        tracing::debug!("GET {address}");
        let mut request = self.agent.get(address.as_str());
        if let Some(etag) = &known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(last_modified) = &known.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, last_modified);
        }
        request.call().map_err(|error| failure(error, PAGE_LIMIT))
    }

    fn ask_robots(&mut self, address: &Url) -> Result<(), FetchError> {
        if !self.robots.knows(address) {
            let rules =
                self.robots_txt(address).map_err(|error| FetchError::RobotsUnreachable(error.into()))?;
            self.robots.learn(address, &rules);
            if let Some(pause) = self.robots.pause(address) {
                self.pace.slow_down(address, pause);
            }
        }
        if self.robots.allow(address) { Ok(()) } else { Err(FetchError::Forbidden) }
    }

    /// The robots.txt of a host; nothing if there is none.
    fn robots_txt(&mut self, address: &Url) -> Result<Vec<u8>, FetchError> {
        let mut address = address.join("/robots.txt").map_err(|_| FetchError::Astray(address.to_string()))?;
        for _ in 0..=MOST_REDIRECTS {
            let response = self.request(&address, &Version::default())?;
            match response.status().as_u16() {
                200..=299 => return Ok(document(response, address, robots::LIMIT)?.bytes),
                301 | 302 | 303 | 307 | 308 => address = next(&address, response.headers())?,
                400..=499 => return Ok(Vec::new()),
                status => return Err(FetchError::Status(status)),
            }
        }
        // As good as none (RFC 9309, 2.3.1.2).
        Ok(Vec::new())
    }
}

fn document(mut response: Response<Body>, address: Url, limit: u64) -> Result<Document, FetchError> {
    let bytes = response.body_mut().with_config().limit(limit).read_to_vec();
    let bytes = bytes.map_err(|error| failure(error, limit))?;
    let headers = response.headers();
    Ok(Document {
        address,
        content_type: text(headers, header::CONTENT_TYPE),
        open_to_all: text(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN).as_deref() == Some("*"),
        version: Version::of(headers),
        bytes,
    })
}

fn next(address: &Url, headers: &HeaderMap) -> Result<Url, FetchError> {
    let location = text(headers, header::LOCATION).unwrap_or_default();
    let next = address.join(&location).ok().filter(|next| matches!(next.scheme(), "http" | "https"));
    next.ok_or(FetchError::Astray(location))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn failure(error: ureq::Error, limit: u64) -> FetchError {
    match error {
        ureq::Error::Timeout(_) => FetchError::TimedOut,
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge(limit),
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => FetchError::TimedOut,
        error => FetchError::Unreachable(error.to_string()),
    }
}
