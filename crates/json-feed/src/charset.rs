//! The charset that a server declares for a document. JSON is UTF-8 (RFC 8259, 8.1), but older servers send others.

/// Bytes that are decoded at a time: those before the first that are not UTF-8 are read as they are.
pub const SLICE: usize = 4 << 10;

/// Turns bytes of one charset into UTF-8: a decoder of the browser, or of a library.
pub trait Decode: Sized {
    /// The decoder for a label of the Encoding Standard. `None` if there is none.
    fn of(label: &str) -> Option<Self>;

    /// The next bytes in UTF-8. Half a character at their end comes with those after them.
    fn decode(&mut self, bytes: &[u8]) -> Vec<u8>;
}

/// Turns the bytes of one document into UTF-8, in the order in which they come.
///
/// Many servers declare a charset for all their files. So a document that is UTF-8 is read as such, whatever is declared.
pub struct Decoder<D> {
    /// Of the declared charset, if that is not UTF-8.
    declared: Option<D>,
    /// Whether some bytes were not UTF-8.
    is_other: bool,
    /// The beginning of a character whose other bytes have not come.
    rest: Vec<u8>,
}

impl<D> Default for Decoder<D> {
    fn default() -> Self {
        Self { declared: None, is_other: false, rest: Vec::new() }
    }
}

impl<D: Decode> Decoder<D> {
    /// For a document of this media type, as `Content-Type` has it.
    ///
    /// # Errors
    /// The charset, if there is no decoder for it.
    pub fn of(content_type: &str) -> Result<Self, &str> {
        let Some(label) = declared(content_type) else { return Ok(Self::default()) };
        Ok(Self { declared: Some(D::of(label).ok_or(label)?), ..Self::default() })
    }

    /// The next bytes. Half a character at their end comes with those after them.
    pub fn decode(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        let Some(declared) = &mut self.declared else { return bytes };
        let mut bytes = [std::mem::take(&mut self.rest), bytes].concat();
        if !self.is_other {
            match whole_characters(&bytes) {
                Some(length) => {
                    self.rest = bytes.split_off(length);
                    return bytes;
                }
                None => self.is_other = true,
            }
        }
        declared.decode(&bytes)
    }

    /// Whether some bytes were not UTF-8 but in the declared charset.
    pub fn has_decoded(&self) -> bool {
        self.is_other
    }
}

/// A whole document in UTF-8, as the widget reads it, and whether it had to be decoded. A charset that has no decoder is ignored.
pub fn decode<D: Decode>(document: &[u8], content_type: &str) -> (Vec<u8>, bool) {
    let mut decoder = Decoder::<D>::of(content_type).unwrap_or_default();
    let bytes = document.chunks(SLICE).flat_map(|slice| decoder.decode(slice.to_vec())).collect();
    (bytes, decoder.has_decoded())
}

/// The charset that a `Content-Type` declares, if it is not UTF-8.
///
/// ```
/// use json_feed::charset::declared;
///
/// assert_eq!(declared("application/json; charset=EUC-KR"), Some("EUC-KR"));
/// assert_eq!(declared("application/json; charset=utf-8"), None);
/// ```
pub fn declared(content_type: &str) -> Option<&str> {
    charset(content_type).filter(|label| !is_utf_8(label))
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
    use super::{Decode, Decoder, SLICE, charset, decode, is_utf_8, whole_characters};

    /// ISO 8859-1, where each byte is a character.
    struct Latin1;

    impl Decode for Latin1 {
        fn of(label: &str) -> Option<Self> {
            (label == "latin1").then_some(Self)
        }

        fn decode(&mut self, bytes: &[u8]) -> Vec<u8> {
            bytes.iter().copied().map(char::from).collect::<String>().into_bytes()
        }
    }

    /// The text of a document that comes byte by byte, and whether it had to be decoded.
    fn text(document: &[u8], content_type: &str) -> (String, bool) {
        let mut decoder = Decoder::<Latin1>::of(content_type).expect("a charset that is known");
        let bytes = document.iter().flat_map(|byte| decoder.decode(vec![*byte])).collect();
        (String::from_utf8(bytes).expect("UTF-8"), decoder.has_decoded())
    }

    #[test]
    fn a_document_is_decoded_if_it_is_not_utf_8() {
        let declared = "application/json; charset=latin1";
        assert_eq!(text(b"caf\xe9 \xe9", declared), ("café é".to_owned(), true));
        assert_eq!(text("소식 é".as_bytes(), declared), ("소식 é".to_owned(), false));
        assert_eq!(text("소식".as_bytes(), "application/json; charset=UTF-8"), ("소식".to_owned(), false));
    }

    #[test]
    fn a_charset_that_nobody_knows_is_named_and_ignored() {
        let declared = "application/json; charset=hangul";
        assert_eq!(Decoder::<Latin1>::of(declared).err(), Some("hangul"));
        assert_eq!(decode::<Latin1>(b"caf\xe9", declared), (b"caf\xe9".to_vec(), false));
    }

    #[test]
    fn a_whole_document_is_decoded_from_the_slice_that_is_not_utf_8() {
        let document = [&"é".repeat(SLICE / 2).into_bytes()[..], b"caf\xe9 "].concat();
        let text = "é".repeat(SLICE / 2) + "café ";
        assert_eq!(decode::<Latin1>(&document, "text/plain; charset=latin1"), (text.into_bytes(), true));
    }

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
