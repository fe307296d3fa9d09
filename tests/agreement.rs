//! The widget judges what the browser's `JSON.parse` has made of a document as `json-feed` judges its bytes: all fixtures, both ways.

use js_sys::{JSON, Uint8Array};
use json_feed::{Author, Error, Feed, OmittedItem};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    download::{entries, lacking},
    json::Json,
    release::{Release, Releases, web_address},
};

macro_rules! fixtures {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../crates/json-feed/tests/fixtures/", $name)))),*]
    };
}

const FIXTURES: &[(&str, &[u8])] = fixtures! {
    "attachments_lack_something.json"
    "author_after_authors.json"
    "author_before_no_authors.json"
    "author_beside_authors.json"
    "author_is_nobody.json"
    "author_of_1_0.json"
    "blanks.json"
    "byte_order_mark.json"
    "comma_missing.json"
    "comma_too_many.json"
    "counts.json"
    "counts_that_count_nothing.json"
    "cut_short.json"
    "dates.json"
    "dates_without_a_moment.json"
    "empty.json"
    "every_field.json"
    "expired_is_not_a_boolean.json"
    "half_a_byte_order_mark.json"
    "half_a_character.json"
    "half_a_character_in_names.json"
    "hubs_lack_something.json"
    "id_begins_like_another.json"
    "id_is_a_number.json"
    "id_is_blank.json"
    "id_is_missing.json"
    "id_is_not_text.json"
    "id_is_repeated.json"
    "id_is_too_long_a_number.json"
    "item_is_not_an_object.json"
    "items_are_an_object.json"
    "items_are_empty.json"
    "items_are_missing.json"
    "items_are_null.json"
    "items_twice.json"
    "line_break_in_a_string.json"
    "list.json"
    "members_twice.json"
    "not_utf_8.json"
    "nulls.json"
    "numbers_beyond_doubles.json"
    "tags_of_all_sorts.json"
    "thumbnails_lack_something.json"
    "title_is_missing.json"
    "title_twice_and_once_no_text.json"
    "two_documents.json"
    "unknown_members.json"
    "version_comes_last.json"
    "version_is_a_number.json"
    "version_is_later.json"
    "version_is_missing.json"
    "version_is_null.json"
    "version_is_of_another_format.json"
    "version_is_spelled_otherwise.json"
    "web_page.html"
    "wrong_types.json"
};

/// Where `JSON.parse` leaves nothing to judge: of lists of one name it keeps the last, and numbers it rounds.
const KNOWN_TO_DIFFER: [&str; 6] = [
    "counts.json",
    "counts_that_count_nothing.json",
    "id_is_a_number.json",
    "id_is_too_long_a_number.json",
    "items_twice.json",
    "numbers_beyond_doubles.json",
];

const ADDRESS: &str = "https://feeds.test/feed.json";

#[wasm_bindgen(module = "/src/embed/document.js")]
extern "C" {
    #[wasm_bindgen(js_name = itemsOf)]
    fn items_of(feed: &JsValue) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;

    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array) -> String;
}

/// What there is to show of a document: title, language, releases by identifier; and what is broken in it.
type Shown = (Option<String>, Option<String>, Vec<(String, Release)>, Vec<OmittedItem>);

/// What the widget makes of a document, or why it makes nothing.
fn by_widget(document: &[u8]) -> Result<Shown, Option<Error>> {
    let text = TextDecoder::new().decode(&Uint8Array::from(document));
    let parsed = JSON::parse(&text).map_err(|_| None)?;
    let feed = Json::new(parsed.clone());
    if let Some(error) = lacking(&feed) {
        return Err(Some(error));
    }
    let (entries, omitted) = entries(&feed, &Json::new(items_of(&parsed)), ADDRESS);
    let Releases { title, language, items, .. } = Releases::of(&feed, entries, None);
    let releases = items.iter().map(|entry| (entry.id.clone(), entry.release().clone())).collect();
    Ok((title, language, releases, omitted))
}

/// The same by way of `json-feed`.
fn by_crate(document: &[u8]) -> Result<Shown, Option<Error>> {
    let reading = json_feed::read(document)
        .map_err(|error| Some(error).filter(|e| !matches!(e, Error::NotJson { .. } | Error::CutShort)))?;
    let Feed { title, language, items, authors, .. } = reading.feed;
    let releases = items.into_iter().map(|item| (item.id.clone(), release(item, &authors))).collect();
    Ok((title.map(|title| excerpt(&title)), language, releases, reading.omitted))
}

fn release(item: json_feed::Item, of_feed: &[Author]) -> Release {
    let web = |reference: &Option<String>| web_address(reference.as_deref()?, ADDRESS);
    let text = item.summary.as_deref().or(item.content_text.as_deref()).map(excerpt);
    let title = item.title.as_deref().map(excerpt);
    let names =
        |authors: &[Author]| authors.iter().filter_map(|author| author.name.clone()).collect::<Vec<_>>();
    let authors = names(&item.authors);
    let sizes: Vec<_> = item
        .invest_seoul
        .thumbnails
        .iter()
        .map(|thumbnail| format!("{} {}w", web_address(&thumbnail.url, ADDRESS).unwrap(), thumbnail.width))
        .collect();
    Release {
        link: web(&item.url).or_else(|| web(&item.external_url)),
        summary: if title.is_some() { text.clone() } else { None },
        title: title.or(text),
        image: web(&item.image).or_else(|| web(&item.banner_image)),
        image_sizes: (!sizes.is_empty()).then(|| sizes.join(", ")),
        date: item.date_published,
        authors: if authors.is_empty() { names(of_feed) } else { authors },
        tags: item.tags.iter().map(|tag| excerpt(tag)).collect(),
        language: item.language,
        views: item.invest_seoul.views,
        comments: item.invest_seoul.comments,
    }
}

fn excerpt(text: &str) -> String {
    text.chars().take(400).collect()
}

#[wasm_bindgen_test]
fn the_widget_judges_as_the_publishers_tools_do() {
    let mut differ = Vec::new();
    for (name, document) in FIXTURES {
        let (widget, tools) = (by_widget(document), by_crate(document));
        if KNOWN_TO_DIFFER.contains(name) {
            differ.extend((widget != tools).then_some(*name));
        } else {
            assert_eq!(widget, tools, "{name}");
        }
    }
    assert_eq!(differ, KNOWN_TO_DIFFER);
}
