//! The encoding that a server declares for a document. JSON is UTF-8 (RFC 8259, 8.1), but older servers send others.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::js_options::js_options;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    /// Throws for a label that is not in the Encoding Standard.
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array, options: &Object) -> Result<String, JsValue>;
}

/// Turns the bytes of one document into UTF-8, in the order in which they come.
pub struct Decoder(Option<TextDecoder>);

impl Decoder {
    /// For bytes that are UTF-8 already.
    pub const UTF_8: Self = Self(None);

    /// For a document of this media type, as `Content-Type` has it.
    ///
    /// # Errors
    /// The charset, if the browser does not know it.
    pub fn of(content_type: &str) -> Result<Self, &str> {
        match charset(content_type) {
            Some(label) if !is_utf_8(label) => {
                TextDecoder::new(label).map(|decoder| Self(Some(decoder))).map_err(|_| label)
            }
            _ => Ok(Self::UTF_8),
        }
    }

    /// The next bytes. Half a character at their end comes with those after them.
    pub fn decode(&self, bytes: &Uint8Array) -> Vec<u8> {
        match &self.0 {
            None => bytes.to_vec(),
            Some(decoder) => {
                let decoded = decoder.decode(bytes, &js_options(&[("stream", true.into())]));
                decoded.map(String::into_bytes).unwrap_or_default()
            }
        }
    }
}

/// The parameter `charset` of a media type (RFC 9110, 8.3.1).
fn charset(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

fn is_utf_8(label: &str) -> bool {
    label.eq_ignore_ascii_case("utf-8") || label.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::{charset, is_utf_8};

    #[test]
    fn a_charset_is_found_among_the_parameters() {
        for (content_type, expected) in [
            ("application/feed+json", None),
            ("application/json; charset=EUC-KR", Some("EUC-KR")),
            ("text/plain;profile=x; Charset=\"ks_c_5601-1987\"", Some("ks_c_5601-1987")),
            ("charset=utf-8", None),
            ("text/plain; charset", None),
            ("text/plain; charset=", Some("")),
        ] {
            assert_eq!(charset(content_type), expected, "{content_type}");
        }
    }

    #[test]
    fn utf_8_needs_no_decoder() {
        assert_eq!(["UTF-8", "utf8", "euc-kr", ""].map(is_utf_8), [true, true, false, false]);
    }
}
