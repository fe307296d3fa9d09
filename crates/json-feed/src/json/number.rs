//! A JSON number (RFC 8259, section 6), kept as the decimal that is written.
//!
//! A double would round ids and counts of more than 15 digits. A number is converted to a double only where a field
//! needs one.

use crate::decimal;

/// From here on a whole number counts only if it is written without fraction and exponent. A program that writes
/// `1e15` or `1000000000000000.0` had a double, which may have been rounded.
const ROUNDED: u64 = 10_u64.pow(f64::DIGITS);

/// A number: ± significand × 10^power.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    /// Whether the number is less than 0.
    is_negative: bool,
    /// The digits, as many as fit.
    significand: u64,
    /// Whether a digit other than zero did not fit.
    inexact: bool,
    /// Negative only if the number is not whole.
    power: i32,
    /// Whether the number is written without fraction and exponent.
    is_plain: bool,
}

impl Number {
    /// The number of this JSON text.
    pub(crate) fn new(text: &str) -> Self {
        let end = text.bytes().position(|byte| matches!(byte, b'e' | b'E')).unwrap_or(text.len());
        let (digits, exponent) = (text.get(..end).unwrap_or(text), text.get(end + 1..).unwrap_or("0"));
        let mut power: i32 =
            exponent.parse().unwrap_or(if exponent.starts_with('-') { -i32::MAX } else { i32::MAX });
        let (mut significand, mut inexact, mut in_fraction) = (0, false, false);
        for byte in digits.bytes() {
            match (byte, append(significand, byte.wrapping_sub(b'0'))) {
                (b'-', _) => {}
                (b'.', _) => in_fraction = true,
                (_, Some(longer)) => {
                    significand = longer;
                    power = power.saturating_sub(in_fraction.into());
                }
                (_, None) => {
                    inexact |= byte != b'0';
                    power = power.saturating_add((!in_fraction).into());
                }
            }
        }
        if significand == 0 {
            power = 0;
        }
        while power < 0 && significand.is_multiple_of(10) {
            significand /= 10;
            power += 1;
        }
        let is_negative = significand > 0 && text.starts_with('-');
        Number {
            is_negative,
            significand,
            inexact,
            power,
            is_plain: text.len() == digits.len() && !in_fraction,
        }
    }

    /// The whole number without its sign, if it is one that no program has rounded.
    fn magnitude(self) -> Option<u64> {
        if self.power < 0 || self.inexact {
            return None;
        }
        let mut magnitude = self.significand;
        for _ in 0..self.power {
            magnitude = append(magnitude, 0)?;
        }
        (magnitude < ROUNDED || self.is_plain).then_some(magnitude)
    }

    /// The whole number, if it is one of 0 or more.
    pub(crate) fn count(self) -> Option<u64> {
        self.magnitude().filter(|_| !self.is_negative)
    }

    /// The number as text, as short as ECMAScript's `String(number)`: `5` for `5.0`. `None` if it has more digits
    /// than every double keeps, because its text could then equal that of another number.
    pub(crate) fn text(self) -> Option<String> {
        let mut text = match self.magnitude() {
            Some(magnitude) => decimal(magnitude),
            None => self.fraction()?,
        };
        if self.is_negative {
            text.insert(0, '-');
        }
        Some(text)
    }

    /// The text, without its sign, of a number that is not whole.
    fn fraction(self) -> Option<String> {
        let places = self.power.unsigned_abs() as usize;
        if self.power >= 0 || places > f64::DIGITS as usize || self.inexact || self.significand >= ROUNDED {
            return None;
        }
        let mut text = decimal(self.significand);
        while text.len() <= places {
            text.insert(0, '0');
        }
        text.insert(text.len() - places, '.');
        Some(text)
    }

    /// The number as a double, if it is 0 or more. The last digit may be wrong, and below 10⁻²⁸⁸ it may be 0.
    pub(crate) fn to_f64(self) -> Option<f64> {
        let (significand, ten) = (self.significand as f64, 10_f64.powi(self.power.saturating_abs()));
        let value = if self.power < 0 { significand / ten } else { significand * ten };
        (value.is_finite() && !self.is_negative).then_some(value)
    }
}

/// The number with one more digit at its end, if it fits.
fn append(number: u64, digit: u8) -> Option<u64> {
    let digit = u64::from(digit);
    number.checked_mul(10)?.checked_add(digit)
}
