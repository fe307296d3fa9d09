//! The pause between two requests to a host.

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::FetchError;

/// A host that wants to be left alone for longer is not waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// No host is left alone for longer, whatever it says.
const LONGEST_REST: Duration = Duration::from_secs(24 * 3600);

/// When each host may be asked again.
#[derive(Debug)]
pub struct Pace {
    pause: Duration,
    hosts: HashMap<String, Host>,
}

#[derive(Debug)]
struct Host {
    pause: Duration,
    answered: Option<Instant>,
    /// Until when it wants no request.
    rests: Option<Instant>,
}

impl Pace {
    /// The same pause for all.
    pub fn new(pause: Duration) -> Self {
        Self { pause, hosts: HashMap::new() }
    }

    /// Makes the pause for the host of `address` at least this long.
    pub fn slow_down(&mut self, address: &Url, pause: Duration) {
        let host = self.host(address);
        host.pause = host.pause.max(pause);
    }

    /// Waits until the host of `address` may be asked.
    ///
    /// # Errors
    /// When it wants to be left alone for long.
    pub fn wait_for(&mut self, address: &Url) -> Result<(), FetchError> {
        let host = self.host(address);
        let rest = host.rests.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()));
        if rest > LONGEST_WAIT {
            return Err(FetchError::Resting(rest.as_secs()));
        }
        let pause = host.answered.map_or(Duration::ZERO, |at| host.pause.saturating_sub(at.elapsed()));
        thread::sleep(pause.max(rest));
        Ok(())
    }

    /// Takes it that the host of `address` has done with a request, and wants this long a rest. A slow server so has its pause, too.
    pub fn answered(&mut self, address: &Url, rest: Option<Duration>) {
        let (host, now) = (self.host(address), Instant::now());
        host.answered = Some(now);
        host.rests = rest.map(|rest| now + rest.min(LONGEST_REST));
    }

    fn host(&mut self, address: &Url) -> &mut Host {
        let pause = self.pause;
        let name = address.host_str().unwrap_or_default().to_owned();
        self.hosts.entry(name).or_insert(Host { pause, answered: None, rests: None })
    }
}
