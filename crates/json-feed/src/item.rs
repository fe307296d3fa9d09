//! One entry of `items`, from its JSON alone: no item's fate depends on the rest of the document.

use serde_json::Number;

use crate::fields::{Fields, count, duration, text, timestamp, whole};
use crate::json::{Object, Value};
use crate::{Attachment, Author, DroppedField, Flaw, InvestSeoul, Item, OmissionReason};

/// The item in the entry at `index` of `items`, with the fields that had to be dropped from it; or why there
/// is none.
pub(crate) fn item(entry: Value, index: usize) -> Result<(Item, Vec<DroppedField>), OmissionReason> {
    let Value::Object(mut members) = entry else {
        return Err(OmissionReason::NotAnObject);
    };
    let id = id(&mut members)?;
    let mut dropped = Vec::new();
    let mut fields = Fields::new(members, format!("/items/{index}"), &mut dropped);
    let item = Item {
        id,
        url: fields.take("url", text),
        external_url: fields.take("external_url", text),
        title: fields.take("title", text),
        content_html: fields.take("content_html", text),
        content_text: fields.take("content_text", text),
        summary: fields.take("summary", text),
        image: fields.take("image", text),
        banner_image: fields.take("banner_image", text),
        date_published: fields.take("date_published", timestamp),
        date_modified: fields.take("date_modified", timestamp),
        authors: authors(&mut fields),
        tags: fields.list("tags", text),
        language: fields.take("language", text),
        attachments: fields.objects("attachments", attachment),
        invest_seoul: fields.object("_invest_seoul", invest_seoul).unwrap_or_default(),
    };
    Ok((item, dropped))
}

/// The item's identifier. "If an id is presented as a number, a JSON Feed reader should coerce it to a
/// string. If an id is blank or can't be coerced to a valid string, the item must be discarded." (Suggestions
/// for Feed Readers)
fn id(members: &mut Object) -> Result<String, OmissionReason> {
    match members.take("id") {
        None => Err(OmissionReason::IdMissing),
        Some(Value::String(id)) if id.trim().is_empty() => Err(OmissionReason::IdBlank),
        Some(Value::String(id)) => Ok(id),
        Some(Value::Number(id)) => digits(&id).ok_or(OmissionReason::IdNotText),
        Some(_) => Err(OmissionReason::IdNotText),
    }
}

/// The number as text, as short as ECMAScript's `String(number)` makes it: `5` for `5.0`. `None` if it has
/// more digits than every double keeps: as text it could pass for the id of another item.
///
/// (`Number::to_string` does this for every double, with tables that cost the widget 1.4 KB.)
fn digits(number: &Number) -> Option<String> {
    let value = number.as_f64()?;
    let sign = if value < 0.0 { "-" } else { "" };
    let integer = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs));
    if let Some(integer) = integer.or_else(|| whole(value.abs())) {
        return Some(format!("{sign}{integer}"));
    }
    (1..=f64::DIGITS).find_map(|places| {
        let one = 10_u64.pow(places);
        let scaled = whole((value.abs() * one as f64).round())?;
        let exact = scaled as f64 / one as f64 == value.abs();
        exact.then(|| format!("{sign}{}.{:0width$}", scaled / one, scaled % one, width = places as usize))
    })
}

/// The `authors` of a feed or an item; where there is none, 1.0's `author`.
pub(crate) fn authors(fields: &mut Fields) -> Vec<Author> {
    let authors = fields.objects("authors", author);
    if authors.is_empty() { fields.object("author", author).into_iter().collect() } else { authors }
}

fn author(mut fields: Fields) -> Result<Author, Flaw> {
    let author = Author {
        name: fields.take("name", text),
        url: fields.take("url", text),
        avatar: fields.take("avatar", text),
    };
    if author == Author::default() { Err(Flaw::Nobody) } else { Ok(author) }
}

fn attachment(mut fields: Fields) -> Result<Attachment, Flaw> {
    Ok(Attachment {
        url: fields.take("url", text).ok_or(Flaw::Lacks("url"))?,
        mime_type: fields.take("mime_type", text),
        title: fields.take("title", text),
        size_in_bytes: fields.take("size_in_bytes", count),
        duration_in_seconds: fields.take("duration_in_seconds", duration),
    })
}

fn invest_seoul(mut fields: Fields) -> Result<InvestSeoul, Flaw> {
    Ok(InvestSeoul {
        about: fields.take("about", text),
        views: fields.take("views", count),
        comments: fields.take("comments", count),
    })
}
