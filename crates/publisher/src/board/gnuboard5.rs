//! Addresses of Gnuboard 5. A site chooses one of three forms for its releases (`cf_bbs_rewrite`):
//! `board.php?bo_table=…&wr_id=…`, `/<board>/<number>`, or `/<board>/<words-of-the-title>/`.

use scraper::{ElementRef, Selector};
use url::Url;

use super::address::{query_param, with_only_params, without_params};
use crate::page::Page;

/// The query parameter with the page number of a list.
pub const PAGE_PARAM: &str = "page";

/// Query parameters that belong to a later page, to a release or to another order, not to the list.
const NOT_OF_THE_LIST: [&str; 5] = [PAGE_PARAM, "wr_id", "sst", "sod", "cwin"];

/// The address of the list, if `address` is a page, a release or another order of it. Also returns what was dropped.
pub fn list_url(address: &Url) -> (Url, Vec<String>) {
    let (mut list, mut dropped) = without_params(address, &NOT_OF_THE_LIST);
    // `/news/110` is a release of `/news`.
    let segments: Vec<_> = list.path().split('/').map(str::to_owned).collect();
    if query_param(&list, "bo_table").is_none()
        && let [start @ .., number] = &segments[..]
        && is_number(number)
        && start.len() > 1
    {
        dropped.push(number.clone());
        let path = start.join("/");
        list.set_path(&path);
    }
    (list, dropped)
}

/// The canonical address of the release that `link` leads to. `None` if it leads to something else.
pub fn release_url(link: ElementRef, page: &Page, list: &Url) -> Option<Url> {
    let target = page.resolve(link.attr("href")?)?;
    let table = table(list);
    if let Some(id) = query_param(&target, "wr_id").filter(|id| is_number(id)) {
        // Other scripts have a release's number, too: `write.php`, `password.php`, `link.php`.
        let file = target.path().rsplit('/').next()?;
        let is_board = file == "board.php" || !file.ends_with(".php");
        let of = query_param(&target, "bo_table").or_else(|| table.clone())?;
        let is_release = is_board && table.is_none_or(|table| table == of);
        return is_release.then(|| with_only_params(&target, &[("bo_table", &of), ("wr_id", &id)]));
    }
    let table = table?;
    let segments: Vec<_> = target.path_segments()?.collect();
    let is_release = match segments[..] {
        [.., of, title, ""] => of == table && !title.is_empty(),
        [.., of, number] => of == table && is_number(number),
        _ => false,
    };
    is_release.then(|| with_only_params(&target, &[]))
}

/// The board's identifier in an address of its list.
fn table(list: &Url) -> Option<String> {
    let segment = || list.path_segments()?.rfind(|segment| !segment.is_empty()).map(str::to_owned);
    query_param(list, "bo_table").or_else(segment)
}

/// Board and number of a release, which are the same in the addresses with and without a query. An address with words of the title
/// has no number, and so no key.
pub fn key(release: &Url) -> Option<String> {
    let (table, number) = match query_param(release, "wr_id") {
        Some(number) => (query_param(release, "bo_table")?, number),
        None => {
            let mut segments = release.path_segments()?.rev();
            let number = segments.next()?.to_owned();
            (segments.next()?.to_owned(), number)
        }
    };
    is_number(&number).then(|| format!("{table}/{number}"))
}

/// The address by number of the release whose page this is, from the forms and buttons for comments, replies and changes.
pub fn permalink(page: &Page, list: &Url) -> Option<Url> {
    let forms = Selector::parse("input[name='wr_id']").ok()?;
    let buttons = Selector::parse("a[href*='w=r&'], a[href*='w=u&']").ok()?;
    let in_form = page.root().select(&forms).find_map(|input| input.attr("value").map(str::to_owned));
    let number = in_form.or_else(|| {
        page.root().select(&buttons).find_map(|link| query_param(&page.resolve(link.attr("href")?)?, "wr_id"))
    });
    let number = number.filter(|number| is_number(number))?;
    match query_param(list, "bo_table") {
        Some(table) => Some(with_only_params(list, &[("bo_table", &table), ("wr_id", &number)])),
        None => {
            let mut permalink = with_only_params(list, &[]);
            permalink.set_path(&format!("{}/{number}", list.path().trim_end_matches('/')));
            Some(permalink)
        }
    }
}

