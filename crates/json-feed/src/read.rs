//! From the bytes of a document to a feed.

use crate::fields::{Fields, boolean, text};
use crate::ids::Ids;
use crate::item::{authors, item};
use crate::json::{Document, Value, parse};
use crate::{DroppedField, Error, Feed, Flaw, Hub, OmissionReason, OmittedItem, Reading, Version};

/// Reads a document as JSON Feed 1.0 or 1.1, by the rules on the [crate's page](crate).
///
/// # Errors
/// When the document is no feed at all; [`Error`] says why.
pub fn read(document: &[u8]) -> Result<Reading, Error> {
    let Document { value, intact } = parse(document)?;
    let Value::Object(mut members) = value else {
        return Err(Error::NotAnObject);
    };
    let version_given = members.take("version").ok_or(Error::VersionMissing)?;
    let entries = match members.take("items") {
        Some(Value::Array(entries)) => entries,
        Some(_) => return Err(Error::ItemsNotAnArray),
        None => return Err(Error::ItemsMissing),
    };
    let mut dropped = Vec::new();
    if !intact {
        dropped.push(DroppedField { at: String::new(), flaw: Flaw::NotUnicode });
    }
    let mut fields = Fields::new(members, String::new(), &mut dropped);
    let feed = Feed {
        version: fields.read("version", version_given, version).unwrap_or(Version::V1_1),
        title: fields.take("title", text),
        home_page_url: fields.take("home_page_url", text),
        feed_url: fields.take("feed_url", text),
        description: fields.take("description", text),
        user_comment: fields.take("user_comment", text),
        next_url: fields.take("next_url", text),
        icon: fields.take("icon", text),
        favicon: fields.take("favicon", text),
        authors: authors(&mut fields),
        language: fields.take("language", text),
        expired: fields.take("expired", boolean).unwrap_or(false),
        hubs: fields.objects("hubs", hub),
        items: Vec::new(),
    };
    let mut reading = Reading { feed, omitted: Vec::new(), dropped };
    let mut ids = Ids::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let outcome = item(entry, index).and_then(|(item, dropped)| match ids.claim(&item.id, index) {
            Ok(()) => Ok((item, dropped)),
            Err(first) => Err(OmissionReason::IdRepeated { first }),
        });
        match outcome {
            Ok((item, dropped)) => {
                reading.feed.items.push(item);
                reading.dropped.extend(dropped);
            }
            Err(reason) => reading.omitted.push(OmittedItem { index, reason }),
        }
    }
    Ok(reading)
}

/// The version by its address, however the publisher spelled that: with `http`, `www.` or a slash at the end.
fn version(value: Value) -> Result<Version, Flaw> {
    let address = text(value)?;
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let number = rest
        .map(|rest| rest.strip_prefix("www.").unwrap_or(rest))
        .and_then(|rest| rest.strip_prefix("jsonfeed.org/version/"))
        .map(|number| number.strip_suffix('/').unwrap_or(number));
    match number {
        None | Some("") => Err(Flaw::NotAVersion),
        Some("1" | "1.0") => Ok(Version::V1),
        Some("1.1") => Ok(Version::V1_1),
        Some(_) => Ok(Version::Later(address)),
    }
}

fn hub(mut fields: Fields) -> Result<Hub, Flaw> {
    Ok(Hub {
        protocol: fields.take("type", text).ok_or(Flaw::Lacks("type"))?,
        url: fields.take("url", text).ok_or(Flaw::Lacks("url"))?,
    })
}
