//! Character references of HTML: `&amp;`, `&#8217;`, `&#x2019;`.

/// The names of the references that occur in feeds: those of Latin-1 from U+00A0 on, then those of [`OTHERS`].
const NAMES: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc \
Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc \
otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml \
amp lt gt quot apos OElig oelig Scaron scaron Yuml ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo \
dagger Dagger bull hellip permil prime Prime lsaquo rsaquo euro trade larr uarr rarr darr harr minus infin asymp ne le ge";

/// The characters of the names after those of Latin-1.
const OTHERS: [u16; 47] = [
    0x26, 0x3C, 0x3E, 0x22, 0x27, 0x152, 0x153, 0x160, 0x161, 0x178, 0x2002, 0x2003, 0x2009, 0x200C, 0x200D,
    0x200E, 0x200F, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
    0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2194,
    0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265,
];

/// The characters that `&#128;` to `&#159;` stand for, by the encoding of old Windows (HTML, 13.2.5.80).
const WINDOWS: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
    0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
    0x153, 0x9D, 0x17E, 0x178,
];

/// The character that the reference at the beginning of `text` stands for, and the length of the reference. `None` if there is no
/// reference, or none that is known.
pub(super) fn decode(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let (start, radix) = match bytes {
        [b'&', b'#', b'x' | b'X', ..] => (3, 16),
        [b'&', b'#', ..] => (2, 10),
        [b'&', ..] => (1, 0),
        _ => return None,
    };
    let is_part = |byte: &&u8| match radix {
        0 => byte.is_ascii_alphanumeric(),
        radix => char::from(**byte).is_digit(radix),
    };
    let length = bytes.iter().skip(start).take_while(is_part).count();
    let (name, end) = (text.get(start..start + length)?, start + length);
    let has_end = bytes.get(end) == Some(&b';');
    let character = if radix > 0 {
        (length > 0).then(|| numeric(name, radix))?
    } else {
        // Only with its semicolon: without it, `&copy=1` in an address would be a reference.
        named(name).filter(|_| has_end)?
    };
    Some((character, end + usize::from(has_end)))
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

fn named(name: &str) -> Option<char> {
    let index = NAMES.split(' ').position(|known| known == name)?;
    let number = match index.checked_sub(96) {
        None => 0xA0 + index as u32,
        Some(other) => u32::from(*OTHERS.get(other)?),
    };
    char::from_u32(number)
}

/// What is no character is U+FFFD, as HTML says.
fn numeric(digits: &str, radix: u32) -> char {
    let digits = digits.chars().filter_map(|digit| digit.to_digit(radix));
    let number = digits.fold(0_u32, |number, digit| number.saturating_mul(radix).saturating_add(digit));
    let windows = number.checked_sub(0x80).and_then(|index| WINDOWS.get(index as usize));
    let number = windows.map_or(number, |number| u32::from(*number));
    char::from_u32(number).filter(|_| number > 0).unwrap_or('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::{NAMES, OTHERS, decode, decode_all};

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
    fn every_name_has_its_character() {
        assert_eq!(NAMES.split(' ').count(), 96 + OTHERS.len());
        for (name, character) in
            [("nbsp", '\u{A0}'), ("yuml", 'ÿ'), ("amp", '&'), ("ndash", '–'), ("harr", '↔'), ("ge", '≥')]
        {
            assert_eq!(decode(&format!("&{name};")), Some((character, name.len() + 2)), "{name}");
        }
    }
}
