//! The pause between two requests to a host.

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

/// When each host may be asked again.
#[derive(Debug)]
pub struct Pace {
    pause: Duration,
    hosts: HashMap<String, Host>,
}

#[derive(Debug)]
struct Host {
    pause: Duration,
    asked: Option<Instant>,
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

    /// Waits until the host of `address` may be asked, and takes it that it is.
    pub fn wait_for(&mut self, address: &Url) {
        let host = self.host(address);
        if let Some(asked) = host.asked {
            thread::sleep(host.pause.saturating_sub(asked.elapsed()));
        }
        host.asked = Some(Instant::now());
    }

    fn host(&mut self, address: &Url) -> &mut Host {
        let pause = self.pause;
        let name = address.host_str().unwrap_or_default().to_owned();
        self.hosts.entry(name).or_insert(Host { pause, asked: None })
    }
}
