//! Character references of HTML: `&amp;`, `&#8217;`, `&#x2019;`.

/// The named references that occur in feeds: those of Latin-1, of punctuation and of a few symbols. Each name is followed by its
/// character.
const NAMED: &str = "amp&lt<gt>quot\"apos'nbsp\u{A0}iexcl¡cent¢pound£curren¤yen¥brvbar¦sect§uml¨copy©ordf\u{AA}laquo«not¬shy\u{AD}reg®\
macr¯deg°plusmn±sup2²sup3³acute´micro\u{B5}para¶middot·cedil¸sup1¹ordm\u{BA}raquo»frac14¼frac12½frac34¾iquest¿AgraveÀAacuteÁ\
AcircÂAtildeÃAumlÄAringÅAEligÆCcedilÇEgraveÈEacuteÉEcircÊEumlËIgraveÌIacuteÍIcircÎIumlÏETHÐNtildeÑOgraveÒOacuteÓOcircÔOtildeÕOumlÖ\
times×OslashØUgraveÙUacuteÚUcircÛUumlÜYacuteÝTHORNÞszligßagraveàaacuteáacircâatildeãaumläaringåaeligæccedilçegraveèeacuteéecircê\
eumlëigraveìiacuteíicircîiumlïethðntildeñograveòoacuteóocircôotildeõoumlödivide÷oslashøugraveùuacuteúucircûuumlüyacuteýthornþyumlÿ\
OEligŒoeligœScaronŠscaronšYumlŸensp\u{2002}emsp\u{2003}thinsp\u{2009}zwnj\u{200C}zwj\u{200D}lrm\u{200E}rlm\u{200F}ndash–mdash—\
lsquo‘rsquo’sbquo‚ldquo“rdquo”bdquo„dagger†Dagger‡bull•hellip…permil‰prime′Prime″lsaquo‹rsaquo›euro€trade™larr←uarr↑rarr→darr↓harr↔\
minus−infin∞asymp≈ne≠le≤ge≥";

/// The characters that `&#128;` to `&#159;` stand for, by the encoding of old Windows (HTML, 13.2.5.80).
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The character that the reference at the beginning of `text` stands for, and the length of the reference. `None` if there is no
/// reference, or none that is known.
pub(super) fn decode(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    match rest.strip_prefix('#') {
        None => named(rest).map(|(character, length)| (character, 1 + length)),
        Some(rest) => match rest.strip_prefix(['x', 'X']) {
            None => numeric(rest, 10).map(|(character, length)| (character, 2 + length)),
            Some(rest) => numeric(rest, 16).map(|(character, length)| (character, 3 + length)),
        },
    }
}

/// The text with all references decoded.
pub(super) fn decode_all(text: &str) -> String {
    let (mut decoded, mut rest) = (String::new(), text);
    while let Some(next) = rest.chars().next() {
        let (character, length) = decode(rest).unwrap_or((next, next.len_utf8()));
        decoded.push(character);
        rest = rest.get(length..).unwrap_or_default();
    }
    decoded
}

/// Only with its semicolon: without it, `&copy=1` in an address would be a reference.
fn named(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if length == 0 || text.as_bytes().get(length) != Some(&b';') {
        return None;
    }
    let name = text.get(..length)?;
    let mut start = 0;
    for (at, character) in NAMED.char_indices() {
        if !character.is_ascii_alphanumeric() {
            if NAMED.get(start..at) == Some(name) {
                return Some((character, length + 1));
            }
            start = at + character.len_utf8();
        }
    }
    None
}

/// With or without its semicolon. What is no character is U+FFFD, as HTML says.
fn numeric(text: &str, radix: u32) -> Option<(char, usize)> {
    let (mut number, mut length) = (0_u32, 0);
    while let Some(digit) = text.as_bytes().get(length).and_then(|byte| char::from(*byte).to_digit(radix)) {
        number = number.saturating_mul(radix).saturating_add(digit);
        length += 1;
    }
    if length == 0 {
        return None;
    }
    let character = match number {
        0x80..=0x9F => WINDOWS.chars().nth(number as usize - 0x80),
        0 => None,
        _ => char::from_u32(number),
    };
    let has_end = text.as_bytes().get(length) == Some(&b';');
    Some((character.unwrap_or('\u{FFFD}'), length + usize::from(has_end)))
}

#[cfg(test)]
mod tests {
    use super::{NAMED, decode, decode_all};

    #[test]
    fn names_and_numbers_are_decoded() {
        for (text, decoded) in [
            ("&amp;", "&"),
            ("&lt;p&gt;", "<p>"),
            ("&quot;&apos;", "\"'"),
            ("&nbsp;|&yuml;", "\u{A0}|ÿ"),
            ("&hellip;&rsquo;&ge;", "…’≥"),
            ("&#8217;&#x2019;&#X2019;", "’’’"),
            ("&#8217 &#x41g", "’ Ag"),
            ("&#128;&#x92;&#153;&#x9F;", "€’™Ÿ"),
            ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("&#127983;", "🏯"),
        ] {
            assert_eq!(decode_all(text), decoded, "{text}");
        }
    }

    #[test]
    fn a_reference_is_decoded_once() {
        assert_eq!(decode_all("&amp;lt;&amp;amp;&#38;#38;"), "&lt;&amp;&#38;");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in [
            "&",
            "&&",
            "R&D",
            "AT&T;",
            "?a=1&copy=2",
            "&unknown;",
            "&;",
            "&#;",
            "&#x;",
            "&#xg;",
            "& amp;",
            "&amp",
            "&서울;",
        ] {
            assert_eq!(decode_all(text), text);
        }
    }

    #[test]
    fn every_name_of_the_table_is_found() {
        let (mut name, mut count) = (String::new(), 0);
        for character in NAMED.chars() {
            if character.is_ascii_alphanumeric() {
                name.push(character);
            } else {
                assert_eq!(decode(&format!("&{name};")), Some((character, name.len() + 2)), "{name}");
                name.clear();
                count += 1;
            }
        }
        assert_eq!((name.as_str(), count), ("", 143));
    }
}
