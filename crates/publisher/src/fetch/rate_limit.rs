//! The delay between two requests to a host.

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::FetchError;

/// The longest `Retry-After` that a run waits for.
const MAX_WAIT: Duration = Duration::from_secs(60);
/// The longest `Retry-After` that is respected at all.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(24 * 3600);

/// When each host may get its next request.
#[derive(Debug)]
pub struct RateLimit {
    delay: Duration,
    hosts: HashMap<String, Host>,
}

#[derive(Debug)]
struct Host {
    delay: Duration,
    last_response: Option<Instant>,
    /// The end of the server's `Retry-After`.
    retry_at: Option<Instant>,
}

impl RateLimit {
    /// The same delay for all hosts.
    pub fn new(delay: Duration) -> Self {
        Self { delay, hosts: HashMap::new() }
    }

    /// Makes the delay for the host of `address` at least this long.
    pub fn set_min_delay(&mut self, address: &Url, delay: Duration) {
        let host = self.host(address);
        host.delay = host.delay.max(delay);
    }

    /// Blocks until the host of `address` may get a request.
    ///
    /// # Errors
    /// When that takes longer than [`MAX_WAIT`].
    pub fn wait(&mut self, address: &Url) -> Result<(), FetchError> {
        let host = self.host(address);
        let until_retry =
            host.retry_at.map_or(Duration::ZERO, |at| at.saturating_duration_since(Instant::now()));
        if until_retry > MAX_WAIT {
            return Err(FetchError::RetryLater(until_retry.as_secs()));
        }
        let delay = host.last_response.map_or(Duration::ZERO, |at| host.delay.saturating_sub(at.elapsed()));
        thread::sleep(delay.max(until_retry));
        Ok(())
    }

    /// Notes that the host of `address` has just responded, perhaps with `Retry-After`. The delay starts here and not at the
    /// request, so that slow servers get a pause as well.
    pub fn record_response(&mut self, address: &Url, retry_after: Option<Duration>) {
        let (host, now) = (self.host(address), Instant::now());
        host.last_response = Some(now);
        host.retry_at = retry_after.map(|pause| now + pause.min(MAX_RETRY_AFTER));
    }

    fn host(&mut self, address: &Url) -> &mut Host {
        let delay = self.delay;
        let name = address.host_str().unwrap_or_default().to_owned();
        self.hosts.entry(name).or_insert(Host { delay, last_response: None, retry_at: None })
    }
}
