//! Dates of RFC 3339, one by one and compared with a calendar library.

use json_feed::{NotRfc3339, Timestamp};
use proptest::prelude::*;

/// Milliseconds since 1970, in UTC, and the text kept.
fn parse(text: &str) -> Result<(i64, String), NotRfc3339> {
    text.parse().map(|timestamp: Timestamp| (timestamp.millis(), timestamp.as_str().to_owned()))
}

fn is(millis: i64, text: &str) {
    assert_eq!(parse(text), Ok((millis, text.to_owned())));
}

#[test]
fn offsets_lead_to_one_moment() {
    is(1_533_088_860_000, "2018-08-01T11:01:00+09:00");
    is(1_533_088_860_000, "2018-08-01T02:01:00Z");
    is(1_533_088_860_000, "2018-08-01T02:01:00-00:00");
    is(1_533_088_860_000, "2018-07-31T14:31:00-11:30");
    is(1_533_088_860_000, "2018-08-01T11:01:00+0900");
}

#[test]
fn lower_case_letters_and_a_space_are_allowed() {
    is(1_533_088_860_000, "2018-08-01t02:01:00z");
    is(1_533_088_860_000, "2018-08-01 11:01:00+09:00");
}

#[test]
fn fractions_are_cut_to_milliseconds_before_1970_too() {
    is(500, "1970-01-01T00:00:00.5Z");
    is(7, "1970-01-01T00:00:00.0079999999999999Z");
    is(-1, "1969-12-31T23:59:59.999999Z");
}

#[test]
fn the_calendar_reaches_from_year_0_to_9999() {
    is(-62_167_219_200_000, "0000-01-01T00:00:00Z");
    is(253_402_300_799_999, "9999-12-31T23:59:59.999Z");
    is(951_782_400_000, "2000-02-29T00:00:00Z");
}

#[test]
fn a_leap_second_is_the_first_second_of_the_next_day() {
    is(915_148_800_000, "1998-12-31T23:59:60Z");
    is(1_435_708_800_000, "2015-06-30T23:59:60Z");
    is(915_148_800_000, "1999-01-01T08:59:60+09:00");
    is(662_688_000_500, "1990-12-31T15:59:60.5-08:00");
}

#[test]
fn what_names_no_moment_is_refused() {
    for text in [
        "",
        "2018-08-01",
        "2018-08-01T11:01:00",
        "2018-08-01T11:01+09:00",
        "2018-08-01T11:01:00.+09:00",
        "2018-08-01T11:01:00,5+09:00",
        "2018-08-01T11:01:00+09",
        "2018-08-01T11:01:00+24:00",
        "2018-08-01T11:01:00+09:60",
        "2018-08-01T11:01:00\u{2212}09:00",
        "2018-08-01T11:01:00Z ",
        " 2018-08-01T11:01:00Z",
        "2018-08-01_11:01:00Z",
        "2018-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2018-02-30T00:00:00Z",
        "2018-04-31T00:00:00Z",
        "2018-00-01T00:00:00Z",
        "2018-13-01T00:00:00Z",
        "2018-01-00T00:00:00Z",
        "2018-01-01T24:00:00Z",
        "2018-01-01T00:60:00Z",
        "2018-01-01T00:00:61Z",
        "2018-01-01T00:00:60Z",
        "2018-12-31T23:59:60+09:00",
        "+2018-01-01T00:00:00Z",
        "12018-01-01T00:00:00Z",
        "２018-01-01T00:00:00Z",
        "Wed, 01 Aug 2018 11:01:00 +0900",
    ] {
        assert_eq!(parse(text), Err(NotRfc3339), "{text:?}");
    }
}

proptest! {
    #[test]
    fn agrees_with_a_calendar_library(
        year in 0..=9998, month in 0..=13, day in 0..=32, hour in 0..=24, minute in 0..=60, second in 0..=59,
        fraction in "(\\.[0-9]{1,9})?", offset in "[Zz]|[+-]([01][0-9]|2[0-3]):?[0-5][0-9]", separator in "[Tt ]",
    ) {
        let text =
            format!("{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}{fraction}{offset}");
        let expected = text.parse::<jiff::Timestamp>();
        let expected = expected.map(|moment| (moment.as_nanosecond().div_euclid(1_000_000) as i64, text.clone()));
        prop_assert_eq!(parse(&text).ok(), expected.ok());
    }

    #[test]
    fn a_date_with_one_character_exchanged_is_refused_or_the_librarys_moment(
        text in "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-2][0-9]:[0-5][0-9])",
        at in 0..20_usize, exchanged in "[0-9TZ:+. -]",
    ) {
        let mut text = text;
        text.replace_range(at..=at, &exchanged);
        // To jiff a leap second is 23:59:59, and 9999-12-31 is out of range.
        prop_assume!(!text.contains(":60") && !text.starts_with("9999-12-3"));
        if let Ok((millis, _)) = parse(&text) {
            let expected = text.parse::<jiff::Timestamp>().expect("what is a date here is one elsewhere");
            prop_assert_eq!(i128::from(millis), expected.as_nanosecond().div_euclid(1_000_000));
        }
    }
}
