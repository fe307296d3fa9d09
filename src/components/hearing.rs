//! What a row hears: one listener for all that happens in it, told apart by name.

use std::slice::from_ref;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::{card::placeholder, carousel::Carousel};
use crate::{
    dom::{Build, Target, bare, is_inside, listen_to_page, object, stop_listening_to_page, text},
    events,
};

/// What the page says before and after it is on paper.
const PRINT: [&str; 2] = ["beforeprint", "afterprint"];

impl Carousel {
    /// Begins to listen.
    pub(super) fn listen(&self) {
        let passive = bare(&[("passive", true.into()), ("capture", true.into())]);
        let frame = self.frame().unchecked_ref::<Target>();
        for event in ["click", "keydown", "focusin", "focusout"] {
            frame.listen(event, &self.listener, &JsValue::UNDEFINED);
        }
        for event in ["scroll", "pointerdown", "wheel", "error"] {
            frame.listen(event, &self.listener, &passive);
        }
        PRINT.iter().for_each(|event| listen_to_page(event, &self.listener));
    }

    /// Listens to the page no longer. What the row itself may still hear is for nobody.
    pub(super) fn stop_listening(&self) {
        PRINT.iter().for_each(|event| stop_listening_to_page(event, &self.listener));
    }

    pub(super) fn hear(&self, event: &Event) {
        match &*text(event, "type") {
            "scroll" => self.scrolled(),
            "pointerdown" | "wheel" => {
                // The reader takes the row into their own hands; a press on a button is none of that.
                if element_of(event).is_some_and(|element| self.viewport.contains(Some(&element))) {
                    self.target.set(None);
                    self.onward.set(None);
                }
            }
            "keydown" => self.key(event.unchecked_ref()),
            "focusin" | "focusout" => {
                // A slide that is about to get the focus must not be put out of reach in between.
                let on = if text(event, "type") == "focusin" { element_of(event) } else { related(event) };
                self.focused.set(on.and_then(|on| self.slide_of(&on)));
                self.slides.reach(self.in_view.get(), self.focused.get());
            }
            "error" => {
                // Only images say so.
                let image = element_of(event);
                if let Some(media) = image.and_then(|image| object::<HtmlElement>(&image, "parentElement")) {
                    media.set_text_content(None);
                    media.holding(&[&placeholder()]);
                }
            }
            "beforeprint" => self.draw_all(),
            "afterprint" => self.draw(0),
            _ => self.clicked(event),
        }
    }

    /// On paper there is nothing to scroll: all that can be reached is drawn.
    pub(super) fn draw_all(&self) {
        self.complete();
        let all = 0..self.shown();
        self.draw_in_place(from_ref(&all), usize::MAX);
    }

    pub(super) fn clicked(&self, event: &Event) {
        let Some(element) = element_of(event) else { return };
        let inside = |selector| is_inside(&element, selector);
        if inside(".link") {
            let Some(index) = self.slide_of(&element) else { return };
            let releases = self.releases();
            if !events::open(&self.setting.host, &releases.items[index]) {
                event.prevent_default();
            }
        } else if inside(".previous") {
            self.previous();
        } else if inside(".next") {
            self.next();
        } else if inside(".viewport") {
            self.aside(event.unchecked_ref());
        }
    }

    pub(super) fn slide_of(&self, element: &Element) -> Option<usize> {
        self.slides.find(|_, slide| slide.contains(Some(element))).map(|(index, _)| index)
    }
}

fn element_of(event: &Event) -> Option<Element> {
    object(event, "target")
}

/// What gets the focus in place of what has lost it.
fn related(event: &Event) -> Option<Element> {
    object(event, "relatedTarget")
}
