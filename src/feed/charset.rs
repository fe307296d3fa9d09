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
///
/// Many servers declare a charset for all their files. So a document that is UTF-8 is read as such, whatever is declared.
#[derive(Default)]
pub struct Decoder {
    /// Of the declared charset, if that is not UTF-8.
    declared: Option<TextDecoder>,
    /// Whether some bytes were not UTF-8.
    is_other: bool,
    /// The beginning of a character whose other bytes have not come.
    rest: Vec<u8>,
}

impl Decoder {
    /// For a document of this media type, as `Content-Type` has it.
    ///
    /// # Errors
    /// The charset, if the browser does not know it.
    pub fn of(content_type: &str) -> Result<Self, &str> {
        match charset(content_type) {
            Some(label) if !is_utf_8(label) => {
                let declared = Some(TextDecoder::new(label).map_err(|_| label)?);
                Ok(Self { declared, ..Self::default() })
            }
            _ => Ok(Self::default()),
        }
    }

    /// The next bytes. Half a character at their end comes with those after them.
    pub fn decode(&mut self, bytes: &Uint8Array) -> Vec<u8> {
        let Some(declared) = &self.declared else { return bytes.to_vec() };
        let mut bytes = [std::mem::take(&mut self.rest), bytes.to_vec()].concat();
        if !self.is_other {
            match whole_characters(&bytes) {
                Some(length) => {
                    self.rest = bytes.split_off(length);
                    return bytes;
                }
                None => self.is_other = true,
            }
        }
        let decoded = declared.decode(&Uint8Array::from(&*bytes), &js_options(&[("stream", true.into())]));
        decoded.map(String::into_bytes).unwrap_or_default()
    }
}

/// How many of these bytes are whole characters of UTF-8. None if they are not UTF-8.
fn whole_characters(bytes: &[u8]) -> Option<usize> {
    match std::str::from_utf8(bytes) {
        Ok(_) => Some(bytes.len()),
        Err(error) if error.error_len().is_none() => Some(error.valid_up_to()),
        Err(_) => None,
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
    use super::{charset, is_utf_8, whole_characters};

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
    fn bytes_are_utf_8_up_to_a_character_that_is_not_complete() {
        let text = "소식".as_bytes();
        assert_eq!([6, 5, 4, 3].map(|length| whole_characters(&text[..length])), [6, 3, 3, 3].map(Some));
        assert_eq!(whole_characters(b"\xbc\xd2\xbd\xc4"), None, "EUC-KR");
        assert_eq!(whole_characters(b"caf\xe9 "), None, "ISO 8859-1");
    }

    #[test]
    fn utf_8_needs_no_decoder() {
        assert_eq!(["UTF-8", "utf8", "euc-kr", ""].map(is_utf_8), [true, true, false, false]);
    }
}
