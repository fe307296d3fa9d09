//! Addresses of eGovFrame boards: `selectBoardList.do?bbsId=…` and `selectBoardDetail.do?bbsId=…&nttId=…`.
//!
//! Most lists use scripts (`fn_view('BBSMSTR_…', '110')`) or forms in place of links. The address that they request is built here.

use scraper::{ElementRef, Selector};
use url::Url;

use super::address::{query_param, with_only_params};
use crate::page::Page;

/// The query parameter with the page number of a list.
pub const PAGE_PARAM: &str = "pageIndex";

/// Query parameters that belong to a later page or to a release, not to the list.
pub const NOT_OF_THE_LIST: [&str; 2] = [PAGE_PARAM, "nttId"];

/// The canonical address of the release that `link` in `row` leads to. `None` if it leads to something else.
pub fn release_url(link: ElementRef, row: ElementRef, page: &Page, list: &Url) -> Option<Url> {
    let board = query_param(list, "bbsId")?;
    let href = link.attr("href").unwrap_or_default();
    if let Some(target) = page.resolve(href)
        && let Some(id) = query_param(&target, "nttId")
    {
        return Some(with_only_params(&target, &[("bbsId", &board), ("nttId", &id)]));
    }
    let scripts = [link.attr("onclick").unwrap_or_default(), href];
    let id =
        scripts.into_iter().find_map(|script| id_in_script(script, &board)).or_else(|| id_in_form(row))?;
    let form =
        row.child_elements().flat_map(|cell| cell.child_elements()).find_map(|form| form.attr("action"));
    let target = form.and_then(|action| page.resolve(action)).or_else(|| detail_url(list))?;
    Some(with_only_params(&target, &[("bbsId", &board), ("nttId", &id)]))
}

/// The address of a file that `link` downloads, directly or by a script (`fn_egov_downFile('FILE_…', '0')`). `None` if visitors can only
/// download it from the page, because its identifier is encrypted for their session.
pub fn download_url(link: ElementRef, page: &Page, release: &Url) -> Option<Url> {
    let href = link.attr("href").unwrap_or_default();
    if !href.is_empty()
        && !href.starts_with('#')
        && let Some(target) = page.resolve(href)
    {
        return Some(target);
    }
    let script = [link.attr("onclick").unwrap_or_default(), href]
        .into_iter()
        .find(|script| script.contains("downFile"))?;
    let (_, arguments) = script.split_once("downFile(")?;
    let (arguments, _) = arguments.split_once(')')?;
    let (file, number) = arguments.split_once(',')?;
    let [file, number] = [file, number].map(|argument| argument.trim().trim_matches(['\'', '"']));
    if !file.starts_with("FILE_") {
        return None;
    }
    let mut target = page.resolve(&download_path(page, release))?;
    target.query_pairs_mut().clear().extend_pairs([("atchFileId", file), ("fileSn", number)]);
    Some(target)
}

/// The path for downloads, which is in a script of the page; by default the usual one.
fn download_path(page: &Page, release: &Url) -> String {
    const FILE: &str = "FileDown.do";
    let in_script = || {
        let scripts = Selector::parse("script").ok()?;
        page.root().select(&scripts).find_map(|script| {
            let source = script.text().collect::<String>();
            let end = source.find(FILE)?;
            let start = source[..end].rfind(['"', '\''])? + 1;
            Some(format!("{}{FILE}", &source[start..end]))
        })
    };
    let context = release.path().split_once("/cop/").map_or("", |(context, _)| context);
    in_script().unwrap_or_else(|| format!("{context}/cmm/fms/{FILE}"))
}

/// The identifier of the release among the arguments of a script. Most scripts also pass the identifier of the board.
fn id_in_script(script: &str, board: &str) -> Option<String> {
    let (_, arguments) = script.split_once('(')?;
    let (arguments, _) = arguments.split_once(')')?;
    let mut arguments = arguments.split(',').map(|argument| argument.trim().trim_matches(['\'', '"']));
    let is_id = |argument: &&str| {
        *argument != board && !argument.is_empty() && argument.bytes().all(|byte| byte.is_ascii_digit())
    };
    arguments.find(is_id).map(str::to_owned)
}

/// The identifier of the release in a form of the row.
fn id_in_form(row: ElementRef) -> Option<String> {
    let mut inputs = row.descendants().filter_map(ElementRef::wrap);
    let input = inputs.find(|element| element.attr("name") == Some("nttId"))?;
    input.attr("value").map(str::to_owned)
}

/// The address of releases, derived from that of the list: `selectBoardList.do` becomes `selectBoardDetail.do`.
fn detail_url(list: &Url) -> Option<Url> {
    let mut detail = list.clone();
    detail.set_path(&format!("{}Detail.do", list.path().strip_suffix("List.do")?));
    Some(detail)
}
