//! What the head of a page says: its `<title>`, and what it shows other sites in `<meta>` elements.

use scraper::Selector;

use crate::page::{Page, text};

/// The `content` of a `<meta>`, if the list does not have the same: a text of the whole site says nothing about a release.
pub fn own_meta(page: &Page, list: Option<&Page>, name: &str) -> Option<String> {
    let of = |page: &Page| meta(page, name);
    of(page).filter(|content| list.and_then(of).as_ref() != Some(content))
}

/// The `content` of a `<meta>`.
fn meta(page: &Page, name: &str) -> Option<String> {
    let selector = Selector::parse(&format!("meta[property='{name}'], meta[name='{name}']")).ok()?;
    let content = page.root().select(&selector).find_map(|meta| meta.attr("content"))?;
    Some(text::collapse_whitespace(content)).filter(|content| !content.is_empty())
}

/// The `<title>` of a page.
pub fn title(page: &Page) -> Option<String> {
    let title = page.root().select(&Selector::parse("title").ok()?).next()?;
    Some(text::line(title, |_| false)).filter(|title| !title.is_empty())
}
