//! Which machines may be asked: what a stranger writes into a release must not lead our requests into the network we stand in.
//!
//! Names are looked up here and connected to nowhere else, so that a name cannot mean one machine when it is judged and
//! another when it is asked; and for each redirect anew. A proxy, where the environment names one, looks up names itself.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Url;

/// The public network, and the hosts that we were sent to.
#[derive(Clone, Debug)]
pub struct Reach {
    everywhere: bool,
    hosts: HashSet<String>,
}

/// None of a host's addresses may be asked.
#[derive(Debug, thiserror::Error)]
#[error("the host is in a private network")]
pub struct OutOfReach;

impl Reach {
    /// The public network, or `everywhere`.
    pub fn new(everywhere: bool) -> Self {
        Self { everywhere, hosts: HashSet::new() }
    }

    /// Adds the host of an address.
    pub fn extend_to(&mut self, address: &Url) {
        self.hosts.extend(address.host_str().map(str::to_owned));
    }

    fn has(&self, host: &Uri, config: &Config) -> bool {
        let name = host.host().unwrap_or_default();
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.host() == name);
        self.everywhere || self.hosts.contains(name) || is_proxy
    }
}

impl Resolver for Reach {
    fn resolve(
        &self,
        host: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(host, config, timeout)?;
        if self.has(host, config) {
            return Ok(found);
        }
        let mut public = self.empty();
        found.iter().filter(|address| is_public(address.ip())).for_each(|address| public.push(*address));
        if public.is_empty() { Err(ureq::Error::Other(OutOfReach.into())) } else { Ok(public) }
    }
}

/// Whether an address is of the public network (IANA's special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            let shared = first == 100 && second & 0xc0 == 64; // of a provider's customers (RFC 6598)
            !(address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_multicast()
                || address.is_broadcast()
                || shared
                || first == 0)
        }
        IpAddr::V6(address) => {
            !(address.is_loopback()
                || address.is_unspecified()
                || address.is_multicast()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || translated(address).is_some_and(|inside| !is_public(inside)))
        }
    }
}

/// The address of IPv4 that a translator makes of `64:ff9b::/96` (RFC 6052).
fn translated(address: Ipv6Addr) -> Option<IpAddr> {
    let bits = address.to_bits();
    (bits >> 32 == 0x64_ff9b << 64).then_some(IpAddr::V4((bits as u32).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_of_the_public_network_are_told_from_others() {
        let public = |address: &&str| is_public(address.parse().expect("an address"));
        for address in ["1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101"] {
            assert!(public(&address), "{address}");
        }
        for address in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.168.0.1",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "fd00:ec2::254",
            "fe80::1",
        ] {
            assert!(!public(&address), "{address}");
        }
    }
}
