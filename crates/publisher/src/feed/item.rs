//! From what a board says of a release to an item of the feed.

use json_feed::{Author, Item};

use crate::board::{Release, Row};
use crate::page::summary::summary;

/// The release as an item. What the list says of dates and counts is as good as what its own page says, and newer on the next run.
pub fn item(row: &Row, release: Release) -> Item {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let published = release.published.or(row.published);
    let mut item = Item::new(&row.address);
    item.url = row.address.starts_with("http").then(|| row.address.clone());
    item.title = some(without_category(release.title, row));
    item.summary = some(summary(&release.text));
    item.content_html = some(release.html);
    item.content_text = some(release.text);
    // The format wants one of them; a title alone is all that some releases say.
    if item.content_html.is_none() && item.content_text.is_none() {
        item.content_text = item.title.clone().or_else(|| Some(row.address.clone()));
    }
    item.image = release.image.map(String::from);
    item.date_published = published.and_then(|published| published.rfc_3339().parse().ok());
    item.authors =
        release.writer.map(|name| Author { name: Some(name), ..Author::default() }).into_iter().collect();
    item.tags = if release.tags.is_empty() { row.category.iter().cloned().collect() } else { release.tags };
    item.invest_seoul.views = row.views.or(release.views);
    item.invest_seoul.comments = row.comments.or(release.comments);
    item
}

/// The item with the counts that the list has now.
pub fn recounted(mut item: Item, row: &Row) -> Item {
    let counts = &mut item.invest_seoul;
    counts.views = row.views.or(counts.views);
    counts.comments = row.comments.or(counts.comments);
    item
}

/// Gnuboard's older skins write `Category | Title`.
fn without_category(title: String, row: &Row) -> String {
    let rest = row
        .category
        .as_deref()
        .and_then(|category| title.strip_prefix(category)?.trim_start().strip_prefix('|'));
    rest.map(|rest| rest.trim_start().to_owned()).unwrap_or(title)
}
