//! Addresses of pictures, as the page may ask for them.

/// The address as this page may ask for it: pages on `https:` show no pictures of `http:` (Mixed Content, 4.1).
pub fn on_this_page(address: String) -> String {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    if protocol.as_deref() == Some("https:") { by_https(address) } else { address }
}

/// The address with `https:` for `http:`.
fn by_https(address: String) -> String {
    match address.strip_prefix("http:") {
        Some(rest) => ["https:", rest].concat(),
        None => address,
    }
}

#[cfg(test)]
mod tests {
    use super::by_https;

    #[test]
    fn a_picture_is_asked_for_by_https() {
        for (address, secure) in [
            ("http://example.org/1.png?u=http://a", "https://example.org/1.png?u=http://a"),
            ("https://example.org/1.png", "https://example.org/1.png"),
            ("http://example.org:8080/1.png", "https://example.org:8080/1.png"),
        ] {
            assert_eq!(by_https(address.to_owned()), secure);
        }
    }
}
