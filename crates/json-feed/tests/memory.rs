//! How much memory the reader needs.

use std::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use json_feed::{Html, Limits, Reader};

/// The memory for reading a document in pieces of this length and taking its items as they come.
fn cost(limits: Limits, document: &str, length: usize) -> AllocationInfo {
    measure(|| {
        let mut reader = Reader::new(limits);
        for piece in document.as_bytes().chunks(length) {
            reader.push(piece).expect("the document is JSON");
            black_box(reader.take_items());
        }
        reader.finish().expect("the document is a feed");
    })
}

fn feed(members: &str, items: impl Iterator<Item = String>) -> String {
    let items = items.collect::<Vec<_>>().join(",");
    format!(r#"{{"version":"https://jsonfeed.org/version/1.1",{members}"items":[{items}]}}"#)
}

fn item(index: usize) -> String {
    let summary = "Two cities, one campaign. ".repeat(20);
    format!(r#"{{"id":"{index}","title":"MOU","tags":["tourism","trade"],"summary":"{summary}"}}"#)
}

#[test]
fn members_that_nobody_reads_cost_nothing() {
    let nested =
        r#"[{"a\u0062c":[1.5e3,null,true,"\ud83c\udfef 서울"]},"x"]"#.repeat(1000).replace("][", ",");
    let long = "x".repeat(10_000);
    let document = |members: &str| feed("", std::iter::once(format!(r#"{{{members}"id":"1"}}"#)));
    let unread = document(&format!(r#""_blue_shed":{nested},"{long}":"y","content_html":"{long}","#));
    let limits = Limits { html: Html::Skip, ..Limits::default() };
    assert_eq!(cost(limits, &unread, 1000).bytes_total, cost(limits, &document(""), 1000).bytes_total);
}

#[test]
fn html_costs_no_more_than_the_beginning_that_is_wanted() {
    let limits = Limits { html: Html::Preview(1000), ..Limits::default() };
    let document = |paragraphs: usize| {
        let html = r"<p>Signed in \ud83c\udfef 서울.</p>".repeat(paragraphs);
        feed("", std::iter::once(format!(r#"{{"id":"1","content_html":"{html}"}}"#)))
    };
    let (short, long) = (cost(limits, &document(40), 1000), cost(limits, &document(40_000), 1000));
    assert_eq!(long.bytes_total, short.bytes_total);
}

#[test]
fn a_document_that_is_no_object_costs_nothing() {
    let document = format!("[{}]", vec![r#"{"id":"1"}"#; 10_000].join(","));
    let mut reader = Reader::new(Limits::default());
    let cost = measure(|| reader.push(document.as_bytes()).expect("the document is JSON"));
    assert!(cost.bytes_total < 1000, "{cost:?}");
}

#[test]
fn a_feed_costs_about_the_same_however_it_is_cut() {
    let document = feed("", (0..1000).map(item));
    let cost = |length| cost(Limits::default(), &document, length).bytes_total;
    let (in_bytes, whole) = (cost(1), cost(document.len()));
    assert!(in_bytes < whole * 2, "{in_bytes} bytes instead of {whole}");
}

#[test]
fn of_a_feed_whose_items_are_taken_little_more_than_the_ids_is_kept() {
    let document = feed("", (0..10_000).map(item));
    let kept = cost(Limits::default(), &document, 16 << 10).bytes_max;
    assert!(kept * 3 < document.len() as u64, "{kept} of {} bytes", document.len());
}

#[test]
fn a_list_beyond_its_limit_costs_no_more_than_one_within() {
    let limits = Limits { list_entries: 100, ..Limits::default() };
    let document = |entries: usize| {
        let tags = vec!["7"; entries].join(",");
        feed("", (0..entries).map(|index| format!(r#"{{"id":"{index}","tags":[{tags}]}}"#)))
    };
    let (within, beyond) = (cost(limits, &document(100), 1000), cost(limits, &document(300), 1000));
    assert!(beyond.bytes_max < within.bytes_max * 2, "{beyond:?}, {within:?}");
}
