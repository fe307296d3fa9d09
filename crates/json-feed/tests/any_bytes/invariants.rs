//! What is true for all bytes, JSON Feed or not. The tests beside this file and the fuzz target check it.

use json_feed::text::is_visible;
use json_feed::{DroppedField, Error, Feed, Html, Item, Limits, OmittedItem, Reader, Reading};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

const MARK: &[u8] = b"\xEF\xBB\xBF";

#[derive(Debug, PartialEq)]
enum Verdict {
    Json,
    CutShort,
    NotJson,
}

/// Everything that a reader returns.
#[derive(Debug, PartialEq)]
struct Outcome {
    items: Vec<Item>,
    feed: Feed,
    omitted: Vec<OmittedItem>,
    dropped: Vec<DroppedField>,
    end: Result<(), Error>,
}

/// Checks that a document in pieces of these lengths, repeated, is read as it is read as a whole, and that serde_json agrees.
///
/// # Panics
/// If not.
pub fn hold(document: &[u8], lengths: &[usize]) {
    for limits in [Limits::default(), tight(document.len())] {
        let whole = outcome(limits, [document]);
        assert_eq!(outcome(limits, document.chunks(1)), whole, "byte by byte, {limits:?}");
        assert_eq!(outcome(limits, pieces(document, lengths)), whole, "in pieces of {lengths:?}, {limits:?}");
    }
    agrees_with_serde_json(document);
}

/// Limits that most documents of this length exceed.
fn tight(length: usize) -> Limits {
    Limits { document_bytes: length - length / 8, string_bytes: 5, list_entries: 2, html: Html::Preview(3) }
}

fn pieces<'a>(document: &'a [u8], lengths: &[usize]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = document;
    // A length of 0 alone would never end.
    lengths.iter().chain([&1]).cycle().map_while(move |length| {
        let piece = rest.split_off(..(*length).min(rest.len()))?;
        (!(piece.is_empty() && rest.is_empty())).then_some(piece)
    })
}

fn outcome<'a>(limits: Limits, pieces: impl IntoIterator<Item = &'a [u8]>) -> Outcome {
    let mut reader = Reader::new(limits);
    let mut items = Vec::new();
    for piece in pieces {
        let pushed = reader.push(piece);
        items.append(&mut reader.take_items());
        if let Err(error) = pushed {
            return Outcome {
                items,
                feed: reader.feed().clone(),
                omitted: reader.omitted().to_vec(),
                dropped: reader.dropped().to_vec(),
                end: reader.finish().map(|_| panic!("{error} was forgotten")),
            };
        }
    }
    let (feed, omitted, dropped) =
        (reader.feed().clone(), reader.omitted().to_vec(), reader.dropped().to_vec());
    match reader.finish() {
        Ok(reading) => Outcome {
            items,
            feed: reading.feed,
            omitted: reading.omitted,
            dropped: reading.dropped,
            end: Ok(()),
        },
        Err(error) => Outcome { items, feed, omitted, dropped, end: Err(error) },
    }
}

/// Whether serde_json accepts the bytes as JSON, or as the beginning of JSON. If it ignores all values, it accepts what the
/// reader accepts: strings that are not UTF-8, halves of surrogate pairs, and numbers that no double holds.
fn serde_json_on(document: &[u8]) -> Verdict {
    let text = document.strip_prefix(MARK).unwrap_or(document);
    match serde_json::from_slice::<IgnoredAny>(text) {
        Ok(_) => Verdict::Json,
        Err(error) if error.is_eof() || MARK.starts_with(document) => Verdict::CutShort,
        // To serde_json a number that is cut short is not JSON.
        Err(_) => match serde_json::from_slice::<IgnoredAny>(&[text, b"0"].concat()) {
            Err(error) if !error.is_eof() => Verdict::NotJson,
            _ => Verdict::CutShort,
        },
    }
}

fn agrees_with_serde_json(document: &[u8]) {
    match json_feed::read(document) {
        Err(Error::NotJson { line, column }) => {
            let lines = document.split_inclusive(|byte| *byte == b'\n').take(line - 1);
            let mark = if document.starts_with(MARK) { MARK.len() } else { 0 };
            let before =
                lines.map(<[u8]>::len).sum::<usize>() + column - 1 + if line == 1 { mark } else { 0 };
            let until = |length| document.get(..length).expect("the error is in the document");
            assert_ne!(serde_json_on(until(before)), Verdict::NotJson, "before the byte that does not fit");
            // To serde_json a `\u` with less than four bytes after it is cut short, whatever they are.
            assert_eq!(
                serde_json_on(&[until(before + 1), b"   "].concat()),
                Verdict::NotJson,
                "with the byte that does not fit"
            );
        }
        Err(Error::CutShort) => assert_eq!(serde_json_on(document), Verdict::CutShort),
        outcome => {
            assert_eq!(serde_json_on(document), Verdict::Json);
            // serde_json refuses repeated members and halves of surrogate pairs in names.
            if let (Ok(reading), Ok(theirs)) = (outcome, serde_json::from_slice(document)) {
                agrees_with(reading, theirs);
            }
        }
    }
}

#[derive(Deserialize)]
struct Theirs {
    #[serde(default)]
    title: Value,
    items: Vec<Value>,
}

fn agrees_with(Reading { feed, omitted, .. }: Reading, theirs: Theirs) {
    let text = |value: &Value| value.as_str().filter(|text| is_visible(text)).map(str::to_owned);
    assert_eq!(feed.title, text(&theirs.title));
    let is_kept = |index: &usize| omitted.iter().all(|omitted| omitted.index != *index);
    let kept: Vec<usize> = (0..theirs.items.len()).filter(is_kept).collect();
    assert_eq!(feed.items.len(), kept.len(), "each entry is kept or omitted");
    for (item, index) in feed.items.into_iter().zip(kept) {
        assert_eq!(item.title, text(&theirs.items[index]["title"]), "/items/{index}/title");
    }
}
