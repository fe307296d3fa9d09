//! Proposes settings for the text of a release, its images and its title.

use scraper::{ElementRef, Selector};

use super::areas::is_outside;
use super::draft::{Certainty, Draft};
use super::head::{self, own_meta};
use super::release::{Context, line, read};
use super::selector::{self, Candidate};
use super::title::starts;
use super::{body, names};

/// Proposes the text. Returns its element, also if the built-in skin finds it.
pub fn propose_body<'a>(draft: &mut Draft, context: &Context<'a>) -> Option<ElementRef<'a>> {
    let built_in = &context.board.skin().release.body;
    let page = context.page;
    let select = |css: &str| page.root().select(&Selector::parse(css).ok()?).next();
    if let Some(body) = page.root().select(&built_in.0).next() {
        draft.built_in.push(("text", format!("{} letters", line(body).chars().count())));
        return Some(body);
    }
    let title = context.row.map(|row| row.title.as_str());
    let description = own_meta(context.page, context.list, "og:description")
        .or_else(|| own_meta(context.page, context.list, "description"));
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
        return select(&css);
    }
    description?;
    let metas = ["meta[property='og:description']", "meta[name='description']"];
    let (css, meta) = metas.into_iter().find_map(|css| Some((css, select(css)?)))?;
    let evidence = "no element holds a text; the description of the page is used in its place";
    draft.propose(("release", "body"), css, Certainty::Unsure, evidence);
    propose_images(draft, context, None);
    Some(meta)
}

/// The images in the text, or else the one that the page shows to other sites.
fn propose_images(draft: &mut Draft, context: &Context, body: Option<&str>) {
    let kind = context.board.kind();
    let images = body.and_then(|body| {
        let selector = Selector::parse(&format!("{body} img")).ok()?;
        Some((format!("{body} img"), context.page.root().select(&selector).count()))
    });
    let shared = own_meta(context.page, context.list, "og:image");
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

/// Proposes the title: an element with the text that the list has.
pub fn propose_title(draft: &mut Draft, context: &Context) {
    if read(draft, context).is_some_and(|release| !release.title.is_empty()) {
        draft.built_in.push(("title of the release", String::new()));
        return;
    }
    let page_title = head::title(context.page);
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
    if own_meta(context.page, context.list, "og:title").is_some() {
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

/// Titles are cut in lists, and sometimes on the page.
fn is_same_title(in_list: &str, shown: &str) -> bool {
    in_list == shown
        || in_list.ends_with(['…', '.']) && starts(shown, in_list)
        || shown.ends_with(['…', '.']) && starts(in_list, shown)
}
