//! Proposes settings for the page of a release: title, text, images, and the values around the text.

use jiff::civil::DateTime;
use scraper::{ElementRef, Selector};

use super::areas::is_outside;
use super::body;
use super::draft::{Certainty, Draft};
use super::names;
use super::selector::{self, Basis, Candidate};
use super::signs::{Meaning, meaning};
use super::title::starts;
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
    let Some(body_css) = propose_body(draft, context) else {
        let why = "no element holds a text, and the page has no description of its own: set `body` by hand";
        draft.missing.push(("text", why.to_owned()));
        return;
    };
    propose_title(draft, context);
    let body = Selector::parse(&body_css).ok();
    let body = body.as_ref().and_then(|body| context.page.root().select(body).next());
    let is_in_body = |element: &ElementRef| {
        body.is_some_and(|body| {
            element.id() == body.id() || element.ancestors().any(|outer| outer.id() == body.id())
        })
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
    let board = draft.apply(context.board);
    match board.parse_release(context.document, context.titles, context.now) {
        Ok(ReleasePage::Release(release)) => Some(*release),
        _ => None,
    }
}

fn propose_body(draft: &mut Draft, context: &Context) -> Option<String> {
    let built_in = &context.board.skin().release.body;
    let page = context.page;
    if let Some(body) = page.root().select(&built_in.0).next() {
        draft.built_in.push(("text", format!("{} letters", line(body).chars().count())));
        // The selector itself is not kept by the parser; the element is enough.
        return selector::first_match(body, page.root(), |_| true).map(|candidate| candidate.css);
    }
    let title = context.row.map(|row| row.title.as_str());
    let description = own_meta(context, "og:description").or_else(|| own_meta(context, "description"));
    if let Some(body) = body::find(page, title, description.as_deref()) {
        let described = if body.is_described { ", and the description of the page is its start" } else { "" };
        let position = if body.is_by_position() {
            "; it has no name, so its position counts, which any change may break"
        } else {
            ""
        };
        let evidence = format!("most of the page's own text: {} letters{described}{position}", body.length);
        let by_basis = Certainty::of(body.candidate.basis);
        let certainty = if body.is_described || body.is_named || by_basis != Certainty::Sure {
            by_basis
        } else {
            Certainty::Likely
        };
        let css = body.candidate.css;
        draft.propose(("release", "body"), css.as_str(), certainty, evidence);
        propose_images(draft, context, Some(&css));
        return Some(css);
    }
    description?;
    let property = ["property='og:description'", "name='description'"].into_iter().find(|property| {
        Selector::parse(&format!("meta[{property}]"))
            .is_ok_and(|meta| page.root().select(&meta).next().is_some())
    })?;
    let css = format!("meta[{property}]");
    let evidence = "no element holds a text; the description of the page is used in its place";
    draft.propose(("release", "body"), css.as_str(), Certainty::Unsure, evidence);
    propose_images(draft, context, None);
    Some(css)
}

/// The images in the text, or else the one that the page shows to other sites.
fn propose_images(draft: &mut Draft, context: &Context, body: Option<&str>) {
    let kind = context.board.kind();
    let images = body.and_then(|body| {
        let selector = Selector::parse(&format!("{body} img")).ok()?;
        Some((format!("{body} img"), context.page.root().select(&selector).count()))
    });
    let shared = own_meta(context, "og:image");
    match (images, shared) {
        (Some((css, 0)), Some(_)) => {
            let evidence = "the text has no image here, and the page shows other sites one of its own";
            let css = format!("{css}, meta[property='og:image']");
            draft.extend_built_in(kind, ("release", "images"), &css, Certainty::Likely, evidence);
        }
        (Some((css, count)), _) => {
            let evidence = format!("{count} images in the text of this release");
            draft.extend_built_in(kind, ("release", "images"), &css, Certainty::Sure, evidence);
        }
        (None, Some(_)) => {
            let evidence = "the image that the page shows other sites";
            draft.extend_built_in(
                kind,
                ("release", "images"),
                "meta[property='og:image']",
                Certainty::Unsure,
                evidence,
            );
        }
        (None, None) => draft.missing.push(("image", "the page has no image of its own".to_owned())),
    }
}

