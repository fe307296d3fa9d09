//! Dates and numbers in the plain form of the languages we speak, as the browser's `Intl` writes them.
//!
//! The first formatters of a page cost Chromium 60 to 80 ms on a phone (CPU ÷ 4), at the moment when the first card could be
//! drawn. What is rare is left to `Intl` all the same: other regions, days of daylight saving time in Seoul, hundreds of
//! millions. `tests/components.rs` holds all of this against each browser's own.

use json_feed::decimal;

/// How a language writes, where its tag says nothing of a region that writes otherwise.
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

/// The moment Seoul's clocks were last changed, in ms since 1970: on 9 October 1988, back to nine hours ahead of UTC.
const LAST_CHANGE: f64 = 592_333_200_000.0;
/// The last moment with a year of four digits in Seoul, in ms since 1970.
const YEAR_9999: f64 = 253_402_268_399_999.0;
/// Seoul's clock is so far ahead of UTC, in ms.
const AHEAD: f64 = 9.0 * 3_600_000.0;
const DAY: f64 = 86_400_000.0;

impl Plain {
    /// The form of a canonical language tag (BCP 47), if it has one of these.
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

    /// The day of `ms`, milliseconds since 1970, in Seoul: "Aug 1, 2018".
    pub fn date(self, ms: f64) -> Option<String> {
        let (year, month, day) =
            (LAST_CHANGE..YEAR_9999).contains(&ms).then(|| civil(((ms + AHEAD) / DAY) as u32))?;
        let [y, m, d] = [year, month, day].map(|part| decimal(part.into()));
        let zero = |part: u32| if part < 10 { "0" } else { "" };
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

    /// Every digit of a whole number, in groups of three: "4,733".
    pub fn number(self, n: u64) -> String {
        let digits = decimal(n);
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A whole number as short as can be: "4.7K".
    pub fn compact(self, n: u64) -> Option<String> {
        let units: &[(u32, &str)] = match self {
            Self::English => &[(1_000, "K"), (1_000_000, "M")],
            Self::Korean => &[(1_000, "천"), (10_000, "만")],
            Self::Simplified | Self::Japanese => &[(10_000, "万")],
            Self::Traditional => &[(10_000, "萬")],
        };
        // Ten times as many fit, too.
        let n = u32::try_from(n).ok().filter(|n| *n < 90_000_000)?;
        let (mut text, mut unit, mut rounded) = (decimal(n.into()), "", n);
        for (size, name) in units {
            if rounded < *size {
                break;
            }
            // Two digits, or all before the point; halves are rounded up.
            let tenths = (n * 10 + size / 2) / size;
            let tenths = if tenths < 100 { tenths } else { (n + size / 2) / size * 10 };
            (text, unit, rounded) =
                (decimal((tenths / 10).into()), name, tenths / 10 * size + tenths % 10 * (size / 10));
            if tenths % 10 > 0 {
                text = [&text, ".", &decimal((tenths % 10).into())].concat();
            }
        }
        Some([&text, unit].concat())
    }
}

/// Year, month and day so many days after 1 January 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn civil(days: u32) -> (u32, u32, u32) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Counted from March, so that the leap day comes last.
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + u32::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Plain; 5] =
        [Plain::English, Plain::Korean, Plain::Japanese, Plain::Simplified, Plain::Traditional];

    #[test]
    fn a_day_is_that_of_seoul() {
        let last_minute_of_july = 1_533_049_140_000.0; // 2018-07-31T14:59Z
        assert_eq!(
            ALL.map(|plain| plain.date(last_minute_of_july).unwrap()),
            ["Jul 31, 2018", "2018. 7. 31.", "2018/07/31", "2018年7月31日", "2018年7月31日"]
        );
        assert_eq!(Plain::Korean.date(last_minute_of_july + 60_000.0).unwrap(), "2018. 8. 1.");
    }

    #[test]
    fn leap_days_and_turns_of_years_are_where_the_calendar_has_them() {
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
    fn days_of_other_clocks_are_left_to_the_browser() {
        for ms in [0.0, 560_000_000_000.0, f64::NAN, f64::INFINITY, 253_402_300_800_000.0] {
            assert_eq!(Plain::Korean.date(ms), None);
        }
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (n, grouped) in [(0, "0"), (718, "718"), (4_733, "4,733"), (1_234_567, "1,234,567")] {
            assert_eq!(Plain::Korean.number(n), grouped);
        }
    }

    #[test]
    fn a_short_number_has_two_digits_or_no_fraction() {
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
