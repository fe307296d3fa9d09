//! Addresses that are typed, or that a feed has.

use url::{Host, Url};

/// The origin of an address as a source in a Content-Security-Policy. `None` if it has none, or a host with a character that ends a source.
pub fn policy_source(address: &Url) -> Option<String> {
    let origin = address.origin();
    let source = origin.is_tuple().then(|| origin.ascii_serialization())?;
    let is_plain = source.chars().all(|char| char.is_ascii_alphanumeric() || ":/.-_[]".contains(char));
    is_plain.then_some(source)
}

/// The address of the script. Who types its folder means the script in it.
pub fn script(typed: &str) -> Option<Url> {
    let url = address(typed)?;
    if url.path().ends_with('/') { url.join("invest-seoul-news.js").ok() } else { Some(url) }
}

/// Whether an address is in the folder of the newest version, such as `/v0/`, where the files change with each release.
pub fn is_newest_version(script: &Url) -> bool {
    let folder = script.path_segments().and_then(|mut segments| segments.nth_back(1));
    let number = folder.and_then(|folder| folder.strip_prefix('v'));
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|char| char.is_ascii_digit()))
}

/// A web address. Who types `investseoul.com/feed.json` means it with `https://`.
pub fn address(typed: &str) -> Option<Url> {
    let typed = typed.trim();
    let host = typed.split(['/', '?', '#']).next().unwrap_or_default();
    let is_bare = !typed.contains("://") && host.contains('.') && !host.starts_with('.');
    let url = Url::parse(&if is_bare { format!("https://{typed}") } else { typed.to_owned() }).ok()?;
    (is_of_the_web(&url) && url.has_host()).then_some(url)
}

/// Whether it is an `http:` or `https:` address. Others may run something, such as `javascript:`.
pub fn is_of_the_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Whether an address is one of this computer.
pub fn is_local(address: &Url) -> bool {
    match address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_computer_is_known() {
        for (address, expected) in [
            ("http://localhost:8080/a.js", true),
            ("http://127.0.0.1/a.js", true),
            ("http://[::1]:8080/a.js", true),
            ("https://localhost.test/a.js", false),
            ("https://127.seoul.test/a.js", false),
            ("https://seoul.test/localhost", false),
        ] {
            assert_eq!(is_local(&address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn a_host_adds_nothing_to_a_policy() {
        let source = |address: &str| policy_source(&address.parse().unwrap());
        assert_eq!(source("https://img.test:8443/a.webp").as_deref(), Some("https://img.test:8443"));
        assert_eq!(source("http://[::1]/").as_deref(), Some("http://[::1]"));
        assert_eq!(source("https://서울.kr/").as_deref(), Some("https://xn--2i4bq6h.kr"));
        assert_eq!(source("https://x;sandbox/a"), None);
        assert_eq!(source("data:,x"), None);
    }

    #[test]
    fn the_script_is_in_its_folder() {
        let address = |typed| script(typed).map(String::from);
        let expected = Some("https://news.test/v0.1.0/invest-seoul-news.js".to_owned());
        assert_eq!(address("news.test/v0.1.0/"), expected);
        assert_eq!(address("https://news.test/v0.1.0/invest-seoul-news.js"), expected);
    }

    #[test]
    fn a_major_number_alone_is_the_newest_version() {
        let is_newest = |folder: &str| {
            is_newest_version(&format!("https://news.test/{folder}invest-seoul-news.js").parse().unwrap())
        };
        assert_eq!(
            ["v0/", "a/v12/", "v0.1.0/", "v/", "vue/", ""].map(is_newest),
            [true, true, false, false, false, false]
        );
    }
}
