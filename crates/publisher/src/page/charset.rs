//! Bytes to text, whatever the page claims about itself.

use std::borrow::Cow;

use encoding_rs::{EUC_KR, Encoding, UTF_8};

/// How far into a page its `<meta>` may declare an encoding (HTML standard, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// The text of a page with the `Content-Type` header `content_type`.
///
/// What is valid UTF-8 is UTF-8, whatever is declared: no text of any length in another encoding happens to be. Else the
/// header's encoding holds, then that of the page's `<meta>`; a page that wrongly claims to be UTF-8, or claims nothing, is in
/// EUC-KR, as Korean boards were before.
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = content_type.and_then(declared).or_else(|| declared(&head));
    let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or(EUC_KR);
    encoding.decode_without_bom_handling(bytes).0
}

/// The encoding named behind the first `charset=`.
fn declared(text: &str) -> Option<&'static Encoding> {
    let (_, label) = text.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', ';', '>', '/']).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::decode;

    /// `서울` in EUC-KR.
    const SEOUL: &[u8] = b"\xbc\xad\xbf\xef";

    #[test]
    fn utf_8_is_recognised_whatever_the_page_claims() {
        assert_eq!(
            decode("<meta charset=euc-kr>서울".as_bytes(), Some("text/html; charset=EUC-KR")),
            "<meta charset=euc-kr>서울"
        );
    }

    #[test]
    fn a_page_that_wrongly_claims_utf_8_or_nothing_is_in_euc_kr() {
        assert_eq!(decode(SEOUL, Some("text/html; charset=utf-8")), "서울");
        assert_eq!(decode(SEOUL, None), "서울");
    }

    #[test]
    fn the_header_then_the_page_itself_names_the_encoding() {
        let shift_jis =
            b"<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">\x93\x8c\x8b\x9e";
        assert_eq!(
            decode(&shift_jis[shift_jis.len() - 4..], Some("text/html;charset=\"Shift_JIS\"")),
            "東京"
        );
        assert!(decode(shift_jis, Some("text/html")).ends_with("東京"));
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decode(b"\xef\xbb\xbfSeoul", None), "Seoul");
    }
}
