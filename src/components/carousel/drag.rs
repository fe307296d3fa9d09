//! Dragging the row: with the mouse by its cards, or by the bar below them. Fingers and pens on the cards scroll, which is the
//! browser's.

use js_sys::Reflect;
use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{Element, PointerEvent};

use super::{
    context::CarouselContext,
    press::{Bar, Drag, Held, Press},
};

/// The attribute of the viewport that switches snapping off, and the cards: no click on one ends a drag.
const DRAG: &str = "data-drag";

impl CarouselContext {
    /// Listens to the pointer on the cards and on the bar, and to clicks.
    pub(super) fn listen_to_drags(self) {
        let listener = move |event: PointerEvent| self.if_mounted(|this| this.handle(&event));
        // One listener for all: Leptos would compile one for each.
        let listener = Closure::<dyn Fn(PointerEvent)>::new(listener).into_js_value();
        for element in [self.viewport, self.bar_room].into_iter().filter_map(|node| node.get_untracked()) {
            let pointer = ["pointerdown", "mousedown", "pointermove", "pointerup", "pointercancel"];
            for name in pointer.into_iter().chain(["dragstart", "click"]) {
                let _ = element.add_event_listener_with_callback(name, listener.unchecked_ref());
            }
        }
    }

    fn handle(&self, event: &PointerEvent) {
        let kind = text(event, "type");
        if kind == "pointerdown" {
            let press = self.press(event);
            return self.update_motion(|motion| motion.press = press);
        }
        let press = self.motion().press;
        match (&*kind, press) {
            ("pointermove", Some(press)) if number(event, "buttons") > 0 => self.follow(press, event),
            // The browser starts to drag a link or a picture, also when the mouse moves up or down. No click follows, so this is a drag.
            ("dragstart", Some(press)) => {
                event.prevent_default();
                self.update_motion(|motion| motion.press = Some(press.as_drag()));
            }
            // Beside a link, the browser would begin to select text.
            ("mousedown", Some(_)) if !is(event, ".link") => event.prevent_default(),
            ("dragstart" | "mousedown", _) => {}
            ("click", _) => {
                self.update_motion(|motion| motion.press = None);
                match press {
                    Some(press) if press.is_drag => {}
                    Some(Press { held: Held::Bar(bar), .. }) => {
                        self.go_to(bar.slides_before(self.place_in_bar(event).0).round() as usize);
                    }
                    _ => self.clicked(event),
                }
            }
            // Let go. A click may follow; a move without a button shows that none has.
            _ => {
                if kind != "pointerup" {
                    self.update_motion(|motion| motion.press = None);
                }
                if self.motion().drag == Drag::Held {
                    self.drop_row();
                }
            }
        }
    }

    /// The press that `event` begins, if it is on what can be dragged. A card's link covers the card. Text that no link covers can be
    /// selected, so it is no place to drag at.
    fn press(&self, event: &PointerEvent) -> Option<Press> {
        let held = if is(event, ".progress, .bar") {
            capture(self.bar_room, event);
            let (at, room) = self.place_in_bar(event);
            Held::Bar(Bar::pressed(at, room, self.in_view.get_untracked(), self.slide_count.get_untracked()))
        } else {
            self.cancel_move();
            if is(event, ".body, .body :not(.link)")
                || text(event, "pointerType") != "mouse"
                || untrack(|| self.fits())
            {
                return None;
            }
            Held::Cards(self.scroll_offset())
        };
        // The main button alone.
        (number(event, "buttons") == 1).then(|| Press::new(event.client_x(), held))
    }

    /// The pointer has moved during a press.
    fn follow(&self, press: Press, event: &PointerEvent) {
        let press = press.moved_to(event.client_x());
        self.update_motion(|motion| motion.press = Some(press));
        if !press.is_drag {
            return;
        }
        if self.motion().drag != Drag::Held {
            if matches!(press.held, Held::Cards(_)) {
                // Not before: a link that the pointer does not leave gets its click.
                capture(self.viewport, event);
            }
            self.hold_row();
        }
        let left = match press.held {
            Held::Cards(left) => left - press.distance(event.client_x()),
            Held::Bar(bar) => {
                let (at, _) = self.place_in_bar(event);
                self.dragged_bar.set(Some(bar.start(at) as u32));
                self.offset_of(1) * bar.slides_before(at)
            }
        };
        self.scroll_to(left, "instant");
    }

    /// The row follows the pointer from now on.
    fn hold_row(&self) {
        self.update_motion(|motion| motion.drag = Drag::Held);
        if let Some(viewport) = self.viewport.get_untracked() {
            let _ = viewport.set_attribute(DRAG, "");
        }
    }

    /// Lets the row go: it settles at the nearest slide, and snaps again when it is there.
    fn drop_row(&self) {
        self.update_motion(|motion| motion.drag = Drag::Dropped);
        self.dragged_bar.set(None);
        let (layout, count) = (self.layout.get_untracked(), self.slide_count.get_untracked());
        self.settle_at(layout.nearest_start(self.scroll_offset().abs(), count));
    }

    /// The row has settled.
    pub(super) fn end_drag(&self) {
        if self.motion().drag == Drag::Dropped {
            self.update_motion(|motion| motion.drag = Drag::None);
            if let Some(viewport) = self.viewport.get_untracked() {
                let _ = viewport.remove_attribute(DRAG);
            }
        }
    }

    /// Where the pointer is in the room of the bar, from its start, and how long the room is.
    fn place_in_bar(&self, event: &PointerEvent) -> (f64, f64) {
        let Some(room) = self.bar_room.get_untracked() else { return (0.0, 1.0) };
        let (rect, x) = (room.get_bounding_client_rect(), f64::from(event.client_x()));
        let at = if self.motion().right_to_left { rect.right() - x } else { x - rect.left() };
        (at, rect.right() - rect.left())
    }
}

/// Has an element get all events of the pointer until it is released, wherever it is.
fn capture(element: NodeRef<html::Div>, event: &PointerEvent) {
    if let Some(element) = element.get_untracked() {
        // An error if the pointer is no longer there.
        let _ = element.set_pointer_capture(number(event, "pointerId"));
    }
}

/// Whether the pointer is on what the selector matches.
fn is(event: &PointerEvent, selector: &str) -> bool {
    let target = event.target().map(JsCast::unchecked_into::<Element>);
    target.is_some_and(|target| target.matches(selector).unwrap_or(false))
}

/// A member of an event; empty where there is none, because events may also come from scripts of the page.
fn text(event: &PointerEvent, member: &str) -> String {
    Reflect::get(event, &member.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// As [`text`], of a number.
fn number(event: &PointerEvent, member: &str) -> i32 {
    Reflect::get(event, &member.into()).ok().and_then(|value| value.as_f64()).unwrap_or_default() as i32
}
