//! Boards of eGovFrame: `selectBoardList.do?bbsId=…` and `selectBoardDetail.do?bbsId=…&nttId=…`.
//!
//! Their lists mostly have no links but scripts (`fn_view('BBSMSTR_…', '110')`) or forms; what these would ask for can be
//! asked for directly.

use scraper::ElementRef;
use url::Url;

use super::address::{only, parameter};
use crate::page::Page;

/// The parameter that numbers list pages.
pub const PAGE: &str = "pageIndex";

/// The address of the release that `link` in `row` leads to, always the same for the same release. `None` if it leads elsewhere.
pub fn release(link: ElementRef, row: ElementRef, page: &Page, list: &Url) -> Option<Url> {
    let board = parameter(list, "bbsId")?;
    let href = link.attr("href").unwrap_or_default();
    if let Some(target) = page.web_address(href)
        && let Some(release) = parameter(&target, "nttId")
    {
        return Some(only(&target, &[("bbsId", &board), ("nttId", &release)]));
    }
    let scripts = [link.attr("onclick").unwrap_or_default(), href];
    let release = scripts.into_iter().find_map(|script| argument(script, &board)).or_else(|| hidden(row))?;
    let form =
        row.child_elements().flat_map(|cell| cell.child_elements()).find_map(|form| form.attr("action"));
    let target = form.and_then(|action| page.web_address(action)).or_else(|| detail(list))?;
    Some(only(&target, &[("bbsId", &board), ("nttId", &release)]))
}

/// The number that a script in the row hands over for the release; beside it, mostly, stands the board's.
fn argument(script: &str, board: &str) -> Option<String> {
    let (_, arguments) = script.split_once('(')?;
    let (arguments, _) = arguments.split_once(')')?;
    let mut arguments = arguments.split(',').map(|argument| argument.trim().trim_matches(['\'', '"']));
    let number = |argument: &&str| {
        *argument != board && !argument.is_empty() && argument.bytes().all(|byte| byte.is_ascii_digit())
    };
    arguments.find(number).map(str::to_owned)
}

/// The number of the release in a form of the row.
fn hidden(row: ElementRef) -> Option<String> {
    let mut inputs = row.descendants().filter_map(ElementRef::wrap);
    let input = inputs.find(|element| element.attr("name") == Some("nttId"))?;
    input.attr("value").map(str::to_owned)
}

/// The address of releases that goes with that of a list: `selectBoardList.do`, `selectBoardDetail.do`.
fn detail(list: &Url) -> Option<Url> {
    let mut detail = list.clone();
    detail.set_path(&format!("{}Detail.do", list.path().strip_suffix("List.do")?));
    Some(detail)
}
