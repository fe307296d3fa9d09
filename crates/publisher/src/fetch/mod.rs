//! Polite HTTP requests.
//!
//! The client identifies itself, obeys robots.txt, sends one request at a time with a delay between two to the same host, and
//! makes conditional requests for what it has seen before. Timeouts and size limits bound every response. Private addresses are
//! refused unless the user named the host.

mod address_policy;
mod cookies;
mod document;
mod error;
mod rate_limit;
mod robots;

use std::io::Read;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use ureq::config::Config;
use ureq::http::{HeaderMap, Response, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use address_policy::AddressPolicy;
use cookies::Cookies;
use document::header_text;
pub use document::{Document, Fetched, Validators};
pub use error::FetchError;
use rate_limit::RateLimit;
use robots::Robots;

/// The largest page that is read, in bytes. Pages of boards have some hundred kilobytes.
pub const PAGE_LIMIT: u64 = 4 << 20;
/// The longest chain of redirects that is followed.
const MAX_REDIRECTS: usize = 5;

/// How requests are made.
#[derive(Clone, Debug)]
pub struct FetchOptions {
    /// Contact of the person who runs this program, for the header `User-Agent`: a web or mail address.
    pub contact: String,
    /// The delay between two requests to a host. A longer `Crawl-delay` of its robots.txt takes precedence.
    pub delay: Duration,
    /// The time limit for a whole response.
    pub timeout: Duration,
    /// Whether private addresses are allowed even where a release or a redirect leads to one.
    pub allow_private: bool,
}

/// Makes requests, one at a time.
#[derive(Debug)]
pub struct Fetcher {
    config: Config,
    address_policy: AddressPolicy,
    agent: Agent,
    rate_limit: RateLimit,
    robots: Robots,
    cookies: Cookies,
    origin: Option<&'static str>,
}

/// What happens to a body that is too long.
#[derive(Clone, Copy)]
enum BodyLimit {
    /// It is an error to have more than so many bytes.
    Reject(u64),
    /// Bytes after so many are ignored.
    Truncate(u64),
}

impl Fetcher {
    /// A fetcher that has made no request yet.
    pub fn new(options: &FetchOptions) -> Self {
        let user_agent = format!("{}/{} (+{})", robots::AGENT, env!("CARGO_PKG_VERSION"), options.contact);
        let config = Agent::config_builder()
            .user_agent(user_agent)
            .timeout_global(Some(options.timeout))
            .http_status_as_error(false)
            // Redirects are followed here, because the target has a robots.txt and a delay of its own.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        let address_policy = AddressPolicy::new(options.allow_private);
        let agent = agent(&config, &address_policy);
        let rate_limit = RateLimit::new(options.delay);
        Self {
            config,
            address_policy,
            agent,
            rate_limit,
            robots: Robots::default(),
            cookies: Cookies::default(),
            origin: None,
        }
    }

    /// From now on, allows private addresses only for the host of `address` at its port, because the user named it. For another site
    /// that the user named, a link to it is one into the private network as well.
    pub fn trust_host(&mut self, address: &Url) {
        self.set_trusted(Some(address));
    }

    /// From now on, allows private addresses for no host.
    pub fn trust_no_host(&mut self) {
        self.set_trusted(None);
    }

    fn set_trusted(&mut self, address: Option<&Url>) {
        self.address_policy.trust_host(address);
        // Without the open connections to the host that was trusted before.
        self.agent = agent(&self.config, &self.address_policy);
        self.robots.forget_private();
    }

    /// Sends this header `Origin` from now on, as a script on a page of that origin does (Fetch standard, 3.2).
    pub fn set_origin(&mut self, origin: &'static str) {
        self.origin = Some(origin);
    }

    /// Requests `address`. `known` makes the request conditional; `limit` is the largest body, in bytes.
    ///
    /// # Errors
    /// When it may not be requested, or there is no usable response.
    pub fn get(&mut self, address: &Url, known: &Validators, limit: u64) -> Result<Fetched, FetchError> {
        let mut address = address.clone();
        for _ in 0..=MAX_REDIRECTS {
            self.check_robots(&address)?;
            let response = self.request(&address, known, BodyLimit::Reject(limit))?;
            match response.status().as_u16() {
                200..=299 => return Ok(Fetched::Document(Document::new(address, response, self.origin))),
                304 => return Ok(Fetched::NotModified),
                404 | 410 => return Ok(Fetched::NotFound),
                301 | 302 | 303 | 307 | 308 => address = redirect_target(&address, response.headers())?,
                status => return Err(FetchError::Status(status)),
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    /// Requests `address` unconditionally. `limit` is the largest body, in bytes.
    ///
    /// # Errors
    /// When it may not be requested, does not exist, or there is no usable response.
    pub fn document(&mut self, address: &Url, limit: u64) -> Result<Document, FetchError> {
        match self.get(address, &Validators::default(), limit)? {
            Fetched::Document(document) => Ok(document),
            // A server must not send this for an unconditional request.
            Fetched::NotModified => Err(FetchError::Status(304)),
            Fetched::NotFound => Err(FetchError::NotFound),
        }
    }

    /// Makes one request, after the delay for its host. Only successful responses have a body.
    fn request(
        &mut self,
        address: &Url,
        known: &Validators,
        limit: BodyLimit,
    ) -> Result<Response<Vec<u8>>, FetchError> {
        self.rate_limit.wait(address)?;
        tracing::debug!("GET {address}");
        let response = self.send(address, known, limit);
        if let Ok(response) = &response {
            self.cookies.store(address, response.headers());
        }
        self.rate_limit.record_response(address, response.as_ref().ok().and_then(retry_after));
        response
    }

    fn send(
        &self,
        address: &Url,
        known: &Validators,
        limit: BodyLimit,
    ) -> Result<Response<Vec<u8>>, FetchError> {
        let mut request = self.agent.get(address.as_str());
        let conditions =
            [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
        for (name, value) in conditions {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        if let Some(cookies) = self.cookies.header(address) {
            request = request.header(header::COOKIE, cookies);
        }
        if let Some(origin) = self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        let response = request.call().map_err(|error| FetchError::from_ureq(error, PAGE_LIMIT))?;
        let (head, body) = response.into_parts();
        let bytes = if head.status.is_success() { read_body(body, limit)? } else { Vec::new() };
        Ok(Response::from_parts(head, bytes))
    }

    /// Checks robots.txt, which is requested once for each site.
    fn check_robots(&mut self, address: &Url) -> Result<(), FetchError> {
        if !self.robots.contains(address) {
            let robots_txt = self.robots_txt(address);
            self.robots.insert(address, robots_txt);
            if let Some(delay) = self.robots.crawl_delay(address) {
                self.rate_limit.set_min_delay(address, delay);
            }
        }
        self.robots.check(address)
    }

    /// The robots.txt of the site of `address`; empty if there is none.
    fn robots_txt(&mut self, address: &Url) -> Result<Vec<u8>, FetchError> {
        let mut address =
            address.join("/robots.txt").map_err(|_| FetchError::UnsupportedAddress(address.to_string()))?;
        for _ in 0..=MAX_REDIRECTS {
            let limit = BodyLimit::Truncate(robots::LIMIT);
            let response = self.request(&address, &Validators::default(), limit)?;
            match response.status().as_u16() {
                200..=299 => return Ok(response.into_body()),
                301 | 302 | 303 | 307 | 308 => address = redirect_target(&address, response.headers())?,
                // Not like other 4xx, which mean that there is no file: the server is overloaded.
                429 => return Err(FetchError::Status(429)),
                400..=499 => return Ok(Vec::new()),
                status => return Err(FetchError::Status(status)),
            }
        }
        // Counts as no file (RFC 9309, 2.3.1.2).
        Ok(Vec::new())
    }
}

fn agent(config: &Config, address_policy: &AddressPolicy) -> Agent {
    Agent::with_parts(config.clone(), DefaultConnector::default(), address_policy.clone())
}

fn read_body(mut body: Body, limit: BodyLimit) -> Result<Vec<u8>, FetchError> {
    match limit {
        BodyLimit::Reject(limit) => {
            let bytes = body.with_config().limit(limit).read_to_vec();
            bytes.map_err(|error| FetchError::from_ureq(error, limit))
        }
        BodyLimit::Truncate(length) => {
            let mut bytes = Vec::new();
            let read = body.as_reader().take(length).read_to_end(&mut bytes);
            read.map_err(|error| FetchError::from_ureq(error.into(), length))?;
            Ok(bytes)
        }
    }
}

/// The `Retry-After` of a busy server: seconds, or a date (RFC 9110, 10.2.3).
fn retry_after<T>(response: &Response<T>) -> Option<Duration> {
    let is_busy = matches!(response.status().as_u16(), 429 | 503);
    let value = header_text(response.headers(), header::RETRY_AFTER).filter(|_| is_busy)?;
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = rfc2822::parse(&value).ok()?.timestamp();
    Duration::try_from(date.duration_since(Timestamp::now())).ok()
}

fn redirect_target(address: &Url, headers: &HeaderMap) -> Result<Url, FetchError> {
    let location = header_text(headers, header::LOCATION).unwrap_or_default();
    let target = address.join(&location).ok().filter(|target| matches!(target.scheme(), "http" | "https"));
    target.ok_or(FetchError::UnsupportedAddress(location))
}
