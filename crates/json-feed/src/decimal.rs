//! Whole numbers as text.

/// A whole number in decimal digits: what `to_string` gives, without the machinery of [`std::fmt`], which would be a kilobyte
/// of a program that needs nothing else of it.
pub fn decimal(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.insert(0, b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            return digits.into_iter().map(char::from).collect();
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
