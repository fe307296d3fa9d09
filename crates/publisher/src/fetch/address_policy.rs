//! Which hosts may be requested: a link in a release must not make us send requests into the private network that we run in
//! (server-side request forgery).
//!
//! The policy is the resolver, and connections use only the addresses that it returns. So a name cannot resolve to one address
//! for the check and to another for the request (DNS rebinding), and redirects are checked as well. A proxy, if the environment
//! names one, resolves names itself.

use std::net::{IpAddr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Url;

/// Allows public addresses, and any address of the trusted host.
#[derive(Clone, Debug)]
pub struct AddressPolicy {
    allow_private: bool,
    /// Host and port. The port is `None` if it is that of the scheme, so that a site may redirect from http to https.
    trusted: Option<(String, Option<u16>)>,
}

/// The host has no address that may be requested.
#[derive(Debug, thiserror::Error)]
#[error("the host is in a private network")]
pub struct PrivateAddress;

impl AddressPolicy {
    /// No host is trusted yet. `allow_private` allows all addresses.
    pub fn new(allow_private: bool) -> Self {
        Self { allow_private, trusted: None }
    }

    /// Allows any address of the host of `address`, at its port, and of no other host.
    pub fn trust_host(&mut self, address: Option<&Url>) {
        self.trusted = address.and_then(|address| Some((address.host_str()?.to_owned(), address.port())));
    }

    fn is_trusted(&self, host: &Uri, config: &Config) -> bool {
        let name = host.host().unwrap_or_default();
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.host() == name);
        let is_trusted =
            self.trusted.as_ref().is_some_and(|(trusted, port)| trusted == name && *port == host.port_u16());
        self.allow_private || is_trusted || is_proxy
    }
}

impl Resolver for AddressPolicy {
    fn resolve(
        &self,
        host: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let resolved = DefaultResolver::default().resolve(host, config, timeout)?;
        if self.is_trusted(host, config) {
            return Ok(resolved);
        }
        let mut public = self.empty();
        resolved.iter().filter(|address| is_public(address.ip())).for_each(|address| public.push(*address));
        if public.is_empty() { Err(ureq::Error::Other(PrivateAddress.into())) } else { Ok(public) }
    }
}

/// Whether an address belongs to the public internet (IANA's special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            let is_shared = first == 100 && second & 0xc0 == 64; // carrier-grade NAT (RFC 6598)
            !(address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_multicast()
                || address.is_broadcast()
                || is_shared
                || first == 0)
        }
        IpAddr::V6(address) => {
            !(address.is_loopback()
                || address.is_unspecified()
                || address.is_multicast()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || nat64(address).is_some_and(|embedded| !is_public(embedded)))
        }
    }
}

/// The IPv4 address inside an address of `64:ff9b::/96` (RFC 6052).
fn nat64(address: Ipv6Addr) -> Option<IpAddr> {
    let bits = address.to_bits();
    (bits >> 32 == 0x64_ff9b << 64).then_some(IpAddr::V4((bits as u32).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_addresses_are_distinguished_from_private_ones() {
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
