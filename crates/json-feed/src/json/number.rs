//! A JSON number, taken from its text as the decimal that it is (RFC 8259, section 6).
//!
//! A double would round ids and counts of more than 15 digits. The number becomes one only where a double is asked for.

use crate::decimal;

/// From here on a whole number is trusted only if it is written without fraction and exponent: `1e15` and `1000000000000000.0`
/// come from a program that had it as a double, which may have rounded it.
const ROUNDED: u64 = 10_u64.pow(f64::DIGITS);

/// A number: ± significand × 10^power.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    /// Whether it is less than 0.
    is_negative: bool,
    /// As many of the digits as fit.
    significand: u64,
    /// Whether a digit other than zero did not fit.
    inexact: bool,
    /// Negative only if there is a fraction.
    power: i32,
    /// Whether it is written without fraction and exponent.
    is_plain: bool,
}

impl Number {
    /// The number of this JSON text.
    pub(crate) fn new(text: &str) -> Self {
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
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

    /// The whole number without its sign, if it is one and no double has rounded it.
    fn magnitude(&self) -> Option<u64> {
        if self.power < 0 || self.inexact {
            return None;
        }
        let mut magnitude = self.significand;
        for _ in 0..self.power {
            magnitude = append(magnitude, 0)?;
        }
        (magnitude < ROUNDED || self.is_plain).then_some(magnitude)
    }

    /// The whole number of 0 or more.
    pub(crate) fn count(&self) -> Option<u64> {
        self.magnitude().filter(|_| !self.is_negative)
    }

    /// The number as text, as short as ECMAScript's `String(number)` makes it: `5` for `5.0`. `None` if it has more digits than
    /// every double keeps: as text it could be taken for the id of another item.
    pub(crate) fn text(&self) -> Option<String> {
        let sign = if self.is_negative { "-" } else { "" };
        if let Some(magnitude) = self.magnitude() {
            return Some([sign, &decimal(magnitude)].concat());
        }
        let places = self.power.checked_neg().filter(|places| (1..=f64::DIGITS as i32).contains(places))?;
        if self.inexact || self.significand >= ROUNDED {
            return None;
        }
        let (places, digits) = (places as usize, decimal(self.significand));
        let digits = ["0".repeat((places + 1).saturating_sub(digits.len())), digits].concat();
        let (whole, fraction) = digits.split_at_checked(digits.len() - places)?;
        Some([sign, whole, ".", fraction].concat())
    }

    /// The number of 0 or more as a double. It may be off in its last digit, and below 10⁻²⁸⁸ it may be 0.
    pub(crate) fn measure(&self) -> Option<f64> {
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
