//! Proposes the link whose text is the title, by comparing the links of a row with the `<title>` of its release.

use scraper::{ElementRef, Selector};

use super::draft::{Certainty, Draft};
use super::selector::{self, Basis, Candidate};
use crate::board::Board;
use crate::board::skin::ListSkin;
use crate::page::{Page, text};

/// Proposes the title, and what in its link does not belong to it. `page_title` has the key and the `<title>` of a release.
pub fn propose(
    draft: &mut Draft,
    board: &Board,
    page: &Page,
    rows: &[(ElementRef, String)],
    page_title: Option<&(String, String)>,
) {
    let skin = &board.skin().list;
    let is_noise = |element: ElementRef| skin.noise.0.matches(&element);
    let Some((key, page_title)) = page_title else { return };
    let Some((row, _)) = rows.iter().find(|(_, release)| board.key(release) == *key) else { return };
    let links = row.select(&skin.link.0).filter(|link| board.release_address(page, *row, *link).is_some());
    // The part of the link's text that `<title>` starts with.
    let mut found = None;
    for link in links {
        let whole = text::line(link, is_noise);
        let extras: Vec<_> = link.descendent_elements().filter(|inside| inside.id() != link.id()).collect();
        if starts(page_title, &whole) {
            found = Some((link, None));
        } else if let Some(extra) = extras.iter().find(|extra| {
            let rest = text::line(link, |inside| is_noise(inside) || inside.id() == extra.id());
            starts(page_title, &rest)
        }) {
            found = Some((link, Some(*extra)));
        }
        if found.is_some() {
            break;
        }
    }
    let Some((link, extra)) = found else {
        let why = "no link has the text that the <title> of the release starts with; the first link with a text is used";
        draft.missing.push(("title in the list", why.to_owned()));
        return;
    };
    if let Some(css) = extra.and_then(|extra| name_of(extra, link)) {
        let evidence = "stands in the link, but not in the <title> of the release";
        draft.extend_built_in(board.kind(), ("list", "noise"), &css, Certainty::Likely, evidence);
    }
    if skin.title.0.matches(&link) {
        draft.built_in.push(("title", "the same as the <title> of the release".to_owned()));
        return;
    }
    // The first link with a text is used if no other is selected.
    let in_rows = |candidate: &Candidate| {
        let selector = candidate.selector()?;
        Some(
            rows.iter()
                .filter(|(row, _)| row.select(&selector).any(|link| !text::line(link, is_noise).is_empty()))
                .count(),
        )
    };
    let tag = link.value().name();
    let best = selector::candidates(link, *row)
        .into_iter()
        .filter(|candidate| {
            candidate.selector().is_some_and(|selector| {
                row.select(&selector)
                    .find(|other| !text::line(*other, is_noise).is_empty())
                    .is_some_and(|first| first.id() == link.id())
            })
        })
        .filter_map(|candidate| Some((in_rows(&candidate)?, candidate)))
        .find(|(with, _)| with * 2 >= rows.len());
    let first = links_with_text(*row, skin, is_noise);
    let is_first = first.is_some_and(|first| first.id() == link.id());
    if let Some((with, candidate)) = best.filter(|(_, candidate)| !is_first || candidate.basis == Basis::Name)
    {
        let evidence =
            format!("in {with} of {} rows, and the <title> of the release starts with its text", rows.len());
        let css = if candidate.css.starts_with('.') && !candidate.css.contains([' ', ':']) {
            format!("{tag}{}", candidate.css)
        } else {
            candidate.css.clone()
        };
        draft.propose(("list", "title"), css, Certainty::of(candidate.basis), evidence);
    } else {
        draft.built_in.push(("title", "the first link of the row with a text".to_owned()));
    }
}

/// The link that the parser takes if the skin selects none.
fn links_with_text<'a>(
    row: ElementRef<'a>,
    skin: &ListSkin,
    is_noise: impl Fn(ElementRef) -> bool,
) -> Option<ElementRef<'a>> {
    row.select(&skin.link.0).find(|link| !text::line(*link, &is_noise).is_empty())
}

/// Whether a `<title>` starts with the title, which may be cut.
pub fn starts(page_title: &str, title: &str) -> bool {
    let start = title.strip_suffix('…').or_else(|| title.strip_suffix("...")).unwrap_or(title).trim_end();
    !start.is_empty() && page_title.starts_with(start)
}

/// A selector for an element in the link: its class, or its tag.
fn name_of(element: ElementRef, link: ElementRef) -> Option<String> {
    let name = selector::name(element, false);
    let by_place = || {
        let mut all = selector::candidates(element, link).into_iter();
        let parent =
            link.parent().and_then(ElementRef::wrap).and_then(|parent| selector::name(parent, false))?;
        let class = element.value().classes().find(|class| super::names::grade(class).is_some())?;
        all.next().map(|_| format!("{parent} a > .{class}"))
    };
    name.or_else(by_place).filter(|css| Selector::parse(css).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_page_starts_with_that_of_the_release() {
        assert!(starts("Seoul signs a MOU > News | Site", "Seoul signs…"));
        assert!(starts("Seoul signs > News | Site", "Seoul signs"));
        assert!(!starts("Seoul signs > News | Site", "3 Seoul signs"));
        assert!(!starts("Seoul signs > News | Site", ""));
    }
}
