//! Whole numbers as text, without `std::fmt`.

/// A whole number in decimal digits, as `to_string` returns it.
///
/// It does not use [`std::fmt`], which adds a kilobyte to a wasm module that formats nothing else.
pub fn decimal(mut number: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn every_number_is_written_as_the_standard_library_writes_it() {
        for number in [0, 9, 10, 718, 4_733, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
