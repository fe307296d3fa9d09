//! Addresses of Gnuboard 5: `board.php?bo_table=…&wr_id=…`, or `/…/…` if the site uses short addresses.

use scraper::ElementRef;
use url::Url;

use super::address::{query_param, with_only_params};
use crate::page::Page;

/// The query parameter with the page number of a list.
pub const PAGE_PARAM: &str = "page";

/// The canonical address of the release that `link` leads to. `None` if it leads to something else.
pub fn release_url(link: ElementRef, page: &Page, list: &Url) -> Option<Url> {
    let target = page.resolve(link.attr("href")?)?;
    let table = query_param(list, "bo_table");
    if let Some(id) = query_param(&target, "wr_id").filter(|id| is_number(id)) {
        let table = query_param(&target, "bo_table").or(table)?;
        return Some(with_only_params(&target, &[("bo_table", &table), ("wr_id", &id)]));
    }
    let table =
        table.or_else(|| list.path_segments()?.rfind(|segment| !segment.is_empty()).map(str::to_owned))?;
    let mut segments = target.path_segments()?.rev();
    let is_short = segments.next().is_some_and(is_number) && segments.next() == Some(&table);
    is_short.then(|| with_only_params(&target, &[]))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