/// The address of a file that anybody can download. `None` for `download.php`, which refuses visitors who have not read the release in
/// the same session.
pub fn download_url(link: ElementRef, page: &Page) -> Option<Url> {
    let target = page.resolve(link.attr("href")?)?;
    let is_download = target.path_segments()?.next_back() == Some("download.php");
    (!is_download).then_some(target)
}

/// Where a link of a release leads that its page shows as `shown`. Gnuboard's links go by way of `link.php`, which counts; the address
/// itself is shown, perhaps cut.
pub fn related_url(target: Url, shown: &str) -> Url {
    let is_counter = target.path_segments().and_then(|mut segments| segments.next_back()) == Some("link.php");
    let is_whole = !shown.ends_with('…') && shown.contains('.') && !shown.contains(char::is_whitespace);
    if !is_counter || !is_whole {
        return target;
    }
    let has_scheme = shown.starts_with("http://") || shown.starts_with("https://");
    Url::parse(&if has_scheme { shown.to_owned() } else { format!("http://{shown}") }).unwrap_or(target)
}

/// The number of a release. Later ones have higher numbers.
pub fn number(release: &str) -> Option<u64> {
    let key = key(&Url::parse(release).ok()?)?;
    key.rsplit_once('/')?.1.parse().ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Url {
        Url::parse(address).expect("an address")
    }

    #[test]
    fn what_does_not_belong_to_the_address_of_a_list_is_dropped() {
        for (address, list, dropped) in [
            (
                "http://b.example/bbs/board.php?bo_table=news",
                "http://b.example/bbs/board.php?bo_table=news",
                vec![],
            ),
            (
                "http://b.example/bbs/board.php?bo_table=news&sca=%ED%88%AC&page=2&wr_id=7&sst=wr_hit&sod=desc#c_1",
                "http://b.example/bbs/board.php?bo_table=news&sca=%ED%88%AC",
                vec!["page=2", "wr_id=7", "sst=wr_hit", "sod=desc"],
            ),
            ("http://b.example/news/110", "http://b.example/news", vec!["110"]),
            ("http://b.example/news?page=3", "http://b.example/news", vec!["page=3"]),
        ] {
            let dropped = dropped.into_iter().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(list_url(&url(address)), (url(list), dropped), "{address}");
        }
    }

    #[test]
    fn only_a_link_that_is_counted_and_shown_as_a_whole_address_leads_there() {
        let counter = "http://b.example/bbs/link.php?bo_table=news&wr_id=7&no=1";
        for (target, shown, expected) in [
            (counter, "https://seoul.example/a?b=1", "https://seoul.example/a?b=1"),
            (counter, "seoul.example", "http://seoul.example/"),
            (counter, "https://seoul.example/a-long…", counter),
            (counter, "The plan of 1.5 years", counter),
            ("http://b.example/files/plan.pdf", "plan.pdf", "http://b.example/files/plan.pdf"),
        ] {
            assert_eq!(related_url(url(target), shown).as_str(), expected, "{shown}");
        }
    }

    #[test]
    fn a_release_has_one_key_with_plain_and_short_addresses() {
        for address in
            ["http://b.example/bbs/board.php?bo_table=news&wr_id=110", "https://b.example/g5/news/110"]
        {
            assert_eq!(key(&url(address)).as_deref(), Some("news/110"), "{address}");
        }
        assert_eq!(key(&url("http://b.example/news/of-today/")), None);
    }
}
