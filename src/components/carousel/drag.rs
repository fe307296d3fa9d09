//! Dragging the row: with the mouse by its cards, or by the bar below them. Fingers and pens on the cards scroll, which is the
//! browser's.

use js_sys::Reflect;
use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, PointerEvent};

use super::{
    context::CarouselContext,
    press::{Bar, Drag, Held, Press},
};
use crate::listener::Listener;

/// The attribute of the viewport that switches snapping off, and the cards while it is [`HELD`].
const DRAG: &str = "data-drag";

/// Its value while the pointer holds the row.
const HELD: &str = "held";

impl CarouselContext {
    /// Listens to the pointer on the cards and on the bar, and to clicks.
    pub(super) fn listen_to_drags(self) {
        let listener = move |event: PointerEvent| self.if_mounted(|this| this.handle(&event));
        // One listener for all: Leptos would compile one for each.
        let listener = Closure::<dyn Fn(PointerEvent)>::new(listener).into_js_value();
        for element in [self.viewport, self.bar_room].into_iter().filter_map(|node| node.get_untracked()) {
            let pointer = ["pointerdown", "mousedown", "pointermove", "pointerup", "pointercancel"];
            for name in pointer.into_iter().chain(["dragstart", "click", "lostpointercapture"]) {
                // Before what is in the element: a click on a card may be the end of a drag.
                let _ =
                    element.add_event_listener_with_callback_and_bool(name, listener.unchecked_ref(), true);
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
            ("mousedown", Some(_)) if !is(event, "a, a *") => event.prevent_default(),
            ("dragstart" | "mousedown", _) => {}
            ("click", _) => {
                self.update_motion(|motion| motion.press = None);
                match press {
                    // Not one of a key or of a script.
                    Some(press) if press.is_drag && number(event, "detail") > 0 => {
                        event.prevent_default();
                        event.stop_propagation();
                    }
                    Some(Press { held: Held::Bar(bar), .. }) => {
                        let first = bar.slides_before(self.place_in_bar(event).0).round() as usize;
                        self.scroll_to_slide(first, "auto");
                    }
                    _ => self.clicked(event),
                }
            }
            // Let go. A click may follow; a move without a button shows that none has.
            _ => {
                if !matches!(&*kind, "pointerup" | "lostpointercapture") {
                    self.update_motion(|motion| motion.press = None);
                }
                if self.motion().drag == Drag::Held {
                    self.drop_row();
                }
            }
        }
    }

    /// Ends the drag also where the release of the pointer is not told: an element that is moved in the page loses the pointer, and a
    /// dialogue takes the release away. Any event without a button shows that.
    fn watch_release(&self) {
        let this = *self;
        let listener = |name| {
            let ended = move |event: Event| {
                this.if_mounted(|this| {
                    if this.motion().drag == Drag::Held && number(&event, "buttons") == 0 {
                        this.update_motion(|motion| motion.press = None);
                        this.drop_row();
                    }
                });
            };
            Listener::new(window(), name, Box::new(ended))
        };
        let names = ["pointermove", "pointerup", "pointercancel", "blur"];
        self.release.set_value(Some(names.map(listener)));
    }

    /// The press that `event` begins, if it is on what can be dragged. A card's link covers the card. Text that no link covers can be
    /// selected, so it is no place to drag at.
    fn press(&self, event: &PointerEvent) -> Option<Press> {
        let held = if is(event, ".progress, .bar") {
            capture(self.bar_room, event);
            let (at, room) = self.place_in_bar(event);
            Held::Bar(Bar::pressed(at, room, self.in_view.get_untracked(), untrack(|| self.row_length())))
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
        self.set_drag(HELD);
        self.watch_release();
    }

    fn set_drag(&self, value: &str) {
        if let Some(viewport) = self.viewport.get_untracked() {
            let _ = viewport.set_attribute(DRAG, value);
        }
    }

    /// Lets the row go: it settles at the nearest slide, and snaps again when it is there.
    fn drop_row(&self) {
        self.update_motion(|motion| motion.drag = Drag::Dropped);
        self.set_drag("");
        self.dragged_bar.set(None);
        let (layout, count) = (self.layout.get_untracked(), untrack(|| self.row_length()));
        self.settle_at(layout.nearest_start(self.scroll_offset().abs(), count));
    }

    /// The row has settled.
    pub(super) fn end_drag(&self) {
        if self.motion().drag == Drag::Dropped {
            self.update_motion(|motion| motion.drag = Drag::None);
            self.release.set_value(None);
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
fn text(event: &Event, member: &str) -> String {
    Reflect::get(event, &member.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// As [`text`], of a number.
pub(super) fn number(event: &Event, member: &str) -> i32 {
    Reflect::get(event, &member.into()).ok().and_then(|value| value.as_f64()).unwrap_or_default() as i32
}