fn propose_title(draft: &mut Draft, context: &Context) {
    if read(draft, context).is_some_and(|release| !release.title.is_empty()) {
        draft.built_in.push(("title of the release", String::new()));
        return;
    }
    let page_title = meta_title(context.page);
    let is_title = |element: &ElementRef| {
        let own = line(*element);
        let by_row = context.row.is_some_and(|row| is_same_title(&row.title, &own));
        let by_page =
            page_title.as_deref().is_some_and(|title| own.chars().count() > 3 && starts(title, &own));
        if context.row.is_some() { by_row } else { by_page }
    };
    let root = context.page.root();
    let elements = root.descendent_elements().filter(|element| !is_outside(*element) && is_title(element));
    let best = elements.filter_map(|element| {
        let candidate = selector::first_match(element, root, |other| !line(other).is_empty())?;
        Some((title_rank(element), candidate))
    });
    if let Some((_, Candidate { css, basis })) = best.min_by_key(|(rank, candidate)| (candidate.basis, *rank))
    {
        let evidence = if context.row.is_some() {
            "the same text as in the list"
        } else {
            "the <title> of the page starts with it"
        };
        draft.propose(("release.title", "select"), vec![css], Certainty::of(basis), evidence);
        return;
    }
    if own_meta(context, "og:title").is_some() {
        let evidence =
            "no element has the title of the list; the title that the page shows other sites is used";
        draft.propose(
            ("release.title", "select"),
            &["meta[property='og:title']"][..],
            Certainty::Unsure,
            evidence,
        );
    } else if page_title.is_some() {
        let evidence = "no element has the title of the list; the <title> of the page is used, without the names of board and site";
        draft.propose(("release.title", "select"), &["title"][..], Certainty::Unsure, evidence);
        let title = read(draft, context).map(|release| release.title);
        if let Some(proposal) = draft.proposals.last_mut()
            && title.is_some_and(|title| context.row.is_some_and(|row| is_same_title(&row.title, &title)))
        {
            proposal.certainty = Certainty::Likely;
            proposal.evidence.push_str("; what remains is the title of the list");
        }
    } else {
        draft.missing.push((
            "title of the release",
            "no element has the title of the list, and there is no <title>".to_owned(),
        ));
    }
}

/// Headings and elements that are named so come first.
fn title_rank(element: ElementRef) -> usize {
    let is_heading = matches!(element.value().name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let is_named = element.value().classes().chain(element.attr("id")).any(|name| {
        names::words(name).iter().any(|word| matches!(word.as_str(), "title" | "tit" | "subject" | "subj"))
    });
    match (is_heading, is_named) {
        (true, true) => 0,
        (_, true) => 1,
        (true, _) => 2,
        _ => 3,
    }
}

/// The element with the labels that the built-in skin knows.
fn propose_info(draft: &mut Draft, context: &Context, body: Option<ElementRef>) {
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
        body.is_some_and(|body| {
            body.id() == element.id() || body.ancestors().any(|outer| outer.id() == element.id())
        })
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

/// Titles are cut in lists, and sometimes on the page.
fn is_same_title(in_list: &str, shown: &str) -> bool {
    in_list == shown
        || in_list.ends_with(['…', '.']) && starts(shown, in_list)
        || shown.ends_with(['…', '.']) && starts(in_list, shown)
}

/// The `content` of a `<meta>`, if the list does not have the same: a text of the whole site says nothing about a release.
fn own_meta(context: &Context, name: &str) -> Option<String> {
    let of = |page: &Page| meta(page, name);
    of(context.page).filter(|content| context.list.and_then(of).as_ref() != Some(content))
}

/// The `content` of a `<meta>`.
pub fn meta(page: &Page, name: &str) -> Option<String> {
    let selector = Selector::parse(&format!("meta[property='{name}'], meta[name='{name}']")).ok()?;
    let content = page.root().select(&selector).find_map(|meta| meta.attr("content"))?;
    Some(text::collapse_whitespace(content)).filter(|content| !content.is_empty())
}

/// The `<title>` of a page.
pub fn meta_title(page: &Page) -> Option<String> {
    let title = page.root().select(&Selector::parse("title").ok()?).next()?;
    Some(line(title)).filter(|title| !title.is_empty())
}

fn line(element: ElementRef) -> String {
    text::line(element, |_| false)
}
