//! One entry of `items`, from its JSON and the identifiers before it: nothing else decides on its fate.

use crate::fields::{Fields, count, duration, text, timestamp};
use crate::ids::Ids;
use crate::json::{Object, Value};
use crate::{Attachment, Author, DroppedField, Flaw, InvestSeoul, Item, OmissionReason, Thumbnail};

/// The item in the entry at `index` of `items`, or why there is none.
pub(crate) fn item(
    entry: Value,
    index: usize,
    ids: &mut Ids,
    dropped: &mut Vec<DroppedField>,
) -> Result<Item, OmissionReason> {
    let Value::Object(mut members) = entry else {
        return Err(OmissionReason::NotAnObject);
    };
    let id = id(&mut members)?;
    ids.claim(&id, index).map_err(|first| OmissionReason::IdRepeated { first })?;
    let at = if cfg!(feature = "whole") { format!("/items/{index}") } else { String::new() };
    let mut fields = Fields::new(members, at, dropped);
    let whole = cfg!(feature = "whole");
    Ok(Item {
        id,
        url: fields.take("url", text),
        external_url: fields.take("external_url", text),
        title: fields.prose("title"),
        content_html: if whole { fields.prose("content_html") } else { None },
        content_text: fields.prose("content_text"),
        summary: fields.prose("summary"),
        image: fields.take("image", text),
        banner_image: fields.take("banner_image", text),
        date_published: fields.take("date_published", timestamp),
        date_modified: if whole { fields.take("date_modified", timestamp) } else { None },
        authors: authors(&mut fields),
        tags: fields.list("tags", text),
        language: fields.take("language", text),
        attachments: if whole { fields.objects("attachments", attachment) } else { Vec::new() },
        invest_seoul: fields.object("_invest_seoul", invest_seoul).unwrap_or_default(),
    })
}

/// The item's identifier. "If an id is presented as a number, a JSON Feed reader should coerce it to a
/// string. If an id is blank or can't be coerced to a valid string, the item must be discarded." (Suggestions
/// for Feed Readers)
fn id(members: &mut Object) -> Result<String, OmissionReason> {
    match members.take("id") {
        None => Err(OmissionReason::IdMissing),
        Some(Value::String(id)) if id.trim().is_empty() => Err(OmissionReason::IdBlank),
        Some(Value::String(id)) => Ok(id),
        Some(Value::CutString(_)) => Err(OmissionReason::IdTooLong),
        Some(Value::Number(id)) => id.text().ok_or(OmissionReason::IdNotText),
        Some(_) => Err(OmissionReason::IdNotText),
    }
}

/// The `authors`; where there is none, 1.0's `author`.
fn authors(fields: &mut Fields) -> Vec<Author> {
    let authors = fields.objects("authors", author);
    if authors.is_empty() { fields.object("author", author).into_iter().collect() } else { authors }
}

pub(crate) fn author(mut fields: Fields) -> Result<Author, Flaw> {
    let name = fields.take("name", text);
    let mut author = Author { name, ..Author::default() };
    if cfg!(feature = "whole") {
        author.url = fields.take("url", text);
        author.avatar = fields.take("avatar", text);
    }
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
        about: if cfg!(feature = "whole") { fields.take("about", text) } else { None },
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
