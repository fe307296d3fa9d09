//! Whole titles from the `<title>` of a page. Gnuboard cuts the title in the page to 70 characters, but not in `<title>`, which is
//! `Title > Board | Site`. All three may contain ` > ` and ` | `.

use scraper::Selector;

use crate::page::{Page, text};

/// The end of a cut that fell into an entity, in characters: `&#039;` is cut to `&#03`.
const MAX_CUT_ENTITY: usize = 8;

/// How the `<title>` of a board's pages is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// What follows the title of a release: ` > Board | Site`. `None` if the list does not show it.
    pub suffix: Option<String>,
}

/// A whole title, and the category that the page shows before it.
#[derive(Debug, PartialEq, Eq)]
pub struct Title {
    /// The title.
    pub title: String,
    /// The category.
    pub category: Option<String>,
}

/// The `<title>` of a page.
pub fn of_page(page: &Page) -> Option<String> {
    let title = page.root().select(&Selector::parse("title").ok()?).next()?;
    Some(text::line(title, |_| false)).filter(|title| !title.is_empty())
}

/// The board's name in the `<title>` of a list (`Board 2 페이지 | Site`), and what follows the titles of its releases.
pub fn of_list(title: &str) -> Option<(String, Titles)> {
    let (at, rest) = ["페이지", "page"].into_iter().find_map(|word| {
        title.match_indices(word).find_map(|(at, _)| {
            let rest = &title[at + word.len()..];
            let has_number = title[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
            // Eyoom Builder writes ` - ` before the name of the site.
            let is_end = rest.is_empty() || rest.starts_with(" | ") || has_number && rest.starts_with(" - ");
            // An English heading may end in "page" itself.
            let is_numbered = word == "페이지" || has_number;
            (title[..at].ends_with(' ') && is_end && is_numbered).then_some((at, rest))
        })
    })?;
    let board = title[..at].trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    (!board.is_empty()).then(|| (board.to_owned(), Titles { suffix: Some(format!(" > {board}{rest}")) }))
}

/// The whole title of a release that its page shows as `shown`, perhaps cut, perhaps after its category.
pub fn whole(shown: String, page_title: Option<&str>, titles: &Titles, headings: &[String]) -> Title {
    let subject = page_title.and_then(|title| subject(&shown, title, titles, headings));
    let Some(subject) = subject.filter(|subject| *subject != shown) else {
        return Title { title: shown, category: None };
    };
    // A skin without the title shows the whole `<title>`.
    if is_cut_of(&shown, &subject) || page_title == Some(shown.as_str()) {
        return Title { title: subject, category: None };
    }
    // Older skins show `Category | Title`.
    if let Some((category, rest)) = shown.split_once('|')
        && (rest.trim_start() == subject || is_cut_of(rest.trim_start(), &subject))
    {
        let category = Some(category.trim().to_owned()).filter(|category| !category.is_empty());
        return Title { title: subject, category };
    }
    Title { title: shown, category: None }
}

/// The title of the release in the `<title>` of its page.
fn subject(shown: &str, title: &str, titles: &Titles, headings: &[String]) -> Option<String> {
    if let Some(subject) = titles.suffix.as_deref().and_then(|suffix| title.strip_suffix(suffix)) {
        return Some(subject.to_owned());
    }
    // The page itself shows the board's name.
    let by_heading = headings.iter().find_map(|board| {
        title.rmatch_indices(" > ").find_map(|(at, separator)| {
            let rest = title[at + separator.len()..].strip_prefix(board.as_str())?;
            let is_end = rest.is_empty() || rest.starts_with(" | ") || rest.starts_with(" - ");
            is_end.then(|| title[..at].to_owned())
        })
    });
    // One ` > ` after what the page shows separates title and board. If there are more, nobody knows which one does.
    by_heading.or_else(|| {
        let start = shown.strip_suffix('…').or_else(|| shown.strip_suffix("...")).unwrap_or(shown);
        let begin = if title.starts_with(start) { start.len() } else { 0 };
        let mut separators = title[begin..].match_indices(" > ");
        let (at, _) = separators.next()?;
        separators.next().is_none().then(|| title[..begin + at].to_owned())
    })
}

/// Whether `shown` is `subject`, cut. The cut may have fallen into an entity.
fn is_cut_of(shown: &str, subject: &str) -> bool {
    let Some(start) = shown.strip_suffix('…').or_else(|| shown.strip_suffix("...")) else { return false };
    let length = start.chars().count();
    let common = start.chars().zip(subject.chars()).take_while(|(a, b)| a == b).count();
    length > 0 && common >= length.saturating_sub(MAX_CUT_ENTITY).max(length.min(MAX_CUT_ENTITY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(list: &str) -> Titles {
        of_list(list).expect("the title of a list").1
    }

    fn whole_title(shown: &str, page_title: &str, titles: &Titles) -> String {
        whole(shown.to_owned(), Some(page_title), titles, &[]).title
    }

    #[test]
    fn the_title_of_a_list_has_the_names_of_board_and_site() {
        for list in ["News > Press 2 페이지 | Invest > Seoul", "News > Press 페이지 | Invest > Seoul"] {
            let (board, titles) = of_list(list).expect("the title of a list");
            assert_eq!(board, "News > Press", "{list}");
            assert_eq!(titles.suffix.as_deref(), Some(" > News > Press | Invest > Seoul"), "{list}");
        }
        assert_eq!(of_list("페이지"), None);
        assert_eq!(of_list("홈페이지 | Site"), None);
    }

    #[test]
    fn a_cut_title_is_completed_whatever_the_names_of_board_and_site_contain() {
        let titles = titles("News > Press 1 페이지 | Invest > Seoul");
        let page_title = "Seoul signs > and more > News > Press | Invest > Seoul";
        assert_eq!(whole_title("Seoul signs…", page_title, &titles), "Seoul signs > and more");
        // Nobody knows where the title ends.
        assert_eq!(whole_title("Seoul signs…", page_title, &Titles::default()), "Seoul signs…");
        let headings = ["News > Press".to_owned()];
        let by_heading = whole("Seoul signs…".to_owned(), Some(page_title), &Titles::default(), &headings);
        assert_eq!(by_heading.title, "Seoul signs > and more");
    }

    #[test]
    fn a_title_cut_inside_an_entity_is_completed() {
        let page_title = "Seoul opens a fund for ‘Joint’ For 'you' > News | Site";
        assert_eq!(
            whole_title("Seoul opens a fund for ‘Joint’ For …", page_title, &Titles::default()),
            "Seoul opens a fund for ‘Joint’ For 'you'"
        );
    }

    #[test]
    fn a_category_is_taken_off_only_if_the_page_title_shows_that_it_is_one() {
        let category = whole("투자 | MOU".to_owned(), Some("MOU > News | Site"), &Titles::default(), &[]);
        assert_eq!(category, Title { title: "MOU".to_owned(), category: Some("투자".to_owned()) });
        for page_title in [Some("투자 | MOU > News | Site"), Some("Site"), None] {
            let whole = whole("투자 | MOU".to_owned(), page_title, &Titles::default(), &[]);
            assert_eq!(whole, Title { title: "투자 | MOU".to_owned(), category: None });
        }
    }

    #[test]
    fn a_title_of_its_own_that_search_engines_get_does_not_replace_the_one_in_the_page() {
        assert_eq!(
            whole_title("Seoul signs…", "Best news > News | Site", &Titles::default()),
            "Seoul signs…"
        );
    }
}
