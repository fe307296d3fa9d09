//! Reads one entry of `items`. The result depends only on the entry and on the ids before it.

use std::collections::{BTreeMap, btree_map::Entry};

use crate::fields::{Context, Fields, count, duration, html, image, text, timestamp};
use crate::json::{EXTENSION, Members, Value};
use crate::text::{LONGEST, Preview, is_visible, preview};
use crate::{Attachment, Author, Flaw, Html, InvestSeoul, Item, Limits, OmissionReason, Thumbnail, decimal};

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
    let (id, flaw) = id_or_address(&mut members, &context.limits)?;
    match ids.entry(id.clone()) {
        Entry::Occupied(earlier) => return Err(OmissionReason::IdRepeated { first: *earlier.get() }),
        Entry::Vacant(place) => place.insert(index),
    };
    let mut fields = Fields::new(members, ["/items/", &decimal(index as u64)].concat(), context);
    if let Some(flaw) = flaw {
        fields.report("id", flaw);
    }
    let mut item = Item {
        id,
        url: fields.take("url", text),
        external_url: fields.take("external_url", text),
        title: fields.prose("title"),
        content_html: fields.take("content_html", html),
        content_text: fields.prose("content_text"),
        summary: fields.prose("summary"),
        image: fields.take("image", image),
        banner_image: fields.take("banner_image", image),
        date_published: fields.take("date_published", timestamp),
        date_modified: fields.take("date_modified", timestamp),
        authors: authors(&mut fields),
        tags: fields.list("tags", text),
        language: fields.take("language", text),
        attachments: fields.objects("attachments", attachment),
        preview: Preview::default(),
        invest_seoul: counts(&mut fields),
    };
    if let Html::Preview(_) = context.limits.html {
        reduce(&mut item);
    }
    Ok(item)
}

/// Replaces `content_html` by what a card shows of it.
fn reduce(item: &mut Item) {
    let Some(html) = item.content_html.take() else { return };
    let is_text = |text: &Option<String>| text.is_some() && *text != item.title;
    let has_text = is_text(&item.summary) || is_text(&item.content_text);
    let has_picture = !item.pictures().is_empty();
    if !(has_text && has_picture) {
        let Preview { text, image } = preview(&html, LONGEST);
        item.preview = Preview { text: text.filter(|_| !has_text), image: image.filter(|_| !has_picture) };
    }
}

/// The item's id. If it has none that can be used, its address, and what is wrong with the id.
fn id_or_address(members: &mut Members, limits: &Limits) -> Result<(String, Option<Flaw>), OmissionReason> {
    let reason = match id(members, limits) {
        Ok(id) => return Ok((id, None)),
        Err(reason) => reason,
    };
    let is_usable = |address: &&str| is_visible(address) && address.len() <= limits.string_bytes;
    let address = |name| members.text(name).filter(is_usable);
    let address = address("url").or_else(|| address("external_url"));
    let flaw = match reason {
        OmissionReason::IdBlank => Flaw::Blank,
        OmissionReason::IdNotText => Flaw::NotAString,
        OmissionReason::IdTooLong => Flaw::TooLong,
        _ => Flaw::Missing,
    };
    address.map(|address| (address.to_owned(), Some(flaw))).ok_or(reason)
}

/// The item's id. "If an id is presented as a number, a JSON Feed reader should coerce it to a
/// string. If an id is blank or can't be coerced to a valid string, the item must be discarded." (Suggestions
/// for Feed Readers)
fn id(members: &mut Members, limits: &Limits) -> Result<String, OmissionReason> {
    let id = members.take("id").ok_or(OmissionReason::IdMissing)?;
    if let Value::Number(number) = id {
        return number.text().ok_or(OmissionReason::IdNotText);
    }
    match id {
        Value::String(id) if id.len() > limits.string_bytes => Err(OmissionReason::IdTooLong),
        // It need not be visible.
        Value::String(id) if id.trim().is_empty() => Err(OmissionReason::IdBlank),
        Value::String(id) => Ok(id),
        _ => Err(OmissionReason::IdNotText),
    }
}

/// The extension of Invest Seoul. Counts that it lacks are those that others write: members of the item, or of any extension.
fn counts(fields: &mut Fields) -> InvestSeoul {
    let mut own = fields.object("_invest_seoul", invest_seoul).unwrap_or_default();
    let mut other = |names: &[&str]| {
        let of_item = names.iter().find_map(|name| fields.find(name, count));
        of_item.or_else(|| fields.find_in(EXTENSION, names, count))
    };
    own.views = own.views.or_else(|| other(&["_views", "views", "view_count"]));
    own.comments = own.comments.or_else(|| other(&["_comments", "comments", "comment_count"]));
    own
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
