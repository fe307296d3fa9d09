//! The one optimisation of its kind: dates and numbers of five languages without `Intl`, because the first `Intl` formatter of a
//! page costs 51 to 138 ms on a slow phone (CPU ÷ 4), exactly when the first card could be rendered.
//!
//! The output is what `Intl` writes; `tests/components.rs` compares it with the `Intl` of each browser. Rare cases are left to
//! `Intl`: other regions, dates when Seoul had daylight saving time, numbers of 90 million and more.

use json_feed::civil;

/// How a language writes dates and numbers, unless its tag names a region that does it differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// English of the United States.
    English,
    /// Korean.
    Korean,
    /// Japanese.
    Japanese,
    /// Chinese in simplified characters.
    Simplified,
    /// Chinese in traditional characters, of Taiwan.
    Traditional,
}

/// The last clock change in Seoul, in ms since 1970: 9 October 1988, the end of daylight saving time. UTC+9 since then.
const LAST_CHANGE: f64 = 592_333_200_000.0;
/// The beginning of the year 10000, in ms since the beginning of 1970.
const YEAR_10000: f64 = 253_402_300_800_000.0;
/// Offset of Seoul from UTC, in ms.
const OFFSET: f64 = 9.0 * 3_600_000.0;
const DAY: f64 = 86_400_000.0;

impl Plain {
    /// For a canonical language tag (BCP 47), if it is one of these.
    pub fn of(tag: &str) -> Option<Self> {
        Some(match tag {
            "en" | "en-US" => Self::English,
            "ko" | "ko-KR" => Self::Korean,
            "ja" | "ja-JP" => Self::Japanese,
            "zh" | "zh-CN" | "zh-Hans" => Self::Simplified,
            "zh-TW" | "zh-Hant" => Self::Traditional,
            _ => return None,
        })
    }

    /// The date in Seoul at `ms`, milliseconds since 1970: "Aug 1, 2018".
    pub fn date(self, ms: f64) -> Option<String> {
        if ms >= LAST_CHANGE { self.day(ms + OFFSET) } else { None }
    }

    /// The day at `local`, milliseconds since a clock showed the beginning of 1970.
    pub fn day(self, local: f64) -> Option<String> {
        let (year, month, day) = (0.0..YEAR_10000).contains(&local).then(|| civil((local / DAY) as i64))?;
        let [y, m, d] = [year, month, day].map(|part| part.to_string());
        let zero = |part: i64| if part < 10 { "0" } else { "" };
        Some(match self {
            Self::English => {
                let name = &"JanFebMarAprMayJunJulAugSepOctNovDec"[month as usize * 3 - 3..][..3];
                [name, " ", &d, ", ", &y].concat()
            }
            Self::Korean => [&y, ". ", &m, ". ", &d, "."].concat(),
            Self::Japanese => [&y, "/", zero(month), &m, "/", zero(day), &d].concat(),
            Self::Simplified | Self::Traditional => [&y, "年", &m, "月", &d, "日"].concat(),
        })
    }

