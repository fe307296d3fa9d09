//! What a value means, by the names and icons of its element. A number alone may be a count of views, of comments or of likes.

use scraper::ElementRef;

use super::{names, selector};
use crate::page::text;

/// What a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// When it was published.
    Date,
    /// How often it was read.
    Views,
    /// The number of comments.
    Comments,
    /// Who wrote it.
    Writer,
    /// Its category.
    Category,
    /// A known meaning that a feed has no place for: likes, downloads, the number of a row.
    Other,
}

/// The meaning of an element, and the name that shows it.
pub fn meaning(element: ElementRef) -> Option<(Meaning, String)> {
    if let Some(icon) = selector::icon(element)
        && let Some(meaning) = of_icon(icon)
    {
        return Some((meaning, icon.to_owned()));
    }
    // An element that only wraps this one counts as well.
    let line = |element| text::line(element, |_| false);
    let value = line(element);
    let wrappers = element.ancestors().filter_map(ElementRef::wrap).take_while(|outer| line(*outer) == value);
    std::iter::once(element).chain(wrappers).find_map(|element| {
        let id = element.attr("id").into_iter();
        element.value().classes().chain(id).find_map(|name| Some((of_name(name)?, name.to_owned())))
    })
}

fn of_icon(icon: &str) -> Option<Meaning> {
    let has = |words: &[&str]| words.iter().any(|word| icon.contains(word));
    match () {
        () if has(&["eye"]) => Some(Meaning::Views),
        () if has(&["comment", "chat", "speech"]) => Some(Meaning::Comments),
        () if has(&["clock", "calendar", "time"]) => Some(Meaning::Date),
        () if has(&["user", "person"]) => Some(Meaning::Writer),
        () if has(&["thumbs", "heart", "like", "star", "download", "paperclip", "link", "file", "lock"]) => {
            Some(Meaning::Other)
        }
        () => None,
    }
}

fn of_name(name: &str) -> Option<Meaning> {
    let words = names::words(name);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let ends = |wanted: &[&str]| words.last().is_some_and(|word| wanted.contains(&word.as_str()));
    match () {
        () if has(&[
            "good",
            "nogood",
            "like",
            "likes",
            "recom",
            "recommend",
            "vote",
            "download",
            "rating",
        ]) =>
        {
            Some(Meaning::Other)
        }
        () if has(&["comment", "comments", "cmt"]) => Some(Meaning::Comments),
        // `view` alone often names the page of a release.
        () if has(&["hit", "hits", "views", "readcount", "viewcount"]) || ends(&["view", "read"]) => {
            Some(Meaning::Views)
        }
        () if has(&["date", "datetime", "regdate", "time"]) || ends(&["day"]) => Some(Meaning::Date),
        // `sv_use`, `sv_member`: the menu behind a name in Gnuboard
        () if has(&["writer", "author", "nick", "nickname", "sv"])
            || ends(&["name", "member", "guest", "user"]) =>
        {
            Some(Meaning::Writer)
        }
        () if has(&["cate", "category"]) => Some(Meaning::Category),
        () if ends(&["number", "no", "idx", "seq"]) => Some(Meaning::Other),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_show_what_a_number_means() {
        for (name, meaning) in [
            ("bsk_list_col_hit", Some(Meaning::Views)),
            ("bo_view", Some(Meaning::Views)),
            ("cnt_cmt", Some(Meaning::Comments)),
            ("board-card-good", Some(Meaning::Other)),
            ("bl-author", Some(Meaning::Writer)),
            ("bsk_badge_cate", Some(Meaning::Category)),
            ("td_num", None),
            ("board-view-info", None),
        ] {
            assert_eq!(of_name(name), meaning, "{name}");
        }
    }
}
