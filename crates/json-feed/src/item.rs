//! Reads one entry of `items`. The result depends only on the entry and on the ids before it.

use std::collections::{BTreeMap, btree_map::Entry};

use crate::fields::{Context, Fields, count, duration, text, timestamp};
use crate::json::{Members, Value};
use crate::{Attachment, Author, Flaw, InvestSeoul, Item, Limits, OmissionReason, Thumbnail, decimal};

/// The item at `index` of the document's `items`, or the reason to omit it.
pub(crate) fn item(
    entry: Value,
    index: usize,
    ids: &mut BTreeMap<String, usize>,
    context: &mut Context,
) -> Result<Item, OmissionReason> {
    let Value::Object(mut members) = entry else {
        return Err(OmissionReason::NotAnObject);
    };
    let id = id(&mut members, &context.limits)?;
    match ids.entry(id.clone()) {
        Entry::Occupied(earlier) => return Err(OmissionReason::IdRepeated { first: *earlier.get() }),
        Entry::Vacant(place) => place.insert(index),
    };
    let mut fields = Fields::new(members, ["/items/", &decimal(index as u64)].concat(), context);
    Ok(Item {
        id,
        url: fields.take("url", text),
        external_url: fields.take("external_url", text),
        title: fields.prose("title"),
        content_html: fields.prose("content_html"),
        content_text: fields.prose("content_text"),
        summary: fields.prose("summary"),
        image: fields.take("image", text),
        banner_image: fields.take("banner_image", text),
        date_published: fields.take("date_published", timestamp),
        date_modified: fields.take("date_modified", timestamp),
        authors: authors(&mut fields),
        tags: fields.list("tags", text),
        language: fields.take("language", text),
        attachments: fields.objects("attachments", attachment),
        invest_seoul: fields.object("_invest_seoul", invest_seoul).unwrap_or_default(),
    })
}

/// The item's id. "If an id is presented as a number, a JSON Feed reader should coerce it to a
/// string. If an id is blank or can't be coerced to a valid string, the item must be discarded." (Suggestions
/// for Feed Readers)
fn id(members: &mut Members, limits: &Limits) -> Result<String, OmissionReason> {
    let id = members.take("id").ok_or(OmissionReason::IdMissing)?;
    if let Value::Number(number) = id {
        return number.text().ok_or(OmissionReason::IdNotText);
    }
    text(id, limits).map_err(|flaw| match flaw {
        Flaw::Blank => OmissionReason::IdBlank,
        Flaw::TooLong => OmissionReason::IdTooLong,
        _ => OmissionReason::IdNotText,
    })
}

/// The `authors`. If there are none, the `author` of 1.0.
fn authors(fields: &mut Fields) -> Vec<Author> {
    let authors = fields.objects("authors", author);
    if authors.is_empty() { fields.object("author", author).into_iter().collect() } else { authors }
}

pub(crate) fn author(mut fields: Fields) -> Result<Author, Flaw> {
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
        thumbnails: fields.objects("thumbnails", thumbnail),
    })
}

fn thumbnail(mut fields: Fields) -> Result<Thumbnail, Flaw> {
    Ok(Thumbnail {
        url: fields.take("url", text).ok_or(Flaw::Lacks("url"))?,
        width: fields.take("width", count).filter(|width| *width > 0).ok_or(Flaw::Lacks("width"))?,
    })
}
