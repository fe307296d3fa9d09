//! The whole text of an item. It is not kept for cards, so the document that the item came from is requested again, mostly from the
//! browser's cache, and read as far as the item.

use std::{cell::Cell, sync::Arc};

use json_feed::{Html, Item, Limits};

use crate::feed::{
    Cause, FeedItem,
    item::web_address,
    picture,
    request::{Request, Source},
    stream,
};

use super::html::{Addresses, Built, Step, build, build_plain};

/// How many items before and after the one that is shown are kept with their texts, for the buttons that go there.
const NEIGHBOURS: usize = 4;

/// What is read of documents: texts as long as they are, up to the length of the document.
const LIMITS: Limits = Limits { html: Html::Keep, string_bytes: 512 << 10, ..Limits::WIDGET };

/// The item of this id with its text, and those near it, from the document at `address`.
///
/// # Errors
/// If the document can't be had. It is bounded in time and size as documents of cards are.
pub async fn read(address: &str, id: &str) -> Result<Vec<Arc<FeedItem>>, Cause> {
    // Where the item is, and how many items before it have been looked at.
    let (found, seen) = (Cell::new(None), Cell::new(0));
    let is_enough = |items: &[Arc<Item>]| {
        if found.get().is_none() {
            let at = items[seen.get()..].iter().position(|item| item.id == id);
            found.set(at.map(|at| seen.get() + at));
            seen.set(items.len());
        }
        found.get().is_some_and(|at| items.len() > at + NEIGHBOURS)
    };
    let request = Request::send(address, Source::Network);
    let document = stream::read(request, address, LIMITS, &is_enough, &|_| ()).await?;
    let mut items = document.feed.items;
    let at = found.get().unwrap_or_default();
    items.truncate(at + NEIGHBOURS + 1);
    items.drain(..at.saturating_sub(NEIGHBOURS));
    Ok(items)
}

/// The text of an item that was read with it, ready to be built. A picture at the address `shown` is left out.
pub fn text_of(item: &FeedItem, shown: Option<&str>) -> Built {
    let page = item.page();
    let picture = |address: &str| web_address(address, &page).map(picture::on_this_page);
    let link = |address: &str| link_address(address, &page);
    let mut built = match (item.content_html(), item.content_text()) {
        (Some(html), _) => build(html, Addresses { link: &link, picture: &picture, shown }),
        (None, Some(text)) => build_plain(text),
        (None, None) => Built::default(),
    };
    if built.is_cut {
        built.steps.push(Step::Text("…".to_owned()));
    }
    built
}

/// `reference` as an absolute address, if it is one of the web, of mail or of a telephone.
fn link_address(reference: &str, base: &str) -> Option<String> {
    web_address(reference, base).or_else(|| {
        let url = web_sys::Url::new(reference.trim()).ok()?;
        matches!(&*url.protocol(), "mailto:" | "tel:").then(|| url.href())
    })
}
