//! Proposes settings for the page of a release: its text and title, and the values around the text.

use jiff::civil::DateTime;
use scraper::ElementRef;

use super::areas::is_outside;
use super::draft::{Certainty, Draft};
use super::release_text;
use super::selector::{self, Basis, Candidate};
use super::signs::{Meaning, meaning};
use crate::board::{Board, Release, ReleasePage, Row, Titles};
use crate::fetch::Document;
use crate::page::{Page, count::parse_count, date::parse_date, label, text};

/// Longer texts are no values, in characters.
const MAX_VALUE: usize = 80;
/// The element with all values has a longer text than each of them.
const MAX_INFO: usize = 300;
/// How far the number of views may be from that of the list: the two pages are not from the same moment.
const MAX_VIEWS_APART: u64 = 3;

/// The page of a release, and what else is known of it.
pub struct Context<'a> {
    /// The board, with its built-in skin.
    pub board: &'a Board,
    /// The page.
    pub document: &'a Document,
    /// The same, parsed.
    pub page: &'a Page,
    /// How the titles of the board's pages are made.
    pub titles: &'a Titles,
    /// Its row in the list.
    pub row: Option<&'a Row>,
    /// The page of the list.
    pub list: Option<&'a Page>,
    /// The time in Seoul.
    pub now: DateTime,
}

/// Proposes what the built-in skin does not find.
pub fn propose(draft: &mut Draft, context: &Context) {
    let Some(body) = release_text::propose_body(draft, context) else {
        let why = "no element holds a text, and the page has no description of its own: set `body` by hand";
        draft.missing.push(("text", why.to_owned()));
        return;
    };
    release_text::propose_title(draft, context);
    let is_in_body = |element: &ElementRef| {
        element.id() == body.id() || element.ancestors().any(|outer| outer.id() == body.id())
    };
    let zone: Vec<_> = context
        .page
        .root()
        .descendent_elements()
        .filter(|element| !is_in_body(element) && !is_outside(*element))
        .filter(|element| (1..=MAX_VALUE).contains(&line(*element).chars().count()))
        .collect();
    propose_info(draft, context, body);
    let Some(release) = read(draft, context) else { return };
    propose_values(draft, context, &zone, &release);
}

/// The release as the drafted skin reads it.
pub fn read(draft: &Draft, context: &Context) -> Option<Release> {
    let board = draft.apply(context.board).ok()?;
    match board.parse_release(context.document, context.titles, context.now) {
        Ok(ReleasePage::Release(release)) => Some(*release),
        _ => None,
    }
}

/// The element with the labels that the built-in skin knows.
fn propose_info(draft: &mut Draft, context: &Context, body: ElementRef) {
    let skin = &context.board.skin().release;
    if context.page.root().select(&skin.info.0).next().is_some() {
        return;
    }
    let found = |element: ElementRef| {
        let chunks = text::chunks(element, |_| false);
        let date =
            label::value_after(&chunks, &skin.date.label).and_then(|date| parse_date(&date, context.now));
        let views = label::value_after(&chunks, &skin.views.label).and_then(|views| parse_count(&views));
        let comments =
            label::value_after(&chunks, &skin.comments.label).and_then(|count| parse_count(&count));
        usize::from(date.is_some())
            + usize::from(views.is_some_and(|views| is_near(views, context.row)))
            + usize::from(comments.is_some())
    };
    let root = context.page.root();
    let holds_body = |element: &ElementRef| {
        body.id() == element.id() || body.ancestors().any(|outer| outer.id() == element.id())
    };
    let candidates = root.descendent_elements().filter(|element| {
        !holds_body(element) && !is_outside(*element) && line(*element).chars().count() < MAX_INFO
    });
    let best = candidates
        .filter_map(|element| {
            let count = found(element);
            let candidate = (count > 1).then(|| selector::first_match(element, root, |_| true))??;
            Some((
                count,
                std::cmp::Reverse(line(element).len()),
                std::cmp::Reverse(candidate.basis),
                candidate,
            ))
        })
        .max_by_key(|(count, length, basis, _)| (*count, *length, *basis));
    if let Some((count, _, _, candidate)) = best {
        let evidence = format!("{count} values stand after their labels in it");
        draft.propose(("release", "info"), candidate.css, Certainty::of(candidate.basis), evidence);
    }
}

