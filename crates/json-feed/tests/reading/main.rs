//! How documents are read: one fixture per oddity, and the whole result.

mod authors;
mod characters;
mod documents;
mod fields;
mod ids;
mod limits;
mod model;
mod pieces;

use json_feed::{DroppedField, Error, Feed, Flaw, Item, OmissionReason, OmittedItem, Reading};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR")))
        .expect("the fixture is there")
}

fn read(name: &str) -> Result<Reading, Error> {
    json_feed::read(&fixture(name))
}

/// The feed of nearly all fixtures, with these items.
fn releases(items: impl Into<Vec<Item>>) -> Feed {
    Feed { items: items.into(), ..Feed::new("Releases") }
}

fn nothing_left_out(feed: Feed) -> Result<Reading, Error> {
    Ok(Reading { feed, omitted: Vec::new(), dropped: Vec::new() })
}

fn without_items<const N: usize>(
    feed: Feed,
    omitted: [(usize, OmissionReason); N],
) -> Result<Reading, Error> {
    let omitted = omitted.map(|(index, reason)| OmittedItem { index, reason }).into();
    Ok(Reading { feed, omitted, dropped: Vec::new() })
}

fn without_fields<const N: usize>(feed: Feed, dropped: [(&str, Flaw); N]) -> Result<Reading, Error> {
    let dropped = dropped.map(|(at, flaw)| DroppedField { at: at.to_owned(), flaw }).into();
    Ok(Reading { feed, omitted: Vec::new(), dropped })
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
