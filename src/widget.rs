//! One widget: the state behind an element, and the handle that `embed.js` drives it by.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, Url};

use crate::{
    components::{app, carousel::Carousel},
    console_error, console_warn,
    dom::{set, text},
    effect::Effect,
    events,
    options::{Options, Unusable},
    phase::{Cause, Phase},
    plain::Plain,
    release::Releases,
    script::Script,
    source::{self, Feed},
    timer::after_cards,
};

/// What the page wants to see.
#[derive(Clone)]
pub struct Wish {
    /// The attributes.
    pub options: Options,
    /// The nearest `lang` around the element.
    pub language: Option<String>,
    /// Where the releases come from, or why from nowhere.
    pub feed: Result<Rc<Feed>, Cause>,
}

impl Wish {
    /// Whether the page wants what is shown to look the same.
    fn looks_like(&self, other: &Self) -> bool {
        self.options == other.options && self.language == other.language
    }
}

/// What a widget is, from mounting to freeing.
pub struct State {
    /// The element on the page.
    pub host: HtmlElement,
    /// The box that carries `data-phase` and `lang`.
    pub frame: HtmlElement,
    /// The box to draw in.
    pub live: HtmlElement,
    /// What `embed.js` does for it.
    pub script: Script,
    /// The cards, while there are some.
    pub carousel: RefCell<Option<Rc<Carousel>>>,
    /// What the page wants to see now.
    pub wish: RefCell<Wish>,
    /// What is drawn.
    drawn: RefCell<Option<(Wish, Phase)>>,
    /// What the page has been told of.
    told: RefCell<Option<Phase>>,
    /// How often it was drawn.
    pub draws: Cell<u32>,
    /// What draws it again.
    drawing: RefCell<Option<Effect>>,
}

impl State {
    /// Where the widget stands, as `get` gets it.
    fn phase(wish: &Wish, get: impl FnOnce(&ArcRwSignal<Phase>) -> Phase) -> Phase {
        match &wish.feed {
            Ok(feed) => get(&feed.phase),
            Err(cause) => Phase::Failed(cause.clone()),
        }
    }

    /// Asks again, even if the page has an answer already.
    pub fn refresh(&self) {
        let feed = self.wish.borrow().feed.clone();
        if let Ok(feed) = feed {
            feed.refresh();
        }
    }

    /// Draws what there is now.
    fn draw(self: &Rc<Self>, wish: Wish, phase: Phase) {
        let before = self.drawn.take();
        let is_drawn = before
            .as_ref()
            .is_some_and(|before| before.0.looks_like(&wish) && (before.1 == phase || self.goes_on(&phase)));
        if !is_drawn {
            app::draw(self, &wish, &phase);
        }
        self.drawn.replace(Some((wish, phase)));
    }

    /// From now on, draws what there is for the present wish whenever it changes, and tells the page of it, each news once and after
    /// the reader.
    fn hear(self: &Rc<Self>) {
        let state = self.clone();
        let drawing = Effect::new(move || {
            let wish = state.wish.borrow().clone();
            let phase = Self::phase(&wish, Get::get);
            state.draw(wish, phase.clone());
            if state.told.replace(Some(phase.clone())).is_none_or(|told| is_news(&told, &phase)) {
                let state = state.clone();
                spawn_local(async move { state.tell(&phase) });
            }
        });
        self.drawing.replace(Some(drawing));
    }

    /// Has the page wish for something else, and takes account of it after this task. Of several changes the first that is heard
    /// draws them all.
    fn wish_anew(self: &Rc<Self>, wish: Wish) {
        // Of cards that were drawn at once and give way to something else, the page is to hear before they do.
        let gives_way = |drawn: &(Wish, Phase)| drawn.1 != Self::phase(&wish, GetUntracked::get_untracked);
        if self.drawing.borrow().is_none() && self.drawn.borrow().as_ref().is_some_and(gives_way) {
            self.hear();
        }
        self.wish.replace(wish);
        let state = self.clone();
        spawn_local(async move {
            // Else it is about to hear, or gone.
            if state.drawing.borrow().is_some() {
                state.hear();
            }
        });
    }

    /// Whether the cards that are there could take in this phase.
    fn goes_on(&self, phase: &Phase) -> bool {
        let (Phase::Ready(releases) | Phase::Stale(releases)) = phase else { return false };
        let carousel = self.carousel.borrow().clone();
        let is_stale = matches!(phase, Phase::Stale(_));
        let goes_on = carousel.is_some_and(|carousel| carousel.go_on_with(releases, is_stale));
        if goes_on {
            set(&self.frame, "data-phase", phase.name());
        }
        goes_on
    }

    /// Tells the page of releases and failures.
    fn tell(&self, phase: &Phase) {
        match phase {
            Phase::Ready(_) | Phase::Stale(_) => events::ready(&self.host, self.shown()),
            Phase::Failed(cause) => events::error(&self.host, cause),
            Phase::Loading | Phase::Empty(_) => {}
        }
    }

    /// How many releases are shown.
    fn shown(&self) -> usize {
        self.carousel.borrow().as_ref().map_or(0, |carousel| carousel.shown())
    }

    /// What is shown.
    fn items(&self) -> Array {
        match &*self.carousel.borrow() {
            Some(carousel) => events::items(&carousel.releases().items[..carousel.shown()]),
            None => Array::new(),
        }
    }
}

/// Whether the page has not been told of this, after that: more releases behind those that are there are no news.
fn is_news(before: &Phase, now: &Phase) -> bool {
    match (before, now) {
        (Phase::Ready(before), Phase::Ready(now)) => !is_beginning(before, now),
        (before, now) => before != now,
    }
}

