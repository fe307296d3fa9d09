//! Converts a release to an item of the feed.

use json_feed::{Attachment, Author, Item};

use crate::board::{Release, Row};
use crate::page::date::Published;
use crate::page::summary::{summary, without_title};

/// Converts a release, of which `row` is the row in the list. Counts in the list take precedence, because the next run refreshes
/// them from there.
pub fn to_item(row: &Row, release: Release) -> Item {
    let non_empty = |text: String| (!text.is_empty()).then_some(text);
    // The list shows a date without a year. It must not take the place of one that the page does not show.
    let published = release.published.or(row.published).and_then(Published::unless_guessed);
    let mut item = Item::new(&row.address);
    item.id.clone_from(&row.id);
    item.url = row.address.starts_with("http").then(|| row.address.clone());
    item.title = non_empty(release.title);
    item.summary = non_empty(summary(without_title(&release.text, item.title.as_deref())));
    item.content_html = non_empty(release.html);
    // An item needs a text (JSON Feed 1.1, "Items"): the title if the release has none.
    let text = non_empty(release.text).or_else(|| item.title.clone()).unwrap_or_else(|| row.address.clone());
    item.content_text = Some(text);
    item.image = release.image.map(String::from);
    item.date_published = published.and_then(|published| published.to_rfc_3339().parse().ok());
    item.authors = release
        .author
        .or_else(|| row.author.clone())
        .map(|name| Author { name: Some(name), ..Author::default() })
        .into_iter()
        .collect();
    item.attachments = release
        .attachments
        .into_iter()
        .map(|file| Attachment {
            url: file.address.into(),
            mime_type: Some(file.media_type),
            title: Some(file.name),
            size_in_bytes: file.bytes,
            duration_in_seconds: None,
        })
        .collect();
    item.tags = if release.tags.is_empty() { row.category.iter().cloned().collect() } else { release.tags };
    item.invest_seoul.views = row.views.or(release.views);
    item.invest_seoul.comments = row.comments.or(release.comments);
    item
}

/// The item with the counts of its row in the list.
pub fn with_counts(mut item: Item, row: &Row) -> Item {
    let counts = &mut item.invest_seoul;
    counts.views = row.views.or(counts.views);
    counts.comments = row.comments.or(counts.comments);
    item
}