    /// A whole number in full, with digits in groups of three: "4,733".
    pub fn number(self, n: u64) -> String {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A whole number in short form: "4.7K".
    pub fn compact(self, n: u64) -> Option<String> {
        let units: &[(u32, &str)] = match self {
            Self::English => &[(1_000, "K"), (1_000_000, "M")],
            Self::Korean => &[(1_000, "천"), (10_000, "만")],
            Self::Simplified | Self::Japanese => &[(10_000, "万")],
            Self::Traditional => &[(10_000, "萬")],
        };
        // Small enough that `n * 10` below does not overflow.
        let n = u32::try_from(n).ok().filter(|n| *n < 90_000_000)?;
        let (mut text, mut unit, mut rounded) = (n.to_string(), "", n);
        for (size, name) in units {
            if rounded < *size {
                break;
            }
            // Two significant digits, or all digits before the point. Halves are rounded up.
            let tenths = (n * 10 + size / 2) / size;
            let tenths = if tenths < 100 { tenths } else { (n + size / 2) / size * 10 };
            (text, unit, rounded) =
                ((tenths / 10).to_string(), name, tenths / 10 * size + tenths % 10 * (size / 10));
            if tenths % 10 > 0 {
                text = [&text, ".", &(tenths % 10).to_string()].concat();
            }
        }
        Some([&text, unit].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Plain; 5] =
        [Plain::English, Plain::Korean, Plain::Japanese, Plain::Simplified, Plain::Traditional];

    #[test]
    fn dates_are_in_the_time_zone_of_seoul() {
        let last_minute_of_july = 1_533_049_140_000.0; // 2018-07-31T14:59Z
        assert_eq!(
            ALL.map(|plain| plain.date(last_minute_of_july).unwrap()),
            ["Jul 31, 2018", "2018. 7. 31.", "2018/07/31", "2018年7月31日", "2018年7月31日"]
        );
        assert_eq!(Plain::Korean.date(last_minute_of_july + 60_000.0).unwrap(), "2018. 8. 1.");
    }

    #[test]
    fn leap_days_and_ends_of_years_follow_the_calendar() {
        for (ms, date) in [
            (951_782_400_000.0, "Feb 29, 2000"),
            (951_868_800_000.0, "Mar 1, 2000"),
            (1_704_034_800_000.0, "Jan 1, 2024"),
            (1_704_034_799_999.0, "Dec 31, 2023"),
            (4_107_423_600_000.0, "Feb 28, 2100"),
            (4_107_510_000_000.0, "Mar 1, 2100"),
        ] {
            assert_eq!(Plain::English.date(ms).unwrap(), date);
        }
    }

    #[test]
    fn dates_with_another_offset_and_those_outside_the_calendar_are_left_to_intl() {
        for ms in [0.0, 560_000_000_000.0, f64::NAN, f64::INFINITY, 253_402_300_800_000.0] {
            assert_eq!(Plain::Korean.date(ms), None);
        }
    }

    #[test]
    fn days_before_1970_and_after_9999_are_left_to_intl() {
        assert_eq!(
            [-1.0, f64::NAN, 253_402_300_800_000.0].map(|ms| Plain::Korean.day(ms)),
            [None, None, None]
        );
        let (first, last) = (Plain::English.day(0.0), Plain::English.day(253_402_300_799_999.0));
        assert_eq!((first.as_deref(), last.as_deref()), (Some("Jan 1, 1970"), Some("Dec 31, 9999")));
    }

    #[test]
    fn digits_are_in_groups_of_three() {
        for (n, grouped) in [(0, "0"), (718, "718"), (4_733, "4,733"), (1_234_567, "1,234,567")] {
            assert_eq!(Plain::Korean.number(n), grouped);
        }
    }

    #[test]
    fn a_compact_number_has_two_significant_digits_or_no_fraction() {
        let compact = |plain: Plain, n| plain.compact(n).unwrap();
        for (n, english, korean, japanese) in [
            (718, "718", "718", "718"),
            (999, "999", "999", "999"),
            (1_000, "1K", "1천", "1000"),
            (4_733, "4.7K", "4.7천", "4733"),
            (4_750, "4.8K", "4.8천", "4750"),
            (9_949, "9.9K", "9.9천", "9949"),
            (9_950, "10K", "1만", "9950"),
            (12_345, "12K", "1.2만", "1.2万"),
            (99_500, "100K", "10만", "10万"),
            (999_499, "999K", "100만", "100万"),
            (950_000, "950K", "95만", "95万"),
            (999_500, "1M", "100만", "100万"),
            (12_345_678, "12M", "1235만", "1235万"),
        ] {
            assert_eq!(
                [Plain::English, Plain::Korean, Plain::Japanese].map(|plain| compact(plain, n)),
                [english, korean, japanese]
            );
        }
        assert_eq!(compact(Plain::Traditional, 12_345), "1.2萬");
        assert_eq!(Plain::English.compact(100_000_000), None);
    }
}