/// Whether `before` is the beginning of `now`: the same object, or the same releases, whatever is said of them now, and what was
/// found after them, if only that there is nothing.
fn is_beginning(before: &Rc<Releases>, now: &Rc<Releases>) -> bool {
    let goes_on = before.items.len() < now.items.len() || before.more && !now.more;
    let same = || before.items.iter().zip(&now.items).all(|(before, now)| before.id == now.id);
    Rc::ptr_eq(before, now) || goes_on && before.items.len() <= now.items.len() && same()
}

/// A widget on the page. Freeing it takes it off.
#[wasm_bindgen]
pub struct Widget {
    state: Rc<State>,
}

/// Brings the element `host` to life: draws into `live`, keeps the phase and the language on `frame` around it, by the means of
/// `script`.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, frame: HtmlElement, live: HtmlElement, script: Script) -> Widget {
    let (options, unusable) = Options::read(&|name| host.get_attribute(name));
    for attribute in unusable {
        console_warn(&attribute.message());
    }
    check_language(&host, &script);
    let language = language_around(&script, &host);
    let feed = feed(&options, &host, &script);
    let wish = Wish { options, language, feed };
    let state = Rc::new(State {
        host,
        frame,
        live,
        script,
        carousel: RefCell::default(),
        wish: RefCell::new(wish.clone()),
        drawn: RefCell::default(),
        told: RefCell::default(),
        draws: Cell::new(0),
        drawing: RefCell::default(),
    });
    let phase = State::phase(&wish, GetUntracked::get_untracked);
    state.draw(wish, phase);
    let this = Rc::downgrade(&state);
    let hear = move || {
        if let Some(state) = this.upgrade().filter(|state| state.drawing.borrow().is_none()) {
            state.hear();
        }
    };
    if state.carousel.borrow().is_some() {
        after_cards(Box::new(hear))
    } else {
        hear()
    }
    Widget { state }
}

#[wasm_bindgen]
impl Widget {
    /// An attribute of the element has changed.
    pub fn attribute_changed(&self, name: &str) {
        let State { host, script, wish, .. } = &*self.state;
        let (options, unusable) = Options::read(&|name| host.get_attribute(name));
        for attribute in unusable.iter().filter(|unusable| unusable.attribute == name) {
            console_warn(&attribute.message());
        }
        if name == "lang" {
            check_language(host, script);
        }
        let before = wish.borrow().clone();
        let language = language_around(script, host);
        // A greater limit may want more of the same feed.
        let same = before.options.feed == options.feed && before.options.limit == options.limit;
        let feed = if same { before.feed.clone() } else { feed(&options, host, script) };
        let now = Wish { options, language, feed };
        if !now.looks_like(&before) {
            self.state.wish_anew(now);
        }
    }

    /// The element stands elsewhere in the page: what is around it may differ.
    pub fn moved(&self) {
        let language = language_around(&self.state.script, &self.state.host);
        let before = self.state.wish.borrow().clone();
        if before.language != language {
            self.state.wish_anew(Wish { language, ..before });
        }
        self.with_carousel(Carousel::moved);
    }

    /// Asks for the feed again.
    pub fn refresh(&self) {
        self.state.refresh();
    }

    /// Goes on by what is on screen.
    pub fn next(&self) {
        self.with_carousel(Carousel::next);
    }

    /// Goes back by what is on screen.
    pub fn previous(&self) {
        self.with_carousel(Carousel::previous);
    }

    /// Brings the card at `index`, from 0, to the start of the view.
    pub fn go_to(&self, index: f64) {
        // `as` takes anything a page may pass: negatives and NaN become 0.
        self.with_carousel(|carousel| carousel.go_to(index as usize));
    }

    /// What is shown, as plain objects.
    pub fn items(&self) -> Array {
        self.state.items()
    }

    fn with_carousel(&self, act: impl FnOnce(&Carousel)) {
        let carousel = self.state.carousel.borrow().clone();
        if let Some(carousel) = carousel {
            act(&carousel);
        }
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.state.drawing.take();
        self.state.carousel.take();
        self.state.live.set_text_content(None);
    }
}

/// The feed that the options name, or why there is none.
fn feed(options: &Options, host: &HtmlElement, script: &Script) -> Result<Rc<Feed>, Cause> {
    let missing = |written: &str| {
        console_error(&Cause::FeedMissing, written);
        Cause::FeedMissing
    };
    let feed = options.feed.as_deref().ok_or_else(|| missing(""))?;
    let url = Url::new_with_base(feed, &text(host, "baseURI")).map_err(|_| missing(feed))?;
    Ok(source::feed(&text(&url, "href"), options.limit, script))
}

/// Tells the page's developer of a `lang` that is no language tag.
fn check_language(host: &HtmlElement, script: &Script) {
    let is_tag = |tag: &str| Plain::of(tag).is_some() || script.write(tag, "tag", 0.0).is_some();
    if let Some(tag) = host.get_attribute("lang").filter(|tag| !tag.is_empty() && !is_tag(tag)) {
        let unusable =
            Unusable { attribute: "lang", value: tag, allowed: "a language tag such as ko or zh-Hant" };
        console_warn(&unusable.message());
    }
}

/// The nearest `lang` around the element, if there is one.
fn language_around(script: &Script, host: &HtmlElement) -> Option<String> {
    Some(script.language_around(host)).filter(|tag| !tag.is_empty())
}
