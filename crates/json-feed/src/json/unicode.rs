//! Replaces what is not Unicode in JSON text: bytes that are not UTF-8, and escaped surrogates without their other
//! half.
//!
//! Programs that shorten a text to a number of bytes or UTF-16 units write them, by cutting a character in half.
//! serde_json would refuse the whole text. Each becomes U+FFFD instead, as in the browser's `response.json()`.

use std::borrow::Cow;

/// The JSON text with U+FFFD for what is not Unicode, and whether there was any.
pub(crate) fn replace_invalid(json: &mut [u8]) -> (Cow<'_, str>, bool) {
    let has_surrogates = replace_surrogates(json);
    let text = String::from_utf8_lossy(json);
    let is_replaced = has_surrogates || matches!(text, Cow::Owned(_));
    (text, is_replaced)
}

/// Writes `\ufffd` over each escaped surrogate without its other half. Returns whether there was any.
fn replace_surrogates(json: &mut [u8]) -> bool {
    let (mut at, mut is_replaced) = (0, false);
    // The place of the last escape, if it is the first half of a pair.
    let mut high = None;
    while let Some(distance) = json.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
        at += distance;
        let unit = escaped_unit(json, at);
        let is_low = matches!(unit, Some(0xDC00..=0xDFFF));
        match high.take() {
            Some(first) if is_low && first + 6 == at => {}
            first => {
                for lone in first.into_iter().chain(is_low.then_some(at)) {
                    replace(json, lone);
                    is_replaced = true;
                }
            }
        }
        high = matches!(unit, Some(0xD800..=0xDBFF)).then_some(at);
        at += if unit.is_some() { 6 } else { 2 };
    }
    if let Some(lone) = high {
        replace(json, lone);
    }
    is_replaced || high.is_some()
}

/// The UTF-16 unit of the escape at this place. `None` means that the escape is of another kind, such as `\n`.
fn escaped_unit(json: &[u8], at: usize) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = json.get(at..at + 6)? else {
        return None;
    };
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

fn replace(json: &mut [u8], at: usize) {
    if let Some(escape) = json.get_mut(at..at + 6) {
        escape.copy_from_slice(br"\ufffd");
    }
}
