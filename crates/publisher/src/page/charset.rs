//! Decodes a page whose declared encoding may be wrong.

use std::borrow::Cow;

use encoding_rs::{EUC_KR, Encoding, UTF_8};

/// A `<meta>` may declare the encoding in the first so many bytes (HTML standard, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// Decodes a page; `content_type` is the header of this name.
///
/// Valid UTF-8 is decoded as UTF-8, whatever is declared: a longer text in another encoding is practically never valid UTF-8.
/// Otherwise the page is either UTF-8 with invalid bytes, or in the encoding that the header or else the `<meta>` declares, or in
/// EUC-KR, which Korean boards used before UTF-8. The encoding with fewer replacement characters wins. If the page declares
/// UTF-8, the other encoding has to have less than half as many.
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = content_type.and_then(declared).or_else(|| declared(&head));
    let other = declared.filter(|encoding| *encoding != UTF_8).unwrap_or(EUC_KR);
    let (utf_8, other) = (String::from_utf8_lossy(bytes), other.decode_without_bom_handling(bytes).0);
    let weight = if declared == Some(UTF_8) { 2 } else { 1 };
    if undecoded(&utf_8) <= undecoded(&other) * weight { utf_8 } else { other }
}

/// The number of replacement characters.
fn undecoded(text: &str) -> usize {
    text.matches(char::REPLACEMENT_CHARACTER).count()
}

/// The encoding after the first `charset=`.
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
    fn valid_utf_8_is_decoded_as_utf_8_whatever_the_page_declares() {
        assert_eq!(
            decode("<meta charset=euc-kr>서울".as_bytes(), Some("text/html; charset=EUC-KR")),
            "<meta charset=euc-kr>서울"
        );
    }

    #[test]
    fn a_page_that_wrongly_declares_utf_8_or_nothing_is_decoded_as_euc_kr() {
        assert_eq!(decode(SEOUL, Some("text/html; charset=utf-8")), "서울");
        assert_eq!(decode(SEOUL, None), "서울");
    }

    #[test]
    fn a_page_with_one_invalid_byte_is_still_decoded_as_utf_8() {
        let page = "<p>서울시는 로스앤젤레스시와 공동 관광 마케팅 업무협약을 맺었다.</p>".as_bytes();
        let damaged = [page, b"\xbf<p>", page].concat();
        let text = String::from_utf8_lossy(&damaged);
        for content_type in [None, Some("text/html; charset=utf-8"), Some("text/html; charset=euc-kr")] {
            assert_eq!(decode(&damaged, content_type), text, "{content_type:?}");
        }
    }

    #[test]
    fn the_header_declares_the_encoding_or_else_the_meta_element() {
        let shift_jis =
            b"<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">\x93\x8c\x8b\x9e";
        assert_eq!(
            decode(&shift_jis[shift_jis.len() - 4..], Some("text/html;charset=\"Shift_JIS\"")),
            "東京"
        );
        assert!(decode(shift_jis, Some("text/html")).ends_with("東京"));
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(decode(b"\xef\xbb\xbfSeoul", None), "Seoul");
    }
}
