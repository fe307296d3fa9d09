//! The cookies of a run, in memory. With the visitor's cookie, a board counts a release that is read twice in a run as one view.

use std::collections::{BTreeMap, HashMap};

use ureq::http::{HeaderMap, header};
use url::{Origin, Url};

/// More cookies of one site are ignored.
const MAX_COOKIES: usize = 50;
/// A longer cookie is ignored, in bytes.
const MAX_LENGTH: usize = 4096;

/// The cookies of each site. A cookie goes only to the site that has set it.
#[derive(Debug, Default)]
pub struct Cookies {
    sites: HashMap<Origin, BTreeMap<String, String>>,
}

impl Cookies {
    /// Keeps the cookies that a response from `address` sets, and forgets those that it removes.
    pub fn store(&mut self, address: &Url, headers: &HeaderMap) {
        let site = self.sites.entry(address.origin()).or_default();
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()) {
            let mut parts = cookie.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            let is_removed = value.is_empty()
                || value == "deleted"
                || parts.any(|part| part.to_ascii_lowercase().starts_with("max-age=0"));
            if is_removed {
                site.remove(name);
            } else if cookie.len() <= MAX_LENGTH && (site.len() < MAX_COOKIES || site.contains_key(name)) {
                site.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// The header `Cookie` for a request to `address`.
    pub fn header(&self, address: &Url) -> Option<String> {
        let site = self.sites.get(&address.origin()).filter(|site| !site.is_empty())?;
        let pairs: Vec<_> = site.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Some(pairs.join("; "))
    }
}
