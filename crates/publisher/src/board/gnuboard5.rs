//! Gnuboard 5: `board.php?bo_table=…&wr_id=…`, or `/…/…` where the site writes its addresses short.

use scraper::ElementRef;
use url::Url;

use super::address::{only, parameter};
use crate::page::Page;

/// The parameter that numbers list pages.
pub const PAGE: &str = "page";

/// The address of the release that `link` leads to, always the same for the same release. `None` if it leads elsewhere.
pub fn release(link: ElementRef, page: &Page, list: &Url) -> Option<Url> {
    let target = page.web_address(link.attr("href")?)?;
    let table = parameter(list, "bo_table");
    if let Some(release) = parameter(&target, "wr_id").filter(|id| is_number(id)) {
        let table = parameter(&target, "bo_table").or(table)?;
        return Some(only(&target, &[("bo_table", &table), ("wr_id", &release)]));
    }
    let table =
        table.or_else(|| list.path_segments()?.rfind(|segment| !segment.is_empty()).map(str::to_owned))?;
    let mut segments = target.path_segments()?.rev();
    let short = segments.next().is_some_and(is_number) && segments.next() == Some(&table);
    short.then(|| only(&target, &[]))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
