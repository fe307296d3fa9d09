//! What the page wants of links: its name in their addresses (`utm`), and word of each release that is opened (`beacon`).

use leptos::prelude::GetUntracked;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::context::WidgetContext;
use crate::{feed::FeedItem, fetch::fetch, js_options::js_options};

/// `address` with `utm_source=source` in its query, if `source` is given and the query has none yet. All else stays byte for byte.
pub fn with_source(address: String, source: Option<&str>) -> String {
    const NAME: &str = "utm_source=";
    let Some(source) = source else { return address };
    let (before, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
    let query = before.split_once('?').map(|(_, query)| query);
    let has_source =
        |query: &str| query.split('&').any(|part| part.starts_with(NAME) || part == "utm_source");
    if query.is_some_and(has_source) {
        return address;
    }
    let separator = match query {
        None => "?",
        Some(query) if query.is_empty() || query.ends_with('&') => "",
        Some(_) => "&",
    };
    [before, separator, NAME, &encoded(source), fragment].concat()
}

/// A text as a value in a query: all but unreserved characters percent-encoded (RFC 3986, 2.3).
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            encoded.push('%');
            encoded.extend(hexadecimal(byte));
        }
    }
    encoded
}

fn hexadecimal(byte: u8) -> [char; 2] {
    [byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[usize::from(digit)].into())
}

/// Tells the page's `beacon` that a release is opened.
///
/// By `fetch` and not by `navigator.sendBeacon`, which sends cookies along. The request outlives the page (`keepalive`), says nothing of
/// the reader or the page (no cookies, no `Referer`), and needs no CORS headers in return.
pub fn report_opened(widget: WidgetContext, item: &FeedItem) {
    let (Some(beacon), Some(feed)) =
        (widget.props.beacon.try_get_untracked().flatten(), widget.feed_address())
    else {
        return;
    };
    let body = ["{\"feed\":", &quoted(&feed), ",\"item\":", &quoted(item.id()), "}"].concat();
    let options = js_options(&[
        ("method", "POST".into()),
        ("body", body.into()),
        ("keepalive", true.into()),
        ("mode", "no-cors".into()),
        ("credentials", "omit".into()),
        ("referrerPolicy", "no-referrer".into()),
    ]);
    if let Ok(answer) = fetch(&beacon, &options) {
        // An error that nobody handles would be reported to the page.
        let answer = JsFuture::from(js_sys::Promise::resolve(&answer));
        spawn_local(async move { _ = answer.await });
    }
}

/// A text in JSON. Not by `JSON.stringify`, which pages change.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            // Besides these, only control characters must not stand in a string (RFC 8259, 7).
            '\0'..' ' => {
                quoted.push_str("\\u00");
                quoted.extend(hexadecimal(character as u8));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{quoted, with_source};

    fn sourced(address: &str, source: &str) -> String {
        with_source(address.to_owned(), Some(source))
    }

    #[test]
    fn the_source_is_appended_to_the_query_and_the_fragment_stays() {
        for (address, sourced_address) in [
            ("https://a.kr/b", "https://a.kr/b?utm_source=x"),
            ("https://a.kr/b#c?d", "https://a.kr/b?utm_source=x#c?d"),
            ("https://a.kr/b?", "https://a.kr/b?utm_source=x"),
            ("https://a.kr/b?c=%20d&e=+%7E", "https://a.kr/b?c=%20d&e=+%7E&utm_source=x"),
            ("https://a.kr/b?c&#d", "https://a.kr/b?c&utm_source=x#d"),
            ("https://a.kr/b?utm_sources=1", "https://a.kr/b?utm_sources=1&utm_source=x"),
        ] {
            assert_eq!(sourced(address, "x"), sourced_address);
        }
    }

    #[test]
    fn a_source_that_is_there_stays() {
        for address in
            ["https://a.kr/?utm_source=board", "https://a.kr/?c=d&utm_source=#e", "https://a.kr/?utm_source"]
        {
            assert_eq!(sourced(address, "x"), address);
        }
        assert_eq!(with_source("https://a.kr/".into(), None), "https://a.kr/");
    }

    #[test]
    fn a_source_is_a_value_whatever_is_in_it() {
        assert_eq!(
            sourced("https://a.kr/", "visit-seoul_1.0~ &a=#서"),
            "https://a.kr/?utm_source=visit-seoul_1.0~%20%26a%3D%23%EC%84%9C"
        );
    }

    #[test]
    fn a_text_in_json_ends_where_it_should() {
        assert_eq!(quoted("a\"b\\c\n서"), "\"a\\\"b\\\\c\\u000A서\"");
    }
}
