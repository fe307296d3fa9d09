//! A feed that is written and read again is the same feed.

use json_feed::text::{Preview, is_visible};
use json_feed::{Attachment, Author, Feed, Hub, InvestSeoul, Item, Reading, Thumbnail, Timestamp, Version};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("a blank text is read as none", |text| is_visible(text))
}

fn version() -> impl Strategy<Value = Version> {
    let later = Version::Later("https://jsonfeed.org/version/2".to_owned());
    prop_oneof![Just(Version::V1), Just(Version::V1_1), Just(later)]
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    let text = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,12})?([Zz]|[+-]0[0-9]:?[0-5][0-9])";
    text.prop_map(|text| text.parse().expect("a date of RFC 3339"))
}

fn author() -> impl Strategy<Value = Author> {
    (of(text()), of(text()), of(text()))
        .prop_map(|(name, url, avatar)| Author { name, url, avatar })
        .prop_filter("an author has to be somebody", |author| *author != Author::default())
}

fn attachment() -> impl Strategy<Value = Attachment> {
    // Quarters of a second. The last digit of some other doubles may be read wrong.
    let duration = any::<u32>().prop_map(|quarters| f64::from(quarters) / 4.0);
    (text(), of(text()), of(text()), of(any::<u64>()), of(duration)).prop_map(
        |(url, mime_type, title, size_in_bytes, duration_in_seconds)| Attachment {
            url,
            mime_type,
            title,
            size_in_bytes,
            duration_in_seconds,
        },
    )
}

fn invest_seoul() -> impl Strategy<Value = InvestSeoul> {
    let thumbnail = (text(), 1..u64::MAX).prop_map(|(url, width)| Thumbnail { url, width });
    (of(text()), of(any::<u64>()), of(any::<u64>()), vec(thumbnail, 0..3))
        .prop_map(|(about, views, comments, thumbnails)| InvestSeoul { about, views, comments, thumbnails })
}

fn item() -> impl Strategy<Value = Item> {
    let texts = (text(), [(); 9].map(|()| of(text())));
    let dates = (of(timestamp()), of(timestamp()));
    let lists = (vec(author(), 0..3), vec(text(), 0..3), vec(attachment(), 0..3));
    (texts, dates, lists, invest_seoul()).prop_map(|((id, texts), dates, lists, invest_seoul)| {
        let [url, external_url, title, content_html, content_text, summary, image, banner_image, language] =
            texts;
        let (date_published, date_modified) = dates;
        let (authors, tags, attachments) = lists;
        Item {
            id,
            url,
            external_url,
            title,
            content_html,
            content_text,
            summary,
            image,
            banner_image,
            date_published,
            date_modified,
            authors,
            tags,
            language,
            attachments,
            preview: Preview::default(),
            invest_seoul,
        }
    })
}

fn feed() -> impl Strategy<Value = Feed> {
    let texts = [(); 9].map(|()| of(text()));
    let hub = (text(), text()).prop_map(|(protocol, url)| Hub { protocol, url });
    let lists = (vec(author(), 0..3), vec(hub, 0..3), vec(item(), 0..5));
    (version(), texts, any::<bool>(), lists).prop_map(
        |(version, texts, expired, (authors, hubs, mut items))| {
            let [
                title,
                home_page_url,
                feed_url,
                description,
                user_comment,
                next_url,
                icon,
                favicon,
                language,
            ] = texts;
            for (index, item) in items.iter_mut().enumerate() {
                item.id.push_str(&index.to_string());
            }
            Feed {
                version,
                title,
                home_page_url,
                feed_url,
                description,
                user_comment,
                next_url,
                icon,
                favicon,
                authors,
                language,
                expired,
                hubs,
                items,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read_again(feed in feed()) {
        let written = serde_json::to_vec(&feed).expect("a feed can be written");
        prop_assert_eq!(
            json_feed::read(&written),
            Ok(Reading { feed, omitted: Vec::new(), dropped: Vec::new() })
        );
    }

    #[test]
    fn a_fractional_id_names_the_number_written(significand in 1..999_999_999_999_999_u64, places in 0..15_usize) {
        let digits = format!("{significand:016}");
        let (whole, fraction) = digits.split_at(16 - places);
        let number = format!("{}.{fraction}0", whole.trim_start_matches('0').parse::<u64>().unwrap_or(0));
        let document = format!(r#"{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":{number}}}]}}"#);
        let reading = json_feed::read(document.as_bytes()).expect("a feed");
        let expected = number.trim_end_matches('0').trim_end_matches('.');
        prop_assert_eq!(&reading.feed.items[0].id, expected);
    }
}