fn propose_values(draft: &mut Draft, context: &Context, zone: &[ElementRef], release: &Release) {
    let row = context.row;
    match &release.author {
        Some(author) => draft.built_in.push(("writer of the release", author.clone())),
        None => {
            let same =
                |value: &str| row.and_then(|row| row.author.as_deref()).is_some_and(|author| author == value);
            let named = |element: ElementRef| matches!(meaning(element), Some((Meaning::Writer, _)));
            let found = pick(context, zone, |element, value| {
                same(value) || named(element) && parse_date(value, context.now).is_none()
            });
            settle(draft, ("release.writer", "select"), "writer of the release", found, same);
        }
    }
    match release.published {
        Some(published) => draft.built_in.push(("date of the release", published.to_string())),
        None => {
            let of_list = row.and_then(|row| row.published);
            let same = |value: &str| {
                parse_date(value, context.now).is_some_and(|date| {
                    of_list.is_some_and(|list| {
                        (list.day.month(), list.day.day()) == (date.day.month(), date.day.day())
                    })
                })
            };
            let reads = |value: &str| {
                parse_date(value, context.now).is_some_and(|date| date.unless_guessed().is_some())
            };
            let found = pick(context, zone, |_, value| reads(value) && same(value))
                .or_else(|| pick(context, zone, |_, value| reads(value)));
            settle(draft, ("release.date", "select"), "date of the release", found, same);
        }
    }
    let count = |value: &str| parse_count(value);
    match release.views {
        Some(views) => draft.built_in.push(("views of the release", views.to_string())),
        None => {
            let same = |value: &str| {
                count(value)
                    .is_some_and(|views| row.is_some_and(|row| row.views.is_some()) && is_near(views, row))
            };
            let is_views = |element: ElementRef| matches!(meaning(element), Some((Meaning::Views, _)));
            let found = pick(context, zone, |element, value| {
                is_views(element) && count(value).is_some_and(|views| is_near(views, row))
            });
            settle(draft, ("release.views", "select"), "views of the release", found, same);
        }
    }
    match release.comments {
        Some(comments) => draft.built_in.push(("comments of the release", comments.to_string())),
        None => {
            let is_comments = |element: ElementRef| matches!(meaning(element), Some((Meaning::Comments, _)));
            let found = pick(context, zone, |element, value| is_comments(element) && count(value).is_some());
            settle(draft, ("release.comments", "select"), "comments of the release", found, |value| {
                row.and_then(|row| row.comments).is_some_and(|comments| count(value) == Some(comments))
            });
        }
    }
}

/// The first element that fits, with a selector that selects it before all others with a text.
fn pick(
    context: &Context,
    zone: &[ElementRef],
    fits: impl Fn(ElementRef, &str) -> bool,
) -> Option<(Candidate, String)> {
    let fitting = zone.iter().filter_map(|element| {
        let value = line(*element);
        let candidate = fits(*element, &value).then(|| {
            selector::first_match(*element, context.page.root(), |other| !line(other).is_empty())
        })??;
        // The element itself is better than one around it.
        let is_around = element.child_elements().any(|child| line(child) == value);
        Some((is_around, candidate, value))
    });
    let best = fitting.min_by_key(|(is_around, candidate, _)| (candidate.basis, *is_around));
    best.map(|(_, candidate, value)| (candidate, value))
}

/// Proposes what was found. A position alone is enough only for a value that can be recognized: a date.
fn settle(
    draft: &mut Draft,
    place: (&'static str, &'static str),
    what: &'static str,
    found: Option<(Candidate, String)>,
    is_same: impl Fn(&str) -> bool,
) {
    match found {
        Some((candidate, value)) if candidate.basis == Basis::Position && place.0 != "release.date" => {
            let why = format!(
                "`{}` reads as {value}, but only its position leads to it: if it is right on other pages, add `select = [\"{0}\"]` in [{}]",
                candidate.css, place.0
            );
            draft.missing.push((what, why));
        }
        Some((candidate, value)) => {
            let (agrees, certainty) = if is_same(&value) {
                (", which agrees with the list", Certainty::of(candidate.basis))
            } else {
                ("", Certainty::of(candidate.basis).max(Certainty::Likely))
            };
            draft.propose(place, vec![candidate.css], certainty, format!("reads as {value}{agrees}"));
        }
        None => draft.missing.push((what, "nothing on the page is named or marked so".to_owned())),
    }
}

fn is_near(views: u64, row: Option<&Row>) -> bool {
    row.and_then(|row| row.views).is_none_or(|of_list| views.abs_diff(of_list) <= MAX_VIEWS_APART)
}

/// The text of an element.
pub fn line(element: ElementRef) -> String {
    text::line(element, |_| false)
}
