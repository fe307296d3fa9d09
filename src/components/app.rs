//! The whole widget: what a phase looks like.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{carousel::Carousel, notice::notice};
use crate::{
    dom::{Build, bare, element, part, set},
    format::Locale,
    options::{Heading, Options},
    phase::Phase,
    timer::after,
    widget::{State, Wish},
};

/// What all that is drawn of one phase goes by.
pub struct Setting {
    /// The element on the page.
    pub host: HtmlElement,
    /// What the page asks for.
    pub options: Options,
    /// The language of our own words.
    pub locale: Locale,
    /// What the region is called.
    pub name: String,
    /// The language of the feed's texts, where an item names none of its own.
    pub language: Option<String>,
    /// The language of the feed's title.
    pub feed_language: Option<String>,
    /// Whether the heading and the first summary come after the first frame: the less there is to lay out, the sooner the first card
    /// is there.
    pub brief: bool,
}

/// What only cards and controls need: the script has the rest, which the placeholder needs, too.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/cards.css"));

/// How long the placeholder says enough by itself, in ms.
const QUIET: u32 = 1_000;

/// Draws the phase in place of what was there.
pub fn draw(state: &Rc<State>, wish: &Wish, phase: &Phase) {
    keep_focus(&state.frame);
    state.live.set_text_content(None);
    let is_first = state.carousel.take().is_none();
    state.draws.set(state.draws.get() + 1);
    set(&state.frame, "data-phase", phase.name());
    if *phase == Phase::Loading {
        // Nothing for now: it would be another frame before that of the cards.
        let (state, draws) = (Rc::downgrade(state), state.draws.get());
        after(
            QUIET,
            Box::new(move || {
                if let Some(state) = state.upgrade().filter(|state| state.draws.get() == draws) {
                    let wish = state.wish.borrow().clone();
                    draw_in_words(&state, &wish, &Phase::Loading, true);
                }
            }),
        );
    } else {
        draw_in_words(state, wish, phase, is_first);
    }
}

/// Draws the phase into the empty box, and keeps the language on the frame, where the style sheet finds it.
fn draw_in_words(state: &Rc<State>, wish: &Wish, phase: &Phase, is_first: bool) {
    let feed = phase.releases();
    let feed_language = feed.and_then(|feed| feed.language.clone());
    let tags = [wish.language.as_deref(), feed_language.as_deref()];
    // Some: English is always a language.
    let Some(locale) = Locale::choose(tags, &state.script) else { return };
    let setting = Setting {
        host: state.host.clone(),
        options: wish.options.clone(),
        name: name(&wish.options, feed.and_then(|feed| feed.title.as_deref()), &locale),
        language: feed_language.clone().or_else(|| wish.language.clone()),
        feed_language,
        locale,
        brief: false,
    };
    state.script.adopt(&state.frame, STYLE);
    set(&state.frame, "lang", &setting.locale.tag);
    let (locale, live) = (&setting.locale, state.live.clone());
    match (phase, &wish.feed) {
        (Phase::Ready(releases) | Phase::Stale(releases), Ok(feed)) => {
            let carousel =
                Carousel::new(Setting { brief: is_first, ..setting }, feed.clone(), releases.clone());
            carousel.tell_age(matches!(phase, Phase::Stale(_)));
            live.holding(&[carousel.frame()]);
            carousel.begin();
            state.carousel.replace(Some(carousel));
        }
        (Phase::Empty(_), _) => drop(live.holding(&[&notice(&setting, locale.words.empty, None)])),
        (Phase::Failed(cause), _) => {
            drop(live.holding(&[&notice(&setting, locale.words.failure(cause), Some((cause, state)))]));
        }
        _ => drop(live.holding(&[
            &element("p").with("class", "unseen").with("role", "status").saying(locale.words.loading),
        ])),
    }
}

/// What has the focus is about to go; the frame around everything stays, and keeps the reader's place in the page.
fn keep_focus(frame: &HtmlElement) {
    if frame.matches(":focus-within").unwrap_or(false) {
        focus(frame);
    }
}

/// Gives the focus to `element`, and leaves the page where it is.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus_with_options(bare(&[("preventScroll", true.into())]).unchecked_ref());
}

/// What the region is called: the page's words, else the feed's, else ours.
fn name(options: &Options, title: Option<&str>, locale: &Locale) -> String {
    match (&options.heading, title) {
        (Heading::Text(text), _) => text.clone(),
        (_, Some(title)) => title.to_owned(),
        (_, None) => locale.words.news.to_owned(),
    }
}

/// The region everything stands in, and its header with the heading above the cards, unless the page wants none.
pub fn region(setting: &Setting) -> (HtmlElement, HtmlElement) {
    let frame = part("section", "frame").with("aria-label", &setting.name);
    let header = part("div", "header");
    let heading = &setting.options.heading;
    if *heading != Heading::Hidden {
        // A heading of the page's own is in the page's language.
        let language = setting.feed_language.as_deref().filter(|_| *heading == Heading::OfFeed);
        let title = title("heading", setting.options.heading_level).with_some("lang", language);
        let text = if setting.brief { "" } else { &*setting.name };
        header.clone().holding(&[&title.saying(text)]);
    }
    (frame.holding(&[&header]), header)
}

/// A heading of this level in the page's outline, in a language that may not be the widget's.
pub fn title(name: &str, level: u8) -> HtmlElement {
    part("div", name).with("role", "heading").with("aria-level", digit(level)).with("dir", "auto")
}

/// Levels of headings have one digit.
fn digit(level: u8) -> &'static str {
    &"0123456789"[usize::from(level)..][..1]
}
