//! A JSON number, byte by byte, as the decimal that is written (RFC 8259, section 6).
//!
//! It becomes a double only where one is asked for: a double would have rounded it.

use crate::decimal;

/// From here on whole numbers are trusted only when written as such: `1e15` and `1000000000000000.0` have gone through
/// a double, and that may have rounded them.
const ROUNDED: u64 = 10_u64.pow(f64::DIGITS);

/// A number, or the beginning of one: ± significand × 10^scale × 10^exponent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    part: Part,
    negative: bool,
    /// As many of the digits as fit.
    significand: u64,
    /// Whether a digit other than zero did not fit.
    inexact: bool,
    scale: i32,
    exponent_negative: bool,
    exponent: i32,
}

/// What the last byte belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Nothing,
    Sign,
    Zero,
    Integer,
    Point,
    Fraction,
    ExponentMark,
    ExponentSign,
    Exponent,
}

impl Number {
    pub(crate) fn new() -> Self {
        Number {
            part: Part::Nothing,
            negative: false,
            significand: 0,
            inexact: false,
            scale: 0,
            exponent_negative: false,
            exponent: 0,
        }
    }

    /// Goes on with `byte`; false if that is no part of the number.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        use Part::*;
        self.part = match (self.part, byte) {
            (Nothing, b'-') => Sign,
            (Nothing | Sign, b'0') => Zero,
            (Nothing | Sign | Integer, b'0'..=b'9') => Integer,
            (Zero | Integer, b'.') => Point,
            (Point | Fraction, b'0'..=b'9') => Fraction,
            (Zero | Integer | Fraction, b'e' | b'E') => ExponentMark,
            (ExponentMark, b'+' | b'-') => ExponentSign,
            (ExponentMark | ExponentSign | Exponent, b'0'..=b'9') => Exponent,
            _ => return false,
        };
        match self.part {
            Sign => self.negative = true,
            Integer | Fraction => self.add_digit(byte),
            ExponentSign => self.exponent_negative = byte == b'-',
            Exponent => {
                self.exponent = self.exponent.saturating_mul(10).saturating_add(i32::from(byte - b'0'));
            }
            Nothing | Zero | Point | ExponentMark => {}
        }
        true
    }

    /// Whether the number may end here.
    pub(crate) fn is_complete(&self) -> bool {
        matches!(self.part, Part::Zero | Part::Integer | Part::Fraction | Part::Exponent)
    }

    fn add_digit(&mut self, byte: u8) {
        let shift = match append(self.significand, byte - b'0') {
            Some(significand) => {
                self.significand = significand;
                if self.part == Part::Fraction { -1 } else { 0 }
            }
            None => {
                self.inexact |= byte != b'0';
                if self.part == Part::Fraction { 0 } else { 1 }
            }
        };
        self.scale = self.scale.saturating_add(shift);
    }

    /// The significand and the one power of ten that it is multiplied with, which is negative only if there is a
    /// fraction.
    fn normalized(&self) -> (u64, i32) {
        let exponent = if self.exponent_negative { -self.exponent } else { self.exponent };
        let (mut significand, mut power) = (self.significand, self.scale.saturating_add(exponent));
        if significand == 0 {
            return (0, 0);
        }
        while power < 0 && significand.is_multiple_of(10) {
            significand /= 10;
            power += 1;
        }
        (significand, power)
    }

    /// The whole number without its sign, if it is one and was not rounded by whoever wrote it.
    fn magnitude(&self) -> Option<u64> {
        let (mut magnitude, power) = self.normalized();
        if power < 0 || self.inexact {
            return None;
        }
        for _ in 0..power {
            magnitude = append(magnitude, 0)?;
        }
        (magnitude < ROUNDED || self.part == Part::Integer).then_some(magnitude)
    }

    /// The whole number of 0 or more.
    pub(crate) fn count(&self) -> Option<u64> {
        self.magnitude().filter(|magnitude| !self.negative || *magnitude == 0)
    }

    /// The number as text, as short as ECMAScript's `String(number)` makes it: `5` for `5.0`. `None` if it has more
    /// digits than every double keeps: as text it could pass for the id of another item.
    pub(crate) fn text(&self) -> Option<String> {
        let (significand, power) = self.normalized();
        let sign = if self.negative && significand > 0 { "-" } else { "" };
        if let Some(magnitude) = self.magnitude() {
            return Some([sign, &decimal(magnitude)].concat());
        }
        let places = power.checked_neg().filter(|places| (1..=f64::DIGITS as i32).contains(places))? as usize;
        if self.inexact || significand >= ROUNDED {
            return None;
        }
        let digits = decimal(significand);
        let digits = ["0".repeat((places + 1).saturating_sub(digits.len())), digits].concat();
        let (whole, fraction) = digits.split_at_checked(digits.len() - places)?;
        Some([sign, whole, ".", fraction].concat())
    }

    /// The number of 0 or more as a double. It may be off in its last digit, and below 10⁻²⁸⁸ it may be 0.
    pub(crate) fn measure(&self) -> Option<f64> {
        let (significand, power) = self.normalized();
        let ten = 10_f64.powi(power.saturating_abs());
        let value = if power < 0 { significand as f64 / ten } else { significand as f64 * ten };
        (value.is_finite() && !(self.negative && significand > 0)).then_some(value)
    }
}

/// The number with one more digit at its end, if it fits.
fn append(number: u64, digit: u8) -> Option<u64> {
    let digit = u64::from(digit);
    number.checked_mul(10)?.checked_add(digit)
}
